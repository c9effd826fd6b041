"""Estimate ``linking/weights.yml`` from mentions made of every second month of the rows.

Half of what is learnt from are the pairs that linking compares; the other half are the same pairs with some of
their events' other mentions joined to them already, for that is how mentions are compared with clusters. Weights
of what no pair shows (other countries, a series) stay as they are; from "outset" ``CAUTION`` is taken. Prints
the table; ``--write`` puts it into the file.
"""

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.linking import halves, made
from bench.linking_rows import read_rows
from onrecord.linking import weights
from onrecord.linking.candidates import candidates, in_order
from onrecord.linking.estimating import estimate
from onrecord.linking.profiles import profile
from onrecord.records import Outline

CAUTION = 0.5  # log-odds: a wrong join costs more than a missed one. Set on the months that are learnt from.
TABLE = Path(weights.__file__).with_name("weights.yml")
Labelled = tuple[Outline, Outline, bool]


def labelled(outlines: list[Outline], right: dict[str, str]) -> Iterator[Labelled]:
    """Every pair that linking compares, and whether it is one event; then the same pairs with company."""
    ordered = in_order(outlines)
    pairs = [(ordered[near], ordered[index]) for index, found in candidates(ordered) for near in found]
    yield from ((a, b, right[a.id] == right[b.id]) for a, b in pairs)
    events: dict[str, list[Outline]] = defaultdict(list)
    for one in ordered:
        events[right[one.id]].append(one)
    dice = random.Random(1)
    for a, b in pairs:
        yield _in_company(a, b, events[right[a.id]], events[right[b.id]], dice)


def _in_company(
    a: Outline, b: Outline, first: list[Outline], second: list[Outline], dice: random.Random
) -> Labelled:
    if first is second:
        others = dice.sample(first, len(first))
        others = [one for one in others if one is not a and one is not b]
        cut = dice.randint(0, len(others))
        return profile([a, *others[:cut]]), profile([b, *others[cut:]]), True
    return _some(a, first, dice), _some(b, second, dice), False


def _some(one: Outline, event: list[Outline], dice: random.Random) -> Outline:
    """``one`` with some of the other mentions of its event."""
    others = [other for other in event if other is not one]
    return profile([one, *dice.sample(others, dice.randint(0, len(others)))])


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.linking_weights", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument("--write", action="store_true", help="put the weights into linking/weights.yml")
    given = options.parse_args()
    found = estimate(labelled(*made(halves(read_rows(given.data))[0])), weights.shipped())
    found["outset"] -= CAUTION
    text = TABLE.read_text("utf-8")
    for name, weight in found.items():
        print(f"{name:24} {weight:8.2f}")
        text = re.sub(rf"(?m)^  {name}: \S+", f"  {name}: {weight:.2f}", text, count=1)
    if given.write:
        TABLE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
