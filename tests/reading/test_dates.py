"""Publication dates: forms that are read, forms that are refused with a reason, and any words at all."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.dates import known_zone, parse_published

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "dates.yml").read_text("utf-8"))


@pytest.mark.parametrize(("words", "zone", "expected"), CASES)
def test_published(words: str, zone: str | None, expected: date | str) -> None:
    where = ZoneInfo(zone) if zone else None
    if isinstance(expected, date):
        assert parse_published(words, where) == expected
    else:
        with pytest.raises(ValueError, match=expected):
            parse_published(words, where)


@given(
    st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert parse_published(day.strftime(form)) == day


@given(st.one_of(st.text(), st.from_regex(r"\d{1,14}[-/.T ]\d{0,6}[-/.:]?\d{0,6}(Z|[+-]\d{4})?")))
def test_any_other_words_are_refused_with_a_reason(words: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_published(words, ZoneInfo("Europe/London")), date)


@pytest.mark.parametrize("name", ["BST!", "Europe", "Mars/Olympus", "/etc/passwd", "../x", "a\x00b", ""])
def test_an_unknown_time_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        known_zone(name)
