"""Pairs of mentions that were looked at, with their scores, and the parts that hang together by them."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Part:
    """Mentions that hang together by pairs with a score above 0, by index in rising order.

    ``pairs`` are these pairs from the surest down (of equals by their mentions); ``scores`` are those of all
    pairs within the part that were looked at, the lower index first.
    """

    mentions: list[int]
    pairs: list[tuple[int, int]]
    scores: dict[tuple[int, int], float]

    @property
    def is_of_one_mind(self) -> bool:
        """Whether any two of its mentions are alike: then there is nothing to weigh."""
        count = len(self.mentions)
        return len(self.pairs) == count * (count - 1) // 2


class Edges:
    """Pairs by index into the mentions: 12 bytes a pair. The lower index is the head."""

    def __init__(self) -> None:
        self._heads, self._tails, self._scores = array("i"), array("i"), array("f")

    def add(self, heads: Places, tails: Places, scores: Scores) -> None:
        """Add pairs, many at once."""
        self._heads.frombytes(heads.tobytes())
        self._tails.frombytes(tails.tobytes())
        self._scores.frombytes(scores.tobytes())

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self._heads, self._tails, self._scores, strict=True)

    def parts(self, mentions: int) -> Iterator[Part]:
        """The parts of ``mentions`` that have a pair with a score above 0, by their first mention."""
        root = self._roots(mentions)
        found: dict[int, Part] = {}
        for head, tail, score in self:
            if score > 0:
                found.setdefault(root[head], Part([], [], {})).pairs.append((head, tail))
        for head, tail, score in self:
            if root[head] == root[tail]:
                found[root[head]].scores[head, tail] = score
        for one in range(mentions):
            if root[one] in found:
                found[root[one]].mentions.append(one)
        for part in found.values():
            scores = part.scores
            part.pairs.sort(key=lambda pair: (-scores[pair], pair))
        yield from sorted(found.values(), key=lambda part: part.mentions[0])

    def _roots(self, mentions: int) -> "array[int]":
        """For each mention the one that stands for its part."""
        root = array("i", range(mentions))

        def find(one: int) -> int:
            while root[one] != one:
                root[one] = root[root[one]]
                one = root[one]
            return one

        for head, tail, score in self:
            if score > 0:
                a, b = find(head), find(tail)
                root[max(a, b)] = min(a, b)
        for one in range(mentions):
            root[one] = root[root[one]]
        return root
