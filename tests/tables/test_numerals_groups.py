"""Nouns for people: which kind, in the singular and the plural, seen and unseen."""

import pytest

from onrecord.tables.groups import plural_kind, singular_kind
from onrecord.tables.units import unit_kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("police", "police"), ("officers", "police"), ("constables", "police"), ("gardaí", "police"),
        ("protestors", "participants"), ("counter-demonstrators", "participants"),
        ("lawmakers", "officials"), ("mps", "officials"),
        ("women", "people"), ("nurses", "people"), ("passers-by", "people"), ("families", "people"),
        ("kiteboarders", "people"), ("hongkongers", "people"), ("beekeepers", "people"), ("harpists", "people"),
        ("schoolkids", "people"), ("boatmen", "people"),
        ("canisters", None), ("banners", None), ("trees", None), ("lists", None),
        ("districts", None), ("march", None),
        ("another", None), ("bigger", None), ("checklist", None),
    ],
)  # fmt: skip
def test_kind_of_a_plural(word: str, kind: str | None) -> None:
    assert plural_kind(word) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("constable", "police"),
        ("protester", "participants"),
        ("nurse", "people"),
        ("canister", None),
        ("march", None),
    ],
)
def test_kind_of_a_singular(word: str, kind: str | None) -> None:
    assert singular_kind(word) == kind


def test_number_of_the_noun_is_told_apart() -> None:
    assert singular_kind("officer") == "police"
    assert plural_kind("officer") is None
    assert plural_kind("officers") == "police"
    assert singular_kind("officers") is None


@pytest.mark.parametrize(
    ("word", "kind"), [("hours", "time"), ("km", "distance"), ("naira", "money"), ("people", None)]
)
def test_units_that_are_no_people(word: str, kind: str | None) -> None:
    assert unit_kind(word) == kind
