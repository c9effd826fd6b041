"""Quotations that no frame holds go to whoever speaks: in news, quoted words are always somebody's.

A window may end between a cue and its quotation, and a quotation that is a paragraph by itself is too far from
its cue for the argument head. What is said here holds whatever the weights: it is a rule, applied after them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.models.pieces import quoted
from onrecord.records import Argument, Frame, Span

WORDS = 4
"""Words from which a quotation is taken for speech, not for a name, a title or a scare quote."""
_CARRIED = 0.5
"""How sure a carried quotation is, by itself: a prior, not measured apart."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_HOLDING = frozenset({"content", "slogan"})


def with_quotations(text: str, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, each with the quotations besides that must be its content."""
    held = np.zeros(len(text), dtype=np.int8)
    for frame in frames:
        for argument in frame.arguments:
            if argument.role in _HOLDING:
                held[argument.span.start : argument.span.end] = 1
    speaking = [at for at, frame in enumerate(frames) if frame.kind == "say" and frame.of("source")]
    starts = [frames[at].span.start for at in speaking]
    carried: dict[int, list[Span]] = {}
    for quotation in _quotations(text):
        if held[quotation.start : quotation.end].mean() < 0.5:
            beside = bisect_right(starts, quotation.start)
            near = [speaking[at] for at in (beside - 1, beside) if 0 <= at < len(speaking)]
            chosen = _speaker(text, [(at, frames[at]) for at in near], quotation)
            if chosen is not None:
                carried.setdefault(chosen, []).append(quotation)
    return [_longer(frame, carried.get(at, [])) for at, frame in enumerate(frames)]


def _quotations(text: str) -> Iterator[Span]:
    """Each stretch between quotation marks, the marks with it, of :data:`WORDS` words or more."""
    edges = np.flatnonzero(np.diff(quoted(text), prepend=0, append=0))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        words = text[start:end].rstrip()
        if len(_WORD.findall(words)) >= WORDS:
            yield Span(start, start + len(words))


def _speaker(text: str, near: list[tuple[int, Frame]], quotation: Span) -> int | None:
    """The frame before the quotation in its paragraph or the one before it, else that behind it in its own."""
    for at, frame in near:
        first, second = sorted((frame.span, quotation))
        between = text[first.end : second.start]
        breaks = len(re.findall(r"\n+", between))
        if breaks <= (first is frame.span) and not frame.span.meets(quotation):
            return at
    return None


def _longer(frame: Frame, quotations: list[Span]) -> Frame:
    if not quotations:
        return frame
    kept = [
        one
        for one in frame.arguments
        if one.role != "content" or not any(quotation.meets(one.span) for quotation in quotations)
    ]
    more = [Argument("content", quotation, _CARRIED) for quotation in quotations]
    order = sorted([*kept, *more], key=lambda one: (one.span.start, -one.span.end))
    return replace(frame, arguments=tuple(order))
