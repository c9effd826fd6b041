"""Attributions to statements: speaker, act, medium, addressee, voice."""

import re

from onrecord.coding.acts import act_of
from onrecord.coding.media import medium_of
from onrecord.coding.speakers import name_at, speaker_of
from onrecord.coding.voices import voice_of
from onrecord.records import Actor, Attribution, Findings, Report, Span, Speaker, Statement

CODER = "statements@1"
_WORD = re.compile(r"[^\W_]{3,}")


def code_statements(report: Report, findings: Findings) -> tuple[Statement, ...]:
    """Every statement of the report, in the order of the text."""
    statements: list[Statement] = []
    last: Speaker | None = None
    for attribution in findings.attributions:
        statement = _statement(report, findings, attribution, last)
        statements.append(statement)
        last = statement.speaker or last
    return tuple(statements)


def _statement(report: Report, findings: Findings, attribution: Attribution, last: Speaker | None) -> Statement:
    speaker = speaker_of(report, findings, attribution.source, last) if attribution.source else last
    content = " ".join(span.of(report.text) for span in attribution.content)
    voice = voice_of(speaker) if speaker else "other"
    addressee = attribution.addressee
    return Statement(
        report=report.id,
        speaker=speaker,
        speaker_spans=(attribution.source,) if attribution.source else (),
        cue=attribution.cue,
        content=attribution.content,
        quotation=attribution.quotation,
        act=act_of(attribution, content, voice == "police"),
        medium=medium_of(_around(report, attribution)),
        coder=CODER,
        confidence=attribution.confidence,
        voice=voice,
        addressee=_addressee(report, findings, addressee) if addressee else None,
        addressee_spans=(addressee,) if addressee else (),
        rule=attribution.rule,
    )


def _around(report: Report, attribution: Attribution) -> str:
    """The words of the attribution's sentence outside its content."""
    spans = [*attribution.cue, *([attribution.source] if attribution.source else [])]
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    for passage in report.passages:
        for sentence in passage.sentences:
            if sentence.start <= low < sentence.end:
                low, high = min(low, sentence.start), max(high, sentence.end)
    outside = list(report.text[low:high])
    for span in attribution.content:
        for at in range(max(span.start, low), min(span.end, high)):
            outside[at - low] = " "
    return " ".join("".join(outside).split())


def _addressee(report: Report, findings: Findings, span: Span) -> Actor:
    name = name_at(findings, span)
    if name is None or name.kind not in {"person", "organisation", "pronoun"}:
        return Actor(" ".join(span.of(report.text).split()))
    return Actor(name.full, name.kind, name.role, name.organisation)
