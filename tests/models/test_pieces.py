"""Word pieces: where they stand in the text, and what is marked beside them, on any text."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.models.pieces import MARKS, Pieces, pieces_of

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "pieces.yml").read_text("utf-8"))
CASE_NAMES = ("lower", "capital", "upper", "mixed", "digits", "other")
SIGNS = st.sampled_from(
    (
        *(
            "Café",
            "Zoe\u0301",
            "POLICE",
            "İstanbul",
            "中国",
            "가나",
            "नमस्ते",
            "ß",
            "ﬁne",
            "e",
            "40",
            "£2m",
            "[MASK]",
        ),
        *("😀", "👩‍👩‍👧", "“", "”", "‘", "’s", "„", '"', "'", "\ud83d"),
    )
)
SPACES = st.sampled_from(["", "", " ", "\n", "\n\n", "\r\n", "\t", "\0", "\u200b", "\u2028"])


def words_of(text: str, pieces: Pieces) -> list[tuple[str, int]]:
    """Each word with the mark of its first piece."""
    heads = [*np.flatnonzero(np.diff(pieces.words, prepend=-2)), len(pieces)]
    return [
        (text[pieces.starts[head] : pieces.ends[after - 1]], int(pieces.marks[head]))
        for head, after in pairwise(heads)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_words_of_a_text_and_their_marks(case: dict[str, Any], tokenizer: Tokenizer) -> None:
    text = case["text"]
    told = words_of(text, pieces_of(text, tokenizer))
    assert [word for word, _ in told] == case["words"]
    assert [CASE_NAMES[mark % 6] for _, mark in told] == case["case"]
    assert [word for word, mark in told if mark // 6 % 2] == case.get("quoted", [])
    assert [word for word, mark in told if mark // 12] == case.get("first", [])


def test_pieces_of_one_word_share_its_number_and_stand_side_by_side(tokenizer: Tokenizer) -> None:
    text = "The counterdemonstrators left."
    pieces = pieces_of(text, tokenizer)
    long = pieces.words == 1
    assert long.sum() > 1
    assert "".join(
        text[start:end] for start, end in zip(pieces.starts[long], pieces.ends[long], strict=True)
    ) == ("counterdemonstrators")


def test_a_quotation_that_is_never_closed_is_taken_for_a_misprint_in_the_end(tokenizer: Tokenizer) -> None:
    pieces = pieces_of("“" + "We march. " * 400, tokenizer)
    quoted = np.flatnonzero(pieces.marks // 6 % 2)
    assert 1000 < pieces.ends[quoted[-1]] < 2000
    assert list(quoted) == list(range(len(quoted)))


def _check(text: str, tokenizer: Tokenizer) -> None:
    pieces = pieces_of(text, tokenizer)
    arrays = (pieces.ids, pieces.starts, pieces.ends, pieces.marks, pieces.words)
    assert {len(array) for array in arrays} == {len(pieces)}
    assert all(0 <= start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert all(np.diff(pieces.starts) >= 0)
    assert all(np.diff(pieces.ends) >= 0)
    assert all((pieces.marks >= 0) & (pieces.marks < MARKS))
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert not text[start].isspace(), "a piece begins with a sign that is seen"
        assert not text[start:end].isspace()
    paragraphs = sum(bool(line.strip()) for line in text.split("\n"))
    assert sum(pieces.marks // 12) <= paragraphs
    if len(pieces):
        assert pieces.marks[0] // 12, "the first piece begins a paragraph"


@given(st.text())
def test_pieces_lie_in_the_text_in_order_on_any_text(tokenizer: Tokenizer, text: str) -> None:
    _check(text, tokenizer)


@given(st.lists(st.one_of(SIGNS, SPACES), max_size=60).map("".join))
def test_pieces_lie_in_the_text_in_order_on_any_signs(tokenizer: Tokenizer, text: str) -> None:
    _check(text, tokenizer)


@given(st.lists(st.sampled_from(["Café", "😀", "march", "40", "Zoë"]), max_size=30))
def test_places_are_code_points_not_bytes(tokenizer: Tokenizer, words: list[str]) -> None:
    text = " ".join(words)
    assert [word for word, _ in words_of(text, pieces_of(text, tokenizer))] == words


def test_the_tokenizer_reads_lower_case_only() -> None:
    """The marks tell of capitals because the encoder does not see them; with another base this room changes."""
    file = Path(__file__).parents[2] / "src/onrecord/models/weights/tokenizer.json"
    assert json.loads(file.read_text("utf-8"))["normalizer"]["lowercase"]
