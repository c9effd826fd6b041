"""Events of a shelf told whole: their accounts with copies and ties, and stories of them."""

from itertools import pairwise

import pytest
from tests.events.shelves import March, keep, report
from tests.exporting.stories import coded_reports, event, known

from onrecord.events import EventsError, decide, decide_names, known_on, link, story, tied
from onrecord.exporting.story import story_of_actor, story_of_issue
from onrecord.exporting.story_text import as_text
from onrecord.store import Store


@pytest.fixture
def shelf(store: Store) -> Store:
    """The four days of Port Arden, their marches one event."""
    for coded in coded_reports():
        store.keep(coded, "hand 1")
    link(store)
    account = known().account(event(0))
    assert account
    for one, other in pairwise(account.event.mentions):
        decide(store, (one, other), "yes", by="test")
    return store


def _march(shelf: Store) -> str:
    [found] = {shelf.events.event_of(one.event.mentions)[one.event.mentions[0]] for one in known().accounts[:1]}
    return found


def test_an_event_is_told_with_passages_posts_and_copies(shelf: Store) -> None:
    told = story(shelf, event=_march(shelf)[:8])
    assert [one.outlet for one in told.sources] == [
        *("The Arden Gazette", "Northern Wire", "Arden Live", "The Daily Arden", "The Coast Herald")
    ]
    assert [(one.number, one.copy_of) for one in told.sources if one.copy_of] == [(4, 2)]
    [arrests] = [one for one in told.chapters[0].tracks if one.variable == "Arrests" and "Police" in one.voice]
    assert [(step.at, step.low) for step in arrests.steps][:2] == [
        ("2025-09-06T18:40", 12),
        ("2025-09-06T21:10", 31),
    ]
    assert {link.how for link in told.chapters[0].links} >= {"Answered by", "Countered by"}
    assert "Fairweather" not in as_text(told)


def test_an_event_is_tied_to_others_with_their_ids(shelf: Store) -> None:
    found = {(one.how, one.title.partition(":")[0]): one for one in tied(shelf, _march(shelf))}
    assert {("Answered by", "Ban"), ("Answered by", "Charge"), ("Countered by", "Rally")} <= {*found}
    charge = found["Answered by", "Charge"]
    assert charge.quote == "of the 34 were charged"
    assert ("Answers", "March") in {(one.how, one.title.partition(":")[0]) for one in tied(shelf, charge.event)}


def test_an_event_of_a_great_many_mentions_is_not_read_again(
    shelf: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.events.telling.MANY", 1)
    assert tied(shelf, _march(shelf)) == ()


def test_an_actor_and_an_issue_are_told_over_all_events(shelf: Store) -> None:
    assert _march(shelf) in {one.event for one in story(shelf, actor="Tenants United").chapters}
    assert [one.event for one in story(shelf, issue="rent rises").chapters] == [_march(shelf)]


def test_a_story_by_actor_or_issue_reads_what_it_needs_and_tells_the_same(shelf: Store) -> None:
    [far] = keep(shelf, report(1, [March("Nakuru")]))
    link(shelf)
    all_of_it = known_on(shelf)
    assert story(shelf, actor="Tenants United") == story_of_actor(all_of_it, "Tenants United")
    assert story(shelf, issue="rent rises") == story_of_issue(all_of_it, "rent rises")
    read = {one.id for one in known_on(shelf, [_march(shelf)]).accounts}
    assert read == {one.id for one in all_of_it.accounts} - {shelf.events.event_of([far])[far]}


def test_an_actor_is_told_under_all_names_that_were_decided_to_be_its_own(store: Store) -> None:
    names = ("Hall Defence Group", "Friends of Ash Park", "Hall Defence")
    ids = keep(store, *(report(n, [March("Leeds", n * 7, by=name)]) for n, name in enumerate(names)))
    link(store)
    where = store.events.event_of(ids)

    def told(actor: str) -> set[str]:
        return {one.event for one in story(store, actor=actor).chapters}

    assert told("Hall Defence Group") == {where[ids[0]], where[ids[2]]}, (
        "all words of the shorter are in the longer"
    )
    decide_names(store, ("Hall Defence Group", "Friends of Ash Park"), "yes", by="Ana")
    assert told("Friends of Ash Park") == {where[one] for one in ids[:2]}
    decide_names(store, ("Hall Defence Group", "Hall Defence"), "no", by="Ana")
    assert told("Hall Defence Group|GB") == {where[one] for one in ids[:2]}
    with pytest.raises(EventsError, match="no event in which Hall Defence Group is named"):
        story(store, actor="Hall Defence Group|NG")


def test_one_event_is_told_as_it_is_among_all(shelf: Store) -> None:
    alone = story(shelf, event=_march(shelf))
    among = known_on(shelf)
    assert [one.event for one in alone.chapters] == [_march(shelf)]
    assert len(among.accounts) == len(shelf.events.events())
    own = {tie for tie in among.ties if _march(shelf) in (tie.event, tie.to)}
    assert own == {tie for tie in known_on(shelf, _march(shelf)).ties if _march(shelf) in (tie.event, tie.to)}


def test_what_is_not_linked_or_not_there_is_said(store: Store) -> None:
    keep(store, report(1, [March()]))
    with pytest.raises(EventsError, match="nothing is linked yet"):
        story(store, event="a")
    with pytest.raises(EventsError, match="nothing is linked yet"):
        known_on(store)
    link(store)
    with pytest.raises(EventsError, match="there is no event 'zz'"):
        story(store, event="zz")
    with pytest.raises(EventsError, match=r"no event in which the Harbour Union is named .* onrecord events"):
        story(store, actor="the Harbour Union")
