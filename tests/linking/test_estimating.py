"""Weights from pairs that people decided on."""

import math

from tests.linking.made import outline

from onrecord.linking.estimating import decided_pairs, estimate
from onrecord.linking.features import fired
from onrecord.linking.weights import shipped
from onrecord.records import Decision

TOLD = {"locality": "brenmouth", "day": 17}
A, B, C = outline("a", **TOLD), outline("b", **TOLD), outline("c", **TOLD, words=["dock", "fish"])


def test_many_decisions_outweigh_the_start() -> None:
    pairs = [(A, B, True)] * 3000 + [(A, B, False)] * 1000
    found = estimate(pairs, dict.fromkeys(shipped(), 0.0), pull=0.1)
    total = found["outset"] + sum(found[name] for name in fired(A, B))
    assert math.isclose(total, math.log(3), abs_tol=0.01)


def test_what_no_pair_shows_keeps_its_weight() -> None:
    found = estimate([(A, B, True)], shipped())
    assert {name: weight for name, weight in found.items() if name not in ("outset", *fired(A, B))} == {
        name: weight for name, weight in shipped().items() if name not in ("outset", *fired(A, B))
    }


def test_a_few_decisions_move_little_and_no_decision_nothing() -> None:
    assert estimate([], shipped()) == shipped()
    found = estimate([(A, B, False)] * 2, shipped(), pull=100)
    assert 0 < shipped()["same_city"] - found["same_city"] < 0.1


def test_order_plays_no_part() -> None:
    pairs = [(A, B, True), (A, C, False), (B, C, True), (A, B, False)]
    assert estimate(pairs, shipped()) == estimate(pairs[::-1], shipped())


def test_separable_pairs_give_weights_that_can_be_written_down() -> None:
    found = estimate([(A, B, True)] * 10_000, shipped())
    assert all(abs(weight) < 20 for weight in found.values())


def test_the_last_decision_on_a_pair_counts() -> None:
    told = [("a", "yes", "b", "1"), ("a", "no", "b", "2"), ("a", "yes", "c", "1"), ("c", "unsure", "a", "2")]
    decisions = [Decision(a, b, verdict, "R", at) for a, verdict, b, at in told]  # type: ignore[arg-type]
    gone = Decision("a", "gone", "yes", "R", "3")
    assert decided_pairs([*decisions, gone], {"a": A, "b": B, "c": C}) == [(A, B, False)]


def test_what_speaks_against_never_comes_to_speak_for() -> None:
    apart = (
        outline("x", locality="brenmouth", day=17, arrests=[3]),
        outline("y", locality="brenmouth", day=17, arrests=[5]),
    )
    assert estimate([(*apart, True)] * 500, shipped())["other_arrests"] == 0
