"""Well-known bodies and kinds of actor: the tables are whole, and told apart."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tables.actor_kinds import (
    actor_kinds,
    kind_by_name,
    kind_by_noun,
    kind_by_office,
    kind_of_body,
    kind_of_people,
)
from onrecord.tables.bodies import all_bodies, heads, known_bodies
from onrecord.tables.country_codes import country_named
from onrecord.tables.voices import voice_of_kind

KINDS = {*heads().values(), "other"}


def test_bodies_are_named_once_and_of_a_known_kind() -> None:
    assert len(all_bodies()) > 600
    assert [name for name, times in Counter(body.name for body in all_bodies()).items() if times > 1] == []
    for body in all_bodies():
        assert body.kind in KINDS, body
        assert not body.actor or body.actor in actor_kinds(), body
        assert body.actor or kind_of_body(body.kind), f"{body} has no kind of actor"
        assert not body.country or country_named(body.country), body
        assert all(alias.strip() == alias for alias in (body.name, *body.also)), body


def test_no_name_belongs_to_two_bodies() -> None:
    borne = Counter(
        bare for body in all_bodies() for bare in {name.removeprefix("the ") for name in (body.name, *body.also)}
    )
    assert [name for name, times in borne.items() if times > 1] == []


def test_every_kind_of_body_has_a_kind_of_actor() -> None:
    assert set(voice_of_kind()) <= KINDS
    assert {kind for kind in KINDS if kind_of_body(kind) is None} == {"other"}
    assert {kind_of_body(kind) for kind in KINDS} - {None} <= set(actor_kinds())


@pytest.mark.parametrize(
    ("alias", "name", "country"),
    [
        ("Scotland Yard", "Metropolitan Police", "GB"),
        ("Met", "Metropolitan Police", "GB"),
        ("LAPD", "Los Angeles Police Department", "US"),
        ("Garda", "Garda Síochána", "IE"),
        ("Taxpayers’ Alliance", "Taxpayers' Alliance", "GB"),
        ("BJP", "Bharatiya Janata Party", "IN"),
        ("COSATU", "Congress of South African Trade Unions", "ZA"),
        ("XR", "Extinction Rebellion", ""),
    ],
)
def test_other_names(alias: str, name: str, country: str) -> None:
    assert (known_bodies()[alias].name, known_bodies()[alias].country) == (name, country)


@pytest.mark.parametrize(
    ("position", "kind"),
    [
        ("home secretary", "GOV"),
        ("police commissioner", "COP"),
        ("opposition leader", "OPP"),
        ("shadow home secretary", "OPP"),
        ("union president", "LAB"),
        ("university president", "EDU"),
        ("senator", "LEG"),
        ("attorney general", "JUD"),
        ("student", None),
        ("school teacher", None),
        ("union member", None),
        ("resident", None),
        ("mother-of-two", None),
        ("", None),
    ],
)
def test_offices(position: str, kind: str | None) -> None:
    assert kind_by_office(position) == kind


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("Farmers' Union of Wales", "union", "AGR"),
        ("Farmers’ Union of Wales", "union", "AGR"),
        ("Farmers and Workers Party", "party", None),
        ("National Union of Students", "union", "EDU"),
        ("Nurses' Association", "ngo", "LAB"),
        ("Chamber of Commerce", "ngo", "BUS"),
        ("District Attorney's Office", "authority", "JUD"),
        ("National Assembly", "authority", "LEG"),
        ("Friends of the Weir", "ngo", None),
    ],
)
def test_names_of_bodies(name: str, head: str, kind: str | None) -> None:
    assert kind_by_name(name, head) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the bus giant", "BUS"),
        ("main opposition party", "OPP"),
        ("rebel group", "REB"),
        ("group", "NGO"),
        ("dog", None),
    ],
)
def test_nouns_beside_a_name(words: str, kind: str | None) -> None:
    assert kind_by_noun(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [("hundreds of nurses", "MED"), ("dairy farmers", "AGR"), ("junior doctors", "MED"), ("pensioners", "CVL")],
)
def test_people(words: str, kind: str) -> None:
    assert kind_of_people(words) == kind


@given(st.text(max_size=60))
def test_any_words_have_a_kind_of_the_table_or_none(words: str) -> None:
    told = {kind_by_office(words), kind_by_noun(words), kind_by_name(words, "ngo"), kind_of_people(words)}
    assert told <= {*actor_kinds(), None}
