"""Statements: speaker, role, act, medium, addressee, voice; repeats in headlines; claims inside claims."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.cleaning import clean
from onrecord.coding.laying.voices import voice_of
from onrecord.coding.saying.statements import code_statements
from onrecord.finding.attributions import find_attributions
from onrecord.finding.dates import find_dates
from onrecord.finding.names import find_names
from onrecord.finding.quotations import find_quotations
from onrecord.records import Findings, Page, Speaker, Statement, VoiceRole

_HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    case
    for name in ("statements.yml", "statements_wide.yml")
    for case in yaml.safe_load((_HERE / name).read_text("utf-8"))
]


def statements_of(text: str) -> tuple[Statement, ...]:
    report = clean(Page(text=text))
    quotations, names = find_quotations(report), find_names(report)
    attributions = find_attributions(report, quotations, names)
    return code_statements(report, Findings(quotations, names, attributions))


def coded(statement: Statement) -> dict[str, Any]:
    speaker = statement.speaker or Speaker("")
    return {
        "speaker": speaker.name,
        "role": speaker.role,
        "organisation": speaker.organisation,
        "addressee": statement.addressee.name if statement.addressee else None,
        "content": bool(statement.content),
        "within": statement.within is not None,
        **{key: getattr(statement, key) for key in ("act", "medium", "outlet", "voice", "via", "quotation")},
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_statement_of_a_text(case: dict[str, Any]) -> None:
    found = statements_of(f"It rained all day.\n\n{case['text']}\n\nThe shops opened at nine.")
    assert len(found) == case.get("count", len(found))
    wanted = {key: value for key, value in case.items() if key not in {"text", "nth", "count"}}
    said = coded(found[case.get("nth", 0)]) if wanted else {}
    assert {key: said[key] for key in wanted} == wanted


def test_headline_repeats_the_statement_of_the_body() -> None:
    found = statements_of(
        "Bridge to stay shut until spring, council says\n\n"
        "The old bridge will stay shut until the spring, the council said on Friday.\n\n"
        "Traders said they were angry."
    )
    assert [one.repeat_of for one in found] == [found[1].id, None, None]


def test_claim_inside_a_claim_is_within_it() -> None:
    outer, inner = statements_of(
        "It rained all day.\n\nThe lawyer said that the mayor told residents that the pool was safe.\n\n"
        "It shut at nine."
    )
    assert inner.within == outer.id
    assert outer.within is None


@pytest.mark.parametrize(
    ("text", "said_on"),
    [
        ("Police said on Friday that two men were held on Monday.", "2025-02-28"),
        ("In a statement on Monday, the union said it would vote on Friday.", "2025-03-03"),
        ("The mayor on Tuesday denied the claim.", "2025-03-04"),
        ("The bridge would stay shut, police said on 3 March.", "2025-03-03"),
        ("The union, which marched on Saturday, said the plan was dead.", None),
        ("The union said the plan was dead on Friday.", None),
        ("The plan died on Monday, the mayor said.", None),
    ],
)
def test_when_it_was_said(text: str, said_on: str | None) -> None:
    report = clean(Page(text=f"It rained.\n\n{text}\n\nThe shops opened.", published=date(2025, 3, 5)))
    quotations, names, dates = find_quotations(report), find_names(report), find_dates(report)
    found = find_attributions(report, quotations, names)
    said = code_statements(report, Findings(quotations, names, found, dates))[0]
    assert (said.date.start if said.date else None) == said_on
    assert bool(said.date_spans) == (said_on is not None)


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [
        (Speaker("Ada Ray", "chief superintendent", "Northmoor Council", "person"), "police"),
        (Speaker("examination superintendent", None, None, "office"), "other"),
        (Speaker("Ada Ray", "tax inspector", None, "person"), "other"),
        (Speaker("Ada Ray", "general secretary", "Northern Nurses Union", "person"), "union"),
        (Speaker("Ada Ray", "Transport Minister", None, "person"), "authority"),
        (Speaker("Ada Ray", None, None, "person"), "other"),
        (Speaker("Save Our Ferries", None, None, "organisation"), "organiser"),
        (Speaker("the Metropolitan Police", None, None, "organisation"), "police"),
    ],
)
def test_voice_of_a_speaker(speaker: Speaker, voice: VoiceRole) -> None:
    assert voice_of(speaker, frozenset({"Save Our Ferries"})) == voice
