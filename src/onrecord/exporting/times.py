"""When something was told: the time of the live-blog post that tells it, else the day of the report."""

import re
from collections.abc import Sequence
from datetime import date

from onrecord.records import Report, Span
from onrecord.tables.calendar import months

_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>2[0-3]|[01]?\d)(?!\d)(?:[.:](?P<minute>[0-5]\d))?(?:[.:][0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?P<one>[A-Za-z]+|\d{1,2})(?:st|nd|rd|th)?\.?,?\s+(?P<two>[A-Za-z]+|\d{1,2})\b")
_ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?:T|\b)")
END_OF_DAY = "T24:00"  # later than any time of the day, and earlier than the next day


def told_at(report: Report, spans: Sequence[Span]) -> str | None:
    """When ``report`` told these words: ISO 8601 local time of its post ("2025-05-17T20:40"), else its day.

    None where the report is not dated. A post's words may name another day than the report's ("18 May 00.15").
    """
    if report.published is None:
        return None
    words = _post_time(report, spans)
    day = _day(words, report.published) if words else report.published
    clock = _clock(words) if words else None
    return f"{day.isoformat()}T{clock}" if clock else day.isoformat()


def in_order(at: str | None) -> str:
    """A key to sort times by. A day without a time counts as its end: a report is written after what it tells.

    What has no day at all comes last.
    """
    if not at:
        return "9999"
    return at if "T" in at else at + END_OF_DAY


def _post_time(report: Report, spans: Sequence[Span]) -> str | None:
    if not spans:
        return None
    for post in report.posts:
        if post.span.covers(spans[0]):
            return post.time.of(report.text) if post.time else None
    return None


def _clock(words: str) -> str | None:
    """The time of day in ``words`` as HH:MM. Numbers without minutes or am and pm are no time."""
    for found in _CLOCK.finditer(_ISO.sub(" ", words)):
        half, minute = (found["half"] or "").lower(), found["minute"]
        if not half and minute is None:
            continue
        hour = int(found["hour"])
        if half:
            hour = hour % 12 + 12 * half.startswith("p")
        return f"{hour:02}:{minute or '00'}"
    return None


def _day(words: str, published: date) -> date:
    """The day that ``words`` name ("17 May", "May 17", "2025-05-17"), in the year nearest to publication."""
    if iso := _ISO.search(words):
        return date.fromisoformat(iso[1])
    for found in _DAY.finditer(words):
        one, two = found["one"].lower(), found["two"].lower()
        name, number = (one, two) if two.isdigit() else (two, one)
        month = months().get(name)
        if month and number.isdigit():
            return _nearest(month, int(number), published)
    return published


def _nearest(month: int, day: int, published: date) -> date:
    found = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:  # 29 February, or a number that is no day
            continue
    return min(found, key=lambda one: abs((one - published).days), default=published)
