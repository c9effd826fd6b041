"""Live blogs: which lines begin a post, and what the post's heading, author and time are."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from onrecord.cleaning.headings import looks_like_heading
from onrecord.cleaning.inline import span_of_time
from onrecord.cleaning.lines import Piece
from onrecord.records import Post, Span

_FEWEST_TIMES = 3  # times on lines of their own: two may be "published" and "updated"
_TIMED_HEADING = re.compile(r"\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\b\.?)?(?=\s[^\W\d_a-z])")
_FEWEST_NAMES = 2  # the same name alone on a line again


@dataclass(frozen=True, slots=True)
class _Marker:
    """Lines ``[first, last]`` that tell whose post begins and when. ``time`` may stand inside a paragraph."""

    first: int
    last: int
    author: Span | None
    time: Span | None


def find_posts(text: str, pieces: list[Piece]) -> tuple[list[Piece], tuple[Post, ...], list[int | None]]:
    """The pieces with headings of posts labelled, the posts, and the post of each piece (None: before them)."""
    markers = _markers(text, pieces)
    if not _is_live_blog(text, markers):
        return pieces, (), [None] * len(pieces)
    starts = _starts(text, pieces, markers)
    ends = [*starts[1:], len(pieces)]
    owners: list[int | None] = [None] * len(pieces)
    posts = []
    pieces = list(pieces)
    for number, (marker, start, end) in enumerate(zip(markers, starts, ends, strict=True)):
        owners[start:end] = [number] * (end - start)
        heading = _heading(text, pieces, range(start, end))
        if heading is not None:
            pieces[heading] = replace(pieces[heading], label="headline")
        posts.append(
            Post(
                Span(pieces[start].span.start, pieces[end - 1].span.end),
                None if heading is None else pieces[heading].span,
                marker.author,
                marker.time,
            )
        )
    return pieces, tuple(posts), owners


def _markers(text: str, pieces: list[Piece]) -> list[_Marker]:
    """Groups of byline and time lines that something other than furniture follows."""
    markers: list[_Marker] = []
    first: int | None = None
    for number, piece in enumerate(pieces):
        if first is None and piece.label == "time" and _is_update_note(piece.span.of(text)):
            continue
        if piece.label in {"byline", "time"}:
            first = number if first is None else first
            continue
        if first is not None and piece.label in {"boilerplate", "credit"}:
            continue
        if first is not None:
            markers.append(_marker(pieces, first, number - 1))
            first = None
        elif not piece.label and (
            time := span_of_time(text, piece.span) or _time_of_heading(text, pieces, number)
        ):
            markers.append(_Marker(number, number, None, time))
    return markers


def _time_of_heading(text: str, pieces: list[Piece], number: int) -> Span | None:
    """The time that a post's heading begins with: "17:10 Marchers reach the square", a paragraph below it.

    The lines of a programme ("10:00 Assembly") stand under one another, without paragraphs.
    """
    span = pieces[number].span
    match = _TIMED_HEADING.match(text, span.start, span.end)
    below = pieces[number + 1] if number + 1 < len(pieces) else None
    if match is None or below is None or below.label or looks_like_heading(below.span.of(text)):
        return None
    return Span(match.start(), match.end()) if looks_like_heading(text[match.end() + 1 : span.end]) else None


def _marker(pieces: list[Piece], first: int, last: int) -> _Marker:
    group = pieces[first : last + 1]
    author = next((piece.span for piece in group if piece.label == "byline"), None)
    time = next((piece.span for piece in group if piece.label == "time"), None)
    return _Marker(first, last, author, time)


def _is_update_note(line: str) -> bool:
    """Whether a time only tells when the post above it was changed: "Updated at 14.40 BST"."""
    return line.lower().startswith(("updated", "last updated", "modified", "last modified"))


def _is_live_blog(text: str, markers: list[_Marker]) -> bool:
    times = sum(marker.time is not None for marker in markers)
    names = Counter(marker.author.of(text) for marker in markers if marker.author)
    again = sum(count for count in names.values() if count > 1)
    return times >= _FEWEST_TIMES or again >= _FEWEST_NAMES


def _starts(text: str, pieces: list[Piece], markers: list[_Marker]) -> list[int]:
    """Where each post begins: at its marker, or at the heading above it where this blog puts headings first."""
    above = [number for number, marker in enumerate(markers) if _heading_above(text, pieces, marker)]
    below = sum(_heading_below(text, pieces, marker) for marker in markers)
    starts = [marker.first for marker in markers]
    if len(above) * 2 > len(markers) and below * 2 < len(markers):
        for number in above:
            starts[number] -= 1
    return starts


def _heading_above(text: str, pieces: list[Piece], marker: _Marker) -> bool:
    before = pieces[marker.first - 1] if marker.first else None
    return before is not None and not before.label and looks_like_heading(before.span.of(text))


def _heading_below(text: str, pieces: list[Piece], marker: _Marker) -> bool:
    after = pieces[marker.last + 1] if marker.last + 1 < len(pieces) else None
    return after is not None and not after.label and looks_like_heading(after.span.of(text))


def _heading(text: str, pieces: list[Piece], post: range) -> int | None:
    """The first line of words in a post, if it looks like a heading."""
    for number in post:
        if not pieces[number].label:
            return number if looks_like_heading(pieces[number].span.of(text)) else None
    return None
