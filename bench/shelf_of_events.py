"""Events on a shelf of any size: how long it takes to keep mentions, to link all of them, and to add a few more.

``--as-made`` puts the mentions into the events that they were made of, in place of linking them: what is added
then meets a full shelf all the same, and linking itself is measured in ``bench/linking_size.py``.

Mentions are those of the linking benchmark (``bench/linking_mentions.py``). The reports are there in name only:
coding is measured elsewhere.
"""

import argparse
import random
import resource
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from bench.linking_mentions import mentions_of
from bench.linking_rows import multiplied, read_rows
from onrecord import events
from onrecord.events.outlining import PROGRAM
from onrecord.events.working import Linking
from onrecord.linking import block_keys
from onrecord.linking.changing import changes_between
from onrecord.records import Event, Outline, Policy
from onrecord.records.changes import Done, Step
from onrecord.records.findings import EventKind
from onrecord.store import Store, open_store

POLICY = Policy(per_place="site")
BATCH = 5000  # reports kept by one transaction


def mentions(data: Path, size: int) -> tuple[list[Outline], dict[str, str]]:
    """So many mentions, made of the rows over and over, in other years each time; and the row of each."""
    rows = read_rows(data)
    times = size // len(rows) + 1
    made = ((one, row.id) for row in multiplied(rows, times) for one in mentions_of(row))
    told = list(islice(made, size))
    return [one for one, _ in told], {one.id: row for one, row in told}


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


def link_as_made(store: Store, row_of: dict[str, str]) -> None:
    """Put the mentions on the shelf into the events that they were made of."""
    rows: dict[str, list[str]] = {}
    for one in store.events.outlines():
        rows.setdefault(row_of[one.id], []).append(one.id)
    made = (Event(Event.id_of(own[0]), "protest", tuple(own)) for own in rows.values())
    changes = changes_between((), made)
    kinds: dict[str, EventKind] = {change.to: "protest" for change in changes if change.to}
    until = store.events.due()[1]
    store.events.apply(Step(1, "link", POLICY, "a benchmark", ""), Done(changes, kinds, None, until))


@dataclass(frozen=True, slots=True)
class Asked:
    """How large a shelf, how many mentions more, and whether they are linked or put where they were made."""

    size: int
    more: int
    as_made: bool


def measure(data: Path, asked: Asked, folder: Path) -> dict[str, float]:
    """Seconds (wall clock, and of the processor) of each part, and what it takes on the disk and in memory."""
    more = asked.more
    outlines, row_of = mentions(data, asked.size + more)
    made = by_report(outlines)
    del outlines
    chosen = random.Random(1).sample(sorted(made), len(made))
    new: dict[str, list[Outline]] = {}
    while sum(map(len, new.values())) < more:
        report = chosen.pop()
        new[report] = made.pop(report)
    path = folder / "shelf.db"
    told: dict[str, float] = {}
    with open_store(path) as store:
        told |= timed("outlines kept", lambda: put(store, made))
        made.clear()
        if asked.as_made:
            told |= timed("put into events as made", lambda: link_as_made(store, row_of))
        else:
            told |= timed("all linked", lambda: events.link(store, POLICY))
        told["events"] = len(store.events.events())
        told |= timed(f"{more} more kept", lambda: put(store, new))
        done: list[Linking] = []
        told |= timed(f"{more} more linked", lambda: done.append(events.link(store, POLICY)))
        told["mentions looked at for them"] = done[0].mentions
        told["events changed for them"] = sum(done[0].changes.values())
    told["database, MB"] = path.stat().st_size / 1e6
    told["memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return told


def timed(name: str, work: Callable[[], object]) -> dict[str, float]:
    """Seconds that ``work`` takes: by the clock, and of the processor."""
    begun, spent = perf_counter(), process_time()
    work()
    told = {f"{name}, s": perf_counter() - begun, f"{name}, processor s": process_time() - spent}
    print("".join(f"{one:40} {value:12,.1f}\n" for one, value in told.items()), end="", flush=True)
    return told


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.shelf_of_events", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument("--size", type=int, default=10_000, help="mentions on the shelf")
    options.add_argument("--more", type=int, default=1_000, help="mentions added then")
    options.add_argument(
        "--as-made", action="store_true", help="events as the mentions were made, without linking"
    )
    given = options.parse_args()
    asked = Asked(given.size, given.more, given.as_made)
    with tempfile.TemporaryDirectory() as folder:
        told = measure(given.data, asked, Path(folder))
    print(
        "".join(f"{name:40} {value:12,.1f}\n" for name, value in told.items() if not name.endswith(" s")), end=""
    )


if __name__ == "__main__":
    main()
