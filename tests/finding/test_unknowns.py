"""What a report says is not known: cases as data, and spans that lie in any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.codebook import shipped
from onrecord.finding.unknowns import find_unknowns
from onrecord.records import Page

CASES = yaml.safe_load(Path(__file__).with_name("unknowns.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_what_is_not_known(case: dict[str, Any]) -> None:
    report = clean(Page(text=case["text"]))
    found = [[one.variable, one.span.of(report.text), one.cue.of(report.text)] for one in find_unknowns(report)]
    assert found == case["found"]


def test_what_is_not_known_is_of_a_variable_that_the_codebook_has() -> None:
    """A cue of a variable that no event carries would find what nothing can hold."""
    with_cues = {one.name for one in shipped().variables.values() if one.cues("topics") or one.cues("unknown")}
    assert {"participants", "arrests", "deaths", "organiser", "demand", "date", "place"} <= with_cues
    assert all("protest" in shipped()[name].of for name in with_cues)


WORDS = st.sampled_from(
    [
        "how many ",
        "people ",
        "was not known",
        "not clear ",
        "the turnout ",
        "or ",
        "who called the march ",
        "İers ",
        "How many",
        "\n",
    ]
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=25).map("".join))
def test_what_is_not_known_lies_in_the_text_and_is_told_once(text: str) -> None:
    report = clean(Page(text=text))
    found = find_unknowns(report)
    assert len({(one.span, one.variable) for one in found}) == len(found)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(report.text)
        assert 0 <= one.cue.start < one.cue.end <= len(report.text)
        assert one.span.of(report.text).endswith(one.unit)
