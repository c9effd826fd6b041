"""A report laid out for coding mentions: its telling sentences, each with the findings that stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from onrecord.codebook import Codebook, shipped
from onrecord.coding.laying.described import described
from onrecord.coding.laying.kinds import Kinds
from onrecord.records import (
    DatePhrase,
    Figure,
    Findings,
    Frame,
    Measure,
    Name,
    NotKnown,
    PlacePhrase,
    Quotation,
    Report,
    Span,
    Statement,
    Trigger,
    Wording,
)
from onrecord.records.codings import VoiceRole

# Where one clause gives way to the next. Dates and places seldom belong to a trigger across such words.
_CLAUSE_BREAK = re.compile(
    r"[;:]\s|\s[–—-]{1,2}\s|,\s(?:while|but|and|as(?!\swell\b)|after|with|which|who|where|although|when|before|since|"
    r"because)\b"
    r"|(?<!well)(?<!such)\s(?:while|but|although|because|after|before|whereas|"
    r"as(?!\s(?:well|part|many|much|a|an|planned|usual)\s))\s",
    re.IGNORECASE,
)


_GIVING = frozenset({"say", "think"})  # who hears or learns of a figure does not vouch for it
_FAR = 600  # code points: farther apart, two things are apart however many breaks there are
_FEW = 3  # spaces in words between marks that are as likely a name: “Battle of Leeds”


class HasSpan(Protocol):
    """Any finding."""

    @property
    def span(self) -> Span: ...


Found = TypeVar("Found", bound=HasSpan)


@dataclass(frozen=True)
class Sentence:
    """One telling sentence with what was found in it. ``passage`` is the index of its passage."""

    index: int
    span: Span
    passage: int
    kind: str
    post: int | None
    triggers: tuple[Trigger, ...] = ()
    dates: tuple[DatePhrase, ...] = ()
    places: tuple[PlacePhrase, ...] = ()
    figures: tuple[Figure, ...] = ()
    measures: tuple[Measure, ...] = ()
    wordings: tuple[Wording, ...] = ()
    names: tuple[Name, ...] = ()
    unknowns: tuple[NotKnown, ...] = ()
    marks: tuple[Trigger, ...] = ()


@dataclass(frozen=True)
class View:
    """The report with its sentences, and who is being quoted where."""

    report: Report
    findings: Findings
    statements: tuple[Statement, ...]
    sentences: tuple[Sentence, ...] = field(default=())
    codebook: Codebook = field(default_factory=shipped)

    @property
    def text(self) -> str:
        """The report's text as read."""
        return self.report.text

    def words(self, start: int, end: int) -> str:
        """The text between two offsets, whichever way they lie."""
        return self.report.text[max(0, start) : max(0, end)]

    @cached_property
    def _contents(self) -> tuple[list[tuple[int, int, Statement]], list[int]]:
        rows = sorted(
            ((span.start, span.end, said) for said in self.statements for span in said.content),
            key=lambda row: (row[0], row[1]),
        )
        return rows, [row[0] for row in rows]

    def statement_at(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds ``span``."""
        rows, starts = self._contents
        at = bisect_right(starts, span.start) - 1
        over = [row for row in rows[max(0, at - 8) : at + 1] if span.end <= row[1]]
        return min(over, key=lambda row: (-row[0], row[1]))[2] if over else None

    def statement_before(self, span: Span) -> Statement | None:
        """The last statement whose content begins before ``span``."""
        rows, starts = self._contents
        at = bisect_right(starts, span.start) - 1
        return rows[at][2] if at >= 0 else None

    @cached_property
    def described(self) -> Mapping[str, VoiceRole]:
        """By name, the role in which the words beside it say that a speaker speaks."""
        return described(self.text, self.statements, self.findings.names)

    @cached_property
    def kinds(self) -> Kinds:
        """The names of the report as actors."""
        return Kinds(self.text, self.findings.names)

    @cached_property
    def giving(self) -> tuple[tuple[Frame, tuple[Span, ...]], ...]:
        """What the parser marks as said or thought by a source: each frame with the spans of its content."""
        frames = (frame for frame in self.findings.frames if frame.kind in _GIVING and frame.of("source"))
        return tuple((frame, frame.of("content")) for frame in frames)

    @cached_property
    def _speech(self) -> tuple[list[int], list[Quotation]]:
        found = [quotation for quotation in self.findings.quotations if quotation.speech]
        return [quotation.span.start for quotation in found], found

    def is_quoted(self, span: Span) -> bool:
        """Whether ``span`` stands between quotation marks as somebody's speech."""
        starts, found = self._speech
        at = bisect_right(starts, span.start) - 1
        return at >= 0 and found[at].span.covers(span)

    def is_on_placards(self, span: Span) -> bool:
        """Whether ``span`` stands in words shown or chanted: four or more between marks, which nobody says."""
        return any(
            one.span.covers(span) and one.span.of(self.text).count(" ") >= _FEW
            for one in self.findings.quotations
            if not one.speech
        )

    def breaks(self, first: Span, second: Span) -> int:
        """How many clause breaks lie between two spans of one sentence."""
        start, end = min(first.end, second.end), max(first.start, second.start)
        return len(_CLAUSE_BREAK.findall(self.text, start, min(end, start + _FAR))) if start < end else 0

    def clause(self, sentence: Sentence, span: Span) -> Span:
        """The clause of ``sentence`` round ``span``, as far as words can still bear on it."""
        start = max(sentence.span.start, span.start - _FAR)
        end = min(sentence.span.end, span.end + _FAR)
        for match in _CLAUSE_BREAK.finditer(self.text, start, end):
            if match.end() <= span.start:
                start = match.end()
            elif match.start() >= span.end:
                end = match.start()
                break
        return Span(start, max(end, span.end))


def lay_out(
    report: Report, findings: Findings, statements: tuple[Statement, ...], codebook: Codebook | None = None
) -> View:
    """Put every finding into the telling sentence that holds its first character; the rest is left out."""
    rows = [
        (span, number, passage.kind, passage.post)
        for number, passage in enumerate(report.passages)
        if passage.tells
        for span in passage.sentences or (passage.span,)
    ]
    starts = [row[0].start for row in rows]
    ends = [row[0].end for row in rows]

    def spread(found: Iterable[Found]) -> dict[int, list[Found]]:
        spots: dict[int, list[Found]] = {}
        for finding in found:
            at = bisect_right(starts, finding.span.start) - 1
            if at >= 0 and finding.span.start < ends[at]:
                spots.setdefault(at, []).append(finding)
        return spots

    triggers, dates, places = spread(findings.triggers), spread(findings.dates), spread(findings.places)
    figures, measures = spread(findings.figures), spread(findings.measures)
    wordings, names = spread(findings.wordings), spread(findings.names)
    unknowns, marks = spread(findings.unknowns), spread(findings.marks)
    sentences = tuple(
        Sentence(
            index, span, passage, kind, post,
            tuple(triggers.get(index, ())), tuple(dates.get(index, ())), tuple(places.get(index, ())),
            tuple(figures.get(index, ())), tuple(measures.get(index, ())), tuple(wordings.get(index, ())),
            tuple(names.get(index, ())), tuple(unknowns.get(index, ())), tuple(marks.get(index, ())),
        )
        for index, (span, passage, kind, post) in enumerate(rows)
    )  # fmt: skip
    return View(report, findings, statements, sentences, codebook or shipped())
