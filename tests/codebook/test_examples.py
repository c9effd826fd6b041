"""The codebook's own examples: cues find every category's positive sentences and pass over the negative ones."""

import re

import pytest

from onrecord.cleaning import clean
from onrecord.codebook import variable, variables
from onrecord.codebook.cues import pattern
from onrecord.finding.measures import find_measures
from onrecord.finding.triggers import find_triggers
from onrecord.records import Page

FORMS = ("form", "policing_form", "court_form", "government_form")
MEASURES = ("police_measure", "participant_measure")


def told(name: str, sentence: str) -> set[str]:
    report = clean(Page(text=sentence))
    if name in MEASURES:
        return {m.code for m in find_measures(report) if m.variable == name}
    kind = variable(name).of
    triggers = [t for t in find_triggers(report) if t.kind == kind and t.rule != "people"]
    return {form for t in triggers for form in t.forms or ("unspecified",)}


def cases(which: str) -> list[tuple[str, str, str]]:
    return [
        (name, category.name, sentence)
        for name in (*FORMS, *MEASURES)
        for category in variable(name).categories.values()
        for sentence in getattr(category, which)
    ]


@pytest.mark.parametrize(("name", "category", "sentence"), cases("yes"))
def test_positive_examples(name: str, category: str, sentence: str) -> None:
    assert category in told(name, sentence)


@pytest.mark.parametrize(("name", "category", "sentence"), cases("no"))
def test_negative_examples(name: str, category: str, sentence: str) -> None:
    assert category not in told(name, sentence)


@pytest.mark.parametrize("name", variables())
def test_every_variable_is_complete(name: str) -> None:
    found = variable(name)
    assert found.version >= 1
    assert found.definition
    assert found.of
    for category in found.categories.values():
        assert category.definition, category.name
        cues = [cue for kind, listed in category.cues.items() if kind != "not" for cue in listed]
        assert not cues or (category.yes and category.no), f"{category.name} has no examples"


@pytest.mark.parametrize("name", variables())
def test_no_cue_can_run_away(name: str) -> None:
    """Every repetition is bounded: the time to search is linear in the text."""
    for category in variable(name).categories.values():
        for cue in (cue for listed in category.cues.values() for cue in listed):
            unbounded = re.sub(r"\[[^\]]*\]", "", pattern(cue))
            assert not re.search(r"(?<!\\)[*+]|\{\d*,\}", unbounded), cue
            re.compile(pattern(cue))


@pytest.mark.parametrize("name", variables())
def test_cues_are_in_lower_case(name: str) -> None:
    """They are searched for in a text in lower case; only other senses may ask for capitals."""
    for category in variable(name).categories.values():
        for kind, cues in category.cues.items():
            assert kind == "not" or all(cue == cue.lower() for cue in cues), category.name


def test_unknown_variables_are_named() -> None:
    with pytest.raises(KeyError, match="no variable 'weather'"):
        variable("weather")
