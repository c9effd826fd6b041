"""Reports of one happening by their words."""

import math

import pytest
from bench.texts import group_texts, weighed
from hypothesis import given, settings
from hypothesis import strategies as st

TEXTS = [
    "Dockers in Brenmouth walked out on Monday over the closure of the fish dock.",
    "The fish dock at Brenmouth stood still: dockers stopped work.",
    "Harrowick council voted to fell 40 lime trees in Mill Lane.",
    "Residents of Mill Lane, Harrowick, are angry that 40 limes will be felled.",
    "A comet could be seen over the islands last night.",
]


def test_reports_of_one_happening_come_together() -> None:
    assert group_texts(TEXTS) == [[0, 1], [2, 3], [4]]


def test_names_and_numbers_count_twice() -> None:
    first, _ = weighed(["They met near Harrowick station 40 times", "nothing else"])
    assert first["harrow"] == first["40"] == pytest.approx((1 + math.log(2)) * first["statio"])


def test_nothing_to_compare() -> None:
    assert group_texts([]) == []
    assert group_texts(["", "..."]) == [[0], [1]]


@given(st.permutations(range(len(TEXTS))))
@settings(max_examples=30, deadline=None)
def test_order_plays_no_part(order: list[int]) -> None:
    groups = group_texts([TEXTS[index] for index in order])
    assert {frozenset(order[one] for one in group) for group in groups} == {
        frozenset(group) for group in group_texts(TEXTS)
    }
