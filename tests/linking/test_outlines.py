"""From a coded report to what linking compares."""

from datetime import date

import pytest

import onrecord
from onrecord.linking import outlines
from onrecord.linking.vocabulary import actor_key, are_like, claim_words, initials, is_common, is_group, key

WORDS = (
    "About 2,500 people rallied in Trafalgar Square, London, on Saturday in a protest called by the campaign "
    "group Keep Brenmouth Working. They chanted “Fish not ferries”. Police made 14 arrests."
)


def test_an_outline_has_the_keys_of_what_was_coded() -> None:
    coded = onrecord.code(WORDS, published=date(2025, 5, 18), source="The Brenmouth Post")
    [march] = [one for one in outlines(coded) if one.kind == "protest"]
    saturday = date(2025, 5, 17).toordinal()
    assert (march.first_day, march.last_day, march.published) == (saturday, saturday, saturday + 1)
    assert (march.site, march.locality, march.country) == ("trafalgar square", "london", "GB")
    assert "keep brenmouth working" in march.actors
    assert "rally" in march.forms
    assert {"fish", "ferrie"} <= march.words
    assert (march.sizes, march.arrests) == ((2500,), (14,))
    assert march.id in {mention.id for mention in coded.mentions}
    assert march.source == "the brenmouth post"


def test_what_is_not_told_is_empty() -> None:
    [one] = outlines(onrecord.code("Protesters marched."))
    assert (one.first_day, one.published, one.locality, one.site) == (None, None, None, None)
    assert (one.actors, one.words, one.sizes) == (frozenset(), frozenset(), ())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Thousands of people", None),
        ("protesters", None),
        ("several hundred local residents", None),
        ("hundreds of nurses", "nurses"),
        ("The National Union of Teachers", "national union of teachers"),
        ("Movimiento Cosecha", "movimiento cosecha"),
        ("Sûreté", "surete"),
        ("…", None),
    ],
)
def test_keys_of_actors(name: str, expected: str | None) -> None:
    assert actor_key(name) == expected


def test_a_kind_of_people_is_no_name() -> None:
    assert is_group("nurses")
    assert not is_group("national union of teachers")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("national education union", "neu"), ("campaign for the earth", "ce"), ("unite", ""), ("", "")],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("castle green", "outside castle green gate", True),
        ("city hall", "city hall steps", True),
        ("bailey middle school", "gorton middle school", False),
        ("bailey middle school", "middle school", False),
        ("russell square", "parliament square", False),
    ],
)
def test_sites_of_like_names(one: str, other: str, expected: bool) -> None:
    assert are_like(one, other) is are_like(other, one) is expected


def test_kinds_of_site_that_every_town_has() -> None:
    assert is_common("outside the city hall")
    assert not is_common("castle green")


def test_words_of_claims_are_stems_of_what_tells() -> None:
    assert claim_words(["Stop the closure of the fish dock!", "Demanding closures"]) == {
        "closur",
        "fish",
        "dock",
    }


def test_keys_are_folded() -> None:
    assert key("St. Mary’s Square") == key("ST MARY'S SQUARE") == "st mary s square"
    assert key(" — ") is None
    assert key(None) is None
