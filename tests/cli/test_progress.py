"""The progress bar: drawn on a terminal, and nowhere else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest


def _on_a_terminal(*words: str | Path) -> str:
    """What a command prints on standard error where that is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "onrecord", *map(str, words)]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment) as running:
        os.close(theirs)
        told = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so where the other end is closed
                part = b""
            if not part:
                break
            told += part
    os.close(ours)
    assert running.returncode == 0
    return told.decode()


@pytest.mark.parametrize("command", ["run", "add"])
def test_long_work_shows_how_far_it_is(command: str, reports: Path, tmp_path: Path) -> None:
    told = _on_a_terminal(command, reports, "--db", tmp_path / "shelf.db")
    assert "reading" in told
    assert ("coding" in told) == (command == "run")
    assert "2 reports added" in told


def test_quiet_is_quiet(reports: Path, tmp_path: Path) -> None:
    assert _on_a_terminal("run", reports, "--db", tmp_path / "shelf.db", "--quiet") == ""


def test_json_into_a_file_shows_how_far_it_is(reports: Path) -> None:
    assert "coding" in _on_a_terminal("code", reports, "--json")
