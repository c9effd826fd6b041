"""Names (UNER-EWT test) and roles (EWT-PropBank test): what the parser learnt from the train splits alone."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from training.corpora import ewt
from training.examples import Example

from bench.frames import Tally
from onrecord.models.decoding import best_tags, log_chances, spans_of
from onrecord.models.parser import FrameParser
from onrecord.models.scheme import PROPBANK_ROLES

PREDICATES = frozenset({
    "accuse.01", "add.01", "announce.01", "arrest.01", "ask.02", "ban.01", "bar.01", "charge.01",
    "charge.05", "claim.01", "demand.01", "demonstrate.01", "demonstrate.02", "detain.01", "gather.01",
    "gather.02", "march.01", "order.01", "prohibit.01", "protest.01", "rally.01", "report.01",
    "request.01", "say.01", "state.01", "tell.01", "write.01",
})  # fmt: skip
"""Saying, arresting, charging, marching, gathering, demanding, banning."""
_NUMBERED = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})


def names(data: Path, parser: FrameParser) -> dict[str, float]:
    """Exact F1 of persons, organisations and places over the UNER-EWT test sentences."""
    tally = Tally()
    for example in ewt(data, "test"):
        if example.entities is not None:
            told = [(one.kind, one.span.start, one.span.end) for one in parser(example.text).entities]
            tally.add(told, [(kind, *place) for kind, place in example.entities])
    return {"parser UNER-EWT entity F1": tally.f1}


def roles(data: Path, parser: FrameParser) -> dict[str, float]:
    """Exact F1 of the roles of given predicates (those of :data:`PREDICATES`) over EWT-PropBank test."""
    tally, every = Tally(), Tally()
    for example in ewt(data, "test"):
        for told, wanted, predicate in _marked(example, parser):
            every.add(told, wanted)
            if predicate in PREDICATES:
                tally.add(told, wanted)
    return {"parser EWT-PropBank role F1": tally.f1, "parser EWT-PropBank role F1, all predicates": every.f1}


def _marked(example: Example, parser: FrameParser) -> Iterator[tuple[list[object], list[object], str]]:
    reads = list(parser.windows(example.text))
    if len(reads) != 1 or not example.propbank:
        return
    pieces, read = reads[0]
    at = [int(np.searchsorted(pieces.ends, frame.trigger[0], side="right")) for frame in example.propbank]
    lasts = [
        int(np.searchsorted(pieces.starts, frame.trigger[1], side="left")) - 1 for frame in example.propbank
    ]
    logits = parser.role_scores(
        read.pieces, read.triggers, [(a + 1, b + 1) for a, b in zip(at, lasts, strict=True)]
    )
    chances = log_chances(logits["propbank"][:, 1:-1][:, read.heads])
    for number, (frame, tags) in enumerate(zip(example.propbank, best_tags(chances), strict=True)):
        spans = _each_once(spans_of(tags, chances[number]))
        told = [
            (PROPBANK_ROLES[role], *parser.place_of(pieces, read, first, last)) for role, first, last in spans
        ]
        yield list(told), [(role, *place) for role, place in frame.arguments], frame.kind


def _each_once(spans: Iterable[tuple[int, int, int, float]]) -> Iterator[tuple[int, int, int]]:
    """Spans ``(role, first, last)``; a predicate has each numbered role once: of several the surest is taken."""
    kept: dict[tuple[int, int], tuple[int, int, int, float]] = {}
    for one in spans:
        key = (one[0], 0 if PROPBANK_ROLES[one[0]] in _NUMBERED else one[1])
        if key not in kept or one[3] > kept[key][3]:
            kept[key] = one
    yield from (one[:3] for one in kept.values())
