"""Actors over the reports of a shelf, and decisions on their names: what they join, move, and bring back."""

import pytest
from tests.events.shelves import March, keep, report

from onrecord import events
from onrecord.events import EventsError
from onrecord.records import Verdict
from onrecord.store import Store

# Of one town and day, told by other actors: two protests, unless the actors are one.
FIRST, SECOND = "Hall Defence Group", "Friends of Ash Park"


@pytest.fixture
def two(store: Store) -> list[str]:
    ids = keep(store, report(1, [March(by=FIRST)]), report(2, [March(by=SECOND, people=9000)]))
    events.link(store)
    assert _apart(store, *ids)
    return ids


def _apart(store: Store, a: str, b: str) -> bool:
    where = store.events.event_of([a, b])
    return where[a] != where[b]


def _all(store: Store) -> object:
    shelf = store.events
    return shelf.events(), shelf.policy(), shelf.kept(), shelf.kept_names(), list(shelf.outlines())


def test_a_yes_makes_the_actors_speak_and_undo_brings_all_back(store: Store, two: list[str]) -> None:
    before = _all(store)
    done = events.decide_names(store, (FIRST, SECOND), "yes", by="Ana", why="they renamed themselves")
    assert [change.kind for change in done.changes] == ["merge"]
    assert not _apart(store, *two)
    reasons = {one.feature for one in events.explain_pair(store, two[0], two[1]).pair.reasons}
    assert "same_actor" in reasons
    assert events.link(store).step is None, "what was touched is linked"
    events.undo(store, by="Ben")
    assert _all(store) == before
    assert events.link(store).step is None
    assert _all(store) == before


def test_a_yes_holds_for_new_reports_and_over_coding_and_linking_again(store: Store, two: list[str]) -> None:
    events.decide_names(store, (FIRST, SECOND), "yes", by="Ana")
    [third] = keep(store, report(3, [March(by=f"the {SECOND}", people=40)]))
    keep(store, report(1, [March(by=FIRST, word=2)]), program="hand 2")
    events.link(store)
    assert not _apart(store, two[1], third)
    events.link(store, again=True)
    assert not _apart(store, two[1], third)
    assert len({one.actors for one in store.events.outlines()}) == 1


def test_a_no_keeps_apart_what_the_letters_join(store: Store) -> None:
    ids = keep(store, report(1, [March(by=FIRST)]), report(2, [March(by="HDG", people=9000)]))
    events.link(store)
    assert not _apart(store, *ids)
    events.decide_names(store, ("HDG", FIRST), "no", by="Ana")
    assert _apart(store, *ids)
    assert "other_actors" in {one.feature for one in events.explain_pair(store, ids[0], ids[1]).pair.reasons}
    events.link(store, again=True)
    assert _apart(store, *ids)


def test_decisions_on_names_hold_along_chains_and_contradictions_are_refused(store: Store) -> None:
    keep(store, *(report(n, [March(by=name)]) for n, name in enumerate((FIRST, SECOND, "Ash Watch"))))
    events.link(store)
    events.decide_names(store, (FIRST, SECOND), "yes", by="Ana")
    events.decide_names(store, (SECOND, "Ash Watch"), "yes", by="Ana")
    before = _all(store)
    with pytest.raises(
        EventsError, match=r"no to ash watch\|GB and hall defence group\|GB contradicts .*yes \(Ana"
    ):
        events.decide_names(store, (FIRST, "Ash Watch"), "no", by="Ben")
    assert _all(store) == before
    told = events.explain_names(store, FIRST, "Ash Watch")
    assert (told.joined, told.verdict, len(told.decided)) == (True, "yes", 2)
    events.decide_names(store, (SECOND, "Ash Watch"), "unsure", by="Ben")
    assert not events.explain_names(store, FIRST, "Ash Watch").joined
    assert [one.state for one in events.name_decisions(store)] == ["holds", "replaced", "replaced"]


