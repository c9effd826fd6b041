"""Sentences as the rules of attribution see them: a spoken quotation that stands alone is one token."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.finding.tokens import Token, tokens_of
from onrecord.records import Name, Passage, Quotation, Report, Span
from onrecord.tables.cues import cue_forms
from onrecord.tables.letters import writer_of
from onrecord.tables.people import titles

BLOCK = "\ue000"  # stands for a whole quotation in a line's tokens
LONGEST = 250  # tokens: what is longer is no sentence, and is read in pieces, so that time stays linear
_PIECE = 60  # tokens: the shorter, the less there is to read again for each cue
_PAUSES = frozenset({",", "—", "–", "-"})
_WORDLIKE = frozenset({"'s", "’s", "£", "$", "€", "%"})
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
    r"(?:, [A-Z][\w.]*(?: [A-Z]\w+| \d{1,2}(?!\d))?){0,3}(?: ?\([^()]{2,40}\))? ?(?:—|–|--| - )\s*"
)


@dataclass(slots=True)
class Line:
    """One sentence: its tokens, the quotations that are single tokens of it, and its names by place.

    ``quoted`` holds the indexes of tokens inside other quotations: no cue is looked for there. ``spoken``
    are those of them that are speech. ``leads`` keeps where the words before a source begin (``leftward.py``).
    ``ours``: it is of a letter, in which "we" are those who write.
    """

    text: str
    kind: str
    tokens: list[Token]
    blocks: dict[int, Quotation] = field(default_factory=dict)
    quoted: set[int] = field(default_factory=set)
    spoken: set[int] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    leads: dict[int, int] = field(default_factory=dict)
    ours: bool = False

    def word(self, at: int) -> str:
        """The lower-case token at ``at``, or "" beyond either end."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_block(self, at: int) -> bool:
        """Whether the token at ``at`` is a whole quotation."""
        return at in self.blocks

    def is_mark(self, at: int) -> bool:
        """Whether the token at ``at`` is a mark, or lies beyond either end."""
        if not 0 <= at < len(self.tokens):
            return True
        return not (at in self.blocks or self.tokens[at].is_word or self.tokens[at].text in _WORDLIKE)

    def is_past_cue(self, at: int) -> bool:
        """Whether the word at ``at`` is a verb of saying in the past: another cue."""
        return any("past" in one.forms for one in cue_forms().get(self.word(at), ()))

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
    outer = _Outermost.of(quotations)
    lines = [
        piece
        for passage in report.passages
        if passage.tells
        for span in _sentences(report.text, passage, outer)
        for piece in _pieces(_line(report.text, passage.kind, span, outer.meeting(span)))
    ]
    _share_names(lines, names)
    ours = writer_of(report.text, quotations) is not None
    for line in lines:
        line.ours = ours
    return lines


@dataclass(frozen=True, slots=True)
class _Outermost:
    """The quotations that stand in no other, to be asked for by place."""

    quotations: list[Quotation]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, quotations: tuple[Quotation, ...]) -> "_Outermost":
        kept: list[Quotation] = []
        for quotation in quotations:
            if not kept or quotation.span.start >= kept[-1].span.end:
                kept.append(quotation)
        return cls(kept, [one.span.start for one in kept], [one.span.end for one in kept])

    def meeting(self, span: Span) -> list[Quotation]:
        return self.quotations[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]


def _sentences(text: str, passage: Passage, outer: _Outermost) -> Iterator[Span]:
    """The passage's sentences, put together where a quotation runs over the end of one."""
    current: Span | None = None
    for sentence in passage.sentences:
        if current is None:
            current = _without_dateline(text, sentence) if passage.kind != "headline" else sentence
            continue
        gap = outer.meeting(Span(current.end - 1, sentence.start + 1))
        if (
            any(one.span.start < current.end and one.span.end > sentence.start for one in gap)
            or text[sentence.start].islower()
        ):
            current = Span(current.start, sentence.end)
            continue
        yield current
        current = sentence
    if current is not None:
        yield current


def _without_dateline(text: str, span: Span) -> Span:
    """Without "LAGOS, May 4 (Agency) -" at the beginning of a report's first words."""
    match = _DATELINE.match(text, span.start, min(span.end, span.start + 90))
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _line(text: str, kind: str, span: Span, quotations: list[Quotation]) -> Line:
    line = Line(text, kind, [])
    at = span.start
    for quotation in quotations:
        part = Span(max(quotation.span.start, span.start), min(quotation.span.end, span.end))
        line.tokens += _words(text, at, part.start)
        first = len(line.tokens)
        if _stands_alone(line, quotation, part):
            line.blocks[first] = quotation
            line.tokens.append(Token(part.start, part.end, BLOCK, BLOCK))
        else:
            line.tokens += _words(text, part.start, part.end)
            line.quoted.update(range(first, len(line.tokens)))
            line.spoken.update(range(first, len(line.tokens)) if quotation.speech else ())
        at = part.end
    line.tokens += _words(text, at, span.end)
    return line


def _words(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two places, without the full stops of titles and initials: "Mr. J. Doe"."""
    tokens = tokens_of(text, Span(start, end)) if end > start else []
    return [token for number, token in enumerate(tokens) if not _abbreviates(tokens, number)]


def _abbreviates(tokens: list[Token], number: int) -> bool:
    if tokens[number].text != "." or not 0 < number < len(tokens) - 1:
        return False
    before = tokens[number - 1]
    short = before.lower in titles() or (len(before.text) == 1 and before.is_capital)
    return short and before.end == tokens[number].start and tokens[number + 1].is_capital


def _stands_alone(line: Line, quotation: Quotation, part: Span) -> bool:
    """Whether a quotation is a clause of its own, not a few words within somebody's clause."""
    if not quotation.speech:
        return False
    if part.start > quotation.span.start or not quotation.closed or len(quotation.pieces) > 1:
        return True
    words = quotation.pieces[0].of(line.text)
    ends = words[-1:] in tuple(".,!?…—–-;")
    long = words.count(" ") >= 3
    if not line.tokens:
        return ends or long
    before = line.tokens[-1]
    capital = next((char for char in words if char.isalnum()), "a").isupper()
    if before.text == ":":
        return capital or long or ends
    if before.lower in cue_forms():
        return capital
    second_half = bool(line.blocks) and before.text in _PAUSES and ends  # of a quotation that its cue splits
    return second_half or (before.text in _PAUSES | {BLOCK} and capital and (ends or long))


def _pieces(line: Line) -> Iterator[Line]:
    """The line itself, or what is too long for a sentence in pieces."""
    if len(line.tokens) <= LONGEST:
        yield line
        return
    for first, end in pairwise([*range(0, len(line.tokens), _PIECE), len(line.tokens)]):
        yield Line(
            line.text,
            line.kind,
            line.tokens[first:end],
            {at - first: line.blocks[at] for at in range(first, end) if at in line.blocks},
            {at - first for at in range(first, end) if at in line.quoted},
            {at - first for at in range(first, end) if at in line.spoken},
        )


def _share_names(lines: list[Line], names: tuple[Name, ...]) -> None:
    told = [line for line in lines if line.tokens]
    starts = [line.tokens[0].start for line in told]
    for name in names:
        at = bisect_right(starts, name.span.start) - 1
        if at >= 0 and name.span.end <= told[at].tokens[-1].end:
            told[at].names.append(name)
