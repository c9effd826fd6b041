"""Which pairs are compared: those that share a key of the last ``WINDOW`` (``block_keys``), and no others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.made import outline
from tests.linking.test_scoring import _OUTLINES, _maybe, _sets

from onrecord.linking import block_keys
from onrecord.linking.candidates import WINDOW, arranged, candidates, in_order, pairs_to_compare
from onrecord.linking.days import days_of, told_by
from onrecord.records import Outline


def _one_by_one(ordered: Sequence[Outline]) -> Iterator[tuple[int, list[int]]]:
    """The same by the words of the keys, mention by mention."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(ordered):
        near: set[int] = set()
        for key in block_keys(one):
            near.update(blocks[key][-WINDOW:])
            blocks[key].append(index)
        if near:
            yield index, sorted(near)


def _by_words(one: Outline) -> tuple[int, str, str, str, str, str, str]:
    days = days_of(one) or told_by(one) or (0, 0)
    who, what = (min(told, default="~") for told in (one.actors, one.words))
    return days[0], one.locality or "~", one.region or "~", one.site or "~", who, what, one.id


_ALIKE = st.fixed_dictionaries(
    {
        "day": st.sampled_from([16, 17, 17, 18]),
        "locality": _maybe("brenmouth", "harrowick"),
        "region": _maybe("severn"),
        "site": _maybe("castle green", "castle gate", "~", "city hall"),
        "actors": _sets("unite", "~", "neu", "students"),
        "words": _sets("dock", "closur", "fish", "jobs", "~", "issue:jobs"),
    }
).map(lambda told: {name: value for name, value in told.items() if value is not None})


@given(_OUTLINES)
@settings(max_examples=300, deadline=None)
def test_the_pairs_are_those_that_share_a_key(outlines: list[Outline]) -> None:
    ordered = in_order({one.id: one for one in outlines}.values())
    assert ordered == sorted({one.id: one for one in outlines}.values(), key=_by_words)
    assert list(candidates(ordered)) == list(_one_by_one(ordered))


@given(st.lists(_ALIKE, min_size=60, max_size=150), st.integers(1, 70))
@settings(max_examples=60, deadline=None)
def test_part_by_part_the_pairs_are_the_same(all_told: list[dict[str, object]], part: int) -> None:
    ordered, columns = arranged(outline(f"{at:03}", **told) for at, told in enumerate(all_told))
    expected = [(head, tail) for tail, near in _one_by_one(ordered) for head in near]
    found = [
        pair
        for heads, tails in pairs_to_compare(columns, part=part)
        for pair in zip(heads.tolist(), tails.tolist(), strict=True)
    ]
    assert found == expected


def test_of_a_crowded_key_the_last_are_compared() -> None:
    ordered = in_order(outline(f"{at:03}", locality="leeds", day=17) for at in range(100))
    near = dict(candidates(ordered))
    assert near[99] == list(range(99 - WINDOW, 99))
    assert 0 not in near
