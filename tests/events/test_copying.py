"""Copies are looked for when a shelf is linked: among the new reports, and between these and what is there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord import Page, Settings, events, flow
from onrecord.cleaning import clean
from onrecord.events.copying import compare_texts
from onrecord.linking.copies import find_copies
from onrecord.store import Store, open_store

WIRE = """Dockers march in Port Ellery
Some 400 dockers marched through Port Ellery on Saturday against the closing of the grain terminal.
Police said that nobody was arrested and that the coast road was open again by four in the afternoon.
"We have loaded this town's bread for ninety years," said Una Brandt, secretary of the Quay Workers' Union.
The harbour board is to meet on Thursday to hear the union and three of the shipping lines."""
OTHER = """Teachers sit down in Larne Bay
About 60 teachers sat down in front of the town hall of Larne Bay on Saturday and asked for smaller classes.
The mayor came out to speak to them and promised an answer before the end of the summer term."""
RETITLED = WIRE.replace("Dockers march in Port Ellery", "Bread of the town: quay in uproar")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "events.db") as opened:
        yield opened


def shelved(store: Store, text: str, source: str, day: int) -> str:
    page = Page(text=text, source=source, published=date(2025, 6, day), path=f"{source}.txt")
    coded = flow.code_page(page, Settings(rules_only=True))
    store.keep(coded, "a test")
    return coded.report.id


def test_copies_are_found_whenever_they_come(store: Store) -> None:
    first = shelved(store, WIRE, "Western Wire", 15)
    shelved(store, OTHER, "Bay Echo", 15)
    events.link(store)
    assert store.events.copies() == ()
    again = shelved(store, RETITLED, "Daily Lamp", 16)
    events.link(store)
    [copy] = store.events.copies()
    assert (copy.report, copy.of) == (again, first)
    assert [span.of(RETITLED) for span in copy.only_here] == ["Bread of the town: quay in uproar"]
    [row] = [row for row in store.events.rows() if row.reports > 1]
    assert (row.reports, row.copies) == (2, 1)


def test_the_original_may_come_last(store: Store) -> None:
    later = shelved(store, RETITLED, "Daily Lamp", 16)
    events.link(store)
    first = shelved(store, WIRE, "Western Wire", 15)
    events.link(store)
    assert [(copy.report, copy.of) for copy in store.events.copies()] == [(later, first)]
    events.link(store)
    assert len(store.events.copies()) == 1


def test_one_by_one_the_same_are_copies_as_all_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search reads the copies near its reports only."""
    monkeypatch.setattr("onrecord.events.copying._REPORTS", 1)
    told = [
        (OTHER, 12),
        (RETITLED, 16),
        (OTHER.upper(), 11),
        (WIRE, 15),
        (RETITLED + WIRE, 17),
        (OTHER, 10),
        (WIRE, 14),
    ]
    ids = [shelved(store, text, f"Paper {n}", day) for n, (text, day) in enumerate(told)]
    read: list[int] = []
    near = store.events.__class__.copies

    def counted(self: object, reports: object = None) -> object:
        found = near(self, reports)  # type: ignore[arg-type]
        read.append(len(found))
        return found

    monkeypatch.setattr("onrecord.store.events.EventStore.copies", counted)
    compare_texts(store, "a test")
    monkeypatch.undo()
    assert read[5] < len(store.events.copies()), "the copies of the wire are not read for the teachers"
    at_once = find_copies(clean(store.page(one)) for one in ids)
    assert {(one.report, one.of) for one in store.events.copies()} == {(one.report, one.of) for one in at_once}
