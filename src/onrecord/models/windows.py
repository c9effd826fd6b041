"""Long texts in windows that the encoder can read at once, each word marked in exactly one of them.

A window's *core* is what it is asked about; cores follow one another without gap or overlap, so nothing is
marked twice and no seam shows. Where a core ends inside a paragraph, the window sees some way beyond it there.
"""

from dataclasses import dataclass

import numpy as np

from onrecord.models.pieces import MARKS, Numbers, Pieces

CORE = 208
"""Pieces in a core, at most."""
BESIDE = 22
"""Pieces that a window sees beyond a core that ends inside a paragraph; with two special pieces, 254 in all."""


@dataclass(frozen=True, slots=True)
class Window:
    """Numbers of pieces: the window is ``[start, end)``, its core ``[first, last)``."""

    start: int
    end: int
    first: int
    last: int


def windows_of(pieces: Pieces, text: str) -> list[Window]:
    """The windows of a text. Cut between paragraphs where possible, then sentences, then words."""
    paragraph = np.flatnonzero(pieces.marks >= MARKS // 2)
    sentence = _after_stops(pieces, text)
    word = np.flatnonzero(np.diff(pieces.words, prepend=-2) != 0)
    total, first = len(pieces), 0
    windows: list[Window] = []
    left = 0
    while first < total:
        last = total
        whole = True
        if total - first > CORE:
            last, whole = _cut(first, (paragraph, sentence, word))
        end = last if whole else min(total, last + BESIDE)
        windows.append(Window(max(0, first - left), end, first, last))
        first, left = last, 0 if whole else BESIDE
    return windows


def _cut(first: int, places: tuple[Numbers, Numbers, Numbers]) -> tuple[int, bool]:
    """Where a core that begins at ``first`` ends, and whether a paragraph ends there."""
    for at, cuts in enumerate(places):
        fitting = cuts[(cuts > first + (CORE // 4 if at < 2 else 0)) & (cuts <= first + CORE)]
        if len(fitting):
            return int(fitting[-1]), at == 0
    return first + CORE, False


def _after_stops(pieces: Pieces, text: str) -> Numbers:
    """The numbers of the pieces that follow the end of a sentence, by its stop."""
    stops = [text[start:end] in {".", "?", "!"} for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    return np.flatnonzero(stops) + 1
