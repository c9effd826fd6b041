"""Figures that are parts of one whole: "45 men and nine women were arrested" (codebook section 4)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.records import Figure, Size, Span
from onrecord.tables.nearby import nearby

_PARTS = frozenset({"people", "police", "things"})
_WHOLE = frozenset(
    {"noun", "one person", "thing"}
)  # rules of the finder by which a figure has a noun of its own
_AGE = r"(?:,\s\d{1,2},?)?"
_COMMA = re.compile(rf"\A{_AGE},?\s\Z")
_AND = re.compile(
    rf"\A{_AGE},?\s(?:{nearby('figures', 'run_joins')}|&)\s(?:another\s|a further\s)?\Z", re.IGNORECASE
)


def in_runs(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """The figures of one sentence in order, those that may add up together: "30 boys, 12 girls and a cook"."""
    run: list[Figure] = []
    commas = 0  # parts since the last "and": a list that never comes to one does not add up
    for figure in figures:
        if figure.counts == "age" and run:
            continue
        gap = text[run[-1].span.end : figure.span.start] if run and _alike(run[-1], figure) else ""
        if gap and _AND.match(gap):
            run, commas = [*run, figure], 0
        elif gap and _COMMA.match(gap) and not commas < 0:
            run, commas = [*run, figure], commas + 1
        else:
            yield from _closed(run, commas)
            run, commas = [figure], 0
    yield from _closed(run, commas)


def _alike(first: Figure, second: Figure) -> bool:
    rules = {first.rule, second.rule}
    return first.counts == second.counts and first.counts in _PARTS and rules <= _WHOLE


def _closed(run: list[Figure], commas: int) -> Iterator[tuple[Figure, ...]]:
    """The run as one, and what only followed it after a comma by itself."""
    whole = len(run) - commas
    if whole > 1:
        yield tuple(run[:whole])
        run = run[whole:]
    yield from ((figure,) for figure in run)


def as_one(run: Sequence[Figure]) -> Figure:
    """The parts of a run as one figure: its words run from the first to the last."""
    first, last = run[0], run[-1]
    return replace(
        first,
        span=Span(first.span.start, last.span.end),
        number=Span(first.number.start, last.span.end),
        unit=last.unit,
        confidence=min(part.confidence for part in run),
    )


def summed(parts: Sequence[Size], words: str) -> Size:
    """The sum of ``parts``, marked as derived; the first qualifier among them is the sum's."""
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    return Size(
        low=sum(low for low in lows if low is not None) if any(low is not None for low in lows) else None,
        high=sum(high for high in highs if high is not None),
        words=words,
        qualifier=next((part.qualifier for part in parts if part.qualifier != "exact"), "exact"),
        basis=parts[0].basis,
        policy=parts[0].policy,
        parts=tuple((part.low, part.high) for part in parts),
        derived=True,
    )
