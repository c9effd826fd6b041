"""What people decided of names goes into the keys that outlines have of actors."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.linking.actors_decided import holding, keys_in, name_keys, touched
from onrecord.linking.actors_names import name_key
from onrecord.linking.features_of_who import is_short
from onrecord.records import Decision, Named, NameKeys, Verdict

CASES = yaml.safe_load(Path(__file__).with_name("actors_decided.yml").read_text("utf-8"))


def _decision(a: str, b: str, verdict: Verdict, n: int = 0) -> Decision:
    return Decision(a, b, verdict, "Ada", f"2025-01-01T10:00:{n:02}")


def _named(told: str) -> Named:
    name, _, country = told.rpartition(" ")
    return Named(name, "organisation", None if country == "-" else country, told)


def _keys(told: str, decided: NameKeys) -> frozenset[str]:
    return keys_in([_named(told)], decided)[told, name_key(_named(told).name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_cases(case: dict[str, Any]) -> None:
    decided = name_keys(
        holding(_decision(a, b, verdict, n) for n, (a, b, verdict) in enumerate(case["decided"]))
    )
    for a, b in combinations(case["names"], 2):
        same = any({a, b} <= set(names) for names in case["one"])
        assert (not _keys(a, decided).isdisjoint(_keys(b, decided))) is same, (a, b)


SHORT = [("hdg|GB", "hall defence group|GB"), ("hall defence|GB", "hall defence group|GB")]


@pytest.mark.parametrize("pair", SHORT)
def test_a_no_to_a_short_form_keeps_features_from_taking_it_for_one(pair: tuple[str, str]) -> None:
    short, long = (end.removesuffix("|GB").title() + " GB" for end in pair)
    ((one,), (other,)) = _keys(short, NameKeys()), _keys(long, NameKeys())
    assert is_short(one, other)
    ((one,), (other,)) = (_keys(told, name_keys([_decision(*pair, "no")])) for told in (short, long))
    assert not is_short(one, other)
    assert one != other == "hall defence group"


def test_a_name_keeps_its_letters_beside_the_names_that_it_was_decided_to_be() -> None:
    decided = name_keys([_decision("hdg|GB", "ash folk|GB", "yes")])
    assert _keys("Ash Folk GB", decided) == _keys("HDG GB", decided) == {"hdg", "ash folk"}


def test_what_is_decided_of_a_name_in_one_country_is_not_of_the_same_in_another() -> None:
    decided = name_keys([_decision("hdg|GB", "ash folk|GB", "yes")])
    assert _keys("HDG NG", decided) == _keys("HDG -", decided) == {"hdg"}
    assert _keys("Ash Folk NG", decided) == {"ash folk"}


def test_a_no_to_another_letters_marks_them_for_all_that_bear_them() -> None:
    told = [
        _decision("hdg|GB", "ash folk|GB", "yes", 1),
        _decision("ash folk|GB", "hall defence group|GB", "no", 2),
    ]
    decided = name_keys(told)
    assert _keys("Ash Folk GB", decided) == {"hdg (ash folk|GB)", "ash folk"}
    assert _keys("Hall Defence Group GB", decided) == {"hall defence group"}


def test_what_a_report_says_of_its_own_short_form_holds_in_it() -> None:
    decided = name_keys([_decision("hdg|GB", "hall defence group|GB", "no")])
    told = [Named("HDG", None, "GB", "r", "Hall Defence Group"), Named("Hall Defence Group", None, "GB", "r")]
    assert set(keys_in(told, decided).values()) == {frozenset({"hall defence group"})}


def test_a_name_that_its_report_joins_with_a_decided_one_goes_with_it() -> None:
    decided = name_keys([_decision("hall defence group|GB", "ash folk|GB", "yes")])
    told = [Named(name, None, "GB", "r") for name in ("Hall Defence Group", "HDG")]
    assert len(set(keys_in(told, decided).values())) == 1
    assert keys_in(told, decided)["r", "hdg"] == _keys("Ash Folk GB", decided)
    decided = name_keys([_decision("hdg|GB", "ash folk|GB", "yes")])
    assert keys_in(told, decided)["r", "hall defence group"] == {"ash folk", "hdg", "hall defence group"}


def test_persons_stay_alone_whatever_is_decided() -> None:
    decided = name_keys([_decision("martin hale|GB", "hall folk|GB", "yes")])
    person = Named("Martin Hale", "person", "GB", "r")
    assert keys_in([person], decided)["r", "martin hale"] == {"martin hale (r)"}


def test_what_a_decision_touches_is_told() -> None:
    none = name_keys(())
    folk = name_keys([_decision("hall folk|GB", "hdg|GB", "yes")])
    assert touched(none, folk) == touched(folk, none) == {"hall folk", "hdg"}
    assert touched(folk, folk) == frozenset()
    yard = name_keys([_decision("old bill|GB", "scotland yard|GB", "yes")])
    assert touched(none, yard) > {"old bill", "scotland yard", "met", "metropolitan police"}


def test_of_decisions_that_contradict_each_other_the_later_hold() -> None:
    told = [_decision("a|", "b|", "yes", 1), _decision("b|", "c|", "yes", 2), _decision("a|", "c|", "no", 3)]
    assert holding(told) == tuple(told[1:])
