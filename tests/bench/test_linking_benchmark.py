"""The scores and the made mentions of the linking benchmark."""

import math

import pytest
from bench.linking_mentions import mentions_of, rates
from bench.linking_rows import Row
from bench.linking_scores import b_cubed, f1, pairwise

ROW = Row(
    id="1",
    file="a",
    day=737_000,
    city="brenmouth",
    region="severn",
    site="Castle Green",
    actors=("Keep Brenmouth Working",),
    claims=("against the closure of the fish dock",),
    forms=("march",),
    is_counter=False,
    size=2500,
    arrests=14,
)


def test_scores_of_a_known_grouping() -> None:
    right = dict(zip("abcde", "11122", strict=True))
    found = dict(zip("abcde", "xxyyy", strict=True))
    assert pairwise(found, right) == (2 / 4, 2 / 4)
    precision, recall = b_cubed(found, right)
    assert math.isclose(precision, (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert math.isclose(recall, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert f1(0, 0) == 0


def test_a_row_gives_the_same_mentions_each_time() -> None:
    assert list(mentions_of(ROW)) == list(mentions_of(ROW))
    assert list(mentions_of(ROW, seed=1)) != list(mentions_of(ROW, seed=2))


def test_rates_are_kept() -> None:
    made = [one for seed in range(1_500) for one in mentions_of(ROW, seed)]
    for told, share in (
        (sum(one.first_day is None for one in made), rates()["date"]["missing"]),
        (sum(one.site is None for one in made), rates()["place"]["city_only"]),
        (sum(one.locality is None for one in made), rates()["place"]["site_only"]),
        (sum("planned" in one.statuses for one in made), rates()["planned"]),
    ):
        assert told / len(made) == pytest.approx(share, abs=0.02)
    assert len({one.id for seed in (1,) for one in mentions_of(ROW, seed)}) == len(list(mentions_of(ROW, 1)))
