"""``python -m bench.calibrate_codings``: measure how often codings of each kind are right; write confidence.yml.

Logistic regression with Gaussian priors (ridge): a weight for each variable, one for each family of rules within
it, one for the rule's own estimate, one for rivals, one for distance. Few codings of a kind: its weight stays
near 0, so that it is as sure as the variable is, and the variable as any. The reports that rules were written
from get a weight of their own, for each variable, which is then left out: what is told is the chance on text
that no rule was written from. See docs/confidence.md.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from bench.confidence import tell
from bench.judged import JudgedCoding, judged
from onrecord.coding.confidence import Evidence, chance
from onrecord.tables.confidence import ConfidenceWeights

HERE = Path(__file__).parent
DEVELOPED = {
    "demo": (HERE.parent / "demo" / "gold.yml", HERE.parent / "demo" / "reports"),
    "own-gold": (HERE / "own-gold" / "gold.yml", HERE / "own-gold" / "reports"),
}
HELD_OUT = (HERE / "held-out" / "gold.yml", HERE / "held-out" / "reports")
FIRST_SIGHT = HERE / "held-out" / "first-sight.csv"
TABLE = HERE.parent / "src" / "onrecord" / "tables" / "confidence.yml"
FEW = 5  # codings that a family of rules must have to get a weight of its own
# Inverse variances of the weights, in squared log-odds: chosen by leaving out each held-out report in turn.
FIRM = {"": 1e-3, "developed": 1.0, "variable": 4.0, "evidence": 4.0, "rule": 8.0}
HEAD = """# How often codings of each kind are right on reports no rule was written from: log-odds that add up.
# Written by: python -m bench.calibrate_codings. Described in docs/confidence.md; read by confidence.py.
"""

Row = tuple[JudgedCoding, bool, float]
"""A coding, whether its report was developed on, and how much it weighs."""
Terms = dict[str, tuple[float, str]]
"""What of a coding is weighed, by name: how much there is of it, and which of ``FIRM`` holds its weight."""


def terms(one: JudgedCoding, families: frozenset[tuple[str, str]], *, developed: bool) -> Terms:
    """The terms of a coding. Families with few codings are not among them."""
    of = one.evidence
    found: Terms = {"base": (1.0, ""), f"variable {of.variable}": (1.0, "variable")}
    if (of.variable, of.family) in families:
        found[f"rule {of.variable}/{of.family}"] = (1.0, "rule")
    found |= {"prior": (of.strength, "evidence"), "rivals": (float(of.rivals), "evidence")}
    found["apart"] = (float(of.apart), "evidence")
    if developed:
        found |= {"developed": (1.0, "developed"), f"developed {of.variable}": (1.0, "variable")}
    return found


def fit(rows: Sequence[Row], *, without: frozenset[str] = frozenset()) -> dict[str, float]:
    """The likeliest weights by name (Newton's method); those named in ``without`` are 0."""
    counts = Counter((one.evidence.variable, one.evidence.family) for one, _, _ in rows)
    families = frozenset(key for key, number in counts.items() if number >= FEW)
    told = [terms(one, families, developed=developed) for one, developed, _ in rows]
    names = sorted({name for each in told for name in each} - without)
    place = {name: at for at, name in enumerate(names)}
    amounts = np.zeros((len(rows), len(names)))
    firm = np.zeros(len(names))
    for row, each in enumerate(told):
        for name, (amount, kind) in each.items():
            if name in place:
                amounts[row, place[name]], firm[place[name]] = amount, FIRM[kind]
    right = np.array([float(one.right) for one, _, _ in rows])
    found = _newton(amounts, right, np.array([weight for _, _, weight in rows]), firm)
    weights = dict(zip(names, (float(one) for one in found), strict=True))
    if weights.get("prior", 0.0) < 0:  # a surer rule is never the less sure for it
        return fit(rows, without=frozenset({"prior"}))
    return {"prior": 0.0, **weights}


def _newton(
    amounts: NDArray[np.float64],
    right: NDArray[np.float64],
    weight: NDArray[np.float64],
    firm: NDArray[np.float64],
) -> NDArray[np.float64]:
    found = np.zeros(amounts.shape[1])
    for _ in range(50):
        shares = 1 / (1 + np.exp(-amounts @ found))
        slope = amounts.T @ (weight * (right - shares)) - firm * found
        bend = (amounts.T * (weight * shares * (1 - shares))) @ amounts + np.diag(firm)
        step = np.linalg.solve(bend, slope)
        found += step
        if float(np.abs(step).max()) < 1e-9:
            break
    return found


def table(weights: dict[str, float]) -> dict[str, Any]:
    """The weights in the layout of confidence.yml, without those of reports that were developed on."""
    rules: dict[str, dict[str, float]] = {}
    for name, weight in sorted(weights.items()):
        if name.startswith("rule "):
            variable, family = name.removeprefix("rule ").split("/", 1)
            rules.setdefault(variable, {})[family] = round(weight, 2)
    named = {name: round(weights[name], 2) for name in ("base", "prior", "rivals", "apart")}
    variables = {
        name.removeprefix("variable "): round(weight, 2)
        for name, weight in sorted(weights.items())
        if name.startswith("variable ")
    }
    return {**named, "variables": variables, "rules": rules}


def rows_of(
    developed: Iterable[JudgedCoding], held_out: Iterable[JudgedCoding], first: Iterable[JudgedCoding]
) -> list[Row]:
    """What to fit on. The held-out reports count half as they are coded now, half as they were at first sight.

    So half of what has been gained on them since is believed to hold for new text.
    """
    rows = [(one, True, 1.0) for one in developed]
    return [*rows, *((one, False, 0.5) for one in held_out), *((one, False, 0.5) for one in first)]


def left_out_in_turn(
    rows: Sequence[Row], reports: Iterable[str], held_out: Sequence[JudgedCoding]
) -> list[JudgedCoding]:
    """The held-out codings, each with the confidence that it would have had its report not been fitted on."""
    found = []
    for report in reports:
        weights = ConfidenceWeights(**table(fit([row for row in rows if row[1] or row[0].report != report])))
        found += [
            replace(one, confidence=chance(one.evidence, weights)) for one in held_out if one.report == report
        ]
    return found


def read_first_sight(path: Path) -> list[JudgedCoding]:
    """The held-out codings as they were when no rule had been written from them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            JudgedCoding(
                row["report"],
                Evidence(
                    row["variable"],
                    row["family"],
                    float(row["prior"]),
                    int(row["rivals"]),
                    row["apart"] == "yes",
                ),
                0.0,
                row["right"] == "yes",
            )
            for row in csv.DictReader(file)
        ]


def write_first_sight(path: Path, codings: Iterable[JudgedCoding]) -> None:
    """Keep what is right of reports that no rule has been written from."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("report", "variable", "family", "prior", "rivals", "apart", "right"))
        for one in codings:
            of = one.evidence
            flags = ("yes" if flag else "no" for flag in (of.apart, one.right))
            lines.writerow((one.report, of.variable, of.family, round(of.prior, 3), of.rivals, *flags))


def main() -> int:
    """Judge all sets, fit, tell how well it would have done on each held-out report, and write the table."""
    options = argparse.ArgumentParser(prog="python -m bench.calibrate_codings", description=__doc__)
    options.add_argument("--out", type=Path, default=TABLE, help="the table to write")
    options.add_argument(
        "--first-sight",
        action="store_true",
        help="keep what is right of the held-out set now: for a new set, before any rule is written from it",
    )
    given = options.parse_args()
    developed = [one for gold, texts in DEVELOPED.values() for one in judged(gold, texts)]
    held_out = judged(*HELD_OUT)
    if given.first_sight:
        write_first_sight(FIRST_SIGHT, held_out)
    rows = rows_of(developed, held_out, read_first_sight(FIRST_SIGHT))
    print("Held-out, by the rules' own estimates")
    tell([replace(one, confidence=one.evidence.prior) for one in held_out])
    print("\nHeld-out, each report by weights that were fitted without it")
    tell(left_out_in_turn(rows, sorted({one.report for one in held_out}), held_out))
    written = yaml.safe_dump(table(fit(rows)), sort_keys=False, width=110)
    given.out.write_text(HEAD + written, "utf-8")
    print(f"\nwrote {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
