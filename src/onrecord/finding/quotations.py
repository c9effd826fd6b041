"""Words between quotation marks: straight, curly, German and French, double and single.

Apostrophes are no quotation marks. A quotation that runs over paragraphs, each reopened by a mark, is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.finding.speech import is_speech
from onrecord.records import Passage, Quotation, Report, Span

_MARKS = re.compile("''|``|[\"“”„‟«»‘’‚'‹›]")
_CLOSERS = {
    "''": ("''",),
    "``": ("''", "``"),
    '"': ('"',),
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"', "‟"),
    "«": ("»",),
    "»": ("«",),
    "‘": ("’", "'"),
    "'": ("'",),
    "‚": ("‘", "’"),
    "‹": ("›",),
}
_SINGLE = frozenset("'‘’‚‹›")
_ALWAYS_OPEN = frozenset("“„«»‚‹")
_ALWAYS_CLOSE = frozenset("”»«›")
_FARTHEST_SINGLE = 1000  # code points between single marks: an opening one without its partner is an apostrophe


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Words between two marks; ``end`` is behind the closing mark, or the passage's end where there is none."""

    mark: str
    start: int
    end: int
    closing: int

    def inside(self, text: str) -> Span:
        start, end = self.start + len(self.mark), self.end - self.closing
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def find_quotations(report: Report) -> tuple[Quotation, ...]:
    """Every quotation in the order of the text, outer ones before those inside them."""
    found: list[Quotation] = []
    running: tuple[int, str] | None = None  # index and mark of a quotation that the last passage left open
    for passage in report.passages:
        if not passage.tells:
            continue
        carried: tuple[int, str] | None = None
        for quoted in _in_passage(report.text, passage):
            quotation = _quotation(report.text, quoted)
            at = len(found)
            if running and quoted.start == passage.span.start and quoted.mark == running[1]:
                at = running[0]
                found[at] = _run_on(found[at], quotation)
            else:
                found.append(quotation)
            running = None
            carried = carried if quoted.closing else (at, quoted.mark)
        running = carried
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


def _quotation(text: str, quoted: _Quoted) -> Quotation:
    inside = quoted.inside(text)
    span = Span(quoted.start, quoted.end)
    return Quotation(span, (inside,), is_speech(text, span, inside), quoted.closing > 0)


def _run_on(first: Quotation, following: Quotation) -> Quotation:
    """One quotation of two paragraphs: the second reopens what the first left open."""
    span = Span(first.span.start, following.span.end)
    return replace(following, span=span, pieces=first.pieces + following.pieces, speech=True)


def _in_passage(text: str, passage: Passage) -> Iterator[_Quoted]:
    """The quotations of one passage, in order of their opening marks."""
    stop = passage.span.end
    waiting: list[tuple[str, int]] = []
    found: list[_Quoted] = []
    for match in _MARKS.finditer(text, passage.span.start, stop):
        if waiting and waiting[-1][0] in _SINGLE and match.start() - waiting[-1][1] > _FARTHEST_SINGLE:
            waiting.pop()
        level = _closed_by(text, match, waiting, stop)
        if level is not None:
            mark, start = waiting[level]
            del waiting[level:]
            if match.start() > start + len(mark):
                found.append(_Quoted(mark, start, match.end(), len(match.group())))
        elif _can_open(text, match, passage.span) and all(mark != match.group() for mark, _ in waiting):
            waiting.append((match.group(), match.start()))
    if waiting and waiting[0][0] not in _SINGLE and text[waiting[0][1] + 1 : stop].strip():
        found.append(_Quoted(*waiting[0], stop, 0))
    yield from sorted(found, key=lambda one: (one.start, -one.end))


def _closed_by(text: str, match: re.Match[str], waiting: list[tuple[str, int]], stop: int) -> int | None:
    """Which of the open marks the mark closes, the innermost first; single ones inside may be apostrophes."""
    for level in range(len(waiting) - 1, -1, -1):
        if match.group() in _CLOSERS[waiting[level][0]] and _can_close(text, match, stop):
            return level
        if waiting[level][0] not in _SINGLE:
            return None
    return None


def _can_open(text: str, match: re.Match[str], passage: Span) -> bool:
    before = text[match.start() - 1] if match.start() > passage.start else " "
    after = text[match.end()] if match.end() < passage.end else " "
    if match.group() in "”’›" or (after.isspace() and match.group() != "«"):
        return False
    return match.group() in _ALWAYS_OPEN or not (before.isalnum() or before in ".,!?%)")


def _can_close(text: str, match: re.Match[str], stop: int) -> bool:
    mark = match.group()
    before = text[match.start() - 1]
    after = text[match.end()] if match.end() < stop else " "
    if mark in _ALWAYS_CLOSE:
        return True
    if mark in _SINGLE:
        return not (after.isalnum() or before.isspace() or _is_possessive(text, match, stop))
    return not (before.isspace() and after.isalnum())


def _is_possessive(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether a mark after a plural's s is an apostrophe: a better closing mark follows in the same sentence."""
    at = match.start()
    if text[at - 1] not in "sS" or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
        return False
    rest = text[at + 1 : min(stop, at + 400)]
    closing = re.search(r"[^\s'’‘][’'](?!\w)", rest)
    opening = re.search(r"(?<!\w)[‘'](?=\w)", rest)
    return closing is not None and (opening is None or closing.start() < opening.start())
