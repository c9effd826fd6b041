"""The names that tables and JSON records give to a report's text, date, source and so on."""

from collections.abc import Iterable
from functools import cache

from onrecord.tables.files import read_table


def find_column(field: str, columns: Iterable[str]) -> str | None:
    """The one of ``columns`` whose name tells that it holds ``field`` ("text", "date", …); None if none does."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(_plain(column), column)
    return next((by_name[name] for name in _names()[field] if name in by_name), None)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    table = read_table("columns.yml")
    return {field: tuple(_plain(name) for name in names) for field, names in table.items()}


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
