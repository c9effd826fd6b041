"""Bad input, broken databases, Ctrl-C, closed pipes: a clear word, the right exit code, nothing lost."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord import flow
from onrecord.ports import Parser
from onrecord.records import CodedReport, Page, Settings
from onrecord.store import open_store, opening

Run = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[str]"]


def test_what_cannot_be_read_does_not_stop_the_rest(run: Run, reports: Path) -> None:
    (reports / "aa-empty.txt").touch()
    (reports / "ab-binary.txt").write_bytes(bytes(range(256)) * 20)
    done = run("code", reports, "--json", reports / "missing.txt")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 3
    for name in ("aa-empty.txt", "ab-binary.txt", "missing.txt"):
        [line] = [line for line in done.stderr.splitlines() if name in line]
        assert line.startswith("onrecord: ")
        assert "; " in line, "what is wrong, and what to do"


def test_what_cannot_be_read_is_listed_until_it_can(run: Run, reports: Path, tmp_path: Path) -> None:
    db, empty = tmp_path / "shelf.db", reports / "empty.txt"
    empty.touch()
    assert run("run", reports, "--db", db).exit_code == 1
    assert "empty.txt" in run("list", "--db", db).stdout
    empty.write_text("Farmers marched.", "utf-8")
    assert run("run", reports, "--db", db).exit_code == 0
    assert "could not be read" not in run("list", "--db", db).stdout


def test_an_impossible_date_is_told_and_the_report_is_kept(run: Run, tmp_path: Path) -> None:
    table, db = tmp_path / "reports.csv", tmp_path / "shelf.db"
    table.write_text("text,date\nFarmers marched.,2025-02-30\n", "utf-8")
    done = run("run", table, "--db", db)
    assert done.exit_code == 1
    assert "2025-02-30" in done.stderr
    assert "1 report added; 1 report coded" in done.stderr
    assert "2025-02-30" in run("list", "--db", db).stdout
    table.write_text("text,date\nFarmers marched.,2025-02-28\n", "utf-8")
    assert run("run", table, "--db", db).exit_code == 0
    assert "2025-02-30" not in run("list", "--db", db).stdout


def test_a_report_that_breaks_the_program_does_not_stop_the_rest(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = flow.code_page

    def breaks(page: Page, settings: Settings | None = None, parser: Parser | None = None) -> CodedReport:
        if page.path.endswith("a.txt"):
            raise RecursionError("too deep")
        return whole(page, settings, parser)

    db = tmp_path / "shelf.db"
    monkeypatch.setattr(flow, "code_page", breaks)
    done = run("run", reports, "--db", db)
    assert done.exit_code == 1
    assert "RecursionError: too deep" in done.stderr
    assert "1 report coded" in done.stderr
    assert "RecursionError" in run("list", "--db", db).stdout
    monkeypatch.undo()
    assert "1 report coded" in run("code", "--db", db).stderr
    assert "RecursionError" not in run("list", "--db", db).stdout


@pytest.mark.parametrize("command", [("code",), ("list",), ("export", "tables"), ("show", "a")])
def test_a_database_that_is_not_there(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--db", tmp_path / "no.db")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "is not there" in done.stderr
    assert not (tmp_path / "no.db").exists()


def test_a_newer_database(run: Run, reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "shelf.db"
    open_store(db).close()
    with closing(sqlite3.connect(db)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    done = run("run", reports, "--db", db)
    assert done.exit_code == 3
    assert "newer On Record" in done.stderr


def test_a_locked_database(run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    db = tmp_path / "shelf.db"
    run("add", reports / "a.txt", "--db", db)
    with closing(sqlite3.connect(db)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = run("run", reports, "--db", db)
        assert done.exit_code == 3
        assert "in use by another program" in done.stderr
        assert run("list", "--db", db).exit_code == 0
    assert run("run", reports, "--db", db).exit_code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_under_the_output(reports: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "onrecord", "code", str(reports), "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8")
    assert done.returncode == 3
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written(run: Run, reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "shelf.db"
    run("run", reports, "--db", db)
    done = run("export", reports / "a.txt", "--db", db)
    assert done.exit_code == 3
    assert "a.txt" in done.stderr


def test_a_closed_pipe_is_no_trouble(tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    many.write_text("text\n" + "".join(f"Report {n}: farmers marched in Leeds.\n" for n in range(2000)), "utf-8")
    code = f"{sys.executable} -m onrecord code {many} --json | head -n 1"
    done = subprocess.run(["bash", "-c", code], capture_output=True, check=False, encoding="utf-8")
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_words_that_cannot_be_encoded_are_escaped(program: Program, reports: Path) -> None:
    (reports / "c.jsonl").write_text('{"text": "Farmers marched \\ud83d in Leeds, said Zoë."}\n', "utf-8")
    done = program("code", reports / "c.jsonl", "--json", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr


def test_escape_codes_in_a_report_do_not_reach_the_terminal(program: Program, tmp_path: Path) -> None:
    nasty = tmp_path / "nasty.jsonl"
    text = "Farmers \x1b[2Jmarched\x07 in Leeds. “Go \x1b]0;x\x07home,” said Ana Kovac."
    nasty.write_text(json.dumps({"text": text, "title": "\x1b[2J"}), "utf-8")
    for command in ("show", "code"):
        done = program(command, nasty)
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout


# Says when it is halfway through coding, and then takes so long that it can be stopped there.
SLOW = """
import signal, sys, time
from onrecord import cli, flow

whole = flow.code_page
coded = []

def slowly(page, settings=None, parser=None):
    if len(coded) == 5:
        print("halfway", flush=True)
        time.sleep(60)
    coded.append(page)
    return whole(page, settings, parser)

flow.code_page = slowly
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have told what it starts to ignore it
cli.main()
"""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_stopped_halfway_it_goes_on_from_there(run: Run, tmp_path: Path, sign: signal.Signals) -> None:
    many, db = tmp_path / "many.csv", tmp_path / "shelf.db"
    many.write_text("text\n" + "".join(f"Report {n}: farmers marched in Leeds.\n" for n in range(12)), "utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "run", str(many), "--db", str(db)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "halfway\n"
        time.sleep(0.1)
        running.send_signal(sign)
        told = running.communicate(timeout=30)[1]
    if sign == signal.SIGINT:
        assert running.returncode == 130
        assert f"kept in {db}; run the same command again" in told
    assert "Traceback" not in told
    with open_store(db) as store:
        assert [one.mentions is not None for one in store.listed()] == [True] * 5 + [False] * 7
    done = run("run", many, "--db", db)
    assert done.exit_code == 0
    assert "12 already there; 7 reports coded" in done.stderr
