"""Passages, posts and sentences on invented reports; that no character is lost on any text at all."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean, split_sentences
from onrecord.cleaning.furniture import label_of
from onrecord.records import Page, Span

CASES = Path(__file__).parent / "cases"


def _load(name: str) -> Any:
    return yaml.safe_load((CASES / name).read_text("utf-8"))


def _by_name(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in _load(name)]


LINES = [(label, line) for label, lines in _load("lines.yml").items() for line in lines]


@pytest.mark.parametrize(("label", "line"), LINES)
def test_line_is_known_by_itself(label: str, line: str) -> None:
    assert label_of(line) == label


@pytest.mark.parametrize("case", _load("sentences.yml"))
def test_sentences(case: str) -> None:
    text = case.replace(" ¦ ", " ")
    found = split_sentences(text, Span(0, len(text)))
    assert [sentence.of(text) for sentence in found] == case.split(" ¦ ")


def _agrees(expected: str, kind: str, words: str) -> bool:
    wanted_kind, _, wanted = expected.partition(": ")
    first, _, last = wanted.partition(" … ")
    fits = words.startswith(first) and words.endswith(last) if last else words == wanted
    return kind == wanted_kind and fits


@pytest.mark.parametrize("case", _by_name("reports.yml"))
def test_passages(case: dict[str, Any]) -> None:
    report = clean(Page(case["text"], title=case.get("title")))
    told = [(passage.kind, passage.span.of(report.text)) for passage in report.passages]
    assert len(told) == len(case["passages"]), told
    for expected, (kind, words) in zip(case["passages"], told, strict=True):
        assert _agrees(expected, kind, words), (expected, kind, words)


@pytest.mark.parametrize("case", _by_name("posts.yml"))
def test_posts(case: dict[str, Any]) -> None:
    report = clean(Page(case["text"]))
    posts = []
    for number, post in enumerate(report.posts):
        told = [span and span.of(report.text) for span in (post.heading, post.author, post.time)]
        posts.append([*told, sum(passage.post == number for passage in report.passages)])
    assert posts == case["posts"]
    assert sum(passage.post is None for passage in report.passages) == case["before"]
    assert report.is_live_blog == bool(case["posts"])


FRAGMENTS = [line for _, line in LINES] + [
    *(
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\u2028",
        "\f",
        "\x00",
        " ",
        "  ",
        "\u00a0",
        "😀",
        "e\u0301",
        "شارع",
        "\ud800",
    ),
    *("(", ")", "(\nImage:\n", "“", "”", '"', "Mr. ", "a.m. ", "U.S. ", "? ", "…", ". ", "Jo Vale\n", "14:32\n"),
    *("The march went on. ", "published at 14:32", "LIMA, March 3 (Andes Wire) - ", "By Jo Vale The march "),
]
ANY_CHARACTER = st.characters(exclude_categories=())
TEXTS = st.one_of(st.text(ANY_CHARACTER), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))


def _assert_nothing_lost(text: str) -> None:
    report = clean(Page(text))
    assert report.text == text
    last = 0
    for passage in report.passages:
        words = passage.span.of(text)
        assert words == words.strip() != ""
        assert passage.span.start >= last
        assert not text[last : passage.span.start].strip()
        place = passage.span.start
        for sentence in passage.sentences:
            assert sentence.of(text) == sentence.of(text).strip() != ""
            assert sentence.start >= place
            assert not text[place : sentence.start].strip()
            place = sentence.end
        assert place == passage.span.end
        assert passage.post is None or report.posts[passage.post].span.covers(passage.span)
        last = passage.span.end
    assert not text[last:].strip()


@given(TEXTS)
def test_every_character_lies_in_one_passage_and_one_sentence(text: str) -> None:
    _assert_nothing_lost(text)


@pytest.mark.parametrize(
    "unit", ["a", " ", "(", "( ", ". ", '."', "A. ", "\n", "Jo Vale\n", "14:32\nMarch\n", "By A ", "\x00"]
)
def test_very_long_lines_and_texts(unit: str) -> None:
    _assert_nothing_lost((unit * 200_000)[:200_000])


def test_a_report_keeps_what_came_with_its_page() -> None:
    page = Page("Nurses marched.", path="a.txt", locator="row 2", title="T", source="S", timezone="Africa/Lagos")
    report = clean(page)
    assert (report.path, report.locator, report.title, report.source) == ("a.txt", "row 2", "T", "S")
    assert report.timezone == "Africa/Lagos"
