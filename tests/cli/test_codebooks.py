"""A codebook of one's own from copy to spreadsheet: no step needs Python."""

import csv
from pathlib import Path

import pytest
from tests.cli.conftest import Run

TOPIC = """
variable: topic
version: 1
of: protest, statement
found_by: words
definition: What it is about, by a list of ours.
categories:
  harbour:
    definition: The harbour.
    words: ["harbour", "quays?"]
    not: ["harbour a grudge"]
    examples: {"yes": ["They marched for the harbour."], "no": ["They harbour a grudge."]}
  ferry:
    definition: Ferries.
    words: ["ferr(y|ies)"]
    examples: {"yes": ["They sat down for the ferry."], "no": ["They rode home."]}
"""
REPORT = """Harbour march fills Kelda
About 80 islanders marched in Kelda on Friday for the harbour. Police said no one was arrested.
"We need a ferry," said Morag Lowrie, chair of the Kelda Harbour Group.
On Saturday nurses marched in Bristol for better pay.
"""


def _column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [row[name] for row in csv.DictReader(stream, strict=True)]


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    """A copy of the issues, with a variable added."""
    folder = tmp_path / "mine"
    assert run("codebook", "copy", folder, "issue", "--name", "mine").exit_code == 0
    (folder / "topic.yml").write_text(TOPIC, "utf-8")
    return folder


def test_a_variable_of_ones_own_comes_out_in_a_column(run: Run, book: Path, tmp_path: Path) -> None:
    checked = run("codebook", "check", book).stdout
    assert checked.startswith("mine@1 is sound: ") and checked.endswith(" hold. It adds topic.\n")
    assert "+ topic" in run("codebook", "diff", "protest", book).stdout
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "kelda.txt").write_text(REPORT, "utf-8")
    db, out = tmp_path / "mine.db", tmp_path / "out"
    assert run("run", tmp_path / "reports", "--codebook", book, "--db", db, "--quiet").exit_code == 0
    assert run("link", "--db", db, "--quiet").exit_code == 0
    told = run("export", out, "--db", db, "--events", "--codebook", book)
    assert told.exit_code == 0
    assert "columns.csv" in told.stderr
    assert _column(out / "mentions.csv", "topic") == ["harbour; ferry", ""]
    assert sorted(_column(out / "events.csv", "topic")) == ["", "harbour; ferry"]
    assert "ferry" in _column(out / "statements.csv", "topic")
    variables = _column(out / "answers.csv", "variable")
    told_of = [a for v, a in zip(variables, _column(out / "answers.csv", "answer"), strict=True) if v == "topic"]
    assert told_of == ["coded", "not_reported"]
    columns, values = (_column(out / "columns.csv", name) for name in ("column", "values"))
    assert dict(zip(columns, values, strict=True))["topic"] == "harbour; ferry"


def test_an_export_by_a_faulty_codebook_writes_nothing(run: Run, book: Path, tmp_path: Path) -> None:
    (book / "topic.yml").write_text(TOPIC.replace("found_by", "found_buy"), "utf-8")
    told = run("export", tmp_path / "out", "--db", tmp_path / "none.db", "--codebook", book)
    assert told.exit_code == 2
    assert "topic.yml, line 5" in told.stderr and "did you mean 'found_by'?" in told.stderr
    assert not (tmp_path / "out").exists()
