"""Events on a shelf of any size: how long it takes to keep mentions, to link all of them, and to add a few more.

Mentions are those of the linking benchmark (``bench/linking_mentions.py``). The reports are there in name only:
coding is measured elsewhere.
"""

import argparse
import random
import resource
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from time import perf_counter

from bench.linking_mentions import mentions_of
from bench.linking_rows import multiplied, read_rows
from onrecord import events
from onrecord.events.working import PROGRAM
from onrecord.linking import block_keys
from onrecord.records import Outline, Policy
from onrecord.store import Store, open_store

POLICY = Policy(per_place="site")
BATCH = 5000  # reports kept by one transaction


def mentions(data: Path, size: int) -> list[Outline]:
    """So many mentions, made of the rows over and over, in other years each time."""
    rows = read_rows(data)
    times = size // len(rows) + 1
    return list(islice((one for row in multiplied(rows, times) for one in mentions_of(row)), size))


def by_report(outlines: Iterable[Outline]) -> dict[str, list[Outline]]:
    """The mentions of each report."""
    told: dict[str, list[Outline]] = {}
    for one in outlines:
        told.setdefault(one.report, []).append(one)
    return told


def put(store: Store, reports: dict[str, list[Outline]]) -> None:
    """Keep the outlines of whole reports."""
    for batch in _batches(sorted(reports)):
        with closing(sqlite3.connect(store.path)) as raw, raw:
            raw.executemany(_REPORT, [(report,) for report in batch])
        store.events.put_outlines(
            [(report, None, [(one, block_keys(one)) for one in reports[report]]) for report in batch], PROGRAM
        )


_REPORT = (
    "INSERT INTO report (id, path, locator, sha256, media_type, encoding, language, characters, given, added_at,"
    " text) VALUES (?, '', '', '', '', '', 'en', 0, '', '', '')"
)


def _batches(reports: Sequence[str]) -> Iterable[Sequence[str]]:
    return (reports[n : n + BATCH] for n in range(0, len(reports), BATCH))


def measure(data: Path, size: int, more: int, folder: Path) -> dict[str, float]:
    """Seconds (wall clock) of each part, and what it takes on the disk and in memory."""
    made = by_report(mentions(data, size + more))
    chosen = random.Random(1).sample(sorted(made), len(made))
    new: dict[str, list[Outline]] = {}
    while sum(map(len, new.values())) < more:
        report = chosen.pop()
        new[report] = made.pop(report)
    path = folder / "shelf.db"
    told: dict[str, float] = {}
    with open_store(path) as store:
        begun = perf_counter()
        put(store, made)
        told["outlines kept, s"] = perf_counter() - begun
        begun = perf_counter()
        done = events.link(store, POLICY)
        told["all linked, s"] = perf_counter() - begun
        told["mentions linked"] = done.mentions
        told["events"] = len(store.events.events())
        begun = perf_counter()
        put(store, new)
        done = events.link(store, POLICY)
        told[f"{more} more added and linked, s"] = perf_counter() - begun
        told["mentions looked at for them"] = done.mentions
        told["events changed for them"] = sum(done.changes.values())
    told["database, MB"] = path.stat().st_size / 1e6
    told["memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return told


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.shelf_of_events", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument("--size", type=int, default=10_000, help="mentions on the shelf")
    options.add_argument("--more", type=int, default=1_000, help="mentions added then")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, value in measure(given.data, given.size, given.more, Path(folder)).items():
            print(f"{name:40} {value:12,.1f}")


if __name__ == "__main__":
    main()
