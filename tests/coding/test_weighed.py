"""What is told of the days and towns that an event may have had, and the choice between them. Cases as data."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.cleaning import clean
from onrecord.coding.circumstances.days_weighed import Days
from onrecord.coding.circumstances.towns_weighed import WEIGHED, Towns
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View, lay_out
from onrecord.coding.mentions import drafted, first_status
from onrecord.coding.places.phrases import Resolved, resolve_places
from onrecord.finding import find
from onrecord.records import Coding, Page, When, Where
from onrecord.tables.learnt import chosen, learnt

CASES = yaml.safe_load(Path(__file__).with_name("weighed.yml").read_text("utf-8"))
PUBLISHED = date(2025, 6, 16)


class Told:
    """A text as far as its events are gathered, and the one that some words tell of."""

    def __init__(self, text: str, words: str, published: date | None = PUBLISHED) -> None:
        report = clean(Page(text=text, published=published, timezone="Europe/London"))
        found = find(report)
        self.view: View = lay_out(report, found, ())
        self.resolved: Resolved = resolve_places(report, found.places)
        self.references, drafts = drafted(self.view, self.resolved)
        place = text.index(words)
        self.draft: Draft = next(
            draft for draft in drafts if any(one.span.start == place for one in draft.references)
        )

    def days(self) -> dict[str | None, Mapping[str, float]]:
        days, status = Days(self.view, self.references), first_status(self.view, self.draft)
        found = days.candidates(self.draft, status, days.ruled(self.draft, status))
        return {day.when.start if day.when else None: day.features for day in found}

    def towns(self) -> dict[str | None, Mapping[str, float]]:
        found = Towns(self.view, self.resolved, self.references).candidates(self.draft)
        return {town.where.locality if town.where else None: town.features for town in found}

    def date(self) -> list[Coding]:
        return Days(self.view, self.references).codings(self.draft, first_status(self.view, self.draft))

    def place(self) -> list[Coding]:
        return Towns(self.view, self.resolved, self.references).codings(self.draft)


def check(case: dict[str, Any], candidates: dict[str | None, Mapping[str, float]]) -> None:
    features = candidates[case.get("value")]
    assert set(case["holds"]) <= {name for name, value in features.items() if value}
    assert not set(case["fails"]) & {name for name, value in features.items() if value}


@pytest.mark.parametrize("case", CASES["days"], ids=lambda case: f"{case.get('value')} {case['text'][:50]}")
def test_features_of_a_day(case: dict[str, Any]) -> None:
    check(case, Told(case["text"], case["words"]).days())


@pytest.mark.parametrize("case", CASES["towns"], ids=lambda case: f"{case.get('value')} {case['text'][:50]}")
def test_features_of_a_town(case: dict[str, Any]) -> None:
    check(case, Told(case["text"], case["words"]).towns())


def test_the_likeliest_day_is_taken() -> None:
    told = Told("A rally is to be held in Hull on Sunday, and its callers expect rain.", "rally")
    days = told.days()
    best = [*days][chosen([*days.values()], learnt("days"))]
    (coding,) = told.date()
    assert isinstance(coding.value, When) and coding.value.start == best


def test_what_the_rules_take_stays_where_the_weights_are_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "onrecord.coding.circumstances.days_weighed.learnt",
        lambda name: {"ruled": 1.0, "day of the report": 2.0},
    )
    (coding,) = Told("Nurses marched through Leeds on Saturday.", "marched").date()
    assert isinstance(coding.value, When) and coding.value.start == "2025-06-16"
    monkeypatch.setattr("onrecord.coding.circumstances.days_weighed.learnt", lambda name: {"ruled": 1.0})
    (coding,) = Told("Nurses marched through Leeds on Saturday.", "marched").date()
    assert isinstance(coding.value, When) and coding.value.start == "2025-06-14"


def test_a_report_without_a_date_stays_with_the_rules() -> None:
    told = Told("Nurses marched through Leeds on Saturday.", "marched", None)
    (coding,) = told.date()
    assert isinstance(coding.value, When) and coding.value.start is None


def test_a_site_stays_where_the_town_that_it_was_thought_to_be_in_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Nurses met in Derby on Friday. Tenants picketed the town hall on Sunday. Pupils sang in Ripon."
    told = Told(text, "picketed")
    weights = {"sentence behind": 9.0}
    monkeypatch.setattr("onrecord.coding.circumstances.towns_weighed.learnt", lambda name: weights)
    (coding,) = told.place()
    assert isinstance(coding.value, Where)
    assert (coding.value.site, coding.value.locality, coding.rule) == ("town hall", "Ripon", WEIGHED)
