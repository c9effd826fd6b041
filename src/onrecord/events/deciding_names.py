"""A person decides on two names: whether they are one actor's."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord import linking
from onrecord.events.deciding import check_name
from onrecord.events.naming import find_name
from onrecord.events.outlining import outline_shelf, outlined, standing_names
from onrecord.events.troubles import EventsError
from onrecord.events.undoing import Told
from onrecord.events.working import next_number, part_of, relinked, standing_on
from onrecord.linking.actors_decided import holding, name_keys, touched
from onrecord.linking.standing import conflict, in_words
from onrecord.ports import EventShelf, Linker, LinkingShelf
from onrecord.records import Decision, Policy, Verdict
from onrecord.records.changes import Done, Step

_UNFINISHED = (
    "deciding"  # the maker of outlines under a decision that is not kept yet: made again, if it never is
)


def decide_names(
    shelf: LinkingShelf,
    pair: tuple[str, str],
    verdict: Verdict,
    *,
    by: str,
    why: str = "",
    linker: Linker = linking,
) -> Told:
    """Keep a decision on two names ("the Met", "Scotland Yard|GB"), and link anew the events that it touches.

    *yes*: one actor; *no*: two, along every chain; *unsure* takes back what was decided of the two. It holds for
    these names in the countries named, in whatever report, now or later. Mentions that were not linked yet are
    left for the next run of linking.

    Raises:
        EventsError: no report gives such a name, or the decision would contradict a chain of others.
    """
    events = shelf.events
    check_name(by)
    outline_shelf(shelf, linker)
    number, policy = next_number(events), events.policy()
    held = standing_names(events)
    told = _decision(events, pair, verdict, by, why)
    if chain := conflict(held, told):
        raise EventsError(
            f"{verdict} to {told.a} and {told.b} contradicts {in_words(chain)}",
            "Decide otherwise on one of these pairs first; nothing was changed",
        )
    done = Done(name=told)
    keys = name_keys(held), name_keys(holding((*held, told)))
    reports = events.naming(touched(*keys))
    waited = frozenset(events.due()[0])
    outlined(shelf, reports, keys[1], linker, _UNFINISHED)
    if policy is not None:
        done = replace(_linked(events, linker, policy, waited), name=told)
    step = events.apply(Step(number, "name", policy or Policy(), by, "", why), done)
    outline_shelf(shelf, linker)
    return Told(step, done.changes)


def _decision(events: EventShelf, pair: Sequence[str], verdict: Verdict, by: str, why: str) -> Decision:
    a, b = sorted(find_name(events, words) for words in pair)
    if a == b:
        raise EventsError(f"{a} is one name, and a decision is on two", "Name another")
    return Decision(a, b, verdict, by, "", why)


def _linked(events: EventShelf, linker: Linker, policy: Policy, waited: frozenset[str]) -> Done:
    """What linking makes of the events of the mentions that have other actors now."""
    due, until = events.due()
    told = [one for one in due if one not in waited]
    decisions = standing_on(events).decisions
    near = events.event_of(events.near(told)) if told else {}
    if not near:
        return Done()
    done = relinked(events, linker, part_of(events, near, decisions, len(near)), decisions, policy)
    return replace(done, due_until=0 if waited else until)
