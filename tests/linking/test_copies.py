"""Copies are found whatever was done to them, and what is only alike is none."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.linking.copies import copies_with, copy_keys, find_copies
from onrecord.linking.copies_words import wording_of
from onrecord.records import Copy, Page, Report, Span
from onrecord.tables.agencies import is_agency

CASES = yaml.safe_load(Path(__file__).with_name("copies.yml").read_text("utf-8"))
TEXTS: dict[str, str] = CASES["texts"]


def _report(title: str, text: str, source: str | None = None, published: date | None = None) -> Report:
    return clean(Page(text=f"{title}\n\n{text}", title=title, source=source, published=published))


def _written(told: dict[str, Any]) -> Report:
    text = told.get("words") or "\n\n".join(TEXTS[name] for name in told["text"])
    return _report(told["title"], text, told["source"], told.get("published"))


def _joined(report: Report, spans: tuple[Span, ...]) -> str:
    return " | ".join(span.of(report.text) for span in spans)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: str(case["name"]))
def test_cases(case: dict[str, Any]) -> None:
    reports = {name: _written(case[name]) for name in "ab"}
    found = find_copies(reports.values())
    if case["copy"] is False:
        assert found == ()
        return
    [copy] = found
    here = reports.pop(case["copy"])
    [there] = reports.values()
    assert (copy.report, copy.of) == (here.id, there.id)
    assert copy.share >= case["share"]
    for side, report, spans in (("here", here, copy.only_here), ("there", there, copy.only_there)):
        words = _joined(report, spans)
        assert all(one in words for one in case.get(side, ())), words
        assert words or not case.get(side)
        assert case.get(side) != [] or not words


def test_each_span_that_differs_lies_in_one_passage() -> None:
    for case in CASES["cases"]:
        reports = {one.id: one for one in (_written(case["a"]), _written(case["b"]))}
        for copy in find_copies(reports.values()):
            for id_, spans in ((copy.report, copy.only_here), (copy.of, copy.only_there)):
                assert all(any(p.span.covers(span) for p in reports[id_].passages) for span in spans)


def _long(seed: int, words: int = 240) -> str:
    """Invented words in sentences of 8 to 24 of them."""
    random, sentences = Random(seed), []
    while words > 0:
        number = random.randint(8, 24)
        picked = ["".join(random.choices("abdegiklmnoprstu", k=random.randint(2, 9))) for _ in range(number)]
        sentences.append(" ".join(picked).capitalize() + ".")
        words -= number
    return "\n\n".join(sentences)


seeds = st.integers(0, 10**6)


@given(seeds, st.integers(20, 400))
@settings(max_examples=40, deadline=None)
def test_a_text_is_a_copy_of_itself_retitled(seed: int, words: int) -> None:
    text = _long(seed, words)
    first = _report("Rain", text, "Tarn News Agency", date(2024, 5, 1))
    second = _report("Shine on all of us", text, "The Tarn Bugle", date(2024, 5, 2))
    [copy] = find_copies([second, first])
    assert (copy.report, copy.of, copy.share) == (second.id, first.id, 1.0)
    assert _joined(second, copy.only_here) == "Shine on all of us"
    assert _joined(first, copy.only_there) == "Rain"


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_a_shuffle_of_its_words_is_none(seed: int) -> None:
    text = _long(seed)
    words = text.split()
    Random(seed + 1).shuffle(words)
    assert find_copies([_report("One", text, "A"), _report("Two", " ".join(words), "B")]) == ()


@given(seeds, st.integers(2, 6))
@settings(max_examples=30, deadline=None)
def test_found_wherever_it_stands_in_a_longer_text(seed: int, times: int) -> None:
    wire, own = _long(seed, 150), _long(seed + 1, 150 * times).split("\n\n")
    at = Random(seed).randint(0, len(own))
    article = "\n\n".join([*own[:at], wire, *own[at:]])
    first = _report("One", wire, "Tarn News Agency", date(2024, 5, 1))
    second = _report("Two", article, "B", date(2024, 5, 1))
    [copy] = find_copies([first, second])
    assert (copy.report, copy.of, copy.share) == (second.id, first.id, 1.0)
    own_words = sum(len(span) for span in copy.only_here)
    assert 0.97 < own_words / (len(second.text) - len(wire)) <= 1


def test_one_wire_in_many_papers_is_told_once_for_each() -> None:
    wire = _report("One", _long(1), "Tarn News Agency", date(2024, 5, 1))
    papers = [_report(f"Paper {n}", _long(1), f"Paper {n}", date(2024, 5, 1)) for n in range(300)]
    found = find_copies([*papers, wire])
    assert {copy.of for copy in found} == {wire.id}
    assert {copy.report for copy in found} == {paper.id for paper in papers}


def test_an_article_may_hold_two_wires() -> None:
    wires = [_report(f"Wire {n}", _long(n), f"Agency {n}", date(2024, 5, 1)) for n in (1, 2)]
    article = _report("Both", f"{_long(1)}\n\n{_long(2)}", "The Bugle", date(2024, 5, 2))
    assert {(copy.report, copy.of) for copy in find_copies([article, *wires])} == {
        (article.id, wire.id) for wire in wires
    }


def _edition(number: int, parts: list[int], day: int) -> Report:
    return _report(f"Edition {number}", "\n\n".join(_long(part, 60) for part in parts), f"Paper {number}",
                   date(2024, 5, day))  # fmt: skip


@st.composite
def editions(draw: st.DrawFn) -> list[Report]:
    """Reports made of some of six paragraphs, so that many are copies of others in part or whole."""
    parts = st.lists(st.integers(0, 5), min_size=1, max_size=6, unique=True)
    told = draw(st.lists(st.tuples(parts, st.integers(1, 4)), min_size=2, max_size=7))
    return [_edition(number, chosen, day) for number, (chosen, day) in enumerate(told)]


@given(editions(), st.data())
@settings(max_examples=60, deadline=None)
def test_one_by_one_the_same_are_copies_and_of_one_family_as_all_at_once(
    reports: list[Report], data: st.DataObject
) -> None:
    known: list[Report] = []
    copies: tuple[Copy, ...] = ()
    for report in data.draw(st.permutations(reports)):
        keys = set(copy_keys(report))
        near = [one for one in known if not keys.isdisjoint(copy_keys(one))]
        copies = copies_with([report], near, copies)
        known.append(report)
    at_once = find_copies(reports)
    assert {copy.report for copy in copies} == {copy.report for copy in at_once}
    assert _families(copies) == _families(at_once)


def _families(copies: tuple[Copy, ...]) -> set[frozenset[str]]:
    """Sets of reports that are tied by copies."""
    families: dict[str, set[str]] = {}
    for copy in copies:
        joined = families.get(copy.report, {copy.report}) | families.get(copy.of, {copy.of})
        families |= dict.fromkeys(joined, joined)
    return set(map(frozenset, families.values()))


@given(editions())
@settings(max_examples=30, deadline=None)
def test_no_report_is_a_copy_of_itself_or_of_its_copy(reports: list[Report]) -> None:
    pairs = {(copy.report, copy.of) for copy in find_copies(reports)}
    assert not any((of, report) in pairs for report, of in pairs)


def test_the_order_in_which_reports_come_does_not_matter() -> None:
    reports = [_edition(1, [0, 1, 2], 1), _edition(2, [0, 1], 2), _edition(3, [1, 2, 3], 1), _edition(4, [4], 1)]
    assert len({find_copies(order) for order in permutations(reports)}) == 1


def test_the_same_report_twice_is_one() -> None:
    report = _edition(1, [0, 1], 1)
    assert find_copies([report, report]) == ()
    assert copies_with([report], [report]) == ()


def test_reports_that_were_not_cleaned_are_compared_line_by_line() -> None:
    first = Report(text=_long(1), source="A", published=date(2024, 5, 1))
    second = replace(first, source="B", published=date(2024, 5, 2))
    assert [(copy.report, copy.of) for copy in find_copies([first, second])] == [(second.id, first.id)]


def test_live_blogs_need_most_of_the_text() -> None:
    early = [f"1{n}:05\n{_long(n, 60)}" for n in range(5)]
    late = [f"2{n}:05\n{_long(10 + n, 60)}" for n in range(3)]
    blogs = [
        clean(Page(text="Harrow live\n\n" + "\n".join(posts), source=source, published=date(2024, 5, 1)))
        for source, posts in (("A", early), ("B", late + early), ("C", late + early[:3]))
    ]
    assert all(blog.is_live_blog for blog in blogs)
    assert [copy.share for copy in find_copies(blogs[:2])] == [1.0]
    assert find_copies([blogs[0], blogs[2]]) == ()


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_words_are_folded_and_keep_their_spans(text: str) -> None:
    report = clean(Page(text=text))
    wording = wording_of(report)
    assert len(wording.words) == len(wording.spans)
    assert all(span.of(text).casefold()[:1] == word[:1] or "’" in word for word, span in
               zip(wording.words, wording.spans, strict=True))  # fmt: skip
    assert all(0 <= key < 2**63 for key in copy_keys(report))


@pytest.mark.parametrize(
    ("source", "agency"),
    [
        ("Reuters", True), ("The Associated Press", True), ("Tarn News Agency", True),
        ("Express News Bureau", True), ("Tarn Gazette", False), ("Daily Agency", False), (None, False),
        ("", False), ("Press", False),
    ],
)  # fmt: skip
def test_agencies(source: str | None, agency: bool) -> None:
    assert is_agency(source) is agency
