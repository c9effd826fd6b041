"""Decisions as a list shows them: those that hold, those that wait, those that others replaced."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from onrecord.events.outlining import standing_names
from onrecord.events.working import standing_on
from onrecord.linking.actors_known import actor_id, own_key
from onrecord.ports import EventShelf, LinkingShelf
from onrecord.records.changes import Kept, KeptName

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


@dataclass(frozen=True, slots=True)
class NameListed:
    """One decision on two names with what has become of it. ``why`` is told of one that waits."""

    kept: KeptName
    state: State
    why: str = ""


def name_decisions(shelf: LinkingShelf) -> tuple[NameListed, ...]:
    """All decisions on names that were not taken back by undoing, in the order of their making."""
    events = shelf.events
    held = standing_names(events)
    there = _names_there(events, {end.rpartition("|")[0] for one in held for end in (one.a, one.b)})
    found = []
    for kept in events.kept_names():
        gone = [end for end in (kept.decision.a, kept.decision.b) if end not in there]
        if kept.decision not in held:
            found.append(NameListed(kept, "replaced"))
        elif gone:
            found.append(NameListed(kept, "waits", f"no report gives the name {gone[0]} now"))
        else:
            found.append(NameListed(kept, "holds"))
    return tuple(found)


def _names_there(events: EventShelf, keys: Collection[str]) -> frozenset[str]:
    return frozenset(actor_id(own_key(one), one.country) for one in events.names(keys))
