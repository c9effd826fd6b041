"""Words between quotation marks: straight, curly, German and French, double and single.

Apostrophes are no quotation marks. A quotation that runs over paragraphs, each reopened by a mark, is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.finding.speech import is_speech
from onrecord.records import Passage, Quotation, Report, Span

_MARKS = re.compile("[\"“”„‟«»‘’‚'‹›]")
_CLOSERS = {'"': '"', "“": '”"“', "„": '“”"‟', "«": "»", "»": "«", "‘": "’'", "'": "'", "‚": "‘’", "‹": "›"}
_CLOSES_ONLY = "”’›"
_SILENT = frozenset({"byline", "credit", "boilerplate"})


@dataclass(frozen=True, slots=True)
class _Quoted:
    mark: str
    start: int
    end: int
    closed: bool

    @property
    def inside(self) -> Span:
        return Span(self.start + 1, self.end - 1 if self.closed else self.end)


def find_quotations(report: Report) -> tuple[Quotation, ...]:
    """Every quotation in the order of the text, outer ones before those inside them."""
    found: list[Quotation] = []
    running: Quotation | None = None
    running_mark = ""
    for passage in report.passages:
        if passage.kind in _SILENT:
            continue
        carried = ""
        for quoted in _in_passage(report.text, passage):
            reopens = quoted.start == passage.span.start and quoted.mark == running_mark and running is not None
            quotation = _quotation(report.text, quoted)
            if reopens and running is not None:
                found.remove(running)
                quotation = replace(
                    quotation,
                    span=Span(running.span.start, quotation.span.end),
                    pieces=running.pieces + quotation.pieces,
                    speech=True,
                )
            running = None
            found.append(quotation)
            if not quoted.closed:
                running, carried = quotation, quoted.mark
        running_mark = carried
        running = running if carried else None
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


def _quotation(text: str, quoted: _Quoted) -> Quotation:
    inside = _trimmed(text, quoted.inside)
    span = Span(quoted.start, quoted.end)
    return Quotation(span, (inside,), is_speech(text, span, inside), quoted.closed)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _in_passage(text: str, passage: Passage) -> Iterator[_Quoted]:
    """The quotations of one passage, in order of their opening marks."""
    stop = passage.span.end
    open_: list[tuple[str, int]] = []
    found: list[_Quoted] = []
    for match in _MARKS.finditer(text, passage.span.start, stop):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > passage.span.start else " "
        after = text[at + 1] if at + 1 < stop else " "
        if open_ and mark in _CLOSERS[open_[-1][0]] and _can_close(text, at, before, after, stop):
            opened, start = open_.pop()
            if at > start + 1:
                found.append(_Quoted(opened, start, at + 1, True))
        elif (
            len(open_) > 1
            and mark in _CLOSERS[open_[0][0]]
            and mark not in "'’"
            and not _can_open(mark, before, after)
        ):
            opened, start = open_[0]
            open_.clear()
            found.append(_Quoted(opened, start, at + 1, True))
        elif _can_open(mark, before, after) and not any(mark == opened for opened, _ in open_):
            open_.append((mark, at))
    for opened, start in open_[:1]:
        if opened not in "'‘‚‹" and stop > start + 1 and text[start + 1 : stop].strip():
            found.append(_Quoted(opened, start, stop, False))
            found = [one for one in found if one.start <= start or one.end <= stop]
    yield from sorted(found, key=lambda one: (one.start, -one.end))


def _can_open(mark: str, before: str, after: str) -> bool:
    if mark in _CLOSES_ONLY or after.isspace():
        return False
    if mark in "“„«»‚‹":
        return True
    return not before.isalnum() and before not in ".,!?%)"


def _can_close(text: str, at: int, before: str, after: str, stop: int) -> bool:
    mark = text[at]
    if mark in "”»«›":
        return True
    if mark in "'’‘":
        return not after.isalnum() and not before.isspace() and not _possessive(text, at, before, after, stop)
    return not before.isspace() or not after.isalnum()


def _possessive(text: str, at: int, before: str, after: str, stop: int) -> bool:
    """Whether the mark after a plural's s is an apostrophe: another mark that may close comes in this sentence."""
    if before not in "sS" or after != " " or not text[at + 2 : at + 3].islower():
        return False
    rest = text[at + 1 : min(stop, at + 400)]
    closing = re.search(r"[^\s'’‘][’'](?!\w)", rest)
    opening = re.search(r"(?<![\w])[‘'](?=\w)", rest)
    return closing is not None and (opening is None or closing.start() < opening.start())
