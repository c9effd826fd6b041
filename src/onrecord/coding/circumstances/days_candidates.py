"""A day that an event may have, and what is true of it: a candidate of the choice in ``days_weighed.py``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.coding.circumstances.days_added import COUNTED_BACK, YEAR_TOLD
from onrecord.coding.circumstances.days_told import OF_THE_DAY, TOLD_NEARBY
from onrecord.records import Coding, Span, When

OWN, NEAR, NEWS = 0.75, 0.5, 0.45
"""How sure a day is: told with the event, told near it, that of the news."""
ELSEWHERE = 10  # clause breaks that another sentence counts for
_MOST_TOLD = 3  # tellings of one day beyond which more of them say no more
COUNTED = "counted"  # begins the rules of days counted from another (dates/story.py, ties_counted.py)
_IN_DAYS = ("day", "night", "running")
Ends = tuple[str | None, str | None]


@dataclass(slots=True)
class Day:
    """A date that an event may have had, or none (``when`` is None), with what is true of it.

    ``phrase`` are the words that tell it nearest to the event's, ``nearness`` how near, ``sure`` how sure to be;
    ``begun`` says that words before it tell of a beginning.
    """

    when: When | None
    phrase: Span | None = None
    features: dict[str, float] = field(default_factory=dict)
    sure: float = NEWS
    nearness: tuple[int, int, int] = (2 * ELSEWHERE, 0, 0)
    begun: bool = False


def as_one(days: list[Day]) -> Day:
    """One day told several times: as it is told nearest to the event, with what rules and news say of it."""
    nearest = min(days, key=lambda day: day.nearness)
    best = replace(nearest, features=dict(nearest.features))
    for day in days:
        if "ruled" in day.features or "news" in day.features:
            best.features |= day.features
    best.features.pop("news", None)
    times = sum(day.phrase is not None and "ruled" not in day.features for day in days)
    best.features["tellings"] = min(times, _MOST_TOLD) / _MOST_TOLD
    return best


def pointed(points: Sequence[str], when: When, published: date | None, lasts: bool) -> Iterator[str]:
    """What words before a date say of it, by whether it lies ahead and whether the event goes on.

    And by what it was reckoned, where its own words tell no day.
    """
    way = "ahead" if published and (when.start or when.end or "") > published.isoformat() else "back"
    for point in points:
        if point != "begun":
            yield f"{point}, {way}"
        elif lasts and way == "back":
            yield "begun, and it goes on"
    if when.rule.startswith(COUNTED):
        back = when.rule.startswith(COUNTED_BACK)
        yield "counted back" if back else "counted on"
        if back and not when.rule.rstrip("s").endswith(_IN_DAYS):
            yield "counted back, weeks"
    if when.rule.startswith(YEAR_TOLD):
        yield "year told before"


def told_near(when: When) -> When:
    """A date told in another sentence than the event."""
    return replace(when, rule=TOLD_NEARBY + when.rule)


def way_of(coding: Coding) -> str:
    """How the rules came to a date."""
    if coding.rule.startswith(TOLD_NEARBY):
        return "told nearby" if coding.confidence == NEAR else "day of the news"
    if coding.rule.startswith(COUNTED):
        return "counted back" if coding.rule.startswith(COUNTED_BACK) else "counted on"
    return "report of the day" if coding.rule == OF_THE_DAY else "own words"


def ends_of(when: When | None) -> Ends:
    """The first and last day of a date, as far as they are told."""
    if when is None:
        return None, None
    return (when.start or "")[:10] or None, (when.end or "")[:10] or None
