"""Scores against gold: those of the scorer of the gold's form, on codings with every kind of fault."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord import Evaluation, Resampling, evaluate
from onrecord.reviewing import OVERALL

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SETS = {"demo": ROOT / "demo", "own-gold": ROOT / "bench" / "own-gold"}
# Precision and recall of these are ours alone: the scorer of the form has no such rows.
OURS = {"place"}


def _evaluated(name: str) -> Evaluation:
    folder = SETS[name]
    return evaluate(folder / "gold.yml", HERE / "coded" / f"{name}.jsonl", resampling=Resampling(0))


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, list[float]]]:
    told: dict[str, Any] = yaml.safe_load((HERE / "scores.yml").read_text("utf-8"))
    return told


@pytest.mark.parametrize("name", SETS)
def test_scores_are_those_of_the_forms_own_scorer(
    name: str, expected: dict[str, dict[str, list[float]]]
) -> None:
    found = {
        score.variable: [
            score.count.first,
            score.count.second,
            *(round(share, 3) for share in (score.count.precision, score.count.recall, score.count.f1)),
        ]
        for score in _evaluated(name).scores
        if score.variable not in OURS and not score.variable.startswith("figure ")
    }
    assert found == expected[name]


@pytest.mark.parametrize("name", SETS)
def test_a_report_that_is_not_coded_counts_as_missed_and_is_told(name: str) -> None:
    result = _evaluated(name)
    assert result.left_out
    assert all("counts as missed" in one.reason for one in result.left_out)
    assert len(result.reports) == 12


@pytest.mark.parametrize("name", SETS)
def test_what_is_listed_is_what_is_counted(name: str) -> None:
    """Of each variable of what was found, as many are listed as missed or different as are not hits."""
    result = _evaluated(name)
    listed = [one for one in result.differences if one.kind != "extra"]
    for variable in ("statement", "mention", "statement act", "statement quotation", "statement role"):
        count = result.score(variable).count
        assert sum(one.variable == variable for one in listed) == count.first - count.first_hits, variable
    for variable in ("statement", "mention"):
        count = result.score(variable).count
        extra = sum(one.variable == variable and one.kind == "extra" for one in result.differences)
        assert extra == count.second - count.second_hits
    assert result.score(OVERALL).distance is None
    with pytest.raises(KeyError):
        result.score("weather")
