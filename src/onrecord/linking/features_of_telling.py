"""How it is told: one report or two, sides, forms, figures, planned and held."""

from onrecord.records import Outline

HELD = frozenset({"occurred", "under_way"})
AHEAD = frozenset({"planned", "threatened"})
NOT_HELD = frozenset({"called_off", "banned", "denied"})


def same_report(a: Outline, b: Outline) -> bool:
    """told apart by one report"""
    return a.report == b.report


def opposed(a: Outline, b: Outline) -> bool:
    """one opposes the other: protest and counter-protest"""
    return a.opposes == b.id or b.opposes == a.id


def counter_and_not(a: Outline, b: Outline) -> bool:
    """one is a counter-protest, the other is not"""
    return (a.opposes is None) != (b.opposes is None)


def both_counter(a: Outline, b: Outline) -> bool:
    """both are counter-protests"""
    return a.opposes is not None and b.opposes is not None


def same_form(a: Outline, b: Outline) -> bool:
    """same form of protest"""
    return not a.forms.isdisjoint(b.forms)


def other_form(a: Outline, b: Outline) -> bool:
    """different forms of protest"""
    return bool(a.forms and b.forms)


def _times(a: tuple[int, ...], b: tuple[int, ...]) -> float | None:
    """How many times larger one figure is, of the two that lie nearest; None where none is told."""
    if not a or not b:
        return None
    return min(max(one, other, 1) / max(1, min(one, other)) for one in a for other in b)


def same_size(a: Outline, b: Outline) -> bool:
    """a figure of participants in common"""
    return bool(a.sizes) and not set(a.sizes).isdisjoint(b.sizes)


def like_size(a: Outline, b: Outline) -> bool:
    """sizes within a factor of two"""
    return (_times(a.sizes, b.sizes) or 99) <= 2


def other_size(a: Outline, b: Outline) -> bool:
    """sizes within a factor of ten"""
    return (_times(a.sizes, b.sizes) or 99) <= 10


def far_size(a: Outline, b: Outline) -> bool:
    """sizes more than a factor of ten apart"""
    return bool(a.sizes and b.sizes)


def same_arrests(a: Outline, b: Outline) -> bool:
    """same number of arrests"""
    return any(n > 0 and n in b.arrests for n in a.arrests)


def other_arrests(a: Outline, b: Outline) -> bool:
    """different numbers of arrests"""
    return bool(a.arrests and b.arrests) and (max(a.arrests) > 0 or max(b.arrests) > 0)


def planned_and_held(a: Outline, b: Outline) -> bool:
    """one told before the day, one after"""
    return _ahead_of(a, b) or _ahead_of(b, a)


def _ahead_of(early: Outline, late: Outline) -> bool:
    return not early.statuses.isdisjoint(AHEAD) and not late.statuses.isdisjoint(HELD)


def held_and_not(a: Outline, b: Outline) -> bool:
    """one says that it took place, the other that it did not"""
    return _is_not(a, b) or _is_not(b, a)


def _is_not(one: Outline, other: Outline) -> bool:
    off = not one.statuses.isdisjoint(NOT_HELD) and one.statuses.isdisjoint(HELD)
    return off and not other.statuses.isdisjoint(HELD) and other.statuses.isdisjoint(NOT_HELD)


def same_series(a: Outline, b: Outline) -> bool:
    """same day of action or campaign"""
    return a.series is not None and a.series == b.series


OF_REPORT = (same_report,)
OF_SIDE = (opposed, counter_and_not, both_counter)
OF_FORM = (same_form, other_form)
OF_SIZE = (same_size, like_size, other_size, far_size)
OF_ARRESTS = (same_arrests, other_arrests)
OF_STATUS = (planned_and_held, held_and_not)
OF_SERIES = (same_series,)
