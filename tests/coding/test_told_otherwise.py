"""Events told in unusual words, and words that look alike, with the frame parser. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.codebook import cue_finder, shipped
from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.records import Code, Mention, Page, Settings, Span, When

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("told_otherwise.yml").read_text("utf-8"))
LEAD = "Hundreds of protesters marched through Leeds on Monday.\n\n"


def mentions_behind(lead: str, words: str) -> list[Mention]:
    page = Page(text=lead + words, published=date(2024, 6, 7), timezone="Europe/London")
    coded = code_page(page, Settings(), shipped_parser())
    return [mention for mention in coded.mentions if mention.anchor.start >= len(lead)]


def codes(mentions: list[Mention], variable: str) -> set[str]:
    found = (coding.value for mention in mentions for coding in mention.of(variable))
    return {value.name for value in found if isinstance(value, Code)}


@pytest.mark.parametrize(("kind", "form", "status", "words"), CASES["told"])
def test_a_sentence_in_unusual_words_is_coded(kind: str, form: str, status: str, words: str) -> None:
    of_kind = [mention for mention in mentions_behind(LEAD, words) if mention.kind == kind]
    assert form in codes(of_kind, "form")
    assert status in codes(of_kind, "status")


@pytest.mark.parametrize("words", CASES["answers_missed"])
@pytest.mark.xfail(strict=True, reason="which doings answer a protest is learnt, and here it is chosen wrongly")
def test_what_answers_no_protest_is_not_coded_beside_one(words: str) -> None:
    assert mentions_behind("", words) == [] == mentions_behind(LEAD, words)


@pytest.mark.parametrize("lead", ["", LEAD], ids=["alone", "beside a march"])
@pytest.mark.parametrize("words", CASES["alike"])
def test_what_looks_alike_is_not_coded(words: str, lead: str) -> None:
    assert mentions_behind(lead, words) == []


def test_words_beside_a_trigger_tell_its_form() -> None:
    text = "The judge granted her an order against the camp."
    finder = cue_finder(shipped(), "court_form")
    start = text.index("granted")
    assert finder.forms_of(text, Span(start, start + len("granted"))) == (("ruling",), False)
    assert "injunction" in finder.forms_beside(text, Span(0, len(text)))
    assert finder.forms_beside(text, Span(0, start)) == ()


def day_of(mention: Mention) -> str | None:
    return next((coding.value.start for coding in mention.of("date") if isinstance(coding.value, When)), None)


@pytest.mark.parametrize(("day", "words"), CASES["days"])
def test_an_event_of_another_day_is_its_own(day: str, words: str) -> None:
    assert day in [day_of(mention) for mention in mentions_behind(LEAD, words)]


@pytest.mark.parametrize("words", CASES["kin"])
def test_nouns_that_are_kin_to_protest_tell_of_one_beside_another_only(words: str) -> None:
    assert mentions_behind(LEAD, words)
    assert mentions_behind("", words) == []
