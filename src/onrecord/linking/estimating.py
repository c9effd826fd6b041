"""Weights from pairs that are known to be one event or not: people's decisions, or a benchmark's."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking.features import fired
from onrecord.linking.weights import Weights
from onrecord.records import Decision, Outline

_STEPS = 50
_ENOUGH = 1e-7


def decided_pairs(
    decisions: Iterable[Decision], outlines: Mapping[str, Outline]
) -> list[tuple[Outline, Outline, bool]]:
    """The pairs on which people said yes or no last, where both mentions are there; True for yes."""
    last = {frozenset((one.a, one.b)): one for one in sorted(decisions, key=lambda one: one.at)}
    return [
        (outlines[one.a], outlines[one.b], one.verdict == "yes")
        for one in last.values()
        if one.verdict != "unsure" and one.a in outlines and one.b in outlines
    ]


def estimate(
    pairs: Iterable[tuple[Outline, Outline, bool]], start: Weights, pull: float = 1.0
) -> dict[str, float]:
    """Weights under which ``pairs`` are likeliest, held near ``start``: logistic regression with a ridge.

    ``pull`` is how many pairs' worth of evidence each weight's starting value counts for; a feature that none
    of the pairs shows keeps its start. The same pairs in any order give the same weights, to three digits.
    """
    patterns = Counter((fired(a, b), same) for a, b, same in pairs)
    names = sorted({name for found, _ in patterns for name in found} | {"outset"})
    place = {name: at for at, name in enumerate(names)}
    rows = [
        ([place["outset"], *(place[name] for name in found)], same, count)
        for (found, same), count in sorted(patterns.items())
    ]
    first = [start[name] for name in names]
    weights = first[:]
    for _ in range(_STEPS):
        step = _newton_step(rows, weights, first, pull)
        # Long steps are cut, so that separable patterns do not throw the search off.
        weights = [at + max(-2.0, min(2.0, by)) for at, by in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _ENOUGH:
            break
    found = {name: _of_its_sign(at, start[name]) for name, at in zip(names, weights, strict=True)}
    return {**start, **found}


def _of_its_sign(weight: float, start: float) -> float:
    """``weight`` to three digits, 0 where it has the other sign than ``start``."""
    return round(weight, 3) + 0.0 if weight * start >= 0 else 0.0


def _newton_step(
    rows: Sequence[tuple[list[int], bool, int]], weights: Sequence[float], first: Sequence[float], pull: float
) -> list[float]:
    """What Newton's method adds to ``weights``. ``rows``: which weights add up, the outcome, how often."""
    size = len(weights)
    curve = [[pull / 4 if one == other else 0.0 for other in range(size)] for one in range(size)]
    slope = [pull / 4 * (was - now) for was, now in zip(first, weights, strict=True)]
    for places, same, count in rows:
        chance = _chance(sum(weights[at] for at in places))
        miss, bend = count * (same - chance), count * chance * (1 - chance)
        for one in places:
            slope[one] += miss
            for other in places:
                curve[one][other] += bend
    return _solved(curve, slope)


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """x with matrix · x = right, for a symmetric positive definite matrix (Gauss, no pivots needed)."""
    size = len(right)
    for at in range(size):
        for below in range(at + 1, size):
            share = matrix[below][at] / matrix[at][at]
            if share:
                for across in range(at, size):
                    matrix[below][across] -= share * matrix[at][across]
                right[below] -= share * right[at]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(matrix[at][across] * found[across] for across in range(at + 1, size))
        found[at] = (right[at] - rest) / matrix[at][at]
    return found
