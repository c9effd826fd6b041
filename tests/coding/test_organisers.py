"""Organisers of invented reports: who is said to have called an event, and who is not. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.flow import code_page
from onrecord.records import Actor, Page

CASES = yaml.safe_load((Path(__file__).parent / "organisers.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_organisers(case: dict[str, Any]) -> None:
    coded = code_page(Page(text=case["text"], published=date(2025, 6, 16)))
    first = next(mention for mention in coded.mentions if mention.kind == "protest")
    names = [coding.value.name for coding in first.of("organiser") if isinstance(coding.value, Actor)]
    assert sorted(names) == case["organisers"]


PIECES = st.sampled_from(
    [
        "Homes Not Hotels ",
        "(HNH) ",
        "called ",
        "a march ",
        "organised by ",
        "İ ",
        ".\n",
        "members of ",
        ", which ",
        "its members ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_words_of_organisers_lie_in_the_text(text: str) -> None:
    for mention in code_page(Page(text=text)).mentions:
        for coding in mention.of("organiser"):
            assert all(span.of(text).strip() for span in coding.spans)
