"""Whatever is linked and decided: no order counts, decisions hold, no mention is lost or in two events."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.made import outline

from onrecord.linking import explain, link
from onrecord.linking.days import days_of, told_by
from onrecord.linking.features import GROUPS
from onrecord.records import Decision, Event, Outline

_NAMES = "abcdefgh"


def _maybe(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from([None, *values])


_TOLD = st.fixed_dictionaries(
    {
        "day": st.sampled_from([None, 16, 17, 17, 18]),
        "published": st.sampled_from([None, 17, 18, 19]),
        "locality": _maybe("brenmouth", "brenmouth", "harrowick"),
        "site": _maybe("castle green", "city hall", "town quay"),
        "region": _maybe("severn"),
        "opposes": _maybe("x"),
        "report": st.sampled_from(["r1", "r2", "r3", "r4"]),
        "actors": st.sampled_from([(), ("unite",), ("keep brenmouth working",), ("students",)]),
        "words": st.sampled_from([(), ("dock", "closur"), ("dock", "fish", "jobs"), ("ferry",)]),
        "sizes": st.sampled_from([(), (100,), (150,), (6000,)]),
    }
)


def _made(all_told: list[dict[str, object]]) -> list[Outline]:
    return [
        outline(name, **{key: value for key, value in told.items() if value is not None})
        for name, told in zip(_NAMES, all_told, strict=False)
    ]


_OUTLINES = st.lists(_TOLD, min_size=2, max_size=len(_NAMES)).map(_made)
_DECISIONS = st.lists(
    st.tuples(st.sampled_from(_NAMES), st.sampled_from(["yes", "no", "unsure"]), st.sampled_from(_NAMES)),
    max_size=8,
).map(lambda told: [Decision(a, b, verdict, "R", f"{at:03}") for at, (a, verdict, b) in enumerate(told)])  # type: ignore[arg-type]


def _event_of(events: tuple[Event, ...]) -> dict[str, str]:
    return {mention: event.id for event in events for mention in event.mentions}


@given(_OUTLINES, _DECISIONS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_no_order_counts(outlines: list[Outline], decisions: list[Decision], dice: object) -> None:
    shuffled = outlines[:]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(outlines, decisions) == link(shuffled, decisions)


@given(_OUTLINES, _DECISIONS)
@settings(max_examples=150, deadline=None)
def test_decisions_hold_and_nothing_is_lost(outlines: list[Outline], decisions: list[Decision]) -> None:
    linked = link(outlines, decisions)
    assert sorted(one for event in linked.events for one in event.mentions) == [one.id for one in outlines]
    assert len({event.id for event in linked.events}) == len(linked.events)
    event = _event_of(linked.events)
    last = {frozenset((one.a, one.b)): one for one in decisions if one.a != one.b}
    aside = [one.decision for one in linked.contradictions]
    for one in last.values():
        if one not in aside and one.a in event and one.b in event and one.verdict != "unsure":
            assert (event[one.a] == event[one.b]) is (one.verdict == "yes")


@given(_OUTLINES)
@settings(max_examples=200, deadline=None)
def test_what_tells_no_day_or_no_place_is_never_joined(outlines: list[Outline]) -> None:
    for event in link(outlines).events:
        members = [one for one in outlines if one.id in event.mentions]
        if len(members) > 1:
            assert all(days_of(one) or told_by(one) for one in members)
            assert all(one.locality or one.site or one.region for one in members)


@given(_OUTLINES)
@settings(max_examples=100, deadline=None)
def test_an_event_has_a_pair_that_speaks_for_it(outlines: list[Outline]) -> None:
    by_id = {one.id: one for one in outlines}
    for event in link(outlines).events:
        for one in event.mentions:
            others = [other for other in event.mentions if other != one]
            assert not others or any(explain(by_id[one], by_id[other]).score > 0 for other in others)


@given(_OUTLINES, _DECISIONS)
@settings(max_examples=100, deadline=None)
def test_linking_again_changes_nothing(outlines: list[Outline], decisions: list[Decision]) -> None:
    events = link(outlines, decisions).events
    assert link(outlines, decisions, before=events).events == events


@given(_OUTLINES)
@settings(max_examples=100, deadline=None)
def test_reasons_add_up_either_way_round(outlines: list[Outline]) -> None:
    for a, b in combinations(outlines, 2):
        assert explain(a, b) == explain(b, a)


@given(_OUTLINES)
@settings(max_examples=200, deadline=None)
def test_a_group_is_tried_wherever_one_of_its_features_speaks(outlines: list[Outline]) -> None:
    for a, b in combinations(outlines, 2):
        for group in GROUPS:
            if any(feature(a, b) for feature in group.features):
                assert group.told is None or group.told(a, b)
