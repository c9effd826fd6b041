"""Days that have a name, to their date in a given year."""

from calendar import monthrange
from datetime import date, timedelta

from onrecord.tables.calendar import holidays, weekdays


def holiday_rule(name: str, country: str | None) -> str | None:
    """The rule of a named day in a country (alpha-2), as "05-01" or "11 thu 4"; None where it has none."""
    told = holidays().get(name.replace("’", "'"))
    return told if told is None or isinstance(told, str) else told.get(country or "")


def day_by_rule(rule: str, year: int) -> date:
    """The day that a rule of ``calendar.yml`` tells in ``year``."""
    if rule[2:3] == "-":
        return date(year, int(rule[:2]), int(rule[3:]))
    first, *rest = rule.split()
    if first == "easter":
        return easter(year) + timedelta(days=int(rest[0]))
    month, weekday, count = int(first), weekdays()[rest[0]], int(rest[1])
    if count < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (count - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, turn = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - shift + 15) % 30
    leap, left = divmod(rest, 4)
    sunday = (32 + 2 * turn + 2 * leap - epact - left) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
