"""Which decisions hold: the last on each pair, on mentions that reports tell of now, none against another.

Decisions are only ever added. What a report tells of may change when it is coded again, so each decision knows
the words that it was on; where its mention is gone, it is carried over to the one that stands there now.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Decision, Outline, Span
from onrecord.records.changes import Kept, Spot, Waiting


@dataclass(frozen=True, slots=True)
class Standing:
    """``decisions`` are *yes* and *no* on mentions of now, in the order of their making; ``waiting`` the others.

    ``kept`` are the decisions as they were made, one for each of ``decisions``.
    """

    decisions: tuple[Decision, ...]
    kept: tuple[Kept, ...]
    waiting: tuple[Waiting, ...]


def carried(spot: Spot, outlines: Iterable[Outline]) -> str | None:
    """The mention that stands now where ``spot`` was: itself, else one of the same report and kind.

    ``outlines`` are those of the report. One whose anchor overlaps goes before one in the same sentence, and
    that before one in the same passage; then the nearest, then the first. Never one that stood beside it then.
    """
    own = [one for one in outlines if one.report == spot.report and one.kind == spot.kind]
    if any(one.id == spot.mention for one in own):
        return spot.mention
    ranked = [(_rank(spot, one.anchor), abs(one.anchor.start - spot.anchor.start), one) for one in own]
    fit = [found for found in ranked if found[0] < _NOWHERE and found[2].id not in spot.beside]
    return min(fit, key=lambda found: (found[0], found[1], found[2].anchor, found[2].id))[2].id if fit else None


_NOWHERE = 3


def _rank(spot: Spot, anchor: Span) -> int:
    if anchor.meets(spot.anchor):
        return 0
    if anchor.meets(spot.sentence):
        return 1
    return 2 if anchor.meets(spot.passage) else _NOWHERE


def standing(kept: Iterable[Kept], outlines: Mapping[str, Sequence[Outline]]) -> Standing:
    """Which of ``kept`` hold. ``outlines`` are those of now, by report, of all reports that were decided on.

    Where two contradict each other (by recoding alone: ``conflict`` is asked before), the later holds.
    """
    last: dict[tuple[str, str], tuple[Kept, Decision]] = {}
    waiting: list[Waiting] = []
    for one in sorted(kept, key=lambda one: one.number):
        a, b = (carried(spot, outlines.get(spot.report, ())) for spot in (one.a, one.b))
        if a is None or b is None:
            gone = one.a if a is None else one.b
            waiting.append(Waiting(one, f"report {gone.report} no longer tells of mention {gone.mention}"))
        elif a == b:
            waiting.append(Waiting(one, f"what it was on is told as one mention now, {a}"))
        else:
            last[_pair(a, b)] = (one, replace(one.decision, a=a, b=b))
    held: list[tuple[Kept, Decision]] = []
    web = _Web()
    for one, decision in sorted(last.values(), key=lambda told: -told[0].number):
        if decision.verdict == "unsure":
            continue
        if chain := web.against(decision):
            waiting.append(Waiting(one, f"later decisions contradict it: {in_words(chain)}"))
        else:
            web.add(decision)
            held.append((one, decision))
    held.reverse()
    waiting.sort(key=lambda told: told.kept.number)
    return Standing(tuple(told[1] for told in held), tuple(told[0] for told in held), tuple(waiting))


def conflict(decisions: Iterable[Decision], new: Decision) -> tuple[Decision, ...]:
    """The chain of ``decisions`` that ``new`` would contradict; empty where it fits.

    An earlier decision on the same pair is no contradiction: the new one takes its place.
    """
    web = _Web()
    for one in decisions:
        if _pair(one.a, one.b) != _pair(new.a, new.b):
            web.add(one)
    return web.against(new) if new.verdict != "unsure" else ()


def in_words(chain: Iterable[Decision]) -> str:
    """A chain of decisions for a message: "a and b: yes (Ana, 2025-03-04); b and c: no (Ben, 2025-03-05)"."""
    return "; ".join(f"{one.a} and {one.b}: {one.verdict} ({one.by}, {one.at[:10]})" for one in chain)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


class _Web:
    """Decisions that fit one another: mentions bound by *yes*, and *no* between the groups so bound."""

    def __init__(self) -> None:
        self._bound: dict[str, list[Decision]] = {}
        self._apart: dict[str, list[Decision]] = {}

    def add(self, one: Decision) -> None:
        """Take in a decision that contradicts none of those taken in before."""
        links = {"yes": self._bound, "no": self._apart}.get(one.verdict)
        if links is not None:
            for end in (one.a, one.b):
                links.setdefault(end, []).append(one)

    def against(self, new: Decision) -> tuple[Decision, ...]:
        """The shortest chain that says otherwise than ``new``, from its ``a`` to its ``b``."""
        from_a = self._reached(new.a)
        if new.verdict == "no":
            return from_a.get(new.b, ())
        from_b = self._reached(new.b)
        chains = [
            (*from_a[here], one, *reversed(from_b[there]))
            for here in from_a
            for one in self._apart.get(here, ())
            for there in (one.b if one.a == here else one.a,)
            if there in from_b
        ]
        return min(chains, key=lambda chain: (len(chain), [(one.a, one.b) for one in chain]), default=())

    def _reached(self, start: str) -> dict[str, tuple[Decision, ...]]:
        """All mentions bound to ``start``, each with the chain of *yes* that leads there."""
        chains: dict[str, tuple[Decision, ...]] = {start: ()}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for one in self._bound.get(here, ()):
                there = one.b if one.a == here else one.a
                if there not in chains:
                    chains[there] = (*chains[here], one)
                    queue.append(there)
        return chains
