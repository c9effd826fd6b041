"""Learning what plainly told statements do: what is asked of a report, and what weights come out."""

from pathlib import Path

import pytest
import yaml
from bench.gold_references import gold_pages
from bench.learn_acts import Told, fit, likeliest, told_in, write

from onrecord.coding.saying.act_features import RULED, likeliest_act
from onrecord.models import shipped_parser
from onrecord.tables.learnt import learnt_by_kind

GOLD = """report: weir.txt
published: 2025-06-16
mentions: []
statements:
  - speaker: "Ada Ray"
    content: ["the weir was a disgrace"]
    act: criticise
  - speaker: "Tom Lee"
    content: ["the ban"]
    act: criticise
"""
TEXT = "Ada Ray said the weir was a disgrace.\n\nTom Lee condemned the ban.\n"
GOOD, BAD = (frozenset({"any", f"word: {word}"}) for word in ("glad", "shame"))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "own-gold" / "reports"
    folder.mkdir(parents=True)
    (tmp_path / "own-gold" / "gold.yml").write_text(GOLD, "utf-8")
    (folder / "weir.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_what_a_telling_cue_does_is_not_learnt(gold: Path) -> None:
    ((folder, report, page),) = gold_pages(("own-gold",), root=gold)
    (one,) = told_in(folder, report, page, shipped_parser())
    assert one.act == "criticise"
    assert {"indirect speech", "cue: say", "word: weir", "word: disgrac"} <= one.features
    assert f"tuned: {RULED}criticise" in one.features


def test_weights_tell_acts_apart() -> None:
    told = [Told("own-gold", "weir", *one) for one in [(GOOD, "support"), (BAD, "criticise")] * 12]
    table = fit(told)
    assert table["word: shame"]["criticise"] > 0 > table["word: shame"]["support"]
    assert likeliest(GOOD, table) == "support"
    assert likeliest(BAD, table) == "criticise"


def test_what_is_seldom_seen_weighs_nothing() -> None:
    rare = frozenset({"any", "word: weir"})
    told = [
        Told("own-gold", "weir", *one) for one in [*[(BAD, "criticise"), (GOOD, "support")] * 6, (rare, "warn")]
    ]
    assert "word: weir" not in fit(told)


def test_the_table_is_written_as_it_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bench.learn_acts.FOLDER", tmp_path)
    table = {"word: no": {"deny": 0.5, "assert": -0.25}, "any": {"assert": 1.0}}
    write(table)
    assert yaml.safe_load((tmp_path / "acts.yml").read_text("utf-8")) == table


def test_the_shipped_weights_know_what_they_should() -> None:
    table = learnt_by_kind("acts")
    assert table["word: should"]["call_for"] > 0
    assert table[f"{RULED}threaten"]["threaten"] > 0
    assert likeliest_act(frozenset()) == "assert"
    assert not any(name.startswith("tuned") for name in table)
