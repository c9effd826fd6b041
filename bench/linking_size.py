"""How time and memory grow with the number of mentions: 1,000 to 1,000,000 of those of
bench/linking_mentions.py.

The rows are taken again and again in other years, so that each day has as many neighbours as before. Every size
runs in a process of its own; making the mentions is not timed, but counts in its memory.
"""

import argparse
import gc
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

from bench.linking import POLICY
from bench.linking_mentions import mentions_of
from bench.linking_rows import multiplied, read_rows
from onrecord.linking import link
from onrecord.records import Outline

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_TIMES = 100  # that the rows are taken at most: years before the year 5000


def many(data: Path, size: int) -> Iterator[Outline]:
    """``size`` mentions. Strings and sets that come again are kept once, as a store would hand them over."""
    kept: dict[object, object] = {}
    rows = multiplied(sorted(read_rows(data), key=lambda row: row.day), _TIMES)
    for one in islice((made for row in rows for made in mentions_of(row)), size):
        yield _shared(one, kept)


def _shared(one: Outline, kept: dict[object, object]) -> Outline:
    for name in ("country", "region", "locality", "site", "source", "actors", "forms", "statuses", "words"):
        value = getattr(one, name)
        object.__setattr__(one, name, kept.setdefault(value, value))
    return one


def run(data: Path, size: int) -> dict[str, float]:
    """Seconds that linking ``size`` mentions takes, and the process's peak of memory in MB."""
    outlines = list(many(data, size))
    gc.collect()
    gc.freeze()  # the mentions stay: nothing is gained by looking through them for rubbish again and again
    before = time.perf_counter()
    events = link(outlines, policy=POLICY).events
    seconds = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak, "events": len(events)}


def apart(data: Path, size: int) -> dict[str, float]:
    """``run`` in a process of its own."""
    command = [sys.executable, "-m", "bench.linking_size", "--data", str(data), "--one", str(size)]
    told: dict[str, float] = json.loads(
        subprocess.run(command, capture_output=True, check=True, text=True).stdout
    )
    return told


def measure(data: Path, sizes: tuple[int, ...] = SIZES) -> dict[str, float]:
    """Seconds and memory of the largest size, and the exponent of growth from one size to the next where it is
    worst.
    """
    found = {size: apart(data, size) for size in sizes}
    steps = [
        math.log(found[more]["seconds"] / found[less]["seconds"]) / math.log(more / less)
        for less, more in pairwise(sizes)
    ]
    for size, told in found.items():
        seconds, megabytes, events = told["seconds"], told["megabytes"], told["events"]
        print(f"  {size:9,} mentions {seconds:8.1f} s {megabytes:6,.0f} MB {events:9,} events")
    return {
        f"linking seconds, {sizes[-1]:,}": found[sizes[-1]]["seconds"],
        f"linking MB, {sizes[-1]:,}": found[sizes[-1]]["megabytes"],
        "linking growth exponent, worst step": max(steps),
    }


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.linking_size", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument("--most", type=int, default=SIZES[-1], help="the largest size")
    options.add_argument("--one", type=int, help="only this size, as JSON")
    given = options.parse_args()
    if given.one:
        print(json.dumps(run(given.data, given.one)))
        return
    for name, value in measure(given.data, tuple(size for size in SIZES if size <= given.most)).items():
        print(f"{name:44} {value:10.2f}")


if __name__ == "__main__":
    main()
