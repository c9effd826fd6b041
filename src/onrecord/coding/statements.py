"""Attributions to statements: speaker, act, medium, addressee, voice, and which repeat or hold one another."""

from dataclasses import dataclass

from onrecord.coding.acts import act_of
from onrecord.coding.context import Context
from onrecord.coding.media import medium_at, outlet_of, words_round
from onrecord.coding.repeats import with_repeats
from onrecord.coding.saying_dates import SayingDates
from onrecord.coding.speakers import Names, speaker_of
from onrecord.coding.voices import organisers_of, voice_of
from onrecord.records import Actor, Attribution, Findings, Report, Span, Statement

CODER = "statements@1"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed of a report to code one of its statements."""

    report: Report
    context: Context
    names: Names
    organisers: frozenset[str]
    dates: SayingDates


def code_statements(report: Report, findings: Findings) -> tuple[Statement, ...]:
    """Every statement of the report, in the order of the text."""
    context = Context.of(report)
    desk = _Desk(
        report,
        context,
        Names.of(report.text, findings.names),
        organisers_of(report, findings),
        SayingDates.of(report, context, findings.dates),
    )
    statements: list[Statement] = []
    for attribution in findings.attributions:
        statements.append(_statement(desk, attribution, statements[-1] if statements else None))
    return with_repeats(desk.context, tuple(statements))


def _statement(desk: _Desk, attribution: Attribution, last: Statement | None) -> Statement:
    before = last.speaker if last else None
    speaker = speaker_of(desk.names, attribution.source, before) if attribution.source else before
    content = " ".join(span.of(desk.report.text) for span in attribution.content)
    voice = voice_of(speaker, desk.organisers) if speaker else "other"
    addressee = attribution.addressee
    told = _actor(desk, addressee) if addressee else None
    outlet = _outlet(desk, addressee) or outlet_of(words_round(desk.context, attribution))
    medium = medium_at(desk.context, attribution, speaker, last)
    via = _actor(desk, attribution.via).name if attribution.via else outlet
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
        addressee_spans=(addressee,) if addressee else (),
        via=via,
        date=date,
        date_spans=date_spans,
        rule=attribution.rule,
    )


def _actor(desk: _Desk, span: Span) -> Actor:
    name = desk.names.at(span)
    if name is None or name.kind not in {"person", "organisation", "pronoun"}:
        return Actor(desk.names.words(span))
    return Actor(name.full, name.kind, name.role, name.organisation)


def _outlet(desk: _Desk, span: Span | None) -> str | None:
    """The newspaper, station or agency that was told, where it is one."""
    name = desk.names.at(span) if span else None
    return name.full if name is not None and name.rule.endswith(":media") else None
