"""What the parser marked of an event, coded where the rules are silent."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.marked import marked

from onrecord.cleaning import clean
from onrecord.coding import code
from onrecord.finding import find
from onrecord.records import CodedReport, Page, Settings
from onrecord.records.labels import label

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("filled.yml").read_text("utf-8"))


def _coded(line: str, probability: float) -> CodedReport:
    text, parse = marked(" ".join(line.split()), probability)
    report = clean(Page(text=text))
    return code(report, find(report, parse), Settings())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_codings_that_the_parser_adds(case: dict[str, Any]) -> None:
    coded = _coded(case["line"], case.get("probability", 0.99))
    [mention] = coded.mentions
    added = [
        f"{coding.variable} = {label(coding.value)}"
        for coding in mention.codings
        if coding.coder == "frames@test"
    ]
    assert added == case["added"]


def test_where_a_rule_has_coded_a_variable_the_parser_does_not() -> None:
    line = "{organiser1 The Kelda Ferry Group} called a {protest1 march} in {place1 Leeds} on Friday."
    [mention] = _coded(line, 0.99).mentions
    [organiser] = mention.of("organiser")
    assert organiser.coder == "organisers@1"
