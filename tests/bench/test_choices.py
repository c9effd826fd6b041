"""Choices learnt from gold, where the rules look better on some reports than they are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.choices import Choice, Settings, count, learn, report, taken
from bench.drafted import drafted_reports

from bench import learn_days, learn_towns
from onrecord.tables.learnt import chosen, learnt

HERE = Path(__file__).parents[2] / "bench"
SETTINGS = Settings(of_rules=("ruled",), caution=0.0)


def choice(name: str, right: int, *, fresh: bool) -> Choice:
    """The rules take the first of two; the second is near. The right one may be either."""
    candidates = ({"ruled": 1.0}, {"near": 1.0})
    return Choice(name, fresh, candidates, (right,), ruled=0, none=2, asked=True)


TUNED = [choice(f"tuned {number}", 0, fresh=False) for number in range(20)]
FRESH = [choice(f"fresh {number}", 1, fresh=True) for number in range(10)]


def test_what_rules_say_where_they_were_made_weighs_nothing_elsewhere() -> None:
    weights = learn([*TUNED, *FRESH], SETTINGS)
    assert not any(name.startswith("tuned") for name in weights)
    assert weights["near"] > weights["ruled"]
    trusting = learn([*TUNED, *FRESH], Settings(of_rules=("nothing",), caution=0.0))
    assert trusting["ruled"] > trusting["near"]


def test_caution_is_for_the_rules() -> None:
    plain = learn([*TUNED, *FRESH], SETTINGS)
    careful = learn([*TUNED, *FRESH], Settings(of_rules=("ruled",), caution=2.5))
    assert careful["ruled"] == round(plain["ruled"] + 2.5, 2)
    assert careful["none, ruled"] == 2.5 and careful["near"] == plain["near"]


def test_reports_are_left_out_and_counted_apart() -> None:
    held_apart = taken([*TUNED, *FRESH], SETTINGS)
    assert len(held_apart) == 30
    fresh = count([(one, at) for one, at in held_apart if one.fresh])
    assert (fresh.asked, fresh.said, fresh.right, fresh.f1) == (10, 10, 10, 1.0)
    told = report([*TUNED, *FRESH], SETTINGS)
    assert "fresh reports, 10 events" in told and "rules  F1 0.000" in told and "learnt F1 1.000" in told


@pytest.mark.parametrize(
    ("choices", "table", "blind_to"),
    [(learn_days.choices, "days", "date"), (learn_towns.choices, "towns", "place")],
)
def test_choices_are_made_of_gold_and_most_come_out_right(
    choices: Callable[[Any], list[Choice]], table: str, blind_to: str
) -> None:
    made = choices(drafted_reports(HERE, ["own-gold"], blind_to=blind_to))
    assert len(made) > 15 and all(one.none == len(one.candidates) - 1 for one in made)
    assert any(one.none in one.rights for one in made) and any(one.asked for one in made)
    right = [chosen(one.candidates, learnt(table)) in one.rights for one in made if one.asked]
    assert sum(right) / len(right) > 0.7
