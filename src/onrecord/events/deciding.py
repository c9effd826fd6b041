"""A person decides on two mentions."""

from dataclasses import replace

from onrecord import linking
from onrecord.cleaning import clean
from onrecord.events.explaining import find_mention
from onrecord.events.outlining import outline_shelf
from onrecord.events.troubles import EventsError
from onrecord.events.undoing import Told
from onrecord.events.working import next_number, part_of, relinked, standing_on
from onrecord.linking.standing import conflict, in_words
from onrecord.ports import Linker, LinkingShelf
from onrecord.records import Decision, Outline, Policy, Span, Verdict
from onrecord.records.changes import Done, Kept, Spot, Step


def decide(
    shelf: LinkingShelf,
    pair: tuple[str, str],
    verdict: Verdict,
    *,
    by: str,
    why: str = "",
    linker: Linker = linking,
) -> Told:
    """Keep a decision on two mentions (ids or their beginnings), and link the events they are in accordingly.

    *yes* and *no* hold from now on, whatever is linked, added or coded again; *unsure* takes back what was
    decided of the pair. Where nothing is linked yet, the decision holds once it is.

    Raises:
        EventsError: there are no two such mentions, *yes* is said of two kinds of event, or the decision would
            contradict a chain of others.
    """
    events = shelf.events
    check_name(by)
    outline_shelf(shelf, linker)
    number, policy = next_number(events), events.policy()
    a, b = (find_mention(shelf, words) for words in pair)
    if a.id == b.id:
        raise EventsError(f"{a.id} is one mention, and a decision is on two", "Name another")
    if verdict == "yes" and a.kind != b.kind:
        raise EventsError(
            f"{a.id} is a {a.kind}, {b.id} a {b.kind}, and an event is of one kind",
            "Code them as one kind first",
        )
    held = standing_on(events).decisions
    first, second = sorted((a, b), key=lambda one: one.id)
    told = Decision(first.id, second.id, verdict, by, "", why)
    if chain := conflict(held, told):
        raise EventsError(
            f"{verdict} to {told.a} and {told.b} contradicts {in_words(chain)}",
            "Decide otherwise on one of these pairs first; nothing was changed",
        )
    kept = Kept(0, told, (policy or Policy()).name, _spot(shelf, first), _spot(shelf, second))
    done = Done(decision=kept)
    if policy is not None:
        now = [one for one in held if {one.a, one.b} != {told.a, told.b}]
        now += [told] if verdict != "unsure" else []
        part = part_of(events, (a.id, b.id), now, 2)
        done = replace(relinked(events, linker, part, now, policy), decision=kept)
    step = events.apply(Step(number, "decide", policy or Policy(), by, "", why), done)
    return Told(step, done.changes)


def check_name(by: str) -> None:
    """Raises EventsError where nobody is said to decide."""
    if not by.strip():
        raise EventsError("a decision needs a name", "Say who decides with --by NAME")


def _spot(shelf: LinkingShelf, outline: Outline) -> Spot:
    """Where a mention stands: its sentence and passage, and the others beside it."""
    passages = clean(shelf.page(outline.report)).passages
    own = [one for one in passages if one.span.meets(outline.anchor)]
    passage = own[0].span if own else outline.anchor
    sentences: list[Span] = [one for part in own for one in part.sentences if one.meets(outline.anchor)]
    beside = (
        one.id
        for one in shelf.events.outlines_of([outline.report]).get(outline.report, ())
        if one.kind == outline.kind and one.id != outline.id
    )
    sentence = sentences[0] if sentences else passage
    return Spot(outline.id, outline.report, outline.kind, outline.anchor, sentence, passage, frozenset(beside))
