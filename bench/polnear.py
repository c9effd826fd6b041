"""Attribution on PolNeAR: news of politics in which people marked source, cue and content of every attribution.

The set attributes more than saying (thinking, wanting, knowing), so that recall on it has a natural limit.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord
from onrecord.records import Page, Settings, Span

FILE = Path("polnear") / "dev.jsonl.gz"
PARTS = ("source", "cue", "content")


def _reports(data: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(data / FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def tokens_of(text: str) -> list[tuple[int, int]]:
    """``(start, end)`` of the words of ``text`` between white space."""
    places, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    return places


def touched(tokens: list[tuple[int, int]], spans: list[tuple[int, int]]) -> set[int]:
    """The numbers of the tokens of which more than half lies in ``spans``."""
    covered = {at for start, end in spans for at in range(start, end)}
    return {
        n
        for n, (start, end) in enumerate(tokens)
        if sum(at in covered for at in range(start, end)) * 2 > end - start
    }


def _said(text: str) -> dict[str, list[tuple[int, int]]]:
    coded = onrecord.code(Page(text=text), settings=Settings(gazetteer="none"))
    spans: dict[str, list[Span]] = {part: [] for part in PARTS}
    for statement in coded.statements:
        spans["source"] += statement.speaker_spans
        spans["cue"] += statement.cue
        spans["content"] += statement.content
    return {part: [(span.start, span.end) for span in found] for part, found in spans.items()}


def _f1(hit: int, said: int, gold: int) -> float:
    return 2 * hit / (said + gold) if said + gold else 0.0


def measure(data: Path) -> dict[str, float]:
    """Token F1 of source, cue and content over all reports of ``data``/polnear/dev.jsonl.gz.

    A token counts once however many attributions it belongs to.
    """
    counts = {part: [0, 0, 0] for part in PARTS}
    for report in _reports(data):
        tokens = tokens_of(report["text"])
        said = _said(report["text"])
        for part in PARTS:
            gold = touched(tokens, [(a, b) for one in report["attributions"] for a, b in one[part] or []])
            got = touched(tokens, said[part])
            counts[part][0] += len(gold & got)
            counts[part][1] += len(got)
            counts[part][2] += len(gold)
    return {f"polnear {part} token F1": _f1(*counts[part]) for part in PARTS} | {
        f"polnear {part} token precision": counts[part][0] / max(1, counts[part][1]) for part in PARTS
    }
