"""The table of weights (``weights.yml``): how much each feature speaks for or against, under a policy."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from onrecord.records import Policy

Weights = Mapping[str, float]
"""Log-odds by the name of the feature; "outset" is what holds before any feature speaks."""


@cache
def _table() -> dict[str, dict[str, dict[str, float]]]:
    return _read()


def _read() -> dict[str, dict[str, dict[str, float]]]:
    loaded = yaml.safe_load((files(__package__) / "weights.yml").read_text("utf-8"))
    return {"all": {"weights": loaded["weights"]}, "policies": loaded["policies"]}


def shipped() -> dict[str, float]:
    """The weights as shipped, before any policy: one row per day and per site is neither asked nor forbidden."""
    return dict(_table()["all"]["weights"])


@cache
def weights_under(policy: Policy) -> Weights:
    """The weights as shipped, with what ``policy`` puts in their place."""
    return under(shipped(), policy)


def under(weights: Weights, policy: Policy) -> dict[str, float]:
    """``weights`` with what ``policy`` puts in their place."""
    places = _table()["policies"]
    chosen = (f"per {policy.per_day}", f"per {policy.per_place}", f"counter-protest {_side(policy)}")
    return {**weights, **{name: at for one in chosen for name, at in places.get(one, {}).items()}}


def _side(policy: Policy) -> str:
    return "apart" if policy.counter_apart else "in"
