"""Place names: a table of cases, and offsets on any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.finding.places import find_places
from onrecord.records import Page

CASES = yaml.safe_load(Path(__file__).with_name("places.yml").read_text("utf-8"))
ONCE = yaml.safe_load(Path(__file__).with_name("places_once.yml").read_text("utf-8"))
GROUNDS = yaml.safe_load(Path(__file__).with_name("places_grounds.yml").read_text("utf-8"))
BEFORE = "Hundreds met on a wet morning and went home.\n\nIt was late, and nobody spoke to them there.\n\n"
SCRAPS = st.sampled_from(
    [
        "in ",
        "London",
        ", ",
        "Square",
        " of ",
        "the ",
        "Hong ",
        "Kong",
        "’s ",
        "'s",
        "North ",
        "Kwara ",
        "State",
        "\n",
        "outside ",
        "town hall",
        "St. ",
        "Place de la ",
        "D.C.",
        "(AP) — ",
        "\0",
        "ß",
        "😀",
        "Ill.",
        "RAF ",
        "İstanbul",
        "ﬁ",
    ]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_places_are_found_with_grain_and_preposition(case: dict[str, Any]) -> None:
    found = find_places(clean(Page(text=case["text"])))
    told = [f"{phrase.span.of(case['text'])} = {phrase.label}, {phrase.relation}" for phrase in found]
    assert told == case["found"]


@pytest.mark.parametrize("case", GROUNDS, ids=lambda case: str(case["text"]))
def test_buildings_and_grounds_are_found_where_protest_is_told(case: dict[str, Any]) -> None:
    found = find_places(clean(Page(text=case["text"])))
    told = [f"{phrase.span.of(case['text'])} = {phrase.relation}" for phrase in found if phrase.label == "site"]
    assert told == case["found"]


@pytest.mark.parametrize("case", ONCE, ids=lambda case: str(case["text"]))
def test_names_told_once_are_found_where_they_may_be_towns(case: dict[str, Any]) -> None:
    report = clean(Page(text=BEFORE + case["text"]))
    found = find_places(report)
    told = [f"{phrase.span.of(report.text)} = {phrase.label}, {phrase.relation}" for phrase in found]
    assert told == case["found"]


def test_small_town_of_the_source_is_one_that_people_go_to() -> None:
    text = BEFORE + "Some of us walked to Caernarfon to ask for it."
    at_home = find_places(clean(Page(text=text, timezone="Europe/London")))
    assert [phrase.relation for phrase in at_home] == ["to"]
    assert find_places(clean(Page(text=text, timezone="America/Chicago"))) == ()


@given(st.lists(SCRAPS | st.text(max_size=5), max_size=30).map("".join))
def test_phrases_are_in_order_and_apart_on_any_text(text: str) -> None:
    found = find_places(clean(Page(text=text)))
    ends = [0, *(phrase.span.end for phrase in found)]
    assert all(phrase.span.start >= end for phrase, end in zip(found, ends, strict=False))
    assert all(phrase.span.of(text).strip() == phrase.span.of(text) != "" for phrase in found)
    assert all(0 < phrase.confidence <= 1 for phrase in found)


def test_a_small_town_is_believed_where_the_report_names_it_as_a_place_elsewhere() -> None:
    text = "Totnes voted. A vigil was held in Totnes."
    assert len(find_places(clean(Page(text=text)))) == 2
    assert not find_places(clean(Page(text="Totnes voted.")))


def test_capitals_of_a_headline_tell_nothing() -> None:
    text = "Hong Kong Protesters March In Kowloon Again"
    found = find_places(clean(Page(text=f"{text}\n\nThe march went on.\n", title=text)))
    assert [phrase.span.of(text) for phrase in found] == ["Hong Kong", "Kowloon"]
