"""Many outlines as columns of numbers, so that many pairs are compared at once.

What the columns say is what ``days.py``, ``vocabulary.py`` and ``towns.py`` say of one outline. Names are
numbered, -1 stands for None; of what depends on a name or a set alone, there is a table by its number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from onrecord.linking.columns_names import Actors, Claims, Sites, actors_of, claims_of, sites_of
from onrecord.linking.days import AFTER, BEFORE, LONG, is_plan
from onrecord.linking.features_of_telling import AHEAD, HELD, NOT_HELD
from onrecord.linking.ragged import Bools, Floats, Ints, Ragged, figures_of, names_of, numbered, sets_of
from onrecord.linking.towns import rank
from onrecord.records import Outline

_NONE = -(1 << 30)  # no day
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
    numbers: dict[str, Ints] = {"report": _reports([one.report for one in outlines])}
    names: dict[str, list[Any]] = {}
    for name, column in _named(outlines):
        numbers[name], names[name] = numbered(column)
    plans = np.array([is_plan(one) for one in names["statuses"]], bool)[numbers["statuses"]]
    numbers["series"] = np.where(is_told(names["series"])[numbers["series"]], numbers["series"], -1)
    arrests = figures_of(names["arrests"])
    by_number: dict[str, Any] = dict(numbers)
    rows = Rows(**by_number, **_places(outlines, numbers, names), **_days(outlines, plans), **_sides(outlines))
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


def _named(outlines: Sequence[Outline]) -> Iterator[tuple[str, list[Any]]]:
    """The columns of names and sets, each with its name. Written out, for so it takes half the time."""
    yield "kind", [one.kind for one in outlines]
    yield "country", [one.country for one in outlines]
    yield "region", [one.region for one in outlines]
    yield "locality", [one.locality for one in outlines]
    yield "site", [one.site for one in outlines]
    yield "series", [one.series for one in outlines]
    yield "actors", [one.actors for one in outlines]
    yield "forms", [one.forms for one in outlines]
    yield "statuses", [one.statuses for one in outlines]
    yield "words", [one.words for one in outlines]
    yield "sizes", [one.sizes for one in outlines]
    yield "arrests", [one.arrests for one in outlines]


def _reports(reports: Sequence[str]) -> Ints:
    """A number for each report; most have one mention only, and are not looked up."""
    hashes = np.fromiter(map(hash, reports), np.int64, len(reports))
    _, which, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    found = -1 - np.arange(len(reports))
    again = np.flatnonzero(counts[which] > 1)
    found[again] = numbered([reports[at] for at in again.tolist()])[0]
    return found


def is_told(names: Sequence[str]) -> Bools:
    """Whether there is anything in a name, by its number; false for -1."""
    return np.array([*map(bool, names), False])


def _places(outlines: Sequence[Outline], numbers: _Numbers, names: Mapping[str, list[str]]) -> dict[str, Any]:
    """Coordinates, nan where not told; and how large the town is, by the country that the mention tells."""
    countries = [*names["country"], None]
    both = numbers["locality"].astype(np.int64) * len(countries) + numbers["country"] + 1
    pairs, which = np.unique(both, return_inverse=True)
    sizes = [
        rank(names["locality"][at // len(countries)], countries[at % len(countries) - 1]) if at >= 0 else 0
        for at in pairs.tolist()
    ]
    has_country = is_told(names["country"])[numbers["country"]]
    return {
        "has_country": has_country,
        "size_of_town": np.array(sizes, np.int8)[which],
        "latitude": np.array([one.latitude for one in outlines], np.float64),
        "longitude": np.array([one.longitude for one in outlines], np.float64),
    }


def _days(outlines: Sequence[Outline], plans: Bools) -> dict[str, Any]:
    """The days told, and those of ``days_of`` or else ``told_by``."""
    first, last, published = (
        np.array([_NONE if day is None else day for day in column], np.int64)
        for column in (
            [one.first_day for one in outlines],
            [one.last_day for one in outlines],
            [one.published for one in outlines],
        )
    )
    no_first, no_last = first == _NONE, last == _NONE
    start = np.where(no_first, last, first)
    end = np.where(no_last, np.maximum(first, published), last)
    dated = ~(no_first & no_last) & (end >= start) & (end - start < LONG)
    near = no_first & no_last & (published != _NONE)
    return {
        "start": np.select([dated, near], [start, np.where(plans, published, published - BEFORE)], _NONE),
        "end": np.select([dated, near], [end, np.where(plans, published + AFTER, published)], _NONE),
        "single": ~no_first & (first == last),
        "dated": dated,
        "near": near,
    }


def _sides(outlines: Sequence[Outline]) -> dict[str, Any]:
    """What a mention opposes, and what it is itself where another opposes it."""
    number, opposed = numbered([one.opposes for one in outlines])
    known = dict(zip(opposed, range(len(opposed)), strict=True))
    own = np.full(len(outlines), -2, np.int32)
    if not known.keys().isdisjoint(one.id for one in outlines):
        own[:] = [known.get(one.id, -2) for one in outlines]
    return {
        "own": own,
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
