"""The role in which a source gives a figure: what is told of the source, and what is weighed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.coding.laying.view import lay_out
from onrecord.coding.vouching.sources import source_named
from onrecord.flow import code_page
from onrecord.records import Findings, Name, Page, Report, Size, Span
from onrecord.tables.learnt import learnt

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("voice_roles.yml").read_text("utf-8"))
PUBLISHED = date(2025, 6, 16)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-50:])
def test_the_role_in_which_a_source_gives_a_figure(case: dict[str, Any]) -> None:
    roles = {
        coding.voice.role
        for mention in code_page(Page(text=case["text"], published=PUBLISHED)).mentions
        for coding in mention.codings
        if isinstance(coding.value, Size) and coding.value.high == case["number"] and coding.voice
    }
    assert roles == {case["role"]}


def name(text: str, full: str, **told: Any) -> Name:
    start = text.index(full)
    return Name(Span(start, start + len(full)), told.pop("kind", "organisation"), full, full, **told)


@pytest.mark.parametrize(
    ("text", "full", "told", "expected"),
    [
        (
            "Ana Lobo, president of the front, spoke.",
            "Ana Lobo",
            {"kind": "person", "role": "president"},
            "leads",
        ),
        ("Ana Lobo, the deputy mayor, spoke.", "Ana Lobo", {"kind": "person", "role": "mayor"}, "holds_office"),
        ("The Harbour Ministry spoke.", "Harbour Ministry", {}, "holds_office"),
        ("The Cranes Company spoke.", "Cranes Company", {}, "is_employer"),
        ("Lund Green, an opposition party, spoke.", "Lund Green", {}, "is_party"),
        ("The Weavers Council spoke.", "Weavers Council", {}, ""),
    ],
)
def test_what_a_report_tells_of_a_source(text: str, full: str, told: dict[str, Any], expected: str) -> None:
    source = source_named(lay_out(Report(text), Findings(names=(name(text, full, **told),)), ()), full)
    holds = [one for one in ("leads", "holds_office", "is_employer", "is_party") if getattr(source, one)]
    assert holds == ([expected] if expected else [])


def test_a_short_name_of_a_body_stands_for_its_full_one() -> None:
    text = "The Tambo Valley Front marched. The front's president, Ana Lobo, spoke."
    names = name(text, "Tambo Valley Front"), name(text, "Ana Lobo", kind="person", organisation="front")
    source = source_named(lay_out(Report(text), Findings(names=names), ()), "Ana Lobo")
    assert source.body == "Tambo Valley Front"
    assert len(source.spans) == 2


def test_the_weights_say_what_a_reader_would() -> None:
    weights = learnt("voice_roles")
    assert weights["organiser, its members"] > 0 > weights["organiser, holds an office"]
    assert weights["organiser, above officials"] > weights["organiser, below officials"]
