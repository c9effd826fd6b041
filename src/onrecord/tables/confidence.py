"""How often codings of each kind proved right: weights that set a rule's own estimate right.

The figures stand in ``confidence.yml``, which ``python -m bench.calibrate_codings`` writes (docs/confidence.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.tables.files import read_table


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """Log-odds that add up to those of being right.

    ``base``: of any coding. ``prior``: times the log-odds of the rule's own estimate (0 or more, so that of two
    codings of one kind the surer stays the surer). ``rivals``: for each further value of the same variable of
    one event. ``apart``: where the words stand far from those that tell of the event. ``variables`` and
    ``rules`` (by variable, then by family of rules): what is added for each; 0 for a rule that is not there.
    """

    base: float
    prior: float
    rivals: float
    apart: float
    variables: Mapping[str, float]
    rules: Mapping[str, Mapping[str, float]]


@cache
def confidence_weights() -> ConfidenceWeights:
    """The weights of ``confidence.yml``."""
    table: dict[str, Any] = read_table("confidence.yml")
    return ConfidenceWeights(
        base=float(table["base"]),
        prior=float(table["prior"]),
        rivals=float(table["rivals"]),
        apart=float(table["apart"]),
        variables={str(name): float(weight) for name, weight in table["variables"].items()},
        rules={
            str(name): {str(family): float(weight) for family, weight in families.items()}
            for name, families in table["rules"].items()
        },
    )
