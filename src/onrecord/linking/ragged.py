"""Many small sets as two arrays of numbers, and how many members two of them share, for many pairs at once."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.floating[Any]]
Marks = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.number[Any]]
_Value = TypeVar("_Value", bound=Hashable)

_PART = 1 << 15  # pairs worked on at once, so that they stay in the processor's cache
_NARROW, _WIDE = 4, 16


def numbered(values: Sequence[_Value | None]) -> tuple[Ints, list[_Value]]:
    """A number for each of ``values``, -1 for None; and the values that the numbers stand for."""
    found: dict[_Value | None, int] = dict.fromkeys(values, 0)
    found.pop(None, None)
    names = list(found)
    found = dict(zip(names, range(len(names)), strict=True))
    found[None] = -1
    told: list[Any] = names
    return np.fromiter(map(found.__getitem__, values), np.int32, len(values)), told


@dataclass(frozen=True, slots=True)
class Ragged:
    """Sets by number: the members of set *n* are ``members[first[n] : first[n] + counts[n]]``.

    Those of one set are all different. ``marks`` has 64 bits for each
    set: sets that share none share no member.
    """

    first: Ints
    counts: Ints
    members: Numbers
    marks: Marks

    @classmethod
    def of(cls, first: Ints, counts: Ints, members: Numbers) -> "Ragged":
        """With the marks that go with ``members``, which stand set after set without gaps."""
        bits = np.left_shift(np.uint64(1), (members.astype(np.int64) & 63).astype(np.uint64))
        marks = np.zeros(len(counts), np.uint64)
        told = np.flatnonzero(counts)
        if len(told):
            marks[told] = np.bitwise_or.reduceat(bits, first[told])
        return cls(first, counts, members, marks)

    def only(self, wanted: Bools) -> "Ragged":
        """The sets without those members that are not ``wanted``: true or false for each of ``members``."""
        before = np.concatenate(([0], np.cumsum(wanted)))
        first = before[self.first]
        return Ragged.of(first, before[self.first + self.counts] - first, self.members[wanted])

    def padded(self, which: Ints, width: int, blank: float) -> Numbers:
        """The first ``width`` members of the sets ``which``, one row for each place in a set."""
        first, counts = self.first[which], self.counts[which]
        found = np.full((width, len(which)), blank, self.members.dtype)
        for at in range(width):
            has = np.flatnonzero(counts > at)
            found[at, has] = self.members[first[has] + at]
        return found


def names_of(sets: Sequence[Collection[str]]) -> list[str]:
    """All names in ``sets``, by the alphabet: so that the lowest number of a set is its first name."""
    return sorted(set(chain.from_iterable(sets)))


def sets_of(sets: Sequence[Collection[str]], numbers: Mapping[str, int]) -> Ragged:
    """``sets`` of names, of which each has its number in ``numbers``."""
    counts = np.fromiter(map(len, sets), np.int64, len(sets))
    members = np.fromiter(map(numbers.__getitem__, chain.from_iterable(sets)), np.int64, int(counts.sum()))
    owners = np.repeat(np.arange(len(sets)), counts) * len(numbers)
    ordered = np.sort(owners + members) - owners
    return Ragged.of(_starts(counts), counts, ordered.astype(np.int32))


def figures_of(tuples: Sequence[Sequence[int]]) -> Ragged:
    """Tuples of figures, each figure once."""
    tuples = [sorted(set(one)) for one in tuples]
    counts = np.fromiter(map(len, tuples), np.int64, len(tuples))
    return Ragged.of(_starts(counts), counts, np.fromiter(chain.from_iterable(tuples), np.float64))


def _starts(counts: Ints) -> Ints:
    return np.cumsum(counts) - counts


def shared(one: Ragged, ones: Ints, other: Ragged, others: Ints) -> Ints:
    """How many members the sets ``ones`` of ``one`` have in common with the sets ``others`` of ``other``."""
    found = np.zeros(len(ones), np.int32)
    likely = (one.marks[ones] & other.marks[others]) != 0
    for pairs, width in _by_width(likely, one.counts[ones], other.counts[others]):
        left = one.padded(ones[pairs], width, -1)
        right = other.padded(others[pairs], width, -2)
        found[pairs] = _equal(left, right) if width <= _WIDE else _equal_sorted(left, right)
    return found


def _equal(left: Numbers, right: Numbers) -> Ints:
    """How many numbers two columns share, each with each."""
    count = np.zeros(left.shape[1], np.int32)
    for one in left:
        for other in right:
            count += one == other
    return count


def _equal_sorted(left: Numbers, right: Numbers) -> Ints:
    """The same by sorting, which is faster where columns are long. Blanks are below 0."""
    both = np.sort(np.concatenate((left, right)), axis=0)
    count: Ints = np.sum((both[1:] == both[:-1]) & (both[1:] >= 0), axis=0, dtype=np.int32)
    return count


def meet(one: Ragged, ones: Ints, other: Ragged, others: Ints) -> Bools:
    """Whether they have a member in common."""
    return shared(one, ones, other, others) > 0


def nearest(figures: Ragged, ones: Ints, others: Ints) -> Floats:
    """How many times larger one figure is, of the two that lie nearest; nan where one side has none. Figures
    below 1 count as 1.
    """
    found = np.full(len(ones), np.nan)
    left_of, right_of = figures.counts[ones], figures.counts[others]
    for pairs, width in _by_width((left_of > 0) & (right_of > 0), left_of, right_of):
        left, right = (np.maximum(figures.padded(side[pairs], width, np.nan), 1.0) for side in (ones, others))
        least = np.full(len(pairs), np.nan)
        for one in left:
            for other in right:
                np.fmin(least, np.maximum(one, other) / np.minimum(one, other), out=least)
        found[pairs] = least
    return found


def _by_width(wanted: Bools, left: Ints, right: Ints) -> Iterator[tuple[Ints, int]]:
    """The pairs that are ``wanted``, by the size of the larger set: part by part, with that size at most."""
    pairs = np.flatnonzero(wanted)
    sizes = np.maximum(left[pairs], right[pairs])
    width = _NARROW
    while len(pairs):
        now = sizes <= width
        fit = pairs[now]
        for start in range(0, len(fit), _PART):
            yield fit[start : start + _PART], width
        pairs, sizes, width = pairs[~now], sizes[~now], 2 * width
