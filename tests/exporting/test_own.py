"""Variables of a user's own in the tables, and what ``columns.csv`` says of each column."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from onrecord.codebook import codebook, shipped
from onrecord.exporting import Own, export, headers, own_in, own_of
from onrecord.exporting.cells import beside
from onrecord.exporting.columns import column_rows
from onrecord.exporting.event_tables import event_headers
from onrecord.records import Code, CodedReport, Questions

BOOK = """
name: mine
version: 3
definition: Ours.
extends: protest
"""
TOPIC = """
variable: topic
version: 1
of: protest, statement
found_by: words
definition: What it is about.
categories:
  chalk: {definition: Chalk., words: [chalk], examples: {"yes": [Chalk.], "no": [Ink.]}}
  ink: {definition: Ink., words: [ink], examples: {"yes": [Ink.], "no": [Chalk.]}}
"""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.fixture
def mine(march: CodedReport) -> CodedReport:
    """The march with a topic in its first mention and first statement; a second one was asked, not found."""
    first, *others = march.mentions
    topic = replace(first.codings[0], variable="topic", value=Code("chalk"))
    ink = replace(topic, value=Code("ink"))
    said, *rest = march.statements
    return replace(
        march,
        mentions=(replace(first, codings=(*first.codings, topic, ink)), *others),
        statements=(replace(said, codings=(*said.codings, topic)), *rest),
        questions=(Questions("protest", ("form", "second_topic", "topic"), ("form", "second_topic", "topic")),),
    )


def test_no_built_in_variable_counts_as_a_users_own() -> None:
    variables = shipped().variables.values()
    events = {one.coded_as for one in variables if {*one.of} - {"statement"}}
    said = {one.coded_as for one in variables if "statement" in one.of}
    assert own_of(events, said) == Own()


def test_own_variables_have_the_last_columns(mine: CodedReport, tmp_path: Path) -> None:
    export([mine], tmp_path)
    own = own_in([mine])
    assert (own.mentions, own.statements) == (("second_topic", "topic"), ("topic",))
    mentions, said = _rows(tmp_path / "mentions.csv"), _rows(tmp_path / "statements.csv")
    assert [*mentions[0]][-2:] == ["second_topic", "topic"]
    assert tuple(mentions[0])[:-2] == headers()["mentions"]
    assert [row["topic"] for row in mentions] == ["chalk; ink", *[""] * (len(mentions) - 1)]
    assert [row["topic"] for row in said] == ["chalk", *[""] * (len(said) - 1)]
    answers = {(row["mention_id"], row["variable"]): row["answer"] for row in _rows(tmp_path / "answers.csv")}
    first = mentions[0]["mention_id"]
    assert (answers[first, "topic"], answers[first, "second_topic"]) == ("coded", "not_reported")


def test_an_iterator_has_the_columns_that_are_named(mine: CodedReport, tmp_path: Path) -> None:
    export(iter([mine]), tmp_path)
    assert tuple(_rows(tmp_path / "mentions.csv")[0]) == headers()["mentions"]
    export(iter([mine]), tmp_path, own=Own(("topic",)))
    assert tuple(_rows(tmp_path / "mentions.csv")[0]) == (*headers()["mentions"], "topic")


def test_the_codebook_gives_definitions(mine: CodedReport, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "codebook.yml").write_text(BOOK, "utf-8")
    (tmp_path / "book" / "topic.yml").write_text(TOPIC, "utf-8")
    own = own_of({"topic", "second_topic", "form"}, {"issue"}, codebook(str(tmp_path / "book")))
    assert (own.mentions, own.statements) == (("second_topic", "topic"), ("topic",))
    export([mine], tmp_path, own=own)
    told = {(row["file"], row["column"]): row for row in _rows(tmp_path / "columns.csv")}
    for file in ("mentions.csv", "statements.csv", "events.csv"):
        assert told[file, "topic"]["meaning"] == "What it is about."
        assert told[file, "topic"]["values"] == "chalk; ink"
    assert "--codebook" in told["mentions.csv", "second_topic"]["meaning"]


@pytest.mark.parametrize(
    ("there", "own", "columns"),
    [
        ({"title": 1}, {"title": 2}, {"title": 1, "own_title": 2}),
        ({"title": 1, "own_title": 3}, {"title": 2}, {"title": 1, "own_title": 3, "own_title_": 2}),
        ({}, {"a" * 40: 2}, {"a" * 32: 2}),
        ({}, {"a" * 40: 1, "a" * 39: 2}, {"a" * 32: 1, "own_" + "a" * 28: 2}),
    ],
)
def test_no_column_replaces_another(there: dict[str, int], own: dict[str, int], columns: dict[str, int]) -> None:
    assert beside({**there}, {**own}) == columns


def _all_columns() -> Iterator[tuple[str, str]]:
    for table, names in (headers() | event_headers()).items():
        yield from ((table, name) for name in names)


def test_every_column_is_told_and_no_telling_is_idle() -> None:
    told = {
        (row["file"], row["column"]): row["meaning"] for row in column_rows(headers() | event_headers(), Own())
    }
    assert [*told] == [(f"{table}.csv", name) for table, name in _all_columns()]
    assert not [column for column, meaning in told.items() if "of your own;" in str(meaning)]
    table = yaml.safe_load(files("onrecord.exporting").joinpath("columns.yml").read_text("utf-8"))
    there = {*_all_columns()}
    anywhere = {name for _, name in there}
    idle = [name for name in table.pop("any") if name not in anywhere]
    parts = [part for part in table.pop("of_figures") if f"participants_{part}" not in anywhere]
    assert not idle and not parts
    assert not [(one, name) for one, names in table.items() for name in names if (one, name) not in there]


def test_a_variable_named_like_a_column_is_told_by_the_codebook(tmp_path: Path) -> None:
    (tmp_path / "codebook.yml").write_text(BOOK, "utf-8")
    (tmp_path / "low.yml").write_text(TOPIC.replace("variable: topic", "variable: title"), "utf-8")
    own = own_of({"title"}, (), codebook(str(tmp_path)))
    told = {(row["file"], row["column"]): row["meaning"] for row in column_rows(headers(own), own)}
    assert told["mentions.csv", "title"] == "The headline."
    assert told["mentions.csv", "own_title"] == "What it is about."
