"""Figures of those who write: an open letter's "more than 700 of us", a live blog's "I would say 300".

Who writes "we walked" took part, and counts as an organiser does; so does whoever called a protest and says so
in a press release of its own, and whoever writes a whole letter as "we" who were there. Those who watch protests
and write of what "our observers" saw count as an ngo. In whose name a letter is written is
asked in ``tables/letters.py``.
"""

import re
from functools import lru_cache

from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Span, Statement, Voice
from onrecord.records.codings import VoiceRole
from onrecord.tables.nearby import nearby

_SELVES = frozenset({"i", "we", "us"})
_OF_US = re.compile(
    r"(?:[^,.;:]|(?<=\d),(?=\d)){0,50}?"
    rf"(?:\bof us\b|\b(?:of )?our (?:own )?(?:{nearby('figures', 'our_people')})\b)",
    re.IGNORECASE,
)
_WE_DID = re.compile(
    rf"\b(?:we|us)\s(?:(?:{nearby('figures', 'before_deeds')}|will|shall|are)\s){{0,2}}"
    rf"(?:{nearby('figures', 'we_did')})\b[^.;:]{{0,60}}\Z",
    re.IGNORECASE,
)
_RELEASE = re.compile(rf"\b(?:{nearby('figures', 'releases')})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,600}[”\"]")
# The heads of what monitors of protests send out, and what they tell there of themselves.
_WATCHES = re.compile(rf"\b(?:{nearby('figures', 'watches')})\b", re.IGNORECASE)
_WE_WATCH = re.compile(
    rf"\b(?:we\s(?:have\s|had\s|also\s)?(?:{nearby('figures', 'we_watch')})"
    rf"|our\s(?:own\s)?(?:\w+\s)?(?:{nearby('figures', 'our_watchers')}))\b",
    re.IGNORECASE,
)
_FIGURES_ARE = re.compile(
    r"\b(?:figures|numbers|counts|estimates) are (?:ours|theirs|our own|those of our)\b", re.IGNORECASE
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_OURS = re.compile(
    rf"\b(?:[Oo]ur\s(?:\w+\s)?(?:{nearby('figures', 'own_events')})|of us\b|"
    rf"[Ww]e\s(?:(?:have|had|then|all)\s){{0,2}}(?:{nearby('figures', 'we_did')}))\b"
)
_LEAST_OF_WE, _LONGEST = 6, 350  # words for those who write, and code points to each of them in a letter
_BEHIND = 30  # code points from the beginning of a figure in which "of us" stands
_HEAD = 500  # code points at the beginning of a release in which whoever issues it is named
_HEADING = 200  # the same for what it is
_NAMED = 260  # the same in which those who watch protests are named


def speaks_for_itself(said: Statement) -> bool:
    """Whether what was read as a statement is the report's own "I would say", "we can see"."""
    return said.speaker is not None and said.speaker.name.lower() in _SELVES and said.quotation == "indirect"


def of_writers(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice | None:
    """The voice of a figure that those who write give as their own; None where they tell it of others."""
    if view.report.is_live_blog or view.is_quoted(span):
        return None
    end = min(sentence.span.end, span.end + _BEHIND)
    if _OF_US.match(view.words(span.start, end)) or _WE_DID.search(view.words(sentence.span.start, span.start)):
        return Voice("organiser")
    if _is_release_of(view.text, organisers):
        return Voice("organiser")
    if _watches(view.text) and _WE_WATCH.search(view.words(sentence.span.start, end)):
        return Voice("ngo")
    role = _role_of_writers(view.text)
    return Voice(role) if role else None


@lru_cache(maxsize=16)
def _role_of_writers(text: str) -> VoiceRole | None:
    """The role of those who write a whole text as "we": who watch protests and count, or who were at one."""
    own = _QUOTED.sub("", text)
    if _watches(text) and _FIGURES_ARE.search(own):
        return "ngo"
    we = sum(1 for _ in _WE.finditer(own))
    return "organiser" if we >= _LEAST_OF_WE and we * _LONGEST >= len(own) and _OURS.search(own) else None


def _watches(text: str) -> bool:
    """Whether the head of a text tells that those send it out who watch protests."""
    return _WATCHES.search(text[:_HEAD]) is not None


def _is_release_of(text: str, organisers: frozenset[str]) -> bool:
    """Whether the report is a release that one of ``organisers`` issued, who is named at its head."""
    head = text[:_HEAD].lower()
    return bool(_RELEASE.search(text[:_HEADING])) and any(name.lower() in head for name in organisers)


def issued_by(text: str, name: str) -> bool:
    """Whether those send a text out who watch protests, under that ``name``: "Protest Ledger's volunteers"."""
    words = name.split()
    own = " ".join(words[:-1] if len(words) > 1 and words[-1].islower() else words)
    own = own.removesuffix("’s").removesuffix("'s").removeprefix("The ").removeprefix("the ")
    return own[:1].isupper() and _WATCHES.search(own) is not None and own.casefold() in text[:_NAMED].casefold()
