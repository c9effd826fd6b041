"""Date phrases to dates: a table of rules, and order on any publication day."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.coding.dates.phrases import at_clock, resolve
from onrecord.finding.dates import find_dates
from onrecord.records import Page, When

CASES = yaml.safe_load(Path(__file__).with_name("when.yml").read_text("utf-8"))
PUBLISHED = date(2025, 9, 5)
PHRASES = [case["words"] for case in CASES]


def resolved(words: str, published: date | None, tense: Any = None) -> When | None:
    """The value of the one date phrase in ``words``."""
    report = clean(Page(text=f"They met {words}.", published=published))
    (phrase,) = find_dates(report)
    return resolve(phrase, report, tense)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} {case.get('tense', '')}")
def test_words_come_to_their_date_by_a_named_rule(case: dict[str, Any]) -> None:
    when = resolved(case["words"], case.get("published", PUBLISHED), case.get("tense"))
    if "want" not in case:
        assert when is None
        return
    assert when is not None
    start, end, rule = case["want"]
    wanted = (str(start) if start else None, str(end) if end else None, rule)
    assert (when.start, when.end, when.rule) == wanted


@given(
    st.sampled_from(PHRASES),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
    st.sampled_from(["past", "future", None]),
)
def test_a_start_is_never_after_its_end(words: str, published: date, tense: str | None) -> None:
    when = resolved(words, published, tense)
    if when and when.start and when.end:
        assert when.start <= when.end


@given(st.sampled_from(["on Monday", "on Friday", "on Sunday"]), st.dates(min_value=date(1990, 1, 1)))
def test_the_past_is_within_a_week_before_publication(words: str, published: date) -> None:
    when = resolved(words, published, "past")
    assert when is not None
    assert when.start is not None
    assert 0 <= (published - date.fromisoformat(when.start)).days < 7


@pytest.mark.parametrize(
    ("words", "grain", "start"),
    [
        ("at 1pm", "hour", "2025-09-05T13:00"),
        ("at 14:30", "minute", "2025-09-05T14:30"),
        ("at noon", "hour", "2025-09-05T12:00"),
        ("at 12.15 a.m.", "minute", "2025-09-05T00:15"),
        ("at 1430 hours", "minute", "2025-09-05T14:30"),
    ],
)
def test_a_clock_time_takes_its_day_from_the_context(words: str, grain: str, start: str) -> None:
    report = clean(Page(text=f"They met {words}."))
    (phrase,) = find_dates(report)
    when = at_clock(When("2025-09-05", "2025-09-05", "day", "today"), phrase)
    assert (when.grain, when.start) == (grain, start)


def test_a_dateline_is_told_from_the_date_of_an_event() -> None:
    report = clean(Page(text="LAGOS, Sept. 4 (Wire) -- Traders marched.", published=PUBLISHED))
    (phrase,) = find_dates(report)
    when = resolve(phrase, report)
    assert phrase.label == "dateline"
    assert when is not None
    assert (when.start, when.rule) == ("2025-09-04", "dateline")
