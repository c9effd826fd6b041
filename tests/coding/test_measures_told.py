"""Measures of invented reports that other words of an event tell: counted arrests, what divides two sides."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.flow import code_page
from onrecord.records import Code, Page

CASES = yaml.safe_load((Path(__file__).parent / "measures_told.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:70]) for case in CASES])
def test_police_measures_by_protest(case: dict[str, Any]) -> None:
    mentions = code_page(Page(text=case["text"], published=date(2025, 6, 16))).mentions
    told = [
        sorted(one.value.name for one in mention.of("police_measure") if isinstance(one.value, Code))
        for mention in mentions
        if mention.kind == "protest"
    ]
    assert told == case["measures"]
