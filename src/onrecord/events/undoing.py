"""Anybody takes back steps, the last first: events, decisions and policy are exactly as they were before."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord import linking
from onrecord.events.outlining import outline_shelf
from onrecord.events.troubles import EventsError
from onrecord.linking.actors_decided import holding, name_keys, touched
from onrecord.ports import EventShelf, Linker, LinkingShelf
from onrecord.records.changes import Change, Step


@dataclass(frozen=True, slots=True)
class Told:
    """A step that was done or taken back, with its changes."""

    step: Step
    changes: tuple[Change, ...]


def undo(shelf: LinkingShelf, *, by: str, why: str = "", linker: Linker = linking) -> Told:
    """Take back the last step that stands, a run of linking or a decision: events are exactly as before it.

    Raises:
        EventsError: there is nothing to take back.
    """
    events = shelf.events
    standing = _standing(events.steps())
    named = bool(standing) and standing[-1].what == "name"
    if named:
        # Outlines follow names; those made under the decision are to be made again, whatever comes between.
        events.outline_again(_reports_of(events))
    taken = events.undo(by, why)
    if taken is None:
        raise EventsError("there is nothing to undo", "Link first with: onrecord link")
    if named:
        outline_shelf(shelf, linker)
    return Told(*taken)


def undo_to(
    shelf: LinkingShelf, step: int, *, by: str, why: str = "", linker: Linker = linking
) -> tuple[Told, ...]:
    """Take back all that was done after ``step``, the last first: all is as it was then (0: at the start).

    Each is a step of its own, so a break in between leaves the rest as it was.

    Raises:
        EventsError: there is no such step, nothing was done after it, or what stood then was taken back since.
    """
    steps = shelf.events.steps()
    if step and step not in {one.number for one in steps}:
        raise EventsError(f"there is no step {step}", "See which there are with: onrecord undo --list")
    then = [one.number for one in _standing([one for one in steps if one.number <= step])]
    now = [one.number for one in _standing(steps)]
    if now[: len(then)] != then:
        gone = next(number for n, number in enumerate(then) if now[n : n + 1] != [number])
        raise EventsError(
            f"step {gone}, which stood right after step {step}, was taken back, and nothing brings it back",
            "Do it again, or name an earlier step",
        )
    if now == then:
        raise EventsError(
            f"all is as it was right after step {step}", "See the steps with: onrecord undo --list"
        )
    return tuple(undo(shelf, by=by, why=why, linker=linker) for _ in now[len(then) :])


def _standing(steps: Sequence[Step]) -> list[Step]:
    """Those of ``steps`` that none of them took back, undoings aside."""
    taken = {one.undoes for one in steps}
    return [one for one in steps if one.what != "undo" and one.number not in taken]


def _reports_of(events: EventShelf) -> list[str]:
    """The reports whose outlines the last decision on names may have changed."""
    *before, last = (one.decision for one in events.kept_names())
    keys = touched(name_keys(holding(before)), name_keys(holding((*before, last))))
    return [report for report, _ in events.naming(keys)]
