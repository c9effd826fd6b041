"""Days counted from another day of the story: "two days later", "the following Saturday", "its 12th day".

The step alone is told here; which day it is counted from is found in ``referring/ties_counted.py``.
"""

from dataclasses import replace
from datetime import date

from onrecord.coding.dates.calendar import DAY, count_of, month_days, shift_months, unit_days, units_away
from onrecord.records import DatePhrase, When
from onrecord.records.values import Grain
from onrecord.tables.calendar import months, ordinal_number, seasons, small_number, weekdays

_PARTS_OF_DAY = ("day", "night", "morning", "evening", "afternoon")
_UNITS: dict[str, Grain] = {
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
}


def counted_from(phrase: DatePhrase, base: When) -> When | None:
    """The date that ``phrase`` (label ``relative``) tells, counted from ``base``; None where it tells none.

    Days are counted from a day; weeks, months and years also from what is told no closer than they are.
    """
    first = _first(base)
    if first is None:
        return None
    parts = dict(phrase.parts)
    try:
        told = _told(parts, base, first)
    except (ValueError, OverflowError):  # a step that leads out of the calendar
        return None
    if told is None:
        return None
    return replace(told, rule=f"counted from the day told before ({base.rule})")


def begun_by(phrase: DatePhrase, day: date) -> date | None:
    """The first day of what is in its nth day, week, month or year on ``day`` (label ``nth``)."""
    parts = dict(phrase.parts)
    count = _count(parts)
    if not count or count == 1:
        return None  # "the first day" is the day told
    try:
        return units_away(day, parts["unit"], 1 - count)
    except (ValueError, OverflowError):
        return None


def nth_day(phrase: DatePhrase, begun: date) -> date | None:
    """The nth day (label ``nth``) of what began on ``begun``; None for weeks and longer."""
    parts = dict(phrase.parts)
    count = _count(parts)
    return begun + (count - 1) * DAY if count and parts["unit"] == "day" else None


def _count(parts: dict[str, str]) -> int | None:
    """Which day it is: "the third day", "day three"."""
    count = ordinal_number(parts["nth"]) or small_number(parts["nth"])
    return count + 1 if count and "aged" in parts else count  # "three weeks old": in its fourth


def _first(base: When) -> date | None:
    told = base.start or base.end
    return date.fromisoformat(told[:10]) if told else None


def _told(parts: dict[str, str], base: When, first: date) -> When | None:
    is_day = base.grain in ("day", "hour", "minute") and base.end is not None
    last = date.fromisoformat(base.end[:10]) if base.end else first
    if "weekday" in parts:
        back = parts["step"] == "previous"
        ahead = (weekdays()[parts["weekday"]] - first.weekday()) % 7 or 7
        return _one(first - (7 - ahead or 7) * DAY if back else last + _until(parts, last) * DAY)
    if "season" in parts or "month" in parts:
        return _named_after(parts, first, last)
    if "eve" in parts:
        return _one(first - DAY) if is_day else None
    if "direction" in parts:
        return _stepped(parts, first if _is_back(parts["direction"]) else last, is_day)
    return _spoken(parts.get("one", "").split(), first, last, is_day)


def _named_after(parts: dict[str, str], first: date, last: date) -> When:
    """ "That March", "the following spring": in the year of the day told before, or the next or last such."""
    month = seasons()[parts["season"]] if "season" in parts else months()[parts["month"].rstrip(".")]
    length = 3 if "season" in parts else 1
    start = date(first.year, month, 1)
    step = parts["side"].split()[-1]
    if step in ("following", "next") and start <= last:
        start = start.replace(year=last.year + 1)
    if step == "previous" and shift_months(start, length) > first:
        start = start.replace(year=first.year - 1)
    ending = shift_months(start, length - 1)
    return When(start.isoformat(), month_days(ending.year, ending.month)[1].isoformat(), "month", "")


def _until(parts: dict[str, str], day: date) -> int:
    return (weekdays()[parts["weekday"]] - day.weekday()) % 7 or 7


def _is_back(word: str) -> bool:
    return word in ("earlier", "before", "previous")


def _stepped(parts: dict[str, str], day: date, is_day: bool) -> When | None:
    """ "Two days later", "a month earlier"."""
    unit, sign = parts["unit"], -1 if _is_back(parts["direction"]) else 1
    if unit == "hour":
        return _one(day) if is_day else None
    there = units_away(day, unit, sign * count_of(parts["count"]))
    if unit == "day" or (is_day and unit in ("week", "fortnight")):
        return _one(there) if is_day else None
    return _whole(_UNITS[unit], there)


def _spoken(words: list[str], first: date, last: date, is_day: bool) -> When | None:
    """ "The next day", "that night", "the same week", "later that day", "the day before"."""
    unit = next((word for word in reversed(words) if word in (*_PARTS_OF_DAY, "weekend", *_UNITS)), None)
    step = {"next": 1, "following": 1, "previous": -1}.get(words[0] if words else "", 0)
    step = {"before": -1, "after": 1}.get(words[-1] if words else "", step)
    if unit is None or unit in _PARTS_OF_DAY:
        return _one((last if step >= 0 else first) + step * DAY) if is_day and words else None
    if unit == "weekend":
        saturday = (
            first - first.weekday() * DAY + (5 + 7 * (step if first.weekday() > 4 or step < 0 else 0)) * DAY
        )
        return When(saturday.isoformat(), (saturday + DAY).isoformat(), "day", "")
    return _whole(_UNITS[unit], units_away(first, unit, step))


def _one(day: date) -> When:
    return When(day.isoformat(), day.isoformat(), "day", "")


def _whole(grain: Grain, day: date) -> When:
    first, last = unit_days(grain, 0, day)
    return When(first.isoformat(), last.isoformat(), grain, "")
