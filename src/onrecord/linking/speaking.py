"""Which feature of each group speaks, for many pairs at once: what ``features.py`` says of one pair.

Each function has the conditions of its group, in the order of its features. ``a`` and ``b`` are the rows of the
two mentions of each pair.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.linking.columns import Columns
from onrecord.linking.features_of_place import EARTH, FAR, NEAR
from onrecord.linking.ragged import Bools, Floats, Ints, Ragged, meet, nearest, shared

Conditions = Sequence[Bools]


def first_of(conditions: Conditions) -> Ints:
    """The place of the first condition that holds, -1 where none does."""
    found = np.full(len(conditions[0]), -1, np.int8)
    for at in reversed(range(len(conditions))):
        np.copyto(found, at, where=conditions[at])
    return found


def place(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Same site, same town, near, elsewhere (``features_of_place.FEATURES``)."""
    r, s = c.rows, c.sites
    towns = r.locality[a], r.locality[b]
    both_towns = (towns[0] >= 0) & (towns[1] >= 0)
    one_town = both_towns & (towns[0] == towns[1])
    regions = both(r.region, a, b)
    far = _kilometres(c, a, b, both_towns)
    near = far <= NEAR
    sites = r.site[a], r.site[b]
    both_sites = (sites[0] >= 0) & (sites[1] >= 0)
    one_name = both_sites & (s.name[sites[0]] == s.name[sites[1]])
    like, own = np.zeros((2, len(a)), bool)
    doubtful = np.flatnonzero(both_sites & ~one_name & (one_town | regions.same))
    like[doubtful], own[doubtful] = _are_like(c, sites[0][doubtful], sites[1][doubtful])
    return (
        both(r.country, a, b).other,
        one_town & np.where(np.isnan(far), regions.other, far > FAR),
        both_towns & ~one_town & near,
        both_towns & ~one_town,
        one_town & one_name,
        one_town & like,
        one_town & both_sites,
        one_town,
        regions.other,
        one_name & (s.telling.counts[sites[0]] == 0),
        regions.same & one_name,
        one_name,
        regions.same & like & own,
        both_sites,
        regions.same,
    )


class Both(NamedTuple):
    """Of names that both tell: whether they are the same, or others."""

    same: Bools
    other: Bools


def both(column: Ints, a: Ints, b: Ints) -> Both:
    """What two columns of names tell together."""
    one, other = column[a], column[b]
    told = (one >= 0) & (other >= 0)
    return Both(told & (one == other), told & (one != other))


def _kilometres(c: Columns, a: Ints, b: Ints, wanted: Bools) -> Floats:
    """``features_of_place._kilometres`` of the pairs that are ``wanted``; nan where it is not known."""
    latitude, longitude = c.rows.latitude, c.rows.longitude
    far = np.full(len(a), np.nan)
    known = ~np.isnan(latitude) & ~np.isnan(longitude)
    pairs = np.flatnonzero(wanted & known[a] & known[b]) if known.any() else np.zeros(0, np.intp)
    if len(pairs):
        south, north = (np.radians(latitude[side[pairs]]) for side in (a, b))
        across = np.radians(longitude[b[pairs]] - longitude[a[pairs]])
        half = np.sin((north - south) / 2) ** 2 + np.cos(south) * np.cos(north) * np.sin(across / 2) ** 2
        far[pairs] = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return far


def _are_like(c: Columns, one: Ints, other: Ints) -> tuple[Bools, Bools]:
    """Whether sites may be one by their names (``vocabulary.are_like``), and whether both have words that
    tell.
    """
    words, telling = c.sites.words, c.sites.telling
    fewer = np.minimum(telling.counts[one], telling.counts[other])
    none = (telling.counts[one] == 0) & (telling.counts[other] == 0)
    like = (fewer > 0) & (2 * shared(telling, one, telling, other) >= fewer)
    return like | (none & meet(words, one, words, other)), fewer > 0


def town(c: Columns, a: Ints, b: Ints) -> Conditions:
    """How large the town is (``features_of_place.OF_TOWN``)."""
    r = c.rows
    same = both(r.locality, a, b).same
    size = np.where(r.has_country[a], r.size_of_town[a], r.size_of_town[b])
    return [same & (size == at) for at in (3, 2, 1, 0)]


