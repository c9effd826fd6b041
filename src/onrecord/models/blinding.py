"""What the parser reads of a text: words that tell sides, and loaded ones, as a plain word in the same place.

A model that has read much news is surer of some sides than of others: it marks what "Muslim farmers" did and not
what "Hindu farmers" did, or takes a mob for no crowd. So it reads one and the same word for all of them. What it
marks is told with the places of the words that are there (codebook section 6).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from tokenizers import Tokenizer

from onrecord.models.pieces import Pieces, pieces_of
from onrecord.records import Span
from onrecord.tables.sides import POLITICS, after_riot, camp_words, of_camps, plain_words

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CAMP = re.compile(r"(?:pro|anti)-[^\W\d_]+", re.IGNORECASE)
_NEXT = re.compile(r"[\s-]{1,2}([^\W\d_]+)")
_ARTICLE = re.compile(r"(?<!\w)([Aa]n?)\s\Z")
_OWN = re.compile(r"['’]s\Z")


def blind_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The pieces of ``text`` with plain words read for those that tell sides; places are those of ``text``."""
    swaps = list(_swaps(text))
    if not swaps:
        return pieces_of(text, tokenizer)
    parts: list[str] = []
    origins: list[int] = []
    last = 0
    for start, end, plain in swaps:
        parts += [text[last:start], plain]
        # All of a word's pieces but its end lie at its start: what is marked has the word whole or not at all.
        origins += [*range(last, start), *[start] * len(plain)]
        last = end
    parts.append(text[last:])
    origins += [*range(last, len(text) + 1)]
    pieces = pieces_of("".join(parts), tokenizer)
    ends = {start: end for start, end, _ in swaps}
    places = np.array(origins, dtype=np.int64)
    starts, lasts = places[pieces.starts], places[np.maximum(pieces.ends - 1, 0)]
    stops = np.array([ends.get(int(last), int(last) + 1) for last in lasts], dtype=np.int64)
    return replace(pieces, starts=starts, ends=stops)


def _swaps(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a plain word is read, as ``(start, end, word)``; "a" or "an" before it is read as fits it."""
    for match in _WORD.finditer(text):
        own = _OWN.search(match[0])
        end = match.start() + own.start() if own else match.end()
        plain = _plain(text, Span(match.start(), end))
        if plain is None:
            continue
        if article := _ARTICLE.search(text, max(0, match.start() - 4), match.start()):
            yield article.start(), article.end(1), article[1][0] + "n" * (plain[0].lower() in "aeiou")
        yield match.start(), end, plain


def _plain(text: str, span: Span) -> str | None:
    """The word that is read for a word of the text, or None where it is read itself."""
    word = span.of(text)
    if word in camp_words():
        return camp_words()[word] if _follows(text, span, of_camps()) else None
    if word.lower() == "riot":
        plain = "Protest" if word[0].isupper() else "protest"
        return None if _follows(text, span, after_riot()) else plain
    if _CAMP.fullmatch(word):
        return POLITICS.capitalize() if word[0].isupper() else POLITICS
    return plain_words().get(word)


def _follows(text: str, span: Span, words: frozenset[str]) -> bool:
    following = _NEXT.match(text, span.end)
    return following is not None and following[1].lower() in words
