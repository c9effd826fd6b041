"""Dates as news tells them: of phrases, and of events in whole reports. Cases as data in when_told.yml."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.cleaning import clean
from onrecord.coding.dates.phrases import resolve
from onrecord.finding.dates import find_dates
from onrecord.flow import code_page
from onrecord.records import Mention, Page, When

CASES = yaml.safe_load(Path(__file__).with_name("when_told.yml").read_text("utf-8"))
PUBLISHED = date(2024, 3, 13)


def _page(case: dict[str, Any]) -> Page:
    return Page(
        text=case["text"],
        published=case.get("published", PUBLISHED),
        timezone=case.get("zone", "Europe/London"),
    )


def _phrase_told(case: dict[str, Any]) -> When | None:
    report = clean(_page(case))
    found = [one for one in find_dates(report) if case["phrase"] in one.span.of(report.text)]
    return resolve(found[0], report, case.get("tense")) if found else None


def _tells(mention: Mention, text: str, word: str) -> bool:
    spans = [span for coding in mention.of("form") for span in coding.spans]
    return any(word in span.of(text) or span.of(text) in word for span in spans)


def _event_told(case: dict[str, Any]) -> When | None:
    mentions = code_page(_page(case)).mentions
    held = [mention for mention in mentions if _tells(mention, case["text"], case["event"])]
    assert held, f"no mention is told by {case['event']!r}"
    values = [coding.value for coding in held[0].of("date")]
    return next((value for value in values if isinstance(value, When)), None)


def _marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["missed"])] if "missed" in case else []
    return pytest.param(case, id=f"{case['text'][:60]} {case.get('zone', '')}", marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_a_date_is_coded_as_told(case: dict[str, Any]) -> None:
    when = _phrase_told(case) if "phrase" in case else _event_told(case)
    told = (when.start, when.end, when.grain) if when and (when.start or when.end) else None
    wanted = None
    if "want" in case:
        start, end, grain = case["want"]
        wanted = (str(start) if start else None, str(end) if end else None, grain)
    assert told == wanted, when
