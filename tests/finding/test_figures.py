"""Figures found in sentences of our own, and the promise of offsets on any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.figures import find_figures
from onrecord.records import Passage, Report, Span

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("figures.yml").read_text("utf-8"))
WORDS = (
    "500",
    " people",
    " of",
    "hundreds",
    " a",
    " man",
    ",",
    "-",
    " arrested",
    "£",
    " no",
    " 2019",
    "1,00",
    "\x00",
    "’",
    " 🙂",
)


def report(text: str, kind: str = "paragraph") -> Report:
    return Report(text, passages=(Passage(kind, Span(0, len(text))),))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [
            figure.span.of(text),
            figure.number.of(text),
            figure.unit.of(text) if figure.unit else None,
            figure.counts,
        ]
        for figure in find_figures(report(text))
        if figure.counts != "unknown"
    ]
    assert found == case["figures"]


@pytest.mark.parametrize("kind", ["credit", "byline", "boilerplate"])
def test_passages_that_are_not_the_report_s_own_words_are_left_out(kind: str) -> None:
    assert not find_figures(report("Hundreds of people marched.", kind))
    assert find_figures(report("Hundreds of people marched.", "caption"))


def test_a_number_that_nothing_explains_is_unknown_and_unsure() -> None:
    (figure,) = find_figures(report("They spoke of 4711 again."))
    assert (figure.counts, figure.unit) == ("unknown", None)
    assert figure.confidence < 0.5


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_offsets_hold_on_any_text(text: str) -> None:
    whole = Span(0, len(text))
    figures = find_figures(report(text))
    for figure in figures:
        assert whole.covers(figure.span)
        assert figure.span.covers(figure.number)
        assert len(figure.number) > 0
        assert figure.unit is None or figure.span.covers(figure.unit)
    assert [figure.number for figure in figures] == sorted(figure.number for figure in figures)
