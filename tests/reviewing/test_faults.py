"""Gold and codings that are not as they should be: every fault is told, where it is and what to do."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reviewing import ReviewError, read_coded, read_gold

CASES = yaml.safe_load(Path(__file__).with_name("faults.yml").read_text("utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("kind", "codings", "variable", "value", "spans", "voice", "content", "speaker", "low", "report")
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("case", CASES["gold"], ids=lambda case: case["told"][0][:60])
def test_faults_of_gold(case: dict[str, list[str]]) -> None:
    with pytest.raises(ReviewError) as caught:
        read_gold(str(case["gold"]), "g.yml")
    assert str(caught.value).splitlines() == case["told"]


@pytest.mark.parametrize("case", CASES["coded"], ids=lambda case: case["told"][0][:60])
def test_faults_of_codings(case: dict[str, list[str]]) -> None:
    with pytest.raises(ReviewError) as caught:
        read_coded(case["lines"], "c.jsonl")
    assert str(caught.value).splitlines() == case["told"]


@given(JSON, JSON)
def test_whatever_the_json_it_is_read_or_its_fault_is_told(mentions: object, statements: object) -> None:
    told = {"report": {"path": "a.txt"}, "mentions": mentions, "statements": statements}
    try:
        [item] = read_coded([json.dumps(told)], "c.jsonl")
    except ReviewError as error:
        assert str(error).startswith("c.jsonl, line 1: no coded report: ")
    else:
        assert item.path == "a.txt"


@given(JSON, JSON)
def test_whatever_the_yaml_it_is_read_or_its_fault_is_told(mentions: object, statements: object) -> None:
    told = {"report": "a.txt", "mentions": mentions, "statements": statements}
    try:
        [report] = read_gold(yaml.safe_dump(told), "g.yml")
    except ReviewError as error:
        assert str(error).startswith("g.yml, a.txt")
    else:
        assert report.report == "a.txt"


def test_what_is_not_known_is_passed_over() -> None:
    coding = {"variable": "participants", "value": "unknown", "spans": [[0, 4]], "codebook": "own@2", "new": {}}
    said = {"content": [[0, 4]], "codings": [{"variable": "issue", "value": "pay", "spans": [[0, 4]]}]}
    line = {
        "report": {"path": "x/a.txt"},
        "mentions": [{"kind": "protest", "codings": [coding]}],
        "statements": [said],
    }
    [item] = read_coded([json.dumps(line)], "c.jsonl")
    assert item.mentions[0].figures == []
    assert [one.words for one in item.statements[0].codings] == ["pay"]


def test_yaml_takes_norway_for_no() -> None:
    [report] = read_gold(
        "report: a.txt\nmentions: [{kind: protest, anchor: [x], place: {country: NO}}]", "g.yml"
    )
    [mention] = report.mentions
    assert mention.place is not None
    assert mention.place.parts == {"country": "NO"}
