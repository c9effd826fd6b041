"""When names and words are the same, and which of several belong together."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reviewing.likeness import (
    characters,
    evenly_paired,
    evidence,
    nearest,
    occurrences,
    paired,
    same_name,
    same_words,
)

CASES = yaml.safe_load(Path(__file__).with_name("likeness.yml").read_text("utf-8"))
SAME: dict[str, Callable[[str, str], bool]] = {"names": same_name, "words": same_words}
NUMBERS = st.lists(st.integers(0, 6), max_size=6)


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"), [(kind, *case) for kind, cases in CASES.items() for case in cases]
)
def test_names_and_words(kind: str, one: str, other: str, expected: bool) -> None:
    assert SAME[kind](one, other) is expected
    assert SAME[kind](other, one) is expected


def test_words_are_found_wherever_they_stand() -> None:
    text = "two arrests, then two more"
    assert occurrences(text, "two") == [(0, 3), (18, 21)]
    assert occurrences(text, "three") == []
    assert nearest(text, "two", characters([(19, 26)])) == (18, 21)


def test_evidence_is_words_on_one_line_or_offsets() -> None:
    assert evidence("sat\ndown and left", [(0, 8), (13, 17)]) == "sat down … left"
    assert evidence(None, [(0, 8), (13, 17)]) == "[0, 8) … [13, 17)"


def _close(one: int, other: int) -> float:
    return 1 / (1 + abs(one - other))


@given(NUMBERS, NUMBERS)
def test_pairs_are_one_to_one_and_no_better_pair_is_left(ours: list[int], theirs: list[int]) -> None:
    found = paired(ours, theirs, _close, 0.3)
    assert len(set(found.values())) == len(found)
    assert all(_close(ours[i], theirs[j]) >= 0.3 for i, j in found.items())
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            if i not in found and j not in found.values():
                assert _close(one, other) < 0.3


@given(NUMBERS, NUMBERS)
def test_even_pairs_know_no_sides(ours: list[int], theirs: list[int]) -> None:
    there = evenly_paired(ours, theirs, _close, 0.3)
    back = evenly_paired(theirs, ours, _close, 0.3)
    assert sorted((ours[i], theirs[j]) for i, j in there.items()) == sorted(
        (ours[j], theirs[i]) for i, j in back.items()
    )
