"""Headlines, standfirsts and subheads: short lines without a final full stop, and where they stand."""

import re
from dataclasses import replace
from itertools import pairwise

from onrecord.cleaning.lines import Piece

_LONGEST_HEADLINE = 160
_LONGEST_SUBHEAD = 80
_LONGEST_STANDFIRST = 400
_OPEN_END = re.compile(r"[.:;,…][\"'”’»)\]]*\Z")
_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"[-•*·–—>]|\d{1,2}[.)]\s")
_DATELINE = re.compile(r"[A-Z][\w.'’ -]{1,40}(?:, [\w. ]{1,30})? ?(?:\([^()]{2,40}\) ?)?(?:--|–|—| -) ")


def looks_like_heading(line: str, longest: int = _LONGEST_HEADLINE) -> bool:
    """Whether a line is short, begins like a heading and has no final full stop, comma or colon."""
    if len(line) > longest or _OPEN_END.search(line[-6:]) or _ITEM.match(line) or line[0].islower():
        return False
    return len(_WORD.findall(line)) >= 2


def label_headings(text: str, pieces: list[Piece], title: str | None) -> list[Piece]:
    """Label headline and standfirst before the first paragraph, and subheads between paragraphs."""
    pieces = list(pieces)
    words = [number for number, piece in enumerate(pieces) if not piece.label]
    if not any(piece.label == "headline" for piece in pieces[: words[0] if words else 0]):
        words = _label_headline(text, pieces, words, title)
    words = _label_standfirst(text, pieces, words)
    _label_subheads(text, pieces, words)
    return pieces


def _label_headline(text: str, pieces: list[Piece], words: list[int], title: str | None) -> list[int]:
    if not words:
        return words
    first = pieces[words[0]].span.of(text)
    is_title = title is not None and _key(title) == _key(first)
    if not is_title and (len(words) < 2 or not looks_like_heading(first) or first[0] in "\"'“‘"):
        return words
    pieces[words[0]] = replace(pieces[words[0]], label="headline")
    return words[1:]


def _label_standfirst(text: str, pieces: list[Piece], words: list[int]) -> list[int]:
    """A line after the headline is the standfirst when it has no stop, when the byline follows it, or when
    the body says it again."""
    if len(words) < 2:
        return words
    here, following = words[:2]
    line = pieces[here].span.of(text)
    headed = any(piece.label == "headline" for piece in pieces[:here])
    unsigned = not any(piece.label in {"byline", "time"} for piece in pieces[:here])
    signed_next = any(piece.label in {"byline", "time"} for piece in pieces[here + 1 : following])
    if len(line) > _LONGEST_STANDFIRST or _DATELINE.match(line) or pieces[here].cut:
        return words
    open_line = looks_like_heading(line, _LONGEST_STANDFIRST) and len(_WORD.findall(line)) >= 5
    said_again = any(_key(line) in _key(pieces[number].span.of(text)) for number in words[1:5])
    if (headed and (open_line or (unsigned and signed_next))) or (said_again and len(line) > 60):
        pieces[here] = replace(pieces[here], label="standfirst")
        return words[1:]
    return words


def _label_subheads(text: str, pieces: list[Piece], words: list[int]) -> None:
    """A short line with a paragraph before it and right after it is a subhead, unless it ends a list."""
    in_list = True  # nothing before the first paragraph is a subhead
    for here, following in pairwise(words):
        line = pieces[here].span.of(text)
        if not looks_like_heading(line, _LONGEST_SUBHEAD) or line[0] in "\"'“‘(":
            in_list = line.endswith(":")
        elif not in_list and not looks_like_heading(pieces[following].span.of(text), _LONGEST_SUBHEAD):
            pieces[here] = replace(pieces[here], label="headline")


def _key(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))
