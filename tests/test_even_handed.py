"""On Record takes no side (codebook section 6): with the sides exchanged, the codings are the same."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord import code
from onrecord.records import CodedReport, Coding, Mention, Span

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("even_handed.yml").read_text("utf-8"))


def _told(coded: CodedReport, side: str, other: str) -> list[object]:
    """All that was coded, with the names of the sides taken out and words in place of offsets and ids."""
    text = coded.report.text
    numbers = {mention.id: f"mention {number}" for number, mention in enumerate(coded.mentions)}

    def neutral(words: str) -> str:
        for name, number in numbers.items():
            words = words.replace(name, number)
        return words.replace(side, "SIDE").replace(other, "OTHER")

    def words(spans: tuple[Span, ...]) -> list[str]:
        return [neutral(span.of(text)) for span in spans]

    def coding(one: Coding) -> tuple[object, ...]:
        value = neutral(json.dumps(one.value.as_json() if one.value else None))
        return one.variable, value, words(one.spans), one.voice and one.voice.role, _sure(one)

    def mention(one: Mention) -> tuple[object, ...]:
        return one.kind, words((one.anchor,)), [coding(each) for each in one.codings]

    said = [
        (s.speaker and neutral(s.speaker.name), words(s.cue), words(s.content), s.act, s.quotation, s.voice)
        for s in coded.statements
    ]
    return [*map(mention, coded.mentions), *said]


def _sure(one: Coding) -> float | None:
    """How sure a rule is. The parser is surer of some names than of others; what it marks must be the same."""
    return None if one.coder.startswith("frames") else one.confidence


@pytest.mark.parametrize("template", CASES["reports"])
@pytest.mark.parametrize("pair", CASES["pairs"], ids=" and ".join)
def test_the_sides_exchanged_are_coded_the_same(template: str, pair: list[str]) -> None:
    one, two = pair
    day = date(2025, 3, 3)
    straight = code(template.format(side=one, other=two), published=day)
    exchanged = code(template.format(side=two, other=one), published=day)
    assert _told(straight, one, two) == _told(exchanged, two, one)
    assert straight.mentions or straight.statements, "a template that says nothing tests nothing"


@pytest.mark.parametrize("template", CASES["said"])
def test_the_same_said_by_either_side_is_the_same_act(template: str) -> None:
    acts = [
        [said.act for said in code(template.format(Side=side, others=others, them=them)).statements]
        for side, others, them in CASES["speakers"]
    ]
    assert acts[0] == acts[1]
    assert acts[0], "a template that says nothing tests nothing"
