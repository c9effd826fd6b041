"""Words of the calendar: months, weekdays, small numbers, fixed holidays, names that look like dates."""

from collections.abc import Mapping
from functools import cache

from onrecord.tables.files import read_table


@cache
def months() -> Mapping[str, int]:
    """Month names and abbreviations, lower case and without full stop, to 1–12."""
    return {
        word: number
        for number, (name, short) in enumerate(read_table("calendar.yml")["months"].items(), 1)
        for word in (name, *short)
    }


@cache
def weekdays() -> Mapping[str, int]:
    """Weekday names and abbreviations, lower case and without full stop, to 0 (Monday) – 6 (Sunday)."""
    return {
        word: number
        for number, (name, short) in enumerate(read_table("calendar.yml")["weekdays"].items())
        for word in (name, *short)
    }


@cache
def full_weekdays() -> tuple[str, ...]:
    """The weekdays written out, lower case, Monday first."""
    return tuple(read_table("calendar.yml")["weekdays"])


@cache
def holidays() -> Mapping[str, str | Mapping[str, str]]:
    """Days that have a name, lower case with straight apostrophes, to their rule, or to a rule by country."""
    named: Mapping[str, str | Mapping[str, str]] = read_table("calendar.yml")["holidays"]
    return named


@cache
def ordinals() -> Mapping[str, int]:
    """ "First", "second" and so on, lower case, to their numbers."""
    told: Mapping[str, int] = read_table("calendar.yml")["ordinals"]
    return told


@cache
def seasons() -> Mapping[str, int]:
    """Seasons, lower case, to their first month north of the equator."""
    told: Mapping[str, int] = read_table("calendar.yml")["seasons"]
    return told


@cache
def countries_that(trait: str) -> frozenset[str]:
    """Alpha-2 codes of one list of ``calendar.yml``: southern, month_first, either_order."""
    return frozenset(read_table("calendar.yml")[trait])


@cache
def calendar_words(group: str) -> frozenset[str]:
    """The lower-case words of one list of ``calendar.yml``: named_before, set_for, counted and so on."""
    return frozenset(read_table("calendar.yml")[group])


def ordinal_number(word: str) -> int | None:
    """The number that "third" or "12th" tells; None for other words."""
    if word[:-2].isdecimal() and len(word) < 6:
        return int(word[:-2])
    first, _, last = word.lower().partition("-")
    if last:
        tens, ones = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}.get(first), ordinals().get(last)
        return tens + ones if tens and ones and ones < 10 else None
    return ordinals().get(first)


def small_number(word: str) -> int | None:
    """The number that "two", "a" or "12" tells; None for other words."""
    if word.isdecimal():
        return int(word) if len(word) < 5 else None
    number: int | None = read_table("calendar.yml")["numbers"].get(word.lower())
    return number
