"""Places that a user added: found and settled by the report's words, and nothing else changed by them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.dumps import write

from onrecord.cleaning import clean
from onrecord.coding.places.phrases import resolve_places
from onrecord.finding.places import find_places
from onrecord.records import Page, Where
from onrecord.store.gazetteer import AddedPlaces, add_dump
from onrecord.tables.added import added_named, is_looking, looking_in
from onrecord.tables.places import places_named

TABLE = yaml.safe_load(Path(__file__).with_name("where_added.yml").read_text("utf-8"))
WORDS = [
    "in ",
    "Nether Sallow",
    "Quernham",
    ", ",
    " and ",
    "Flumshire",
    "Hamlock",
    "the ",
    "Leeds",
    ". ",
    "Sallow Bridge",
]
SCRAPS = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=20).map("".join)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AddedPlaces]:
    folder = tmp_path_factory.mktemp("added")
    add_dump(write(folder / "GB.txt", *TABLE["places"]), folder / "places.db")
    yield AddedPlaces(folder / "places.db")


def resolved(case: dict[str, Any], places: AddedPlaces | None) -> dict[str, Where]:
    """By the words of each place phrase, what it stands for."""
    page = Page(text=case["text"], timezone=case.get("timezone"), source=case.get("source"))
    with looking_in(places):
        report = clean(page)
        found = resolve_places(report, find_places(report))
    return {phrase.span.of(report.text): where for phrase, where in found.items()}


def check(told: dict[str, Where], want: dict[str, dict[str, Any] | None]) -> None:
    for words, parts in want.items():
        if parts is None:
            assert words not in told
        else:
            assert {part: getattr(told[words], part) for part in parts} == parts


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: f"{case['text']} {case.get('timezone')}")
def test_added_places_are_found_and_settled(case: dict[str, Any], added: AddedPlaces) -> None:
    before = resolved(case, None)
    check(before, case.get("plain", {}))
    check(resolved(case, added), case["want"])
    assert resolved(case, None) == before, "taken away again, nothing of it is left"


def test_what_the_tables_know_is_the_same_with_and_without(added: AddedPlaces) -> None:
    plain = places_named("Reading")
    with looking_in(added):
        assert is_looking()
        assert places_named("Reading") == plain
        assert [place.latitude for place in added_named("reading")] == [53.0]
    assert not is_looking()
    assert added_named("Reading") == ()


def test_looking_ends_with_an_error_too(added: AddedPlaces) -> None:
    with pytest.raises(KeyError), looking_in(added):
        raise KeyError
    assert not is_looking()


@given(text=SCRAPS)
def test_any_text_has_values_that_name_their_grain(text: str, added: AddedPlaces) -> None:
    for where in resolved({"text": text, "timezone": "Europe/London"}, added).values():
        assert getattr(where, where.grain) or where.grain == "route"
        assert (where.latitude is None) == (where.longitude is None)
