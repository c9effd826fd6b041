"""What speaks of two mentions, under which policy, and whether they are joined: ``pairs.yml``."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.linking.made import outline

from onrecord.linking import block_keys, explain, link
from onrecord.linking.features import REASONS
from onrecord.linking.weights import shipped
from onrecord.records import Policy

CASES = yaml.safe_load(Path(__file__).with_name("pairs.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_pairs_are_joined_with_reasons(case: dict[str, Any]) -> None:
    both = case.get("both", {})
    a, b = (outline(name, **(both | case.get(name, {}))) for name in "ab")
    policy = Policy(**case.get("policy", {}))
    pair = explain(a, b, policy)
    assert [one.feature for one in pair.reasons if one.feature not in ("outset", "ground")] == case["found"]
    assert (pair.score > 0) is case["one"]
    assert pair == explain(b, a, policy)
    assert (len(link([a, b], policy=policy).events) == 1) is case["one"]
    if case["one"]:
        assert set(block_keys(a)) & set(block_keys(b))


def test_every_feature_has_words_and_a_weight() -> None:
    assert set(REASONS) | {"outset"} == set(shipped())
    assert all(words and words[0].islower() and not words.endswith(".") for words in REASONS.values())


def test_where_there_is_no_ground_the_last_reason_says_so() -> None:
    told = {"locality": "brenmouth", "site": "castle green", "actors": ["keep brenmouth working"]}
    last = explain(outline("a", **told), outline("b", **told)).reasons[-1]
    assert last.words == "place and day are not told by both: never joined on what is missing"


def test_nothing_is_made_of_what_is_not_told() -> None:
    assert block_keys(outline("a", actors=["unite"], words=["pay"])) == ()
    assert block_keys(outline("a", locality="brenmouth")) == ()
    assert block_keys(outline("a", day=17, actors=["unite"])) == ()


def test_what_tells_less_looks_further() -> None:
    keys = block_keys(outline("a", published=18, locality="brenmouth"))
    assert {int(key.split()[1]) - outline("x", day=18).first_day for key in keys} == {-3, -2, -1, 0, 1}  # type: ignore[operator]
