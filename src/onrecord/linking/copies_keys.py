"""Keys by which copies are looked for: reports that share none are never compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from rensa import RMinHash

from onrecord.linking.copies_words import Wording, shingles_of

SEED = 20_250_517
"""Of the hash functions. Another seed gives other keys: those that are kept would have to be made again."""

LEAST_WORDS = 8
"""Words of a sentence that makes keys; a shorter one is read with the next, for "He declined to comment." is
everybody's."""

ROWS, BANDS = 2, 2
FULL = 100
"""Reports under one key. What more share is a stock sentence, or the first of them find the rest."""

LEAST_SHARED = 0.1
"""Of the keys of whichever has fewer, the share that two must have in common to be compared word by word."""

MOST_COMPARED = 50
"""Reports that one is compared with word by word, those with most keys in common first."""


def keys_of(wordings: Sequence[Wording]) -> list[tuple[int, ...]]:
    """Keys of each report, two for a sentence, each below 2**63; by MinHash over the sentence's shingles.

    A sentence that stands in two reports gives both the same keys wherever it stands and however long the
    report around it is. That is why sentences are hashed and not the whole: the likeness of a wire report of 300
    words and an article of 1,200 that holds it is only a quarter. A sentence in which one word of twenty was
    changed shares a key in about four of ten cases. Hashing many reports in one call is ten times as quick.
    """
    sets = [[tokens for tokens in map(shingles_of, _units(one)) if tokens] for one in wordings]
    digests = iter(
        RMinHash.digests_from_token_sets([one for of_one in sets for one in of_one], ROWS * BANDS, SEED)
    )
    return [tuple(dict.fromkeys(chain.from_iterable(map(_keys, islice(digests, len(one)))))) for one in sets]


def _keys(digest: Sequence[int]) -> Iterator[int]:
    """A key for each band: two 32-bit values and its number, as one number that fits a database's integers."""
    for band in range(BANDS):
        first, second = digest[band * ROWS : (band + 1) * ROWS]
        yield ((first << 31) ^ (second << 1) ^ band) & (2**63 - 1)


def _units(wording: Wording) -> Iterator[tuple[str, ...]]:
    """The words of each sentence; of a short one and what follows it, together."""
    start: int | None = None
    end = 0
    for first, end in wording.units:
        start = first if start is None else start
        if end - start >= LEAST_WORDS:
            yield wording.words[start:end]
            start = None
    if start is not None:
        yield wording.words[start:end]


class KeyIndex:
    """Reports, told by whole numbers that the caller gives, under their keys."""

    def __init__(self) -> None:
        self._under: dict[int, list[int]] = {}
        self._number: dict[int, int] = {}

    def add(self, report: int, keys: Sequence[int]) -> None:
        """Put ``report`` under its ``keys``, but under none that is full."""
        self._number[report] = len(keys)
        for key in keys:
            there = self._under.setdefault(key, [])
            if len(there) < FULL:
                there.append(report)

    def near(self, keys: Sequence[int]) -> list[int]:
        """Reports that share enough of ``keys`` to be compared, in the order of their numbers."""
        shared: Counter[int] = Counter()
        for key in keys:
            shared.update(self._under.get(key, ()))
        enough = [
            (-count, report)
            for report, count in shared.items()
            if count >= LEAST_SHARED * min(len(keys), self._number[report])
        ]
        return sorted(report for _, report in sorted(enough)[:MOST_COMPARED])