def day(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Same day, one day apart, reported then (``features_of_day.FEATURES``)."""
    r = c.rows
    dated, other_dated = r.dated[a], r.dated[b]
    dates = dated & other_dated
    reported = (dated & r.near[b]) | (r.near[a] & other_dated)
    apart = np.maximum(r.start[a] - r.end[b], r.start[b] - r.end[a])
    return (
        r.single[a] & r.single[b] & (r.start[a] == r.start[b]),
        dates & (apart <= 0),
        dates & (apart == 1),
        dates & (apart > 1),
        reported & (apart <= 0),
        reported,
    )


def report(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Told by one report (``features_of_telling.OF_REPORT``)."""
    return [c.rows.report[a] == c.rows.report[b]]


def side(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Protest and counter-protest (``features_of_telling.OF_SIDE``)."""
    r = c.rows
    told = r.has_opposed[a] | r.has_opposed[b]
    one, other = r.is_counter[a], r.is_counter[b]
    opposed = (r.opposes[a] == r.own[b]) | (r.opposes[b] == r.own[a])
    return told & opposed, told & (one != other), told & one & other


def actors(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Who (``features_of_who.OF_ACTORS``)."""
    sets, one, other = c.actors, c.rows.actors[a], c.rows.actors[b]
    told = (sets.all.counts[one] > 0) & (sets.all.counts[other] > 0)
    named = (sets.named.counts[one] > 0) & (sets.named.counts[other] > 0)
    same = meet(sets.named, one, sets.named, other)
    short = np.zeros(len(a), bool)
    doubtful = np.flatnonzero(named & ~same)
    one_of, other_of = one[doubtful], other[doubtful]
    short[doubtful] = meet(sets.short, one_of, sets.named, other_of)
    short[doubtful] |= meet(sets.named, one_of, sets.short, other_of)
    return same, short, meet(sets.all, one, sets.all, other), named, told


def words(c: Columns, a: Ints, b: Ints) -> Conditions:
    """What for (``features_of_who.OF_WORDS``)."""
    sets, one, other = c.claims.words, c.rows.words[a], c.rows.words[b]
    common = shared(sets, one, sets, other)
    fewer = np.minimum(sets.counts[one], sets.counts[other])
    return (
        (common > 1) & (common == fewer),
        (common > 1) & (2 * common > fewer),
        (common > 1) | ((common == 1) & (fewer == 1)),
        (common == 1) & (fewer < 4),
        common == 1,
        (fewer > 0) & (fewer < 3),
        fewer > 2,
    )


def issue(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Issues (``features_of_who.OF_ISSUE``)."""
    return _same_or_other(c.claims.issues, c.rows.words[a], c.rows.words[b])


def stance(c: Columns, a: Ints, b: Ints) -> Conditions:
    """For or against (``features_of_who.OF_STANCE``)."""
    return _same_or_other(c.claims.sides, c.rows.words[a], c.rows.words[b])


def form(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Forms (``features_of_telling.OF_FORM``)."""
    return _same_or_other(c.forms, c.rows.forms[a], c.rows.forms[b])


def _same_or_other(sets: Ragged, one: Ints, other: Ints) -> Conditions:
    return meet(sets, one, sets, other), (sets.counts[one] > 0) & (sets.counts[other] > 0)


def size(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Figures of participants (``features_of_telling.OF_SIZE``)."""
    sets, one, other = c.sizes, c.rows.sizes[a], c.rows.sizes[b]
    times = nearest(sets, one, other)
    told = ~np.isnan(times)
    return meet(sets, one, sets, other), told & (times <= 2), told & (times <= 10), told


def arrests(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Figures of arrests (``features_of_telling.OF_ARRESTS``)."""
    one, other = c.rows.arrests[a], c.rows.arrests[b]
    told = (c.arrests.counts[one] > 0) & (c.arrests.counts[other] > 0)
    some = c.some_arrests
    return meet(some, one, some, other), told & ((some.counts[one] > 0) | (some.counts[other] > 0))


def status(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Planned, held, off (``features_of_telling.OF_STATUS``)."""
    one, other = c.rows.statuses[a], c.rows.statuses[b]
    ahead, held, off = c.statuses
    only_off, only_held = off & ~held, held & ~off
    differ = one != other
    planned = (ahead[one] & held[other]) | (ahead[other] & held[one])
    denied = (only_off[one] & only_held[other]) | (only_off[other] & only_held[one])
    return differ & planned, differ & denied


def series(c: Columns, a: Ints, b: Ints) -> Conditions:
    """Days of action and campaigns (``features_of_telling.OF_SERIES``)."""
    one = c.rows.series[a]
    return [(one >= 0) & (one == c.rows.series[b])]


SPEAKING: dict[str, Callable[[Columns, Ints, Ints], Conditions]] = {
    one.__name__: one
    for one in (
        *(place, town, day, report, side, actors, words),
        *(issue, stance, form, size, arrests, status, series),
    )
}
"""The conditions of each group, by its name, in the order of ``features.GROUPS``."""
