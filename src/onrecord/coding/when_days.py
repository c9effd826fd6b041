"""Days to dates: a date, a weekday, "yesterday"; and ranges of them."""

from datetime import date

from onrecord.coding.when_calendar import DAY, Found, Parts, day_of_year, month_number, nearest
from onrecord.tables.calendar import holidays, months, weekdays


def day_and_month(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """A day and month, with or without year and weekday."""
    month, day = month_number(parts), int(parts["day"])
    if "year" in parts:
        only = date(int(parts["year"]), month, day)
        return (only, only), "day", "full date"
    if published is None:
        return None
    weekday = weekdays().get(parts.get("weekday", "").rstrip("."))
    only, rule = nearest(month, day, published, tense, weekday)
    return (only, only), "day", rule


def numeric(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Numbers only: a day where one of them cannot be a month."""
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if first > 12:
        only = date(year, second, first)
    elif second > 12 or first == second:
        only = date(year, first, second)
    else:
        return None  # 12/08/2025 is a day in August or in December
    return (only, only), "day", "full date"


def holiday(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """A day that has a name."""
    month, day = holidays()[parts["holiday"].replace("’", "'")]
    return day_and_month(parts | {"month": str(month), "day": str(day)}, published, tense)


def date_range(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """From one day to another."""
    last_month = parts.get("month2", parts.get("month", ""))
    ending = {"month": last_month, "day": parts["day2"]} | {k: v for k, v in parts.items() if k == "year"}
    last = day_and_month(ending, published, tense)
    if last is None:
        return None
    end, rule = last[0][1], last[2]
    month = months()[parts.get("month", last_month).rstrip(".")]
    start = day_of_year(end.year, month, int(parts["day"]))
    if start > end:
        start = day_of_year(end.year - 1, month, int(parts["day"]))
    return (start, end), "day", rule


def weekday(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """A weekday, alone or with "last", "next", "this"."""
    if published is None:
        return None
    only, rule = _one_weekday(parts["weekday"], parts.get("modifier", ""), published, tense)
    return (only, only), "day", rule


def _one_weekday(name: str, modifier: str, published: date, tense: str | None) -> tuple[date, str]:
    ahead = (weekdays()[name] - published.weekday()) % 7
    if modifier in {"last", "past", "previous"}:
        return published - (7 - ahead) * DAY, "weekday before publication"
    if modifier in {"next", "following"}:
        return published + (ahead or 7) * DAY, "weekday after publication"
    if ahead == 0:
        return published, "weekday of publication"
    if modifier == "coming" or tense == "future" or (modifier == "this" and tense is None):
        return published + ahead * DAY, "weekday after publication"
    return published - (7 - ahead) * DAY, "weekday before publication"


def weekday_range(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Two weekdays: the last of them by the rule for one in the past, the first of them in the future."""
    if published is None:
        return None
    modifier = parts.get("modifier", "") or parts.get("modifier2", "")
    gap = (weekdays()[parts["weekday2"]] - weekdays()[parts["weekday"]]) % 7 * DAY
    start, rule = _one_weekday(parts["weekday"], modifier, published, tense)
    if "after" in rule or start + gap <= published or tense != "past":
        return (start, start + gap), "day", rule
    return (start - 7 * DAY, start - 7 * DAY + gap), "day", rule


def deictic(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Today, yesterday, tomorrow and their parts; overnight is the night that led to publication."""
    if published is None:
        return None
    word = " ".join(parts["word"].split())
    if word == "tomorrow":
        only, rule = published + DAY, "day after publication"
    elif word.startswith(("yesterday", "last")):
        only, rule = published - DAY, "day before publication"
    elif word == "overnight" and tense != "future":
        return (published - DAY, published), "day", "night before publication"
    else:
        only, rule = published, "today"
    return (only, only), "day", rule
