"""Linking beside Splink 5 on DuckDB, in one run: same mentions, same keys, same features; accuracy and time.

``--python`` names a Python that has Splink (pip install splink); without one, nothing is compared. Both learn
from mentions of every second month of the rows, and link mentions made of the other months, taken again and
again in other years. Two threads for Splink; linking uses one. Reading the mentions is timed for neither.
Splink gets keys and features ready made, in columns; linking makes them of the mentions, in its time. How long
it takes to make Splink's columns is told apart, writing them into files not counted.
"""

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from bench.linking import POLICY, halves, made
from bench.linking_mentions import mentions_of
from bench.linking_rows import multiplied, read_rows
from bench.linking_scores import b_cubed, f1, pairwise
from onrecord.linking import block_keys, link
from onrecord.linking.days import days_of, told_by
from onrecord.linking.towns import rank
from onrecord.linking.vocabulary import initials, is_group, site_words, telling
from onrecord.records import Outline

_AS_TABLES = """
import duckdb, sys
for file in sys.argv[1:]:
    duckdb.sql(f"COPY (SELECT * FROM read_json('{file}.jsonl', sample_size=-1)) TO '{file}' (FORMAT parquet)")
"""
_SIDE = Path(__file__).with_name("splink_side.py")


def as_row(one: Outline, event: str) -> dict[str, Any]:
    """A mention as Splink gets it: what the features of onrecord.linking.features look at, in columns."""
    days, told = days_of(one), told_by(one)
    named = sorted(actor for actor in one.actors if not is_group(actor))
    return {
        "unique_id": one.id,
        "event": event,
        "keys": block_keys(one),
        "report": one.report,
        "first": days and days[0],
        "last": days and days[1],
        "early": told and told[0],
        "late": told and told[1],
        "region": one.region,
        "locality": one.locality,
        "rank": rank(one.locality, one.country) if one.locality else None,
        "site": one.site and " ".join(sorted(site_words(one.site))),
        "telling": sorted(telling(one.site)) if one.site else [],
        "actors": sorted(one.actors),
        "named": named,
        "short": sorted({*named, *filter(None, map(initials, named))}),
        "claim": sorted(word for word in one.words if ":" not in word),
        "issues": sorted(word for word in one.words if word.startswith("issue:")),
        "sides": sorted(word for word in one.words if word.startswith("side:")),
        "forms": sorted(one.forms),
        "size": one.sizes[0] if one.sizes else None,
        "arrests": one.arrests[0] if one.arrests else None,
        "counter": one.opposes is not None,
        "ahead": "planned" in one.statuses,
    }


def compare(data: Path, python: str, size: int) -> dict[str, float]:
    """Accuracy and seconds of both on ``size`` mentions."""
    learn, measure = halves(read_rows(data))
    outlines: list[Outline] = []
    right: dict[str, str] = {}
    pairs = ((one, row.id) for row in multiplied(measure, 200) for one in mentions_of(row))
    for one, row in islice(pairs, size):
        outlines.append(one)
        right[one.id] = row
    gc.collect()
    gc.freeze()  # as in bench/linking_size.py
    before, of_processor = time.perf_counter(), time.process_time()
    events = link(outlines, policy=POLICY).events
    seconds, busy = time.perf_counter() - before, time.process_time() - of_processor
    ours = {one: event.id for event in events for one in event.mentions}
    theirs = _splink(python, made(learn), (outlines, right))
    print(f"  Splink's threshold, chosen on what it learnt from: {theirs['threshold']}")
    figures = _figures("linking", ours, right, seconds) | {"linking seconds of processor": busy}
    figures |= _figures("Splink", theirs["clusters"], right, theirs["seconds"])
    return figures | {
        "Splink seconds of processor": theirs["busy"],
        "seconds to make Splink's columns": theirs["making"],
    }


def _figures(name: str, found: dict[str, str], right: dict[str, str], seconds: float) -> dict[str, float]:
    precision, recall = pairwise(found, right)
    return {
        f"{name} pairwise precision": precision,
        f"{name} pairwise recall": recall,
        f"{name} B-cubed F1": f1(*b_cubed(found, right)),
        f"{name} seconds": seconds,
    }


def _splink(
    python: str, learn: tuple[list[Outline], dict[str, str]], measure: tuple[list[Outline], dict[str, str]]
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("learn", "labels.json", "measure", "out.json")]
        _write(files[0], learn)
        files[1].write_text(json.dumps(learn[1]), "utf-8")
        making = _write(files[2], measure)
        subprocess.run([python, "-c", _AS_TABLES, str(files[0]), str(files[2])], check=True)
        subprocess.run([python, str(_SIDE), *map(str, files)], check=True, stdout=sys.stderr)
        told: dict[str, Any] = json.loads(files[3].read_text("utf-8"))
        return told | {"making": making}


def _write(file: Path, mentions: tuple[Iterable[Outline], dict[str, str]]) -> float:
    """Write the columns of ``mentions``; the seconds that making them took."""
    outlines, right = mentions
    before = time.perf_counter()
    rows = [as_row(one, right[one.id]) for one in outlines]
    seconds = time.perf_counter() - before
    with Path(f"{file}.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return seconds


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.linking_splink", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument("--python", required=True, help="a Python that has splink 5")
    options.add_argument("--size", type=int, default=100_000, help="mentions to link")
    given = options.parse_args()
    for name, value in compare(given.data, given.python, given.size).items():
        print(f"{name:34} {value:10.3f}")


if __name__ == "__main__":
    main()
