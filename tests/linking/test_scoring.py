"""Many pairs at once (``scoring.py``) have the scores that ``pairs.scorer`` gives one by one."""

from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.made import MAY, outline

from onrecord.linking.candidates import arranged, pairs_to_compare
from onrecord.linking.columns import columns_of
from onrecord.linking.features import GROUPS, fired
from onrecord.linking.pairs import HOPELESS, scorer
from onrecord.linking.ragged import Ints
from onrecord.linking.scoring import compared, scores
from onrecord.linking.speaking import SPEAKING, first_of
from onrecord.linking.weights import under, weights_under
from onrecord.records import Outline, Policy

CASES = yaml.safe_load(Path(__file__).with_name("pairs.yml").read_text("utf-8"))
POLICIES = (
    Policy(),
    Policy(per_place="site"),
    Policy(per_day="day"),
    Policy(per_day="day", per_place="site", counter_apart=False),
)


def _maybe(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, None, *values])


def _sets(*values: str, most: int = 4) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=most)


_FIGURES = st.lists(st.sampled_from([0, 1, 100, 150, 900, 6000]), max_size=6).map(tuple)
_STEMS = ("dock", "closur", "fish", "jobs", "ferry", "school", "meals", "wages", "rent", "water")
_DAY = st.sampled_from([None, *(MAY + day for day in (16, 17, 17, 18, 19, 40))])
_OUTLINE = st.builds(
    Outline,
    id=st.sampled_from("abcdefgh"),
    report=st.sampled_from(["r1", "r2", "r3", "r4"]),
    kind=st.sampled_from(["protest", "court"]),
    anchor=st.just(outline("x").anchor),
    published=_DAY,
    first_day=_DAY,
    last_day=_DAY,
    country=_maybe("GB", "US", ""),
    region=_maybe("severn", "illinois", ""),
    locality=_maybe("brenmouth", "leeds", "london", "springfield", ""),
    site=_maybe(*("castle green", "outside castle green gate", "city hall", "city hall steps", "town quay", "")),
    latitude=_maybe(51.6, 51.65, 50.7),
    longitude=_maybe(-3.0, -3.05),
    actors=_sets(
        *(
            "national education union",
            "neu",
            "education union",
            "unite",
            "students",
            "nurses",
            "new  party",
            "  ",
        ),
    ),
    forms=_sets("march", "rally", "vigil"),
    statuses=_sets("planned", "threatened", "occurred", "under_way", "called_off", "denied", "reported"),
    words=_sets(*_STEMS, "issue:jobs", "issue:schools", "side:for", "side:against", most=12),
    sizes=_FIGURES,
    arrests=_FIGURES,
    series=_maybe("friday", "saturday", ""),
    opposes=_maybe("a", "b", "z", ""),
)
_OUTLINES = st.lists(_OUTLINE, min_size=2, max_size=8)


def _all_pairs(outlines: list[Outline]) -> tuple[Ints, Ints]:
    heads, tails = zip(*permutations(range(len(outlines)), 2), strict=True)
    return np.array(heads), np.array(tails)


@given(_OUTLINES, st.sampled_from(POLICIES))
@settings(max_examples=300, deadline=None)
def test_all_pairs_have_the_score_that_each_has_by_itself(outlines: list[Outline], policy: Policy) -> None:
    weights = weights_under(policy)
    heads, tails = _all_pairs(outlines)
    found = scores(columns_of(outlines), heads, tails, weights)
    score = scorer(weights)
    alone = [score(outlines[a], outlines[b]) for a, b in zip(heads, tails, strict=True)]
    assert found.tolist() == pytest.approx(alone, abs=1e-5)
    assert [one > 0 for one in found.tolist()] == [one > 0 for one in alone]


@given(_OUTLINES)
@settings(max_examples=300, deadline=None)
def test_of_each_group_the_same_feature_speaks(outlines: list[Outline]) -> None:
    columns, (heads, tails) = columns_of(outlines), _all_pairs(outlines)
    for group in GROUPS:
        speaks = first_of(SPEAKING[group.name](columns, heads, tails))
        for a, b, found in zip(heads, tails, speaks, strict=True):
            one, other = outlines[a], outlines[b]
            told = group.told is None or group.told(one, other)
            holds = [at for at, feature in enumerate(group.features) if told and feature(one, other)]
            assert found == next(iter(holds), -1), (group.name, one, other)


