"""Many outlines as columns of numbers, so that many pairs are compared at once.

What the columns say is what ``days.py``, ``vocabulary.py`` and ``towns.py`` say of one outline. Names are
numbered, -1 stands for None; of what depends on a name or a set alone, there is a table by its number.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any

import numpy as np

from onrecord.linking.columns_names import Actors, Claims, Sites, actors_of, claims_of, sites_of
from onrecord.linking.days import LONG, is_plan
from onrecord.linking.features_of_telling import AHEAD, HELD, NOT_HELD
from onrecord.linking.ragged import Bools, Floats, Ints, Ragged, figures_of, names_of, numbered, sets_of
from onrecord.linking.towns import rank
from onrecord.records import Outline

_NONE = -(1 << 30)  # no day
_NAMED = (
    *("kind", "country", "region", "locality", "site", "report", "series"),
    *("actors", "forms", "statuses", "words", "sizes", "arrests"),
)
_Told = Callable[[str], list[Any]]
_Numbers = Mapping[str, Ints]


@dataclass(frozen=True, slots=True)
class Rows:
    """One number for each mention in each column.

    ``start`` and ``end`` are the days of the mention where it is ``dated``, those that its report means
    (``told_by``) where it is ``near``; ``single`` where both the first and the last day are told, as one.
    ``opposes`` and ``own`` are the same number where one mention opposes the other.
    """

    kind: Ints
    country: Ints
    has_country: Bools
    region: Ints
    locality: Ints
    site: Ints
    latitude: Floats
    longitude: Floats
    size_of_town: Ints
    start: Ints
    end: Ints
    single: Bools
    dated: Bools
    near: Bools
    report: Ints
    series: Ints
    own: Ints
    opposes: Ints
    is_counter: Bools
    has_opposed: Bools
    actors: Ints
    forms: Ints
    statuses: Ints
    words: Ints
    sizes: Ints
    arrests: Ints

    def taken(self, order: Ints | slice) -> "Rows":
        """The rows in ``order``."""
        return Rows(**{one.name: getattr(self, one.name)[order] for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Columns:
    """``rows`` by the mention, the rest by the number that stands in a row. Of ``sites`` the last is none.

    ``statuses`` are whether a set of them tells of what is to come, of what was held, and of what was not.
    """

    rows: Rows
    localities: tuple[str, ...]
    regions: tuple[str, ...]
    site_names: tuple[str, ...]
    sites: Sites
    actors: Actors
    forms: Ragged
    statuses: tuple[Bools, Bools, Bools]
    claims: Claims
    sizes: Ragged
    arrests: Ragged
    some_arrests: Ragged

    def __len__(self) -> int:
        return len(self.rows.kind)

    def taken(self, order: Ints | slice) -> "Columns":
        """The same with the mentions in ``order`` only."""
        return replace(self, rows=self.rows.taken(order))


def columns_of(outlines: Sequence[Outline]) -> Columns:
    """The columns of ``outlines``, in the order given."""

    def told(name: str) -> list[Any]:
        return list(map(attrgetter(name), outlines))

    numbers: dict[str, Ints] = {}
    names: dict[str, list[Any]] = {}
    for name in _NAMED:
        numbers[name], names[name] = numbered(told(name))
    plans = np.array([is_plan(one) for one in names["statuses"]], bool)[numbers["statuses"]]
    numbers["series"] = np.where(is_told(names["series"])[numbers["series"]], numbers["series"], -1)
    arrests = figures_of(names["arrests"])
    by_number: dict[str, Any] = dict(numbers)
    rows = Rows(**by_number, **_places(told, numbers, names), **_days(told, plans), **_sides(told))
    return Columns(
        rows,
        tuple(names["locality"]),
        tuple(names["region"]),
        tuple(names["site"]),
        sites_of([*names["site"], ""]),
        actors_of(names["actors"]),
        _sets(names["forms"]),
        _statuses(names["statuses"]),
        claims_of(names["words"]),
        figures_of(names["sizes"]),
        arrests,
        arrests.only(arrests.members > 0),
    )


def is_told(names: Sequence[str]) -> Bools:
    """Whether there is anything in a name, by its number; false for -1."""
    return np.array([*map(bool, names), False])


def _places(told: _Told, numbers: _Numbers, names: Mapping[str, list[str]]) -> dict[str, Any]:
    """Coordinates, nan where not told; and how large the town is, by the country that the mention tells."""
    countries = [*names["country"], None]
    both = numbers["locality"].astype(np.int64) * len(countries) + numbers["country"] + 1
    pairs, which = np.unique(both, return_inverse=True)
    sizes = [
        rank(names["locality"][at // len(countries)], countries[at % len(countries) - 1]) if at >= 0 else 0
        for at in pairs.tolist()
    ]
    points = {name: np.array(told(name), np.float64) for name in ("latitude", "longitude")}
    has_country = is_told(names["country"])[numbers["country"]]
    return {"has_country": has_country, "size_of_town": np.array(sizes, np.int8)[which], **points}


def _days(told: _Told, plans: Bools) -> dict[str, Any]:
    """The days told, and those of ``days_of`` or else ``told_by``."""
    first, last, published = (
        np.array([_NONE if day is None else day for day in told(name)], np.int64)
        for name in ("first_day", "last_day", "published")
    )
    no_first, no_last = first == _NONE, last == _NONE
    start = np.where(no_first, last, first)
    end = np.where(no_last, np.maximum(first, published), last)
    dated = ~(no_first & no_last) & (end >= start) & (end - start < LONG)
    near = no_first & no_last & (published != _NONE)
    return {
        "start": np.select([dated, near], [start, np.where(plans, published, published - 3)], _NONE),
        "end": np.select([dated, near], [end, np.where(plans, published + 7, published)], _NONE),
        "single": ~no_first & (first == last),
        "dated": dated,
        "near": near,
    }


def _sides(told: _Told) -> dict[str, Any]:
    """What a mention opposes, and what it is itself where another opposes it."""
    opposes = told("opposes")
    number, opposed = numbered(opposes)
    known = dict(zip(opposed, range(len(opposed)), strict=True))
    own = [known.get(one, -2) for one in told("id")] if opposed else [-2] * len(opposes)
    return {
        "own": np.array(own, np.int32),
        "opposes": number,
        "is_counter": number >= 0,
        "has_opposed": is_told(opposed)[number],
    }


def _sets(sets: Sequence[frozenset[str]]) -> Ragged:
    names = names_of(sets)
    return sets_of(sets, dict(zip(names, range(len(names)), strict=True)))


def _statuses(sets: Sequence[frozenset[str]]) -> tuple[Bools, Bools, Bools]:
    ahead, held, off = (
        np.array([not one.isdisjoint(kind) for one in sets], bool) for kind in (AHEAD, HELD, NOT_HELD)
    )
    return ahead, held, off
