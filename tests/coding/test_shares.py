"""Shares of a counted whole come to numbers, and never to more than the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.counts.runs import summed
from onrecord.coding.counts.shares import share_of
from onrecord.coding.counts.sizes import size
from onrecord.records import Size


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("half of them", 300),
        ("two-thirds of whom", 400),
        ("a third of those", 200),
        ("two thirds of the 90 drivers", 60),
        ("about 60 per cent of the 1,200 nurses", 720),
        ("12.5% of the 80 pupils", 10),
        ("nine out of ten of the 40 cooks", 36),
        ("two in every three of them", 400),
        ("1 in 4 of the union's 80 members", 20),
    ],
)
def test_a_share_of_a_known_whole(words: str, number: int) -> None:
    told = share_of(words, Size(600, 600, "600"), "ccc-3")
    assert told is not None
    assert (told.low, told.high, told.words, told.derived) == (number, number, words, True)


@pytest.mark.parametrize(
    "words",
    ["half of the teachers", "62 per cent", "a third", "400 of them", "", "nine in nought of the 40 cooks"],
)
def test_a_share_of_nobody_counted_is_no_number(words: str) -> None:
    assert share_of(words, None, "ccc-3") is None


@given(st.integers(0, 100), st.integers(1, 9_999_999))
def test_a_percentage_lies_within_its_whole(percent: int, whole: int) -> None:
    told = share_of(f"{percent} per cent of the {whole:,} nurses", None, "ccc-3")
    assert (told is None) == (percent == 0)
    assert told is None or 0 <= (told.low or 0) <= whole


@given(st.text())
def test_no_share_is_too_strange(words: str) -> None:
    told = share_of(words, size("90 people"), "ccc-3")
    assert told is None or told.derived


@given(st.lists(st.integers(0, 99_999), min_size=2, max_size=6))
def test_a_sum_keeps_its_parts(numbers: list[int]) -> None:
    told = summed([Size(number, number, str(number)) for number in numbers], "all")
    assert (told.low, told.high, told.derived) == (sum(numbers), sum(numbers), True)
    assert told.parts == tuple((number, number) for number in numbers)
