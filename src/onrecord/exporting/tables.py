"""The tables of an export: CSV by RFC 4180, in UTF-8."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from onrecord.codebook.crosswalks import Crosswalk
from onrecord.exporting.answers import answer_rows
from onrecord.exporting.cells import Row, safe
from onrecord.exporting.crossed import LOST, OWN, SOURCES, lost_rows, scheme_rows, source_rows
from onrecord.exporting.masking import mask
from onrecord.exporting.mentions import figure_rows, mention_rows
from onrecord.exporting.reports import report_rows
from onrecord.exporting.statements import coding_rows, statement_rows
from onrecord.records import CodedReport, Mention, Report, Size, Span, Statement
from onrecord.records.codings import Coding

Rows = Callable[[CodedReport], Iterator[Row]]
Table = tuple[tuple[str, ...], Rows]
"""The columns of a table, and what makes its rows."""

TABLES: dict[str, Rows] = {
    "reports": report_rows,
    "mentions": mention_rows,
    "figures": figure_rows,
    "statements": statement_rows,
    "codings": coding_rows,
    "answers": answer_rows,
}


def export(
    coded: Iterable[CodedReport], folder: str | Path, *, mask_private: bool = False, excel: bool = False
) -> tuple[Path, ...]:
    """Write one CSV file for each table into ``folder`` (made where it is not there); returns their paths.

    A file appears, or replaces the one before, when all are whole. ``mask_private`` withholds the names of
    speakers without a public role. ``excel`` begins each file with the mark by which Excel knows UTF-8.
    Raises OSError where the folder cannot be written.
    """
    columns = headers()
    tables = {name: (columns[name], rows) for name, rows in TABLES.items()}
    return _written(coded, Path(folder), tables, mask_private=mask_private, excel=excel)


def export_as(
    coded: Iterable[CodedReport],
    folder: str | Path,
    crosswalk: Crosswalk,
    *,
    mask_private: bool = False,
    excel: bool = False,
) -> tuple[Path, ...]:
    """Write what ``coded`` comes to in the scheme of ``crosswalk``; as ``export`` does it.

    Three files: ``NAME.csv`` with the columns of the scheme, ``NAME_sources.csv`` with what each value comes
    from, and ``NAME_lost.csv`` with the codings that are in none of its rows.
    """
    name = crosswalk.name
    tables: dict[str, Table] = {
        name: ((*crosswalk.columns, *OWN), lambda one: scheme_rows(one, crosswalk)),
        f"{name}_sources": (SOURCES, lambda one: source_rows(one, crosswalk)),
        f"{name}_lost": (LOST, lambda one: lost_rows(one, crosswalk)),
    }
    return _written(coded, Path(folder), tables, mask_private=mask_private, excel=excel)


def _written(
    coded: Iterable[CodedReport], target: Path, tables: Mapping[str, Table], *, mask_private: bool, excel: bool
) -> tuple[Path, ...]:
    target.mkdir(parents=True, exist_ok=True)
    whole = {name: target / f"{name}.csv" for name in tables}
    parts = {name: path.with_suffix(".csv.part") for name, path in whole.items()}
    try:
        with ExitStack() as stack:
            encoding = "utf-8-sig" if excel else "utf-8"
            streams = {
                name: stack.enter_context(path.open("w", encoding=encoding, errors="replace", newline=""))
                for name, path in parts.items()
            }
            _write(coded, streams, tables, mask_private)
        for name, path in parts.items():
            path.replace(whole[name])
    finally:
        for path in parts.values():
            path.unlink(missing_ok=True)
    return tuple(whole.values())


def _write(
    coded: Iterable[CodedReport], streams: Mapping[str, IO[str]], tables: Mapping[str, Table], mask_private: bool
) -> None:
    writers = {name: csv.writer(stream) for name, stream in streams.items()}
    for name, (columns, _) in tables.items():
        writers[name].writerow(columns)
    for one in coded:
        hide = mask(one) if mask_private else str
        for name, (_, rows) in tables.items():
            for row in rows(one):
                cells = map(safe, row.values())
                writers[name].writerow([hide(cell) if isinstance(cell, str) else cell for cell in cells])


def headers() -> dict[str, tuple[str, ...]]:
    """The columns of each table, in order. They do not depend on what is exported."""
    spans = (Span(0, 1),)
    figure = Coding("participants", Size(1, 1, "a"), spans, coder="", confidence=1)
    mention = Mention("", "protest", spans[0], (figure,))
    said = Statement("", None, (), spans, spans, "direct", "assert", None, coder="", confidence=1)
    sample = CodedReport(Report(text="a"), (mention,), (said,))
    return {name: tuple(next(rows(sample))) for name, rows in TABLES.items()}
