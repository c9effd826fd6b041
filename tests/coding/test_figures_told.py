"""Every figure of short invented reports, with voice and basis, and none besides. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.flow import code_page
from onrecord.records import Coding, Page, Size

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("figures_told.yml").read_text("utf-8"))
PUBLISHED = date(2025, 6, 16)  # a Monday


def coded_figures(text: str) -> list[Coding]:
    """All figures of all mentions, in the order of their words; the same words are counted once."""
    coded = code_page(Page(text=text, published=PUBLISHED))
    found = {
        (coding.variable, coding.spans[0].start): coding
        for mention in coded.mentions
        for coding in mention.codings
        if isinstance(coding.value, Size)
    }
    return sorted(found.values(), key=lambda coding: coding.spans[0].start)


def told(coding: Coding, expected: list[Any]) -> list[Any]:
    """A figure in the shape of a case, with the extras that the case asks for."""
    value = coding.value
    assert isinstance(value, Size)
    row = [coding.variable, value.low, value.high, coding.voice.role if coding.voice else None]
    asked = expected[4] if len(expected) > 4 else {}
    extras = {key: getattr(value, key) for key in asked}
    if "parts" in extras:
        extras["parts"] = [list(part) for part in extras["parts"]]
    return [*row, extras] if asked else row


def _marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["missed"])] if "missed" in case else []
    return pytest.param(case, id=case["text"][:60], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_figures_told(case: dict[str, Any]) -> None:
    found = coded_figures(case["text"])
    expected = case["figures"]
    pairs = zip(found, [*expected, *([[]] * len(found))], strict=False)
    assert [told(coding, wanted) for coding, wanted in pairs] == expected
