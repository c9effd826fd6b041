"""Why mentions are one event, or are not: reasons, decisions, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord import linking
from onrecord.cleaning import clean
from onrecord.events.chains import settled, shortest
from onrecord.events.outlining import outline_shelf
from onrecord.events.troubles import EventsError
from onrecord.events.working import standing_on
from onrecord.ports import Linker, LinkingShelf
from onrecord.records import Decision, Outline, Pair, Policy, Span, Verdict
from onrecord.records.changes import Change, EventRow, Step

SHOWN = 20  # members of an event that are told one by one
COMPARED = 100  # members that each of them is compared with: a few good reasons are enough


@dataclass(frozen=True, slots=True)
class MentionShown:
    """A mention with its sentence and report, as a person needs it to judge."""

    outline: Outline
    words: str
    title: str | None
    source: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class PairExplained:
    """Two mentions: the reasons, whether they are one event, and what people decided.

    ``events`` are those that the two are in; None: in none yet. ``compared`` is False where they share no block
    key, so that linking does not look at the pair. ``decided`` is the decision on the pair, or the chain that
    settles it; ``verdict`` what it comes to. ``by_way_of`` are the mentions that join the two where their own
    reasons do not.
    """

    a: MentionShown
    b: MentionShown
    pair: Pair
    events: tuple[str | None, str | None]
    compared: bool
    verdict: Verdict | None = None
    decided: tuple[Decision, ...] = ()
    by_way_of: tuple[str, ...] = ()

    @property
    def joined(self) -> bool:
        """Whether the two are one event now."""
        return self.events[0] is not None and self.events[0] == self.events[1]


@dataclass(frozen=True, slots=True)
class EventExplained:
    """An event: its row in the list (None where it has ended), members, history, decisions on its members.

    ``members`` are the first of them, each with the pair that says most for its being there (None: it is alone);
    ``more`` are not told.
    """

    id: str
    row: EventRow | None
    members: tuple[tuple[MentionShown, Pair | None], ...]
    more: int
    history: tuple[tuple[Step, Change], ...]
    decided: tuple[Decision, ...]


def find_mention(shelf: LinkingShelf, words: str) -> Outline:
    """The mention whose id is or begins with ``words``. Raises EventsError."""
    found = _one(words, shelf.events.find_mentions(words), "mention")
    if found is None:
        if words and shelf.events.find_events(words):
            raise EventsError(
                f"{words} is an event, and this is asked of mentions",
                f"See its mentions with: onrecord explain {words}",
            )
        raise _not_shown(shelf, words)
    return next(shelf.events.outlines([found]))


def _not_shown(shelf: LinkingShelf, words: str) -> EventsError:
    """Why there is no such mention: its report was withdrawn, or coded otherwise; or there never was one."""
    found = shelf.events.no_longer_shown(words) if words else None
    if found is None:
        return EventsError(
            f"no mention {words!r} is shown", "See those of an event with: onrecord explain EVENT"
        )
    mention, report, withdrawn = found
    if withdrawn:
        return EventsError(
            f"the report of mention {mention} is withdrawn ({withdrawn})",
            f"What was decided of it is kept and waits; let it count again with: onrecord restore {report}",
        )
    return EventsError(
        f"mention {mention} was coded of report {report} once, and is not as it is coded now",
        f"See what is told there now with: onrecord show {report} --db FILE",
    )


def find_event(shelf: LinkingShelf, words: str) -> str:
    """The event whose id is or begins with ``words``, or that has the mention of that id. Raises EventsError."""
    found = _one(words, shelf.events.find_events(words), "event")
    if found is None and (mention := _one(words, shelf.events.find_mentions(words), "mention")):
        found = shelf.events.event_of([mention]).get(mention)
        if found is None:
            raise EventsError(f"mention {mention} is not linked yet", "Link it with: onrecord link")
    if found is None:
        if words and shelf.events.no_longer_shown(words):
            raise _not_shown(shelf, words)
        raise EventsError(f"there is no event {words!r}", "See which there are with: onrecord events")
    return found


def _one(words: str, found: Sequence[str], what: str) -> str | None:
    if not words or not found:
        return None
    if len(found) > 1 and words not in found:
        raise EventsError(f"several {what}s begin with {words}: {', '.join(found)}", "Give more of its id")
    return words if words in found else found[0]


def explain_pair(shelf: LinkingShelf, a: str, b: str, linker: Linker = linking) -> PairExplained:
    """Why two mentions are one event, or are not. Raises EventsError where there are no two such mentions."""
    events = shelf.events
    outline_shelf(shelf, linker)
    one, other = find_mention(shelf, a), find_mention(shelf, b)
    if one.id == other.id:
        raise EventsError(f"{one.id} is one mention, and a pair is two", "Name another")
    policy = events.policy() or Policy()
    where = events.event_of([one.id, other.id])
    verdict, chain = settled(standing_on(events).decisions, one.id, other.id)
    pair = linker.explain(one, other, policy)
    joined = (where.get(one.id), where.get(other.id))
    way: tuple[str, ...] = ()
    if joined[0] and joined[0] == joined[1] and pair.score <= 0 and verdict != "yes":
        way = _way(shelf, linker, (one, other), policy)
    compared = bool({*linker.block_keys(one)} & {*linker.block_keys(other)})
    return PairExplained(shown(shelf, one), shown(shelf, other), pair, joined, compared, verdict, chain, way)


def _way(shelf: LinkingShelf, linker: Linker, ends: tuple[Outline, Outline], policy: Policy) -> tuple[str, ...]:
    """The fewest mentions of the same event by which reasons or decisions lead from one to the other."""
    [event] = shelf.events.events_with([ends[0].id])
    ids = {*event.mentions[:COMPARED], *(one.id for one in ends)}
    members = {one.id: one for one in shelf.events.outlines(ids)}
    bound = {frozenset((one.a, one.b)) for one in standing_on(shelf.events).decisions if one.verdict == "yes"}

    def fits(a: str, b: str) -> bool:
        return frozenset((a, b)) in bound or linker.explain(members[a], members[b], policy).score > 0

    return shortest(ends[0].id, ends[1].id, members, fits)


def explain_event(
    shelf: LinkingShelf, words: str, linker: Linker = linking, most: int = SHOWN
) -> EventExplained:
    """What an event is made of and why, what was decided of its mentions, and what was done to it.

    ``words`` are its id, the id of one of its mentions, or the beginning of one. Raises EventsError.
    """
    events = shelf.events
    found = find_event(shelf, words)
    policy = events.policy() or Policy()
    ids = {mention for event in events.events([found]) for mention in event.mentions}
    compared = list(events.outlines(sorted(ids)[: max(most, COMPARED)]))
    members = tuple((shown(shelf, one), _best(one, compared, linker, policy)) for one in compared[:most])
    steps = {step.number: step for step in events.steps()}
    history = tuple((steps[number], change) for number, change in events.changes(event=found))
    decided = tuple(one for one in standing_on(events).decisions if one.a in ids or one.b in ids)
    row = next(events.rows([found]), None)
    more = (row.mentions if row else 0) - len(members)
    return EventExplained(found, row, members, max(more, 0), history, decided)


def _best(one: Outline, others: Sequence[Outline], linker: Linker, policy: Policy) -> Pair | None:
    pairs = [linker.explain(one, other, policy) for other in others if other.id != one.id]
    return max(pairs, key=lambda pair: (pair.score, pair.a, pair.b), default=None)


def shown(shelf: LinkingShelf, outline: Outline) -> MentionShown:
    """A mention with the sentence that it stands in."""
    page = shelf.page(outline.report)
    sentences = (one for part in clean(page).passages for one in part.sentences)
    sentence = next((one for one in sentences if one.meets(outline.anchor)), Span(*outline.anchor.as_list()))
    day = page.published.isoformat() if page.published else None
    return MentionShown(outline, " ".join(sentence.of(page.text).split()), page.title, page.source, day)
