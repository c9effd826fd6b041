"""Which decisions hold: carried over to where their mentions stand now, the last on a pair, none against any."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.linking.standing import carried, conflict, in_words, standing
from onrecord.records import Decision, Outline, Span, Verdict
from onrecord.records.changes import Kept, Spot

SPOT = Spot("m", "r", "protest", Span(30, 35), Span(20, 60), Span(0, 200), frozenset({"beside"}))


def _outline(name: str, start: int, end: int, kind: str = "protest", report: str = "r") -> Outline:
    return Outline(name, report, kind, Span(start, end))  # type: ignore[arg-type]


# What the report tells of now, and where the decision goes.
CARRIED = {
    "itself, wherever it stands": ([_outline("near", 30, 35), _outline("m", 30, 35)], "m"),
    "an anchor that overlaps, before the sentence": (
        [_outline("same", 21, 24), _outline("over", 34, 40)],
        "over",
    ),
    "the same sentence, before the passage": (
        [_outline("passage", 10, 14), _outline("sentence", 55, 58)],
        "sentence",
    ),
    "the same passage": ([_outline("passage", 150, 155)], "passage"),
    "the nearest of two in the sentence": ([_outline("far", 55, 58), _outline("near", 37, 40)], "near"),
    "the first of two as near": ([_outline("after", 31, 34), _outline("before", 29, 31)], "before"),
    "another kind": ([_outline("court", 30, 35, "court")], None),
    "another report": ([_outline("other", 30, 35, report="other")], None),
    "another passage": ([_outline("far", 201, 205)], None),
    "one that stood beside it": ([_outline("beside", 37, 40)], None),
    "none": ([], None),
}


@pytest.mark.parametrize("case", CARRIED)
def test_a_decision_finds_its_words_again(case: str) -> None:
    outlines, expected = CARRIED[case]
    assert carried(SPOT, outlines) == expected
    assert carried(SPOT, outlines[::-1]) == expected


def _decision(a: str, b: str, verdict: Verdict, number: int) -> Decision:
    return Decision(a, b, verdict, "Ana", f"2025-03-{number:02}T12:00:00+00:00")


def _kept(number: int, a: str, b: str, verdict: Verdict) -> Kept:
    spots = (Spot(one, one, "protest", Span(0, 5), Span(0, 9), Span(0, 9)) for one in (a, b))
    return Kept(number, _decision(a, b, verdict, number), "", *spots)


def _here(*names: str) -> dict[str, list[Outline]]:
    return {name: [_outline(name, 0, 5, report=name)] for name in names}


# Decisions in the order of their making; the numbers of those that hold, and of those that wait.
STANDING: dict[str, tuple[list[tuple[str, str, Verdict]], list[int], list[int]]] = {
    "all that fit": ([("a", "b", "yes"), ("c", "d", "no")], [1, 2], []),
    "the last on a pair": ([("a", "b", "yes"), ("a", "b", "no")], [2], []),
    "unsure takes back": ([("a", "b", "no"), ("a", "b", "unsure")], [], []),
    "unsure of another pair": ([("a", "b", "no"), ("a", "c", "unsure")], [1], []),
    "the later of a cycle": ([("a", "b", "yes"), ("b", "c", "yes"), ("a", "c", "no")], [2, 3], [1]),
    "a cycle broken by unsure": (
        [("a", "b", "yes"), ("b", "c", "yes"), ("a", "b", "unsure"), ("a", "c", "no")],
        [2, 4],
        [],
    ),
    "a mention that is gone": ([("a", "gone", "no"), ("a", "b", "yes")], [2], [1]),
}


@pytest.mark.parametrize("case", STANDING)
def test_what_stands(case: str) -> None:
    told, held, waiting = STANDING[case]
    found = standing([_kept(n, *one) for n, one in enumerate(told, 1)], _here("a", "b", "c", "d"))
    assert [one.number for one in found.kept] == held
    assert [one.kept.number for one in found.waiting] == waiting
    assert all(one.why for one in found.waiting)


def test_two_that_are_told_as_one_now_wait() -> None:
    first, second = _kept(1, "a", "b", "no"), _kept(2, "a", "c", "yes")
    [waiting] = standing(
        [first, second], {"a": [_outline("a", 0, 5, report="a")], "b": [], **_here("c")}
    ).waiting
    assert waiting.kept is first
    spot = Spot("x", "a", "protest", Span(0, 5), Span(0, 9), Span(0, 9))
    same = Kept(3, _decision("x", "a", "no", 3), "", spot, first.a)
    [waiting] = standing([same], _here("a")).waiting
    assert waiting.why == "what it was on is told as one mention now, a"


def test_a_chain_is_told_in_words() -> None:
    told = [_decision("a", "b", "yes", 3), _decision("b", "c", "no", 4)]
    chain = conflict(told, _decision("a", "c", "yes", 5))
    assert set(chain) == set(told)
    assert in_words(told) == "a and b: yes (Ana, 2025-03-03); b and c: no (Ana, 2025-03-04)"
    assert conflict(told, _decision("a", "c", "no", 5)) == ()
    assert conflict(told, _decision("a", "b", "no", 5)) == (), "it takes the place of the one on the same pair"
    assert conflict(told, _decision("a", "c", "unsure", 5)) == ()


_verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["yes", "no", "unsure"])
_told = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), _verdicts), max_size=10)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_told)
def test_what_stands_never_contradicts_itself(told: list[tuple[str, str, Verdict]]) -> None:
    kept = [_kept(n, *one) for n, one in enumerate(told, 1) if one[0] != one[1]]
    found = standing(kept, _here(*"abcde"))
    groups = {name: {name} for name in "abcde"}
    for one in found.decisions:
        if one.verdict == "yes":
            merged = groups[one.a] | groups[one.b]
            groups |= dict.fromkeys(merged, merged)
    assert all(one.b not in groups[one.a] for one in found.decisions if one.verdict == "no")
    numbers = [one.number for one in found.kept]
    assert numbers == sorted(numbers)
    assert all(a < b for a, b in pairwise(one.kept.number for one in found.waiting))
    for waiting in found.waiting:
        assert conflict(found.decisions, waiting.kept.decision), "only what contradicts the others waits"
