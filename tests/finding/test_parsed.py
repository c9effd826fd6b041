"""Attributions and triggers that only the parser marks: which are taken, and how they are trimmed."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.marked import marked

from onrecord.cleaning import clean
from onrecord.finding import find
from onrecord.finding.parsed import attributing
from onrecord.records import Attribution, Page

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("parsed.yml").read_text("utf-8"))


def _told(text: str, one: Attribution) -> str:
    source = one.source.of(text) if one.source else ""
    content = " … ".join(span.of(text) for span in one.content)
    return " | ".join((source, one.cue[0].of(text), content, one.quotation))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_attributions_that_the_parser_adds(case: dict[str, Any]) -> None:
    text, parse = marked(case["line"], case.get("probability", 0.99))
    found = find(clean(Page(text=text)), parse)
    assert [_told(text, one) for one in found.attributions if one.coder] == case["added"]


def test_a_source_that_the_rules_read_too_far_to_the_left_is_the_parsers() -> None:
    line = "The shops closed, days before {source1 the elders} {say1 said} that {content1 the well was dry}."
    text, parse = marked(line)
    [alone] = find(clean(Page(text=text))).attributions
    [beside] = find(clean(Page(text=text)), parse).attributions
    assert alone.source
    assert alone.source.of(text) != "the elders"
    assert beside.source
    assert beside.source.of(text) == "the elders"
    [doubtful] = find(clean(Page(text=text)), marked(line, 0.6)[1]).attributions
    assert doubtful == alone


def test_without_a_parse_nothing_is_added() -> None:
    text, parse = marked(CASES[0]["line"])
    report = clean(Page(text=text))
    alone, beside = find(report), find(report, parse)
    assert not any(one.coder for one in alone.attributions)
    assert not alone.frames
    assert not alone.parser
    assert beside.parser == "frames@test"


def test_a_protest_in_words_that_the_rules_do_not_know() -> None:
    line = (
        "{participants1 Some 300 dockers} {protest1 laid their hooks on the quay} in {place1 Leeds} on Monday."
    )
    text, parse = marked(line)
    found = find(clean(Page(text=text)), parse)
    assert ("laid their hooks on the quay", "frame") in [(one.span.of(text), one.rule) for one in found.triggers]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("{source2 I} {think2 think} {content2 the dam will hold}", ["say"]),
        ("{source2 You} {know2 know} {content2 what comes next}", ["say"]),
        ("{source2 The elders} {want2 want} {content2 a dam}", ["say", "want"]),
    ],
)
def test_what_speakers_tell_of_themselves_is_what_they_say(said: str, kinds: list[str]) -> None:
    text, parse = marked(f'"{{content1 {said}}}," {{say1 said}} {{source1 the reeve}}.')
    assert sorted(frame.kind for frame in attributing(text, parse)) == kinds


def test_what_a_report_says_of_itself_is_attributed() -> None:
    text, parse = marked("{source1 We} {think1 think} {content1 that the dam will hold}.")
    assert [frame.kind for frame in attributing(text, parse)] == ["think"]
