"""The scores of many pairs at once: what ``pairs.scorer`` says of one pair."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt

from onrecord.linking.candidates import RuledOut, pairs_to_compare
from onrecord.linking.columns import Columns
from onrecord.linking.edges import Places, Scores
from onrecord.linking.features import GROUPS
from onrecord.linking.pairs import HOPELESS, has_ground
from onrecord.linking.ragged import Bools, Ints
from onrecord.linking.speaking import SPEAKING, both, first_of
from onrecord.linking.weights import Weights

_PART = 1 << 16  # pairs looked at at once: bounds memory
_GROUND = ("place", "day", "actors", "words")  # groups that ``has_ground`` asks for
_FEATURES = {group.name: tuple(one.__name__ for one in group.features) for group in GROUPS}


def compared(columns: Columns, weights: Weights, least: float = 0.0) -> Iterator[tuple[Places, Places, Scores]]:
    """The pairs of ``columns``, which are in order, that have a score above ``least`` (``HOPELESS`` or more):
    heads, tails and scores, part by part.
    """
    for heads, tails in pairs_to_compare(columns, _ruled_out(columns, weights)):
        likeness = scores(columns, heads, tails, weights)
        above = likeness > least
        yield heads[above].astype(np.int32), tails[above].astype(np.int32), likeness[above]


def scores(columns: Columns, heads: Ints, tails: Ints, weights: Weights) -> Scores:
    """The log-odds of each pair of mentions (rows of ``columns``) that they are one event; at most 0 where there
    is no ground to join them.
    """
    found = np.empty(len(heads), np.float32)
    for start in range(0, len(heads), _PART):
        part = slice(start, start + _PART)
        found[part] = _scores(columns, heads[part], tails[part], weights)
    return found


def _scores(columns: Columns, a: Ints, b: Ints, weights: Weights) -> npt.NDArray[np.float64]:
    found = np.empty(len(a))
    pairs, ground = np.arange(len(a)), np.zeros(len(a), np.int64)
    total = np.full(len(a), float(weights["outset"]))
    for group, features in _FEATURES.items():
        speaks = first_of(SPEAKING[group](columns, a, b))
        total = total + np.array([*(weights[name] for name in features), 0.0])[speaks]
        if group in _GROUND:
            ground = ground * (len(features) + 1) + speaks + 1
        hopeless = (total < HOPELESS) & (speaks >= 0)
        if hopeless.any():
            found[pairs[hopeless]] = total[hopeless]
            a, b, pairs, total, ground = (column[~hopeless] for column in (a, b, pairs, total, ground))
    found[pairs] = np.where((total <= 0) | _grounds()[ground], total, 0.0)
    return found


@cache
def _grounds() -> Bools:
    """Whether there is ground (``has_ground``), by what speaks of place, day, actors and words."""
    told = product(*((None, *_FEATURES[group]) for group in _GROUND))
    return np.array([has_ground(name for name in names if name) for names in told])


def _ruled_out(columns: Columns, weights: Weights) -> RuledOut:
    """Pairs whose places alone make them hopeless, so that nothing else of them is looked at."""
    r = columns.rows
    country, city, region = (
        weights["outset"] + weights[name] < HOPELESS for name in ("other_country", "other_city", "other_region")
    )
    located = ~np.isnan(r.latitude) & ~np.isnan(r.longitude)

    def ruled_out(heads: Ints, tails: Ints) -> Bools:
        towns = both(r.locality, heads, tails)
        return np.select(
            [both(r.country, heads, tails).other, towns.other, ~towns.same & both(r.region, heads, tails).other],
            [
                np.full(len(heads), country),
                city & ~(located[heads] & located[tails]),
                np.full(len(heads), region),
            ],
            False,
        )

    return ruled_out
