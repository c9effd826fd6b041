"""``make bench``: measure, print beside the floors of scores.json, and fail where a figure fell below."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from training.calibrate import halves
from training.markup import read_folder

from bench import (
    ccc_sizes,
    confidence,
    copies,
    ecbplus,
    even_handed,
    frames,
    geowebnews,
    gold,
    linking,
    linking_size,
    parser_speed,
    police,
    polnear,
    protest_or_not,
    second_coder,
    speed,
    ties,
    treebanks,
)
from onrecord.models.parser import FrameParser

SENTENCES = Path(__file__).parents[1] / "training" / "sentences"
SCORES = Path(__file__).with_name("scores.json")


def measured(
    data: Path, train: Path, gold_folder: Path, reports: int
) -> Iterable[tuple[str, Callable[[], dict[str, float]]]]:
    """The benchmarks in the order in which they are printed, each not yet run."""
    yield "Gold reports (F1)", lambda: gold.measure(gold_folder)
    yield "Reports of our own (F1)", gold.measure_own
    yield "A second careful coder on own 8 kept (F1: the most to reach)", second_coder.measure
    yield "Confidence of codings, held-out reports", confidence.measure
    yield "Sides exchanged (share of texts that are coded differently)", even_handed.measure
    yield "Copies, made of reports of our own", copies.measure
    yield "Crowd-size wordings (share right)", lambda: ccc_sizes.measure(data)
    yield "Attribution, PolNeAR (token F1)", lambda: polnear.measure(data)
    yield "Place names, GeoWebNews", lambda: geowebnews.measure(data)
    yield "Linking, mentions made of CCC rows", lambda: linking.measure(data)
    yield "Reports of one happening by text, ECB+", lambda: ecbplus.measure(data)
    yield "Ties between events, reports of our own", ties.measure
    yield "Linking at size", lambda: linking_size.measure(data, (1_000, 10_000, 100_000))
    yield from parser_measured(data, train, gold_folder)
    yield "Start-up", speed.startup
    yield "Cost", lambda: speed.cost(speed.demo_texts())
    yield "Growth", lambda: speed.growth(speed.demo_texts(), reports)


def parser_measured(
    data: Path, train: Path, gold_folder: Path
) -> Iterable[tuple[str, Callable[[], dict[str, float]]]]:
    """The benchmarks of the frame parser by itself."""
    parser = FrameParser.load()
    aside = [item for file in read_folder(SENTENCES) if file.aside for item in file.items]
    reports = [gold_folder.parent / "seeds", gold_folder / "dev-reports"]
    yield "Parser: our own sentences kept aside (exact F1)", lambda: frames.aside(aside, parser)
    yield "Parser: probabilities (0 is perfect)", lambda: frames.reliability(halves(SENTENCES)[1], parser)
    yield "Parser: attribution, PolNeAR", lambda: frames.polnear(data, parser)
    yield "Parser: police action, IndiaPoliceEvents", lambda: frames.india(data, parser)
    yield "Police action through the whole program, IndiaPoliceEvents", lambda: police.measure(data, parser)
    yield "Protest or not, GLOCON and CASE 2021 samples", lambda: protest_or_not.measure(data, parser)
    if train.is_dir():
        yield "Parser: names, UNER-EWT test", lambda: treebanks.names(train, parser)
        yield "Parser: roles, EWT-PropBank test", lambda: treebanks.roles(train, parser)
    else:
        print(f"\nnot measured: names and roles, for {train} is not there (name it with --train)")
    yield "Parser: speed", lambda: parser_speed.throughput(reports)
    yield "Parser: start and memory", lambda: parser_speed.start_and_memory(reports)


def verdict(name: str, value: float, bounds: dict[str, dict[str, float]]) -> tuple[str, bool]:
    """What to print beside a figure, and whether it keeps its bound: a floor, or a limit for times.

    Data named on the command line may be other data of the same layout, so their floors are those that any such
    data must reach; ``was`` is the figure of the last version on the data that it was developed with.
    """
    bound = bounds.get(name, {})
    beside = "  ".join(f"{word} {bound[word]:.3f}" for word in ("floor", "limit", "was") if word in bound)
    beside += f"  ({value - bound['was']:+.3f})" if "was" in bound else ""
    return beside, bound.get("floor", value) <= value <= bound.get("limit", value)


def main() -> int:
    """Run the benchmarks; exit status 1 where a figure breaks its bound, 2 where data are missing."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument("--train", type=Path, help="folder of the sets to train on (default: beside --data)")
    options.add_argument("--gold", type=Path, required=True, help="folder of the gold files")
    options.add_argument("--reports", type=int, default=1_600, help="reports in the growth benchmark")
    options.add_argument("--write", type=Path, help="write the figures measured to this JSON file")
    given = options.parse_args()
    bounds: dict[str, dict[str, float]] = json.loads(SCORES.read_text("utf-8"))
    figures: dict[str, float] = {}
    broken: list[str] = []
    for title, run in measured(
        given.data, given.train or given.data.parent / "train", given.gold, given.reports
    ):
        print(f"\n{title}")
        try:
            found = run()
        except FileNotFoundError as missing:
            print(f"  not measured: {missing}", file=sys.stderr)
            return 2
        for name, value in found.items():
            beside, kept = verdict(name, value, bounds)
            print(f"  {name:44} {value:8.3f}  {beside}{'' if kept else '  BROKEN'}")
            broken += [] if kept else [name]
        figures |= found
    if given.write:
        given.write.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
