"""What a line is when looked at by itself: page furniture, a credit, a caption, a time, a byline, words."""

import re
from dataclasses import replace

from onrecord.cleaning.lines import Piece
from onrecord.tables.furniture import furniture

LONGEST = 400  # code points; a longer line is text

_NAME = (
    r"[^\W\d_a-z][\w.'’-]*"  # first name
    r"(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|del|den|der|di|dos|du|la|le|el|al|bin|binti|ibn|van|von|ter)){0,3}"
    r" [^\W\d_a-z][\w'’-]*"
)
_BARE_NAME = re.compile(_NAME)
_NAMES_AND_MORE = re.compile(
    rf"(?P<by>by:? )?{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}}"
    r"(?P<more>(?: in |,? ?[|,/•·–—-] ?)[^.!?]{2,80})?(?P<stop>\.)?"
)
_BY = re.compile(r"by:?\s+\S", re.IGNORECASE)


def label_lines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Each piece with the label that its own words tell, where they tell any."""
    return [piece if piece.label else replace(piece, label=label_of(piece.span.of(text))) for piece in pieces]


def label_of(line: str) -> str:
    """The label of one line: boilerplate, credit, caption, time, byline, name (may be a byline) or ""."""
    if len(line) > LONGEST:
        return ""
    for label in ("time", "boilerplate", "credit"):
        if furniture(label, "whole").fullmatch(line):
            return label
    if furniture("boilerplate", "start").match(line):
        return "boilerplate"
    if furniture("caption", "start").match(line):
        return "caption"
    return _byline_of(line)


def _byline_of(line: str) -> str:
    if len(line) > 160:
        return ""
    if furniture("byline", "whole").fullmatch(line):
        return "byline"
    if len(line) <= 45 and _BARE_NAME.fullmatch(line) and not line.isupper():
        return "name"
    named = _NAMES_AND_MORE.fullmatch(line[:1].lower() + line[1:] if _BY.match(line) else line)
    if not named:
        return ""
    if named["by"]:
        return "byline"
    told = (named["more"] or "").lstrip(" ,|/•·–—-")
    return "byline" if told and not named["stop"] and furniture("byline", "role").match(told) else ""


def is_role(line: str) -> bool:
    """Whether a line tells what its writer is, such as "Political correspondent"."""
    return len(line) <= 80 and furniture("byline", "role").fullmatch(line) is not None
