"""Captions: the words that a photograph's credit belongs to."""

import re
from dataclasses import replace

from onrecord.cleaning.headings import looks_like_heading
from onrecord.cleaning.inline import is_sign_off
from onrecord.cleaning.lines import Piece

_LONGEST = 400
_SHORT = 250  # code points: a caption on a line of its own above its credit is rarely longer
_PHOTOGRAPHIC = re.compile(
    r"\b(?:photo|pic|image|video|credit|getty|shutterstock|alamy|file)|[/©]", re.IGNORECASE
)


def label_captions(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the words right before a credit, or after a line that says "Image caption", as a caption."""
    labelled = list(pieces)
    words = 0
    for number, piece in enumerate(pieces):
        if piece.label == "credit" and words and not labelled[number - 1].label:
            if _is_caption(text, piece, pieces[number - 1], words == 1):
                labelled[number - 1] = replace(labelled[number - 1], label="caption")
        elif not piece.label and number and _announces(pieces[number - 1].span.of(text)):
            labelled[number] = replace(piece, label="caption")
        words += not piece.label
    return labelled


def _is_caption(text: str, credit: Piece, before: Piece, first: bool) -> bool:
    """Whether ``before`` is the caption of ``credit``. The ``first`` words of a report may be its headline."""
    told, words = credit.span.of(text), before.span.of(text)
    if is_sign_off(told) or len(words) > _LONGEST:
        return False
    if credit.cut:
        return True
    if looks_like_heading(words, _SHORT):
        return not first
    return not credit.gap and len(words) <= _SHORT and _PHOTOGRAPHIC.search(told) is not None


def _announces(line: str) -> bool:
    return len(line) < 20 and line.lower().rstrip(" ,:") in {"image caption", "media caption", "video caption"}
