"""Krippendorff's alpha against his own examples, and what must hold of it whatever the values."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reviewing import DISTANCES, alpha, interval, masi, nominal, ratio
from onrecord.reviewing.alpha import Coincidences

EXAMPLES = yaml.safe_load(Path(__file__).with_name("alpha.yml").read_text("utf-8"))
PUBLISHED = [
    pytest.param(one["coders"], metric, told, id=f"{one['section']}-{metric}")
    for one in EXAMPLES
    for metric, told in one["alpha"].items()
]
Values = list[tuple[str, str]]
UNITS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=1, max_size=12)


def _units(coders: list[str], numbers: bool) -> list[tuple[str | float | None, ...]]:
    rows: list[list[str | float | None]] = [
        [None if cell == "." else float(cell) if numbers else cell for cell in row.split()] for row in coders
    ]
    return list(zip(*rows, strict=True))


@pytest.mark.parametrize(("coders", "metric", "told"), PUBLISHED)
def test_published_examples(coders: list[str], metric: str, told: float) -> None:
    found = alpha(_units(coders, numbers=metric != "nominal"), DISTANCES[metric])
    assert found is not None
    assert round(found, 3) == told


@pytest.mark.parametrize(
    "units",
    [[], [("a", None)], [("a", "a"), ("a", "a")], [("a", None), (None, "b")]],
    ids=["no unit", "one coder", "no variation", "nothing to pair"],
)
def test_there_is_no_alpha_without_values_that_differ_and_pair(units: list[tuple[str | None, ...]]) -> None:
    assert alpha(units, nominal) is None


@given(st.lists(st.sampled_from("abcd"), min_size=2, max_size=12))
def test_perfect_agreement_is_one(values: list[str]) -> None:
    expected = 1.0 if len(set(values)) > 1 else None
    assert alpha([(value, value) for value in values], nominal) == expected


@given(UNITS)
def test_coders_may_be_exchanged(units: Values) -> None:
    assert alpha(units, nominal) == alpha([unit[::-1] for unit in units], nominal)


@given(UNITS, UNITS, st.integers(0, 3), st.integers(0, 3))
def test_a_report_taken_twice_counts_twice(one: Values, other: Values, first: int, second: int) -> None:
    drawn = Coincidences([one, other], nominal).agreement([first, second])
    written_out = alpha(one * first + other * second, nominal)
    assert drawn.units == len(one) * first + len(other) * second
    assert drawn.alpha == (written_out if written_out is None else pytest.approx(written_out))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ab", "ab", 0.0),
        ("ab", "cd", 1.0),
        ("ab", "abcd", 1 - 2 / 3 * 2 / 4),  # one holds the other
        ("abc", "bcd", 1 - 1 / 3 * 2 / 4),  # they overlap
        ("", "a", 1.0),
        ("", "", 0.0),
    ],
)
def test_masi(one: str, other: str, expected: float) -> None:
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(expected)
    assert masi(frozenset(other), frozenset(one)) == pytest.approx(expected)


def test_figures_are_compared_by_proportion() -> None:
    assert ratio(10, 20) == pytest.approx(ratio(1000, 2000)) == pytest.approx(1 / 9)
    assert (ratio(0, 0), ratio(0, 5)) == (0.0, 1.0)
    assert interval(10, 20) == 100
