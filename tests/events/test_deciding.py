"""What people decide holds, is carried over when reports are coded again, and can be taken back."""

import pytest
from tests.events.shelves import March, keep, report

from onrecord import events
from onrecord.events import EventsError
from onrecord.store import Store


@pytest.fixture
def three(store: Store) -> tuple[str, ...]:
    """Three mentions of one march, linked."""
    ids = tuple(keep(store, *(report(n, [March()]) for n in range(3))))
    events.link(store)
    return ids


def _apart(store: Store, a: str, b: str) -> bool:
    where = store.events.event_of([a, b])
    return where[a] != where[b]


def test_no_holds_along_every_chain_and_through_new_reports(store: Store, three: tuple[str, ...]) -> None:
    a, b, c = three
    events.decide(store, (a, b), "no", by="Ana", why="two marches")
    assert _apart(store, a, b)
    keep(store, report(9, [March()]))
    events.link(store)
    assert _apart(store, a, b)
    events.link(store, again=True)
    assert _apart(store, a, b)
    assert c in store.events.event_of([c])


def test_yes_joins_what_has_nothing_in_common(store: Store) -> None:
    a, b = keep(store, report(1, [March("Leeds", 0)]), report(2, [March("Osaka", 7, 9000)]))
    events.link(store)
    assert _apart(store, a, b)
    done = events.decide(store, (a, b), "yes", by="Ana")
    assert [change.kind for change in done.changes] == ["merge"]
    events.link(store, again=True)
    assert not _apart(store, a, b)
    events.decide(store, (a, b), "unsure", by="Ana")
    assert _apart(store, a, b), "what was decided is taken back"


def test_a_decision_before_anything_is_linked_holds_once_it_is(store: Store) -> None:
    a, b = keep(store, report(1, [March()]), report(2, [March()]))
    events.decide(store, (a, b), "no", by="Ana")
    assert store.events.events() == ()
    events.link(store)
    assert _apart(store, a, b)


def test_undo_brings_back_what_was(store: Store, three: tuple[str, ...]) -> None:
    a, b, _ = three
    before = store.events.events()
    events.decide(store, (a, b), "no", by="Ana")
    taken = events.undo(store, by="Ben", why="a slip")
    assert taken.step.what == "decide"
    assert store.events.events() == before
    assert store.events.kept() == ()
    assert [(step.what, step.stands) for step in store.events.steps()] == [
        ("link", True),
        ("decide", False),
        ("undo", True),
    ]
    events.undo(store, by="Ben")
    assert store.events.events() == ()
    assert store.events.unlinked() == 3
    events.link(store)
    assert store.events.events() == before


