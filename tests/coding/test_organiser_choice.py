"""Bodies weighed as organisers where no rule tells: the features of each, and what is taken by weights."""

from datetime import date

import pytest

from onrecord.cleaning import clean
from onrecord.codebook import shipped
from onrecord.coding.doers.bodies import find_bodies
from onrecord.coding.doers.callers import find_callers
from onrecord.coding.doers.choice import Option, by_rules, chosen, taken
from onrecord.coding.doers.organisers import organiser_options
from onrecord.coding.gathering.gathering import gather
from onrecord.coding.gathering.telling import Telling, tell
from onrecord.coding.laying.kinds import Kinds
from onrecord.coding.laying.view import lay_out
from onrecord.coding.places.phrases import resolve_places
from onrecord.coding.referring.ties import refer
from onrecord.finding import find
from onrecord.records import Page

CALLED = "The march in Cork on Sunday was called by the Weir Nurses' Union. It drew 400 people."
BESIDE = "About 300 people rallied in Cork on Sunday. The Weir Tenants' League said that rents were too high."
ELSEWHERE = f"{CALLED} In Limerick, about 90 people marched on 5 May."
TOLD = "The Weir Tenants' League will march in Cork on Friday, it said."


def laid_out(text: str) -> tuple[Telling, Kinds]:
    report = clean(Page(text=text, published=date(2025, 6, 16)))
    view = lay_out(report, find(report), (), shipped())
    drafts = gather(view, refer(view, resolve_places(report, view.findings.places)))
    return tell(view, drafts), Kinds(view.text, view.findings.names)


def options(text: str) -> list[Option]:
    return list(organiser_options(*laid_out(text)).all())


@pytest.mark.parametrize(
    ("text", "name", "holds", "fails"),
    [
        (CALLED, "Weir Nurses' Union", {"ruled", "ruled sure", "words of calling", "the only one"}, {"far"}),
        (BESIDE, "Weir Tenants' League", {"beside", "kind civil", "most named"}, {"ruled", "words of calling"}),
        (TOLD, "Weir Tenants' League", {"ruled", "ahead", "before", "in its clause"}, {"far", "beside"}),
    ],
)
def test_features_tell_how_a_body_stands_to_an_event(
    text: str, name: str, holds: set[str], fails: set[str]
) -> None:
    (option,) = [one for one in options(text) if one.body.actor.name == name]
    true = {feature for feature, value in option.features.items() if value}
    assert holds <= true
    assert fails.isdisjoint(true)


def test_who_called_an_event_elsewhere_is_told_so() -> None:
    features = [option.features for option in options(ELSEWHERE) if not option.coding]
    assert features
    assert all("of another" in one for one in features)


def test_rules_stand_whatever_the_weights_and_others_need_odds() -> None:
    found = options(ELSEWHERE)
    assert {one.coding is not None for one in taken(found, {"any": -9.0})} == {True}
    assert len(taken(found, {"any": 9.0})) == len(taken(found, {"any": -9.0}))
    here = options(
        "The Weir Nurses' Union spoke in Cork. Nurses rallied in Cork. The Weir Nurses' Union smiled."
    )
    assert len(taken(here, {"any": 9.0})) > len(taken(here, {"any": -9.0}))


def test_beside_an_organiser_that_a_rule_tells_nobody_is_weighed() -> None:
    found = options(f"{CALLED} The Coast Traders' Association spoke at length.")
    assert {one.body.actor.name for one in taken(found, {"any": 9.0})} == {"Weir Nurses' Union"}


def test_what_is_only_weighed_is_told_apart() -> None:
    codings = chosen(options(CALLED))
    assert codings == by_rules(codings)
    assert all(coding.rule == "by" for several in codings.values() for coding in several)


def test_bodies_are_kept_to_those_named_most() -> None:
    trees = ["Ash", "Beech", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine", "Yew", "Alder"]
    streets = ["Mill", "Dock", "Weir", "Quay", "Lane", "Hill"]
    names = ". ".join(f"The {one} Tenants' League spoke" for one in [*trees, *streets, "Yew"])
    telling, kinds = laid_out(f"About 300 people rallied in Cork on Sunday. {names}.")
    found = find_bodies(telling.view, kinds, find_callers(telling.view), {})
    assert len(found) == 16
    assert "yew tenants' league" in found
