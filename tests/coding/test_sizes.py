"""Crowd-size wordings to numbers: the default policy case by case, the others where they differ."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from onrecord.coding.counts.sizes import POLICIES, size
from onrecord.tables.numerals_table import policies

CASES = yaml.safe_load(Path(__file__).with_name("sizes.yml").read_text("utf-8"))
MANY = st.integers(min_value=0, max_value=9_999_999)


@pytest.mark.parametrize(("words", "low", "high", "qualifier"), CASES)
def test_wordings_under_the_default_policy(words: str, low: int | None, high: int, qualifier: str) -> None:
    told = size(words)
    assert told is not None
    assert (told.low, told.high, told.qualifier, told.words) == (low, high, qualifier, words)


@pytest.mark.parametrize(
    "words", ["", "na", "unclear", "a large crowd", "three hours", "30%", "the usual route", "\x00🙂"]
)
def test_words_without_a_size_tell_none(words: str) -> None:
    assert size(words) is None


@pytest.mark.parametrize(
    ("words", "parts", "total"),
    [
        ("31 boys and six girls", ((31, 31), (6, 6)), (37, 37)),
        ("a nun and four priests", ((1, 1), (4, 4)), (5, 5)),
        ("about 35, an extra 90", ((35, 35), (90, 90)), (125, 125)),
        ("30 cars; 20 more", ((30, 30), (20, 20)), (50, 50)),
        ("25 + another 40 or so", ((25, 25), (40, 40)), (65, 65)),
        ("30 tractors, two dozen riders and a drummer", ((30, 30), (24, 24), (1, 1)), (55, 55)),
        ("10 to 20 nurses and 5 porters", ((10, 20), (5, 5)), (15, 25)),
    ],
)
def test_parts_are_added_up_and_kept(
    words: str, parts: tuple[tuple[int, int], ...], total: tuple[int, int]
) -> None:
    told = size(words)
    assert told is not None
    assert told.derived
    assert (told.parts, (told.low, told.high)) == (parts, total)


def test_people_from_several_places_are_no_sum() -> None:
    told = size("90 people, with over 40 of them choristers")
    assert told is not None
    assert (told.low, told.high, told.derived) == (40, 90, False)


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("an estimated 300", "estimated"),
        ("expected turnout of 5,000", "expected"),
        ("800 registered", "registered"),
        ("we counted 77", "counted"),
        ("about 300", None),
    ],
)
def test_basis_is_told_by_the_words_alone(words: str, basis: str | None) -> None:
    told = size(words)
    assert told is not None
    assert told.basis == basis


@pytest.mark.parametrize(
    ("policy", "worths"),
    [
        ("ccc-3", {"dozens": 24, "hundreds": 200, "thousands": 2000, "a dozen": 12}),
        ("count-love", {"a dozen": 10, "dozens": 20, "hundreds": 100}),
        ("acled", {"dozens": 12, "hundreds": 100}),
        ("elephrame", {"dozens": 36, "hundreds": 150, "thousands": 1500}),
        ("mpeds", {"dozens": 10, "hundreds": 100}),
    ],
)
def test_policies_read_fuzzy_words_their_own_way(policy: str, worths: dict[str, int]) -> None:
    for words, worth in worths.items():
        told = size(words, policy)
        assert told is not None
        assert (told.low, told.policy) == (worth, policy)


def test_policies_are_those_of_the_table_and_others_are_refused() -> None:
    assert set(POLICIES) == policies()
    with pytest.raises(ValueError, match="ccc-3"):
        size("dozens", "ccc-9")


@given(MANY)
def test_digits_mean_themselves_with_and_without_commas(number: int) -> None:
    for words in (str(number), f"{number:,}", f"about {number:,} people"):
        told = size(words)
        assert told is not None
        assert told.low == told.high == number


@given(MANY, MANY)
@example(1, 125_000)
def test_a_range_keeps_its_ends_whatever_the_policy(one: int, two: int) -> None:
    low, high = sorted((one, two))
    assume(not (high % 1000 == 0 and low * 1000 < high <= low * 10_000))  # "between 50 and 60,000"
    for policy in POLICIES:
        told = size(f"between {low:,} and {high:,}", policy)
        assert told is not None
        assert (told.low, told.high) == (low, high)


@given(st.text())
def test_no_text_is_too_strange(words: str) -> None:
    told = size(words)
    assert told is None or told.words == words


@given(
    st.lists(
        st.sampled_from(["1,", "11", " and ", "a", "dozen", "-", "million ", "hundreds ", "of ", "between "])
    )
)
def test_pieces_of_numbers_in_any_order_are_read(pieces: list[str]) -> None:
    told = size("".join(pieces))
    assert told is None or told.high is None or told.low is None or told.low <= told.high
