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
_NAMES = re.compile(rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}}")
_BY_NAMES = re.compile(rf"by:? {_NAMES.pattern}(?:(?: in |,? ?[|,/•·–—-] ?)[^.!?]{{2,80}})?\.?")
_DIVIDER = re.compile(r" ?[,|/•·–—] ?| - ")


def label_lines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Each piece with the label that its own words tell, where they tell any.

    "As it happened: …" is a link to another report, but for the first line of one: that is its headline.
    """
    return [
        piece
        if piece.label or (not number and _fits("headline", "start", piece.span.of(text)))
        else replace(piece, label=label_of(piece.span.of(text)))
        for number, piece in enumerate(pieces)
    ]


def label_of(line: str) -> str:
    """The label of one line: boilerplate, credit, caption, time, byline, name (may be a byline) or ""."""
    if len(line) > LONGEST:
        return ""
    line = line.replace("’", "'")
    for label, where in (
        ("time", "whole"),
        ("boilerplate", "whole"),
        ("boilerplate", "start"),
        ("credit", "whole"),
    ):
        if _fits(label, where, line):
            return label
    return "caption" if _fits("caption", "start", line) else _byline_of(line)


def _fits(label: str, where: str, line: str) -> bool:
    pattern = furniture(label, where)
    return (pattern.fullmatch(line) if where == "whole" else pattern.match(line)) is not None


def _byline_of(line: str) -> str:
    if len(line) > 160:
        return ""
    if _fits("byline", "whole", line):
        return "byline"
    if line[:2].lower() == "by":
        return "byline" if _BY_NAMES.fullmatch("by" + line[2:]) else ""
    if len(line) <= 45 and _BARE_NAME.fullmatch(line) and not line.isupper():
        return "name"
    dividers = list(_DIVIDER.finditer(line))
    for divider in dividers[:1] + dividers[-1:]:
        if _NAMES.fullmatch(line, 0, divider.start()) and is_role(line[divider.end() :]):
            return "byline"
    return ""


def is_role(line: str) -> bool:
    """Whether a line tells what its writer is, such as "Political correspondent"."""
    return len(line) <= 80 and furniture("byline", "role").fullmatch(line) is not None
