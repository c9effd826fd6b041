"""Mentions of everyday wordings of news, with the frame parser as reports are coded. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.records import Actor, Code, Mention, Page, Settings, When, Where

MONDAY = date(2025, 6, 16)
CASES = [
    case
    for name in ("everyday", "everyday_events", "everyday_reports")
    for case in yaml.safe_load((Path(__file__).parent / f"{name}.yml").read_text("utf-8"))
]


def told(mention: Mention, expected: dict[str, Any]) -> dict[str, Any]:
    """What is coded of ``mention``, as far as the case asks."""
    dates = [coding.value.start for coding in mention.of("date") if isinstance(coding.value, When)]
    towns = [coding.value.locality for coding in mention.of("place") if isinstance(coding.value, Where)]
    codes = {
        key: sorted(coding.value.name for coding in mention.of(variable) if isinstance(coding.value, Code))
        for key, variable in (("forms", "form"), ("status", "status"))
    }
    found = codes | {
        "kind": mention.kind,
        "date": dates[0] if dates else None,
        "town": towns[0] if towns else None,
        "organiser": [c.value.name for c in mention.of("organiser") if isinstance(c.value, Actor)],
    }
    return {key: value for key, value in found.items() if key in expected}


MISSED = pytest.mark.xfail(strict=True, reason="which event is meant is learnt, and here it is chosen wrongly")


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["name"], marks=[MISSED] if case.get("missed") else []) for case in CASES]
)
def test_everyday(case: dict[str, Any]) -> None:
    page = Page(text=case["text"], published=MONDAY, timezone=case.get("zone", "Europe/London"))
    coded = code_page(page, Settings(), shipped_parser())
    expected = case["mentions"]
    blank: dict[str, Any] = {}
    assert [told(m, e) for m, e in zip(coded.mentions, expected + [blank] * 9, strict=False)] == expected
