"""Where it was said: interview, press conference, letter, post, court, parliament, speech, statement."""

import re

from onrecord.coding.laying.context import Context
from onrecord.records import Attribution, Speaker, Statement
from onrecord.tables.media import court_roles, media_patterns, outlet_told
from onrecord.tables.nearby import nearby
from onrecord.tables.people import documents

_MEETING = re.compile(rf"\b(?:told|at) the (?:{nearby('statements', 'meetings')})\b", re.IGNORECASE)
_COURT = re.compile(
    r"\b[A-Z][\w’']+ (?:Crown |Magistrates['’]? |High |District |Supreme )?Court\b|\b(?:the|in) court\b"
)
_SAYS_ITSELF = re.compile(r"\b(?:statement|letter|communiqu[eé]|petition|post)\b[^.]{0,60}\Z", re.IGNORECASE)
_PRONOUNS = (["he"], ["she"], ["they"], ["it"])
_RUNS_ON = frozenset(
    {"press_conference", "speech", "court", "parliament", "interview", "letter", "social_media"}
)
_LOOK_BACK = 40  # sentences in which "the meeting" may have been introduced
_NEAR = 2  # sentences over which the same speaker goes on in the same medium


def medium_of(words: str) -> str | None:
    """The medium that the words round a cue tell, or None."""
    return next((medium for medium, pattern in media_patterns() if pattern.search(words)), None)


def outlet_of(words: str) -> str | None:
    """The newspaper, station or agency that the words round a cue say was spoken to, or None."""
    match = outlet_told().search(words)
    return match["outlet"] if match else None


def words_round(context: Context, attribution: Attribution) -> str:
    """The words of the sentence of a cue without what was said; "" of a claim inside another's statement."""
    if attribution.rule.endswith("/inner"):
        return ""
    place = attribution.cue[0].start
    return context.words(context.at(place), place, attribution.content)


def medium_at(
    context: Context, attribution: Attribution, speaker: Speaker | None, last: Statement | None
) -> str | None:
    """The medium of an attribution: told in its sentence, by what document speaks, or carried on."""
    number = context.at(attribution.cue[0].start)
    words = words_round(context, attribution)
    source = attribution.source.of(context.text).lower().split() if attribution.source else []
    printed = attribution.source.of(context.text).split()[-1:] if attribution.source else []
    spoken = documents().get(source[-1]) if source and printed[0].islower() else None
    found = spoken or medium_of(words)
    if found == "speech" and ": urged" in attribution.rule:  # "told the crowd to leave" is an order, no speech
        found = None
    if found is None and _MEETING.search(words):
        found = _introduced(context, number)
    found = found or _said_there(context, number, source, speaker)
    if found is not None or not _same(last, speaker) or last is None:
        return found
    near = number - context.at(last.cue[0].start) <= _NEAR
    goes_on = source in _PRONOUNS or not source or attribution.rule.startswith(("add/", "continue/", "go on"))
    return last.medium if near and goes_on and last.medium in _RUNS_ON else None


def _same(last: Statement | None, speaker: Speaker | None) -> bool:
    """Whether the statement before is by the same speaker."""
    return (
        speaker is not None
        and last is not None
        and last.speaker is not None
        and last.speaker.name == speaker.name
    )


def _introduced(context: Context, number: int) -> str | None:
    """The kind of the meeting that a sentence before told of."""
    for before in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        medium = medium_of(context.words(before))
        if medium in {"press_conference", "speech", "court"}:
            return medium
    return None


def _said_there(context: Context, number: int, source: list[str], speaker: Speaker | None) -> str | None:
    """ "They argued …" right after "… held a press conference": it was said there."""
    if source in _PRONOUNS or context.kind(context.starts[number]) == "caption":
        before = context.words(number - 1)
        medium = medium_of(before)
        if medium in {"press_conference", "speech", "court"}:
            return medium
        if source == ["it"] and (match := _SAYS_ITSELF.search(before)):
            return medium or documents().get(match[0].split()[0].lower())
    role = (speaker.role or "") if speaker else ""
    if court_roles().search(context.words(number)) or court_roles().search(f"{' '.join(source)} {role}"):
        sentences = (context.words(n) for n in range(number, max(-1, number - _LOOK_BACK), -1))
        return "court" if any(_COURT.search(words) for words in sentences) else None
    return None
