"""``make demo``: quick, complete, and the same when run again."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_demo_shows_results_and_writes_them_twice_alike(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "demo", tmp_path / "demo")
    shown = [_run(tmp_path), _run(tmp_path)]
    assert shown[0] == shown[1]
    for words in ("Three arrested at the gate", "organisers", "2,500", "6,000", "Judith Pell", "out/demo.db"):
        assert words in shown[0]
    tables = tmp_path / "out" / "tables"
    with (tables / "reports.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(list((ROOT / "demo" / "reports").glob("*.txt")))
    assert (tmp_path / "out" / "demo.db").exists()


def _run(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(folder / "demo" / "run.py")], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
