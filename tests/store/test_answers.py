"""The view of the answers says what the exported table says; a database made before keeps what it has."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from tests.store.older import back_to_0003

from onrecord.exporting.answers import answer_rows
from onrecord.records import CodedReport, Coding, Questions, Size, Span, Unknown, Value
from onrecord.store import Store, open_store


def _coding(variable: str, value: Value) -> Coding:
    return Coding(variable, value, (Span(0, 8),), "hand@1", 0.5)


def _told(march: CodedReport) -> CodedReport:
    done, planned = march.mentions
    more = (
        _coding("arrests", Size(0, 0, "no")),
        _coding("deaths", Unknown()),
        _coding("participants", Unknown()),
        _coding("participants", Size(0, 0, "nobody")),
        _coding("date", Unknown()),
    )
    return replace(march, mentions=(replace(done, codings=(*done.codings, *more)), planned))


def _view(path: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT mention_id, variable, answer FROM answers").fetchall()


def test_the_view_says_what_the_table_says(store: Store, path: Path, march: CodedReport) -> None:
    told = _told(march)
    store.keep(told, "coder 1")
    [back] = store.coded()
    assert back.questions == told.questions
    table = [(str(row["mention_id"]), str(row["variable"]), str(row["answer"])) for row in answer_rows(back)]
    assert sorted(_view(path)) == sorted(table)
    assert {answer for _, _, answer in table} == {"coded", "zero", "unknown", "not_reported", "not_coded"}
    with sqlite3.connect(path) as connection:
        wanted = "SELECT value, words FROM answers WHERE variable = 'participants' AND mention_id = ?"
        [row] = connection.execute(wanted, (told.mentions[0].id,))
    assert row == ("300–400; 150; 0", "Between 300 and 400; 150; Teachers")


def test_asking_for_more_is_another_coding(store: Store, march: CodedReport) -> None:
    """The same values say more where more was looked for: silence has another meaning then."""
    assert store.keep(march, "coder 1")
    more = replace(march.questions[0], looked_for=march.questions[0].variables)
    assert store.keep(replace(march, questions=(more,)), "coder 1")
    assert not store.keep(march, "coder 1")


def test_a_database_made_before_is_brought_up_and_nothing_in_it_counts_as_not_reported(
    path: Path, march: CodedReport
) -> None:
    with open_store(path) as opened:
        opened.keep(march, "coder 1")
    with sqlite3.connect(path) as connection:  # as revision 0002 left it
        back_to_0003(connection)
        connection.executescript(
            "DROP VIEW answers; ALTER TABLE coded DROP COLUMN questions;"
            "UPDATE alembic_version SET version_num = '0002'"
        )
    with open_store(path) as opened:
        [back] = opened.coded()
    assert back == replace(march, questions=())
    assert {answer for _, _, answer in _view(path)} == {"coded"}


def test_the_variables_of_what_is_shown(store: Store, march: CodedReport) -> None:
    """Those that were asked count, found or not, and those coded; what is withdrawn does not."""
    assert store.variables() == ((), ())
    asked = Questions("court", ("form", "verdict"), ("form",))
    store.keep(replace(march, questions=(asked,)), "a program")
    events, said = store.variables()
    assert {"form", "verdict", "participants"} <= {*events}
    assert {*said} == {coding.variable for one in march.statements for coding in one.codings}
    store.withdraw(march.report.id, "us")
    assert store.variables() == ((), ())
