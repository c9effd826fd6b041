"""When: same day, one day apart, within days that only the reports tell."""

from onrecord.linking.days import apart, days_of, told_by
from onrecord.records import Outline


def _days_apart(a: Outline, b: Outline) -> int | None:
    """Days between the days that both tell; None where one of the two tells none."""
    first, second = days_of(a), days_of(b)
    return apart(first, second) if first and second else None


def same_day(a: Outline, b: Outline) -> bool:
    """same day"""
    if a.first_day is None or a.last_day is None:
        return False
    return a.first_day == b.first_day and a.last_day == b.last_day and a.first_day == a.last_day


def shared_days(a: Outline, b: Outline) -> bool:
    """days in common"""
    return _days_apart(a, b) == 0


def one_day_apart(a: Outline, b: Outline) -> bool:
    """one day apart"""
    return _days_apart(a, b) == 1


def days_apart(a: Outline, b: Outline) -> bool:
    """two or more days apart"""
    return (_days_apart(a, b) or 0) > 1


def reported_then(a: Outline, b: Outline) -> bool:
    """one gives no date, and was published within days of the other's"""
    return _reported(a, b) is True


def reported_elsewhen(a: Outline, b: Outline) -> bool:
    """one gives no date, and was published at another time than the other's"""
    return _reported(a, b) is False


def _reported(a: Outline, b: Outline) -> bool | None:
    """Whether the one that tells no day was published when the other's day was news; None where both tell."""
    first, second = days_of(a), days_of(b)
    if first is None and second is not None:
        first = told_by(a)
    elif second is None and first is not None:
        second = told_by(b)
    else:
        return None
    return apart(first, second) == 0 if first and second else None


FEATURES = (same_day, shared_days, one_day_apart, days_apart, reported_then, reported_elsewhen)
