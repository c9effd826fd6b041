"""When two coders' words are the same: names, free words, and stretches of text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")
Stretch = tuple[int, int]

# Words that say nothing of which name it is: "the Mayor of Leeds" and "Leeds Mayor" are one.
_EMPTY = frozenset(
    {
        *("a", "an", "of", "some", "the"),
        *("dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "sir"),
    }
)
_POSSESSIVE = re.compile(r"[’']s\b|[’']")
_WORD = re.compile(r"[a-z0-9£]+")
# Free words (a demand, a slogan) are the same where they share this much of the shorter, and of the longer.
_OF_SHORTER = 0.6
_OF_LONGER = 0.34


def words_of(text: str) -> frozenset[str]:
    """The telling words of a name or wording, in lower case, without titles, articles and possessive ’s."""
    return frozenset(_WORD.findall(_POSSESSIVE.sub("", text.lower()))) - _EMPTY


def same_name(one: str, other: str) -> bool:
    """Whether two names may stand for one bearer: all words of one are among those of the other."""
    if one and one == other:
        return True
    first, second = words_of(one), words_of(other)
    return bool(first and second) and (first <= second or second <= first)


def same_words(one: str, other: str) -> bool:
    """Whether two wordings are about the same words."""
    if one and one == other:
        return True
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return False
    shared, lengths = len(first & second), sorted((len(first), len(second)))
    return shared / lengths[0] >= _OF_SHORTER and shared / lengths[1] >= _OF_LONGER


def same_code(one: str, other: str) -> bool:
    """Whether two categories are the same."""
    return one == other


def occurrences(text: str, words: str) -> list[Stretch]:
    """Where ``words`` stand in ``text``, one after another; none where they do not."""
    return [match.span() for match in re.finditer(re.escape(words), text)] if words else []


def characters(stretches: Iterable[Stretch]) -> set[int]:
    """The code points that ``stretches`` cover."""
    return {point for start, end in stretches for point in range(start, end)}


def shared(one: set[int], other: set[int]) -> float:
    """Intersection over union, 0 to 1; 0 where both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def nearest(text: str, words: str, points: set[int]) -> Stretch:
    """The occurrence of ``words`` that shares most with ``points``; the first of equals.

    Raises:
        ValueError: they do not stand in ``text``.
    """
    return max(occurrences(text, words), key=lambda spot: len(characters([spot]) & points))


def evidence(text: str | None, stretches: Iterable[Stretch]) -> str:
    """The words that ``stretches`` stand for, on one line; their offsets where the text is not at hand."""
    if text is None:
        return " … ".join(f"[{start}, {end})" for start, end in stretches)
    return " … ".join(" ".join(text[start:end].split()) for start, end in stretches)


def paired(
    firsts: Sequence[One], seconds: Sequence[Other], likeness: Callable[[One, Other], float], least: float
) -> dict[int, int]:
    """One to one, the most alike first: index of ``firsts`` to index of ``seconds``. Of equals, the later."""
    scored = [(likeness(one, other), i, j) for i, one in enumerate(firsts) for j, other in enumerate(seconds)]
    return dict(free(((i, j) for score, i, j in sorted(scored, reverse=True) if score >= least)))


def evenly_paired(
    firsts: Sequence[One], seconds: Sequence[One], likeness: Callable[[One, One], float], least: float
) -> dict[int, int]:
    """As `paired`, but the same pairs when the sides are exchanged (where ``likeness`` knows no sides).

    Equals are taken in the order of what the two of a pair hold; what holds the same may be taken for the same.
    """
    scored = [
        (-score, sorted((repr(one), repr(other))), (i, j))
        for i, one in enumerate(firsts)
        for j, other in enumerate(seconds)
        if (score := likeness(one, other)) >= least
    ]
    return dict(free(pair for _, _, pair in sorted(scored)))


def free(pairs: Iterable[Stretch]) -> Iterator[Stretch]:
    """Those of ``pairs``, in their order, of which neither side has been taken before."""
    taken: tuple[set[int], set[int]] = (set(), set())
    for i, j in pairs:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j
