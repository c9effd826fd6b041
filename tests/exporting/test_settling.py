"""Rival figures, their series, and the rules that settle them: a table of cases."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.exporting.told import account_of, voice

from onrecord.exporting.settling import RULES, settle
from onrecord.exporting.settling_figures import Series, figures_of, series_of
from onrecord.exporting.settling_voices import is_generic, is_same

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("settling.yml").read_text("utf-8"))


def _steps(series: Series) -> list[str | int]:
    steps: list[str | int] = []
    for point in series.points:
        low, high = point.size.low, point.size.high
        steps.append(low if low == high and low is not None else f"{'' if low is None else low}-{high}")
    return steps


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_voices_make_series(case: dict[str, Any]) -> None:
    found = series_of(figures_of(account_of(case["variable"], case["reports"])))
    told = sorted(((one.voice.role, one.voice.name or ""), [*map(str, _steps(one))]) for one in found)
    wanted = [(voice(one["voice"]), [*map(str, one["steps"])]) for one in case["series"]]
    assert told == sorted(((one.role, one.name or ""), steps) for one, steps in wanted)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rules_settle(case: dict[str, Any]) -> None:
    figures = figures_of(account_of(case["variable"], case["reports"]))
    for rule, ends in case["settled"].items():
        told = settle(case["variable"], figures, rule)
        assert (told.low, told.high) == (tuple(ends) if ends else (None, None)), rule
        assert told.rule == rule
        assert told.organiser_police == case["ratio"], rule
        assert told.spread == case["spread"], rule
        assert bool(told.voices) == bool(ends), rule
    for rule, counts in case.get("behind", {}).items():
        told = settle(case["variable"], figures, rule)
        assert {name: getattr(told, name) for name in counts} == counts, rule


def test_a_rule_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"no rule 'lowest'.*low_high, ccc, latest"):
        settle("arrests", [], "lowest")


_FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "words": st.integers(0, 5000).map(str),
            "by": st.sampled_from(
                ["police", "organiser/Open Quay", "reporter", "witness", "union", "police/Coast Police"]
            ),
            "low": st.integers(0, 5000),
        }
    ),
    min_size=1,
    max_size=4,
)


@given(st.lists(_FIGURES, min_size=1, max_size=4), st.sampled_from(["participants", "arrests"]))
def test_every_rule_stays_within_what_was_told(told: list[list[dict[str, Any]]], variable: str) -> None:
    """No rule invents a number: low and high lie between the lowest and the highest that anybody gave."""
    reports = [
        {"outlet": f"Paper {n}", "day": f"2025-01-0{n + 1}", "figures": one} for n, one in enumerate(told)
    ]
    figures = figures_of(account_of(variable, reports))
    given_out = [figure["low"] for one in told for figure in one]
    for rule in RULES:
        settled = settle(variable, figures, rule)
        if settled.low is not None and settled.high is not None:
            assert min(given_out) <= settled.low <= settled.high <= max(given_out), rule
            assert 1 <= settled.outlets <= settled.independent <= settled.reports <= len(told)
        else:
            assert settled.voices == ()
    assert sum(len(point.given) for one in series_of(figures) for point in one.points) == len(figures)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("KBW", "Keep Brenmouth Working", True),
        ("BfB", "Beds for Brenmouth", True),
        ("the Met", "Metropolitan Police", True),
        ("Coast Police", "Severn Coast Police", True),
        ("the Harbour Commissioners", "Brenmouth Harbour Commissioners", True),
        ("North Force", "South Force", False),
        ("Stop the Road", "Build the Road", False),
        ("the", "Severn Coast Police", False),
    ],
)
def test_names_of_one_body(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is is_same(other, one) is same


@pytest.mark.parametrize(
    ("name", "generic"),
    [("Police", True), ("the organisers", True), ("a spokesman for the force", True), ("Coast Police", False)],
)
def test_a_noun_is_no_name(name: str, generic: bool) -> None:
    assert is_generic(name) is generic
