"""Who vouches for a figure: the speaker, a source cited, named or marked for it, or the reporter."""

import re

from onrecord.coding.beside import Beside, source_behind, source_beside
from onrecord.coding.given_by import given_by
from onrecord.coding.marked_by import marked_by
from onrecord.coding.said_by import voice_as_said
from onrecord.coding.view import Sentence, View
from onrecord.records import Span, Statement, Voice
from onrecord.tables.nearby import nearby

_NEAR = 8  # code points between a source and the number that it gives without a verb: "the opposition 2,000"
_LIVES = re.compile(r"(?:the\s)?lives\s", re.IGNORECASE)
# "The organisers had hoped for 10,000, but only 2,000 came": what came is not theirs.
_HOPED = re.compile(rf"\b(?:{nearby('figures', 'hoped')})(?: for| that| to see)?\s\Z", re.IGNORECASE)
_BUT = re.compile(r",\s(?:but|yet|though)\b", re.IGNORECASE)


def voice_at(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice:
    """Who vouches for the words at ``span``: whom the report cites, the speaker who says so, else the reporter.

    What an indirect demand takes for granted ("called for an end to the sit-in by seven students") is the
    reporter's own telling.
    """
    said = view.statement_at(span) or view.statement_at(Span(span.end - 1, span.end))  # "estimated (500 came)"
    if said and _LIVES.match(view.words(said.content[0].start, span.end)):
        said = None  # "clashes claimed the lives of two" is nobody's claim
    spoken = None if said is None or said.speaker is None else voice_as_said(view, span, said, organisers)
    if said and _HOPED.search(view.words(said.content[0].start - 30, said.content[0].start)):
        spoken = None if _BUT.search(view.words(said.content[0].start, span.start)) else spoken
    beside = source_beside(view, sentence, span)
    vague = beside is not None and beside.voice.role == "other" and not beside.named
    if beside and spoken and vague and not span.start - _NEAR < beside.end <= span.start:
        return spoken
    if beside and not (spoken and said and _is_same(beside, spoken, said, span)):
        return beside.voice
    spoken = spoken or given_by(view, sentence, span, organisers)
    if spoken is None and (behind := source_behind(view, sentence, span)):
        return behind.voice
    return spoken or marked_by(view, span, organisers) or Voice("reporter")


def _is_same(beside: Beside, spoken: Voice, said: Statement, span: Span) -> bool:
    """Whether the source beside a figure is the speaker of the statement that holds it."""
    begins = max((content.start for content in said.content if content.covers(span)), default=0)
    if beside.voice.role == "organiser" and spoken.role in ("other", "ngo", "union"):
        return False  # "the organisers, Fair Schools Now, claimed"
    own = (spoken.role, beside.voice.role)
    if beside.named and own[0] != own[1]:
        return False  # "marchers, estimated by police at 3,000"
    told = begins >= beside.end > 0 and ", who" not in beside.words  # "the organisers, who said 5,000"
    return told or own[0] == own[1] or own == ("organiser", "union")
