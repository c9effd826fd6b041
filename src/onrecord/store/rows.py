"""Records to rows and back. A coded report that comes back equals the one that was kept, passages aside."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from onrecord.records import (
    Actor,
    Code,
    CodedReport,
    Coding,
    Mention,
    Page,
    Questions,
    Report,
    Size,
    Span,
    Speaker,
    Statement,
    Text,
    Unknown,
    Value,
    Voice,
    When,
    Where,
    digest,
)
from onrecord.records.labels import label

Row = dict[str, Any]
_TYPES: dict[str, Callable[..., Value]] = {
    kind.__name__: kind for kind in (Actor, Code, Size, Text, When, Where)
}
_SHARED = ("path", "locator", "sha256", "title", "source", "timezone", "language", "url")


def report_row(page: Page | Report) -> Row:
    """The row of a report, still without the time at which it was added."""
    row = {name: getattr(page, name) for name in _SHARED}
    row["published"] = page.published.isoformat() if page.published else None
    row["id"] = page.id if isinstance(page, Report) else Report(text=page.text, source=page.source).id
    row["media_type"] = page.media_type if isinstance(page, Page) else "text/plain"
    row["encoding"] = page.encoding if isinstance(page, Page) else "utf-8"
    return row | {"text": page.text, "characters": len(page.text), "given": given(row)}


def given(row: Mapping[str, Any]) -> str:
    """A hash of what coding depends on beside the text: where it changes, the report is coded afresh."""
    return digest("given", *(row[name] for name in ("published", "timezone", "title")))


def page_of(row: Mapping[str, Any]) -> Page:
    """The page as it was read."""
    told = {name: row[name] for name in (*_SHARED, "text", "media_type", "encoding")}
    return Page(**told, published=_date(row["published"]))


def report_of(row: Mapping[str, Any]) -> Report:
    """The report without its passages, which cleaning finds again."""
    told = {name: row[name] for name in (*_SHARED, "text")}
    return Report(**told, published=_date(row["published"]))


def mention_rows(coded: CodedReport) -> tuple[list[Row], list[Row]]:
    """The rows of the mentions, and those of their codings, still without the number of the coding."""
    text = coded.report.text
    mentions = [
        {
            "position": n,
            "id": mention.id,
            "kind": mention.kind,
            "anchor_start": mention.anchor.start,
            "anchor_end": mention.anchor.end,
            "words": words((mention.anchor,), text),
        }
        for n, mention in enumerate(coded.mentions)
    ]
    return mentions, _coding_rows("mention", coded.mentions, text)


def statement_rows(coded: CodedReport) -> tuple[list[Row], list[Row]]:
    """The rows of the statements, and those of their codings, still without the number of the coding."""
    text = coded.report.text
    said = [_statement_row(n, one, text) for n, one in enumerate(coded.statements)]
    return said, _coding_rows("statement", coded.statements, text)


def _coding_rows(unit: str, told: Iterable[Mention | Statement], text: str) -> list[Row]:
    return [
        _coding_row(coding, text) | {unit: n, "position": k}
        for n, one in enumerate(told)
        for k, coding in enumerate(one.codings)
    ]


def _coding_row(coding: Coding, text: str) -> Row:
    value = coding.value
    return {
        "variable": coding.variable,
        "type": type(value).__name__ if value is not None else None,
        "label": label(value),
        "value": value.as_json() if value is not None else None,
        "words": words(coding.spans, text),
        "spans": _lists(coding.spans),
        "voice": coding.voice.role if coding.voice else None,
        "voice_name": coding.voice.name if coding.voice else None,
        "confidence": coding.confidence,
        "coder": coding.coder,
        "rule": coding.rule,
        "codebook": coding.codebook,
    }


_SAID = ("act", "quotation", "medium", "outlet", "via", "voice", "repeat_of", "within", "confidence")
_SPANS = ("speaker", "cue", "content", "addressee", "date")


def _statement_row(position: int, said: Statement, text: str) -> Row:
    """The row of one statement, still without the number of the coding."""
    speaker = said.speaker
    spans = (said.speaker_spans, said.cue, said.content, said.addressee_spans, said.date_spans)
    return {name: getattr(said, name) for name in (*_SAID, "id", "coder", "rule", "codebook")} | {
        "position": position,
        "speaker": speaker and speaker.name,
        "role": speaker and speaker.role,
        "organisation": speaker and speaker.organisation,
        "speaker_kind": speaker and speaker.kind,
        "words": words(said.content, text),
        "cue": words(said.cue, text),
        "speaker_words": words(said.speaker_spans, text),
        "addressee": said.addressee and said.addressee.as_json(),
        "date": said.date and said.date.as_json(),
        "spans": {name: _lists(part) for name, part in zip(_SPANS, spans, strict=True)},
    }


def questions_json(coded: CodedReport) -> list[Row]:
    """What the coder was asked of each kind of event, and what of it it looks for."""
    return [one.as_json() for one in coded.questions]


def questions_of(told: Iterable[Mapping[str, Any]]) -> tuple[Questions, ...]:
    """The questions that ``questions_json`` told."""
    return tuple(Questions(**{name: _tuples(part) for name, part in one.items()}) for one in told)


def mention_of(report: str, row: Mapping[str, Any], codings: Iterable[Mapping[str, Any]]) -> Mention:
    """The mention of ``row`` with the codings that are its own."""
    anchor = Span(row["anchor_start"], row["anchor_end"])
    return Mention(report, row["kind"], anchor, tuple(map(_coding_of, codings)))


def _coding_of(row: Mapping[str, Any]) -> Coding:
    return Coding(
        variable=row["variable"],
        value=_value(row["type"], row["value"]),
        spans=_spans(row["spans"]),
        coder=row["coder"],
        confidence=row["confidence"],
        voice=Voice(row["voice"], row["voice_name"]) if row["voice"] else None,
        rule=row["rule"],
        codebook=row["codebook"],
    )


def statement_of(report: str, row: Mapping[str, Any], codings: Iterable[Mapping[str, Any]]) -> Statement:
    """The statement of ``row`` with the codings that are its own."""
    spans = {name: _spans(part) for name, part in row["spans"].items()}
    speaker = None
    if row["speaker"] is not None:
        speaker = Speaker(row["speaker"], row["role"], row["organisation"], row["speaker_kind"])
    return Statement(
        report=report,
        speaker=speaker,
        speaker_spans=spans["speaker"],
        cue=spans["cue"],
        content=spans["content"],
        coder=row["coder"],
        rule=row["rule"],
        codings=tuple(map(_coding_of, codings)),
        codebook=row["codebook"],
        addressee=Actor(**row["addressee"]) if row["addressee"] else None,
        addressee_spans=spans["addressee"],
        date=When(**row["date"]) if row["date"] else None,
        date_spans=spans["date"],
        **{name: row[name] for name in _SAID},
    )


def words(spans: Iterable[Span], text: str) -> str:
    """The words of ``spans`` on one line, with an ellipsis where the report has others between."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _value(kind: str | None, told: Any) -> Value | None:
    if kind is None:
        return None
    if kind in ("Code", "Text"):
        return _TYPES[kind](told)
    if kind == "Unknown":
        return Unknown()
    return _TYPES[kind](**{name: _tuples(part) for name, part in told.items()})


def _tuples(told: Any) -> Any:
    return tuple(map(_tuples, told)) if isinstance(told, list) else told


def _lists(spans: Iterable[Span]) -> list[list[int]]:
    return [span.as_list() for span in spans]


def _spans(told: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in told)


def _date(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
