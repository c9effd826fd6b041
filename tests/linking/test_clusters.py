"""Events out of mentions: decisions hold, contradictions are told (``clusters.yml``), ids go on."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.linking.made import outline

from onrecord.linking import link
from onrecord.records import Decision, Event

CASES = yaml.safe_load(Path(__file__).with_name("clusters.yml").read_text("utf-8"))
MARCH = {"locality": "brenmouth", "day": 17, "site": "castle green", "actors": ["keep brenmouth working"]}


def _decision(number: int, a: str, verdict: Any, b: str) -> Decision:
    return Decision(a, b, verdict, "R. Teale", f"2025-06-{number:02}T09:00:00Z")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_groups(case: dict[str, Any]) -> None:
    told = {"locality": "brenmouth", "day": 17}
    outlines = [outline(name, **(told | more)) for name, more in case["mentions"].items()]
    decisions = [_decision(number, *one) for number, one in enumerate(case.get("decisions", ()), 1)]
    for order in (outlines, outlines[::-1]):
        linked = link(order, decisions)
        assert sorted([*event.mentions] for event in linked.events) == case["groups"]
        aside = [[one.decision.a, one.decision.b] for one in linked.contradictions]
        assert aside == case.get("set_aside", [])


def test_a_contradiction_names_the_decisions() -> None:
    outlines = [outline(name, locality=name) for name in "abc"]
    verdicts = [("a", "yes", "b"), ("b", "yes", "c"), ("a", "no", "c")]
    [found] = link(outlines, [_decision(n, *one) for n, one in enumerate(verdicts, 1)]).contradictions
    assert [one.verdict for one in found.against] == ["no", "yes"]
    assert found.words == (
        "yes to a and b (R. Teale, 2025-06-01T09:00:00Z) is set aside: it contradicts what was decided later, "
        "no to a and c (R. Teale, 2025-06-03T09:00:00Z); yes to b and c (R. Teale, 2025-06-02T09:00:00Z). "
        "Take back one of them with unsure."
    )


def test_two_outlines_of_one_id_are_refused() -> None:
    with pytest.raises(
        ValueError, match="two different outlines have the id a: give each mention's latest only"
    ):
        link([outline("a", **MARCH), outline("a", locality="leeds")])


def test_the_same_outline_twice_is_one() -> None:
    assert link([outline("a", **MARCH)] * 2).events == (Event(Event.id_of("a"), "protest", ("a",)),)


def test_an_event_is_founded_by_the_mention_published_first() -> None:
    [event] = link([outline("a", **MARCH, published=19), outline("b", **MARCH, published=18)]).events
    assert event.id == Event.id_of("b")


def test_an_id_goes_on_with_most_of_its_mentions() -> None:
    outlines = [outline(name, **MARCH, published=18) for name in "abc"]
    before = [Event("kept", "protest", ("a", "b", "c")), Event("other", "protest", ("d",))]
    assert [event.id for event in link(outlines, before=before).events] == ["kept"]
    apart = link(outlines, [_decision(1, "a", "no", "b"), _decision(2, "a", "no", "c")], before=before).events
    assert {event.mentions: event.id for event in apart} == {("b", "c"): "kept", ("a",): Event.id_of("a")}


def test_of_two_that_become_one_the_larger_gives_its_id() -> None:
    outlines = [outline(name, **MARCH) for name in "abc"]
    before = [Event("x", "protest", ("a",)), Event("y", "protest", ("b", "c"))]
    assert [event.id for event in link(outlines, before=before).events] == ["y"]
    before = [Event("y", "protest", ("a",)), Event("x", "protest", ("b",))]
    assert [event.id for event in link(outlines, before=before).events] == ["x"]


def test_no_two_events_have_one_id() -> None:
    a, b = outline("a", **MARCH, published=17), outline("b", **MARCH, published=18)
    [event] = link([a, b]).events
    apart = link(
        [a, b, outline("c", **MARCH)],
        [_decision(1, "a", "no", "b"), _decision(2, "a", "no", "c")],
        None,
        [event],
    )
    assert len({event.id for event in apart.events}) == 2


def test_many_mentions_of_one_event_hang_together() -> None:
    outlines = [outline(f"{number:04}", **MARCH, sizes=[number + 100]) for number in range(300)]
    assert len(link(outlines).events) == 1


def test_a_report_of_the_future_is_linked_by_the_days_it_tells() -> None:
    [event] = link([outline("a", **MARCH, published=18), outline("b", **MARCH, published=400_000)]).events
    assert event.mentions == ("a", "b")
