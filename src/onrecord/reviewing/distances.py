"""How far apart two values are, 0 for the same: the difference functions of Krippendorff's alpha.

All are the δ² of Krippendorff (2011), so none is squared again. Of ours, all but ``interval`` end at 1.
"""

from collections.abc import Callable, Hashable, Set
from typing import Any

from onrecord.reviewing.likeness import same_name

Distance = Callable[[Any, Any], float]


def nominal(one: Hashable, other: Hashable) -> float:
    """Categories: the same or not (Krippendorff 2011, section C)."""
    return 0.0 if one == other else 1.0


def interval(one: float, other: float) -> float:
    """Numbers on a scale without a natural zero (Krippendorff 2011): the square of their difference."""
    return (one - other) ** 2


def ratio(one: float, other: float) -> float:
    """Counts (Krippendorff 2011): the square of difference over sum. 10 and 20 are as far apart as 1 and 2."""
    return 0.0 if one == other else ((one - other) / (one + other)) ** 2


def masi(one: Set[Hashable], other: Set[Hashable]) -> float:
    """Sets of values (Passonneau 2006): 1 less Jaccard's index times monotonicity.

    Monotonicity is 1 for the same sets, 2/3 where one holds the other, 1/3 where they overlap, else 0.
    """
    if one == other:
        return 0.0
    common = one & other
    if not common:
        return 1.0
    monotonicity = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1.0 - monotonicity * len(common) / len(one | other)


def name(one: str, other: str) -> float:
    """Names of persons, bodies and places: nominal, with "the Mayor" and "Mayor" the same."""
    return 0.0 if same_name(one, other) else 1.0


DISTANCES: dict[str, Distance] = {
    "nominal": nominal,
    "interval": interval,
    "ratio": ratio,
    "masi": masi,
    "name": name,
}
