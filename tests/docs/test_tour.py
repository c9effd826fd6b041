"""README's tour: every command runs in a temporary folder, and prints what README shows.

A shown line must be in the output, in order, white space aside; "…" stands for anything.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WIDTH = "100"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _steps() -> list[tuple[str, list[str]]]:
    """Each command of the tour with the lines of output that README shows."""
    steps: list[tuple[str, list[str]]] = []
    for block in _BLOCK.findall((ROOT / "README.md").read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            elif line.strip():
                steps[-1][1].append(line)
    return steps


def _missing(shown: list[str], printed: str) -> list[str]:
    """The shown lines that are not in what was printed after the line shown before."""
    rest = [" ".join(line.split()) for line in printed.splitlines()]
    lost = []
    for line in shown:
        parts = [re.escape(part) for part in " ".join(line.split()).split("…")]
        pattern = re.compile(".*".join(parts))
        place = next((n for n, one in enumerate(rest) if pattern.fullmatch(one)), None)
        if place is None:
            lost.append(line)
        else:
            rest = rest[place + 1 :]
    return lost


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo reports where README has them."""
    made = tmp_path_factory.mktemp("tour")
    for part in (Path("demo") / "reports", Path("demo") / "story" / "reports"):
        shutil.copytree(ROOT / part, made / part)
    return made


@pytest.mark.skipif(os.name != "posix", reason="the tour is written for a POSIX shell")
def test_every_command_of_the_tour_prints_what_is_shown(folder: Path) -> None:
    steps = _steps()
    assert len(steps) >= 10
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    settings = {**os.environ, "PATH": path, "COLUMNS": WIDTH, "LC_ALL": "C.UTF-8"}
    for command, shown in steps:
        done = subprocess.run(
            command, shell=True, cwd=folder, env=settings, capture_output=True, encoding="utf-8", check=False
        )
        printed = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{printed}"
        assert not _missing(shown, printed), f"{command}\n{printed}"
    assert {"figures.csv", "mentions.csv"} <= {path.name for path in (folder / "out" / "tables").iterdir()}
    assert (folder / "out" / "coded.jsonl").read_text("utf-8").count("\n") == len(
        list((folder / "demo" / "reports").glob("*.txt"))
    )


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        (["a  b", "c … e"], []),
        (["c … e", "a  b"], ["a  b"]),
        (["a"], ["a"]),
    ],
)
def test_lines_are_looked_for_whole_and_in_order(shown: list[str], lost: list[str]) -> None:
    assert _missing(shown, "a b\nx\nc d e\n") == lost
