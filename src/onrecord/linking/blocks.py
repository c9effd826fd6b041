"""The keys of many mentions at once (``blocking.py``), as numbers: which mention, which key, on which days."""

from typing import NamedTuple

import numpy as np

from onrecord.linking.columns import Columns, is_told
from onrecord.linking.ragged import Ints, Ragged

_IN, _AT, _BY, _FOR = range(4)


class Keys(NamedTuple):
    """One row for each mention and key without its day: ``key`` stands for the days from ``first`` on, ``days``
    of them.
    """

    mention: Ints
    key: Ints
    first: Ints
    days: Ints


def keys_of(columns: Columns) -> Keys:
    """All keys of the mentions of ``columns`` that have a day."""
    r = columns.rows
    dated = r.dated | r.near
    in_town = is_told(columns.localities)[r.locality]
    in_region = dated & is_told(columns.regions)[r.region]
    wide = np.where(in_town, 0, 1)
    towns = np.flatnonzero(dated & in_town)
    by_site = _each(columns.sites.telling, np.where(dated, r.site, -1))
    by_actor = _each(columns.actors.named, np.where(in_region, r.actors, -1))
    by_claim = _each(columns.claims.asked, np.where(in_region, r.words, -1))
    kinds = (
        (_IN, towns, r.locality[towns], False),
        (_AT, *by_site, False),
        (_BY, *by_actor, True),
        (_FOR, *by_claim, True),
    )
    mention = np.concatenate([found for _, found, _, _ in kinds])
    regions, names = len(columns.regions) + 1, 1 + max(int(found.max(initial=0)) for _, _, found, _ in kinds)
    key = np.concatenate(
        [
            (kind * names + name) * regions + (r.region[found] + 1 if regional else 0)
            for kind, found, name, regional in kinds
        ]
    )
    wide = np.where(np.arange(len(mention)) < len(towns), 0, wide[mention])
    first, last = r.start[mention] - wide, r.end[mention] + wide
    last[: len(towns)] += 1
    key = key + r.kind[mention] * (4 * names * regions)
    return Keys(mention, np.unique(key, return_inverse=True)[1], first, last - first + 1)


def _each(sets: Ragged, which: Ints) -> tuple[Ints, Ints]:
    """Each member of the sets ``which``, one set for each mention, -1 for none: the mention, and the member."""
    counts = np.where(which >= 0, sets.counts[which], 0)
    mention = np.repeat(np.arange(len(which)), counts)
    place = np.arange(len(mention)) - np.repeat(np.cumsum(counts) - counts, counts)
    return mention, sets.members[sets.first[which[mention]] + place].astype(np.int64)
