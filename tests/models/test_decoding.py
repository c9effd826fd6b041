"""Scores to spans: the best tags are those that trying all finds, each span with its chance."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models.decoding import Scores, best_tags, log_chances, spans_of

O, B, I, B2, I2 = range(5)  # noqa: E741  # tags are called so


def allowed(tags: tuple[int, ...]) -> bool:
    """Whether every inside tag follows a tag of its own kind."""
    return all(tag == 0 or tag % 2 or (at > 0 and tags[at - 1] in (tag - 1, tag)) for at, tag in enumerate(tags))


def best_of_all(scores: Scores) -> float:
    """The sum of scores of the best allowed tags, found by trying all of them."""
    length, width = scores.shape
    return max(
        sum(float(scores[at, tag]) for at, tag in enumerate(tags))
        for tags in product(range(width), repeat=length)
        if allowed(tags)
    )


def random_scores(seed: int, count: int, length: int, kinds: int) -> Scores:
    drawn = np.random.default_rng(seed).normal(0, 2, (count, length, 2 * kinds + 1))
    return drawn.astype(np.float32)


@given(st.integers(0, 2**32), st.integers(1, 3), st.integers(1, 5), st.integers(1, 2), st.booleans())
def test_best_tags_are_those_that_trying_all_finds(
    seed: int, count: int, length: int, kinds: int, barred: bool
) -> None:
    scores = random_scores(seed, count, length, kinds)
    if barred:
        scores[0, :, 1:3] = -np.inf
    found = best_tags(scores)
    assert found.shape == (count, length)
    for tags, told in zip(found, scores, strict=True):
        assert allowed(tuple(tags))
        assert told[np.arange(length), tags].sum() == pytest.approx(best_of_all(told), abs=1e-4)
    if barred:
        assert not np.isin(found[0], (1, 2)).any()


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_sequences_do_not_know_each_other(seed: int, length: int) -> None:
    scores = random_scores(seed, 4, length, 3)
    together = best_tags(scores)
    assert all((best_tags(one[None])[0] == tags).all() for one, tags in zip(scores, together, strict=True))


def test_where_all_tags_are_equally_good_nothing_is_marked() -> None:
    assert not best_tags(np.zeros((2, 6, 5), dtype=np.float32)).any()


@pytest.mark.parametrize("shape", [(0, 5, 3), (2, 0, 3), (0, 0, 3)])
def test_nothing_has_no_tags(shape: tuple[int, int, int]) -> None:
    assert best_tags(np.zeros(shape, dtype=np.float32)).shape == shape[:2]


def test_a_span_never_goes_on_that_has_not_begun() -> None:
    scores = np.full((1, 3, 3), -5, dtype=np.float32)
    scores[0, :, I] = 5
    assert best_tags(scores).tolist() == [[B, I, I]]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        ([O, O], []),
        ([B], [(0, 0, 0)]),
        ([O, B, I, I, O], [(0, 1, 3)]),
        ([B, B, I], [(0, 0, 0), (0, 1, 2)]),
        ([B, I, B2, I2, B, O, B2], [(0, 0, 1), (1, 2, 3), (0, 4, 4), (1, 6, 6)]),
        ([O, B2, I2], [(1, 1, 2)]),
    ],
)
def test_spans_of_tags(tags: list[int], spans: list[tuple[int, int, int]]) -> None:
    found = spans_of(np.array(tags, dtype=np.int64), np.zeros((len(tags), 5), dtype=np.float32))
    assert [span[:3] for span in found] == spans


def test_a_span_is_as_sure_as_its_least_sure_tag() -> None:
    chances = np.log(np.array([[0.1, 0.9, 1e-9], [0.5, 0.1, 0.4], [0.2, 0.1, 0.7]], dtype=np.float32))
    [(_, _, _, chance)] = spans_of(np.array([B, I, I]), chances)
    assert chance == pytest.approx(0.4)


@given(st.integers(0, 2**32), st.integers(1, 30))
def test_spans_stand_in_order_and_apart_and_hold_all_tags(seed: int, length: int) -> None:
    scores = log_chances(random_scores(seed, 1, length, 3)[0])
    tags = best_tags(scores[None])[0]
    spans = spans_of(tags, scores)
    again = np.zeros(length, dtype=np.int64)
    end = -1
    for kind, first, last, chance in spans:
        assert end < first <= last
        assert 0 < chance <= 1
        again[first], again[first + 1 : last + 1] = 2 * kind + 1, 2 * kind + 2
        end = last
    assert again.tolist() == tags.tolist()


@given(st.integers(0, 2**32))
def test_chances_sum_to_one(seed: int) -> None:
    scores = random_scores(seed, 2, 3, 2) * 50
    scores[0, 0, 1] = -np.inf
    chances = log_chances(scores)
    assert chances.dtype == np.float32
    assert np.exp(chances).sum(axis=-1) == pytest.approx(np.ones((2, 3)), abs=1e-5)
    assert (chances.argmax(axis=-1) == scores.argmax(axis=-1)).all()
