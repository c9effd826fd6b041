"""Learning which forms are a protest's own: what is asked, and what weights take."""

from pathlib import Path

import pytest
from bench.learn_forms import Asked, Tally, asked, learn, main, take
from bench.told import told

from onrecord.coding.form_choice import LEAST, held
from onrecord.tables.learnt import learnt

GOLD = """report: weir.txt
published: 2025-06-16
mentions:
  - key: march
    kind: protest
    anchor: ["marched through Cork on Sunday"]
    form: [march]
statements: []
"""
TEXT = "About 400 people marched through Cork on Sunday.\n\nThe marchers blocked a road on the way.\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "own-gold-7" / "develop"
    (folder / "reports").mkdir(parents=True)
    (folder / "gold.yml").write_text(GOLD, "utf-8")
    (folder / "reports" / "weir.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_each_form_told_of_an_event_is_asked_of(gold: Path) -> None:
    (report,) = told(("own-gold-7/develop",), root=gold)
    (row,) = asked(report)
    assert row.gold == {"march"}
    assert row.fresh
    assert row.forms["march"]["first"] == 1.0
    assert row.forms["march"]["form march"] == 1.0


def test_what_people_do_not_code_is_left_out() -> None:
    right = {"any": 1.0, "first": 1.0}
    wrong = {"any": 1.0, "only weak": 1.0}
    rows = [Asked({"march": right, "blockade": wrong}, frozenset({"march"}), fresh=True)] * 4
    weights = learn(rows)
    assert weights["first"] > 0 > weights["only weak"]
    assert take(rows[0], weights) == ["march"]
    tally = Tally()
    tally.add(rows[0], ["march", "blockade"])
    assert str(tally) == "precision 0.500 recall 1.000 F1 0.667"


@pytest.mark.parametrize(
    ("odds", "forms"),
    [
        ({"march": 2.0, "rally": 1.0}, ["march", "rally"]),
        ({"march": 2.0, "rally": LEAST - 0.1}, ["march"]),
        ({"march": LEAST - 2.0, "rally": LEAST - 1.0}, ["rally"]),
        ({}, []),
    ],
)
def test_the_likeliest_form_stays_whatever_its_odds(odds: dict[str, float], forms: list[str]) -> None:
    assert held(odds) == forms


def test_the_shipped_weights_are_those_of_features_that_there_are(gold: Path) -> None:
    (report,) = told(("own-gold-7/develop",), root=gold)
    assert {name for row in asked(report) for one in row.forms.values() for name in one} <= set(learnt("forms"))


def test_its_command_wants_nothing_else() -> None:
    with pytest.raises(SystemExit):
        main(arguments=["--nothing"])
