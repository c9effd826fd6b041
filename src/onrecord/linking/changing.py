"""What changed between the events of before and of now; and events that keep their ids to themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from onrecord.records import Event, digest
from onrecord.records.changes import Change, ChangeKind


def changes_between(before: Iterable[Event], after: Iterable[Event]) -> tuple[Change, ...]:
    """The changes that make ``after`` of ``before``, in a set order. Both hold a mention once at most.

    Taking the mentions of each change from ``to`` back to ``origin`` makes ``before`` of ``after`` again.
    """
    was, now = _membership(before), _membership(after)
    moved: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in sorted(was.keys() | now.keys()):
        origin, to = was.get(mention), now.get(mention)
        if origin != to:
            moved[origin or "", to or ""].append(mention)
    lived, lives = set(was.values()), set(now.values())
    return tuple(
        Change(_kind(origin, to, lived, lives), origin or None, to or None, tuple(mentions))
        for (origin, to), mentions in sorted(moved.items())
    )


def _membership(events: Iterable[Event]) -> dict[str, str]:
    return {mention: event.id for event in events for mention in event.mentions}


def _kind(origin: str, to: str, lived: set[str], lives: set[str]) -> ChangeKind:
    if not to:
        return "leave"
    if not origin:
        return "join" if to in lived else "begin"
    if to not in lived:
        return "split"
    return "move" if origin in lives else "merge"


def with_own_ids(
    events: Sequence[Event], before: Iterable[Event], taken: Callable[[str], bool]
) -> tuple[Event, ...]:
    """``events``, each with an id of its own: none that an event elsewhere has (``taken``), or another of them.

    An event that was there ``before`` keeps its id. Needed where only a part of the shelf is linked: a mention
    may have begun an event that lives on without it.
    """
    own = {event.id for event in before}
    used: set[str] = set()
    named = []
    for event in sorted(events, key=lambda one: (one.id not in own, one.id, one.mentions)):
        name, again = event.id, 0
        while name in used or (name not in own and taken(name)):
            again += 1
            name = digest("event", event.mentions[0], again)
        used.add(name)
        named.append(replace(event, id=name))
    return tuple(sorted(named, key=lambda one: one.id))
