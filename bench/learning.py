"""Weights of choices, estimated from choices that people made: conditional (multinomial) logistic regression.

A decision is a list of candidates, each with its features, and which of them is right. Newton's method on the
penalised likelihood: the same weights every time, whatever the machine.
"""

import argparse
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from onrecord import tables
from onrecord.tables.learnt import Features, chosen

FOLDER = Path(tables.__file__).parent / "learnt"
_STEPS, _CLOSE = 60, 1e-8
_PARTS = 7


@dataclass(frozen=True, slots=True)
class Decision:
    """Candidates with their features, and the number of the right one; ``counts``: as how many it is learnt."""

    candidates: tuple[Features, ...]
    right: int
    counts: float = 1.0


def fit(decisions: Sequence[Decision], penalty: float = 1.0) -> dict[str, float]:
    """The weight of each feature, to two decimals; ``penalty`` is that on the square of a weight (L2).

    Raises:
        ValueError: there is nothing to learn from.
    """
    if not decisions:
        raise ValueError("no decision to learn from")
    names = sorted({name for one in decisions for candidate in one.candidates for name in candidate})
    blocks = [(_matrix(one.candidates, names), one.right, one.counts) for one in decisions]
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        slope, bend = -2 * penalty * weights, -2 * penalty * np.eye(len(names))
        for matrix, right, counts in blocks:
            chances = _chances(matrix @ weights)
            mean = chances @ matrix
            slope += counts * (matrix[right] - mean)
            bend -= counts * ((matrix * chances[:, None]).T @ matrix - np.outer(mean, mean))
        step = np.linalg.solve(bend, slope)
        # Far from the end a whole step may overshoot.
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-12))
        weights -= step
        if float(np.abs(step).max()) < _CLOSE:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def share_right(decisions: Sequence[Decision], weights: dict[str, float]) -> float:
    """Of the decisions, the share in which the right candidate is taken."""
    return sum(chosen(one.candidates, weights) == one.right for one in decisions) / max(len(decisions), 1)


ByFolder = tuple[str, list[Decision]]
"""The decisions of one report, with the folder of its gold set."""


def counted(reports: Sequence[ByFolder], fresh: Collection[str], times: int = 1) -> list[Decision]:
    """All decisions, those of the ``fresh`` folders' reports ``times`` times."""
    return [one for folder, made in reports for one in made * (times if folder in fresh else 1)]


def held_apart(
    reports: Sequence[ByFolder], fresh: Collection[str], times: int = 1, penalty: float = 1.0
) -> tuple[int, float]:
    """How many decisions fresh reports have, and the share that is right where others' weights decide."""
    apart = [one for one in reports if one[0] in fresh]
    older = [one for one in reports if one[0] not in fresh]
    count, right = sum(len(made) for _, made in apart), 0.0
    for part in range(_PARTS):
        others = [one for at, one in enumerate(apart) if at % _PARTS != part]
        weights = fit(counted([*others, *older], fresh, times), penalty)
        asked = [one for _, made in apart[part::_PARTS] for one in made]
        right += share_right(asked, weights) * len(asked)
    return count, right / max(count, 1)


@dataclass(frozen=True, slots=True)
class Table:
    """A table to learn: its name and head, the fresh folders, how often they count, and the penalty."""

    name: str
    head: str
    fresh: Collection[str]
    times: int = 1
    penalty: float = 1.0


def learn_table(table: Table, learnt_from: Callable[[], Iterable[ByFolder]]) -> None:
    """The command of a trainer: print how well it does and the weights; ``--write`` puts them into the table."""
    options = argparse.ArgumentParser(prog=f"python -m bench.learn_{table.name}", description=table.head)
    options.add_argument("--write", action="store_true", help=f"put the weights into {table.name}.yml")
    given = options.parse_args()
    reports = list(learnt_from())
    count, right = held_apart(reports, table.fresh, table.times, table.penalty)
    print(f"{count} decisions in fresh reports, right where not learnt from: {right:.3f}")
    weights = fit(counted(reports, table.fresh, table.times), table.penalty)
    for name, weight in sorted(weights.items(), key=lambda one: -abs(one[1])):
        print(f"{name:40} {weight:6.2f}")
    if given.write:
        print(write(table.name, weights, table.head))


def write(name: str, weights: dict[str, float], head: str) -> Path:
    """Put weights into the table of that name, heaviest first, under a comment that says what they are."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.yml"
    ordered = sorted(weights.items(), key=lambda one: (-abs(one[1]), one[0]))
    lines = [
        *(f"# {line}" for line in head.splitlines()),
        *(f"{_quoted(key)}: {value:.2f}" for key, value in ordered),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _quoted(key: str) -> str:
    """A name as YAML reads it back: "off" and "no" would be booleans."""
    return key if yaml.safe_load(key) == key else f'"{key}"'


def _matrix(candidates: Sequence[Features], names: Sequence[str]) -> npt.NDArray[np.float64]:
    return np.array([[float(one.get(name, 0.0)) for name in names] for one in candidates])


def _chances(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())
