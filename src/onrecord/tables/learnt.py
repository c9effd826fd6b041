"""Weights learnt from reports coded by hand (``learnt/*.yml``): what speaks for one choice over another.

A choice is between candidates (which of the events told so far is meant, or a new one); each candidate has
features, and the one whose weights sum highest is taken. The tables are written by the trainers
(``python -m bench.learn_…``), two decimals each, so that they can be read, and mended by hand.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from onrecord.tables.files import read_table

Features = Mapping[str, float]
"""What is true of a candidate, by name: 1 for what holds, or a measure; what is absent is 0."""


@cache
def learnt(name: str) -> Mapping[str, float]:
    """The weights of one kind of choice, by feature.

    Raises:
        FileNotFoundError: there is no ``learnt/{name}.yml``.
    """
    loaded: dict[str, float] = read_table(f"learnt/{name}.yml")
    return MappingProxyType(loaded)


@cache
def learnt_by_kind(name: str) -> Mapping[str, Mapping[str, float]]:
    """By feature, how much it speaks for each kind: where the candidates are the same kinds always.

    Raises:
        FileNotFoundError: there is no ``learnt/{name}.yml``.
    """
    loaded: dict[str, dict[str, float]] = read_table(f"learnt/{name}.yml")
    return MappingProxyType(loaded)


def weight_of(features: Features, weights: Mapping[str, float]) -> float:
    """How much speaks for a candidate: log-odds, up to what all rivals share. Unknown features count 0."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def chosen(candidates: Sequence[Features], weights: Mapping[str, float]) -> int:
    """The candidate for which most speaks; of equals the first.

    Raises:
        ValueError: there is none to choose from.
    """
    return max(range(len(candidates)), key=lambda at: weight_of(candidates[at], weights))
