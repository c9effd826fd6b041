"""``onrecord story`` and ``export --events``: what they print, where, and with what exit code."""

import builtins
import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def db(run: Run, tmp_path: Path) -> Path:
    """A database of one march told twice, linked."""
    folder = tmp_path / "reports"
    folder.mkdir()
    told = "Farmers march in Leeds\n\nSome {} farmers marched through Leeds on Saturday, {}.\n"
    (folder / "a.txt").write_text(told.format(200, "police said"), "utf-8")
    (folder / "b.txt").write_text(told.format(900, "organisers said"), "utf-8")
    (folder / "metadata.csv").write_text(
        "file,published,source\na.txt,2025-03-03,The Courier\nb.txt,2025-03-04,The Echo\n", "utf-8"
    )
    path = tmp_path / "press.db"
    assert run("run", folder, "--db", path, "-q").exit_code == 0
    return path


def _linked(run: Run, db: Path) -> str:
    """The id of the march, whatever linking made of its two mentions."""
    assert run("link", "--db", db, "-q").exit_code == 0
    return str(json.loads(run("events", "--db", db, "--json").stdout.splitlines()[0])["id"])


def test_a_story_is_printed(run: Run, db: Path) -> None:
    event = _linked(run, db)
    done = run("story", event[:6], "--db", db)
    assert done.exit_code == 0, done.stderr
    assert "Timeline" in done.stdout
    assert "Saturday 1 March 2025" in done.stdout
    assert "[1] The Courier, 3 March 2025" in done.stdout
    assert run("story", event, "--db", db, "--as", "markdown").stdout.startswith("# ")


def test_a_page_is_written_with_its_pictures(run: Run, db: Path, tmp_path: Path) -> None:
    done = run("story", _linked(run, db), "--db", db, "--as", "html", "--out", tmp_path / "march.html")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    page = (tmp_path / "march.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<svg" in page


def test_without_what_draws_them_the_page_comes_without_pictures(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, real = _linked(run, db), builtins.__import__

    def without(name: str, *more: Any, **named: Any) -> Any:
        if name == "onrecord.exporting.story_plots":
            raise ModuleNotFoundError("No module named 'altair'")
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    done = run("story", event, "--db", db, "--as", "html")
    assert done.exit_code == 0
    assert "<svg" not in done.stdout
    assert "This page was made without pictures" in done.stdout
    assert "pip install 'onrecord[plots]'" in done.stderr
    assert run("story", event, "--db", db, "--as", "html", "-q").stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name one EVENT, or --actor NAME, or --issue WORDS"),
        (("a", "--actor", "b"), "name one EVENT, or --actor NAME, or --issue WORDS"),
        (("a", "--as", "pdf"), "--as is one of text, markdown, html, not 'pdf'"),
    ],
)
def test_wrong_usage_is_told(run: Run, db: Path, words: tuple[str, ...], said: str) -> None:
    done = run("story", *words, "--db", db)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_what_is_not_there_is_told(run: Run, db: Path, tmp_path: Path) -> None:
    assert "nothing is linked yet" in run("story", "a", "--db", db).stderr
    event = _linked(run, db)
    gone = run("story", "--issue", "whaling", "--db", db)
    assert gone.exit_code == 2
    assert "no event whose issue, demands, slogans or reasons hold the words 'whaling'" in gone.stderr
    unwritten = run("story", event, "--db", db, "--out", tmp_path / "none" / "march.txt")
    assert unwritten.exit_code == 3
    assert "name another file" in unwritten.stderr


def test_tables_of_events_are_written_where_asked_for(run: Run, db: Path, tmp_path: Path) -> None:
    assert "nothing is linked yet" in run("export", tmp_path / "none", "--db", db, "--events").stderr
    assert not (tmp_path / "none").exists()
    _linked(run, db)
    done = run("export", tmp_path / "out", "--db", db, "--events", "--settle", "latest_police")
    assert done.exit_code == 0, done.stderr
    with (tmp_path / "out" / "events.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["settle_rule"] for row in rows} == {"latest_police"}
    assert {row["participants_low"] for row in rows} <= {"200", ""}
    assert len(list((tmp_path / "out").iterdir())) == 11
    wrong = run("export", tmp_path / "out", "--db", db, "--settle", "loudest")
    assert wrong.exit_code == 2
    assert "there is no rule 'loudest'" in " ".join(wrong.stderr.replace("│", " ").split())
