"""Nouns that numbers count without counting people: money, time and other measures (``units.yml``)."""

from collections.abc import Mapping
from functools import cache

from onrecord.tables.files import read_table


def unit_kind(word: str) -> str | None:
    """``money``, ``time``, ``distance`` (any measure) or ``share`` for a lower-case noun; None for others."""
    return _units().get(word)


@cache
def _units() -> Mapping[str, str]:
    table = read_table("units.yml")
    return {word: kind for kind, words in table.items() for word in words.split()}
