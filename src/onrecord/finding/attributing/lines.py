"""Sentences as the rules of attribution see them: a spoken quotation that stands alone is one token."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.finding.tokens import Token, tokens_of
from onrecord.records import Name, Quotation, Report, Span
from onrecord.tables.cues import cue_forms

SILENT = frozenset({"byline", "credit", "boilerplate"})
BLOCK = "\ue000"  # stands for a whole quotation in a line's tokens
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
    r"(?:, [A-Z][\w.]*(?: [A-Z]\w+| \d{1,2}(?!\d))?){0,3}(?: ?\([^()]{2,40}\))? ?(?:—|–|--| - )\s*"
)
_CLAUSE_MARKS = frozenset(
    {".", ",", ";", ":", "?", "!", "-", "–", "—", "--", "(", ")", '"', "“", "”", "‘", "’", "'", "„", "«", "»"}
)


@dataclass(slots=True)
class Line:
    """One sentence: its tokens, the quotations that are single tokens of it, and its names by place.

    ``quoted`` holds the indexes of tokens inside other quotations: no cue is looked for there.
    """

    text: str
    passage: int
    kind: str
    span: Span
    tokens: list[Token]
    blocks: dict[int, Quotation] = field(default_factory=dict)
    quoted: set[int] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)

    def word(self, at: int) -> str:
        """The lower-case token at ``at``, or "" beyond either end."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_block(self, at: int) -> bool:
        """Whether the token at ``at`` is a whole quotation."""
        return at in self.blocks

    def is_mark(self, at: int) -> bool:
        """Whether the token at ``at`` is a mark, or lies beyond either end."""
        return not 0 <= at < len(self.tokens) or (
            not self.is_block(at)
            and not self.tokens[at].is_word
            and self.tokens[at].text not in {"'s", "’s", "£", "$", "€", "%"}
        )

    def span_of(self, first: int, end: int) -> Span:
        """The span of the tokens ``[first, end)``."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def name_starts(self, at: int) -> bool:
        """Whether a name begins at the token ``at``."""
        start = self.tokens[at].start
        return any(name.span.start == start for name in self.names)

    def in_name(self, at: int) -> bool:
        """Whether the token at ``at`` is part of a name."""
        start = self.tokens[at].start
        return any(name.span.start <= start < name.span.end for name in self.names)

    def names_in(self, first: int, end: int) -> list[Name]:
        """The names that lie within the tokens ``[first, end)``."""
        if end <= first:
            return []
        span = self.span_of(first, end)
        return [name for name in self.names if span.covers(name.span)]


def lines_of(report: Report, quotations: tuple[Quotation, ...], names: tuple[Name, ...]) -> list[Line]:
    """Every sentence of the report outside bylines, credits and boilerplate, quotations kept whole."""
    lines: list[Line] = []
    outer = _outermost(quotations)
    starts = [quotation.span.start for quotation in outer]
    for index, passage in enumerate(report.passages):
        if passage.kind in SILENT:
            continue
        inside = [
            q
            for q in outer[
                max(0, bisect_right(starts, passage.span.start) - 1) : bisect_right(starts, passage.span.end)
            ]
            if q.span.meets(passage.span)
        ]
        for span in _joined(report.text, passage.sentences, inside):
            if passage.kind != "headline" and span.start == passage.span.start:
                span = _without_dateline(report.text, span)
            lines.append(_line(report.text, index, passage.kind, span, inside))
    _share_names(lines, names)
    return lines


def _without_dateline(text: str, span: Span) -> Span:
    """Without "LAGOS, May 4 (Agency) -" at the beginning of a report's first words."""
    match = _DATELINE.match(text, span.start, min(span.end, span.start + 90))
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _outermost(quotations: tuple[Quotation, ...]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.span.start >= kept[-1].span.end:
            kept.append(quotation)
    return kept


def _joined(text: str, sentences: tuple[Span, ...], quotations: list[Quotation]) -> Iterator[Span]:
    """Sentences put together where a quotation runs over the end of one, or a speaker follows it."""
    current: Span | None = None
    for sentence in sentences:
        if current is not None and (
            any(q.span.start < current.end and q.span.end > sentence.start for q in quotations)
            or text[sentence.start].islower()
        ):
            current = Span(current.start, sentence.end)
            continue
        if current is not None:
            yield current
        current = sentence
    if current is not None:
        yield current


def _line(text: str, index: int, kind: str, span: Span, quotations: list[Quotation]) -> Line:
    line = Line(text, index, kind, span, [])
    at = span.start
    for quotation in quotations:
        part = _overlap(quotation.span, span)
        if part is None:
            continue
        line.tokens += tokens_of(text, Span(at, part.start)) if part.start > at else []
        if _stands_alone(line, quotation, part):
            line.blocks[len(line.tokens)] = quotation
            line.tokens.append(Token(part.start, part.end, BLOCK, BLOCK))
        else:
            inside = tokens_of(text, part)
            line.quoted.update(range(len(line.tokens), len(line.tokens) + len(inside)))
            line.tokens += inside
        at = part.end
    if at < span.end:
        line.tokens += tokens_of(text, Span(at, span.end))
    return line


def _overlap(one: Span, other: Span) -> Span | None:
    return Span(max(one.start, other.start), min(one.end, other.end)) if one.meets(other) else None


def _stands_alone(line: Line, quotation: Quotation, part: Span) -> bool:
    """Whether a quotation is a clause of its own, not a few words within somebody's clause."""
    if not quotation.speech:
        return False
    if part.start > quotation.span.start or not quotation.closed or len(quotation.pieces) > 1:
        return True
    words = line.text[quotation.pieces[0].start : quotation.pieces[0].end]
    ends = words[-1] in ".,!?…—–-;"
    before = next((token for token in reversed(line.tokens)), None)
    long = words.count(" ") >= 3
    if before is None:
        return ends or long
    capital = next((char for char in words if char.isalnum()), "a").isupper()
    if before.text == ":":
        return capital or long or ends
    if before.text in {",", BLOCK, "—", "–", "-"} or before.lower in cue_forms():
        return capital and (ends or long or before.lower in cue_forms())
    return False


def _share_names(lines: list[Line], names: tuple[Name, ...]) -> None:
    starts = [line.span.start for line in lines]
    for name in names:
        at = bisect_right(starts, name.span.start) - 1
        if at >= 0 and lines[at].span.covers(name.span):
            lines[at].names.append(name)