def test_a_decision_waits_while_no_report_gives_the_name(store: Store, two: list[str]) -> None:
    events.decide_names(store, (FIRST, SECOND), "yes", by="Ana")
    second = store.ids()[1]
    store.withdraw(second, "Ana")
    events.link(store)
    [listed] = events.name_decisions(store)
    assert (listed.state, listed.why) == ("waits", "no report gives the name friends of ash park|GB now")
    store.restore(second)
    events.link(store)
    assert [one.state for one in events.name_decisions(store)] == ["holds"]
    assert not _apart(store, *two)


def test_before_anything_is_linked_a_decision_waits_for_linking(store: Store) -> None:
    ids = keep(store, report(1, [March(by=FIRST)]), report(2, [March(by=SECOND, people=9000)]))
    assert events.decide_names(store, (FIRST, SECOND), "yes", by="Ana").changes == ()
    events.link(store)
    assert not _apart(store, *ids)


def test_mentions_not_linked_yet_are_left_for_linking(store: Store, two: list[str]) -> None:
    [third] = keep(store, report(3, [March(by=SECOND, people=40)]))
    done = events.decide_names(store, (FIRST, SECOND), "yes", by="Ana")
    assert {mention for change in done.changes for mention in change.mentions} < {*two}
    assert store.events.unlinked() == 1
    events.undo(store, by="Ana")
    events.link(store)
    assert store.events.event_of([third])


def test_a_break_while_deciding_leaves_no_trace(
    store: Store, two: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outlines are made under a decision before it is kept; if it never is, they are made again."""
    before = _all(store)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken_store:
        broken_store.setattr("onrecord.store.events.EventStore.apply", broken)
        with pytest.raises(KeyboardInterrupt):
            events.decide_names(store, (FIRST, SECOND), "yes", by="Ana")
    assert _all(store) != before
    assert events.link(store).step is None
    assert _all(store) == before


def test_actors_are_listed_with_all_their_names(store: Store) -> None:
    names = ("Scotland Yard", "the Met", FIRST, FIRST, "HDG")
    keep(store, *(report(n, [March(by=name)]) for n, name in enumerate(names)))
    listed = events.actors(store)
    assert [(one.shown, one.reports, [name.id for name in one.names]) for one in listed] == [
        (FIRST, 3, ["hall defence group|GB", "hdg|GB"]),
        ("the Met", 2, ["met|GB", "scotland yard|GB"]),
    ]
    assert [one.kinds for one in listed] == [("organisation",)] * 2
    told = events.explain_actor(store, "HDG")
    assert [(name.id, pair and pair.score > 0) for name, pair in told.names] == [
        ("hall defence group|GB", True),
        ("hdg|GB", True),
    ]


def test_two_names_joined_by_way_of_a_third(store: Store) -> None:
    names = (FIRST, "HDG", "the Hall Folk")
    keep(store, *(report(n, [March(by=name)]) for n, name in enumerate(names)))
    events.decide_names(store, ("HDG", "Hall Folk"), "yes", by="Ana")
    told = events.explain_names(store, FIRST, "Hall Folk")
    assert (told.joined, told.verdict, told.by_way_of) == (True, None, ("hdg|GB",))


REFUSED: dict[str, tuple[str, str, Verdict, str]] = {
    "no such name": (FIRST, "Nobody", "yes", r"no report gives the name 'Nobody' .* onrecord actors"),
    "one name": (FIRST, f"the {FIRST}", "no", "is one name, and a decision is on two"),
    "two countries": ("HDG", FIRST, "yes", r"had in several countries, or without one: hdg\|GB, hdg\|KE"),
    "no such country": ("HDG|FR", FIRST, "yes", r"no report gives the name 'HDG\|FR'"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_decided_is_told(store: Store, case: str) -> None:
    first, second, verdict, told = REFUSED[case]
    keep(
        store, report(1, [March(by=FIRST)]), report(2, [March(by="HDG")]), report(3, [March("Nakuru", by="HDG")])
    )
    with pytest.raises(EventsError, match=told):
        events.decide_names(store, (first, second), verdict, by="Ana")
    assert events.decide_names(store, ("HDG|ke", FIRST), "no", by="Ana").step.what == "name"
