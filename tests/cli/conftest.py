"""Running commands: in this process where that is enough, as a program where signals and pipes matter."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command of ``onrecord`` in this process."""

    def runs(*words: str | Path, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return runs


@pytest.fixture
def program() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run ``onrecord`` as a program of its own."""

    def runs(*words: str | Path, **more: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "onrecord", *map(str, words)]
        return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", **more)  # type: ignore[call-overload, no-any-return]

    return runs


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three reports, one of which is a copy of another under the same source."""
    folder = tmp_path / "reports"
    folder.mkdir()
    march = "Farmers march in Leeds\n\nSome 200 farmers marched through Leeds on Saturday, police said.\n"
    (folder / "a.txt").write_text(march, "utf-8")
    (folder / "b.txt").write_text("“We will not go,” said Ana Kovac, head of the Harbour Union.\n", "utf-8")
    (folder / "copy.txt").write_text(march, "utf-8")
    (folder / "metadata.csv").write_text("file,published,source\na.txt,2025-03-03,\n", "utf-8")
    return folder
