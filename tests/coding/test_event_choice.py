"""What is told of a reference and an event, and the choice between events. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.cleaning import clean
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.event_choice import EventChoice
from onrecord.coding.gathering.event_rules import EventRules
from onrecord.coding.laying.view import View, lay_out
from onrecord.coding.places.phrases import resolve_places
from onrecord.coding.referring.references import Reference
from onrecord.coding.referring.ties import refer
from onrecord.finding import find
from onrecord.records import Page

CASES = yaml.safe_load(Path(__file__).with_name("event_choice.yml").read_text("utf-8"))


def references(text: str) -> tuple[View, list[Reference]]:
    report = clean(Page(text=text, published=date(2025, 6, 16), timezone="Europe/London"))
    found = find(report)
    view = lay_out(report, found, ())
    return view, [
        one for one in refer(view, resolve_places(report, found.places)) if one.trigger.kind == "protest"
    ]


def at(text: str, told: list[Reference], words: str) -> Reference:
    place = text.index(words)
    return next(one for one in told if place <= one.span.start < place + len(words))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_features_tell_what_a_reader_sees(case: dict[str, Any]) -> None:
    view, told = references(case["text"])
    first, second = (at(case["text"], told, words) for words in case["words"])
    event, new = EventChoice(view, told).candidates(second, [[first]], first)
    assert set(case["holds"]) <= {name for name, value in event.items() if value}
    assert not set(case["fails"]) & set(event)
    assert new["new"] == 1 and all(name.startswith("new") for name in new)


def test_the_march_is_the_one_that_was_told() -> None:
    text = "Nurses marched through Leeds on Saturday. Teachers held a strike in Hull. The march ended at noon."
    view, told = references(text)
    marched, strike, march = (at(text, told, words) for words in ("marched", "strike in", "march ended"))
    choice = EventChoice(view, told)
    assert choice.best(march, [[marched], [strike]], strike) == 0
    assert choice.best(march, [], None) is None


def test_what_the_codebook_bars_is_no_candidate() -> None:
    text = "Nurses marched through Leeds on Saturday. Teachers marched through Hull."
    view, told = references(text)
    marched, other = (at(text, told, words) for words in ("marched through Leeds", "marched through Hull"))
    draft = Draft("protest")
    draft.add(marched)
    assert EventRules(view, None, long_strike=False).bar(other, draft)


def test_the_main_event_and_the_only_one_of_a_form_are_told() -> None:
    text = "Nurses marched through Leeds. The march was long. The marchers sang. Teachers held a strike."
    view, told = references(text)
    march = [one for one in told if one.span.of(text) != "strike"]
    strike = at(text, told, "strike")
    main, other, new = EventChoice(view, told).candidates(march[-1], [march[:-1], [strike]], None)
    assert main["size_share"] > other["size_share"] and "alone" not in main
    assert new["new_many"] > 0 and "new_second" not in new
