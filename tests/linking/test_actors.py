"""Which names are one actor's, and that decisions hold."""

from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import code
from onrecord.linking.actors import actor_keys, explain_actors, set_aside
from onrecord.linking.actors_decided import keys_in, with_names
from onrecord.linking.actors_features import GROUPS, alike
from onrecord.linking.actors_known import KnownBody, actor_id
from onrecord.linking.actors_names import expansions, name_key, names_in, table
from onrecord.records import Decision, Named, NameKeys, Outline, Span, Verdict

CASES = yaml.safe_load(Path(__file__).with_name("actors.yml").read_text("utf-8"))
BODIES = tuple(KnownBody(one["name"], tuple(one["also"]), one.get("country", "")) for one in CASES["bodies"])


def _named(name: str, country: str, report: str, short_for: str = "", kind: str | None = None) -> Named:
    return Named(name, kind, None if country == "-" else country, report, short_for)


def _case(case: dict[str, Any]) -> list[Named]:
    return [
        _named(name, country, f"{case['name']}, {report}", *more)
        for name, country, report, *more in case["names"]
    ]


def _key_of_each(named: list[Named], keys: dict[tuple[str, str], str]) -> dict[str, str]:
    """The key by the id of each name that no report explains: the same in whichever report it stands."""
    found: dict[str, set[str]] = {}
    for one in named:
        if not one.short_for:
            found.setdefault(actor_id(one.name, one.country), set()).add(keys[one.report, name_key(one.name)])
    assert all(len(told) == 1 for told in found.values())
    return {id_: told.pop() for id_, told in found.items()}


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: str(case["name"]))
def test_cases(case: dict[str, Any]) -> None:
    named = _case(case)
    keys = actor_keys(named, bodies=BODIES)
    by_id = _key_of_each(named, keys)
    expected = [{_id_of(told) for told in names} for names in case["one"]]
    for a, b in combinations(by_id, 2):
        assert (by_id[a] == by_id[b]) is any({a, b} <= names for names in expected), (a, b)
    assert "key" not in case or case["key"] in keys.values()


def _id_of(told: str) -> str:
    name, _, country = told.rpartition(" ")
    return actor_id(name, None if country == "-" else country)


def test_a_name_that_its_report_explains_stands_for_the_long_one_there_and_nowhere_else() -> None:
    keys = actor_keys(
        [
            _named("ACT", "GB", "r1", "Allotments for Casterley Town"),
            _named("ACT", "GB", "r2", "Arden Cyclists Together"),
            _named("ACT", "GB", "r3"),
        ]
    )
    assert keys == {
        ("r1", "act"): "allotments for casterley town",
        ("r2", "act"): "arden cyclists together",
        ("r3", "act"): "act",
    }


def test_persons_are_never_joined() -> None:
    keys = actor_keys([_named("Martin Hale", "GB", report, kind="person") for report in ("r1", "r2")])
    assert keys == {("r1", "martin hale"): "martin hale (r1)", ("r2", "martin hale"): "martin hale (r2)"}


def test_words_that_are_no_names_stay_as_they_are() -> None:
    named = [
        _named(*told) for told in (("farmers", "GB", "r1"), ("Farmers", "FR", "r2"), ("the council", "GB", "r1"))
    ]
    assert set(actor_keys(named, bodies=BODIES).values()) == {"farmers", "council"}


@pytest.mark.parametrize(("text", "told"), CASES["expansions"], ids=lambda value: str(value)[:40])
def test_what_a_text_explains(text: str, told: list[list[str]]) -> None:
    assert expansions(text) == tuple((short, long) for short, long in told)


