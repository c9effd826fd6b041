"""Which decisions hold: the last on each pair, on mentions that reports tell of now, none against another.

Decisions are only ever added. What a report tells of may change when it is coded again, so each decision knows
the words that it was on; where its mention is gone, it is carried over to the one that stands there now.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.linking.decided import decided
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
    held = {told: one for one, told in sorted(last.values(), key=lambda told: told[0].number)}
    for against in decided(tuple(held), {}).contradictions:
        waiting.append(
            Waiting(held.pop(against.decision), f"later ones contradict it: {in_words(against.against)}")
        )
    held = {told: one for told, one in held.items() if told.verdict != "unsure"}
    waiting.sort(key=lambda told: told.kept.number)
    return Standing(tuple(held), tuple(held.values()), tuple(waiting))


def conflict(decisions: Iterable[Decision], new: Decision) -> tuple[Decision, ...]:
    """The chain of ``decisions`` that ``new`` would contradict; empty where it fits.

    An earlier decision on the same pair is no contradiction: the new one takes its place.
    """
    latest = replace(new, at=_LAST)
    for found in decided((*decisions, latest), {}).contradictions:
        return tuple(one for one in (found.decision, *found.against) if one != latest)
    return ()


_LAST = "9999"  # ISO 8601, after all that was decided


def in_words(chain: Iterable[Decision]) -> str:
    """A chain of decisions for a message: "a and b: yes (Ana, 2025-03-04); b and c: no (Ben, 2025-03-05)"."""
    return "; ".join(f"{one.a} and {one.b}: {one.verdict} ({one.by}, {one.at[:10]})" for one in chain)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)
