"""What the benchmark of copies makes of a report is what it says it makes."""

from itertools import count
from random import Random

import pytest

from bench import copies

BODY = [f"Paragraph {letter} has some words of its own, {letter} and {letter * 3}." for letter in "abcdefghi"]


def _make(maker: copies.Maker) -> list[str]:
    return maker(BODY, (f"Other {number} tells of something else here." for number in count()), Random(1))


def _own(body: list[str]) -> list[str]:
    return [one for one in body if one in BODY]


def test_cuts_begin_at_the_top() -> None:
    body = _make(copies.cut)
    assert body == BODY[: len(body)]
    assert 0.4 <= len(body) / len(BODY) <= 0.8


KEPT = [
    (copies.thinned, 6),
    (copies.own_lead, 8),
    (copies.embedded, 9),
    (copies.cut_embedded, 6),
    (copies.follow_up, 3),
    (copies.quotation, 2),
]


@pytest.mark.parametrize(("maker", "kept"), KEPT)
def test_so_much_of_the_report_is_in_it(maker: copies.Maker, kept: int) -> None:
    own = _own(_make(maker))
    assert len(own) == kept
    assert maker is copies.quotation or own == sorted(own)


def test_an_article_is_several_times_as_long_as_the_report_in_it() -> None:
    words = sum(len(one.split()) for one in BODY)
    assert 3 * words <= sum(len(one.split()) for one in _make(copies.embedded)) <= 5.2 * words


def test_a_follow_up_has_at_most_half_of_its_words_from_before() -> None:
    body = _make(copies.follow_up)
    assert sum(len(one.split()) for one in _own(body)) * 2 <= sum(len(one.split()) for one in body)


def test_house_style_runs_paragraphs_together() -> None:
    assert len(_make(copies.styled)) == 5
