"""Names of people, bodies, offices and groups, and who is who."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.finding.names import find_names
from onrecord.records import Page

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "names.yml").read_text("utf-8"))
WORDS = st.sampled_from(
    ["The", "Mr", "Jane", "Doe", "Council", "of", "and", "said", "he", "It", "NLC", "(", ")", ",", ".",
     "'s", "police",
     "the", "group", "president", "X\u0301", "🙂", "\u202eabc", "\0", "Sir", "Gov", "de", "-", "1,000", "\n\n"]
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_names_of_a_text(case: dict[str, Any]) -> None:
    report = clean(Page(text=case["text"]))
    names = find_names(report)
    for words, wanted in case.get("found", {}).items():
        found = [name for name in names if name.span.of(report.text) == words]
        assert found, f"{words!r} is not among {[name.span.of(report.text) for name in names]}"
        name = found[-1] if wanted.pop("last", False) else found[0]
        assert {key: getattr(name, key) for key in wanted} == wanted
    said = " | ".join(name.span.of(report.text) for name in names)
    assert not [words for words in case.get("absent", []) if words in said]


def test_names_of_one_actor_have_one_key() -> None:
    report = clean(
        Page(text="Ms Ada Ray met Friends of the Weir (FOW). Ray said FOW was glad. She thanked the group.")
    )
    keys: dict[str, set[str]] = {}
    for name in find_names(report):
        keys.setdefault(name.full, set()).add(name.key)
    assert keys["Ada Ray"] == {"ada ray"}
    assert keys["Friends of the Weir"] == {"friends of the weir"}


@given(st.lists(WORDS, max_size=80).map(" ".join))
def test_names_are_in_order_and_never_meet(text: str) -> None:
    report = clean(Page(text=text))
    names = find_names(report)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))
    for name in names:
        assert name.span.of(report.text).strip()
        assert name.full
        assert name.key
