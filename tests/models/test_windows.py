"""Windows: every piece is asked about once, no window is too long, and cuts are where sense is least hurt."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.models.pieces import MARKS, Pieces, pieces_of
from onrecord.models.windows import BESIDE, CORE, Window, windows_of

ROOM = 254
"""Pieces that the encoder reads at once, with the two that begin and end a window."""
LONGEST_WORD = 100
"""Pieces of one word, at most: the tokenizer takes a longer word for one unknown piece."""
MARCH = "Some 200 farmers marched through Leeds on Saturday, police said."
SENTENCES = st.sampled_from(
    [
        MARCH,
        "“We will not go,” said Ana Kovac.",
        "No.",
        "Café 😀!",
        "who knows",
        "40 " * 60,
        "x" * 150 + ".",
        "…",
    ]
)
JOINTS = st.sampled_from([" ", "\n", "\n\n"])


def check(pieces: Pieces, windows: list[Window]) -> None:
    """What holds of the windows of any text."""
    seams = [0, *(window.last for window in windows)]
    assert [window.first for window in windows] == seams[:-1], "cores follow one another without gap or overlap"
    assert seams[-1] == len(pieces)
    for window in windows:
        assert 0 <= window.start <= window.first < window.last <= window.end <= len(pieces)
        assert window.last - window.first <= CORE
        assert window.end - window.start + 2 <= ROOM
    for before, after in pairwise(windows):
        cut = before.last
        if pieces.marks[cut] >= MARKS // 2:
            assert before.end == cut == after.start, "between paragraphs neither sees the other"
        else:
            assert before.end == min(len(pieces), cut + BESIDE)
            assert after.start == cut - BESIDE


def cut_text(text: str, tokenizer: Tokenizer) -> tuple[Pieces, list[Window]]:
    pieces = pieces_of(text, tokenizer)
    windows = windows_of(pieces, text)
    check(pieces, windows)
    return pieces, windows


@given(st.lists(st.tuples(SENTENCES, JOINTS), max_size=120))
@settings(deadline=None)
def test_cores_part_any_text_of_sentences(tokenizer: Tokenizer, told: list[tuple[str, str]]) -> None:
    cut_text("".join(sentence + joint for sentence, joint in told), tokenizer)


@given(st.lists(st.lists(st.integers(1, LONGEST_WORD), min_size=1, max_size=12), max_size=12))
def test_cores_part_any_pieces(paragraphs: list[list[int]]) -> None:
    """Paragraphs of words of any length; none has a stop."""
    lengths = [length for paragraph in paragraphs for length in paragraph]
    words = np.repeat(np.arange(len(lengths)), lengths)
    first = np.zeros(len(words), dtype=np.int64)
    sizes = [sum(paragraph) for paragraph in paragraphs]
    first[[sum(sizes[:at]) for at in range(len(sizes))]] = 1
    places = np.arange(len(words))
    pieces = Pieces(places, places, places + 1, first * (MARKS // 2), words)
    windows = windows_of(pieces, "a" * len(words))
    check(pieces, windows)
    assert all(words[window.first] != words[window.first - 1] for window in windows[1:]), "no word is cut"


@pytest.mark.parametrize("text", ["", " \n\n", "\u200b"])
def test_nothing_has_no_windows(tokenizer: Tokenizer, text: str) -> None:
    assert cut_text(text, tokenizer)[1] == []


def test_a_short_text_is_one_window(tokenizer: Tokenizer) -> None:
    pieces, windows = cut_text(f"{MARCH}\n\n{MARCH}", tokenizer)
    assert windows == [Window(0, len(pieces), 0, len(pieces))]


def test_it_is_cut_between_paragraphs_where_they_are_short_enough(tokenizer: Tokenizer) -> None:
    pieces, windows = cut_text("\n\n".join([" ".join([MARCH] * 5)] * 40), tokenizer)
    assert len(windows) > 10
    assert all(pieces.marks[window.first] >= MARKS // 2 for window in windows)
    assert all((window.start, window.end) == (window.first, window.last) for window in windows)


def test_a_long_paragraph_is_cut_after_sentences(tokenizer: Tokenizer) -> None:
    text = " ".join([MARCH] * 60)
    pieces, windows = cut_text(text, tokenizer)
    assert len(windows) > 3
    for window in windows[1:]:
        assert text[pieces.starts[window.first - 1]] == "."
        assert text[pieces.starts[window.first] :].startswith("Some")


def test_a_long_sentence_is_cut_between_words(tokenizer: Tokenizer) -> None:
    text = "counterdemonstrators " * 200
    pieces, windows = cut_text(text, tokenizer)
    assert len(windows) > 2
    for window in windows[1:]:
        assert text[pieces.starts[window.first] :].startswith("counter")


@pytest.mark.parametrize(
    "words",
    [
        MARCH + " ",
        "march ",
        "counterdemonstrators",
        "the-state-of-the-",
        ".",
        "😀",
        "“",
    ],
)
def test_a_paragraph_of_60000_signs(tokenizer: Tokenizer, words: str) -> None:
    text = (words * 60_000)[:60_000]
    pieces, windows = cut_text(text, tokenizer)
    least = len(pieces) / CORE
    assert least <= len(windows) <= 4 * least + 1
