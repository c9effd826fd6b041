"""Figures whose source, or whose event, only the parser marks."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.marked import marked

from onrecord.cleaning import clean
from onrecord.coding import code
from onrecord.finding import find
from onrecord.records import Page, Settings, Size

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("figures_marked.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_figures_by_the_marks_of_the_parser(case: dict[str, Any]) -> None:
    text, parse = marked(" ".join(case["line"].split()), case.get("probability", 0.99))
    report = clean(Page(text=text))
    figures = [
        f"{coding.variable} {coding.value.low} {coding.voice.role} {coding.voice.name} {coding.coder}"
        for mention in code(report, find(report, parse), Settings()).mentions
        for coding in mention.codings
        if isinstance(coding.value, Size) and coding.voice
    ]
    assert figures == case["figures"]
