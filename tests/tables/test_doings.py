"""How words tell of a doing: done, asked for, ahead or left undone. Cases as data; any text is read."""

from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tables.doings import Told, told_as

CASES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("doings.yml").read_text("utf-8"))


def read(marked: str) -> Told:
    start, end = marked.index("["), marked.index("]") - 1
    return told_as(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize("marked", CASES["done"])
def test_done(marked: str) -> None:
    assert read(marked) == "done"


@pytest.mark.parametrize("marked", CASES["not_done"])
def test_not_done(marked: str) -> None:
    assert read(marked) != "done"


@pytest.mark.parametrize(("told", "marked"), CASES["how"])
def test_how_it_is_left_undone(told: str, marked: str) -> None:
    assert read(marked) == told


@pytest.mark.parametrize(("group", "least", "of"), [("aside", 31, 31), ("later", 39, 40)])
def test_those_that_no_rule_was_made_for_are_read_nearly_as_well(group: str, least: int, of: int) -> None:
    done, not_done = CASES[f"{group}_done"], CASES[f"{group}_not_done"]
    right = [read(one) == "done" for one in done] + [read(one) != "done" for one in not_done]
    assert len(right) == of
    assert sum(right) >= least


def test_no_word_of_the_table_is_read_as_a_truth_value() -> None:
    table = yaml.safe_load((files("onrecord.tables") / "doings.yml").read_text("utf-8"))
    assert [word for words in table.values() for word in words if not isinstance(word, str)] == []


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 30), st.integers(0, 200))
def test_any_text_is_read(text: str, start: int, length: int, floor: int) -> None:
    assert told_as(text, start, start + length, floor) in get_args(Told)


def test_nothing_before_the_floor_is_read() -> None:
    text = "Nobody was arrested."
    assert told_as(text, 11, 19) == "undone"
    assert told_as(text, 11, 19, floor=7) == "done"
