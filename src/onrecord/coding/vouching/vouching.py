"""Who vouches for a figure: the speaker, a source cited, named or marked for it, or the reporter."""

import re

from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.vouching.beside import Beside, source_behind, source_beside
from onrecord.coding.vouching.given_by import given_by, nearer
from onrecord.coding.vouching.marked_by import marked_by
from onrecord.coding.vouching.said_by import is_generic, of_the_union, voice_as_said
from onrecord.coding.vouching.writers import of_writers, speaks_for_itself
from onrecord.records import Span, Statement, Voice
from onrecord.tables.nearby import nearby

_NEAR = 8  # code points between a source and the number that it gives without a verb: "the opposition 2,000"
_LIVES = re.compile(r"(?:the\s)?lives\s", re.IGNORECASE)
# "The organisers had hoped for 10,000, but only 2,000 came": what came is not theirs.
_HOPED = re.compile(rf"\b(?:{nearby('figures', 'hoped')})(?: for| that| to see)?\s\Z", re.IGNORECASE)
_BUT = re.compile(r",\s(?:but|yet|though)\b", re.IGNORECASE)
# Before people who are spoken to: "addressed (500 people)", "told a rally in Leeds that drew (150)".
_SPOKE_TO = re.compile(
    rf"\b(?:address(?:ed|ing)|(?:{nearby('figures', 'spoke_to')})\s(?:an?|the)\s[^.;:,\d“”\"]{{0,60}}?"
    rf"(?:{nearby('figures', 'drawing')}))\s\Z",
    re.IGNORECASE,
)
_FAR = 110  # code points before people in which somebody is told to speak to them
# Roles that no source has both of; a union may have called what it counts.
_RIVALS = frozenset({"police", "organiser", "authority", "media", "witness"})
_OWN_WORDS = 30  # code points that the words of one source take up
_WHO = re.compile(r",\s(?:who|which)\s(?:(?:had|has|have|then|later|also)\s){0,2}", re.IGNORECASE)
# "Said on Friday that it would appeal, a day after (thousands marched)": the reporter dates it by what was.
_DAY_AFTER = re.compile(
    rf",\s(?:(?:\w+)\s){{0,3}}(?:{nearby('figures', 'stretches')})\s(?:after|before)\s[^,;.“”\"]{{0,80}}\Z",
    re.IGNORECASE,
)
# What those who only say what is to come tell of the past.
_TO_COME = frozenset({"promise", "threaten", "demand", "call_for"})
_THEN = re.compile(rf",\s(?:{nearby('figures', 'as_before')})\b", re.IGNORECASE)


def voice_at(view: View, sentence: Sentence, span: Span, organisers: frozenset[str]) -> Voice:
    """Who vouches for the words at ``span``: whom the report cites, the speaker who says so, else the reporter.

    What an indirect demand takes for granted ("called for an end to the sit-in by seven students") is the
    reporter's own telling.
    """
    said = view.statement_at(span) or view.statement_at(Span(span.end - 1, span.end))  # "estimated (500 came)"
    if said and _LIVES.match(view.words(said.content[0].start, span.end)):
        said = None  # "clashes claimed the lives of two" is nobody's claim
    if said and speaks_for_itself(said):
        said = None
    beside = source_beside(view, sentence, span)
    if _is_audience(view, sentence, span) or (said and beside is None and _is_in_passing(view, said, span)):
        return Voice("reporter")
    if said and beside is None and (rival := nearer(view, sentence, span, said, organisers)):
        return rival
    spoken = _spoken(view, span, said, organisers)
    if beside and (cited := _cited(beside, spoken, said, span, organisers)):
        return cited
    given = spoken or given_by(view, sentence, span, organisers)
    if beside and not (spoken and said and _is_same(beside, spoken, said, span)):
        return given if given and _names_more(given, beside.voice) else beside.voice
    if given is None and (behind := source_behind(view, sentence, span)):
        return behind.voice
    marked = given or marked_by(view, span, organisers)
    return marked or of_writers(view, sentence, span, organisers) or Voice("reporter")


