"""Ids of events that outlive changes in membership."""

from collections.abc import Iterable, Sequence

from onrecord.records import Event, Outline


def events_of(groups: Iterable[Sequence[Outline]], before: Sequence[Event]) -> tuple[Event, ...]:
    """An event for each group of mentions, in the order of their ids.

    Of ``before``, each event hands its id to the group that shares most mentions with it; a group takes the id
    of the event that it shares most with. Of equals the lowest id (of event, then of the group's first mention)
    goes first. Other groups take the id of their founding mention: the one published first, then the lowest id.
    """
    founded = [(sorted(group, key=_founding), tuple(sorted(one.id for one in group))) for group in groups]
    kept = _kept([members for _, members in founded], before)
    used = {event.id for event in before}
    events = []
    for order, members in sorted(founded, key=lambda pair: pair[1]):
        id_ = kept.get(members[0]) or _new_id(order, used)
        used.add(id_)
        events.append(Event(id_, order[0].kind, members))
    return tuple(sorted(events, key=lambda event: event.id))


def _founding(one: Outline) -> tuple[int, str]:
    return one.published if one.published is not None else 1 << 30, one.id


def _kept(groups: list[tuple[str, ...]], before: Sequence[Event]) -> dict[str, str]:
    """By the first mention of a group: the id of an event of ``before`` that it goes on as."""
    event_of = {mention: event.id for event in before for mention in event.mentions}
    shared: dict[tuple[str, str], int] = {}
    for members in groups:
        for mention in members:
            if mention in event_of:
                pair = (event_of[mention], members[0])
                shared[pair] = shared.get(pair, 0) + 1
    kept: dict[str, str] = {}
    given: set[str] = set()
    for event, group in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if event not in given and group not in kept:
            given.add(event)
            kept[group] = event
    return kept


def _new_id(order: Sequence[Outline], used: set[str]) -> str:
    """The id that the founding mention gives. Where an event that was there has it, the next mention's."""
    for one in order:
        if (id_ := Event.id_of(one.id)) not in used:
            return id_
    count = 2
    while (id_ := Event.id_of(f"{order[0].id} {count}")) in used:
        count += 1
    return id_
