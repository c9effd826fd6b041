"""What several mentions tell together, as one outline: so that clusters are compared by all that is known of
them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.records import Outline

_BOTH_SIDES = frozenset({"side:for", "side:against"})
_Value = TypeVar("_Value", str, int)


def profile(mentions: Sequence[Outline]) -> Outline:
    """One outline of ``mentions``, whatever their order: of places and days what most of them tell, of actors,
    forms, words and figures all that any tells. The days of a report count where no mention tells a day.

    It has the id, report and kind of the first of them by id, and is nobody's counter-protest unless half of
    them tell so.
    """
    if len(mentions) == 1:
        return mentions[0]
    first = min(mentions, key=lambda one: one.id)
    day = _most((one.first_day, one.last_day) for one in mentions if one.first_day is not None)
    where = max((one for one in mentions if one.latitude is not None), key=lambda one: one.id, default=first)
    counters = [one.opposes for one in mentions if one.opposes is not None]
    return replace(
        first,
        published=_most_of(one.published for one in mentions),
        first_day=day[0] if day else None,
        last_day=day[1] if day else None,
        country=_most_of(one.country for one in mentions),
        region=_most_of(one.region for one in mentions),
        locality=_most_of(one.locality for one in mentions),
        site=_most_of(one.site for one in mentions),
        latitude=where.latitude,
        longitude=where.longitude,
        actors=frozenset().union(*(one.actors for one in mentions)),
        forms=frozenset().union(*(one.forms for one in mentions)),
        statuses=frozenset().union(*(one.statuses for one in mentions)),
        words=_words(mentions),
        sizes=tuple(sorted({size for one in mentions for size in one.sizes})),
        arrests=tuple(sorted({size for one in mentions for size in one.arrests})),
        series=_most_of(one.series for one in mentions),
        opposes=min(counters) if 2 * len(counters) >= len(mentions) else None,
    )


def _words(mentions: Sequence[Outline]) -> frozenset[str]:
    """All words; of the two sides the one that most are on, or neither."""
    words = frozenset().union(*(one.words for one in mentions))
    if not words.issuperset(_BOTH_SIDES):
        return words
    sides = Counter(word for one in mentions for word in one.words if word in _BOTH_SIDES)
    (top, most), (_, next_most) = sides.most_common(2)
    return words.difference(sides) | ({top} if most > next_most else frozenset())


def _most_of(values: "Iterable[_Value | None]") -> "_Value | None":
    """What is told most often; of equals the lowest."""
    told = [value for value in values if value is not None]
    if len(set(told)) < 2:
        return told[0] if told else None
    counts = Counter(told)
    return min(counts, key=lambda value: (-counts[value], value))


def _most(values: "Iterable[tuple[int | None, int | None]]") -> tuple[int | None, int | None] | None:
    """The days told most often; of equals the shortest span, then the earliest."""
    counts = Counter(values)
    return min(
        counts, key=lambda days: (-counts[days], (days[1] or 0) - (days[0] or 0), str(days)), default=None
    )
