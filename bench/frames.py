"""The frame parser against people: attributions, police action, and our own sentences kept aside."""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from training.calibrate import judged_frames
from training.markup import Item

from bench.polnear import PARTS, tokens_of, touched
from onrecord.finding.policing import is_of_police
from onrecord.models.parser import FrameParser
from onrecord.records import CUE_KINDS, Frame, Parse, Span
from onrecord.tables.crowd import crowd_pattern
from onrecord.tables.doings import told_as

Parser = Callable[[str], Parse]
Spans = list[tuple[int, int]]


def rows(path: Path) -> Iterator[Any]:
    """The rows of a compressed file of one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


class Tally:
    """Right, told and wanted, for an F1."""

    def __init__(self) -> None:
        self.right = self.told = self.wanted = 0

    def add(self, told: Iterable[Any], wanted: Iterable[Any]) -> None:
        """Count what was told against what was wanted, each thing once for each time it stands there."""
        ours, theirs = Counter(told), Counter(wanted)
        self.right += sum((ours & theirs).values())
        self.told += sum(ours.values())
        self.wanted += sum(theirs.values())

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where there is nothing."""
        return 2 * self.right / (self.told + self.wanted) if self.told + self.wanted else 0.0

    @property
    def precision(self) -> float:
        """The share of what was told that is right."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was told."""
        return self.right / self.wanted if self.wanted else 0.0


def hull(frame: Frame, role: str) -> Spans:
    """The spans of a role of a frame."""
    return [(span.start, span.end) for span in frame.of(role)]


def polnear(data: Path, parser: Parser) -> dict[str, float]:
    """Attribution on PolNeAR dev: token F1, exact-span F1, and the right source for a found content.

    A token counts once however many attributions it belongs to. A source or content is exact when all its spans
    are, white space at their ends aside. A content counts as found when more than half of its tokens and of the
    parser's are the same; its source is right when more than half of either's tokens are the other's.
    """
    tallies = {part: Tally() for part in PARTS}
    exact = {part: Tally() for part in PARTS}
    found = right = 0
    for report in rows(data / "polnear" / "dev.jsonl.gz"):
        text = report["text"]
        tokens = tokens_of(text)
        frames = [frame for frame in parser(text).frames if frame.attributes]
        ours = [{"cue": [(one.span.start, one.span.end)], **{r: hull(one, r) for r in ("source", "content")}}
                for one in frames]  # fmt: skip
        theirs = [
            {part: [tuple(at) for at in one[part] or []] for part in PARTS} for one in report["attributions"]
        ]
        for part in PARTS:
            got = touched(tokens, [at for one in ours for at in one[part]])
            gold = touched(tokens, [at for one in theirs for at in one[part]])
            tallies[part].add(got, gold)
            exact[part].add(_exact(tokens, ours, part), _exact(tokens, theirs, part))
        here, well = _sourced(tokens, ours, theirs)
        found, right = found + here, right + well
    scores = {f"parser polnear {part} token F1": tallies[part].f1 for part in PARTS}
    scores |= {f"parser polnear {part} exact F1": exact[part].f1 for part in ("source", "content")}
    return scores | {"parser polnear source for a found content": right / max(1, found)}


def _exact(tokens: Spans, attributions: list[dict[str, Spans]], part: str) -> set[frozenset[int]]:
    return {frozenset(touched(tokens, one[part])) for one in attributions} - {frozenset()}


def _sourced(tokens: Spans, ours: list[dict[str, Spans]], theirs: list[dict[str, Spans]]) -> tuple[int, int]:
    found = right = 0
    told = [(touched(tokens, one["content"]), touched(tokens, one["source"])) for one in ours]
    for one in theirs:
        content, source = touched(tokens, one["content"]), touched(tokens, one["source"])
        if not content or not source:
            continue
        matches = [mine for seen, mine in told if 2 * len(seen & content) > max(len(seen), len(content))]
        if matches:
            found += 1
            right += any(2 * len(mine & source) > max(len(mine), len(source)) for mine in matches)
    return found, right


POLICE = ("KILL", "ARREST", "FORCE", "ANY_ACTION")


