"""Weights of choices, estimated from choices that people made."""

from pathlib import Path

import numpy as np
import pytest
import yaml
from bench.learning import FOLDER, Decision, fit, share_right, write
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tables.learnt import chosen, learnt, weight_of

NEAR = [Decision(({"near": 1.0}, {"far": 2.0}, {"new": 1.0}), 0)] * 6
FAR = [Decision(({"near": 1.0}, {"far": 2.0}, {"new": 1.0}), 1)] * 2
NEW = [Decision(({"far": 3.0}, {"new": 1.0}), 1)] * 3


def test_what_people_chose_more_often_weighs_more() -> None:
    weights = fit([*NEAR, *FAR, *NEW])
    assert weights["near"] > 2 * weights["far"] and weights["new"] > 3 * weights["far"]
    assert share_right([*NEAR, *NEW], weights) == 1.0
    assert share_right(FAR, weights) == 0.0


def test_without_a_penalty_the_chances_are_the_shares_of_what_was_chosen() -> None:
    weights = fit([*NEAR, *FAR], penalty=1e-6)
    odds = np.exp(weights["near"] - 2 * weights["far"])
    assert odds == pytest.approx(3, rel=0.03)


def test_a_greater_penalty_makes_smaller_weights() -> None:
    light, heavy = (fit([*NEAR, *FAR, *NEW], penalty) for penalty in (0.1, 10.0))
    assert sum(map(abs, heavy.values())) < sum(map(abs, light.values()))


@pytest.mark.parametrize("table", sorted(path.stem for path in FOLDER.glob("*.yml")))
def test_every_weight_of_a_table_has_a_name(table: str) -> None:
    assert all(isinstance(name, str) for name in learnt(table))


def test_names_that_yaml_has_another_reading_of_come_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bench.learning.FOLDER", tmp_path)
    written = write("some", {"off": 1.0, "none, ruled": -2.0, "near": 0.5}, "Some weights.")
    assert yaml.safe_load(written.read_text("utf-8")) == {"off": 1.0, "none, ruled": -2.0, "near": 0.5}


def test_nothing_is_learnt_from_nothing() -> None:
    with pytest.raises(ValueError, match="no decision"):
        fit([])


FEATURES = st.dictionaries(st.sampled_from("abcd"), st.floats(-3, 3), max_size=4)


@given(st.lists(FEATURES, min_size=1, max_size=5), FEATURES)
def test_what_is_chosen_weighs_no_less_than_any_other(
    candidates: list[dict[str, float]], weights: dict[str, float]
) -> None:
    best = weight_of(candidates[chosen(candidates, weights)], weights)
    assert all(best >= weight_of(one, weights) for one in candidates)


def test_the_shipped_weights_say_what_a_reader_would() -> None:
    weights = learnt("events")
    assert min(weights["town_shared"], weights["date_same"], weights["word_same"]) > 0
    assert max(weights["breaks"], weights["kind_apart"], weights["new_definite"]) < 0
