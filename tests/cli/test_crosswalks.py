"""``codebook crosswalk`` and ``export --as``."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.codebook.crosswalks import CROSSWALKS

Run = Callable[..., Result]


def test_without_a_name_all_are_listed(run: Run) -> None:
    told = run("codebook", "crosswalk").stdout.splitlines()
    assert [line.partition(":")[0] for line in told] == list(CROSSWALKS)


@pytest.mark.parametrize("name", CROSSWALKS)
def test_a_crosswalk_is_told_with_what_is_lost(run: Run, name: str) -> None:
    whole, lost = run("codebook", "crosswalk", name), run("codebook", "crosswalk", name, "--lost")
    assert whole.exit_code == lost.exit_code == 0
    assert whole.stdout.endswith(lost.stdout)
    assert "Checked: " in whole.stdout
    assert "Of ours, no place there (" in lost.stdout
    assert "Of theirs, not coded by us (" in lost.stdout
    assert "form" in whole.stdout


def test_the_rule_is_told_as_it_is_written(run: Run) -> None:
    told = run("codebook", "crosswalk", "acled").stdout
    assert "[demonstration] Peaceful protest  ← always" in told
    assert "    week → 2" in told
    assert "actor1 (not verified): " in told


def test_a_name_that_there_is_not(run: Run, tmp_path: Path) -> None:
    for words in (
        ("codebook", "crosswalk", "cameo"),
        ("export", tmp_path, "--db", tmp_path / "no.db", "--as", "cameo"),
    ):
        told = run(*words)
        assert told.exit_code == 2
        assert "is one of ccc, acled, plover, poldem, not 'cameo'" in told.output
    assert list(tmp_path.iterdir()) == []


def test_a_codebook_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    told = run("codebook", "crosswalk", "ccc", "--codebook", tmp_path / "none")
    assert told.exit_code == 2
    assert "there is no such folder" in told.stderr


@pytest.mark.parametrize("name", CROSSWALKS)
def test_from_a_database_to_the_rows_of_a_scheme(run: Run, reports: Path, tmp_path: Path, name: str) -> None:
    db, tables = tmp_path / "shelf.db", tmp_path / "tables"
    assert run("run", reports, "--db", db, "--quiet").exit_code == 0
    done = run("export", tables, "--db", db, "--as", name)
    assert done.exit_code == 0
    assert f"onrecord: wrote {tables / name}.csv" in done.stderr
    assert {path.name for path in tables.iterdir()} == {f"{name}.csv", f"{name}_sources.csv", f"{name}_lost.csv"}
    with (tables / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, strict=True))
    assert len(rows) >= 1
    assert {"Leeds"} <= {value for row in rows for value in row.values()}
