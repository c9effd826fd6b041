"""The reliability table, what is judged, and the weights that are fitted."""

from dataclasses import replace
from pathlib import Path

import pytest
from bench.calibrate_codings import FIRST_SIGHT, fit, read_first_sight, rows_of, table, write_first_sight
from bench.confidence import error, reliability, sure
from bench.judged import JudgedCoding

from onrecord.coding.confidence import Evidence, chance
from onrecord.reviewing import GoldReport, compare_with_gold
from onrecord.reviewing.coded import CodedItem, CodedMention, CodedStatement, CodedValue
from onrecord.reviewing.gold import GoldFigure, GoldMention, GoldStatement
from onrecord.tables.confidence import ConfidenceWeights

TEXT = 'Forty people marched in Leeds.\n"We stay," said Ada Brook.\nA vigil was held.\nNobody came, said Lee.\n'


def _coding(variable: str, right: bool, prior: float = 0.75, confidence: float = 0.75) -> JudgedCoding:
    return JudgedCoding("a.txt", Evidence(variable, "any", prior), confidence, right)


def test_bands_hold_their_lower_ends_and_the_last_its_upper() -> None:
    codings = [_coding("date", True, confidence=sure) for sure in (0.5, 0.59, 0.9, 1.0)]
    assert [(one.low, one.number) for one in reliability(codings)] == [(0.5, 2), (0.9, 1), (0.95, 1)]
    assert len(sure(codings)) == 2


def test_the_error_is_how_far_said_and_right_are_apart() -> None:
    codings = [_coding("date", number < 6, confidence=0.9) for number in range(10)]
    assert error(codings) == pytest.approx(0.3)
    assert error([*codings, *(_coding("date", True, confidence=1.0) for _ in range(10))]) == pytest.approx(0.15)
    assert error([]) == 0


def test_only_what_the_gold_speaks_of_is_judged() -> None:
    gold = GoldReport(
        "a.txt",
        None,
        (
            GoldMention(
                "march",
                "protest",
                ("Forty people marched",),
                {"form": ("march",)},
                figures=(GoldFigure("participants", 40, 40, "Forty people", "reporter"),),
            ),
            GoldMention("vigil", "protest", ("A vigil was held",), {"form": ("vigil",)}, optional=True),
        ),
        (
            GoldStatement(("Ada Brook",), ("We stay",)),
            GoldStatement(("Lee",), ("Nobody came",), optional=True),
        ),
    )
    forty = {"low": 40, "high": 40}
    march = CodedMention(
        "protest",
        (
            CodedValue("form", "march", ((13, 20),)),
            CodedValue("form", "rally", ((13, 20),)),
            CodedValue("participants", forty, ((0, 12),), "reporter"),
            CodedValue("participants", forty, ((0, 12),), "police"),
            CodedValue("police_measure", "arrest", ((13, 20),)),
        ),
    )
    at = TEXT.index("A vigil")
    vigil = CodedMention("protest", (CodedValue("form", "march", ((at, at + 7),)),))
    ban = CodedMention(
        "government", (CodedValue("form", "ban", ((13, 20),)), CodedValue("date", {"start": "x"}))
    )
    quote, nobody = TEXT.index("We stay"), TEXT.index("Nobody")
    said = (
        CodedStatement("Ben", None, ((quote, quote + 7),)),
        CodedStatement("Ben", None, ((nobody, nobody + 11),)),
        CodedStatement("Ada Brook", None, ((0, 12),)),
    )
    told = compare_with_gold(gold, CodedItem("a.txt", (march, vigil, ban), said), TEXT).judged
    assert sorted((one.variable, one.right) for one in told) == [
        ("form", False),  # rally
        ("form", False),  # the ban, an event that the gold has not
        ("form", True),
        ("participants", False),  # the voice of a figure that has been taken
        ("participants", True),
        ("statement", False),  # the words of another
        ("statement", False),  # that nobody said
    ]


def _weights(rows: list[tuple[JudgedCoding, bool, float]]) -> ConfidenceWeights:
    return ConfidenceWeights(**table(fit(rows)))


def test_shares_on_new_text_are_what_is_told() -> None:
    new = [_coding("date", number % 10 != 0) for number in range(300)]
    new += [_coding("place", number % 10 < 6) for number in range(300)]
    developed = [_coding(name, True) for name in ("date", "place") for _ in range(300)]
    weights = _weights(rows_of(developed, new, new))
    assert chance(Evidence("date", "any", 0.75), weights) == pytest.approx(0.9, abs=0.03)
    assert chance(Evidence("place", "any", 0.75), weights) == pytest.approx(0.6, abs=0.03)


def test_few_codings_move_little() -> None:
    many = [_coding("date", number % 10 != 0) for number in range(300)]
    weights = _weights(rows_of([], [*many, *(_coding("slogan", False) for _ in range(3))], []))
    assert 0.5 < chance(Evidence("slogan", "any", 0.75), weights) < 0.9


def test_a_rule_that_is_the_more_wrong_the_surer_is_not_turned_round() -> None:
    upside_down = [_coding("date", prior < 0.5, prior) for prior in (0.2, 0.9) for _ in range(100)]
    assert table(fit(rows_of([], upside_down, [])))["prior"] == 0


def test_first_sight_is_kept_as_it_was(tmp_path: Path) -> None:
    kept = read_first_sight(FIRST_SIGHT)
    write_first_sight(tmp_path / "again.csv", kept)
    assert (tmp_path / "again.csv").read_bytes() == FIRST_SIGHT.read_bytes()
    assert {replace(one.evidence, prior=0.5).variable for one in kept} > {"date", "place", "statement"}
