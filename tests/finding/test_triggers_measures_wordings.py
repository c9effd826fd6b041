"""Triggers, measures and wordings: cases as data, and words that are the span's words on any text."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.finding.measures import find_measures
from onrecord.finding.quotations import find_quotations
from onrecord.finding.triggers import find_triggers
from onrecord.finding.wordings import find_wordings
from onrecord.records import Page

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    loaded = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["text"][:50]) for case in loaded]


@pytest.mark.parametrize("case", cases("triggers"))
def test_triggers(case: dict[str, Any]) -> None:
    found = [t for t in find_triggers(clean(Page(text=case["text"]))) if t.rule != "people"]
    assert [f"{t.kind}/{'+'.join(t.forms) or '-'}" for t in found] == case["told"]


@pytest.mark.parametrize("case", cases("measures"))
def test_measures(case: dict[str, Any]) -> None:
    found = find_measures(clean(Page(text=case["text"])))
    assert sorted({measure.code for measure in found}) == case["told"]


@pytest.mark.parametrize("case", cases("wordings"))
def test_wordings(case: dict[str, Any]) -> None:
    report = clean(Page(text=case["text"]))
    found = find_wordings(report, find_quotations(report))
    assert [[w.variable, w.span.of(report.text)] for w in found] == case["found"]


def test_people_alone_are_a_weak_trigger() -> None:
    (trigger,) = find_triggers(clean(Page(text="The protesters were tired.")))
    assert trigger.rule == "people"
    assert trigger.confidence < 0.5


def test_a_compound_is_one_trigger_with_both_forms() -> None:
    text = "A strike rally was held."
    (trigger,) = find_triggers(clean(Page(text=text)))
    assert set(trigger.forms) == {"strike", "rally"}
    assert trigger.span.of(text) == "strike rally"


WORDS = st.sampled_from(
    ["protesters ", "marched ", "“Shame”, ", "tear gas ", "İ ", "ban\n", "police ", "against ", "\x00", ". "]
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=25).map("".join))
def test_findings_of_any_text_lie_in_it_and_never_overlap(text: str) -> None:
    report = clean(Page(text=text))
    triggers = find_triggers(report)
    found = [
        *(trigger.span for trigger in triggers),
        *(measure.span for measure in find_measures(report)),
        *(wording.span for wording in find_wordings(report, find_quotations(report))),
    ]
    for span in found:
        assert span.end <= len(text)
        assert span.of(text).strip()
    for kind in ("protest", "policing", "court", "government"):
        spans = [trigger.span for trigger in triggers if trigger.kind == kind]
        assert all(a.end <= b.start for a, b in pairwise(spans))
