"""Actors of invented reports by variable, each with its kind. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.flow import code_page
from onrecord.records import Actor, Page
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
    mentions = code_page(Page(text=case["text"], published=date(2025, 6, 16))).mentions
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
