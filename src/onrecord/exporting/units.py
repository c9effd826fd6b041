"""Mentions and statements alike as units of codings, so that one set of rules can be put to both."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Actor, Code, CodedReport, Coding, Span, Statement, Text, Unknown, Value, Voice
from onrecord.records.labels import label

_COURSE = {"policing": "policing_form", "court": "court_form", "government": "government_form"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A mention or a statement: its kind ("protest" … "statement"), its id, where it stands, its codings.

    ``opposed``: another mention of the report is counter to it.
    """

    kind: str
    id: str
    spans: tuple[Span, ...]
    codings: tuple[Coding, ...]
    opposed: bool = False

    def of(self, variable: str) -> tuple[Coding, ...]:
        """The codings of a variable by its name in the codebook (``court_form``), with a known value."""
        return tuple(one for one in self.codings if is_known(one) and named(self.kind, one) == variable)


def is_known(coding: Coding) -> bool:
    """Whether a coding has a value: its words could be resolved, and do not say that it is not known."""
    return coding.value is not None and not isinstance(coding.value, Unknown)


def named(kind: str, coding: Coding) -> str:
    """The codebook's name of a coding's variable: the forms of the four kinds of event are four variables."""
    return _COURSE.get(kind, coding.variable) if coding.variable == "form" else coding.variable


def units(coded: CodedReport) -> Iterator[Unit]:
    """All mentions and statements of ``coded``, in the order of the text."""
    counters = {label(one.value) for mention in coded.mentions for one in mention.of("counter_to")}
    for mention in coded.mentions:
        opposed = mention.id in counters
        yield Unit(mention.kind, mention.id, (mention.anchor,), mention.codings, opposed)
    for said in coded.statements:
        yield Unit("statement", said.id, said.content or said.cue, (*_told(coded, said), *said.codings))


def _told(coded: CodedReport, said: Statement) -> Iterator[Coding]:
    """What a statement is made of, as codings of the codebook's variables of statements."""

    def coding(variable: str, value: Value, spans: tuple[Span, ...]) -> Coding:
        voice = Voice(said.voice, said.speaker.name if said.speaker else None)
        told = (said.coder, said.confidence, voice, said.rule, said.codebook)
        return Coding(variable, value, spans, *told)

    if said.speaker:
        who = said.speaker
        actor = Actor(who.name, who.kind, who.role, who.organisation)
        yield coding("speaker", actor, said.speaker_spans)
    yield coding("act", Code(said.act), said.cue)
    yield coding("quotation", Code(said.quotation), said.content or said.cue)
    yield coding("cue", Text(" … ".join(span.of(coded.report.text) for span in said.cue)), said.cue)
    if said.content:
        words = " … ".join(span.of(coded.report.text) for span in said.content)
        yield coding("content", Text(words), said.content)
    if said.addressee:
        yield coding("addressee", said.addressee, said.addressee_spans)
    if said.medium:
        yield coding("medium", Code(said.medium), said.cue)
    if said.date:
        yield coding("date", said.date, said.date_spans)
