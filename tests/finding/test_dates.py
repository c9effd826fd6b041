"""Date phrases: a table of cases, and offsets on any text."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.finding.date_patterns import patterns
from onrecord.finding.dates import find_dates
from onrecord.records import Page
from onrecord.tables.word_patterns import WordPattern

CASES = yaml.safe_load(Path(__file__).with_name("dates.yml").read_text("utf-8"))
SCRAPS = st.sampled_from(
    [
        "on ",
        "Saturday",
        " 5 July",
        "the ",
        "since ",
        "7 October",
        ", 2025",
        "2:30 p.m. ",
        "last ",
        "week",
        "\n",
        " – ",
        "\0",
        "٣",
        "in 2019",
        "early ",
        "June 3-5",
        "31",
        "/",
        "a.m.",
        "😀",
        " and ",
        "two days ago",
        "May",
    ]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_phrases_are_found_under_their_label(case: dict[str, Any]) -> None:
    found = find_dates(clean(Page(text=case["text"])))
    assert [f"{phrase.span.of(case['text'])} = {phrase.label}" for phrase in found] == case["found"]


@given(st.lists(SCRAPS | st.text(max_size=5), max_size=30).map("".join))
def test_phrases_are_in_order_and_apart_on_any_text(text: str) -> None:
    found = find_dates(clean(Page(text=text)))
    ends = [0, *(phrase.span.end for phrase in found)]
    assert all(phrase.span.start >= end for phrase, end in zip(found, ends, strict=False))
    assert all(phrase.span.of(text).strip() == phrase.span.of(text) != "" for phrase in found)


@pytest.mark.parametrize("glue", [" ", "x", "_", "1"])
def test_patterns_of_words_find_no_less_where_letters_stand_before(glue: str) -> None:
    text = "\n".join(
        re.sub(r"\b(?=\w)|(?<= )(?=\d)", glue, f"{case['text']} {case['text'].upper()}") for case in CASES
    )
    for words in (one.regex for one in patterns() if isinstance(one.regex, WordPattern)):
        anywhere = re.compile(words.regex.pattern.removeprefix(r"\b"))
        assert [one.span() for one in words.finditer(text)] == [one.span() for one in anywhere.finditer(text)]


def test_a_clock_and_a_bound_are_parts_of_the_phrase() -> None:
    (phrase,) = find_dates(clean(Page(text="It runs from 2 to 4pm on Monday.")))
    assert dict(phrase.parts) == {"weekday": "monday", "preposition": "on", "clock": "2", "clock2": "4pm"}
    (phrase,) = find_dates(clean(Page(text="They have camped there since last week.")))
    assert dict(phrase.parts)["bound"] == "since"
