"""The trainer of the weights by which answers to protest are chosen."""

from bench.learn_answers import BEGUN_COUNTS
from bench.learning import Decision, fit, held_apart

BEGUN = Decision(({}, {"begin": 1.0}), 1, BEGUN_COUNTS)
LEFT = Decision(({}, {"begin": 1.0, "nobody": 1.0}), 0)


def test_what_costs_more_weighs_more() -> None:
    weights = fit([BEGUN, Decision(BEGUN.candidates, 0)])
    assert weights["begin"] > 0, "begun counts thrice, left once"


def test_fresh_reports_are_tried_by_weights_learnt_without_them() -> None:
    told = [*(("older", [BEGUN, LEFT]) for _ in range(4)), *(("fresh", [BEGUN, LEFT]) for _ in range(8))]
    assert held_apart(told, ("fresh",)) == (16, 1.0)