@given(st.text(alphabet="ABabn ().,&-’", max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_searched(text: str) -> None:
    for short, long in expansions(text):
        assert short in text
        assert name_key(long)[0] == name_key(short)[0]


def _decision(a: str, b: str, verdict: Verdict, at: int) -> Decision:
    return Decision(f"{a}|GB", f"{b}|GB", verdict, "Ada", f"2025-01-{at:02}T10:00:00")


HALL = [
    _named(*told)
    for told in (("Hall Defence Group", "GB", "r1"), ("HDG", "GB", "r2"), ("Hall Folk", "GB", "r3"))
]


def test_a_no_parts_what_would_be_joined() -> None:
    assert len(set(actor_keys(HALL).values())) == 2
    assert len(set(actor_keys(HALL, [_decision("hdg", "hall defence group", "no", 1)]).values())) == 3


def test_a_yes_joins_what_nothing_else_would() -> None:
    assert len(set(actor_keys(HALL, [_decision("hall folk", "hdg", "yes", 1)]).values())) == 1


def test_a_no_holds_along_a_chain() -> None:
    decisions = [_decision("hall folk", "hdg", "yes", 1), _decision("hall folk", "hall defence group", "no", 2)]
    keys = actor_keys(HALL, decisions)
    assert keys["r3", "hall folk"] == keys["r2", "hdg"] != keys["r1", "hall defence group"]


def test_unsure_takes_back() -> None:
    decisions = [
        _decision("hdg", "hall defence group", "no", 1),
        _decision("hall defence group", "hdg", "unsure", 2),
    ]
    assert actor_keys(HALL, decisions) == actor_keys(HALL)


def test_what_cannot_hold_beside_later_decisions_is_set_aside_and_told() -> None:
    first, second, third = (
        _decision("hdg", "hall folk", "yes", 1),
        _decision("hall folk", "hall defence group", "yes", 2),
        _decision("hdg", "hall defence group", "no", 3),
    )
    assert set_aside(HALL, [third, first, second]) == (first,)
    keys = actor_keys(HALL, [first, second, third])
    assert keys["r3", "hall folk"] == keys["r1", "hall defence group"] != keys["r2", "hdg"]


def test_the_reasons_are_told_in_words() -> None:
    pair = explain_actors(("HDG", "GB"), ("Hall Defence Group", "GB"), HALL)
    assert (pair.a, pair.b) == ("hall defence group|GB", "hdg|GB")
    assert pair.score > 0
    assert "one is the initials of the other, and of no other name in the country" in {
        r.words for r in pair.reasons
    }


def test_a_name_that_no_report_has() -> None:
    with pytest.raises(KeyError, match=r"no report has the name 'hall of fame\|GB'"):
        explain_actors(("Hall of Fame", "GB"), ("HDG", "GB"), HALL)


def test_every_feature_has_a_weight_and_a_reason_and_no_weight_is_idle() -> None:
    features = {one.__name__ for group in GROUPS for one in group}
    assert features | {"outset"} == set(table()["weights"])
    assert all(one.__doc__ for group in GROUPS for one in group)


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_the_order_of_names_does_not_matter_and_what_is_decided_holds(seed: int) -> None:
    random = Random(seed)
    named = [one for case in CASES["cases"] for one in _case(case) if not one.private]
    ids = sorted({actor_id(one.name, one.country) for one in named if not one.short_for})
    decisions = [
        Decision(a, b, random.choice(("yes", "no")), "Ada", f"2025-01-{at + 1:02}T10:00:00")
        for at, (a, b) in enumerate(random.sample(list(combinations(ids, 2)), 12))
    ]
    keys = actor_keys(named, decisions, BODIES)
    assert actor_keys(random.sample(named, len(named)), decisions, BODIES) == keys
    by_id = _key_of_each(named, keys)
    aside = set_aside(named, decisions)
    for one in decisions:
        assert one in aside or (by_id[one.a] == by_id[one.b]) is (one.verdict == "yes")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("al jazeera", "aljazeera", False), ("severn police", "severm police", True),
        ("greenpeace", "greenpaece", True), ("kent action", "gent action", False),
        ("north police", "south police", False), ("local 12", "local 13", False),
        ("essex police", "sussex police", False), ("hall group", "hall group north", False),
    ],
)  # fmt: skip
def test_slips(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_names_of_a_coded_report_come_into_its_outlines() -> None:
    coded = code(
        "Beds for Tarnside (BfT) held a vigil in Leeds on Friday. About 400 people came, BfT said.",
        published=date(2025, 9, 8),
    )
    named = names_in(coded)
    assert {(one.name, one.short_for) for one in named} >= {
        ("BfT", "Beds for Tarnside"),
        ("Beds for Tarnside", ""),
    }
    assert {one.country for one in named} == {"GB"}
    keys = keys_in(named, NameKeys())
    outline = Outline("m", coded.report.id, "protest", Span(0, 1), actors=frozenset({"bft", "nurses"}))
    assert with_names(outline, keys).actors == {"beds for tarnside", "nurses"}
