"""Captions: the words that a photograph's credit belongs to."""

from dataclasses import replace

from onrecord.cleaning.furniture import LONGEST
from onrecord.cleaning.headings import looks_like_heading
from onrecord.cleaning.inline import is_sign_off
from onrecord.cleaning.lines import Piece

_SHORT = 250  # code points: a caption on a line of its own above its credit is rarely longer


def label_captions(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the words right before a credit, or after a line that says "Image caption", as a caption."""
    labelled = list(pieces)
    for number, piece in enumerate(pieces):
        if number and not labelled[number - 1].label and _has_caption(text, pieces, number):
            labelled[number - 1] = replace(labelled[number - 1], label="caption")
        if not piece.label and number and _announces(pieces[number - 1].span.of(text)):
            labelled[number] = replace(piece, label="caption")
    return labelled


def _has_caption(text: str, pieces: list[Piece], number: int) -> bool:
    credit, before = pieces[number], pieces[number - 1]
    if credit.label != "credit" or is_sign_off(credit.span.of(text)) or len(before.span) > LONGEST:
        return False
    if credit.cut:
        return len(before.span) <= _SHORT or number + 1 < len(pieces)
    words = before.span.of(text)
    return not credit.gap and len(words) <= _SHORT and not looks_like_heading(words, 60) and number > 1


def _announces(line: str) -> bool:
    return len(line) < 20 and line.lower().rstrip(" ,:") in {"image caption", "media caption", "video caption"}
