"""The tables of a crosswalk: rows of the other scheme, what each value comes from, and what is lost."""

from collections.abc import Iterator

from onrecord.codebook.crosswalks import Crosswalk
from onrecord.exporting.cells import Row, words
from onrecord.exporting.crossing import CrossedRow, cross, dropped
from onrecord.exporting.units import named
from onrecord.records import CodedReport, Coding, Report
from onrecord.records.labels import label

OWN = ("onrecord_row", "onrecord_unit", "onrecord_kind", "onrecord_report")
"""Columns of ours behind those of the scheme, by which a row is traced back."""

SOURCES = (
    *("onrecord_row", "onrecord_unit", "onrecord_report", "column", "value", "rule"),
    *("variable", "coded", "words", "spans", "voice", "confidence", "coder", "codebook"),
)
LOST = (
    "onrecord_unit",
    "kind",
    "onrecord_report",
    "variable",
    "coded",
    "words",
    "spans",
    "voice",
    "coder",
    "reason",
)


def scheme_rows(coded: CodedReport, crosswalk: Crosswalk) -> Iterator[Row]:
    """The rows of ``coded`` in the columns of the other scheme, then ours; a field not known is None."""
    for row in cross(coded, crosswalk):
        told: Row = {name: row.cells[name].value if name in row.cells else None for name in crosswalk.columns}
        yield told | {
            "onrecord_row": _id(row),
            "onrecord_unit": row.unit.id,
            "onrecord_kind": row.unit.kind,
            "onrecord_report": coded.report.id,
        }


def source_rows(coded: CodedReport, crosswalk: Crosswalk) -> Iterator[Row]:
    """One row for each value and each coding that it comes from or was decided by; none coded: one row."""
    for row in cross(coded, crosswalk):
        for column, cell in row.cells.items():
            for coding in cell.codings or (None,):
                own: Row = {
                    "onrecord_row": _id(row),
                    "onrecord_unit": row.unit.id,
                    "onrecord_report": coded.report.id,
                    "column": column,
                    "value": cell.value,
                    "rule": cell.rule,
                }
                yield own | _coding(row.unit.kind, coding, coded.report)


def lost_rows(coded: CodedReport, crosswalk: Crosswalk) -> Iterator[Row]:
    """One row for each coding that is in no row of the other scheme, with the reason."""
    for one in dropped(coded, crosswalk):
        told = _coding(one.unit.kind, one.coding, coded.report)
        kept = {name: told[name] for name in ("variable", "coded", "words", "spans", "voice", "coder")}
        own: Row = {"onrecord_unit": one.unit.id, "kind": one.unit.kind, "onrecord_report": coded.report.id}
        yield own | kept | {"reason": one.reason}


def _id(row: CrossedRow) -> str:
    return f"{row.unit.id}-{row.kind}"


def _coding(kind: str, coding: Coding | None, report: Report) -> Row:
    if coding is None:
        return dict.fromkeys(SOURCES[6:])
    return {
        "variable": named(kind, coding),
        "coded": label(coding.value),
        "words": words(coding.spans, report.text),
        "spans": " ".join(f"{span.start}:{span.end}" for span in coding.spans),
        "voice": coding.voice.role if coding.voice else None,
        "confidence": round(coding.confidence, 3),
        "coder": coding.coder,
        "codebook": coding.codebook,
    }
