"""Clusters out of pairs: agglomeration from the surest pair down, within what people decided.

Two clusters become one where what each tells as a whole speaks for it, and the mean over their mentions does
too: so one pair that looks alike chains no two events together, and what a mention leaves out is filled by its
fellows. A mention that may as well belong to another event of the same place and day is left by itself. Large
clusters speak through the ``SPEAKERS`` mentions that tell most.

What people decided stands above any score: *yes* is joined before anything else, and clusters with a *no*
between any of their mentions never become one.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby

from onrecord.linking.profiles import profile
from onrecord.records import Outline

SPEAKERS = 8
SURE = 5.0  # log-odds above which no rival is looked for
MARGIN = 0.5  # log-odds by which two clusters have to be more alike than either is to a rival
CLASH = -2.0  # log-odds below which two clusters are clearly apart, so that a third cannot belong to both
Score = Callable[[Outline, Outline], float]


class Edges:
    """Pairs with a score above 0, by index: 12 bytes a pair, and 8 more to find the pairs of a mention."""

    def __init__(self) -> None:
        self.heads, self.tails, self.scores = array("i"), array("i"), array("f")
        self._first, self._partners = array("i"), array("i")

    def add(self, head: int, tail: int, score: float) -> None:
        self.heads.append(head)
        self.tails.append(tail)
        self.scores.append(score)

    def surest_first(self, mentions: int) -> Iterator[list[int]]:
        """Numbers of the edges by falling score (of equals, by their mentions), part by part of those that hang
        together.
        """
        parts = Parts(mentions)
        for head, tail in zip(self.heads, self.tails, strict=True):
            parts.join(parts.find(head), parts.find(tail))
        numbers: dict[int, list[int]] = {}
        for number, head in enumerate(self.heads):
            numbers.setdefault(parts.find(head), []).append(number)
        for part in numbers.values():
            part.sort(key=lambda n: (-self.scores[n], self.heads[n], self.tails[n]))
            yield part

    def index(self, mentions: int) -> None:
        """Make ``partners`` ready, once all edges are added."""
        counts = array("i", bytes(4 * (mentions + 1)))
        for ends in (self.heads, self.tails):
            for end in ends:
                counts[end + 1] += 1
        self._first = array("i", accumulate(counts))
        self._partners = array("i", bytes(8 * len(self.scores)))
        filled = array("i", self._first)
        for one, other in chain(
            zip(self.heads, self.tails, strict=True), zip(self.tails, self.heads, strict=True)
        ):
            self._partners[filled[one]] = other
            filled[one] += 1

    def partners(self, one: int) -> "array[int]":
        """The mentions that ``one`` has an edge with."""
        return self._partners[self._first[one] : self._first[one + 1]]


class Parts:
    """A partition of indices: who stands for whom."""

    def __init__(self, count: int) -> None:
        self._root = array("i", range(count))

    def find(self, one: int) -> int:
        """The index that stands for the part of ``one``."""
        root = self._root
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    def join(self, root: int, other: int) -> None:
        """Let ``root`` stand for the part of ``other`` too; both stand for their parts."""
        self._root[other] = root


class Clusters:
    """A partition of mentions, by index into ``ordered``; begins with each mention by itself."""

    def __init__(self, ordered: Sequence[Outline], edges: Edges, score: Score) -> None:
        self._ordered, self._edges, self._score = ordered, edges, score
        self._parts = Parts(len(ordered))
        self._scores: dict[tuple[int, int], float] = {}
        self._members: dict[int, list[int]] = {}
        self._speaking: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = {}
        self._profiles: dict[int, tuple[int, Outline]] = {}
        self._refused: dict[tuple[int, int], tuple[int, int]] = {}

    def find(self, one: int) -> int:
        """The mention that stands for the cluster of ``one``."""
        return self._parts.find(one)

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
        both = self._speakers(one) + self._speakers(other)
        self._speaking[one] = sorted(both, key=lambda at: (-_told(self._ordered[at]), at))[:SPEAKERS]
        self._speaking.pop(other, None)
        self._members.setdefault(one, [one]).extend(self.members(other))
        self._members.pop(other, None)
        self._parts.join(one, other)
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart.setdefault(one, set()).add(third)

    def forget(self) -> None:
        """Let go of what was kept about mentions that will not be asked about again."""
        self._scores.clear()
        self._refused.clear()
        self._profiles.clear()

    def try_to_join(self, a: int, b: int) -> None:
        """One cluster of two, where nobody said no, they are alike on the whole, and no other is as like."""
        one, other = sorted((self.find(a), self.find(b)))
        if one == other or other in self._apart.get(one, ()):
            return
        sizes = len(self.members(one)), len(self.members(other))
        if self._refused.get((one, other)) == sizes:
            return
        likeness = self._likeness(one, other)
        if (
            likeness > 0
            and not self._has_rival(one, other, likeness)
            and not self._has_rival(other, one, likeness)
        ):
            self.join(one, other)
        else:
            self._refused[one, other] = sizes

    def _has_rival(self, one: int, other: int, likeness: float) -> bool:
        """Whether ``one`` may as well belong to a third cluster, which is clearly not one with ``other``."""
        if likeness >= SURE:
            return False
        thirds = {self.find(near) for member in self._speakers(one) for near in self._edges.partners(member)}
        return any(
            self._likeness(one, third) > likeness - MARGIN and self._likeness(other, third) < CLASH
            for third in sorted(thirds - {one, other})
        )

    def _likeness(self, one: int, other: int) -> float:
        """The score of what each cluster tells as a whole, or the mean over their mentions, if that is less."""
        left, right = self._speakers(one), self._speakers(other)
        if len(left) == len(right) == 1:
            return self._score_of(one, other)
        whole = self._score(self._profile(one), self._profile(other))
        if whole <= CLASH:
            return whole
        total = sum(self._score_of(a, b) for a in left for b in right)
        return min(whole, total / (len(left) * len(right)))

    def _score_of(self, a: int, b: int) -> float:
        """The score of two mentions, kept while their part of the edges is worked on."""
        pair = (a, b) if a < b else (b, a)
        known = self._scores.get(pair)
        if known is None:
            known = self._scores[pair] = self._score(self._ordered[pair[0]], self._ordered[pair[1]])
        return known

    def _profile(self, root: int) -> Outline:
        members = self.members(root)
        if len(members) == 1:
            return self._ordered[root]
        known = self._profiles.get(root)
        if known is None or known[0] != len(members):
            known = len(members), profile([self._ordered[one] for one in self._speakers(root)])
            self._profiles[root] = known
        return known[1]

    def _speakers(self, root: int) -> list[int]:
        """The members that tell most, at most ``SPEAKERS``, kept so that a large cluster is not sorted again."""
        return self._speaking.get(root) or [root]

    def groups(self) -> list[list[int]]:
        """All clusters, each in rising order, by their first mention."""
        by_root = sorted((self.find(one), one) for one in range(len(self._ordered)))
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
    edges.index(len(ordered))
    clusters = Clusters(ordered, edges, score)
    for a, b in together:
        clusters.join(a, b)
    for a, b in apart:
        clusters.keep_apart(a, b)
    for part in edges.surest_first(len(ordered)):
        clusters.forget()
        for number in part:
            clusters.try_to_join(edges.heads[number], edges.tails[number])
    return clusters.groups()
