"""Decisions as a list shows them: those that hold, those that wait, those that others replaced."""

from dataclasses import dataclass
from typing import Literal

from onrecord.events.working import standing_on
from onrecord.ports import LinkingShelf
from onrecord.records.changes import Kept

State = Literal["holds", "waits", "replaced"]


@dataclass(frozen=True, slots=True)
class DecisionListed:
    """One decision with what has become of it. ``why`` is told of one that waits.

    ``now`` are the mentions that it holds for, where those it was made on are told otherwise now.
    """

    kept: Kept
    state: State
    why: str = ""
    now: tuple[str, str] | None = None


def decisions(shelf: LinkingShelf) -> tuple[DecisionListed, ...]:
    """All decisions that were not taken back by undoing, in the order of their making."""
    held = standing_on(shelf.events)
    now = {kept.number: (one.a, one.b) for kept, one in zip(held.kept, held.decisions, strict=True)}
    why = {one.kept.number: one.why for one in held.waiting}
    return tuple(_listed(kept, now.get(kept.number), why.get(kept.number)) for kept in shelf.events.kept())


def _listed(kept: Kept, now: tuple[str, str] | None, why: str | None) -> DecisionListed:
    if now is not None:
        same = now == (kept.decision.a, kept.decision.b)
        return DecisionListed(kept, "holds", "", None if same else now)
    return DecisionListed(kept, "waits", why) if why is not None else DecisionListed(kept, "replaced")
