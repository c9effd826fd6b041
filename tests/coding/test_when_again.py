"""Dates of undated reports, resolved when the date is supplied, without coding the report again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord import flow
from onrecord.cleaning import clean
from onrecord.coding.circumstances.dated_again import resolve_again
from onrecord.finding.dates import find_dates
from onrecord.records import CodedReport, Page, When
from onrecord.store import Store, open_store

PUBLISHED = date(2024, 3, 13)
TEXT = (
    "Nurses marched through Leeds on Monday. Nurses will strike in York on Saturday.\n\n"
    "The union said on Tuesday that it had no choice. Bakers rallied in Hull in May 2019."
)


def dates(coded: CodedReport) -> list[When]:
    told = [coding.value for mention in coded.mentions for coding in mention.of("date")]
    return [when for when in (*told, *(one.date for one in coded.statements)) if isinstance(when, When)]


def ids(coded: CodedReport) -> list[str]:
    return [one.id for one in coded.mentions] + [one.id for one in coded.statements]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "dates.db") as opened:
        yield opened


def test_words_come_to_what_they_would_have_come_to() -> None:
    page = Page(text=TEXT)
    undated, dated = flow.code_page(page), flow.code_page(replace(page, published=PUBLISHED))
    report = clean(replace(page, published=PUBLISHED))
    again = resolve_again(undated, report, find_dates(report))
    assert ids(again) == ids(undated)
    assert dates(again) == dates(dated)
    assert {when.start for when in dates(again)} == {"2024-03-11", "2024-03-16", "2024-03-12", "2019-05-01"}
    assert [when.start for when in dates(undated)].count(None) == 3


def test_nothing_but_dates_changes() -> None:
    undated = flow.code_page(Page(text=TEXT))
    report = clean(Page(text=TEXT, published=PUBLISHED))
    again = resolve_again(undated, report, find_dates(report))
    for one, other in zip(undated.mentions, again.mentions, strict=True):
        rest = [[c for c in mention.codings if c.variable != "date"] for mention in (one, other)]
        assert rest[0] == rest[1]
    assert resolve_again(again, report, find_dates(report)) == again


def test_a_date_added_to_the_store_resolves_what_is_coded(store: Store) -> None:
    flow.run([Page(text=TEXT, path="a.txt")], store)
    (before,) = store.coded()
    tally = flow.add([Page(text=TEXT, path="a.txt", published=PUBLISHED)], store)
    assert tally.updated == 1
    assert flow.code_shelf(store).coded == 0, "it need not be coded again"
    (after,) = store.coded()
    assert ids(after) == ids(before)
    assert None not in [when.start for when in dates(after)]
    assert after.report.published == PUBLISHED


def test_a_new_title_is_a_reason_to_code_again(store: Store) -> None:
    flow.run([Page(text=TEXT, path="a.txt")], store)
    flow.add([Page(text=TEXT, path="a.txt", title="Nurses march", published=PUBLISHED)], store)
    assert flow.code_shelf(store).coded == 1
