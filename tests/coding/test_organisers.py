"""Organisers of invented reports: who is said to have called an event, and who is not. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.flow import code_page
from onrecord.records import Actor, Page, Where

SHARED = yaml.safe_load((Path(__file__).parent / "organisers_shared.yml").read_text("utf-8"))
CASES = yaml.safe_load((Path(__file__).parent / "organisers.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_organisers(case: dict[str, Any]) -> None:
    coded = code_page(Page(text=case["text"], published=date(2025, 6, 16)))
    first = next(mention for mention in coded.mentions if mention.kind == "protest")
    names = [coding.value.name for coding in first.of("organiser") if isinstance(coding.value, Actor)]
    assert sorted(names) == case["organisers"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in SHARED])
def test_organisers_of_an_action(case: dict[str, Any]) -> None:
    """Who called several events is the organiser of each, of one event only of that one."""
    coded = code_page(Page(text=case["text"], published=date(2025, 6, 16)))
    found = {}
    for mention in coded.mentions:
        towns = [coding.value.locality for coding in mention.of("place") if isinstance(coding.value, Where)]
        names = [coding.value.name for coding in mention.of("organiser") if isinstance(coding.value, Actor)]
        found[towns[0] if towns else None] = sorted(names)
    assert found == case["organisers"]


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
