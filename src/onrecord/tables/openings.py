"""The letters that a match of a pattern can begin with, read from the pattern itself.

The patterns are those of this package's tables and of codebooks: no conditions, comments or verbose spacing.
More beginnings may be told than there are, never fewer.
"""

import re
from collections.abc import Iterable
from string import digits

LETTERS = 4
"""How many letters of a word are told apart: with more, hardly fewer words begin alike."""
END = " "
"""Stands behind the letters of a word that has no more."""

# What :mod:`re` takes for one letter when it ignores case, but ``str.lower`` does not.
_ALIKE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
_SET = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<same>\(\?P=\w+\))|(?P<open>\(\?(?:P<\w+>|[a-z-]*:|>)|\()|(?P<close>\))"
    rf"|(?P<either>\|)|(?P<edge>\\[bBAZ])|(?P<set>{_SET})|(?P<letters>\w+(?![\w?*+{{])|\w)|(?P<other>\\?.)",
    re.DOTALL,
)
_REPEAT = re.compile(r"(?:[*?+]|\{\d*,?\d*\})[?+]?")
_GAP = re.compile(r"\\s|\[(?:\\s|\\u00a0|[^\w\\^])+\]|[^\w\\.]")  # what no word goes on with
_PASSED = re.compile(rf"(?:[^()|\[\\]|\\.|{_SET})*", re.DOTALL)  # all before the next bracket or bar


def folded(letters: str) -> str:
    """``letters`` as they are compared where case does not count, and digits as 0 to 9."""
    if letters.isascii():
        return letters.lower()
    return "".join(str(int(one)) if one.isdecimal() else one for one in letters.translate(_ALIKE).lower())


def openings(pattern: str) -> frozenset[str]:
    """Up to :data:`LETTERS` folded letters with one of which every match begins; "" where any sign may be first.

    >>> sorted(openings("march(es|ed)?|(un)?armed|no one"))
    ['arme', 'marc', 'no ', 'unar']
    """
    whole, cut = _Reading(pattern).beginnings()
    return frozenset("" if word == END else word for word in whole | cut)


Beginnings = tuple[set[str], set[str]]
"""Of a part of a pattern: those that what follows goes on with, and those that are at their end."""


class _Reading:
    """A pattern, read from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def beginnings(self) -> Beginnings:
        """Those of what stands before the next closing bracket."""
        whole: set[str] = set()
        cut: set[str] = set()
        begun = {""}
        while piece := self._take(_PIECE):
            if piece.lastgroup == "close":
                break
            if piece.lastgroup == "either":
                whole, begun = whole | begun, {""}
            elif piece.lastgroup == "look" or (piece.lastgroup == "open" and not begun):
                self.beginnings()  # of no use: those of what is only looked at, or stands further behind
            elif piece.lastgroup != "edge":
                told, untold = self._of(piece)
                repeat = self._take(_REPEAT)
                how_often = repeat.group() if repeat else ""
                longer = _joined(begun, told)
                over = {word for word in longer if len(word) == LETTERS or how_often.strip("?")}
                cut |= _joined(begun, untold) | over
                may_lack = how_often.startswith(("?", "*", "{0", "{,"))
                begun = longer - over | (begun if may_lack else set())
            if not begun:
                self._take(_PASSED)
        return whole | begun, cut

    def _of(self, piece: re.Match[str]) -> Beginnings:
        """Those of one piece: letters, a set of letters, a gap between words, or what stands in brackets."""
        sign = piece.group()
        if piece.lastgroup == "open":
            return self.beginnings()
        if piece.lastgroup == "letters":
            return {folded(sign)[:LETTERS]}, set()
        if piece.lastgroup == "set" and sign[1:-1].isalnum():
            return {folded(letter) for letter in sign[1:-1]}, set()
        if sign == r"\d":
            return set(), set(digits)
        return set(), {END} if _GAP.fullmatch(sign) else {""}

    def _take(self, what: re.Pattern[str]) -> re.Match[str] | None:
        if taken := what.match(self._pattern, self._at):
            self._at = taken.end()
        return taken


def _joined(first: Iterable[str], second: Iterable[str]) -> set[str]:
    return {(one + other)[:LETTERS] for one in first for other in second}
