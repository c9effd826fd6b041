"""The sifting stage: cases as data, what must hold on any text, and what it takes from the findings."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.finding import find
from onrecord.flow import code_page
from onrecord.records import Findings, Frame, Page, Parse, Report, Sifted, Span, Trigger
from onrecord.sifting import REPORT_TELLS, TELLS, either, own_senses, sift
from onrecord.tables.contention import contention_words

CASES = yaml.safe_load((Path(__file__).parent / "sifting.yml").read_text("utf-8"))
MARKET = (
    "Shares rose in early trading. Oil futures, the dollar and bond yields fell. The rally lifted the index."
)


def sifted_text(text: str) -> Sifted:
    report = clean(Page(text=text))
    return sift(report, find(report))


def march(weight: float | None) -> Sifted:
    """A sentence with one trigger; ``weight`` is the parser's chance for it, None where it marks nothing."""
    text = "Its march went on."
    span = Span(4, 9)
    frames = (Frame("protest", span, weight),) if weight is not None else ()
    triggers = (Trigger(span, "protest", ("march",), "nouns", 0.8),)
    return sift(clean(Page(text=text)), Findings(triggers=triggers, frames=frames, parser="frames@test"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_cases(case: dict[str, Any]) -> None:
    sifted = sifted_text(case["text"])
    assert [sentence.tells for sentence in sifted.sentences] == case["tells"]
    assert sifted.subject == case.get("subject", "")
    assert case.get("report", sifted.tells) == sifted.tells
    told = {sign.rule for sentence in sifted.sentences for sign in sentence.signs}
    assert set(case.get("rules", ())) <= told


@given(st.text(st.sampled_from("aeh n.,'\n-–“”") | st.characters(), max_size=300))
def test_any_text_is_sifted_with_spans_of_its_own_words(text: str) -> None:
    report = clean(Page(text=text))
    sifted = sift(report, find(report))
    assert 0 <= sifted.score <= 1
    assert sifted.tells == (sifted.score >= REPORT_TELLS)
    for sentence in sifted.sentences:
        assert sentence.tells == (sentence.score >= TELLS)
        assert all(sentence.span.covers(sign.span) and 0 <= sign.weight <= 1 for sign in sentence.signs)


@given(st.lists(st.floats(0, 1), max_size=6), st.floats(0, 1))
def test_more_evidence_never_takes_away(chances: list[float], another: float) -> None:
    assert either([*chances, another]) >= max([*chances, another, 0.0]) - 0.001
    assert either([*chances, another]) >= either(chances)


def test_a_trigger_that_the_parser_does_not_mark_weighs_less() -> None:
    seen, unseen = march(0.9).sentences[0], march(None).sentences[0]
    assert seen.score > unseen.score


def test_the_parsers_exact_probability_does_not_matter() -> None:
    assert march(0.99).score == march(0.4).score


def test_words_of_a_market_make_no_mention_and_stay_in_what_was_sifted() -> None:
    report = clean(Page(text=MARKET))
    found = find(report)
    sifted = sift(report, found)
    [rally] = sifted.borrowed
    assert rally.of(MARKET) == "rally"
    assert [one.span for one in found.triggers if one.kind == "protest"] == [rally]
    assert not own_senses(found, sifted).triggers
    assert not code_page(Page(text=MARKET)).mentions


def test_a_report_of_markets_with_protesters_keeps_its_march() -> None:
    text = MARKET + " Outside the exchange protesters held a rally."
    assert sifted_text(text).subject == ""
    assert code_page(Page(text=text)).mentions


def test_nothing_is_taken_from_other_findings() -> None:
    report = Report(text="x")
    found = Findings(triggers=(Trigger(Span(0, 1), "court", (), "nouns", 0.8),))
    assert own_senses(found, sift(report, found)) is found


def test_an_empty_report_tells_nothing() -> None:
    assert sift(Report(text=""), Findings()) == Sifted()
    assert not sift(clean(Page(text="")), find(clean(Page(text="")), Parse())).tells


def test_a_group_that_the_table_has_not_is_named() -> None:
    with pytest.raises(KeyError, match="weather"):
        contention_words("weather")
