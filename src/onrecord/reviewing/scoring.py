"""From compared reports to scores by variable, with bootstrap intervals over reports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from operator import mul
from typing import Protocol

from onrecord.reviewing.alpha import Coincidences
from onrecord.reviewing.comparisons import OVERALL, Comparison, Count
from onrecord.reviewing.distances import DISTANCES

LEVEL = 0.95  # of the intervals: what is usual
Interval = tuple[float, float]


class Draws(Protocol):
    """A seeded generator of random numbers, such as ``random.Random(1)``: this room has no chance of its own."""

    def randrange(self, stop: int, /) -> int:
        """A whole number from 0 up to, and without, ``stop``."""


@dataclass(frozen=True, slots=True)
class Score:
    """How two coders agree on one variable.

    ``units``: pairs of values in ``alpha`` and ``agreement`` (1 less their mean distance); both are None where
    they cannot be had. ``intervals``: ends of the 95 % bootstrap interval by name (precision, recall, f1,
    alpha), for those that bear on at least two reports.
    """

    variable: str
    count: Count
    units: int = 0
    agreement: float | None = None
    alpha: float | None = None
    distance: str | None = None
    intervals: dict[str, Interval] = field(default_factory=dict)


def scores(comparisons: Sequence[Comparison], draws: Draws, resamples: int) -> tuple[Score, ...]:
    """The score of every variable, the row over all last.

    Intervals are percentiles of ``resamples`` drawings of as many reports, with replacement (Efron 1979): a
    report is drawn whole, for what stands in one report is not independent. None with fewer than two reports.
    """
    drawn = list(_drawings(len(comparisons), draws, resamples)) if len(comparisons) > 1 else []
    names = dict.fromkeys(name for one in comparisons for name in (*one.counts, *one.units))
    ordered = [name for name in sorted(names, key=_place_in_table) if name != OVERALL]
    return tuple(_score(name, comparisons, drawn) for name in [*ordered, OVERALL] if name in names)


_TABLE = (
    *("statement", "statement+speaker", "statement quotation", "statement act", "statement role"),
    *("statement medium", "mention", "form", "status", "organiser", "actor", "target", "police_measure"),
    *("participant_measure", "demand", "slogan", "series", "date", "place", "place locality", "place site"),
    *("place district", "place region", "place country", "place route", "figure", "figure+voice"),
)


def _place_in_table(name: str) -> tuple[int, str]:
    """Known variables in a fixed order; then others by name."""
    if name in _TABLE:
        return _TABLE.index(name), ""
    return (_TABLE.index("statement medium") if name.startswith("statement ") else len(_TABLE)), name


def _drawings(number: int, draws: Draws, resamples: int) -> Iterator[list[int]]:
    """How many times each of ``number`` reports is drawn, in each of the resamples."""
    for _ in range(resamples):
        times = [0] * number
        for _ in range(number):
            times[draws.randrange(number)] += 1
        yield times


def _score(variable: str, comparisons: Sequence[Comparison], drawn: Sequence[Sequence[int]]) -> Score:
    counts = [one.counts.get(variable, Count()) for one in comparisons]
    total = sum(counts, Count())
    columns = [[getattr(one, part.name) for one in counts] for part in fields(Count)]
    once = [1] * len(comparisons)
    told: dict[str, list[float]] = {"precision": [], "recall": [], "f1": []}
    for times in drawn if sum(bool(one.first or one.second) for one in counts) > 1 else ():
        again = Count(*(sum(map(mul, times, column)) for column in columns))
        told["precision"] += [again.precision] if again.second else []
        told["recall"] += [again.recall] if again.first else []
        told["f1"] += [again.f1] if again.first or again.second else []
    distance = next((one.distances[variable] for one in comparisons if variable in one.distances), None)
    if distance is None:
        return Score(variable, total, intervals=_intervals(told))
    coincidences = Coincidences([one.units.get(variable, []) for one in comparisons], DISTANCES[distance])
    seen = coincidences.agreement(once)
    if sum(map(bool, coincidences.units)) > 1:
        alphas = (coincidences.agreement(times).alpha for times in drawn)
        told["alpha"] = [alpha for alpha in alphas if alpha is not None]
    return Score(variable, total, seen.units, seen.observed, seen.alpha, distance, _intervals(told))


def _intervals(told: dict[str, list[float]]) -> dict[str, Interval]:
    tail = (1 - LEVEL) / 2
    return {
        name: (percentile(values, tail), percentile(values, 1 - tail)) for name, values in told.items() if values
    }


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of ``values`` lie, with straight lines between neighbours."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