@given(_OUTLINES, st.floats(-12, 2), st.floats(-12, 12))
@settings(max_examples=100, deadline=None)
def test_other_weights_are_summed_alike(outlines: list[Outline], outset: float, other_city: float) -> None:
    weights = under(weights_under(Policy()), Policy()) | {"outset": outset, "other_city": other_city}
    ordered, columns = arranged({one.id: one for one in outlines}.values())
    found = [
        (int(a), int(b))
        for heads, tails, _ in compared(columns, weights)
        for a, b in zip(heads, tails, strict=True)
    ]
    score = scorer(weights)
    met = [
        (int(a), int(b)) for heads, tails in pairs_to_compare(columns) for a, b in zip(heads, tails, strict=True)
    ]
    assert found == [(a, b) for a, b in met if score(ordered[a], ordered[b]) > 0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    both = case.get("both", {})
    pair = [outline(name, **(both | case.get(name, {}))) for name in "ab"]
    if pair[0].kind != pair[1].kind:
        assert not any(len(heads) for heads, _ in pairs_to_compare(arranged(pair)[1]))
        return
    columns, at = columns_of(pair), np.array([0])
    spoken = ((group, first_of(SPEAKING[group.name](columns, at, at + 1))[0]) for group in GROUPS)
    assert [group.features[speaks].__name__ for group, speaks in spoken if speaks >= 0] == case["found"]
    [found] = scores(columns, at, at + 1, weights_under(Policy(**case.get("policy", {}))))
    assert (found > 0) is np.bool_(case["one"])


def test_edges_may_be_asked_for_down_to_where_there_is_no_hope() -> None:
    told = {"locality": "brenmouth", "day": 17}
    outlines = [outline("a", **told, words=["dock", "closur", "fish"], sizes=[100]), outline("b", **told)]
    outlines.append(outline("c", **told, words=["school", "meals", "wages"], sizes=[6000]))
    weights = weights_under(Policy())
    columns = arranged(outlines)[1]
    above = [scores for *_, found in compared(columns, weights) for scores in found.tolist()]
    all_of_them = [scores for *_, found in compared(columns, weights, HOPELESS) for scores in found.tolist()]
    assert len(above) < len(all_of_them) == len(list(combinations(outlines, 2)))
    assert above == [one for one in all_of_them if one > 0]


def test_towns_near_each_other_are_not_ruled_out() -> None:
    told = {"day": 17, "region": "severn", "actors": ["unite"], "words": ["dock", "fish"], "sizes": [90]}
    near = outline("a", **told, forms=["march"], locality="brenmouth", latitude=51.6, longitude=-3.0)
    far = {"latitude": 52.6, "longitude": -3.0}
    for where, one in (({"latitude": 51.61, "longitude": -3.0}, True), (far, False), ({}, False)):
        other = outline("b", **told, forms=["march"], locality="harrowick", **where)
        columns = arranged([near, other])[1]
        assert any(len(heads) for heads, *_ in compared(columns, weights_under(Policy()))) is one


@pytest.mark.parametrize("day", [2, 3, 10, 17, 18])
@pytest.mark.parametrize("status", ["planned", "occurred"])
def test_days_that_a_report_means(day: int, status: str) -> None:
    pair = [outline("a", published=10, statuses=[status]), outline("b", day=day)]
    speaks = first_of(SPEAKING["day"](columns_of(pair), np.array([0]), np.array([1])))[0]
    assert fired(*pair)[0] == {group.name: group for group in GROUPS}["day"].features[speaks].__name__


def test_nothing_is_hopeless_before_a_feature_speaks() -> None:
    pair = [outline("a", day=17), outline("b", day=17)]
    weights = {**weights_under(Policy()), "outset": -11.0, "same_day": 4.0}
    [found] = scores(columns_of(pair), np.array([0]), np.array([1]), weights)
    assert found == scorer(weights)(*pair) == -7.0


def test_large_sets_are_counted_whole() -> None:
    words = [f"word{at:03}" for at in range(90)]
    pair = [outline("a", locality="leeds", day=17, words=words[:60]), outline("b", locality="leeds", day=17)]
    for shared, expected in (
        (0, "other_words"),
        (1, "one_of_many"),
        (2, "some_words"),
        (16, "most_words"),
        (30, "same_words"),
    ):
        pair[1] = outline("b", locality="leeds", day=17, words=words[60 - shared : 90 - shared])
        speaks = first_of(SPEAKING["words"](columns_of(pair), np.array([0]), np.array([1])))[0]
        assert {group.name: group for group in GROUPS}["words"].features[speaks].__name__ == expected


def test_no_mentions_no_pairs() -> None:
    assert arranged([])[0] == []
    assert [len(heads) for heads, *_ in compared(columns_of([]), weights_under(Policy()))] == []


def test_the_groups_are_those_of_one_pair() -> None:
    assert list(SPEAKING) == [group.name for group in GROUPS]
