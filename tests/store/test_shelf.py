"""What the store keeps, and what it never loses or doubles."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.records import (
    Code,
    CodedReport,
    Coding,
    Mention,
    Page,
    Report,
    Size,
    Span,
    Speaker,
    Statement,
    Unread,
    Voice,
    When,
    Where,
)
from onrecord.store import Store

TEXT = "About 300 teachers marched through Nakuru on Friday. “Pay us,” said Ruth Achieng of the union."
PAGE = Page(text=TEXT, path="a/march.txt", source="The Courier", published=date(2025, 3, 3))


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _coded(page: Page = PAGE, form: str = "march") -> CodedReport:
    report = Report(text=page.text, path=page.path, source=page.source, published=page.published)
    codings = (
        Coding("form", Code(form), (_span("marched"),), "triggers@1", 0.9),
        Coding("status", Code("occurred"), (_span("marched"),), "triggers@1", 0.9),
        Coding(
            "date", When("2025-02-28", "2025-02-28", "day", "weekday"), (_span("on Friday"),), "dates@1", 0.8
        ),
        Coding(
            "place",
            Where("locality", locality="Nakuru", country="KE", latitude=-0.3, longitude=36.1),
            (_span("Nakuru"),),
            "places@1",
            0.8,
        ),
        Coding(
            "participants",
            Size(300, 300, "About 300", "about"),
            (_span("About 300"),),
            "figures@1",
            0.9,
            Voice("reporter"),
        ),
    )
    speaker = Speaker("Ruth Achieng", None, "the union", "person")
    said = Statement(
        report.id,
        speaker,
        (_span("Ruth Achieng"),),
        (_span("said"),),
        (_span("Pay us"),),
        "direct",
        "demand",
        None,
        "said@1",
        0.9,
        voice="union",
    )
    return CodedReport(report, (Mention(report.id, "protest", _span("marched"), codings),), (said,))


def _rows(path: Path, query: str) -> list[dict[str, Any]]:
    """As any other SQLite tool would see it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def test_a_report_is_kept_once_wherever_it_is_found(store: Store, path: Path) -> None:
    assert store.add(PAGE) == "new"
    assert store.add(PAGE) == "known"
    assert store.add(replace(PAGE, path="b/copy.txt")) == "known"
    assert len(store.listed()) == 1
    assert store.find("a/march.txt") == store.find("b/copy.txt") == store.ids()
    assert store.add(replace(PAGE, source="Another")) == "new", "another source is another report"


def test_a_page_comes_back_as_it_was(store: Store) -> None:
    page = Page(
        text="\ufeffnull \x00, line\r\nends, 👩\u200d🌾 e\u0301 \u202eمظاهرة", path="a.csv", locator="row 3",
        sha256="ab", media_type="text/csv", encoding="cp1252", title="T", source="S", published=date(2025, 1, 2),
        timezone="Asia/Kolkata", language="en", url="https://example.org/1",
    )  # fmt: skip
    store.add(page)
    assert store.page(store.ids()[0]) == page
    with pytest.raises(KeyError, match="no report nowhere"):
        store.page("nowhere")


def test_a_date_supplied_later_is_taken_over_and_the_id_stays(store: Store) -> None:
    store.add(replace(PAGE, published=None))
    before = store.ids()
    undated = _coded(replace(PAGE, published=None))
    store.keep(undated, "coder 1")
    assert store.uncoded("coder 1") == ()
    assert store.add(PAGE) == "updated"
    assert store.ids() == before
    assert store.page(before[0]).published == date(2025, 3, 3)
    assert store.uncoded("coder 1") == before, "its dates may resolve now"
    assert store.add(replace(PAGE, published=None)) == "known", "what is known is not forgotten"


def test_coding_the_same_twice_changes_nothing(store: Store, path: Path) -> None:
    assert store.keep(_coded(), "coder 1")
    store.close()
    before = path.read_bytes()
    assert not store.keep(_coded(), "coder 1")
    tables = ("report", "coded", "mention", "coding", "statement")
    assert [len(_rows(path, f"SELECT * FROM {name}")) for name in tables] == [1, 1, 1, 5, 1]
    store.close()
    assert len(path.read_bytes()) == len(before)


