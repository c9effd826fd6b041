"""What each command prints, where, and with what exit code."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

COMMANDS = (
    *("code", "add", "run", "show", "list", "story", "export", "size", "evaluate", "agree"),
    *("link", "events", "explain", "decide", "decisions", "undo", "withdraw", "restore"),
)


def test_help_names_every_command_with_a_whole_sentence(run: Run) -> None:
    told = run("--help")
    assert told.exit_code == 0
    for name in COMMANDS:
        assert re.search(rf"^  {name} .*\.$", told.stdout, re.MULTILINE), "a line of help is cut short"
        assert run(name, "--help").exit_code == 0
    assert "..." not in told.stdout.partition("Commands:")[2]


def test_every_option_is_told_in_the_manual(run: Run) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
    for name in COMMANDS:
        for option in re.findall(r"--[a-z-]+", run(name, "--help").stdout):
            assert option in manual, f"{name} {option}"


def test_version(run: Run) -> None:
    assert run("--version").stdout == "onrecord 0.11.0\n"


def test_code_prints_one_object_a_report(run: Run, reports: Path) -> None:
    done = run("code", reports, "--json")
    assert done.exit_code == 0
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(one["report"]["path"]).name for one in told] == ["a.txt", "b.txt", "copy.txt"]
    assert [one["report"]["published"] for one in told] == ["2025-03-03", None, None]
    assert "3 reports coded" in done.stderr
    assert run("code", reports, "--json", "--quiet").stderr == ""


def test_code_prints_a_page_that_can_be_read(run: Run, reports: Path) -> None:
    done = run("code", reports / "a.txt")
    assert done.exit_code == 0
    assert "a.txt" in done.stdout
    assert "2025-03-03" in done.stdout
    assert done.stderr == ""


def test_code_reads_standard_input(run: Run) -> None:
    done = run("code", "-", "--json", "--published", "2025-03-03", "--source", "The Courier", stdin="A march.")
    [report] = [json.loads(line)["report"] for line in done.stdout.splitlines()]
    assert (report["published"], report["source"]) == ("2025-03-03", "The Courier")


def test_code_takes_columns_by_name(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text("wann,inhalt,blatt\n2025-03-03,Farmers marched.,The Courier\n", "utf-8")
    columns = ("--text-column", "inhalt", "--date-column", "wann", "--source-column", "blatt")
    [line] = run("code", table, "--json", *columns).stdout.splitlines()
    report = json.loads(line)["report"]
    assert (report["published"], report["source"]) == ("2025-03-03", "The Courier")


def test_from_folder_to_tables(run: Run, reports: Path, tmp_path: Path) -> None:
    db, tables = tmp_path / "shelf.db", tmp_path / "tables"
    done = run("run", reports, "--db", db)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 reports added; 1 already there; 2 reports coded" in done.stderr
    listed = run("list", "--db", db)
    assert listed.exit_code == 0
    assert "2025-03-03" in listed.stdout
    exported = run("export", tables, "--db", db)
    assert exported.exit_code == 0
    with (tables / "reports.csv").open(encoding="utf-8", newline="") as stream:
        assert [Path(row["path"]).name for row in csv.DictReader(stream)] == ["a.txt", "b.txt"]
    assert {path.stem for path in tables.iterdir()} == {
        "reports",
        "mentions",
        "figures",
        "statements",
        "codings",
        "columns",
        "answers",
    }


def test_running_twice_does_nothing_the_second_time(run: Run, reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "shelf.db"
    run("run", reports, "--db", db)
    before = db.read_bytes()
    done = run("run", reports, "--db", db)
    assert done.exit_code == 0
    assert "0 reports added; 3 already there" in done.stderr
    assert "coded" not in done.stderr
    assert db.read_bytes() == before
    assert "nothing to do" in run("code", "--db", db).stderr


def test_adding_and_coding_apart_comes_to_the_same(run: Run, reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "shelf.db"
    assert "2 reports added" in run("add", reports, "--db", db).stderr
    assert run("show", reports / "a.txt", "--db", db).exit_code == 1, "it is not coded yet"
    assert "2 reports coded" in run("code", "--db", db).stderr
    assert "2 reports coded" in run("code", "--db", db, "--again").stderr
    assert run("show", reports / "a.txt", "--db", db).exit_code == 0


def test_a_policy_of_another_name_codes_afresh(run: Run, reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "shelf.db"
    run("run", reports, "--db", db)
    assert "2 reports coded" in run("code", "--db", db, "--size-policy", "acled").stderr
    assert "nothing to do" in run("code", "--db", db, "--size-policy", "ccc-3").stderr


def test_show_prints_the_report_itself(run: Run, reports: Path, tmp_path: Path) -> None:
    words = "farmers marched through Leeds"
    assert words in run("show", reports / "a.txt").stdout
    db = tmp_path / "shelf.db"
    run("run", reports, "--db", db)
    report_id = run("list", "--db", db).stdout.splitlines()[1].split()[0]
    assert words in run("show", report_id[:8], "--db", db).stdout


def test_show_knows_when_there_is_no_such_report(run: Run, reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "shelf.db"
    run("add", reports, "--db", db)
    done = run("show", "nowhere", "--db", db)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "onrecord list --db" in done.stderr


def test_size_of_words_under_every_policy(run: Run) -> None:
    told = {
        line.split("\t")[0]: line.split("\t")[1:]
        for line in run("size", "several", "hundred").stdout.splitlines()
    }
    assert told["ccc-3"][0] == "300"
    assert {"count-love", "acled", "elephrame", "mpeds"} <= told.keys()


def test_size_of_lines_as_json(run: Run) -> None:
    done = run("size", "--json", "--policy", "acled", stdin="dozens\nnothing at all\n")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["words"] == "dozens"
    assert first["sizes"]["acled"]["low"] == 12
    assert second == {"words": "nothing at all", "sizes": {"acled": None}}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("code",), "name a file"),
        (("code", "a.txt", "--json", "--db", "a.db"), "use one of the two"),
        (("code", "a.txt", "--published", "2025-02-30"), "is not a date"),
        (("code", "a.txt", "--size-policy", "guess"), "ccc-3"),
        (("code", "a.txt", "--format", "pdf"), "jsonl"),
        (("code", "a.txt", "--colour"), "No such option"),
        (("add", "a.txt"), "--db"),
        (("size", "dozens", "--policy", "guess"), "ccc-3"),
        (("explode",), "No such command"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_done(
    run: Run, words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []
