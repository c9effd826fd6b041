"""Quotations: every kind of mark, apostrophes, paragraphs, and what is no speech."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.finding.quotations import find_quotations
from onrecord.records import Page

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "quotations.yml").read_text("utf-8"))
MARKS = st.sampled_from(
    ["'", '"', "“", "”", "‘", "’", "„", "«", "»", "''", "said ", "we ", "s' ", ".", "\n\n", " "]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_quotations_of_a_text(case: dict[str, Any]) -> None:
    report = clean(Page(text=case["text"]))
    found = [
        {
            "words": [piece.of(report.text) for piece in quotation.pieces],
            "speech": quotation.speech,
            "closed": quotation.closed,
        }
        for quotation in find_quotations(report)
    ]
    assert found == [{"speech": True, "closed": True, **wanted} for wanted in case["found"]]


@given(st.lists(MARKS, max_size=60).map("".join))
def test_pieces_lie_inside_their_quotation_on_any_marks(text: str) -> None:
    quotations = find_quotations(clean(Page(text=text)))
    assert list(quotations) == sorted(quotations, key=lambda one: (one.span.start, -one.span.end))
    for quotation in quotations:
        assert quotation.pieces
        assert all(quotation.span.covers(piece) for piece in quotation.pieces)
        assert quotation.span.end <= len(text)
