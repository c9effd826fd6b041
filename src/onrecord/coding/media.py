"""Where it was said: interview, press conference, letter, post, court, parliament, speech, statement."""

import re

from onrecord.coding.context import Context
from onrecord.records import Attribution, Speaker, Statement
from onrecord.tables.people import documents

_OUTLET = r"(?:BBC|Sky|CNN|ITV|NPR|Al Jazeera|[A-Z][\w-]+ (?:News|Radio|TV|Times|Post|Herald|Tribune))"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("interview", rf"\bin an? (?:\w+ ){{0,2}}interview\b|\binterviewed by\b|\btold (?:the )?{_OUTLET}"),
    ("press_conference", r"\b(?:press|news|media) (?:conference|briefing)\b"),
    ("letter", r"\b(?:open )?letter\b|\bin an email\b|\bwrote to\b"),
    (
        "statement",
        r"\b(?:in|to|released|issued|put out) an? (?:\w+ ){0,2}statement\b"
        r"|\bstatement (?:said|posted|issued|read)\b|\b(?:news|press|media) release\b|\bcommuniqu[eé]\b",
    ),
    (
        "social_media",
        r"\b(?:tweet(?:ed)?|twitter|facebook|instagram|tiktok|telegram|whatsapp|social media|on X\b)",
    ),
    (
        "court",
        r"\btold the (?:court|judge|jury|hearing|inquest|tribunal)|\bin court\b|\bcourt heard\b|\bpleaded\b",
    ),
    (
        "parliament",
        r"\btold (?:the )?(?:parliament|mps|commons|lords|senate|assembly|lawmakers|d[aá]il)\b"
        r"|\bin the (?:commons|lords|senate)\b",
    ),
    (
        "speech",
        r"\btold (?:the |a |an )?(?:[\w-]+ ){0,4}"
        r"(?:crowds?|rally|gathering|demonstrators|protesters|supporters|audience|thousands|hundreds|"
        r"teachers|workers)\b"
        r"|\bin a speech\b|\baddress(?:ed|ing) the (?:crowd|rally|gathering)|\bto (?:cheers|applause)\b",
    ),
)
_COMPILED = tuple((medium, re.compile(pattern, re.IGNORECASE)) for medium, pattern in _PATTERNS)
_MEETING = re.compile(r"\btold the (?:meeting|conference|briefing|event|hearing)\b", re.IGNORECASE)
_IN_COURT = re.compile(
    r"\b(?:prosecuting|prosecutors?|defending|defendants?|judge|magistrates?|sentenc(?:ed|ing)|pleaded|barrister)\b",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"\b[A-Z][\w’']+ (?:Crown |Magistrates['’]? |High |District |Supreme )?Court\b|\bthe court\b"
)
_GOING_ON = frozenset({"add", "continue", "go on to say"})
_LOOK_BACK = 40  # sentences in which "the meeting" may have been introduced


def medium_of(words: str) -> str | None:
    """The medium that the words round a cue tell, or None."""
    return next((medium for medium, pattern in _COMPILED if pattern.search(words)), None)


def medium_at(
    context: Context, attribution: Attribution, speaker: Speaker | None, last: Statement | None
) -> str | None:
    """The medium of an attribution: told in its sentence, by what document speaks, or carried on."""
    place = attribution.cue[0].start
    number = context.at(place)
    words = context.words(number, place, attribution.content)
    source = attribution.source.of(context.text).lower().split() if attribution.source else []
    printed = attribution.source.of(context.text).split()[-1:] if attribution.source else []
    spoken = documents().get(source[-1]) if source and printed[0].islower() else None
    found = spoken or medium_of(words)
    if found == "speech" and ": urged" in attribution.rule:  # "told the crowd to leave" is an order, no speech
        found = None
    if found is None and _MEETING.search(words):
        found = _introduced(context, number)
    if found is not None or last is None or speaker is None or last.speaker != speaker:
        return found or _said_there(context, number, source)
    near = number - context.at(last.cue[0].start) <= 2
    return last.medium if near and attribution.rule.split("/")[0] in _GOING_ON else None


def _introduced(context: Context, number: int) -> str | None:
    """The kind of the meeting that a sentence before told of."""
    for before in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        medium = medium_of(context.words(before))
        if medium in {"press_conference", "speech", "court"}:
            return medium
    return None


def _said_there(context: Context, number: int, source: list[str]) -> str | None:
    """ "They argued …" right after "… held a press conference": it was said there."""
    if source in (["he"], ["she"], ["they"]) or context.kind(context.starts[number]) == "caption":
        medium = medium_of(context.words(number - 1))
        return medium if medium in {"press_conference", "speech"} else None
    if _IN_COURT.search(context.words(number)) or _IN_COURT.search(" ".join(source)):
        before = (context.words(n) for n in range(number, max(-1, number - _LOOK_BACK), -1))
        return "court" if any(_COURT.search(words) for words in before) else None
    return None
