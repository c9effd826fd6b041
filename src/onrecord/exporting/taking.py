"""Taking a value as another scheme wants it: the middle of a date, the country's name, the mean of figures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.codebook.crosswalk_records import kind_of
from onrecord.exporting.cells import words
from onrecord.exporting.units import Unit
from onrecord.records import Actor, Code, Coding, Report, Size, Text, When, Where
from onrecord.records.labels import label
from onrecord.tables.country_codes import country_named, state_code

Taken = str | int | float


@dataclass(frozen=True, slots=True)
class Found:
    """A value that was taken, and the codings that it was taken from."""

    value: Taken
    codings: tuple[Coding, ...] = ()


def take(unit: Unit, report: Report, variable: str, way: str) -> list[Found]:
    """All values of ``variable`` taken in that ``way`` (``PARTS`` of the crosswalk), each once, in order.

    Figures give one value over all voices. Of several dates or places the surest counts.
    """
    if variable in ("report", "unit"):
        told = _of_report(report, way) if variable == "report" else _of_unit(unit, report, way)
        return [Found(told)] if told else []
    codings = unit.of(variable)
    if way == "evidence":
        return _once((words(one.spans, report.text), one) for one in codings)
    if way == "voice":
        return _once((one.voice.role if one.voice else None, one) for one in codings)
    kind = kind_of(variable)
    if kind == "size":
        return _of_sizes(codings, way)
    if kind in ("when", "where"):
        surest = max(codings, key=lambda one: one.confidence, default=None)
        return _once([(TAKERS[kind][way](surest), surest)]) if surest else []
    return _once((TAKERS[kind][way](one), one) for one in codings)


def _once(told: Iterable[tuple[Any, Coding]]) -> list[Found]:
    """Each value once, with all the codings that have it; values that are empty are none."""
    found: dict[Taken, list[Coding]] = {}
    for value, coding in told:
        if value is not None and value != "":
            found.setdefault(value, []).append(coding)
    return [Found(value, tuple(codings)) for value, codings in found.items()]


def _of_report(report: Report, way: str) -> str:
    told = getattr(report, way)
    return told.isoformat() if isinstance(told, date) else str(told or "")


def _of_unit(unit: Unit, report: Report, way: str) -> str:
    if way == "words":
        return words(unit.spans, report.text)
    return unit.id if way == "id" or unit.opposed else ""


def _of_sizes(codings: tuple[Coding, ...], way: str) -> list[Found]:
    """Over all voices: the lowest low, the highest high, the mean of these two (codebook section 4)."""
    if way in ("words", "label"):
        return _once((_size(one, way), one) for one in codings)
    sizes = [one.value for one in codings if isinstance(one.value, Size)]
    ends = [n for size in sizes for n in (size.low, size.high) if n is not None]
    if not ends:
        return []
    low, high = min(ends), max(ends)
    mean = (low + high) / 2
    value = {"low": low, "high": high, "mean": int(mean) if mean.is_integer() else mean}[way]
    return [Found(value, codings)]


def _size(coding: Coding, way: str) -> str:
    value = coding.value
    if not isinstance(value, Size):
        return ""
    return value.words if way == "words" else label(value).replace(",", "")


def _day(one: Coding) -> str | None:
    when = one.value
    return (when.start or "")[:10] if isinstance(when, When) else None


def _middle(one: Coding) -> str | None:
    """The day in the middle of a range; its start where the end is left open."""
    when = one.value
    if not isinstance(when, When) or not when.start:
        return None
    start = date.fromisoformat(when.start[:10])
    end = date.fromisoformat(when.end[:10]) if when.end else start
    return (start + (end - start) / 2).isoformat()


def _number(one: Coding, start: int, end: int) -> int | None:
    day = _day(one)
    return int(day[start:end]) if day else None


def _where(one: Coding) -> Where:
    assert isinstance(one.value, Where)
    return one.value


def _detail(one: Coding) -> str:
    """What is finer than the town: the route or the site, and the district."""
    where = _where(one)
    finest = " – ".join(where.route) or where.site
    return ", ".join(part for part in (finest, where.district) if part)


def _finest(one: Coding) -> str | None:
    """The finest named place."""
    where = _where(one)
    return _detail(one) or where.locality or where.region


def _state(one: Coding) -> str | None:
    """The postal code of a state of the US; elsewhere the region's name."""
    where = _where(one)
    return (state_code(where.region) if where.region and where.country == "US" else None) or where.region


def _country(one: Coding, part: str) -> Taken | None:
    country = country_named(_where(one).country or "")
    told: Taken | None = getattr(country, part, None)
    return told


def _attribute(name: str) -> Callable[[Coding], Any]:
    return lambda one: getattr(one.value, name, None)


def _claim(one: Coding) -> str | None:
    """A demand with its side, "for …" or "against …", which stands at the end of the rule that found it."""
    if not isinstance(one.value, Text):
        return None
    side = one.rule.rpartition(": ")[2]
    return f"{side} {label(one.value)}" if side in ("for", "against") else label(one.value)


TAKERS: dict[str, dict[str, Callable[[Coding], Any]]] = {
    "code": {"name": lambda one: one.value.name if isinstance(one.value, Code) else None},
    "text": {"words": lambda one: label(one.value), "claim": _claim},
    "when": {
        "day": _day,
        "middle": _middle,
        "end": lambda one: (one.value.end or "")[:10] if isinstance(one.value, When) else None,
        "year": lambda one: _number(one, 0, 4),
        "month": lambda one: _number(one, 5, 7),
        "grain": _attribute("grain"),
    },
    "where": {
        **{name: _attribute(name) for name in ("site", "district", "locality", "region", "country")},
        **{name: _attribute(name) for name in ("latitude", "longitude", "grain", "id")},
        "detail": _detail,
        "name": _finest,
        "state": _state,
        "country_plain": lambda one: str(_country(one, "name") or "").lower(),
        "country_name": lambda one: _country(one, "name"),
        "country_3": lambda one: _country(one, "alpha_3"),
        "country_number": lambda one: _country(one, "number"),
    },
    "actor": {
        "name": lambda one: one.value.name if isinstance(one.value, Actor) else None,
        **{name: _attribute(name) for name in ("kind", "role", "organisation")},
    },
}
"""How one coding's value is taken, by kind of value and way; figures are taken together."""
