"""Pairs of mentions to compare, without comparing every mention with every other.

Mentions are taken in the order of their days. Each is compared with those before it that share a key with it:
with all of them where they are few, with the last ``WINDOW`` of each key where they are many (the sorted
neighbourhood of Hernández and Stolfo 1995). Within a day they are sorted by place, site, actors and claim, so
that the neighbours of a crowded key are those that are most alike. So 5,000 mentions of one event cost 5,000
times a window, not 12 million pairs, and still hang together. Keys of days gone by are let go of.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.linking.blocking import block_keys
from onrecord.linking.days import days_of, told_by
from onrecord.records import Outline

WINDOW = 40


def in_order(outlines: Iterable[Outline]) -> list[Outline]:
    """``outlines`` as they are compared: by day, place and what they tell; the order given plays no part."""
    return sorted(outlines, key=_place_in_order)


def _place_in_order(one: Outline) -> tuple[int, str, str, str, str, str, str]:
    days = days_of(one) or told_by(one) or (0, 0)
    who, what = (min(told, default="~") for told in (one.actors, one.words))
    return days[0], one.locality or "~", one.region or "~", one.site or "~", who, what, one.id


def candidates(ordered: Sequence[Outline]) -> Iterator[tuple[int, list[int]]]:
    """For each of ``ordered`` (see ``in_order``) that has any: its index, and those before it to compare it
    with.
    """
    blocks: dict[int, dict[str, list[int]]] = {}
    for index, one in enumerate(ordered):
        days = days_of(one) or told_by(one)
        if days is None:
            continue
        for gone in [day for day in blocks if day < days[0] - 1]:
            del blocks[gone]
        near: set[int] = set()
        for key in block_keys(one):
            block = blocks.setdefault(int(key.split(" ", 2)[1]), {}).setdefault(key, [])
            near.update(block[-WINDOW:])
            block.append(index)
        if near:
            yield index, sorted(near)
