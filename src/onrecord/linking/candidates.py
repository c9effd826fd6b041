"""Pairs of mentions to compare, without comparing every mention with every other.

Mentions are taken in the order of their days. Each is compared with those before it that share a key with it:
with all of them where they are few, with the last ``WINDOW`` of each key where they are many (the sorted
neighbourhood of Hernández and Stolfo 1995). Within a day they are sorted by place, site, actors and claim, so
that the neighbours of a crowded key are those that are most alike. So 5,000 mentions of one event cost 5,000
times a window, not 12 million pairs, and still hang together.

Mentions are worked on part by part. Those of earlier parts whose days go on come into the next one again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from onrecord.linking.blocks import Keys, keys_of
from onrecord.linking.columns import Columns, columns_of
from onrecord.linking.columns_names import UNTOLD, ranks
from onrecord.linking.ragged import Bools, Ints
from onrecord.records import Outline

WINDOW = 40
PART = 1 << 15  # mentions
RuledOut = Callable[[Ints, Ints], Bools]


def in_order(outlines: Iterable[Outline]) -> list[Outline]:
    """``outlines`` as they are compared: by day, place and what they tell; the order given plays no part."""
    return arranged(outlines)[0]


def arranged(outlines: Iterable[Outline]) -> tuple[list[Outline], Columns]:
    """``outlines`` as they are compared, by day, place, site, first actor, first word and id; and their
    columns.
    """
    given = list(outlines)
    columns = columns_of(given)
    order = _order(columns, given)
    return [given[at] for at in order.tolist()], columns.taken(order)


def _order(columns: Columns, outlines: Sequence[Outline]) -> Ints:
    r = columns.rows
    told = (columns.localities, r.locality), (columns.regions, r.region), (columns.site_names, r.site)
    by = [
        np.where(r.dated | r.near, r.start, 0),
        *(ranks([name or UNTOLD for name in names])[number] for names, number in told),
        columns.actors.first[r.actors],
        columns.claims.first[r.words],
    ]
    order = np.lexsort(by[::-1])
    new = np.ones(len(order), bool)
    if len(order):
        new[1:] = np.any([column[order[1:]] != column[order[:-1]] for column in by], axis=0)
    group = np.cumsum(new)
    tied = np.flatnonzero(~new | ~np.append(new[1:], True))
    known = zip(
        group[tied].tolist(), (outlines[at].id for at in order[tied].tolist()), order[tied].tolist(), strict=True
    )
    order[tied] = [at for _, _, at in sorted(known)]
    return order


def candidates(ordered: Sequence[Outline]) -> Iterator[tuple[int, list[int]]]:
    """For each of ``ordered`` (see ``in_order``) that has any: its index, and those before it to compare it
    with.
    """
    for heads, tails in pairs_to_compare(columns_of(ordered)):
        pairs = zip(tails.tolist(), heads.tolist(), strict=True)
        for index, near in groupby(pairs, key=lambda pair: pair[0]):
            yield index, [head for _, head in near]


def pairs_to_compare(
    columns: Columns, ruled_out: RuledOut | None = None, part: int = PART
) -> Iterator[tuple[Ints, Ints]]:
    """The pairs of mentions of ``columns``, which are in order: heads, and tails after them, by rising tail.

    Those that are ``ruled_out`` are left out. At least ``part`` tails at once, if there are as many.
    """
    r = columns.rows
    reach = np.maximum.accumulate(r.end + 1)  # the last day on which a mention or one before it has a key
    begin = 0
    while begin < len(columns):
        earlier = min(begin, int(np.searchsorted(reach, r.start[begin] - 1)))
        end = min(len(columns), begin + max(part, begin - earlier))
        heads, tails = _met(keys_of(columns.taken(slice(earlier, end))), begin - earlier)
        heads, tails = heads + earlier, tails + earlier
        if ruled_out is not None:
            kept = ~ruled_out(heads, tails)
            heads, tails = heads[kept], tails[kept]
        yield _once(heads, tails)
        begin = end


def _met(keys: Keys, begin: int) -> tuple[Ints, Ints]:
    """Pairs of mentions that share a key and a day; the later one from ``begin`` on. Some come twice."""
    mentions, day = np.repeat(keys.mention, keys.days), np.repeat(keys.first, keys.days) + _ramp(keys.days)
    day -= day.min(initial=0)
    block = np.repeat(keys.key, keys.days) * (day.max(initial=0) + 1) + day
    bits = int(mentions.max(initial=0)).bit_length()
    if int(block.max(initial=0)).bit_length() + bits > 62:
        block = np.unique(block, return_inverse=True)[1]
    entries = np.sort((block << bits) | mentions)
    mentions, block = entries & ((1 << bits) - 1), entries >> bits
    at = np.arange(len(entries))
    start = np.maximum.accumulate(np.where(np.diff(block, prepend=-1) != 0, at, 0))
    counts = np.where(mentions < begin, 0, np.minimum(at - start, WINDOW))
    tails = np.repeat(at, counts)
    return mentions[tails - 1 - _ramp(counts)], mentions[tails]


def _ramp(counts: Ints) -> Ints:
    """0, 1, 2 ... for each of ``counts``."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)


def _once(heads: Ints, tails: Ints) -> tuple[Ints, Ints]:
    """Each pair once, by rising tail, then head."""
    pairs = np.sort((tails << 32) | heads)
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    return pairs & 0xFFFFFFFF, pairs >> 32
