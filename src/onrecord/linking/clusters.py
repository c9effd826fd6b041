"""Clusters out of pairs: agglomeration from the surest pair down, within what people decided.

Two clusters become one where the mean over the pairs of their mentions speaks for it, so that one pair that
looks alike chains no two events together. A mention that may as well belong to another event of the same place
and day is left by itself. Then each mention is looked at once more (``reconsidering.py``). Large clusters speak
through the ``SPEAKERS`` mentions that tell most.

What people decided stands above any score: *yes* is joined before anything else, and clusters with a *no*
between any of their mentions never become one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.linking.edges import Part
from onrecord.linking.profiles import profile
from onrecord.records import Outline

SPEAKERS = 8
SURE = 5.0  # log-odds above which no rival is looked for
MARGIN = 4.0  # log-odds by which two clusters have to be more alike than either is to a rival
CLASH = -2.0  # log-odds below which two clusters are clearly apart, so that a third cannot belong to both
NEVER = -99.0
Score = Callable[[Outline, Outline], float]
Clash = Callable[[Sequence[Outline], Sequence[Outline]], bool]


class Clusters:
    """A partition of mentions, by index into ``ordered``; at first each is by itself, under its own number.

    ``clash`` tells of the speakers of two clusters that these cannot be one event, whatever their scores.
    """

    def __init__(self, ordered: Sequence[Outline], score: Score, clash: Clash | None = None) -> None:
        self.ordered, self.score, self._clash = ordered, score, clash
        self._home = list(range(len(ordered)))
        self._next = len(ordered)
        self._members: dict[int, list[int]] = {}
        self._speaking: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = {}
        self._scores: dict[tuple[int, int], float] = {}
        self._near: dict[int, list[int]] = {}
        self._refused: dict[tuple[int, int], tuple[int, int]] = {}
        self._wholes: dict[tuple[int, ...], Outline] = {}

    def work_on(self, part: Part) -> None:
        """Look at ``part`` from now on, and let go of what was kept about others."""
        self._scores = part.scores
        self._refused.clear()
        self._wholes.clear()
        self._near = defaultdict(list)
        for a, b in part.pairs:
            self._near[a].append(b)
            self._near[b].append(a)

    def find(self, one: int) -> int:
        """The number of the cluster of ``one``."""
        return self._home[one]

    def near(self, one: int) -> Sequence[int]:
        """The mentions of the part that ``one`` is like, taken by themselves."""
        return self._near[one]

    def members(self, number: int) -> list[int]:
        return self._members.get(number) or [number]

    def speakers(self, number: int) -> list[int]:
        """The members that tell most, at most ``SPEAKERS``; kept, so that no large cluster is sorted again."""
        return self._speaking.get(number) or self._members.get(number) or [number]

    def keep_apart(self, a: int, b: int) -> None:
        """A person's no: the clusters of ``a`` and ``b`` never become one."""
        one, other = self.find(a), self.find(b)
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def join(self, a: int, b: int) -> None:
        """One cluster of the two of ``a`` and ``b``, whatever their scores."""
        one, other = self.find(a), self.find(b)
        if one == other:
            return
        if len(self.members(one)) < len(self.members(other)):
            one, other = other, one
        speakers = self.speakers(one) + self.speakers(other)
        self._speaking.pop(other, None)
        moved = self._members.pop(other, None) or [other]
        self._members.setdefault(one, [one]).extend(moved)
        self._speak(one, speakers)
        for member in moved:
            self._home[member] = one
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart.setdefault(one, set()).add(third)

    def join_all(self, mentions: Sequence[int]) -> None:
        """One cluster of ``mentions``, each of which is by itself."""
        first = mentions[0]
        for one in mentions[1:]:
            self._home[one] = first
        self._members[first] = list(mentions)
        self._speak(first, mentions)

    def may_clash(self, mentions: Sequence[int]) -> bool:
        """Whether some of ``mentions`` could be kept from others whatever their scores: they tell other days."""
        return self._clash is not None and len({self.ordered[one].first_day for one in mentions} - {None}) > 1

    def leave(self, one: int) -> None:
        """Put ``one`` by itself, under a new number. Not for a mention that anything was decided about."""
        number = self.find(one)
        rest = [member for member in self.members(number) if member != one]
        self._members[number] = rest
        self._speak(number, rest)
        self._home[one], self._members[self._next] = self._next, [one]
        self._next += 1

    def _speak(self, number: int, mentions: Sequence[int]) -> None:
        if len(self._members[number]) <= SPEAKERS:
            self._speaking.pop(number, None)
            return
        self._speaking[number] = sorted(mentions, key=lambda at: (-_told(self.ordered[at]), at))[:SPEAKERS]

    def try_to_join(self, a: int, b: int) -> None:
        """One cluster of two, where nobody said no, they are alike on the whole, and no other is as like."""
        one, other = sorted((self.find(a), self.find(b)))
        if one == other or other in self._apart.get(one, ()):
            return
        sizes = len(self.members(one)), len(self.members(other))
        if self._refused.get((one, other)) == sizes:
            return
        likeness = self._likeness(one, other)
        if likeness <= 0 or self._has_rival(one, other, likeness) or self._has_rival(other, one, likeness):
            self._refused[one, other] = sizes
        else:
            self.join(one, other)

    def _has_rival(self, one: int, other: int, likeness: float) -> bool:
        """Whether ``one`` may as well belong to a third cluster, which is clearly not one with ``other``."""
        if likeness >= SURE:
            return False
        thirds = {self.find(near) for member in self.speakers(one) for near in self.near(member)}
        return any(
            self._likeness(one, third) > likeness - MARGIN and self._likeness(other, third) < CLASH
            for third in sorted(thirds - {one, other})
        )

    def _likeness(self, one: int, other: int) -> float:
        """The mean score over the pairs of two clusters' speakers."""
        left, right = self.speakers(one), self.speakers(other)
        if len(left) == len(right) == 1:
            return self.score_of(left[0], right[0])
        if self._clash and self._clash(self.told(left), self.told(right)):
            return NEVER
        return sum(self.score_of(a, b) for a in left for b in right) / (len(left) * len(right))

    def score_of(self, a: int, b: int) -> float:
        """The score of two mentions, kept while their part is worked on."""
        pair = (a, b) if a < b else (b, a)
        known = self._scores.get(pair)
        if known is None:
            known = self._scores[pair] = self.score(self.ordered[pair[0]], self.ordered[pair[1]])
        return known

    def score_with_whole(self, one: int, others: Sequence[int]) -> float:
        """The score of ``one`` and what ``others`` tell as a whole."""
        key = tuple(others)
        whole = self._wholes.get(key)
        if whole is None:
            whole = self._wholes[key] = profile(self.told(others))
        return self.score(self.ordered[one], whole)

    def told(self, mentions: Iterable[int]) -> list[Outline]:
        return [self.ordered[one] for one in mentions]

    def groups(self) -> list[list[int]]:
        """All clusters, each in rising order, by their first mention."""
        found: dict[int, list[int]] = {}
        for one, number in enumerate(self._home):
            found.setdefault(number, []).append(one)
        return sorted(found.values())


def _told(one: Outline) -> int:
    """How much a mention tells of what identifies its event."""
    told = (one.locality, one.site, one.first_day, one.actors, one.words, one.sizes)
    return sum(1 for value in told if value)


def agglomerate(clusters: Clusters, part: Part) -> None:
    """Join the clusters of ``part``, from the surest pair down."""
    for a, b in part.pairs:
        clusters.try_to_join(a, b)


def decide(
    clusters: Clusters, together: Iterable[tuple[int, int]], apart: Iterable[tuple[int, int]]
) -> frozenset[int]:
    """Do as people decided; the mentions that they decided about. The two must not contradict each other."""
    said = set()
    for a, b in together:
        clusters.join(a, b)
        said |= {a, b}
    for a, b in apart:
        clusters.keep_apart(a, b)
        said |= {a, b}
    return frozenset(said)
