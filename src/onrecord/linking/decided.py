"""What people decided: which mentions belong together, which apart, and what of it contradicts what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Decision, Outline


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A decision that is set aside, for later ones say otherwise: ``against`` are those, in the order of the
    chain.

    ``words`` tell people what was set aside, and against what.
    """

    decision: Decision
    against: tuple[Decision, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What holds of the decisions, for the mentions that are there: pairs to join, pairs to keep apart."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def decided(decisions: Sequence[Decision], outlines: Mapping[str, Outline]) -> Decided:
    """What holds of ``decisions``: of one pair the last, and of all of them the latest that agree.

    Later decisions are by ``at`` (ISO 8601; of equals, as they stand). *unsure* takes back what was decided of
    the pair. A decision that cannot hold beside later ones (yes, yes, and a no between the ends) is set aside
    and told, as is a *yes* to mentions of different kinds. Mentions that are not there any more still carry a
    chain.
    """
    chains, set_aside = _Chains(), []
    for decision in reversed(_last_of_each(decisions)):
        kinds = _other_kinds(decision, outlines)
        if kinds:
            set_aside.append(Contradiction(decision, (), kinds))
        elif chains.holds(decision):
            chains.add(decision)
        else:
            against = chains.against(decision)
            set_aside.append(Contradiction(decision, against, _told(decision, against)))
    here: dict[str, list[str]] = {}
    for mention in sorted({end for one in decisions for end in (one.a, one.b)} & outlines.keys()):
        here.setdefault(chains.root(mention), []).append(mention)
    together = [pair for group in here.values() for pair in pairwise(group)]
    apart = [(here[a][0], here[b][0]) for a, b in chains.noes() if a in here and b in here]
    return Decided(tuple(together), tuple(apart), tuple(reversed(set_aside)))


def _last_of_each(decisions: Iterable[Decision]) -> list[Decision]:
    """The last decision on each pair, earliest first, without those that take back."""
    last: dict[frozenset[str], Decision] = {}
    for decision in sorted(decisions, key=lambda one: one.at):
        pair = frozenset((decision.a, decision.b))
        if len(pair) < 2:
            continue
        last.pop(pair, None)
        last[pair] = decision
    return [one for one in last.values() if one.verdict != "unsure"]


def _other_kinds(decision: Decision, outlines: Mapping[str, Outline]) -> str:
    a, b = outlines.get(decision.a), outlines.get(decision.b)
    if decision.verdict != "yes" or a is None or b is None or a.kind == b.kind:
        return ""
    return (
        f"{_in_words(decision)} is set aside: one is {a.kind}, the other {b.kind}, and an event is of one kind. "
        "Code them as one kind, or take it back with unsure."
    )


def _told(decision: Decision, against: tuple[Decision, ...]) -> str:
    return (
        f"{_in_words(decision)} is set aside: it contradicts what was decided later, "
        f"{'; '.join(_in_words(one) for one in against)}. Take back one of them with unsure."
    )


def _in_words(decision: Decision) -> str:
    return f"{decision.verdict} to {decision.a} and {decision.b} ({decision.by}, {decision.at})"


class _Chains:
    """Decisions that agree: mentions tied by yes, whether they are there or not, and the noes between them."""

    def __init__(self) -> None:
        self._yes: dict[str, list[Decision]] = {}
        self._no: dict[frozenset[str], Decision] = {}
        self._root: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self._apart: dict[str, set[str]] = {}

    def root(self, one: str) -> str:
        """The mention that stands for all that a chain of yes ties to ``one``."""
        while (up := self._root.get(one, one)) != one:
            self._root[one] = self._root.get(up, up)
            one = up
        return one

    def holds(self, decision: Decision) -> bool:
        """Whether ``decision`` may stand beside those added."""
        one, other = self.root(decision.a), self.root(decision.b)
        return other not in self._apart.get(one, ()) if decision.verdict == "yes" else one != other

    def add(self, decision: Decision) -> None:
        one, other = self.root(decision.a), self.root(decision.b)
        if decision.verdict == "no":
            self._no[frozenset((decision.a, decision.b))] = decision
            self._keep_apart(one, other)
            return
        self._yes.setdefault(decision.a, []).append(decision)
        self._yes.setdefault(decision.b, []).append(decision)
        if one == other:
            return
        if self._size.get(one, 1) < self._size.get(other, 1):
            one, other = other, one
        self._root[other] = one
        self._size[one] = self._size.get(one, 1) + self._size.get(other, 1)
        for third in self._apart.pop(other, set()):
            self._apart[third].discard(other)
            self._keep_apart(one, third)

    def _keep_apart(self, one: str, other: str) -> None:
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def noes(self) -> list[tuple[str, str]]:
        """Pairs of roots with a no between them."""
        return sorted((one, other) for one, others in self._apart.items() for other in others if one < other)

    def against(self, decision: Decision) -> tuple[Decision, ...]:
        """The chain of decisions that ``decision`` contradicts: yes from end to end, or with one no in it."""
        left = self._chain(decision.a)
        if decision.verdict == "no":
            return _back(left, decision.b)
        right = self._chain(decision.b)
        for pair, no in self._no.items():
            for one in pair:
                [other] = pair - {one}
                if one in left and other in right:
                    return (*_back(left, one), no, *reversed(_back(right, other)))
        return ()

    def _chain(self, start: str) -> dict[str, Decision | None]:
        """Each mention that yes leads to from ``start``, with the last decision on the shortest way there."""
        found: dict[str, Decision | None] = {start: None}
        queue = [start]
        for one in queue:
            for decision in self._yes.get(one, ()):
                other = decision.b if decision.a == one else decision.a
                if other not in found:
                    found[other] = decision
                    queue.append(other)
        return found


def _back(chain: dict[str, Decision | None], end: str) -> tuple[Decision, ...]:
    """The decisions that lead to ``end``, from the start of the chain."""
    way: list[Decision] = []
    while (decision := chain[end]) is not None:
        way.append(decision)
        end = decision.b if decision.a == end else decision.a
    return tuple(reversed(way))
