"""Linking measured on mentions made of real rows: are those of one event joined, and no others?

The weights were estimated on every second month of the rows (``bench/linking_weights.py``) and are measured on
the other months. Events that share a town and a day stay in. The Consortium counts each day and each site as an
event of its own, so the policy is one row per day and per site.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from bench.linking_mentions import mentions_of
from bench.linking_rows import Row, read_rows
from bench.linking_scores import b_cubed, f1, pairwise
from onrecord.linking import link
from onrecord.records import Outline, Policy

POLICY = Policy(per_day="day", per_place="site")


def halves(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows to estimate weights from, and rows to measure on: every second month each."""
    months = sorted({row.file for row in rows})
    learnt = set(months[::2])
    return [row for row in rows if row.file in learnt], [row for row in rows if row.file not in learnt]


def made(rows: Iterable[Row], seed: int = 1) -> tuple[list[Outline], dict[str, str]]:
    """The mentions of ``rows``, and the row that each was made of, by its id."""
    pairs = [(one, row.id) for row in rows for one in mentions_of(row, seed)]
    return [one for one, _ in pairs], {one.id: row for one, row in pairs}


def linked(outlines: list[Outline], policy: Policy = POLICY) -> dict[str, str]:
    """The event of each mention."""
    return {one: event.id for event in link(outlines, policy=policy).events for one in event.mentions}


def measure(data: Path, seed: int = 1) -> dict[str, float]:
    """Pairwise precision and recall, and B-cubed F1, on the months that the weights were not estimated on."""
    outlines, right = made(halves(read_rows(data))[1], seed)
    found = linked(outlines)
    precision, recall = pairwise(found, right)
    return {
        "linking pairwise precision": precision,
        "linking pairwise recall": recall,
        "linking B-cubed F1": f1(*b_cubed(found, right)),
    }


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.linking", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    for name, value in measure(given.data, given.seed).items():
        print(f"{name:34} {value:.3f}")


if __name__ == "__main__":
    main()
