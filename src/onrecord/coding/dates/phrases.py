"""Date phrases to dates, against the publication date in the source's own time zone (codebook section 2).

Every date keeps the rule that fired, in words. Weeks run from Monday to Sunday; early, mid and late in a month
are its days 1-10, 11-20 and 21 to the end.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

from onrecord.coding.dates import days as when_days
from onrecord.coding.dates import parts as when_parts
from onrecord.coding.dates import spans as when_spans
from onrecord.coding.dates.calendar import Found, Parts, clock_time
from onrecord.records import DatePhrase, Report, When
from onrecord.records.values import Grain
from onrecord.tables.zones import zone_country

Tense = Literal["past", "present", "future"]

UNDATED = "no publication date"
"""The rule of a date that cannot be resolved before the report's date is known."""
_UNRESOLVED = frozenset({"relative", "nth", "clock"})
_GRAINS: dict[str, Grain] = {
    "month": "month",
    "month_range": "month",
    "year": "year",
    "year_range": "year",
    "season": "month",
    "decade": "year",
    "week_of": "week",
    "month_week": "week",
}


def resolve(phrase: DatePhrase, report: Report, tense: Tense | None = None) -> When | None:
    """The date that ``phrase`` tells, or None where the words tell none by themselves ("a day after", "1pm").

    ``tense`` is that of the sentence: past looks back from publication, future ahead. Without a
    publication date only words that hold a year come to a value; the others keep an empty one.
    """
    if phrase.label in _UNRESOLVED:
        return None
    parts = dict(phrase.parts)
    parts["country"] = zone_country(report.timezone) or ""
    parts.setdefault("edge", parts.get("edge2", ""))
    if parts.get("bound") == "since" or ("article" in parts and tense is None):
        tense = "past"  # "the 7 October attacks" are known of, so they have been
    try:
        found = _RESOLVERS[phrase.label](parts, report.published, tense)
    except (ValueError, OverflowError):  # 31 June, or a count of weeks that leads out of the calendar
        return None
    if found is None:
        return None if report.published else unresolved(_grain(phrase, parts), tense)
    (start, end), grain, rule = found
    rule = "dateline" if phrase.label == "dateline" else rule
    when = When(start.isoformat(), end.isoformat(), grain, rule)
    return _bounded(_clocked(when, parts), parts)


def unresolved(grain: Grain, read_as: str | None = None) -> When:
    """An empty date that waits for the date of publication; its rule keeps the tense that it is then read in."""
    return When(None, None, grain, f"{UNDATED} ({read_as})" if read_as else UNDATED)


def at_clock(when: When, phrase: DatePhrase) -> When:
    """``when`` at the time of ``phrase`` (label ``clock``), if it is one day: the context gives the day."""
    return _clocked(when, dict(phrase.parts))


def _grain(phrase: DatePhrase, parts: Parts) -> Grain:
    return when_spans.UNIT_GRAINS.get(parts.get("unit", ""), _GRAINS.get(phrase.label, "day"))


def _clocked(when: When, parts: Parts) -> When:
    clock = clock_time(parts.get("clock", ""), parts.get("clock2"))
    if clock is None or when.start is None or when.start != when.end or when.grain != "day":
        return when
    until = clock_time(parts.get("clock2", ""), None) or clock
    grain: Grain = "hour" if clock.endswith(":00") and until.endswith(":00") else "minute"
    return replace(when, start=f"{when.start}T{clock}", end=f"{when.end}T{until}", grain=grain)


def _bounded(when: When, parts: Parts) -> When:
    """Open ends: "since" has no end, "until" no start."""
    match parts.get("bound"):
        case "since":
            return replace(when, end=None, rule=f"since: {when.rule}")
        case "until" | "till" | "by" as bound:
            return replace(when, start=None, rule=f"{bound}: {when.rule}")
    return when


_RESOLVERS: dict[str, Callable[[Parts, date | None, Tense | None], Found | None]] = {
    "date": when_days.day_and_month,
    "dateline": when_days.day_and_month,
    "iso": when_days.day_and_month,
    "numeric": when_days.numeric,
    "holiday": when_days.holiday,
    "ordinal_day": when_days.ordinal_day,
    "week_of": when_parts.week_of,
    "month_week": when_parts.month_week,
    "season": when_parts.season,
    "decade": when_parts.decade,
    "date_range": when_days.date_range,
    "weekday": when_days.weekday,
    "nth_weekday": when_parts.nth_weekday,
    "weekday_range": when_days.weekday_range,
    "deictic": when_days.deictic,
    "month": when_spans.month_phrase,
    "month_range": when_spans.month_range,
    "unit": when_spans.unit,
    "past_span": when_spans.past_span,
    "ago": when_spans.ago,
    "ahead": when_spans.ahead,
    "year": when_spans.year,
    "year_range": when_spans.year_range,
}
