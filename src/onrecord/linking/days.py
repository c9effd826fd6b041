"""The days of a mention, and how those of two mentions lie to each other."""

from collections import Counter
from collections.abc import Sequence

from onrecord.records import Outline

BEFORE, AFTER = 3, 7  # days before a report in which what it tells undated was held; after it, is to be
LONG = 10  # days: what is dated less finely ("in May", "since the war") tells of no day
_AHEAD = ("planned", "threatened", "called_off", "banned")


def days_of(one: Outline) -> tuple[int, int] | None:
    """First and last day, as ordinals. None where no day is told, or only a span longer than ``LONG`` days."""
    first, last = one.first_day, one.last_day
    if first is None:
        return None if last is None else (last, last)
    if last is None:
        # "Since 7 October": to the day of the report, which says that it goes on.
        last = max(first, one.published) if one.published is not None else first
    return (first, last) if 0 <= last - first < LONG else None


def told_by(one: Outline) -> tuple[int, int] | None:
    """The days that a report without a date most likely means, from the day on which it was published."""
    if one.published is None or one.first_day is not None or one.last_day is not None:
        return None
    if is_plan(one.statuses):
        return one.published, one.published + AFTER
    return one.published - BEFORE, one.published


def is_plan(statuses: frozenset[str]) -> bool:
    """Whether a report tells of something to come, and not of what came of it."""
    return not statuses.isdisjoint(_AHEAD) and statuses.isdisjoint(("occurred", "under_way", "denied"))


def apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days between two spans of days; 0 where they share a day."""
    return max(0, a[0] - b[1], b[0] - a[1])


def other_days(left: Sequence[Outline], right: Sequence[Outline]) -> bool:
    """Whether two groups of mentions tell of different days, where each day is an event of its own.

    The day of a group is the single day that most of its reports tell, and two at least: what one report alone
    tells may be off.
    """
    if len(left) < 2 or len(right) < 2:
        return False
    one, other = _firm_days(left), _firm_days(right)
    return bool(one and other) and one.isdisjoint(other)


def _firm_days(mentions: Sequence[Outline]) -> set[int]:
    told = {(one.report, one.first_day) for one in mentions if one.first_day == one.last_day}
    counts = Counter(day for _, day in told if day is not None)
    most = max(counts.values(), default=0)
    return {day for day, count in counts.items() if count == most} if most > 1 else set()
