"""The tables of an export."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from onrecord.codebook.crosswalks import Crosswalk
from onrecord.exporting.answers import answer_rows
from onrecord.exporting.cells import Row
from onrecord.exporting.columns import column_rows
from onrecord.exporting.crossed import LOST, OWN, SOURCES, lost_rows, scheme_rows, source_rows
from onrecord.exporting.event_tables import event_headers
from onrecord.exporting.masking import mask
from onrecord.exporting.mentions import figure_rows, mention_rows
from onrecord.exporting.own import Own, own_in
from onrecord.exporting.reports import report_rows
from onrecord.exporting.statements import coding_rows, statement_rows
from onrecord.exporting.writing import write_tables
from onrecord.records import CodedReport, Mention, Report, Size, Span, Statement
from onrecord.records.codings import Coding

Rows = Callable[[CodedReport], Iterator[Row]]
Table = tuple[tuple[str, ...], Rows]
"""The columns of a table, and what makes its rows."""


def export(
    coded: Iterable[CodedReport],
    folder: str | Path,
    *,
    own: Own | None = None,
    mask_private: bool = False,
    excel: bool = False,
) -> tuple[Path, ...]:
    """Write one CSV file for each table into ``folder`` (made where it is not there); returns their paths.

    ``own`` are the variables of a user's own, which get columns at the end. Without it those in ``coded`` get
    them, where that is a list or another sequence; an iterator is gone through once, and too late for that.
    ``columns.csv`` says of each column what it holds. A file appears, or replaces the one before, when all are
    whole. ``mask_private`` withholds the names of speakers without a public role. ``excel`` begins each file
    with the mark by which Excel knows UTF-8. Raises OSError where the folder cannot be written.
    """
    if own is None:
        own = own_in(coded) if isinstance(coded, Sequence) else Own()
    columns = headers(own)
    tables = {name: (columns[name], rows) for name, rows in _rows(own).items()}
    told = tuple(column_rows(columns | event_headers(own.mentions), own))
    hide = mask if mask_private else None
    return write_tables(coded, folder, tables, hide, excel=excel, whole={"columns": told})


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
    return write_tables(coded, folder, tables, mask if mask_private else None, excel=excel)


def headers(own: Own | None = None) -> dict[str, tuple[str, ...]]:
    """The columns of each table, in order; those of a user's own variables come last."""
    spans = (Span(0, 1),)
    figure = Coding("participants", Size(1, 1, "a"), spans, coder="", confidence=1)
    mention = Mention("", "protest", spans[0], (figure,))
    said = Statement("", None, (), spans, spans, "direct", "assert", None, coder="", confidence=1)
    sample = CodedReport(Report(text="a"), (mention,), (said,))
    return {name: tuple(next(rows(sample))) for name, rows in _rows(own or Own()).items()}


def _rows(own: Own) -> dict[str, Rows]:
    return {
        "reports": report_rows,
        "mentions": partial(mention_rows, own=own.mentions),
        "figures": figure_rows,
        "statements": partial(statement_rows, own=own.statements),
        "codings": coding_rows,
        "answers": answer_rows,
    }
