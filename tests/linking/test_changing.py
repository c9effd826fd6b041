"""What changed between events: enough to go back; and ids that are nobody else's."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.linking.changing import changes_between, with_own_ids
from onrecord.records import Event

_membership = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("1234"))


def _events(membership: Mapping[str, str]) -> tuple[Event, ...]:
    ids = sorted(set(membership.values()))
    return tuple(
        Event(one, "protest", tuple(sorted(name for name, event in membership.items() if event == one)))
        for one in ids
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_membership, _membership)
def test_changes_lead_there_and_back(before: dict[str, str], after: dict[str, str]) -> None:
    changes = changes_between(_events(before), _events(after))
    there, back = dict(before), dict(after)
    for change in changes:
        for mention in change.mentions:
            assert there.get(mention) == change.origin
            assert back.get(mention) == change.to
            there.pop(mention, None)
            back.pop(mention, None)
            if change.to:
                there[mention] = change.to
            if change.origin:
                back[mention] = change.origin
    assert (there, back) == (after, before)


CASES = {
    "begin": ({}, {"a": "1", "b": "1"}, [("begin", None, "1", ("a", "b"))]),
    "join": ({"a": "1"}, {"a": "1", "b": "1"}, [("join", None, "1", ("b",))]),
    "leave": ({"a": "1", "b": "1"}, {"a": "1"}, [("leave", "1", None, ("b",))]),
    "merge": ({"a": "1", "b": "2"}, {"a": "1", "b": "1"}, [("merge", "2", "1", ("b",))]),
    "split": ({"a": "1", "b": "1"}, {"a": "1", "b": "2"}, [("split", "1", "2", ("b",))]),
    "move": ({"a": "1", "b": "1", "c": "2"}, {"a": "1", "b": "2", "c": "2"}, [("move", "1", "2", ("b",))]),
    "nothing": ({"a": "1"}, {"a": "1"}, []),
}


@pytest.mark.parametrize("case", CASES)
def test_changes_are_told_by_their_kind(case: str) -> None:
    before, after, expected = CASES[case]
    changes = changes_between(_events(before), _events(after))
    assert [(one.kind, one.origin, one.to, one.mentions) for one in changes] == expected


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_membership, st.sets(st.sampled_from("1234")), st.sets(st.sampled_from("1234")))
def test_every_event_has_an_id_of_its_own(found: dict[str, str], own: set[str], elsewhere: set[str]) -> None:
    elsewhere -= own
    before = tuple(Event(one, "protest", ("x",)) for one in sorted(own))
    named = with_own_ids(_events(found), before, elsewhere.__contains__)
    assert len({event.id for event in named}) == len(named)
    assert not {event.id for event in named} & elsewhere
    assert {event.mentions for event in named} == {event.mentions for event in _events(found)}
    kept = {event.mentions: event.id for event in named}
    assert all(kept[event.mentions] == event.id for event in _events(found) if event.id not in elsewhere)
