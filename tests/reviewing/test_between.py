"""Two coders: neither is the measure of the other, and whoever agrees with themselves does so perfectly."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reviewing import CodedItem, Comparison, coded_item, compare_coders, scores

LINES = [
    json.loads(line)
    for path in sorted(Path(__file__).with_name("coded").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def _another(told: dict[str, Any], seed: int) -> CodedItem:
    """The codings of another coder of the same report: some left out, some changed, some moved."""
    draw = random.Random(seed)
    other = json.loads(json.dumps(told))
    for mention in other["mentions"]:
        mention["codings"] = [one for one in mention["codings"] if draw.random() < 0.8]
        for coding in mention["codings"]:
            if draw.random() < 0.2:
                coding["spans"] = [[start + draw.randrange(9), end + 9] for start, end in coding["spans"]]
            if isinstance(coding["value"], dict) and "low" in coding["value"] and draw.random() < 0.3:
                coding["value"]["low"] = draw.choice([None, 10, 200])
            if coding["variable"] == "form" and draw.random() < 0.3:
                coding["value"] = draw.choice(["march", "rally", "vigil"])
            if draw.random() < 0.2:
                coding["voice"] = {"role": "police", "name": None}
    other["mentions"] = [one for one in other["mentions"] if draw.random() < 0.9]
    other["mentions"] += [one for one in other["mentions"] if draw.random() < 0.2]
    other["statements"] = [one for one in other["statements"] if draw.random() < 0.8]
    for said in other["statements"]:
        if draw.random() < 0.3:
            said["content"] = [[start, end + draw.randrange(40)] for start, end in said["content"]]
            said["act"] = draw.choice(["assert", "deny", None])
    return coded_item(other)


def _told(comparisons: list[Comparison], exchanged: bool) -> dict[str, tuple[object, ...]]:
    told: dict[str, tuple[object, ...]] = {}
    for one in scores(comparisons, random.Random(1), 20):
        sides = (one.count.first, one.count.second)
        hits = (one.count.first_hits, one.count.second_hits)
        numbers = (one.count.f1, one.agreement or 0.0, one.alpha or 0.0)
        told[one.variable] = (
            sides[::-1] if exchanged else sides,
            hits[::-1] if exchanged else hits,
            one.units,
            tuple(round(number, 9) for number in numbers),
        )
    return told


@given(st.sampled_from(LINES), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_sides_may_be_exchanged(told: dict[str, Any], seed: int) -> None:
    ours, theirs = coded_item(told), _another(told, seed)
    there, back = compare_coders(ours, theirs, None), compare_coders(theirs, ours, None)
    assert _told([there], exchanged=False) == _told([back], exchanged=True)
    mirrored = {"missed": "extra", "extra": "missed", "different": "different"}
    assert sorted((one.variable, one.kind) for one in there.differences) == sorted(
        (one.variable, mirrored[one.kind]) for one in back.differences
    )


@pytest.mark.parametrize("told", LINES, ids=lambda told: str(told["report"]["path"]))
def test_whoever_agrees_with_themselves_agrees_perfectly(told: dict[str, Any]) -> None:
    compared = compare_coders(coded_item(told), coded_item(told), None)
    assert compared.differences == []
    found = scores([compared], random.Random(1), 0)
    assert {score.count.f1 for score in found} == {1.0}
    assert {score.alpha for score in found} == {1.0, None}
    assert {score.agreement for score in found} == {1.0, None}


def test_unknown_is_no_value_and_statements_may_have_variables_of_their_own() -> None:
    def item(issue: str, figure: object) -> CodedItem:
        spans = [[0, 5]]
        codings = [
            {"variable": "form", "value": "march", "spans": spans},
            {"variable": "participants", "value": figure, "spans": spans},
        ]
        said = {"content": spans, "codings": [{"variable": "issue", "value": issue, "spans": spans}]}
        return coded_item(
            {
                "report": {"path": "a.txt"},
                "mentions": [{"kind": "protest", "codings": codings}],
                "statements": [said],
            }
        )

    compared = compare_coders(item("pay", "unknown"), item("housing", {"low": 20, "high": 20}), "march")
    assert compared.counts["statement issue"].first == compared.counts["statement issue"].second == 1
    assert [(one.variable, one.kind) for one in compared.differences] == [
        ("statement issue", "different"),
        ("figure participants", "extra"),
    ]
    assert compared.differences[0].first is not None
    assert (compared.differences[0].first.value, compared.differences[0].first.words) == ("pay", "march")