REFUSED = {
    "a chain of yes and no": (
        0,
        2,
        "no",
        r"no to \w+ and \w+ contradicts \w+ and \w+: yes \(Ana, .*Decide otherwise",
    ),
    "one mention": (0, 0, "no", "is one mention, and a decision is on two"),
    "two kinds": (0, 3, "yes", "an event is of one kind"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_hold_is_refused_and_changes_nothing(store: Store, case: str) -> None:
    first, second, verdict, told = REFUSED[case]
    reports = [report(n, [March()]) for n in range(3)]
    ids = keep(store, *reports, report(4, [March(kind="policing")]))
    events.link(store)
    events.decide(store, (ids[0], ids[1]), "yes", by="Ana")
    events.decide(store, (ids[1], ids[2]), "yes", by="Ana")
    before = (store.events.events(), store.events.kept(), store.events.steps())
    with pytest.raises(EventsError, match=told):
        events.decide(store, (ids[first], ids[second]), verdict, by="Ben")  # type: ignore[arg-type]
    assert (store.events.events(), store.events.kept(), store.events.steps()) == before


def test_a_decision_needs_a_name_and_mentions_that_are_there(store: Store, three: tuple[str, ...]) -> None:
    a, b, _ = three
    with pytest.raises(EventsError, match="--by NAME"):
        events.decide(store, (a, b), "no", by=" ")
    with pytest.raises(EventsError, match="no mention 'zzz' is shown"):
        events.decide(store, (a, "zzz"), "no", by="Ana")
    [event] = store.events.events()
    with pytest.raises(EventsError, match=r"is an event, .*onrecord explain"):
        events.decide(store, (a, event.id), "no", by="Ana")


def test_what_is_asked_of_a_mention_that_is_no_longer_shown_is_told_why(
    store: Store, three: tuple[str, ...]
) -> None:
    a, b, c = three
    events.decide(store, (a, b), "yes", by="Ana")
    gone = report(1, [March()]).report.id
    store.withdraw(gone, "Ben")
    for asked in (
        lambda: events.decide(store, (a, b), "no", by="Ana"),
        lambda: events.explain_pair(store, b, c),
    ):
        with pytest.raises(
            EventsError, match=rf"report of mention {b} is withdrawn \(Ben, 2025-04-01\).*restore {gone}"
        ):
            asked()
    events.link(store)
    with pytest.raises(EventsError, match="is withdrawn"):
        events.explain_event(store, b)
    assert [one.state for one in events.decisions(store)] == ["waits"]
    store.restore(gone)
    [now] = keep(store, report(1, [March(word=2)]), program="hand 2")
    with pytest.raises(EventsError, match=rf"mention {b} was coded of report {gone} once"):
        events.decide(store, (a, b), "no", by="Ana")
    events.link(store)
    assert not _apart(store, a, now), "what was decided is carried over"


def test_the_last_decision_on_a_pair_holds(store: Store, three: tuple[str, ...]) -> None:
    a, b, _ = three
    events.decide(store, (a, b), "yes", by="Ana")
    events.decide(store, (b, a), "no", by="Ben")
    assert _apart(store, a, b)
    assert [one.state for one in events.decisions(store)] == ["replaced", "holds"]


@pytest.mark.parametrize(("word", "state"), [(2, "holds"), (7, "holds")])
def test_a_decision_is_carried_over_to_the_same_sentence(store: Store, word: int, state: str) -> None:
    a, b = keep(store, report(1, [March()]), report(2, [March()]))
    events.link(store)
    events.decide(store, (a, b), "no", by="Ana")
    [moved] = keep(store, report(2, [March(word=word)]), program="hand 2")
    assert moved != b
    events.link(store)
    [listed] = events.decisions(store)
    assert (listed.state, listed.now and set(listed.now)) == (state, {a, moved})
    assert _apart(store, a, moved)


def test_a_decision_whose_mention_is_gone_waits_and_holds_again(store: Store) -> None:
    a, b = keep(store, report(1, [March()]), report(2, [March()]))
    events.link(store)
    events.decide(store, (a, b), "no", by="Ana")
    keep(store, report(2, [March(kind="policing")]), program="hand 2")
    [waiting] = events.link(store).waiting
    assert waiting.why == f"report {report(2, [March()]).report.id} no longer tells of mention {b}"
    assert [one.state for one in events.decisions(store)] == ["waits"]
    store.uncoded("hand 1")
    assert events.link(store).waiting == ()
    assert _apart(store, a, b)


def test_decisions_that_contradict_one_another_only_after_recoding(store: Store) -> None:
    """Two mentions are told as one: what was yes to one of them and no to the other cannot both hold."""
    first = report(1, [March(word=1)])
    one = keep(store, first)[0]
    keep(store, report(1, [March(word=5)]), program="hand 2")
    other = store.events
    events.outline_shelf(store)
    five = next(other.outlines()).id
    [far] = keep(store, report(2, [March()]))
    events.link(store)
    events.decide(store, (five, far), "no", by="Ana")
    store.uncoded("hand 1")
    events.link(store)
    events.decide(store, (one, far), "yes", by="Ben")
    assert [told.state for told in events.decisions(store)] == ["replaced", "holds"]
