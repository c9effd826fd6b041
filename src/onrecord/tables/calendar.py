"""Words of the calendar: months, weekdays, small numbers, fixed holidays, names that look like dates."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(files("onrecord.tables").joinpath("calendar.yml").read_text("utf-8"))
    return loaded


@cache
def months() -> Mapping[str, int]:
    """Month names and abbreviations, lower case and without full stop, to 1–12."""
    return {
        word: number
        for number, (name, short) in enumerate(_table()["months"].items(), 1)
        for word in (name, *short)
    }


@cache
def weekdays() -> Mapping[str, int]:
    """Weekday names and abbreviations, lower case and without full stop, to 0 (Monday) – 6 (Sunday)."""
    return {
        word: number
        for number, (name, short) in enumerate(_table()["weekdays"].items())
        for word in (name, *short)
    }


@cache
def full_weekdays() -> tuple[str, ...]:
    """The weekdays written out, lower case, Monday first."""
    return tuple(_table()["weekdays"])


@cache
def holidays() -> Mapping[str, tuple[int, int]]:
    """Days on the same date every year, lower case with straight apostrophes, to (month, day)."""
    return {name: (int(day[:2]), int(day[3:])) for name, day in _table()["holidays"].items()}


@cache
def calendar_words(group: str) -> frozenset[str]:
    """The lower-case words of one list of ``calendar.yml``: named_before, named_after, date_names, counted."""
    return frozenset(_table()[group])


def small_number(word: str) -> int | None:
    """The number that "two", "a" or "12" tells; None for other words."""
    if word.isdecimal():
        return int(word) if len(word) < 5 else None
    number: int | None = _table()["numbers"].get(word.lower())
    return number