_TELLS = {
    "arrest": frozenset({"ARREST"}),
    "force": frozenset({"FORCE"}),
    "killing": frozenset({"KILL", "FORCE"}),
}
_SPEAKING = frozenset({"say", "order"})


def police_actions(text: str, parse: Parse) -> set[str]:
    """Which labels of IndiaPoliceEvents the frames of one sentence tell of: what police are told to have done.

    The set takes nothing that is only asked for, feared or to come. Who was killed by police was met with force;
    to say or order something, or to be the agent of any other frame, is to do something. For the failure to act
    there is no frame.
    """
    told: set[str] = set()
    police = crowd_pattern("police")
    for frame in parse.frames:
        doers = frame.of("source") if frame.kind in _SPEAKING else frame.of("agent")
        by_them = any(police.search(span.of(text)) for span in doers)
        if not frame.attributes and told_as(text, frame.span.start, frame.span.end) != "done":
            continue
        if is_of_police(text, Span(0, len(text)), frame):
            told |= {"ANY_ACTION"} | _TELLS.get(frame.kind, frozenset())
        elif by_them:
            told.add("ANY_ACTION")
    return told


def india(data: Path, parser: Parser) -> dict[str, float]:
    """IndiaPoliceEvents: F1 of documents by label, and of sentences for arrests."""
    of_sentences = {label: Tally() for label in POLICE}
    wanted: dict[int, set[str]] = {}
    told: dict[int, set[str]] = {}
    for row in rows(data / "india-police-events" / "sents.jsonl.gz"):
        gold, got = set(row["sent_labels"]), police_actions(row["sent_text"], parser(row["sent_text"]))
        for label in POLICE:
            of_sentences[label].add([1] if label in got else [], [1] if label in gold else [])
        wanted.setdefault(row["doc_id"], set()).update(gold)
        told.setdefault(row["doc_id"], set()).update(got)
    of_documents = {label: Tally() for label in POLICE}
    for name, gold in wanted.items():
        for label in POLICE:
            of_documents[label].add([1] if label in told[name] else [], [1] if label in gold else [])
    scores = {f"parser india documents {label} F1": of_documents[label].f1 for label in POLICE}
    return scores | {f"parser india sentences {label} F1": of_sentences[label].f1 for label in POLICE}


def aside(items: Iterable[Any], parser: Parser) -> dict[str, float]:
    """Our own sentences kept aside: frames, by triggers (with their kind) and arguments, spans exact."""
    tallies = {name: Tally() for name in ("frames", "cues", "triggers", "arguments")}
    for item in items:
        ours = [(one.kind, (one.span.start, one.span.end),
                 [(argument.role, (argument.span.start, argument.span.end)) for argument in one.arguments])
                for one in parser(item.text).frames]  # fmt: skip
        theirs = [(one.kind, one.trigger, list(one.arguments)) for one in item.frames]
        for name, pick in _PICKS.items():
            told, wanted = pick(ours), pick(theirs)
            tallies[name].add(told, wanted)
            tallies["frames"].add(told, wanted)
    return {f"parser aside {name} F1": tally.f1 for name, tally in tallies.items()}


def reliability(items: Iterable[Item], parser: FrameParser) -> dict[str, float]:
    """How far the probabilities are from the share that is right, over ten bands of probability, by head.

    The mean distance, each band weighed by its spans (expected calibration error); 0 is perfect.
    """
    errors = {}
    for head, pairs in judged_frames(items, parser).items():
        bands = [
            [one for one in pairs if low <= one[0] * 10 < low + 1 or (low == 9 and one[0] == 1)]
            for low in range(10)
        ]
        missed = (abs(sum(told for told, _ in band) - sum(right for _, right in band)) for band in bands)
        errors[f"parser calibration error, {head}"] = sum(missed) / max(1, len(pairs))
    return errors


_PICKS: dict[str, Callable[[Any], list[Any]]] = {
    "cues": lambda frames: [(kind, at) for kind, at, _ in frames if kind in CUE_KINDS],
    "triggers": lambda frames: [(kind, at) for kind, at, _ in frames if kind not in CUE_KINDS],
    "arguments": lambda frames: [(kind, at, *one) for kind, at, arguments in frames for one in arguments],
}
