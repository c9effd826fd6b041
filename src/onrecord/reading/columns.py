"""Which column, or JSON key, holds what; and one row's cells as what it tells of a report."""

from collections.abc import Mapping, Sequence

from onrecord.reading.options import FIELDS, Field, ReadOptions
from onrecord.reading.sources import UnreadableError
from onrecord.tables.columns import find_column


def map_columns(columns: Sequence[str], options: ReadOptions) -> dict[Field, str]:
    """The column of each field that has one. Raises `UnreadableError` without a text column or a named one."""
    mapped: dict[Field, str] = {}
    for field in FIELDS:
        named = options.column(field)
        if named is not None and named not in columns:
            raise UnreadableError(
                f"there is no column {named!r}", f"name one of those there are: {_listed(columns)}"
            )
        if column := named or find_column(field, columns):
            mapped[field] = column
    if "text" not in mapped:
        raise UnreadableError(
            "no column looks like the text of a report",
            f"name it with --text-column; the columns are: {_listed(columns)}",
        )
    return mapped


def told_by(row: Mapping[str, str], mapped: Mapping[Field, str]) -> dict[str, str]:
    """What a row tells of its report, by field; empty cells are left out."""
    cells = ((field, row.get(column, "").strip()) for field, column in mapped.items() if field != "text")
    return {field: cell for field, cell in cells if cell}


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(column[:40] or "(no name)" for column in columns[:20])
    return f"{shown} and {len(columns) - 20} more" if len(columns) > 20 else shown or "none"
