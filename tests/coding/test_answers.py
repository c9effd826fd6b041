"""Which doings of courts and governments are answers to protest, by the weights learnt and by rules."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.coding.gathering.answer_choice import LEARNT
from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.records import Code, Mention, Page
from onrecord.tables.learnt import learnt

CASES = yaml.safe_load((Path(__file__).parent / "answers.yml").read_text("utf-8"))
LEAD = "Some 200 people marched through Leeds on Saturday over rents. "


def answers(text: str, parsed: bool = True) -> list[Mention]:
    coded = code_page(
        Page(text=LEAD + text, published=date(2025, 6, 17)), None, shipped_parser() if parsed else None
    )
    return [one for one in coded.mentions if one.kind != "protest"]


def forms(mention: Mention) -> list[str]:
    return sorted(one.value.name for one in mention.of("form") if isinstance(one.value, Code))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_answers_beside_a_march(case: dict[str, Any]) -> None:
    assert [forms(one) for one in answers(case["text"])] == case["answers"]


def test_without_a_parser_rules_choose() -> None:
    found = answers(
        "The council rejected the protesters' request on Monday. The court granted an injunction.", False
    )
    assert [forms(one) for one in found] == [["injunction"]]


def test_weights_name_no_side_and_no_kind_that_rules_choose() -> None:
    names = set(learnt("answers"))
    assert {"begins", "joins", "done to a protest"} <= names
    assert not any(name.startswith("policing") for name in names) and "policing" not in LEARNT


def status(text: str) -> list[str]:
    return [one.value.name for m in answers(text) for one in m.of("status") if isinstance(one.value, Code)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mayor summoned both sides to talks on Friday.", ["planned"]),
        ("The minister met leaders of the marchers on Monday.", ["occurred"]),
        ("The next day the ombudsman opened an inquiry into the march.", ["occurred"]),
        ("The council will next month open an inquiry into the march.", ["planned"]),
        ("Talks between the minister and the marchers fell through on Monday.", ["called_off"]),
        (
            "The minister announced an inquiry into the march on Monday and said it would be public.",
            ["occurred"],
        ),
    ],
)
def test_status_of_answers(text: str, told: list[str]) -> None:
    assert status(text) == told
