"""Scores of the whole program on gold-coded reports, by the scorer that lies beside the gold."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = {
    "ALL (micro)": "ALL",
    "statement+speaker": "statement+speaker",
    "mention": "mention",
    "figure+voice": "figure+voice",
    "date": "date",
    "place locality": "place locality",
}


def code_reports(folder: Path, out: Path) -> None:
    """Code every report of ``folder`` with its metadata.csv, as a user would, into JSON lines at ``out``.

    Without the places that whoever measures may have added: scores are those of the tables.
    """
    command = [sys.executable, "-m", "onrecord", "code", str(folder), "--json", "--quiet"]
    command += ["--gazetteer", "none"]
    with out.open("wb") as stream:
        subprocess.run(command, stdout=stream, check=True)


def score(name: str, scorer: Path, gold: Path, texts: Path) -> dict[str, float]:
    """F1 by variable of the reports in ``texts`` against ``gold``; keys are ``"name variable"``."""
    with tempfile.TemporaryDirectory() as folder:
        coded = Path(folder) / "coded.jsonl"
        code_reports(texts, coded)
        command = [sys.executable, str(scorer), str(gold), str(coded), "--texts", str(texts), "--json"]
        printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    rows = json.loads(printed)
    return {f"{name} {kept}": rows[row]["f1"] for row, kept in KEPT.items() if row in rows}


def measure(gold: Path) -> dict[str, float]:
    """Scores on the gold sets under ``gold`` (layout: score.py, seeds.yml, dev.yml, dev-reports/, ../seeds)."""
    scorer = gold / "score.py"
    scores = score("seeds", scorer, gold / "seeds.yml", gold.parent / "seeds")
    return scores | score("dev", scorer, gold / "dev.yml", gold / "dev-reports")


def measure_own(scorer: Path) -> dict[str, float]:
    """Scores on the reports of our own that the repository holds with their gold; held-out: never tuned on."""
    here = Path(__file__).parent
    scores = score("demo", scorer, here.parent / "demo" / "gold.yml", here.parent / "demo" / "reports")
    for name, folder in (("own", "own-gold"), ("held-out", "held-out")):
        scores |= score(name, scorer, here / folder / "gold.yml", here / folder / "reports")
    return scores
