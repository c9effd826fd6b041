"""Where numbers begin and end, and that tokens keep their offsets."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tables.numerals import numeral_at
from onrecord.tables.numerals_phrases import NumberPhrase, phrase_at
from onrecord.tables.numerals_table import worths
from onrecord.tables.numerals_tokens import tokenize

CASES = yaml.safe_load(Path(__file__).with_name("numerals.yml").read_text("utf-8"))
PIECES = st.lists(
    st.sampled_from(["1,11", "7", " to ", "twenty", "-", " hundred ", "about ", "£", "k", "between ", " and "])
)


@pytest.mark.parametrize(("words", "number"), CASES)
def test_the_words_of_a_number(words: str, number: str | None) -> None:
    tokens = tokenize(words)
    found = numeral_at(tokens, 0)
    assert (words[: tokens.at(found.stop - 1).end] if found else None) == number


@pytest.mark.parametrize("words", ["G20", "COVID-19", "M25", "#4", "10:30", "A/52"])
def test_digits_inside_a_name_are_no_number(words: str) -> None:
    tokens = tokenize(words)
    assert numeral_at(tokens, len(tokens) - 1) is None


@given(st.text())
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    tokens = tokenize(text)
    kept = "".join(text[token.start : token.end] for token in tokens.items)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(tokens.items))


@given(st.text() | PIECES.map("".join))
def test_phrases_do_not_overlap_and_have_a_value(text: str) -> None:
    tokens = tokenize(text)
    phrases: list[NumberPhrase] = []
    index = 0
    while index < len(tokens):
        found = phrase_at(tokens, index)
        phrases += [found] if found else []
        index = found.stop if found else index + 1
    assert all(one.stop <= two.first for one, two in pairwise(phrases))
    for phrase in phrases:
        assert phrase.first <= phrase.bare < phrase.stop
        assert phrase.low.value(worths("ccc-3")) <= phrase.high.value(worths("ccc-3"))


def test_a_long_line_of_digits_and_commas_is_read_once() -> None:
    text = "1,11," * 40_000
    assert len(tokenize(text).items) > 40_000
