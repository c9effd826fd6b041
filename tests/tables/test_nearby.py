"""The lists that patterns of finding and coding are made of: sound, used, and no word twice."""

import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
import yaml

import onrecord
from onrecord.tables.nearby import Subject, nearby

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(onrecord.__file__).parent.rglob("*.py"))
GROUPS = [
    (subject, group)
    for subject in get_args(Subject)
    for group in yaml.safe_load(files("onrecord.tables").joinpath("nearby", f"{subject}.yml").read_text("utf-8"))
]


@pytest.mark.parametrize(("subject", "group"), GROUPS, ids=map(":".join, GROUPS))
def test_a_group_is_used_and_is_a_sound_alternation(subject: Subject, group: str) -> None:
    words = nearby(subject, group)
    assert re.search(rf"nearby\(\s*['\"]{subject}['\"],\s*['\"]{group}['\"]\s*\)", SOURCES), "no pattern uses it"
    pattern = re.compile(words)
    assert not pattern.groups, "brackets would capture"
    assert not pattern.match(""), "an empty alternative would match anything"


@pytest.mark.parametrize(("subject", "group"), GROUPS, ids=map(":".join, GROUPS))
def test_no_word_stands_twice(subject: Subject, group: str) -> None:
    table = yaml.safe_load(files("onrecord.tables").joinpath("nearby", f"{subject}.yml").read_text("utf-8"))
    words = table[group].split(", ")
    assert sorted(set(words)) == sorted(words)
    assert all(word == word.strip() and word for word in words)


def test_no_group_stands_twice() -> None:
    """Of two groups of one name YAML keeps the last, in silence."""
    for subject in get_args(Subject):
        written = files("onrecord.tables").joinpath("nearby", f"{subject}.yml").read_text("utf-8")
        names = re.findall(r"^(\w+):", written, re.MULTILINE)
        assert sorted(set(names)) == sorted(names)


def test_an_unknown_group_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_group"):
        nearby("events", "no_such_group")
