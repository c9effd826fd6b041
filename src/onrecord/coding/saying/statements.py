"""Attributions to statements: speaker, act, medium, addressee, voice, and which repeat or hold one another."""

from dataclasses import dataclass

from onrecord.coding.laying.context import Context
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.voices import organisers_of, voice_of
from onrecord.coding.saying.acts import act_of
from onrecord.coding.saying.dates import SayingDates
from onrecord.coding.saying.media import medium_at, outlet_of, words_round
from onrecord.coding.saying.repeats import with_repeats
from onrecord.coding.saying.speakers import Names, speaker_of
from onrecord.records import Actor, Attribution, Findings, Report, Span, Speaker, Statement
from onrecord.tables.actor_kinds import kind_by_office, kind_of_people
from onrecord.tables.letters import writer_of

CODER = "statements@1"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed of a report to code one of its statements."""

    report: Report
    context: Context
    names: Names
    kinds: Kinds
    organisers: frozenset[str]
    dates: SayingDates
    writer: str | None


def code_statements(report: Report, findings: Findings) -> tuple[Statement, ...]:
    """Every statement of the report, in the order of the text."""
    context = Context.of(report)
    writing = writer_of(report.text, findings.quotations)
    desk = _Desk(
        report,
        context,
        Names.of(report.text, findings.names),
        Kinds(report.text, findings.names),
        organisers_of(report, findings),
        SayingDates.of(report, context, findings.dates),
        writing[1] if writing else None,
    )
    statements: list[Statement] = []
    for attribution in findings.attributions:
        statements.append(_statement(desk, attribution, statements[-1] if statements else None))
    return with_repeats(desk.context, tuple(statements))


def _statement(desk: _Desk, attribution: Attribution, last: Statement | None) -> Statement:
    before = last.speaker if last else None
    source = attribution.source
    speaker = speaker_of(desk.names, source, before) if source else before
    if source and desk.writer and source.of(desk.report.text).lower() == "we":
        speaker = Speaker(desk.writer, kind="organisation")
    content = " ".join(span.of(desk.report.text) for span in attribution.content)
    voice = voice_of(speaker, desk.organisers) if speaker else "other"
    addressee = attribution.addressee
    told = _actor(desk, addressee) if addressee else None
    outlet = _outlet(desk, addressee) or outlet_of(words_round(desk.context, attribution))
    medium = medium_at(desk.context, attribution, speaker, last)
    via = _name(desk, attribution.via) if attribution.via else outlet
    date, date_spans = desk.dates.of_cue(attribution)
    return Statement(
        report=desk.report.id,
        speaker=speaker,
        speaker_spans=(attribution.source,) if attribution.source else (),
        cue=attribution.cue,
        content=attribution.content,
        quotation=attribution.quotation,
        act=act_of(attribution, content, voice, attribution.cue[0].of(desk.report.text)),
        medium=medium or ("interview" if outlet else None),
        coder=attribution.coder or CODER,
        confidence=attribution.confidence,
        voice=voice,
        outlet=outlet,
        addressee=told,
        addressee_spans=(addressee,) if addressee and told else (),
        via=via,
        date=date,
        date_spans=date_spans,
        rule=attribution.rule,
    )


def _actor(desk: _Desk, span: Span) -> Actor | None:
    """Who is addressed, with the kind of actor; None for a private person (codebook section 5)."""
    name = desk.names.at(span)
    words = desk.names.words(span)
    if name is None:
        return Actor(words, kind_by_office(words))
    if name.kind in ("person", "organisation", "pronoun"):
        told = desk.kinds.actor(name)
        is_person = name.kind == "person" or (name.kind == "pronoun" and name.full.lower() in ("he", "she"))
        return told or (None if is_person else Actor(name.full))
    return Actor(words, kind_of_people(words) if name.kind == "group" else kind_by_office(words))


def _name(desk: _Desk, span: Span) -> str:
    name = desk.names.at(span)
    resolved = name is not None and name.kind in ("person", "organisation", "pronoun")
    return name.full if name is not None and resolved else desk.names.words(span)


def _outlet(desk: _Desk, span: Span | None) -> str | None:
    """The newspaper, station or agency that was told, where it is one."""
    name = desk.names.at(span) if span else None
    return name.full if name is not None and name.rule.endswith(":media") else None
