"""Which mentions are compared at all: those that share a key of day and place, or of day and actor.

Nothing is made of what is not told: a mention without a day (its own or its report's), or without any place, has
no key, and is an event by itself until a person says otherwise.
"""

from collections.abc import Iterator

from onrecord.linking.days import days_of, told_by
from onrecord.linking.vocabulary import is_group, telling
from onrecord.records import Outline

CLAIM_KEYS = 3


def block_keys(outline: Outline) -> tuple[str, ...]:
    """The keys of ``outline``, in alphabetical order. Two mentions that share none are never compared.

    A key is the event's kind, a day (its ordinal) and one of:

    - the locality. Day *n* stands for *n* and the day before it, so that neighbouring days share a key;
    - a word of the site's name that is not of a kind that most towns have, for mentions that tell a site and no
      town;
    - an actor's name and the region, for mentions that tell a region and no town;
    - a word of the claim and the region, likewise.

    The last three go on the mention's own day where a town is told, and on the days beside it too where none is:
    a mention that says less has to look further. Spans of days have the keys of each of their days.
    """
    days = days_of(outline) or told_by(outline)
    return tuple(sorted(set(_keys(outline, *days)))) if days else ()


def _keys(outline: Outline, first: int, last: int) -> Iterator[str]:
    kind = outline.kind
    if outline.locality:
        for day in range(first, last + 2):
            yield f"{kind} {day} in {outline.locality}"
    sites = telling(outline.site) if outline.site else ()
    wide = 0 if outline.locality else 1
    for day in range(first - wide, last + wide + 1):
        for word in sites:
            yield f"{kind} {day} at {word}"
        if outline.region:
            for actor in outline.actors:
                if not is_group(actor):
                    yield f"{kind} {day} by {actor} in {outline.region}"
            for word in _asked(outline):
                yield f"{kind} {day} for {word} in {outline.region}"


def _asked(outline: Outline) -> list[str]:
    """The first stems of the claim by the alphabet: claims that share most words share some of these."""
    return sorted(word for word in outline.words if ":" not in word)[:CLAIM_KEYS]
