"""Text to what the encoder reads: word pieces with their places, and a mark of case, quotation and paragraph.

The base encoder reads lower case only. What capitals and quotation marks tell goes in beside the pieces, as one
number a piece (:data:`MARKS` in all), for which the model has an embedding of its own.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Numbers = npt.NDArray[np.int64]

CLS, SEP, PAD = 101, 102, 0
"""The vocabulary's special pieces: before and behind a window, and where there is none."""
LOWER, CAPITAL, UPPER, MIXED, DIGITS, OTHER = range(6)
MARKS = 6 * 2 * 2
"""Case of the word (6) by inside quotation marks or not (2) by first of its paragraph or not (2)."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n]*\n?")
_QUOTE = re.compile(r"[\"“”„]|(?<![^\W_])['‘](?=[^\W_])|(?<=[^\s'‘])['’](?![^\W_])")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_QUOTE = 1500
"""Code points after which a quotation that is never closed is taken to be a misprint."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: vocabulary ids, places in code points, marks; arrays of one length.

    ``words`` numbers the word of each piece.
    """

    ids: Numbers
    starts: Numbers
    ends: Numbers
    marks: Numbers
    words: Numbers

    def __len__(self) -> int:
        return len(self.ids)


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """The pieces of ``text``, without special tokens. Their places are code points of ``text``."""
    encoding = tokenizer.encode(_LONE_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = places[:, 0], places[:, 1]
    words = np.array([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    marks = _case_marks(text)[starts] + 6 * quoted(text)[starts]
    first = np.zeros(len(starts), dtype=np.int64)
    heads = [match.start() for match in _PARAGRAPH.finditer(text) if match[0].strip()]
    first[[at for at in np.searchsorted(starts, heads) if at < len(starts)]] = 1
    ids = np.array(encoding.ids, dtype=np.int64)
    return Pieces(ids, starts, ends, marks + 12 * first, words)


def _case(word: str) -> int:
    if word.isdigit() or any(sign.isdigit() for sign in word):
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else CAPITAL
    return CAPITAL if word[0].isupper() and word[1:].islower() else MIXED


def _case_marks(text: str) -> Numbers:
    """For every code point the case of its word."""
    marks = np.full(len(text), OTHER, dtype=np.int64)
    for match in _WORD.finditer(text):
        marks[match.start() : match.end()] = _case(match[0])
    return marks


def quoted(text: str) -> Numbers:
    """1 for every code point between quotation marks of its paragraph (the marks too), else 0.

    A mark that is never closed runs to the end of its paragraph, as quotations over several paragraphs do.
    """
    inside = np.zeros(len(text), dtype=np.int64)
    for paragraph in _PARAGRAPH.finditer(text):
        opened: tuple[str, int] | None = None
        for mark in _QUOTE.finditer(paragraph[0]):
            sign, at = mark[0], paragraph.start() + mark.start()
            if opened is None:
                if sign in "\"“„'‘" and not _closes_only(text, at, sign):
                    opened = (sign, at)
            elif sign in _CLOSED_BY[opened[0]] and (sign not in "'’" or opened[0] in "'‘"):
                inside[opened[1] : at + 1] = 1
                opened = None
        if opened is not None and opened[0] not in "'‘":
            inside[opened[1] : min(paragraph.end(), opened[1] + _LONGEST_QUOTE)] = 1
    return inside


_CLOSED_BY = {'"': '"', "“": '”"', "„": '“”"', "'": "'’", "‘": "’'"}


def _closes_only(text: str, at: int, sign: str) -> bool:
    """Whether a straight mark stands after a word and before a space, so that it can only close."""
    if sign not in "\"'":
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and before not in "([—–-" and (after.isspace() or after in ".,;:")
