"""Clusters out of pairs: agglomeration from the surest pair down, within what people decided.

Two clusters become one where the mean score over their mentions is above 0, so that one pair that looks alike
does not chain two events together; large clusters are compared by the ``SPEAKERS`` of each that tell most. What
people decided stands above any score: *yes* is joined before anything else, and clusters with a *no* between
any of their mentions never become one.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from onrecord.records import Outline

SPEAKERS = 8
Score = Callable[[Outline, Outline], float]


class Edges:
    """Pairs with a score above 0, by index: 12 bytes a pair."""

    def __init__(self) -> None:
        self.heads, self.tails, self.scores = array("i"), array("i"), array("f")

    def add(self, head: int, tail: int, score: float) -> None:
        self.heads.append(head)
        self.tails.append(tail)
        self.scores.append(score)

    def surest_first(self) -> list[int]:
        """Numbers of the edges by falling score; of equals, by their mentions."""
        return sorted(range(len(self.scores)), key=lambda n: (-self.scores[n], self.heads[n], self.tails[n]))


class Clusters:
    """A partition of mentions, by index into ``ordered``; begins with each mention by itself."""

    def __init__(self, ordered: Sequence[Outline], score: Score) -> None:
        self._ordered, self._score = ordered, score
        self._root = array("i", range(len(ordered)))
        self._members: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = {}
        self._refused: dict[tuple[int, int], tuple[int, int]] = {}

    def find(self, one: int) -> int:
        """The mention that stands for the cluster of ``one``."""
        root = self._root
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    def members(self, root: int) -> list[int]:
        return self._members.get(root) or [root]

    def keep_apart(self, a: int, b: int) -> None:
        """A person's no: the clusters of ``a`` and ``b`` never become one."""
        one, other = self.find(a), self.find(b)
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def join(self, a: int, b: int) -> None:
        """One cluster of two, whatever their scores."""
        one, other = self.find(a), self.find(b)
        if one == other:
            return
        if len(self.members(one)) < len(self.members(other)):
            one, other = other, one
        self._members[one] = self.members(one) + self.members(other)
        self._members.pop(other, None)
        self._root[other] = one
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart.setdefault(one, set()).add(third)

    def try_to_join(self, a: int, b: int) -> None:
        """One cluster of two, where nobody said no and they are alike on the whole."""
        one, other = sorted((self.find(a), self.find(b)))
        if one == other or other in self._apart.get(one, ()):
            return
        sizes = len(self.members(one)), len(self.members(other))
        if self._refused.get((one, other)) == sizes:
            return
        if sizes == (1, 1) or self._likeness(one, other) > 0:
            self.join(one, other)
        else:
            self._refused[one, other] = sizes

    def _likeness(self, one: int, other: int) -> float:
        left, right = self._speakers(one), self._speakers(other)
        return sum(self._score(self._ordered[a], self._ordered[b]) for a in left for b in right)

    def _speakers(self, root: int) -> list[int]:
        members = self.members(root)
        if len(members) <= SPEAKERS:
            return members
        return sorted(members, key=lambda one: (-_told(self._ordered[one]), one))[:SPEAKERS]

    def groups(self) -> list[list[int]]:
        """All clusters, each in rising order, by their first mention."""
        by_root = sorted((self.find(one), one) for one in range(len(self._root)))
        return sorted([one for _, one in group] for _, group in groupby(by_root, key=lambda pair: pair[0]))


def _told(one: Outline) -> int:
    """How much a mention tells of what identifies its event."""
    told = (one.locality, one.site, one.first_day, one.actors, one.words, one.sizes)
    return sum(1 for value in told if value)


def agglomerate(
    ordered: Sequence[Outline],
    edges: Edges,
    score: Score,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Clusters of ``ordered``, by index. ``together`` and ``apart`` must not contradict each other."""
    clusters = Clusters(ordered, score)
    for a, b in together:
        clusters.join(a, b)
    for a, b in apart:
        clusters.keep_apart(a, b)
    for number in edges.surest_first():
        clusters.try_to_join(edges.heads[number], edges.tails[number])
    return clusters.groups()
