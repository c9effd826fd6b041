"""Of which protest a figure is: the candidates, and how much must speak against what the rules say."""

from datetime import date
from unittest.mock import patch

import pytest

from onrecord.coding.figures import ties as figure_ties
from onrecord.coding.figures.ties import Asked, taken
from onrecord.coding.gathering.drafts import Draft
from onrecord.flow import code_page
from onrecord.records import Code, Page, Size
from onrecord.tables.learnt import Features

PUBLISHED = date(2025, 6, 16)
TEXT = (
    "Some 300 people marched in Porto on Saturday. On Sunday nurses went on strike in Braga. "
    "Police put the march at 250."
)


def asked_of(text: str) -> list[tuple[Asked, list[Draft | None], list[Features]]]:
    found: list[tuple[Asked, list[Draft | None], list[Features]]] = []

    def listen(asked: Asked, drafts: list[Draft | None], features: list[Features]) -> int:
        found.append((asked, drafts, features))
        return taken(asked, drafts, features)

    with patch.object(figure_ties, "taken", listen):
        code_page(Page(text=text, published=PUBLISHED))
    return found


def test_every_protest_and_none_are_candidates() -> None:
    (_, drafts, features), *_ = asked_of(TEXT)
    assert len(drafts) == len(features) == 3
    assert drafts[-1] is None
    assert features[-1]["none"] == 1.0


def test_a_figure_knows_what_was_counted_before_it() -> None:
    *_, (asked, drafts, features) = asked_of(TEXT)
    march = next(n for n, draft in enumerate(drafts) if draft and "march" in draft.forms)
    assert [one.number for one in asked.before] == [300]
    assert asked.role == "police"
    assert features[march]["its rival's"] == 1.0
    assert features[march]["last counted"] == 1.0


def test_figures_go_to_the_protest_they_are_told_of() -> None:
    mentions = code_page(Page(text=TEXT, published=PUBLISHED)).mentions
    told = {
        coding.value.high
        for mention in mentions
        if any(coding.value == Code("march") for coding in mention.codings)
        for coding in mention.codings
        if isinstance(coding.value, Size)
    }
    assert told == {250, 300}


@pytest.mark.parametrize(("more", "expected"), [(1.9, 0), (2.1, 1)])
def test_the_rules_stand_unless_much_more_speaks_for_another(more: float, expected: int) -> None:
    asked, *_ = asked_of(TEXT)[0]
    ruled, other = asked.ruled, Draft("protest")
    with patch.object(figure_ties, "learnt", lambda name: {"for": 1.0}):
        assert taken(asked, [ruled, other], [{}, {"for": more}]) == expected


@pytest.mark.parametrize(("more", "expected"), [(2.9, 0), (3.1, 1)])
def test_more_yet_must_speak_for_none(more: float, expected: int) -> None:
    asked, *_ = asked_of(TEXT)[0]
    with patch.object(figure_ties, "learnt", lambda name: {"for": 1.0}):
        assert taken(asked, [asked.ruled, None], [{}, {"for": more}]) == expected