def _spoken(view: View, span: Span, said: Statement | None, organisers: frozenset[str]) -> Voice | None:
    """The voice of the statement that holds a figure; None where it says what its speaker had hoped for."""
    if said is None or said.speaker is None:
        return None
    begins = said.content[0].start
    hoped = _HOPED.search(view.words(begins - 30, begins)) and _BUT.search(view.words(begins, span.start))
    return None if hoped else voice_as_said(view, span, said, organisers)


def _cited(
    beside: Beside, spoken: Voice | None, said: Statement | None, span: Span, organisers: frozenset[str]
) -> Voice | None:
    """The voice of a source beside a figure against that of its statement; None where others may tell more."""
    name = beside.voice.name or ""
    if beside.voice.role == "other" and not beside.named:
        if spoken and not span.start - _NEAR < beside.end <= span.start:
            return spoken
        return Voice("organiser", name) if organisers and is_generic(name) else None
    same = spoken is not None and said is not None and _is_same(beside, spoken, said, span)
    if beside.voice.role == "union" and organisers and of_the_union(name, organisers):
        return Voice("organiser", name)
    return None if same else beside.voice


def _is_audience(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether people are told to be those to whom somebody spoke: the reporter counts them.

    "The mayor addressed 500 people", "told a rally that drew 150 drivers"; not where a source tells so itself.
    """
    if view.is_quoted(span):
        return False
    start = max(sentence.span.start, span.start - _FAR)
    spoke = _SPOKE_TO.search(view.words(start, span.start))
    return spoke is not None and view.statement_at(Span(start + spoke.start(), start + spoke.end())) is None


def _is_in_passing(view: View, said: Statement, span: Span) -> bool:
    """Whether what "was received by the mayor, who promised help" tells is none of the mayor's words.

    A source at the end vouches for its own half of the sentence, not for what stands before a semicolon;
    police vouch for all that befell people.

    Nor is what those who promise, threaten or demand something tell to have been: "as they did in May, when
    police arrested 200 of them".
    """
    if said.quotation == "direct" or not said.speaker_spans or not said.cue:
        return False
    speaker, begins = said.speaker_spans[-1], said.content[0].start
    between = view.words(speaker.end, said.cue[0].start) if speaker.end <= said.cue[0].start else ""
    if begins < speaker.start and _WHO.fullmatch(between):
        return True
    if begins < speaker.start and said.voice != "police" and ";" in view.words(span.end, speaker.start):
        return True  # "500 ringed the gate; marines shot one of them, the union says"
    if _DAY_AFTER.search(view.words(begins, span.start)):
        return True
    return said.act in _TO_COME and _THEN.search(view.words(begins, span.start)) is not None


def _names_more(spoken: Voice, beside: Voice) -> bool:
    """Whether another reading of the same source tells its role: "the (Legal Aid) Network"."""
    names = (spoken.name or "").casefold(), (beside.name or "").casefold()
    return spoken.role != "other" and bool(names[1]) and names[1].removeprefix("the ") in names[0]


def _stands_apart(beside: Beside, said: Statement, span: Span) -> bool:
    """Whether a speaker stands farther from a figure than the source before it, and apart from that."""
    return all(one.end < beside.end - _OWN_WORDS for one in said.speaker_spans) and 0 < beside.end <= span.start


def _is_same(beside: Beside, spoken: Voice, said: Statement, span: Span) -> bool:
    """Whether the source beside a figure is the speaker of the statement that holds it."""
    begins = max((content.start for content in said.content if content.covers(span)), default=0)
    if beside.voice.role == "organiser" and spoken.role in ("other", "ngo", "union"):
        return False  # "the organisers, Fair Schools Now, claimed"
    own = (spoken.role, beside.voice.role)
    if beside.named and own[0] != own[1]:
        return False  # "marchers, estimated by police at 3,000"
    if own[0] != own[1] and _RIVALS.issuperset(own) and _stands_apart(beside, said, span):
        return False  # "police counted 450 and the organisers claimed 2,000"
    told = begins >= beside.end > 0 and ", who" not in beside.words  # "the organisers, who said 5,000"
    return told or own[0] == own[1] or own == ("organiser", "union")
