"""Days of the calendar: months, weeks and years as pairs of first and last day, and clock times."""

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.records.values import Grain
from onrecord.tables.calendar import months, ordinal_number, small_number

Days = tuple[date, date]
Found = tuple[Days, Grain, str]
Parts = dict[str, str]
DAY = timedelta(days=1)
_FAR_AHEAD, _JUST_PAST = timedelta(days=300), timedelta(days=30)

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?\s*(?P<half>[ap])?")
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def unit_days(unit: str, step: int, around: date) -> Days:
    """The week (Monday to Sunday), month or year of ``around``, or that many before or after it."""
    match unit:
        case "week":
            monday = around - around.weekday() * DAY + step * 7 * DAY
            return monday, monday + 6 * DAY
        case "month":
            there = shift_months(around.replace(day=1), step)
            return month_days(there.year, there.month)
    return year_days(around.year + step)


def edge_of(days: Days, edge: str) -> Days:
    """The early, middle or late part of a month (days 1-10, 11-20, 21 on) or of a year (four months each)."""
    start, end = days
    if edge.endswith("half") and start.month == end.month:
        return (start, start.replace(day=15)) if edge.startswith("first") else (start.replace(day=16), end)
    if edge.endswith(("half", "quarter")):
        return _share_of_year(start.year, edge)
    if edge.endswith("days"):
        edge = "late" if edge.startswith(("last", "final", "closing")) else "early"
    early, middle, late = (
        edge in names for names in (("early", "beginning", "start", "turn"), ("mid", "middle"), ("late", "end"))
    )
    if not (early or middle or late):
        return days
    if start.month == end.month:
        first, last = (1, 10) if early else (11, 20) if middle else (21, end.day)
        return start.replace(day=first), start.replace(day=last)
    first, last = (1, 4) if early else (5, 8) if middle else (9, 12)
    return date(start.year, first, 1), month_days(start.year, last)[1]


def _share_of_year(year: int, edge: str) -> Days:
    """ "First half", "third quarter"."""
    length = 6 if edge.endswith("half") else 3
    count = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 12 // length}[edge.split(maxsplit=1)[0]]
    last = length * count
    return date(year, last - length + 1, 1), month_days(year, last)[1]


def shift_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def units_away(day: date, unit: str, count: int) -> date:
    """The day that lies ``count`` of ``unit`` off: day, night, week, fortnight, month, year or decade.

    Hours off is the day itself. Raises ValueError or OverflowError where the calendar has no such day.
    """
    match unit:
        case "hour":
            return day
        case "day" | "night":
            return day + timedelta(days=count)
        case "week" | "fortnight":
            return day + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
        case "month":
            return shift_months(day, count)
    return shift_months(day, count * (120 if unit == "decade" else 12))


def day_of_year(year: int, month: int, day: int) -> date:
    """That day; 29 February becomes the 28th in a year that has none. Raises ValueError on 31 June."""
    if (month, day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 2, 28)
    return date(year, month, day)


def nearest(month: int, day: int, published: date, tense: str | None, weekday: int | None) -> tuple[date, str]:
    """The date of a day and month without year, and the rule: by weekday told, by tense, else the nearest.

    Raises ValueError where no year near publication has such a day.
    """
    near = [
        date(year, month, day)
        for year in range(published.year - 4, published.year + 5)
        if has_day(date(year, month, 1), day)
    ]
    told = [there for there in near if weekday is not None and there.weekday() == weekday]
    if told and (told := [there for there in told if abs(there - published) < timedelta(days=700)]):
        near = told
    return nearest_of(near, published, tense)


def nearest_of(near: list[date], published: date, tense: str | None) -> tuple[date, str]:
    """Of several days the one meant, and the rule: by tense, else the nearest. Raises ValueError for none."""
    past = [there for there in near if there <= published]
    future = [there for there in near if there >= published]
    pool = (past if tense == "past" else future if tense == "future" else near) or near
    best = min(pool, key=lambda there: (abs(there - published), there))
    if tense == "future" and best - published > _FAR_AHEAD and past and published - max(past) <= _JUST_PAST:
        best = max(past)  # "a march planned for 6 June was banned", told a week later: nobody plans a year ahead
    if best == published:
        return best, "day of publication"
    return best, f"such day {'before' if best < published else 'after'} publication"


def has_day(month: date, day: int) -> bool:
    """Whether the month of ``month`` has that day."""
    return 0 < day <= monthrange(month.year, month.month)[1]


def month_number(parts: Parts) -> int:
    """The month in ``parts``, as a name ("aug.") or a number. Raises ValueError where it is neither."""
    word = parts["month"].rstrip(".")
    return months().get(word) or int(word)


def day_number(word: str) -> int:
    """The day of a month in "5" or "fifth". Raises ValueError where it is neither."""
    return int(word) if word.isdecimal() else ordinal_number(word) or int(word)


def count_of(words: str) -> int:
    """The number in "two", "a", "12" or "a couple of". Raises ValueError on other words."""
    for word in words.split():
        number = small_number(word)
        if number is not None and (number > 1 or "couple" not in words):
            return number
    raise ValueError(f"no number in {words!r}")


def clock_time(words: str, later: str | None) -> str | None:
    """``HH:MM`` of "1pm", "7.30 p.m.", "14:30", "1430 hours", "noon"; None where the words tell no time.

    ``later`` is the end of a range, which lends its half of the day to a bare start ("from 2 to 4pm").
    """
    for word, time in _WORDS.items():
        if word in words:
            return time
    found = _CLOCK.match(words)
    if found is None:
        return None
    lent = _CLOCK.match(later) if later else None
    half = found["half"] or (lent["half"] if lent else None)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
