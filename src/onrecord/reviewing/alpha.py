"""Krippendorff's alpha, from coincidences of values (Krippendorff 2011, "Computing Krippendorff's
Alpha-Reliability", https://repository.upenn.edu/asc_papers/43, section D: any metric, missing values)."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import mul

from onrecord.reviewing.distances import Distance

Unit = Sequence[Hashable]
"""The values that coders gave to one unit; None where a coder gave none."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over ``units`` that at least two coders gave a value.

    ``observed`` is 1 less the mean distance seen; ``alpha`` is None where it cannot be had: fewer than two
    values, or nothing but one value, so that chance alone would agree as well.
    """

    units: int
    observed: float | None = None
    alpha: float | None = None


class Coincidences:
    """What alpha is made of, in groups of units (reports), so that groups can be drawn again and again."""

    def __init__(self, groups: Sequence[Iterable[Unit]], distance: Distance) -> None:
        index: dict[Hashable, int] = {}
        self._counts: list[Counter[int]] = []
        self._apart: list[float] = []
        self.units: list[int] = []
        for group in groups:
            counts, apart, units = _group(group, index, distance)
            self._counts.append(counts)
            self._apart.append(apart)
            self.units.append(units)
        values = list(index)
        self._matrix = [[distance(one, other) for other in values] for one in values]

    def agreement(self, times: Sequence[int]) -> Agreement:
        """The agreement with each group taken so many ``times``: 1 each for what was seen."""
        totals = [0] * len(self._matrix)
        for time, counts in zip(times, self._counts, strict=True):
            for value, count in counts.items() if time else ():
                totals[value] += time * count
        values = sum(totals)
        units = sum(map(mul, times, self.units))
        if values < 2:
            return Agreement(units)
        seen = sum(map(mul, times, self._apart)) / values
        by_chance = sum(
            count * sum(map(mul, row, totals)) for count, row in zip(totals, self._matrix, strict=True) if count
        ) / (values * (values - 1))
        return Agreement(units, 1.0 - seen, 1.0 - seen / by_chance if by_chance else None)


def _group(
    group: Iterable[Unit], index: dict[Hashable, int], distance: Distance
) -> tuple[Counter[int], float, int]:
    """How often each value stands in units that can be paired, the distances in them, and their number."""
    counts: Counter[int] = Counter()
    apart, units = 0.0, 0
    for unit in group:
        values = [value for value in unit if value is not None]
        if len(values) < 2:
            continue
        units += 1
        counts.update(index.setdefault(value, len(index)) for value in values)
        pairs = sum(distance(one, other) for i, one in enumerate(values) for other in values[i + 1 :])
        apart += 2 * pairs / (len(values) - 1)
    return counts, apart, units


def alpha(units: Iterable[Unit], distance: Distance) -> float | None:
    """Krippendorff's alpha of ``units``: 1 is perfect, 0 is chance, below 0 is worse than chance.

    None where it cannot be had; see `Agreement`.
    """
    return Coincidences([units], distance).agreement([1]).alpha
