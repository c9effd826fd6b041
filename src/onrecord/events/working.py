"""Linking what is on a shelf: all of it, or what is new with what it may belong to."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord import linking
from onrecord.events.copying import compare_texts
from onrecord.events.outlining import PROGRAM, outline_shelf
from onrecord.events.troubles import EventsError
from onrecord.linking.changing import changes_between, with_own_ids
from onrecord.linking.standing import Standing, standing
from onrecord.ports import EventShelf, Linker, LinkingShelf, Progress
from onrecord.records import Decision, Event, Outline, Policy
from onrecord.records.changes import Change, ChangeKind, Done, Step, Waiting
from onrecord.records.findings import EventKind


@dataclass(frozen=True, slots=True)
class Linking:
    """What a run of linking did. ``step`` is None where all was as it should be.

    ``mentions`` were looked at for being new, gone or told otherwise (or all, where all was linked); ``changes``
    counts changes of events by their kind. ``waiting`` are decisions that cannot hold now; ``ahead`` are reports
    dated after today, with their dates.
    """

    step: Step | None = None
    mentions: int = 0
    changes: Mapping[ChangeKind, int] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    ahead: tuple[tuple[str, str], ...] = ()


def link(
    shelf: LinkingShelf,
    policy: Policy | None = None,
    *,
    again: bool = False,
    linker: Linker = linking,
    tell: Progress | None = None,
) -> Linking:
    """Link the mentions shown on the shelf that are not linked yet, and let go those that are no longer shown.

    Only those that may be compared with them, and the events that these are in, are linked anew with them.
    ``again``, or the first time, all is linked; decisions hold and events keep their ids. The policy is that
    under which the shelf was linked, or the default.

    Raises:
        EventsError: the shelf was linked under another policy than the one asked for, and not ``again``.
        StoreError: the database cannot be used, or another program linked meanwhile.
    """
    events = shelf.events
    outline_shelf(shelf, linker, tell)
    compare_texts(shelf, PROGRAM, tell)
    current = events.policy()
    chosen = _policy(policy, current, again)
    draft = Step(next_number(events), "link", chosen, PROGRAM, "")
    held = standing_on(events)
    due, until = events.due()
    part = _all(events) if again or current is None else _around(events, held.decisions, due)
    if part is None:
        return Linking(waiting=held.waiting, ahead=tuple(events.ahead_of_time()))
    if tell:
        tell("linking", 0, part.size)
    done = relinked(events, linker, part, held.decisions, chosen, until)
    step = None
    if done.changes or (current is not None and chosen != current):
        step = events.apply(draft, done)
    else:
        events.clear_due(until)
    if tell:
        tell("linking", part.size or 0, part.size)
    counts = Counter(change.kind for change in done.changes)
    return Linking(step, part.asked, counts, held.waiting, tuple(events.ahead_of_time()))


def _policy(asked: Policy | None, current: Policy | None, again: bool) -> Policy:
    chosen = asked or current or Policy()
    if current is not None and chosen != current and not again:
        raise EventsError(
            f"these events were made under another policy ({current.name}), and two are not mixed",
            "Link all under the new one with --again (it can be undone), or use a database for each",
        )
    return chosen


def next_number(events: EventShelf) -> int:
    """The number of the next step. Read before all else, so that nobody else's step goes unseen."""
    steps = events.steps()
    return steps[-1].number + 1 if steps else 1


def standing_on(events: EventShelf) -> Standing:
    """The decisions that hold for the mentions shown, and those that wait."""
    kept = events.kept()
    return standing(kept, events.outlines_of({spot.report for one in kept for spot in (one.a, one.b)}))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the shelf that is linked by itself: whole events, and mentions that are in none yet.

    ``asked`` of its mentions were asked for, ``size`` are all, where that is known before.
    """

    outlines: Iterable[Outline]
    before: tuple[Event, ...]
    asked: int
    size: int | None = None


def _all(events: EventShelf) -> Part | None:
    before = events.events()
    outlines = list(events.outlines())
    gone = sum(len(event.mentions) for event in before)
    return Part(outlines, before, len(outlines), len(outlines)) if outlines or gone else None


def _around(events: EventShelf, decisions: Sequence[Decision], due: Collection[str]) -> Part | None:
    wanted = {*due, *_broken(events, decisions)}
    return part_of(events, events.near(wanted), decisions, len(wanted)) if wanted else None


def part_of(events: EventShelf, mentions: Iterable[str], decisions: Sequence[Decision], asked: int) -> Part:
    """The events of ``mentions``, with all that *yes* binds to them."""
    found = set(mentions)
    before = {event.id: event for event in events.events_with(found)}
    found.update(mention for event in before.values() for mention in event.mentions)
    bound = [one for one in decisions if one.verdict == "yes"]
    while (
        more := {end for one in bound if (one.a in found) != (one.b in found) for end in (one.a, one.b)} - found
    ):
        new = events.events_with(more)
        before |= {event.id: event for event in new}
        found.update(more, (mention for event in new for mention in event.mentions))
    return Part(list(events.outlines(found)), tuple(before[key] for key in sorted(before)), asked, len(found))


def _broken(events: EventShelf, decisions: Sequence[Decision]) -> Iterator[str]:
    """The ends of decisions that do not hold as events are now: a report was coded again, or a step undone."""
    where = events.event_of({end for one in decisions for end in (one.a, one.b)})
    for one in decisions:
        a, b = where.get(one.a), where.get(one.b)
        if (a == b and a is not None) if one.verdict == "no" else a != b:
            yield from (one.a, one.b)


def relinked(
    events: EventShelf, linker: Linker, part: Part, decisions: Sequence[Decision], policy: Policy, until: int = 0
) -> Done:
    """Link a part of the shelf, and tell what that changes.

    Raises:
        EventsError: the linker lost a mention, or put one into two events. A fault of ours.
    """
    here = Counter(one.id for one in part.outlines)
    found = linker.link(part.outlines, decisions, policy, part.before).events
    if Counter(mention for event in found for mention in event.mentions) != here:
        raise EventsError(
            "linking did not put every mention into one event", "This is a fault of On Record: please report it"
        )
    after = with_own_ids(found, part.before, _taken(events, part, found))
    changes = changes_between(part.before, after)
    kinds = {event.id: event.kind for event in after}
    return Done(changes, _kinds_of(changes, kinds), None, until)


def _kinds_of(changes: Iterable[Change], kinds: Mapping[str, EventKind]) -> dict[str, EventKind]:
    return {one.to: kinds[one.to] for one in changes if one.to}


def _taken(events: EventShelf, part: Part, found: Iterable[Event]) -> Callable[[str], bool]:
    own = {event.id for event in part.before}
    new = {event.id for event in found} - own
    living = {event.id for event in events.events(new)} - own if new else set()
    return lambda name: name in living if name in new else name not in own and bool(events.events([name]))
