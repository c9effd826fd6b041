"""Lines that hold nothing but a name: a byline where its place in the report says so, words otherwise."""

from collections import Counter
from dataclasses import replace

from onrecord.cleaning.furniture import is_role
from onrecord.cleaning.headings import looks_like_heading
from onrecord.cleaning.lines import Piece


def settle_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """Make every piece labelled "name" a byline or plain words, and the roles after bylines bylines too."""
    counts = Counter(piece.span.of(text) for piece in pieces if piece.label == "name")
    settled: list[Piece] = []
    in_body = False
    for number, piece in enumerate(pieces):
        before = settled[-1].label if settled else ""
        if piece.label == "name":
            again = counts[piece.span.of(text)] > 1
            label = "byline" if again or _stands_as_byline(text, pieces, number, in_body) else ""
        elif not piece.label and before == "byline" and is_role(piece.span.of(text)):
            label = "byline"
        else:
            label = piece.label
            in_body = in_body or (not label and not looks_like_heading(piece.span.of(text)))
        settled.append(replace(piece, label=label))
    return settled


def _stands_as_byline(text: str, pieces: list[Piece], number: int, in_body: bool) -> bool:
    """Whether a name that stands alone once is a byline: next to a byline, time or role, or above the body."""
    before = pieces[number - 1] if number else None
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    near = {piece.label for piece in (before, after) if piece}
    if near & {"byline", "time"} or (after and is_role(after.span.of(text))):
        return True
    if after is None:
        return before is not None
    if in_body:
        return False
    if before is None:
        return not after.label and looks_like_heading(after.span.of(text))
    return not after.label and not looks_like_heading(after.span.of(text))
