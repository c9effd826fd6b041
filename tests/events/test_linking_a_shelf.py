"""Linking what is on a shelf: whole and in part, under a policy, with what happens to reports meanwhile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from tests.events.shelves import CITIES, March, keep, report

from onrecord import events, linking
from onrecord.events import EventsError
from onrecord.linking import Linked
from onrecord.records import CodedReport, Decision, Event, NameKeys, Outline, Pair, Policy
from onrecord.records.changes import Change, Done, Step
from onrecord.store import Store, StoreError, open_store


@dataclass
class Spy:
    """The shipped linker, and how many mentions it was given each time."""

    given: list[int] = field(default_factory=list)

    def outlines(self, coded: CodedReport, decided: NameKeys | None = None, /) -> Sequence[Outline]:
        return linking.outlines(coded, decided)

    def block_keys(self, outline: Outline, /) -> Sequence[str]:
        return linking.block_keys(outline)

    def link(
        self,
        outlines: Iterable[Outline],
        decisions: Sequence[Decision] = (),
        policy: Policy | None = None,
        before: Sequence[Event] = (),
    ) -> Linked:
        told = list(outlines)
        self.given.append(len(told))
        return linking.link(told, decisions, policy, before)

    def explain(self, a: Outline, b: Outline, policy: Policy | None = None, /) -> Pair:
        return linking.explain(a, b, policy)


class OneEvent(Spy):
    """A linker that takes all for one event."""

    def link(
        self,
        outlines: Iterable[Outline],
        decisions: Sequence[Decision] = (),
        policy: Policy | None = None,
        before: Sequence[Event] = (),
    ) -> Linked:
        ids = tuple(sorted(one.id for one in outlines))
        name = before[0].id if before else Event.id_of(ids[0])
        return Linked((Event(name, "protest", ids),))


class Careless(Spy):
    """A linker that loses a mention."""

    def link(
        self,
        outlines: Iterable[Outline],
        decisions: Sequence[Decision] = (),
        policy: Policy | None = None,
        before: Sequence[Event] = (),
    ) -> Linked:
        found = super().link(outlines, decisions, policy, before)
        return replace(found, events=found.events[1:])


def _groups(store: Store) -> set[tuple[str, ...]]:
    return {event.mentions for event in store.events.events()}


def _sorted(*mentions: str) -> tuple[str, ...]:
    return tuple(sorted(mentions))


def test_mentions_of_one_march_become_one_event_and_linking_again_changes_nothing(
    store: Store, path: Path
) -> None:
    a, b, c, d = keep(store, report(1, [March(), March("Nakuru")]), report(2, [March(), March("Nakuru")]))
    done = events.link(store)
    assert _groups(store) == {_sorted(a, c), _sorted(b, d)}
    assert (done.mentions, dict(done.changes)) == (4, {"begin": 2})
    store.close()
    before = path.read_bytes()
    assert events.link(store).step is None
    store.close()
    assert path.read_bytes() == before


def test_new_reports_are_linked_without_relinking_everything(store: Store) -> None:
    for n, city in enumerate(CITIES):
        keep(store, *(report(10 * n + k, [March(city)]) for k in range(5)))
    spy = Spy()
    events.link(store, linker=spy)
    before = {event.id: event.mentions for event in store.events.events()}
    [new] = keep(store, report(99, [March("Leeds")]))
    done = events.link(store, linker=spy)
    assert spy.given == [15, 6], "only what may belong to it was looked at"
    assert dict(done.changes) == {"join": 1}
    after = {event.id: event.mentions for event in store.events.events()}
    assert after.keys() == before.keys(), "events keep their ids"
    assert sum(new in mentions for mentions in after.values()) == 1


def test_a_report_coded_again_is_linked_as_it_is_now(store: Store) -> None:
    a, b = keep(store, report(1, [March()]), report(2, [March()]))
    events.link(store)
    [event] = store.events.events()
    [elsewhere] = keep(store, report(2, [March("Nakuru")]), program="hand 2")
    assert elsewhere == b, "its words are the same, so it is the same mention"
    assert dict(events.link(store).changes) == {"split": 1}
    assert _groups(store) == {(a,), (b,)}
    assert event.id in {one.id for one in store.events.events()}
    store.uncoded("hand 1")
    assert dict(events.link(store).changes) == {"merge": 1}
    assert store.events.events() == (event,), "going back to the earlier coding brings the event back"


def test_mentions_of_a_withdrawn_report_leave_and_come_back(store: Store) -> None:
    coded = report(2, [March()])
    a, b = keep(store, report(1, [March()]), coded)
    events.link(store)
    events.decide(store, (a, b), "yes", by="Ana")
    store.withdraw(coded.report.id, by="Ana", why="the paper took it back")
    done = events.link(store)
    assert dict(done.changes) == {"leave": 1}
    assert _groups(store) == {(a,)}
    assert [one.why for one in done.waiting] == [f"report {coded.report.id} no longer tells of mention {b}"]
    assert store.uncoded("hand 1") == (), "it is not coded again"
    assert coded.report.id not in store.ids()
    keep(store, coded, program="hand 2")
    assert coded.report.id not in {one.report.id for one in store.coded()}, "nor shown"
    assert store.restore(coded.report.id)
    assert dict(events.link(store).changes) == {"join": 1}
    assert _groups(store) == {_sorted(a, b)}


def test_two_policies_are_not_mixed(store: Store) -> None:
    keep(store, report(1, [March(day=0)]), report(2, [March(day=1)]))
    events.link(store)
    before = store.events.events()
    other = Policy(per_day="day")
    with pytest.raises(EventsError, match=r"another policy \(per event, per city.*not mixed.*--again"):
        events.link(store, other)
    assert store.events.events() == before
    events.link(store, other, again=True)
    assert store.events.policy() == other
    assert events.link(store).step is None, "what was chosen last goes on"
    events.undo(store, by="Ana")
    assert store.events.policy() == Policy()
    assert store.events.events() == before


def test_a_report_dated_in_the_future_is_linked_and_told(store: Store) -> None:
    coded = report(1, [March()], published=date(2031, 1, 1))
    keep(store, coded, report(2, [March()]))
    done = events.link(store)
    assert done.ahead == ((coded.report.id, "2031-01-01"),)
    assert sum(len(event.mentions) for event in store.events.events()) == 2


def test_what_another_program_did_meanwhile_is_not_overwritten(store: Store, path: Path) -> None:
    keep(store, report(1, [March()]))

    class Slow(Spy):
        def link(
            self,
            outlines: Iterable[Outline],
            decisions: Sequence[Decision] = (),
            policy: Policy | None = None,
            before: Sequence[Event] = (),
        ) -> Linked:
            with open_store(path) as other:
                events.link(other)
            return super().link(outlines, decisions, policy, before)

    with pytest.raises(StoreError, match=r"linked by another program meanwhile\. Nothing was changed; run"):
        events.link(store, linker=Slow())
    assert len(store.events.steps()) == 1


def test_a_linker_that_loses_a_mention_changes_nothing(store: Store) -> None:
    keep(store, report(1, [March()]), report(2, [March("Nakuru")]))
    with pytest.raises(EventsError, match="every mention into one event"):
        events.link(store, linker=Careless())
    assert store.events.events() == ()
    assert store.events.steps() == ()


def test_two_mentions_of_one_anchor_are_one_to_linking(store: Store) -> None:
    coded = report(1, [March(), March("Nakuru")])
    first, second = coded.mentions
    keep(store, replace(coded, mentions=(first, replace(second, anchor=first.anchor))))
    events.link(store)
    assert _groups(store) == {(first.id,)}


def test_an_empty_shelf(store: Store) -> None:
    assert events.link(store).step is None
    keep(store, report(1, []))
    assert events.link(store).step is None
    assert (store.events.events(), store.events.steps()) == ((), ())
    with pytest.raises(EventsError, match="nothing to undo"):
        events.undo(store, by="Ana")


def test_events_that_do_not_fit_their_history_are_told(store: Store) -> None:
    keep(store, report(1, [March()]))
    events.link(store)
    step = Step(2, "link", Policy(), "a test", "")
    wrong = Change("leave", store.events.events()[0].id, None, ("no such mention",))
    with pytest.raises(StoreError, match="do not fit their history"):
        store.events.apply(step, Done((wrong,)))
    assert len(store.events.steps()) == 1


def test_an_event_of_5000_mentions(store: Store) -> None:
    for n in range(100):
        keep(store, report(n, [March()] * 50))
    assert events.link(store, linker=OneEvent()).mentions == 5000
    [largest] = store.events.events()
    assert len(largest.mentions) == 5000
    told = events.explain_event(store, largest.id)
    assert (len(told.members), told.more) == (20, 4980), "the first are told one by one, the others counted"
    [row] = store.events.rows()
    assert (row.mentions, row.reports) == (5000, 100)
    begun = process_time()
    [chapter] = events.story(store, event=largest.id).chapters
    assert ("Told by", "100 reports in 100 outlets; 99 of them only repeat another") in chapter.facts
    assert process_time() - begun < 60, "seconds, not minutes: nothing is compared with everything"
    assert keep(store, report(200, [March()]))
    events.link(store, linker=OneEvent())
    [larger] = store.events.events()
    assert (larger.id, len(larger.mentions)) == (largest.id, 5001)
    events.undo(store, by="Ana")
    assert store.events.events() == (largest,)


def test_an_event_keeps_its_id_to_itself_though_the_mention_that_began_it_went_elsewhere(store: Store) -> None:
    reports = [report(n, [March()]) for n in (1, 2, 3)]
    ids = keep(store, *reports)
    events.link(store)
    [begun] = store.events.events()
    founder = next(n for n, one in enumerate(ids) if Event.id_of(one) == begun.id)
    keep(store, report(founder + 1, [March("Nakuru")]), program="hand 2")
    events.link(store)
    store.withdraw(reports[founder].report.id, by="Ana")
    events.link(store)
    store.restore(reports[founder].report.id)
    done = events.link(store)
    assert dict(done.changes) == {"begin": 1}
    alone = ids.pop(founder)
    assert _groups(store) == {(alone,), _sorted(*ids)}
    assert set(store.events.event_of(ids).values()) == {begun.id}
