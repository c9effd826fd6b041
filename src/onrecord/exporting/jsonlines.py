"""The JSON of a coded report: one object per report, spans as ``[start, end)`` in code points of its text."""

from typing import Any

from onrecord.exporting.answers import absent
from onrecord.records import CodedReport, Coding, Mention, Questions, Report, Span, Statement, Unknown, Voice


def as_json(coded: CodedReport) -> dict[str, Any]:
    """The JSON object of one coded report, with only dicts, lists, strings, numbers, booleans and None."""
    return {
        "report": report_as_json(coded.report),
        "mentions": [_mention(mention, coded.questions_of(mention.kind)) for mention in coded.mentions],
        "statements": [_statement(statement) for statement in coded.statements],
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [span.as_list() for span in spans]


def report_as_json(report: Report) -> dict[str, Any]:
    """What is known of a report, without its text."""
    return {
        "id": report.id,
        "path": report.path,
        "locator": report.locator,
        "sha256": report.sha256,
        "title": report.title,
        "source": report.source,
        "published": report.published.isoformat() if report.published else None,
        "timezone": report.timezone,
        "language": report.language,
        "url": report.url,
    }


def _voice(voice: Voice | None) -> dict[str, Any] | None:
    return {"role": voice.role, "name": voice.name} if voice else None


def _coding(coding: Coding) -> dict[str, Any]:
    return {
        "variable": coding.variable,
        "value": coding.value.as_json() if coding.value else None,
        "spans": _spans(coding.spans),
        "voice": _voice(coding.voice),
        "confidence": round(coding.confidence, 3),
        "coder": coding.coder,
        "rule": coding.rule,
        "codebook": coding.codebook,
    }


def _mention(mention: Mention, questions: Questions) -> dict[str, Any]:
    return {
        "id": mention.id,
        "kind": mention.kind,
        "anchor": mention.anchor.as_list(),
        "codings": [_coding(one) for one in mention.codings if not isinstance(one.value, Unknown)],
        "unknown": [_coding(one) for one in mention.codings if isinstance(one.value, Unknown)],
        "absent": absent(mention, questions),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    speaker = statement.speaker
    return {
        "id": statement.id,
        "speaker": speaker
        and {"name": speaker.name, "role": speaker.role, "organisation": speaker.organisation},
        "speaker_spans": _spans(statement.speaker_spans),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "quotation": statement.quotation,
        "act": statement.act,
        "medium": statement.medium,
        "outlet": statement.outlet,
        "addressee": statement.addressee.as_json() if statement.addressee else None,
        "addressee_spans": _spans(statement.addressee_spans),
        "via": statement.via,
        "date": statement.date.as_json() if statement.date else None,
        "date_spans": _spans(statement.date_spans),
        "voice": statement.voice,
        "repeat_of": statement.repeat_of,
        "within": statement.within,
        "confidence": round(statement.confidence, 3),
        "coder": statement.coder,
        "rule": statement.rule,
        "codebook": statement.codebook,
        "codings": [_coding(coding) for coding in statement.codings],
    }
