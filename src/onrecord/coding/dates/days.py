"""Days to dates: a date, a weekday, "yesterday"; and ranges of them."""

from datetime import date

from onrecord.coding.dates.calendar import (
    DAY,
    Found,
    Parts,
    count_of,
    day_number,
    day_of_year,
    has_day,
    month_number,
    nearest,
    nearest_of,
    shift_months,
)
from onrecord.tables.calendar import countries_that, months, weekdays
from onrecord.tables.holidays import day_by_rule, holiday_rule


def day_and_month(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """A day and month, with or without year and weekday."""
    month, day = month_number(parts), day_number(parts["day"])
    if "year" in parts:
        only = date(int(parts["year"]), month, day)
        return (only, only), "day", "full date"
    if published is None:
        return None
    weekday = weekdays().get(parts.get("weekday2", parts.get("weekday", "")).rstrip("."))
    only, rule = nearest(month, day, published, tense, weekday)
    return (only, only), "day", rule


def numeric(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Numbers only: by the order of the source's country, where either of them could be the month."""
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    year += 2000 if year < 100 else 0
    country = parts.get("country")
    if first > 12 or first == second or parts["mark"] == ".":
        only, rule = date(year, second, first), "full date"
    elif second > 12:
        only, rule = date(year, first, second), "full date"
    elif country in countries_that("month_first"):
        only, rule = date(year, first, second), f"month first, as in {country}"
    elif country and country not in countries_that("either_order"):
        only, rule = date(year, second, first), f"day first, as in {country}"
    else:
        return None  # 12/08/2025 is a day in August or in December
    return (only, only), "day", rule


def holiday(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """A day that has a name, or its eve; where countries differ, that of the source's country."""
    told = holiday_rule(parts["holiday"], parts.get("country"))
    if told is None:
        return None
    eve, mark = (DAY, "eve of ") if "eve" in parts else (0 * DAY, "")
    if "year" in parts:
        only = day_by_rule(told, int(parts["year"])) - eve
        return (only, only), "day", f"{mark}full date"
    if published is None:
        return None
    near = [day_by_rule(told, published.year + step) - eve for step in (-1, 0, 1)]
    only, rule = nearest_of(near, published, tense)
    return (only, only), "day", mark + rule


def ordinal_day(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """ "On the 3rd", "the 21st of last month": a day of the month of publication, or of one beside it."""
    if published is None:
        return None
    day, first = int(parts["day"]), published.replace(day=1)
    if "which" in parts:
        only = shift_months(first, {"last": -1, "this": 0, "next": 1}[parts["which"]]).replace(day=day)
        return (only, only), "day", "day of a month"
    near = [there.replace(day=day) for step in (-1, 0, 1) if has_day(there := shift_months(first, step), day)]
    if "weekday" in parts:  # "Sunday the 10th"
        near = [there for there in near if there.weekday() == weekdays()[parts["weekday"]]]
        if not near:
            return None
    only, rule = nearest_of(near, published, tense)
    return (only, only), "day", rule


def date_range(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """From one day to another."""
    last_month = parts.get("month2", parts.get("month", ""))
    ending = {"month": last_month, "day": parts["day2"]} | {
        name: words for name, words in parts.items() if name in ("year", "weekday2")
    }
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
    modifier = parts.get("modifier", "").split(" ")[-1]
    name = parts["weekday"].rstrip(".")
    if "ofweek" in parts:
        step = {"last": -7, "this": 0, "next": 7}[parts["ofweek"]]
        only = published + (step + weekdays()[name] - published.weekday()) * DAY
        return (only, only), "day", f"weekday of {parts['ofweek']} week"
    tense = "past" if "ago" in parts else "future" if "weeks" in parts else tense
    only, rule = _one_weekday(name, modifier, published, tense)
    if "ago" in parts or "weeks" in parts:
        only, counted = _weeks_on(parts, only)
        rule = f"{rule}; {counted}"
    if "overnight" in parts:
        start = only - DAY if "to" in parts["overnight"] else only
        return (start, start + DAY), "day", f"night; {rule}"
    return (only, only), "day", rule


def _weeks_on(parts: Parts, day: date) -> tuple[date, str]:
    """The day so many weeks on ("Monday week", "two weeks on Monday") or back ("a week ago on Monday")."""
    back = "ago" in parts
    words = parts["ago"] if back else parts["weeks"]
    if words in ("two", "three", "four", "five", "six"):  # "two Tuesdays ago"
        count = count_of(words) - 1
    else:
        count = 1 if " " not in words or words.endswith("next") else count_of(words)
        count *= 2 if "fortnight" in words else 1
    told = f"{count} week{'s' if count > 1 else ''} {'back' if back else 'on'}"
    return day + (-7 if back else 7) * count * DAY, told


def _one_weekday(name: str, modifier: str, published: date, tense: str | None) -> tuple[date, str]:
    ahead = (weekdays()[name] - published.weekday()) % 7
    if modifier in {"last", "past", "previous"}:
        return published - (7 - ahead) * DAY, "weekday before publication"
    if modifier in {"next", "following"}:
        return published + (ahead or 7) * DAY, "weekday after publication"
    if modifier == "coming":
        return published + (ahead or 7) * DAY, "weekday after publication"
    if ahead == 0:
        return published, "weekday of publication"
    if tense == "future" or (modifier == "this" and tense is None):
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
    return (start - 7 * DAY, start - 7 * DAY + gap), "day", "weekday before publication"


def deictic(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Today, yesterday, tomorrow and their parts; overnight is the night that led to publication."""
    if published is None:
        return None
    word = " ".join(parts["word"].split())
    if word.startswith("day "):
        after = "after" in word
        only = published + (2 if after else -2) * DAY
        return (only, only), "day", f"2 days {'after' if after else 'before'} publication"
    if "weeks" in parts or "ago" in parts:
        only, counted = _weeks_on(parts, published + {"tomorrow": 1, "yesterday": -1}.get(word, 0) * DAY)
        return (only, only), "day", f"{word}; {counted}"
    if word == "tomorrow":
        only, rule = published + DAY, "day after publication"
    elif word.startswith(("yesterday", "last")):
        only, rule = published - DAY, "day before publication"
    elif word == "overnight" and tense != "future":
        return (published - DAY, published), "day", "night before publication"
    else:
        only, rule = published, "today"
    return (only, only), "day", rule
