"""Our own gold: every word that it quotes stands in its report, and its codes are the codebook's."""

import csv
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from onrecord.codebook import shipped
from onrecord.records import VoiceRole

ROOT = Path(__file__).parents[2]
SETS = {
    folder: folder / "reports"
    for folder in (ROOT / "demo", ROOT / "demo" / "story", ROOT / "bench" / "own-gold")
}
GOLD = [
    pytest.param(gold, texts, id=f"{folder.name}-{gold['report']}")
    for folder, texts in SETS.items()
    for gold in yaml.safe_load_all((folder / "gold.yml").read_text("utf-8"))
]
FORMS = {"protest": "form", "court": "court_form", "government": "government_form", "policing": "policing_form"}
ACTS = {
    *("assert", "demand", "call_for", "announce", "promise", "threaten", "warn", "accuse", "criticise"),
    *("defend", "deny", "support", "question", "refuse", "decline"),
}


def _quoted(gold: dict[str, Any]) -> list[str]:
    """Every string that must stand in the report."""
    words: list[str] = list(gold.get("boilerplate") or [])
    for mention in gold["mentions"]:
        words += mention["anchor"]
        words += [one for name in ("demand", "slogan") for one in mention.get(name) or []]
        words += [figure["words"] for figure in mention.get("figures") or []]
    return words + [part for said in gold["statements"] for part in said["content"]]


@pytest.mark.parametrize(("gold", "texts"), GOLD)
def test_quoted_words_stand_in_the_report(gold: dict[str, Any], texts: Path) -> None:
    text = (texts / gold["report"]).read_text("utf-8")
    assert [words for words in _quoted(gold) if words not in text] == []


@pytest.mark.parametrize(("gold", "texts"), GOLD)
def test_codes_are_those_of_the_codebook(gold: dict[str, Any], texts: Path) -> None:
    for mention in gold["mentions"]:
        forms = set(shipped()[FORMS[mention["kind"]]].categories)
        assert set(mention["form"]) <= forms | {"unspecified", "other"}
        for name in ("police_measure", "participant_measure"):
            known = {*shipped()[name].categories, "other"}
            assert set(mention.get(name) or []) <= known
        for figure in mention.get("figures") or []:
            assert figure["voice"]["role"] in get_args(VoiceRole)
    assert {said["act"] for said in gold["statements"] if "act" in said} <= ACTS


@pytest.mark.parametrize(("folder", "texts"), SETS.items(), ids=lambda path: path.name)
def test_every_report_has_gold_and_is_described(folder: Path, texts: Path) -> None:
    with (texts / "metadata.csv").open(encoding="utf-8", newline="") as file:
        described = {row["file"]: row["published"] for row in csv.DictReader(file)}
    coded = {
        gold["report"]: str(gold["published"] or "")
        for gold in yaml.safe_load_all((folder / "gold.yml").read_text("utf-8"))
    }
    assert coded == described
    assert set(coded) == {path.name for path in texts.glob("*.txt")}
