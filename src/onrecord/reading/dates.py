"""Publication dates as tables and feeds write them, to days in the source's own time zone."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TIME = (
    r"(?:[T\s,]+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?\s*"
    r"(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|GMT|UTC|[+-]\d\d:?\d\d)?(?:\s*\(?[A-Z]{2,5}\)?)?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+)?"
_FORMS = tuple(
    re.compile(_WEEKDAY + form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}[\s,-]+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    )
)
_NUMBERS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})" + _TIME, re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_LONGEST = 80


def parse_published(words: str, zone: tzinfo | None = None) -> date:
    """The day that ``words`` tell, in ``zone`` where they tell the moment and ``zone`` is given.

    Reads ISO 8601, RFC 2822, "5 September 2025", "Sep 5, 2025", 05.09.2025 (day first), seconds since 1970.
    Raises ValueError with the reason for anything else: no such day, day and month that could be exchanged.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        raise ValueError("not a date")
    if _EPOCH.fullmatch(words):
        seconds = float(words[:10])
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(zone or UTC).date()
    for form in _FORMS:
        if told := form.fullmatch(words):
            return _day(told, int(told["year"]), _month(told["month"]), int(told["day"]), zone)
    if told := _NUMBERS.fullmatch(words):
        day, month = _ordered(int(told[1]), int(told[2]))
        return _day(told, int(told[3]), month, day, zone)
    raise ValueError("not a date that can be read")


def known_zone(name: str) -> ZoneInfo:
    """The time zone of the IANA database called ``name``. Raises ValueError if there is none."""
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {name!r}") from error


def _ordered(first: int, second: int) -> tuple[int, int]:
    """Day and month of "13/09/2025" or "09/13/2025". Raises ValueError where they could be exchanged."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    raise ValueError("ambiguous: day and month could be either way round")


def _month(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS.index(words[:3].lower()) + 1


def _day(told: re.Match[str], year: int, month: int, day: int, zone: tzinfo | None) -> date:
    try:
        written = date(year, month, day)
        if told["hour"] is None:
            return written
        moment = datetime(
            year, month, day, _hour(told), int(told["minute"]), int(told["second"] or 0), tzinfo=UTC
        )
        offset = _offset(told["zone"])
        if offset is None or zone is None:
            return written
        return moment.replace(tzinfo=offset).astimezone(zone).date()
    except (ValueError, OverflowError) as error:
        raise ValueError(f"there is no such date ({error})") from error


def _hour(told: re.Match[str]) -> int:
    hour, half = int(told["hour"]), (told["half"] or "").lower()
    if half:
        return hour % 12 + (12 if half.startswith("p") else 0)
    return hour


def _offset(words: str | None) -> tzinfo | None:
    if words is None:
        return None
    if words[0] not in "+-":
        return UTC
    minutes = int(words[1:3]) * 60 + int(words[-2:])
    return timezone(timedelta(minutes=minutes if words[0] == "+" else -minutes))
