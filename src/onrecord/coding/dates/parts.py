"""Weeks told by one of their days, weeks of a month, seasons and decades."""

from datetime import date

from onrecord.coding.dates.calendar import (
    DAY,
    Days,
    Found,
    Parts,
    month_days,
    nearest_of,
    shift_months,
)
from onrecord.coding.dates.days import day_and_month
from onrecord.coding.dates.days import weekday as weekday_alone
from onrecord.coding.dates.spans import month_phrase
from onrecord.tables.calendar import countries_that, ordinal_number, seasons, weekdays

_TO = ("ending", "to")
_SEASON = 3  # months


def week_of(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """ "The week ending 5 May": seven days up to it; "beginning": from it on; "of": the week that it lies in."""
    alone = weekday_alone if "day" not in parts else day_and_month
    found = alone(parts, published, tense)
    if found is None:
        return None
    (day, _), _, rule = found
    if parts["side"] in _TO:
        days = (day - 6 * DAY, day)
    elif parts["side"] == "of":
        monday = day - day.weekday() * DAY
        days = (monday, monday + 6 * DAY)
    else:
        days = (day, day + 6 * DAY)
    return days, "week", f"week {parts['side']}: {rule}"


def month_week(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """ "The first week of May": days 1-7, the second 8-14 and so on; "the last": its last seven days."""
    told = {name: words for name, words in parts.items() if name in ("month", "year")} | {"edge": ""}
    found = month_phrase(told, published, tense)
    if found is None:
        return None
    (first, last), _, rule = found
    count = ordinal_number(parts["nth"])
    if parts["nth"] in ("last", "final"):
        return (last - 6 * DAY, last), "week", rule
    if count is None or not 0 < count < 6:
        raise ValueError(f"no month has a week {parts['nth']!r}")
    start = first + 7 * (count - 1) * DAY
    return (start, min(start + 6 * DAY, last)), "week", rule


def nth_weekday(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """ "The last Saturday of the month", "the first Monday in July"."""
    if "month" in parts:
        told = {name: words for name, words in parts.items() if name in ("month", "year")} | {"edge": ""}
        found = month_phrase(told, published, tense)
    elif published is None:
        return None
    else:
        month = shift_months(published.replace(day=1), {"last": -1, "next": 1}.get(parts.get("which", ""), 0))
        found = month_days(month.year, month.month), "month", "weekday of a month"
    if found is None:
        return None
    (first, last), _, rule = found
    wanted = weekdays()[parts["weekday"].rstrip(".").lower()]
    if parts["nth"].lower() in ("last", "final"):
        only = last - (last.weekday() - wanted) % 7 * DAY
    else:
        count = ordinal_number(parts["nth"]) or 0
        only = first + ((wanted - first.weekday()) % 7 + 7 * (count - 1)) * DAY
        if not first <= only <= last:
            raise ValueError(f"the month has no such {parts['weekday']}")
    return (only, only), "day", rule


def season(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Three whole months, turned round south of the equator; a winter bears the year that it begins in.

    "Last" is the latest that is over, "this" the one of publication or else the next of the year, or in the
    past the latest that has begun; "next" begins after publication.
    """
    first = seasons()[parts["season"]]
    if parts.get("country") in countries_that("southern"):
        first = (first + 5) % 12 + 1
    if "year" in parts:
        return _season(int(parts["year"]), first), "month", "season and year"
    if published is None:
        return None
    near = [_season(published.year + step, first) for step in (-2, -1, 0, 1)]
    modifier = parts.get("modifier", "the")
    over = [days for days in near if days[1] < published]
    begun = [days for days in near if days[0] <= published]
    ahead = [days for days in near if days[0] > published]
    if modifier == "last":
        return over[-1], "month", "season before publication"
    if modifier == "next" or tense == "future":
        running = [] if modifier == "next" else [days for days in begun if days[1] >= published]
        return (running + ahead)[0], "month", "season after publication"
    if modifier == "this" and tense is None and begun[-1][1] < published:
        there, rule = nearest_of([days[0] for days in near], published, None)
        return next(days for days in near if days[0] == there), "month", rule.replace("such day", "season")
    return begun[-1], "month", "latest season that has begun"


def _season(year: int, first: int) -> Days:
    last = shift_months(date(year, first, 1), _SEASON - 1)
    return date(year, first, 1), month_days(last.year, last.month)[1]


def decade(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Ten years: "the 1980s"; early, mid and late are its years 0-3, 4-6 and 7-9."""
    start = int(parts["decade"])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(parts["edge"], (0, 9))
    return (date(start + first, 1, 1), date(start + last, 12, 31)), "year", "decade"
