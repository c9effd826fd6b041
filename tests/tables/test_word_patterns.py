"""Patterns of words find what ``re`` finds, whatever the pattern and the text."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.codebook import shipped
from onrecord.codebook.cues import alternation
from onrecord.tables.openings import openings
from onrecord.tables.word_patterns import WordPattern

CASES = yaml.safe_load(Path(__file__).with_name("openings.yml").read_text("utf-8"))
DEMO = Path(__file__).parents[2] / "demo" / "reports"
LONG = "\n" + "~ " * 300
"""What makes a text long enough for its words to be noted."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["pattern"])
def test_openings_are_read_from_a_pattern(case: dict[str, Any]) -> None:
    assert openings(case["pattern"]) == set(case["begin"])


def spans(found: Any) -> list[tuple[int, int]]:
    return [match.span() for match in found]


_pieces = st.sampled_from(
    [
        "a",
        "b",
        "ab",
        "abba",
        "A",
        "i",
        "s",
        "k",
        "1",
        "_",
        " ",
        "-",
        "'",
        r"\s",
        r"\d",
        r"\w",
        r"\b",
        "[ab]",
        "[^a]",
        r"[\w-]",
    ]
)
_patterns = st.recursive(
    _pieces,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "{0,2}", "{1,2}", "+", "??"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda one: f"(?={one})"),
        inner.map(lambda one: f"(?!{one})"),
    ),
    max_leaves=8,
)
_texts = st.text(alphabet="abABis1२_ -'İıſK\n", max_size=40)


@given(pattern=_patterns, text=_texts, start=st.integers(0, 20), length=st.integers(0, 40))
@example(pattern="is", text="ıs İs iſ", start=0, length=40)
@example(pattern=r"\d\d", text="२२ मार्च", start=0, length=40)
@example(pattern="no one|no", text="no no one none", start=1, length=10)
def test_finds_what_re_finds(pattern: str, text: str, start: int, length: int) -> None:
    words, long = WordPattern(pattern), text + LONG
    assert spans(words.finditer(long)) == spans(words.regex.finditer(long))
    end = min(start + length, len(long))
    assert spans(words.finditer(long, start, end)) == spans(words.regex.finditer(long, start, end))
    assert spans(filter(None, [words.search(text)])) == spans(filter(None, [words.regex.search(text)]))


def test_shipped_cues_find_what_re_finds() -> None:
    listed = [
        alternation(cues)
        for variable in shipped().variables.values()
        for category in variable.categories.values()
        for cues in category.cues.values()
        if cues
    ]
    text = "\n".join(path.read_text("utf-8") for path in sorted(DEMO.glob("*.txt")))
    assert any(WordPattern(cues).search(text) for cues in listed)
    for cues in listed:
        assert spans(WordPattern(cues).finditer(text)) == spans(
            re.finditer(rf"(?<!\w)(?:{cues})(?!\w)", text, re.I)
        )


def test_another_edge_before_and_behind() -> None:
    words = WordPattern("march", before=r"(?<![\w-])", behind="")
    assert spans(words.finditer("non-march marches" + LONG)) == [(10, 15)]
