"""Place phrases to places: a table of rules, main places, routes, and any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cleaning import clean
from onrecord.coding.places.phrases import Resolved, main_place, resolve_places, route_of
from onrecord.finding.places import find_places
from onrecord.records import Page, Report

CASES = yaml.safe_load(Path(__file__).with_name("where.yml").read_text("utf-8"))
SCRAPS = st.sampled_from(
    [
        "in ",
        "London",
        ", ",
        "Kelmar Square",
        " of ",
        "Georgia",
        "Hong Kong",
        "Tsuen Wan",
        " in the ",
        "North ",
        "Kwara State",
        "\n\n",
        "outside the town hall",
        " and ",
        "Parliament",
        "at RAF Kel",
        ". ",
        "Ontario",
        "University of Lagos",
    ]
)


def resolved(text: str, timezone: str | None = None) -> tuple[Report, Resolved]:
    """The report of ``text`` and its places."""
    report = clean(Page(text=text, timezone=timezone))
    return report, resolve_places(report, find_places(report))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_names_come_to_their_place(case: dict[str, Any]) -> None:
    report, places = resolved(case["text"], case.get("timezone"))
    told = {phrase.span.of(report.text): where for phrase, where in places.items()}
    for words, parts in case["want"].items():
        assert {part: getattr(told[words], part) for part in parts} == parts


@given(st.lists(SCRAPS | st.text(max_size=3), max_size=20).map("".join))
def test_every_phrase_has_a_value_that_names_its_grain(text: str) -> None:
    report, places = resolved(text)
    assert list(places) == list(find_places(report))
    for where in places.values():
        assert getattr(where, where.grain) or where.grain == "route"
        assert (where.latitude is None) == (where.longitude is None)


def test_a_route_is_told_from_where_through_what_to_where() -> None:
    text = "From Russell Square they went towards Downing Street, through Aldwych and the Strand, reaching "
    _, places = resolved(text + "Whitehall.")
    route = route_of(list(places), places)
    assert route is not None
    assert route.route == ("Russell Square", "Aldwych", "Strand", "Whitehall", "Downing Street")
    assert (route.grain, route.locality) == ("route", "London")


def test_one_site_is_no_route() -> None:
    _, places = resolved("They went from Russell Square on Friday.")
    assert route_of(list(places), places) is None


@pytest.mark.parametrize(
    ("text", "timezone", "town", "country"),
    [
        ("NAIROBI, Kenya (Wire) — Crowds met in Kisumu. In Kisumu, shops closed.", None, "Kisumu", "KE"),
        ("NAIROBI, Kenya (Wire) — Nurses walked out. More will follow.", None, "Nairobi", "KE"),
        ("Shops closed across Kenya.", None, None, "KE"),
        ("Nobody came.", "Africa/Lagos", None, "NG"),
    ],
)
def test_the_main_place_is_the_town_spoken_of_most(
    text: str, timezone: str | None, town: str | None, country: str
) -> None:
    main = main_place(*resolved(text, timezone))
    assert main is not None
    assert (main.locality, main.country) == (town, country)


def test_a_report_without_places_or_zone_has_no_main_place() -> None:
    assert main_place(*resolved("Nobody came.")) is None


def test_other_places_of_the_name_are_kept() -> None:
    _, places = resolved("A march in Birmingham went on.", "Europe/London")
    (where,) = places.values()
    assert where.id == "2655603"
    assert "4049979" in where.alternatives
