"""Days that stand behind words which leave one end of a date open, and days from a beginning to an end.

All are candidates only; which is taken is weighed in ``days_weighed.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.coding.circumstances.lengths import tells_an_end
from onrecord.coding.dates.calendar import unit_days, units_away
from onrecord.coding.dates.spans import UNIT_GRAINS
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.references import Reference
from onrecord.records import DatePhrase, Report, When
from onrecord.tables.calendar import small_number
from onrecord.tables.nearby import nearby

CLOSED = "the day itself, not "
TO_ITS_END = "from its first day to its last: "
SO_LONG_BEFORE = "so long before: "
_WHEN = re.compile(
    r"(?:\s\d{4})?,?\s(?:when|the (?:day|night|year|month|week) (?:that|when)|in which)\b", re.IGNORECASE
)
_AFTER = re.compile(
    rf"\A(?:\s(?!(?:will|to|would|is|are)\b)[\w’'.-]+,?){{0,12}}\s(?:{nearby('events', 'comes_to_an_end')})\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?P<count>\w+)\s(?P<unit>week|fortnight|month|year|decade)s?\s(?:after|since|on from)\s"
    r"(?:[\w’'-]+\s){0,8}\Z",
    re.IGNORECASE,
)
_LEAD = 80  # code points


def closed(view: View, phrase: DatePhrase, when: When) -> Iterator[tuple[When, str]]:
    """The one day of "by Monday", "not until Friday", "since 2013, when crowds rallied", and what tells it."""
    words = phrase.span.of(view.text).split()[0].lower()
    if when.start is None and when.end:
        yield replace(when, start=when.end, rule=f"{CLOSED}{when.rule}"), f"closed, {words}"
    elif when.end is None and when.start and words == "since":
        if not _WHEN.match(view.words(phrase.span.end, phrase.span.end + 24)):
            return
        first = date.fromisoformat(when.start[:10])
        last = unit_days(when.grain, 0, first)[1] if when.grain in ("month", "year", "week") else first
        yield replace(when, end=last.isoformat(), rule=f"{CLOSED}{when.rule}"), "closed, when"


def is_told_ended(view: View, draft: Draft) -> Reference | None:
    """The words of an event that tell of its end, if any do."""
    for one in draft.references:
        span = one.sentence.span
        before = view.words(max(span.start, one.span.start - _LEAD), one.span.start)
        after = view.words(one.span.end, min(span.end, one.span.end + 120))
        if tells_an_end(before, after):
            return one
    return None


def to_its_end(begun: When, ends: Sequence[When]) -> Iterator[When]:
    """From the day on which something began to each of ``ends``."""
    for end in ends:
        if begun.start and end.start and end.start == end.end and begun.start[:10] < end.start[:10]:
            yield When(begun.start[:10], end.start[:10], "day", f"{TO_ITS_END}{begun.rule}; {end.rule}")


def so_long_before(view: View, draft: Draft, report: Report) -> Iterator[tuple[When, Reference]]:
    """The month or year of what another came so long after: "comes four months after lecturers struck"."""
    if report.published is None:
        return
    for one in draft.references:
        start = max(one.sentence.span.start, one.span.start - _LEAD)
        told = _AFTER.search(view.words(start, one.span.start))
        count = small_number(told["count"].lower()) if told else None
        if told and count:
            unit = told["unit"].lower()
            grain = UNIT_GRAINS[unit]
            try:
                there = units_away(report.published, unit, -count)
            except (ValueError, OverflowError):
                return
            first, last = unit_days(grain, 0, there)
            words = " ".join(told.group().split()[:2])
            yield When(first.isoformat(), last.isoformat(), grain, f"{SO_LONG_BEFORE}{words}"), one
            return
