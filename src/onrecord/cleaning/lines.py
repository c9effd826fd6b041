"""Lines of a text as pieces, and hard-wrapped lines put together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Span

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_BREAKS}]+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_FIRST_WORD = re.compile(r"\S{1,40}")

# A photograph's credit in brackets, often broken over lines: "(\nImage:\nGetty Images)".
_CREDIT_IN_BRACKETS = re.compile(
    r"[(\[]\s{0,9}(?:image|picture|photo(?:graph)?|pic|video|credit|file photo|ap photo|file)s?\s{0,9}"
    r"(?::|by\b|credit\b|courtesy\b|via\b|/|\|)\s{0,9}[^()\[\]]{0,120}[)\]]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that will be a passage. ``label`` is "" until it is known what it is.

    ``gap`` tells that an empty line stands before it, ``cut`` that it continues the line of the piece before.
    """

    span: Span
    label: str = ""
    gap: bool = False
    cut: bool = False


def trimmed(text: str, start: int, end: int) -> Span | None:
    """``[start, end)`` without white space at its ends; None when there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def split_lines(text: str) -> list[Piece]:
    """The lines of ``text`` that hold anything; bracketed photograph credits are pieces of their own."""
    pieces: list[Piece] = []
    start = 0
    for credit in _CREDIT_IN_BRACKETS.finditer(text):
        pieces.extend(_lines_between(text, start, credit.start()))
        cut = bool(pieces) and not _breaks_between(text, pieces[-1].span.end, credit.start())
        pieces.append(Piece(Span(credit.start(), credit.end()), "credit", cut=cut))
        start = credit.end()
    pieces.extend(_lines_between(text, start, len(text)))
    return pieces


def _lines_between(text: str, start: int, end: int) -> Iterator[Piece]:
    last = start
    for match in _LINE.finditer(text, start, end):
        span = trimmed(text, match.start(), match.end())
        if span:
            breaks = _breaks_between(text, last, span.start)
            yield Piece(span, gap=breaks > 1, cut=breaks == 0 and start > 0)
            last = span.end


def _breaks_between(text: str, start: int, end: int) -> int:
    between = text[start:end].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in _BREAKS)


def join_wrapped(text: str, lines: list[Piece]) -> list[Piece]:
    """Put paragraphs together again that were broken at a fixed width of 40 to 130 columns."""
    width = max((len(line.span) for line in lines), default=0)
    if not 40 <= width <= 130 or not _is_wrapped(text, lines, width):
        return lines
    joined: list[Piece] = []
    last: Piece | None = None
    for line in lines:
        if last and not line.label and not last.label and not line.gap and _runs_on(text, last, line, width):
            joined[-1] = Piece(Span(joined[-1].span.start, line.span.end), gap=joined[-1].gap)
        else:
            joined.append(line)
        last = line
    return joined


def _is_wrapped(text: str, lines: list[Piece], width: int) -> bool:
    pairs = [(a, b) for a, b in pairwise(lines) if not (b.gap or a.label or b.label)]
    if len(pairs) < 4:
        return False
    open_ends = sum(
        not _SENTENCE_END.search(text, max(a.span.start, a.span.end - 4), a.span.end)
        and _runs_on(text, a, b, width)
        for a, b in pairs
    )
    return open_ends >= 0.5 * len(pairs)


def _runs_on(text: str, line: Piece, following: Piece, width: int) -> bool:
    """Whether ``line`` is as full as it can be: the first word of ``following`` had no room on it."""
    word = _FIRST_WORD.match(text, following.span.start, following.span.end)
    room = len(line.span) + 1 + (len(word.group()) if word else 0)
    return room > 0.92 * width
