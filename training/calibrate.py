"""``python -m training.calibrate``: make the parser's probabilities mean what they say (Platt's scaling).

Names are weighed on English-EWT's dev sentences; cues, triggers and roles on every second of our own items kept
aside (the other half is for measuring: ``python -m bench``). Which spans are marked does not change.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from onrecord.models.parser import FrameParser
from onrecord.models.weights import FOLDER, read_weights
from onrecord.records import Parse
from training.corpora import ewt
from training.manifest import write_manifest
from training.markup import Item, read_folder

Judged = dict[str, list[tuple[float, bool]]]
"""By head, each span's probability and whether it is right."""


def judged_frames(items: Iterable[Item], parser: FrameParser) -> Judged:
    """Cues, triggers and roles of ``items``; a role is judged only in a frame whose cue or trigger is right."""
    judged: Judged = defaultdict(list)
    for item in items:
        wanted = {(one.kind, one.trigger): set(one.arguments) for one in item.frames}
        for frame in parser(item.text).frames:
            key = (frame.kind, (frame.span.start, frame.span.end))
            judged["cue" if frame.attributes else "trigger"].append((frame.probability, key in wanted))
            for one in frame.arguments if key in wanted else ():
                right = (one.role, (one.span.start, one.span.end)) in wanted[key]
                judged["role"].append((one.probability, right))
    return judged


def judged_names(examples: Iterable[tuple[Parse, set[tuple[str, int, int]]]]) -> Judged:
    """Names of parsed sentences against those that people marked."""
    judged: Judged = {"entity": []}
    for parse, wanted in examples:
        for one in parse.entities:
            judged["entity"].append((one.probability, (one.kind, one.span.start, one.span.end) in wanted))
    return judged


def fitted(pairs: list[tuple[float, bool]], steps: int = 4000, rate: float = 0.05) -> tuple[float, float]:
    """Slope and offset on the logit scale that make the probabilities likeliest (gradient descent)."""
    slope, offset = 1.0, 0.0
    logits = [
        math.log(min(max(told, 1e-6), 1 - 1e-6) / (1 - min(max(told, 1e-6), 1 - 1e-6))) for told, _ in pairs
    ]
    for _ in range(steps):
        by_slope = by_offset = 0.0
        for logit, (_, right) in zip(logits, pairs, strict=True):
            missed = 1 / (1 + math.exp(-(slope * logit + offset))) - right
            by_slope += missed * logit
            by_offset += missed
        slope -= rate * by_slope / len(pairs)
        offset -= rate * by_offset / len(pairs)
    return round(slope, 3), round(offset, 3)


def halves(sentences: Path) -> tuple[list[Item], list[Item]]:
    """Our own items kept aside: those to calibrate on, and those to measure on."""
    items = [item for file in read_folder(sentences) if file.aside for item in file.items]
    return items[::2], items[1::2]


def main() -> int:
    """Calibrate the weights in a folder and write their manifest anew."""
    options = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the open corpora")
    options.add_argument("--folder", type=Path, default=FOLDER)
    options.add_argument("--sentences", type=Path, default=Path(__file__).with_name("sentences"))
    given = options.parse_args()
    weights = read_weights(given.folder)
    parser = FrameParser(replace(weights, calibration={}))
    judged = judged_frames(halves(given.sentences)[0], parser)
    sentences = [one for one in ewt(given.data, "dev") if one.entities is not None]
    judged |= judged_names(
        (parser(one.text), {(kind, *place) for kind, place in one.entities or ()}) for one in sentences
    )
    calibration = {head: fitted(pairs) for head, pairs in judged.items()}
    write_manifest(given.folder, weights.name, calibration)
    print(calibration)
    return 0


if __name__ == "__main__":
    sys.exit(main())
