"""``python -m bench.confidence GOLD --texts FOLDER``: does confidence mean what it says? A reliability table.

Of the codings that the program is 90 % sure of, nine in ten should be right. The expected calibration error is
the mean distance between the two over the bands, each weighed by its codings (Naeini, Cooper & Hauskrecht 2015).
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.judged import JudgedCoding, judged

SURE = 0.9
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Lower ends of the bands, and the upper end of the last."""
GROUPS = {
    "statements": ("statement",),
    "figures, with voices": ("participants", "arrests", "figure"),
    "forms and status": ("form", "status"),
    "dates": ("date",),
    "places": ("place",),
    "measures": ("police_measure", "participant_measure"),
    "names and wordings": ("organiser", "actor", "demand", "slogan", "series"),
}


@dataclass(frozen=True, slots=True)
class Band:
    """Codings of like confidence: how many, how sure the program was in the mean, the share that is right."""

    low: float
    high: float
    number: int
    said: float
    right: float


def reliability(codings: Sequence[JudgedCoding]) -> list[Band]:
    """The bands that any of ``codings`` falls in; a band holds its lower end, the last one its upper end too."""
    bands = []
    for low, high in pairwise(BANDS):
        within = [one for one in codings if low <= one.confidence < high or one.confidence == high == BANDS[-1]]
        if within:
            said = sum(one.confidence for one in within) / len(within)
            bands.append(Band(low, high, len(within), said, _share_right(within)))
    return bands


def error(codings: Sequence[JudgedCoding]) -> float:
    """The expected calibration error, 0 to 1; 0 for no codings."""
    bands = reliability(codings)
    return sum(one.number * abs(one.said - one.right) for one in bands) / max(1, len(codings))


def sure(codings: Sequence[JudgedCoding]) -> list[JudgedCoding]:
    """Those that the program is 90 % sure of, or more."""
    return [one for one in codings if one.confidence >= SURE]


def tell(codings: Sequence[JudgedCoding]) -> None:
    """Print the table over all, and a line for each group of variables."""
    print("  confidence      codings   mean  right")
    for one in reliability(codings):
        print(f"  {one.low:.2f} to {one.high:.2f}  {one.number:9}   {one.said:.2f}   {one.right:.2f}")
    print(f"  {'of':22} codings   mean  right  error   right of those ≥ {SURE}")
    for name, variables in GROUPS.items():
        tell_group(name, [one for one in codings if one.evidence.variable in variables])
    tell_group("all", codings)


def tell_group(name: str, codings: Sequence[JudgedCoding]) -> None:
    """Print one line: how many, how sure in the mean, the share right, the error, and those of .9 and more."""
    if not codings:
        return
    said = sum(one.confidence for one in codings) / len(codings)
    surest = sure(codings)
    last = f"{_share_right(surest):.2f} of {len(surest)}" if surest else "–"
    right = _share_right(codings)
    print(f"  {name:22} {len(codings):7}   {said:.2f}   {right:.2f}   {error(codings):.3f}   {last}")


def measure() -> dict[str, float]:
    """The table of the held-out set, and its figures."""
    folder = Path(__file__).with_name("held-out")
    codings = judged(folder / "gold.yml", folder / "reports")
    tell(codings)
    surest = sure(codings)
    return {
        "confidence error, held-out": round(error(codings), 3),
        "confidence right of .9 and more, held-out": round(_share_right(surest), 3),
        "confidence share given .9 and more, held-out": round(len(surest) / max(1, len(codings)), 3),
    }


def _share_right(codings: Sequence[JudgedCoding]) -> float:
    return sum(one.right for one in codings) / max(1, len(codings))


def main() -> int:
    """Print the table of one gold set, coded afresh."""
    options = argparse.ArgumentParser(prog="python -m bench.confidence", description=__doc__)
    options.add_argument("gold", type=Path, help="gold file")
    options.add_argument("--texts", type=Path, required=True, help="folder of its reports")
    given = options.parse_args()
    tell(judged(given.gold, given.texts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
