"""Figures of those who write: an open letter's "more than 700 of us", a live blog's "I would say 300".

Who writes "we walked" took part, and counts as an organiser does; so does whoever called a protest and says so
in a press release of its own. In whose name a letter is written is asked in ``tables/letters.py``.
"""

import re

from onrecord.coding.view import Sentence, View
from onrecord.records import Span, Statement, Voice
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
_BEHIND = 30  # code points from the beginning of a figure in which "of us" stands
_HEAD = 500  # code points at the beginning of a release in which whoever issues it is named
_HEADING = 200  # the same for what it is


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
    return Voice("organiser") if _is_release_of(view.text, organisers) else None


def _is_release_of(text: str, organisers: frozenset[str]) -> bool:
    """Whether the report is a release that one of ``organisers`` issued, who is named at its head."""
    head = text[:_HEAD].lower()
    return bool(_RELEASE.search(text[:_HEADING])) and any(name.lower() in head for name in organisers)
