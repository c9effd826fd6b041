"""What the store keeps of events: every outline and copy as it went in; an older database is brought up."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.events.shelves import March, keep, report
from tests.store.older import back_to_0003

from onrecord import events
from onrecord.records import Copy, Outline, Span
from onrecord.store import Store, open_store
from onrecord.store.opening import open_engine
from onrecord.store.schema import metadata

_spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda ends: Span(min(ends), max(ends)))
st.register_type_strategy(Span, _spans)
_degrees = st.one_of(st.none(), st.floats(-180, 180))
_ids = st.text("0123456789abcdef", min_size=1, max_size=16)  # as ``digest`` makes them
_outlines = st.builds(Outline, id=_ids, latitude=_degrees, longitude=_degrees)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("outlines") / "shelf.db") as opened:
        keep(opened, report(1, []))
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    outlines=st.lists(_outlines, max_size=4, unique_by=lambda one: one.id), keys=st.lists(st.text(), max_size=5)
)
def test_any_outline_comes_back_equal(shared: Store, outlines: list[Outline], keys: list[str]) -> None:
    [own] = shared.ids()
    told = [replace(one, report=own) for one in outlines]
    shared.events.put_outlines([(own, 1, [(one, keys) for one in told])], "a test")
    assert list(shared.events.outlines()) == sorted(told, key=lambda one: one.id)
    assert shared.events.outlines_of([own]).get(own, ()) == tuple(sorted(told, key=lambda one: one.id))
    assert list(shared.events.outlines([one.id for one in told[:1]])) == told[:1]
    expected = {one.id for one in told} if keys else {one.id for one in told[:1]}
    assert shared.events.near([one.id for one in told[:1]]) == (expected if told else set())


def test_outlines_that_say_the_same_again_are_left_as_they_were(store: Store, path: Path) -> None:
    ids = keep(store, report(1, [March(), March("Nakuru")]))
    assert events.outline_shelf(store) == 2
    assert sorted(store.events.due()[0]) == sorted(ids)
    store.events.clear_due(store.events.due()[1])
    outlines = [(one, ("a key",)) for one in store.events.outlines()]
    [own] = store.ids()
    assert store.events.put_outlines([(own, 1, outlines)], "newer") == 2, "other keys"
    store.events.clear_due(store.events.due()[1])
    assert store.events.put_outlines([(own, 1, outlines)], "newest") == 0
    assert store.events.put_outlines([(own, 1, outlines[:1])], "newest") == 1, "one is gone"
    assert store.events.due()[0] == (outlines[1][0].id,)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM block").fetchone() == (1,)


def test_a_database_made_before_is_brought_up_and_can_be_linked(path: Path) -> None:
    with open_store(path) as store:
        ids = keep(store, report(1, [March()]), report(2, [March()]))
    with sqlite3.connect(path) as connection:
        back_to_0003(connection)
    with open_store(path) as store:
        events.link(store)
        [event] = store.events.events()
    assert event.mentions == tuple(sorted(ids))
    engine = open_engine(path, create=False)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_copies_come_back_equal(store: Store) -> None:
    first, second = report(1, [March()]), report(2, [March("Nakuru")])
    keep(store, first, second)
    copy = Copy(second.report.id, first.report.id, 0.9, (Span(0, 4),), (Span(2, 9), Span(11, 12)))
    for _ in range(2):  # what is given replaces what was there
        store.events.put_copies([copy])
        assert store.events.copies() == (copy,)
    longer = replace(copy, share=1.0)
    store.events.put_copies([longer])
    assert store.events.copies() == (longer,)
    store.events.put_copies([])
    assert store.events.copies() == ()


def test_texts_that_share_a_key_are_found_unless_the_key_is_everybodys(store: Store) -> None:
    reports = [report(n, [March()]) for n in range(4)]
    keep(store, *reports)
    ids = [one.report.id for one in reports]
    assert store.events.uncompared("one") == tuple(ids)
    store.events.put_copies([], {ids[0]: (1, 2), ids[1]: (2,), ids[2]: (3,)}, "one")
    assert store.events.uncompared("one") == (ids[3],)
    assert store.events.uncompared("another") == tuple(ids)
    assert store.events.sharing_text([2, 9], 5) == {ids[0], ids[1]}
    assert store.events.sharing_text([2, 3], 1) == {ids[2]}
    store.events.put_copies([], {ids[0]: (3,)}, "another")  # its keys are made anew
    assert store.events.sharing_text([1, 2], 5) == {ids[1]}


def test_copies_are_told_in_the_list(store: Store) -> None:
    first, second = report(1, [March()]), report(2, [March()])
    keep(store, first, second, report(3, [March()], source="Courier 1"))
    events.link(store)
    store.events.put_copies([Copy(second.report.id, first.report.id, 1.0)])
    [row] = store.events.rows()
    assert (row.reports, row.copies, row.mentions, row.outlets) == (3, 1, 3, 2)


def test_the_list_tells_what_most_mentions_tell(store: Store) -> None:
    keep(store, report(1, [March(people=200)]), report(2, [March(day=None, people=900)]), report(3, [March()]))
    events.link(store)
    largest = max(store.events.rows(), key=lambda row: row.mentions)
    assert (largest.start, largest.end, largest.place) == ("2025-03-08", "2025-03-08", "Leeds, GB")
    assert largest.kind == "protest"


def test_people_can_read_the_views(store: Store, path: Path) -> None:
    a, b = keep(store, report(1, [March()]), report(2, [March()]))
    events.link(store)
    events.decide(store, (a, b), "no", by="Ana", why="two marches")
    events.undo(store, by="Ben")
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        [event] = map(dict, connection.execute("SELECT * FROM events"))
        assert (event["mentions"], event["reports"], event["outlets"], event["copies"]) == (2, 2, 2, 0)
        members = connection.execute(
            "SELECT mention_id, source, words FROM event_mentions ORDER BY source"
        ).fetchall()
        assert [tuple(row) for row in members] == [(a, "Courier 1", "farmers"), (b, "Courier 2", "farmers")]
        [decided] = map(dict, connection.execute("SELECT verdict, by, why, stands FROM decisions"))
        assert decided == {"verdict": "no", "by": "Ana", "why": "two marches", "stands": 0}
        changes = connection.execute("SELECT kind, by, mention_ids, stands FROM event_changes").fetchall()
        assert [(row["kind"], row["by"], row["stands"]) for row in changes] == [
            ("begin", events.outlining.PROGRAM, 1),
            ("split", "Ana", 0),
        ]
        assert json.loads(changes[0]["mention_ids"]) == sorted((a, b))
