"""Why mentions are one event, or are not."""

import pytest
from tests.events.shelves import March, keep, report

from onrecord import events
from onrecord.events import EventsError
from onrecord.store import Store


def test_reasons_are_told_with_the_words_of_both(store: Store) -> None:
    a, b = keep(store, report(1, [March()]), report(2, [March()]))
    events.link(store)
    told = events.explain_pair(store, a[:6], b[:6])
    assert (told.a.outline.id, told.b.outline.id) == (a, b)
    assert told.joined
    assert told.compared
    assert told.pair.score > 0
    assert told.a.words == "Some farmers marched again here today, line 0 of report 1."
    assert told.a.source == "Courier 1"
    assert {"same_city", "same_day"} <= {reason.feature for reason in told.pair.reasons}


def test_what_is_not_compared_is_told(store: Store) -> None:
    a, b = keep(store, report(1, [March("Leeds")]), report(2, [March("Osaka")]))
    events.link(store)
    told = events.explain_pair(store, a, b)
    assert not told.joined
    assert not told.compared


def test_the_chain_of_decisions_is_told(store: Store) -> None:
    a, b, c = keep(store, *(report(n, [March(city)]) for n, city in enumerate(("Leeds", "Osaka", "Nakuru"))))
    events.link(store)
    events.decide(store, (a, b), "yes", by="Ana")
    events.decide(store, (b, c), "yes", by="Ben")
    told = events.explain_pair(store, a, c)
    assert told.joined
    assert told.verdict == "yes"
    assert [{one.a, one.b} for one in told.decided] == [{a, b}, {b, c}]
    events.undo(store, by="Ana")
    events.decide(store, (b, c), "no", by="Ben")
    told = events.explain_pair(store, a, c)
    assert not told.joined
    assert told.verdict == "no"


def test_mentions_joined_by_way_of_others(store: Store) -> None:
    """Neither tells enough for the other; a third tells of both."""
    a, b, c = keep(store, *(report(n, [March(city)]) for n, city in enumerate(("Leeds", "Osaka", "Nakuru"))))
    events.link(store)
    events.decide(store, (a, b), "yes", by="Ana")
    events.decide(store, (b, c), "yes", by="Ana")
    told = events.explain_pair(store, a, c)
    assert told.pair.score <= 0
    assert told.joined


def test_an_event_is_told_with_its_history(store: Store) -> None:
    a, b = keep(store, report(1, [March()]), report(2, [March()]))
    events.link(store)
    events.decide(store, (a, b), "no", by="Ana", why="two marches")
    events.undo(store, by="Ana")
    [c] = keep(store, report(3, [March(people=900)]))
    events.link(store)
    [event] = store.events.events()
    for words in (event.id, event.id[:5], c):
        told = events.explain_event(store, words)
        assert told.id == event.id
    assert told.row is not None
    assert (told.row.mentions, told.row.reports, told.row.outlets) == (3, 3, 3)
    assert (told.row.start, told.row.place, told.row.low, told.row.high) == ("2025-03-08", "Leeds, GB", 200, 900)
    assert [(step.what, step.stands, change.kind) for step, change in told.history] == [
        ("link", True, "begin"),
        ("decide", False, "split"),
        ("link", True, "join"),
    ]
    assert [shown.outline.id for shown, _ in told.members] == sorted((a, b, c))
    assert all(pair is not None and pair.score > 0 for _, pair in told.members)


def test_an_event_that_has_ended_tells_where_its_mentions_went(store: Store) -> None:
    a, b = keep(store, report(1, [March("Leeds")]), report(2, [March("Osaka")]))
    events.link(store)
    before = {event.id for event in store.events.events()}
    events.decide(store, (a, b), "yes", by="Ana")
    [ended] = before - {event.id for event in store.events.events()}
    told = events.explain_event(store, ended)
    assert told.row is None
    assert told.members == ()
    assert told.history[-1][1].kind == "merge"


def test_ids_that_are_not_there_or_not_clear(store: Store) -> None:
    ids = keep(store, *(report(n, [March()]) for n in range(40)))
    with pytest.raises(EventsError, match=r"is not linked yet\. Link it with"):
        events.explain_event(store, _outlined(store, ids[0]))
    events.link(store)
    with pytest.raises(EventsError, match="there is no event 'zz'"):
        events.explain_event(store, "zz")
    twice = next(one for one in "0123456789abcdef" if sum(id_.startswith(one) for id_ in ids) > 1)
    with pytest.raises(EventsError, match=f"several mentions begin with {twice}: .*Give more"):
        events.explain_pair(store, twice, ids[0])
    with pytest.raises(EventsError, match="a pair is two"):
        events.explain_pair(store, ids[0], ids[0])


def _outlined(store: Store, mention: str) -> str:
    events.outline_shelf(store)
    return mention
