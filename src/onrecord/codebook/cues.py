"""Cues to patterns: how the words listed in the codebook are found in a text.

A cue is a regular expression in a plain hand (docs/codebook.md): a space stands for any white space, ``'`` for
either apostrophe, ``-`` for any hyphen, `` ... `` for up to four words, brackets never capture, ``\\w+`` is
one word of at most 30 letters, and ``<police>`` any word of a class (``tables/word_classes.yml``). So no cue can
run away on hostile text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.codebook.variables import ABSENCE, Category, Codebook, Variable
from onrecord.records import Span
from onrecord.tables.files import read_table
from onrecord.tables.word_patterns import WordPattern

_NEAR = 120
"""Code points before and behind a trigger that are searched for its other senses: longer than any of them."""
_WORD = r"[\w'’,-]{1,30}"
_CLASS = re.compile(r"<([a-z]{3,12})>")
_GAP = rf"(?:\s{{1,4}}{_WORD},?){{0,4}}?\s{{1,4}}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text: the category that it tells, and the kind of cue."""

    span: Span
    category: str
    kind: str


_APART = frozenset({"not", "parsed", "beside"}) | ABSENCE
"""Kinds of cue that tell no value: other senses, the forms of what the frame parser marks, what is not known."""


def pattern(cue: str) -> str:
    """The regular expression that ``cue`` stands for, without word boundaries."""
    out = _CLASS.sub(lambda match: f"({word_class(match[1])})", cue)
    out = out.replace(" ... ", "\x00").replace(r"\w+", "\x01")
    out = re.sub(r"\((?!\?)", "(?:", out)
    return _outside_brackets(out).replace("\x00", _GAP).replace("\x01", _WORD)


@cache
def word_class(name: str) -> str:
    """The words of one class of ``tables/word_classes.yml`` as alternatives, written as cues are.

    Raises:
        re.error: there is no such class; what reads a codebook tells of it as of any cue that cannot be read.
    """
    table = read_table("word_classes.yml")
    if name not in table:
        raise re.error(f"no class of words <{name}>: there are {', '.join(sorted(table))}")
    return "|".join(sorted(table[name], key=len, reverse=True))


def _outside_brackets(cue: str) -> str:
    """Spaces, hyphens and apostrophes made general, but for those in ``[…]`` and ``(?…``."""
    parts = re.split(r"(\[[^\]]*\]|\(\?[-a-z:=!<]+)", cue)
    for index in range(0, len(parts), 2):
        plain = parts[index].replace("-", "[-‐‑–]").replace("'", "['’]")
        parts[index] = plain.replace(" ?", r"\s{0,4}").replace(" ", r"\s{1,4}")
    return "".join(parts)


class CueFinder:
    """Finds the cues of one variable in a text, whatever their case, in one pass a category and kind.

    The cues of a variable as a whole are hits of the category ``""``.
    """

    def __init__(self, variable: Variable) -> None:
        own = (variable.whole,) if variable.whole.cues else ()
        categories = (*own, *variable.categories.values())
        self._cues = [
            (category.name, kind, WordPattern(alternation(cues)))
            for category in categories
            for kind, cues in category.cues.items()
            if kind not in _APART and cues
        ]
        self._parsed = _by_category(categories, "parsed")
        self._beside = _by_category(categories, "beside")
        self._other_senses = _by_category(categories, "not")

    def hits(self, text: str) -> Iterator[Hit]:
        """Every cue in ``text`` that stands in none of its category's other senses, grouped by category."""
        senses: dict[str, list[tuple[int, int]]] = {}
        for category, kind, words in self._cues:
            for match in words.finditer(text):
                if category not in senses:
                    senses[category] = self._senses_of(category, text, Span(0, len(text)))
                start, end = match.span()
                if not any(start < stop and begin < end for begin, stop in senses[category]):
                    yield Hit(Span(start, end), category, kind)

    def forms_of(self, text: str, span: Span) -> tuple[tuple[str, ...], bool]:
        """The categories whose ``parsed`` cues stand in ``span``, a trigger that the frame parser marked,

        and whether the words there are known in another sense of each of them.
        """
        told = [name for name, cues in self._parsed.items() if cues.search(text, span.start, span.end)]
        near = Span(max(0, span.start - _NEAR), min(len(text), span.end + _NEAR))
        others = [
            any(start < span.end and span.start < end for start, end in self._senses_of(name, text, near))
            for name in told
        ]
        own = tuple(name for name, other in zip(told, others, strict=True) if not other)
        return own or tuple(told), bool(told) and not own

    def forms_beside(self, text: str, clause: Span) -> tuple[str, ...]:
        """The categories whose ``beside`` cues stand in ``clause``, that of a trigger which the parser marked.

        "Granted" says nothing, "granted an order against the camp" is an injunction.
        """
        return tuple(n for n, cues in self._beside.items() if cues.search(text, clause.start, clause.end))

    def _senses_of(self, category: str, text: str, within: Span) -> list[tuple[int, int]]:
        other = self._other_senses.get(category)
        return [match.span() for match in other.finditer(text, within.start, within.end)] if other else []


def _by_category(categories: Iterable[Category], kind: str) -> dict[str, WordPattern]:
    """One pattern for all cues of ``kind``, by the name of their category; categories without them left out."""
    return {one.name: WordPattern(alternation(cues)) for one in categories if (cues := one.cues.get(kind))}


def alternation(cues: Iterable[str]) -> str:
    """One alternation of all ``cues``, the longer first, without brackets round it; never empty."""
    return "|".join(map(pattern, sorted(cues, key=len, reverse=True))) or r"(?!)"


@cache
def cue_finder(codebook: Codebook, name: str) -> CueFinder:
    """The finder of one variable's cues, made once a codebook."""
    return CueFinder(codebook[name])
