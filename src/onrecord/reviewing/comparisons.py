"""What comes of comparing two codings of one report: counts, units of agreement, and differences."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

OVERALL = "ALL (micro)"
# The variables that are added up in one score over all.
_ADDED_UP = (
    *("statement+speaker", "mention", "figure+voice", "form", "status", "date", "place locality"),
    *("organiser", "police_measure", "participant_measure"),
)


@dataclass(frozen=True, slots=True)
class Count:
    """Values of the first coder (the gold) and the second, and how many of each the other has too."""

    first: int = 0
    second: int = 0
    first_hits: int = 0
    second_hits: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.first + other.first,
            self.second + other.second,
            self.first_hits + other.first_hits,
            self.second_hits + other.second_hits,
        )

    @property
    def precision(self) -> float:
        """Share of the second coder's values that the first has too; 0 where there are none."""
        return self.second_hits / self.second if self.second else 0.0

    @property
    def recall(self) -> float:
        """Share of the first coder's values that the second has too; 0 where there are none."""
        return self.first_hits / self.first if self.first else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall: the same whichever coder is called the first."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder coded: the value in words, the words of the report that it was read from, and who coded it.

    ``coder`` is "" for gold; ``confidence`` is the coder's own, 0 to 1, where it gives one.
    """

    value: str
    words: str = ""
    coder: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two coders differ on one variable. A side is None where that coder coded nothing there.

    ``unit`` names the event or the statement, as the first coder has it where it has it at all.
    """

    report: str
    variable: str
    unit: str
    first: Side | None
    second: Side | None

    @property
    def kind(self) -> Literal["missed", "extra", "different"]:
        """Seen from the first coder."""
        if self.second is None:
            return "missed"
        return "extra" if self.first is None else "different"


class Rated(Protocol):
    """What a coder coded and says how sure it is of: a value, or a statement."""

    @property
    def confidence(self) -> float | None:
        """The coder's own, 0 to 1, where it gives one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing that a coder coded, and whether gold has it too."""

    variable: str
    unit: Rated
    right: bool


@dataclass
class Comparison:
    """One report, compared. ``units`` are pairs of values by variable; ``distances`` tell how far.

    ``judged`` is filled beside gold only: each of the coder's values that counts, in no order to rely on.
    """

    report: str
    counts: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    units: defaultdict[str, list[tuple[Hashable, Hashable]]] = field(default_factory=lambda: defaultdict(list))
    distances: dict[str, str] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def judge(self, variable: str, unit: Rated, *, right: bool) -> None:
        """Note whether something that the coder coded is right."""
        self.judged.append(Judged(variable, unit, right))

    def count(self, variable: str, first: int, second: int, hits: int | tuple[int, int]) -> None:
        """Add values of a variable; ``hits`` once where they are the same for both sides."""
        ours, theirs = hits if isinstance(hits, tuple) else (hits, hits)
        self.counts[variable] += Count(first, second, ours, theirs)

    def unit(self, variable: str, distance: str, first: Hashable, second: Hashable) -> None:
        """Add a unit to which both coders gave a value; nothing where one of them gave none."""
        if first not in (None, "", frozenset()) and second not in (None, "", frozenset()):
            self.units[variable].append((first, second))
            self.distances[variable] = distance

    def differ(self, variable: str, unit: str, first: Side | None, second: Side | None) -> None:
        """Note that the coders differ."""
        self.differences.append(Difference(self.report, variable, unit, first, second))

    def differ_each(self, variable: str, unit: str, firsts: Sequence[Side], seconds: Sequence[Side]) -> None:
        """Note values that only one side has: side by side as far as they go, then by themselves."""
        for number in range(max(len(firsts), len(seconds))):
            first = firsts[number] if number < len(firsts) else None
            second = seconds[number] if number < len(seconds) else None
            self.differ(variable, unit, first, second)

    def add_up(self) -> None:
        """Add the row over all variables."""
        for variable in _ADDED_UP:
            if variable in self.counts:
                self.counts[OVERALL] += self.counts[variable]
