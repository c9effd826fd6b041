"""``statements.csv``: one row for each statement, and ``codings.csv``: everything, one coding a row."""

import json
from collections.abc import Iterator, Sequence

from onrecord.exporting.cells import Row, beside, joined, parts, words
from onrecord.records import CodedReport, Coding, Report, Span, Statement, Value
from onrecord.records.labels import label

# Variables of the built-in codebook whose values go into a cell of their own; others are in codings.csv.
ABOUT = ("issue", "stance")
# Variables of the built-in codebook that a statement is made of.
PARTS = ("speaker", "act", "quotation", "cue", "content", "addressee", "medium", "date")


def statement_rows(coded: CodedReport, own: Sequence[str] = ()) -> Iterator[Row]:
    """One row for each statement of ``coded``, in the order of the text; ``own``: a user's own variables."""
    for said in coded.statements:
        row = _statement(coded.report, said) | _circumstances(said, coded.report.text)
        yield beside(row, {name: _values(said, name) for name in own})


def _values(said: Statement, variable: str) -> str:
    return joined(label(one.value) for one in said.of(variable))


def _statement(report: Report, said: Statement) -> Row:
    return (
        parts(said, "id", prefix="statement_")
        | {"report_id": report.id, "source": report.source}
        | {"published": report.published.isoformat() if report.published else None}
        | parts(report, "title", "path")
        | {"speaker": said.speaker.name if said.speaker else None}
        | parts(said.speaker, "role", "organisation")
        | parts(said, "voice", "act", "quotation")
        | {
            "words": words(said.content, report.text),
            "cue": words(said.cue, report.text),
            "speaker_words": words(said.speaker_spans, report.text),
        }
    )


def _circumstances(said: Statement, text: str) -> Row:
    spans = (*said.content, *said.cue)
    return (
        {"addressee": label(said.addressee)}
        | parts(said, "medium", "outlet", "via")
        | parts(said.date, "start", "end", prefix="date_")
        | {"date_words": words(said.date_spans, text)}
        | {name: _values(said, name) for name in ABOUT}
        | parts(said, "repeat_of", "within")
        | {
            "start": min((span.start for span in spans), default=None),
            "end": max((span.end for span in spans), default=None),
        }
        | _coder(said)
    )


def coding_rows(coded: CodedReport) -> Iterator[Row]:
    """One row for each coding of each mention and each variable of each statement."""
    report = coded.report
    for mention in coded.mentions:
        for coding in mention.codings:
            yield _coding(report, ("mention", mention.id, mention.kind), coding)
    for said in coded.statements:
        for variable, told, spans in _variables(said, report.text):
            yield (
                _unit(report, "statement", said.id, said.quotation)
                | _value(variable, told, None)
                | _evidence(spans, report.text)
                | parts(said, "voice")
                | parts(said.speaker, "name", prefix="voice_")
                | _coder(said)
            )
        for coding in said.codings:
            yield _coding(report, ("statement", said.id, said.quotation), coding)


def _coding(report: Report, unit: tuple[str, str, str], coding: Coding) -> Row:
    return (
        _unit(report, *unit)
        | _value(coding.variable, label(coding.value), coding.value)
        | _evidence(coding.spans, report.text)
        | {"voice": coding.voice.role if coding.voice else None}
        | parts(coding.voice, "name", prefix="voice_")
        | _coder(coding)
    )


def _variables(said: Statement, text: str) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """The variables of a statement that have a value: name, value in words, evidence."""
    if said.speaker:
        yield "speaker", said.speaker.name, said.speaker_spans
    yield "act", said.act, said.cue
    yield "quotation", said.quotation, said.content or said.cue
    if said.content:
        yield "content", words(said.content, text), said.content
    if said.addressee:
        yield "addressee", label(said.addressee), said.addressee_spans
    if said.medium:
        yield "medium", said.medium, said.cue
    if said.date:
        yield "date", label(said.date), said.date_spans


def _unit(report: Report, unit: str, unit_id: str, kind: str) -> Row:
    return {"report_id": report.id, "unit": unit, "unit_id": unit_id, "kind": kind}


def _value(variable: str, told: str, value: Value | None) -> Row:
    whole = json.dumps(value.as_json(), ensure_ascii=False) if value is not None else None
    return {"variable": variable, "value": told, "value_json": whole}


def _evidence(spans: tuple[Span, ...], text: str) -> Row:
    places = " ".join(f"{span.start}:{span.end}" for span in spans)
    return {"words": words(spans, text), "spans": places}


def _coder(made: Coding | Statement) -> Row:
    confidence = round(made.confidence, 3)
    return {"confidence": confidence, "coder": made.coder, "rule": made.rule, "codebook": made.codebook}
