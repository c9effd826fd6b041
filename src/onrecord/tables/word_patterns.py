"""Patterns of words, looked for only where a word of the text begins as one of theirs does.

A list of many words tried at every letter is the dearest way to read a text. So the words of a text are noted
once by the letters that they begin with, and each list is tried at those few of them that it can match at. What
is found is what :mod:`re` finds.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache

from onrecord.tables.openings import END, LETTERS, folded, openings

_WORD = re.compile(r"\w+")
_KEPT = 4
"""Texts whose words are kept: the report in hand, and a form or two of it."""
_SHORT = 500
"""Code points up to which a text is read letter by letter: noting its words would take longer."""


class WordPattern:
    """A regular expression of words: what :mod:`re` compiles from ``before``, the alternatives and ``behind``.

    ``before`` must be an edge of a word: a match begins where no letter, digit or ``_`` stands before it.
    """

    def __init__(
        self,
        alternatives: str,
        flags: re.RegexFlag = re.IGNORECASE,
        *,
        before: str = r"(?<!\w)",
        behind: str = r"(?!\w)",
    ) -> None:
        self.regex = re.compile(f"{before}(?:{alternatives}){behind}", flags)
        self._alternatives = alternatives

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first letters of what it finds; "" among them where that may begin with any sign."""
        return openings(self._alternatives)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in ``text[start:end]`` that do not overlap, in order."""
        stop = len(text) if end is None else end
        if len(text) < _SHORT or "" in self.openings:
            yield from self.regex.finditer(text, start, stop)
            return
        places = _words(text).beginning(self)
        for at in range(bisect_left(places, start), bisect_left(places, stop)):
            if places[at] >= start and (match := self.regex.match(text, places[at], stop)):
                yield match
                start = match.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        return next(self.finditer(text, start, end), None)


class _Words:
    """Where the words of a text begin, by their first letters."""

    def __init__(self, text: str) -> None:
        self._places: dict[str, list[int]] = {}
        for word in _WORD.finditer(text):
            letters = (folded(word.group()[:LETTERS]) + END)[:LETTERS]
            for length in range(1, len(letters) + 1):
                self._places.setdefault(letters[:length], []).append(word.start())
        self._openings = frozenset(self._places)
        self._known: dict[WordPattern, list[int]] = {}

    def beginning(self, pattern: WordPattern) -> list[int]:
        """Where a word begins as a match of ``pattern`` can, in the order of the text."""
        places = self._known.get(pattern)
        if places is None:
            here = self._openings & pattern.openings
            places = self._known[pattern] = sorted(
                {place for letters in here for place in self._places[letters]}
            )
        return places


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> _Words:
    return _Words(text)
