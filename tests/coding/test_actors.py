"""Actors of invented reports by variable, each with its kind. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.records import Actor, CodedReport, Page
from onrecord.tables.actor_kinds import actor_kinds

HERE = Path(__file__).parent
CASES = [
    case
    for name in ("actors.yml", "actors_wide.yml")
    for case in yaml.safe_load((HERE / name).read_text("utf-8"))
]
VARIABLES = ("organiser", "target", "actor", "addressee")


def coded(case: dict[str, Any], variable: str) -> dict[str, str | None]:
    """By name, the kinds of the actors of one variable in the first mention of the kind that is asked for."""
    parser = shipped_parser() if case.get("parsed") else None
    mentions = code_page(Page(text=case["text"], published=date(2025, 6, 16)), None, parser).mentions
    first = next(mention for mention in mentions if mention.kind == case.get("of", "protest"))
    return {one.value.name: one.value.kind for one in first.of(variable) if isinstance(one.value, Actor)}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:70]) for case in CASES])
def test_actors(case: dict[str, Any]) -> None:
    asked = {variable: case[variable] for variable in VARIABLES if variable in case}
    assert asked, "the case asks for nothing"
    assert {variable: coded(case, variable) for variable in asked} == asked


def test_cases_name_kinds_of_the_table() -> None:
    told = {kind for case in CASES for name in VARIABLES for kind in case.get(name, {}).values()}
    assert told <= set(actor_kinds())


def actors_of(report: CodedReport) -> set[str]:
    """The names of all actors of a report's mentions, and of those whom its statements address."""
    named = {one.value.name for m in report.mentions for one in m.codings if isinstance(one.value, Actor)}
    return named | {said.addressee.name for said in report.statements if said.addressee}


# Sentences in which a private person stands where an actor might; X is the name.
PRIVATE = [
    "A march in Leeds on Saturday was organised by X, 34.",
    "X, a student, led the march in Leeds on Saturday.",
    "Police arrested X at the march in Leeds on Saturday.",
    "Hundreds marched in Leeds on Saturday to demand justice for X, who died last week.",
    "Hundreds marched in Leeds on Saturday against X, their landlord.",
    "Leeds Crown Court jailed X, a father of two, on Friday for his part in the riot in Leeds.",
    "The march in Leeds was peaceful. Police urged X, a passer-by, to leave.",
    "Protesters in Leeds on Saturday accused X, a shopkeeper, of lying.",
    "Nurses rallied in Leeds on Saturday. Their steward told X that they would be back.",
]


@pytest.mark.parametrize("text", PRIVATE)
@pytest.mark.parametrize("name", ["Jane Mallory", "Omar Haddad", "Ngozi Eze"])
def test_private_persons_are_no_actors(text: str, name: str) -> None:
    report = code_page(Page(text=text.replace("X", name), published=date(2025, 6, 16)))
    assert not {told for told in actors_of(report) if set(told.split()) & set(name.split())}


PIECES = st.sampled_from(
    ["the council ", "Halden Steel's ", "plan ", "against ", "in protest at ", "Thousands marched ",
     "called on ", "the High Court ", "fined ", "was fined by ", "İ ", ".\n", "outside ", "(HS) ", "Hands Off "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_words_of_actors_lie_in_the_text(text: str) -> None:
    for mention in code_page(Page(text=text)).mentions:
        for variable in VARIABLES:
            assert all(span.of(text).strip() for coding in mention.of(variable) for span in coding.spans)
