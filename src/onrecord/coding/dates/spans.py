"""Weeks, weekends, months and years to dates, and stretches of them before or after publication."""

from datetime import date

from onrecord.coding.dates.calendar import (
    DAY,
    Found,
    Parts,
    count_of,
    edge_of,
    month_days,
    month_number,
    unit_days,
    units_away,
    year_days,
)
from onrecord.records.values import Grain
from onrecord.tables.calendar import months

UNIT_GRAINS: dict[str, Grain] = {
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
}


def month_phrase(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """A month, or its early, middle or late part."""
    month = month_number(parts)
    if "year" in parts:
        year, rule = int(parts["year"]), "month and year"
    elif published is None:
        return None
    elif "ofyear" in parts:
        step = {"last": -1, "this": 0, "next": 1}[parts["ofyear"]]
        year, rule = published.year + step, "month and year"
    else:
        year, rule = published.year, "month of publication"
        modifier = parts.get("modifier")
        ahead = modifier in {"next", "coming"} or (tense == "future" and modifier != "last")
        if month < published.month and ahead:
            year, rule = year + 1, "month after publication"
        elif (month > published.month and not ahead) or (month == published.month and modifier == "last"):
            year, rule = year - 1, "month before publication"
        elif month != published.month:
            rule = "month after publication" if ahead else "month before publication"
    return edge_of(month_days(year, month), parts["edge"]), "month", rule


def month_range(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """From one month to another."""
    last = month_phrase(
        {"month": parts["month2"], "edge": ""} | {k: v for k, v in parts.items() if k == "year"},
        published,
        tense,
    )
    if last is None:
        return None
    (_, end), grain, rule = last
    year = int(parts.get("year1", end.year))
    month = months()[parts["month"].rstrip(".")]
    return (date(year - (month > end.month and "year1" not in parts), month, 1), end), grain, rule


def unit(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """Last, this or next week, weekend, month or year."""
    if published is None:
        return None
    unit = parts["unit"].rstrip("s")
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(
        parts.get("modifier", ""), 0
    )
    if unit == "weekend":
        return _weekend(step, "modifier" in parts, published, tense)
    if unit == "fortnight":
        return unit_days("week", 2 * step, published), "week", f"fortnight {_side(step)} publication"
    days = unit_days(unit, step, published)
    edge = parts["edge"] or {"early": "early", "late": "late"}.get(parts.get("hint", ""), "")
    days = edge_of(days, edge) if unit in {"month", "year"} else days
    rule = f"{unit} {_side(step)} publication"
    if step == 0 and (so_far := {"earlier": "up to", "later": "from"}.get(parts.get("hint", ""))):
        days = (days[0], published) if so_far == "up to" else (published, days[1])
        rule = f"{rule}, {so_far} that day"
    return days, UNIT_GRAINS[unit], rule


def _side(step: int) -> str:
    return {-1: "before", 0: "of", 1: "after"}[step]


def _weekend(step: int, modified: bool, published: date, tense: str | None) -> Found:
    """Saturday and Sunday. A weekend told in the past is the latest that has begun by publication."""
    monday = published - published.weekday() * DAY
    begun = published.weekday() >= 5
    if step > 0:
        saturday, rule = monday + (12 if tense != "future" or begun else 5) * DAY, "weekend after publication"
    elif tense == "future" or (step == 0 and modified and tense is None):
        saturday, rule = monday + 5 * DAY, "weekend of publication" if begun else "weekend after publication"
    elif begun and step == 0:
        saturday, rule = monday + 5 * DAY, "weekend of publication"
    else:
        saturday, rule = monday - 2 * DAY, "weekend before publication"
    return (saturday, saturday + DAY), "day", rule


def past_span(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """ "The past two years": the days that lead up to publication, or on from it."""
    if published is None:
        return None
    count, unit = count_of(parts["count"]), parts["unit"]
    ahead = parts["modifier"] in {"next", "coming"}
    side = "after" if ahead else "before"
    rule = f"{count} {unit}s {side} publication"
    other = units_away(published, unit, count if ahead else -count)
    return (min(published, other), max(published, other)), UNIT_GRAINS.get(unit, "day"), rule


def ago(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """ "Two weeks ago": the day, week, month or year that lies so far back; "a week ago" is a day."""
    return None if published is None else _counted(parts, published, -1)


def ahead(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """ "In two weeks' time"."""
    return None if published is None else _counted(parts, published, 1)


def _counted(parts: Parts, published: date, sign: int) -> Found:
    count, unit = count_of(parts["count"]), parts["unit"]
    rule = f"{count} {unit}{'s' if count != 1 else ''} {'before' if sign < 0 else 'after'} publication"
    there = units_away(published, unit, sign * count)
    if unit in {"day", "hour"} or (count == 1 and unit in {"week", "fortnight"}):
        return (there, there), "day", rule
    grain = UNIT_GRAINS[unit]
    return unit_days(grain, 0, there), grain, rule


def year(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """A year or a part of it."""
    return edge_of(year_days(int(parts["year"])), parts["edge"]), "year", "year"


def year_range(parts: Parts, published: date | None, tense: str | None) -> Found | None:
    """From one year to another."""
    first = int(parts["year"])
    last = int(parts["year2"]) if "year2" in parts else first // 100 * 100 + int(parts["short"])
    if last <= first or ("short" in parts and last != first + 1):
        return None  # "2019-23" may be a score
    return (year_days(first)[0], year_days(last)[1]), "year", "years"
