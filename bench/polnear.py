"""Attribution on PolNeAR: news of politics in which people marked source, cue and content of every attribution.

The set attributes more than saying (thinking, wanting, knowing), so that recall on it has a natural limit.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.finding.parsed import attributing
from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.records import Page, Parse, Settings, Span

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


class Parsed:
    """A parser whose one answer is given already."""

    def __init__(self, name: str, parse: Parse) -> None:
        self.name = name
        self._parse = parse

    def __call__(self, text: str) -> Parse:
        """The answer, whatever is asked."""
        return self._parse


Places = dict[str, list[tuple[int, int]]]


def _said(text: str) -> tuple[Places, Places]:
    """What the program attributes: as statements alone, and with frames of thinking and the like."""
    parser = shipped_parser()
    parse = parser(text)
    coded = code_page(Page(text=text), Settings(gazetteer="none"), Parsed(parser.name, parse))
    said: dict[str, list[Span]] = {part: [] for part in PARTS}
    for statement in coded.statements:
        said["source"] += statement.speaker_spans
        said["cue"] += statement.cue
        said["content"] += statement.content
    frames = attributing(text, parse)
    marked = {
        "source": [span for frame in frames for span in frame.of("source")],
        "cue": [frame.span for frame in frames],
        "content": [span for frame in frames for span in frame.of("content")],
    }
    return _placed(said), _placed({part: [*said[part], *marked[part]] for part in PARTS})


def _placed(spans: dict[str, list[Span]]) -> Places:
    return {part: [(span.start, span.end) for span in found] for part, found in spans.items()}


def _f1(hit: int, said: int, gold: int) -> float:
    return 2 * hit / (said + gold) if said + gold else 0.0


def measure(data: Path) -> dict[str, float]:
    """Token F1 of source, cue and content over all reports of ``data``/polnear/dev.jsonl.gz.

    A token counts once however many attributions it belongs to. ``polnear`` scores statements alone, which are
    of saying and asking; ``program polnear`` all that the program attributes, thoughts and wishes too.
    """
    counts = {which: {part: [0, 0, 0] for part in PARTS} for which in ("polnear", "program polnear")}
    for report in _reports(data):
        tokens = tokens_of(report["text"])
        told = dict(zip(counts, _said(report["text"]), strict=True))
        for part in PARTS:
            gold = touched(tokens, [(a, b) for one in report["attributions"] for a, b in one[part] or []])
            for which, places in told.items():
                got = touched(tokens, places[part])
                for at, more in enumerate((len(gold & got), len(got), len(gold))):
                    counts[which][part][at] += more
    scores = {f"{which} {part} token F1": _f1(*parts[part]) for which, parts in counts.items() for part in PARTS}
    return scores | {
        f"polnear {part} token precision": hit / max(1, said)
        for part, (hit, said, _) in counts["polnear"].items()
    }
