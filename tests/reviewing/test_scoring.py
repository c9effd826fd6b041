"""Intervals: the same seed gives the same, and they are what resampling whole reports gives."""

from random import Random

import pytest

from onrecord.reviewing import Comparison, scores
from onrecord.reviewing.scoring import percentile


def _reports(hits: list[int]) -> list[Comparison]:
    """A report for each number of hits of four, with units that agree where they are hits."""
    reports = []
    for number, right in enumerate(hits):
        report = Comparison(f"{number}.txt")
        report.count("form", 4, 4, right)
        for unit in range(4):
            report.unit("form", "nominal", "march", "march" if unit < right else "rally")
            report.unit("form", "nominal", "rally", "rally")
        report.add_up()
        reports.append(report)
    return reports


def test_intervals_hang_on_the_seed_alone() -> None:
    reports = _reports([4, 3, 0, 2, 4, 1])
    assert scores(reports, Random(7), 200) == scores(reports, Random(7), 200)
    assert scores(reports, Random(7), 200) != scores(reports, Random(8), 200)


def test_intervals_hold_the_score_and_narrow_with_more_reports() -> None:
    few, many = (scores(_reports([4, 3, 0, 2] * times), Random(1), 500)[0] for times in (1, 16))
    for score in (few, many):
        low, high = score.intervals["f1"]
        assert low < score.count.f1 < high
        assert score.alpha is not None
        low, high = score.intervals["alpha"]
        assert low < score.alpha < high
    assert few.count.f1 == many.count.f1
    widths = [one.intervals["f1"][1] - one.intervals["f1"][0] for one in (few, many)]
    assert widths[1] < widths[0] / 2


def test_two_reports_of_which_one_is_right_are_drawn_as_chance_has_it() -> None:
    """Two of four drawings take both; one takes the right one twice, one the wrong one: 0, 1/2 and 1."""
    [form, _] = scores(_reports([0, 4]), Random(1), 400)
    assert form.intervals["recall"] == (0.0, 1.0)
    assert form.count.recall == 0.5


@pytest.mark.parametrize(("hits", "resamples"), [([4], 100), ([4, 3, 1], 0)], ids=["one report", "none drawn"])
def test_there_is_no_interval_of_one_report_or_without_drawing(hits: list[int], resamples: int) -> None:
    assert all(not one.intervals for one in scores(_reports(hits), Random(1), resamples))


def test_the_row_over_all_stands_last() -> None:
    assert [one.variable for one in scores(_reports([4, 3]), Random(1), 0)] == ["form", "ALL (micro)"]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([3.0], 0.025, 3.0), ([0.0, 1.0], 0.5, 0.5), ([4.0, 1.0, 3.0, 2.0], 0.25, 1.75), ([1.0, 2.0], 1.0, 2.0)],
)
def test_percentiles(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == pytest.approx(expected)
