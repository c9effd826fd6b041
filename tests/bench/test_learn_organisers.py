"""Learning who called an event: what is asked of each body, and that weights come out as the gold says."""

from pathlib import Path

import pytest
from bench.learn_organisers import asked, learn, main, take, tally
from bench.told import folds, told

from onrecord.coding.doers.choice import LEAST
from onrecord.tables.learnt import learnt

GOLD = """report: weir.txt
published: 2025-06-16
mentions:
  - key: march
    kind: protest
    anchor: ["marched through Cork on Sunday"]
    form: [march]
    organiser: ["Weir Nurses' Union"]
statements: []
"""
TEXT = (
    "About 400 people marched through Cork on Sunday.\n\n"
    "The march was called by the Weir Nurses' Union. The Coast Traders' Association condemned it.\n"
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "own-gold-7" / "develop"
    (folder / "reports").mkdir(parents=True)
    (folder / "gold.yml").write_text(GOLD, "utf-8")
    (folder / "reports" / "weir.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_each_body_is_asked_of_with_each_event_of_the_gold(gold: Path) -> None:
    (report,) = told(("own-gold-7/develop",), root=gold)
    rows = asked(report)
    assert {row.option.body.actor.name: row.right for row in rows} == {
        "Weir Nurses' Union": True,
        "Coast Traders' Association": False,
    }
    assert all(row.plain and row.fresh for row in rows)


def test_weights_tell_those_who_called_it_from_others(gold: Path) -> None:
    reports = list(told(("own-gold-7/develop",), root=gold))
    rows = [row for report in reports for row in asked(report)]
    weights = learn(rows, penalty=0.1)
    assert weights["ruled"] > 0
    found = tally(reports, {"weir.txt": take(rows, weights)})
    assert (found.hit, found.said, found.gold, found.beyond) == (1, 1, 1, 0)
    assert str(found).startswith("precision 1.000 recall 1.000 F1 1.000")


def test_in_reports_developed_on_rules_have_weights_that_are_left_out(gold: Path) -> None:
    (gold / "own-gold-7").rename(gold / "own-gold-6")
    (report,) = told(("own-gold-6/develop",), root=gold)
    rows = asked(report)
    assert any(name.startswith("in reports developed on: ") for row in rows for name in row.features)
    assert not any(name.startswith("in reports developed on: ") for name in learn(rows))


def test_reports_are_dealt_out_once_each() -> None:
    parts = folds(["b", "a", "d", "c", "e"], 2)
    assert parts == [frozenset("ace"), frozenset("bd")]


def test_no_gold_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"gold\.yml"):
        list(told(("nowhere",), root=tmp_path))


def test_the_shipped_weights_are_those_of_features_that_there_are(gold: Path) -> None:
    weights = learnt("organisers")
    (report,) = told(("own-gold-7/develop",), root=gold)
    known = {name for row in asked(report) for name in row.option.features}
    assert known <= set(weights)
    assert weights["any"] < LEAST < 0, "a body of which nothing is told is no organiser"
    assert not any(name.startswith("in reports developed on") for name in weights)


def test_its_command_wants_nothing_else() -> None:
    with pytest.raises(SystemExit):
        main(arguments=["--nothing"])