def test_what_is_coded_comes_back_equal(store: Store) -> None:
    store.keep(_coded(), "coder 1")
    assert list(store.coded()) == [_coded()]
    assert list(store.coded("nowhere")) == []


def test_a_newer_coder_is_added_beside_the_older(store: Store, path: Path) -> None:
    store.keep(_coded(form="march"), "coder 1")
    assert store.uncoded("coder 2") == store.ids()
    store.keep(_coded(form="rally"), "coder 2")
    assert [row["form"] for row in _rows(path, "SELECT form FROM mentions")] == ["rally"]
    kept = _rows(path, "SELECT program, label FROM coding JOIN coded ON coded = id WHERE variable = 'form'")
    assert [tuple(row.values()) for row in kept] == [("coder 1", "march"), ("coder 2", "rally")]


def test_going_back_to_a_coder_shows_what_it_coded_and_codes_nothing(store: Store, path: Path) -> None:
    store.keep(_coded(form="march"), "coder 1")
    store.keep(_coded(form="rally"), "coder 2")
    assert store.uncoded("coder 1") == ()
    assert [row["form"] for row in _rows(path, "SELECT form FROM mentions")] == ["march"]
    assert len(_rows(path, "SELECT * FROM coded")) == 2


def test_two_mentions_with_one_anchor_are_both_kept(store: Store) -> None:
    [mention] = _coded().mentions
    twice = replace(_coded(), mentions=(mention, replace(mention, codings=mention.codings[:1])))
    store.keep(twice, "coder 1")
    assert list(store.coded()) == [twice]


def test_what_could_not_be_read_is_listed_until_it_can(store: Store) -> None:
    whole = Unread("a/march.txt", "", "it is empty", "fill it")
    row = Unread("b.csv", "row 7", "no text", "fill it")
    for item in (whole, row, row):
        store.set_aside(item)
    assert store.unread() == (whole, row)
    store.add(PAGE)
    assert store.unread() == (row,)


def test_the_list_tells_coded_from_uncoded(store: Store) -> None:
    store.add(PAGE)
    store.keep(_coded(replace(PAGE, source="Another")), "coder 1")
    assert [(one.source, one.mentions, one.statements) for one in store.listed()] == [
        ("The Courier", None, None),
        ("Another", 1, 1),
    ]


def test_a_report_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    store.add(PAGE)
    [report_id] = store.ids()
    assert store.find(report_id[:6]) == (report_id,)
    assert store.find("%") == ()


def test_people_can_read_the_views(store: Store, path: Path) -> None:
    store.keep(_coded(), "coder 1")
    assert _rows(path, "SELECT source, mentions, statements, coded_by, coded_at FROM reports") == [
        {
            "source": "The Courier",
            "mentions": 1,
            "statements": 1,
            "coded_by": "coder 1",
            "coded_at": "2025-03-03T12:00:00+00:00",
        }
    ]
    [mention] = _rows(path, "SELECT * FROM mentions")
    expected = {
        "words": "marched",
        "status": "occurred",
        "form": "march",
        "date_start": "2025-02-28",
        "locality": "Nakuru",
        "country": "KE",
        "latitude": -0.3,
        "participants": "about 300",
    }
    assert {name: mention[name] for name in expected} == expected
    assert _rows(path, "SELECT variable, low, high, qualifier, voice, words FROM figures") == [
        {
            "variable": "participants",
            "low": 300,
            "high": 300,
            "qualifier": "about",
            "voice": "reporter",
            "words": "About 300",
        }
    ]
    [said] = _rows(path, "SELECT speaker, organisation, voice, act, words, cue FROM statements")
    assert list(said.values()) == ["Ruth Achieng", "the union", "union", "demand", "Pay us", "said"]
    codings = _rows(path, "SELECT unit, variable, value, words FROM codings")
    assert [tuple(row.values()) for row in codings] == [
        ("mention", "form", "march", "marched"),
        ("mention", "status", "occurred", "marched"),
        ("mention", "date", "2025-02-28", "on Friday"),
        ("mention", "place", "Nakuru, KE", "Nakuru"),
        ("mention", "participants", "about 300", "About 300"),
        ("statement", "speaker", "Ruth Achieng", "Ruth Achieng"),
        ("statement", "act", "demand", "said"),
        ("statement", "content", "Pay us", "Pay us"),
    ]
