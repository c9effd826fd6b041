"""Databases that are new, old, newer, locked, full or no databases at all; and programs that are killed."""

import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event

from onrecord.records import Page
from onrecord.store import Store, StoreError, open_store, opening
from onrecord.store.opening import open_engine
from onrecord.store.schema import metadata

PAGES = [Page(text=f"Report {n}: farmers marched in Leeds. " * 200, path=f"{n}.txt") for n in range(30)]


def _run(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(query).fetchall()


def test_the_migrations_make_the_schema(path: Path) -> None:
    engine = open_engine(path, create=True)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_opening_again_changes_nothing(path: Path) -> None:
    open_store(path).close()
    before = path.read_bytes()
    open_store(path).close()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    with open_store(path) as store:
        assert store.add(PAGES[0]) == "new"


def test_a_name_with_odd_characters_is_a_file_of_that_name(tmp_path: Path) -> None:
    odd = tmp_path / "a ?mode=ro#%20é.db"
    open_store(odd).close()
    assert odd.is_file()


def test_a_database_from_a_newer_version_is_left_alone(path: Path) -> None:
    open_store(path).close()
    _run(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer On Record \(schema 9999\).*upgrade"):
        open_store(path)


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    _run(path, "CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_what_is_no_database_is_left_alone(path: Path) -> None:
    path.write_text("Farmers marched in Leeds. " * 100, "utf-8")
    with pytest.raises(StoreError, match="is not a database"):
        open_store(path)
    assert path.read_text("utf-8").startswith("Farmers")


def test_a_database_that_is_not_there(path: Path) -> None:
    with pytest.raises(StoreError, match="is not there"):
        open_store(path, create=False)
    assert not path.exists()
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(path.parent / "no such folder" / "shelf.db")


def test_a_migration_is_all_or_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade = command.upgrade

    def stopped(config: Config, revision: str) -> None:
        upgrade(config, revision)
        with closing(sqlite3.connect(path)) as other:  # the tables are made, and nobody else sees them yet
            assert other.execute("SELECT * FROM sqlite_master").fetchall() == []
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "upgrade", stopped)
    with pytest.raises(KeyboardInterrupt):
        open_store(path)
    assert _run(path, "SELECT * FROM sqlite_master") == []
    monkeypatch.undo()
    open_store(path).close()


def test_a_locked_database(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    with open_store(path) as store, closing(sqlite3.connect(path)) as other:
        store.add(PAGES[0])
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match=r"in use by another program\. Close"):
            store.add(PAGES[1])
        assert len(store.listed()) == 1, "reading goes on while another program writes"
        other.rollback()
        assert store.add(PAGES[1]) == "new"


def test_a_locked_new_database(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use by another program"):
            open_store(path)


def test_a_full_disk_loses_nothing_that_was_stored(path: Path) -> None:
    engine = open_engine(path, create=True)
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 70"))
    with Store(engine, path) as store, pytest.raises(StoreError, match="disk is full"):
        for page in PAGES * 10:
            store.add(page)
    with open_store(path) as store:
        kept = len(store.listed())
        assert 0 < kept < len(PAGES)
        assert [store.add(page) for page in PAGES] == ["known"] * kept + ["new"] * (len(PAGES) - kept)


# The clock is asked inside the transaction: the program dies with a report half stored.
KILLED = """
import os, signal, sys
from onrecord.store import Store
from onrecord.store.opening import open_engine
from onrecord.records import Page
from datetime import UTC, datetime

def clock(asked=[]):
    asked.append(1)
    if len(asked) == {dies}:
        os.kill(os.getpid(), signal.SIGKILL)
    return datetime(2025, 3, 3, tzinfo=UTC)

store = Store(open_engine(sys.argv[1], create=True), sys.argv[1], now=clock)
for n in range(30):
    store.add(Page(text=f"Report {{n}}: farmers marched in Leeds. " * 200, path=f"{{n}}.txt"))
    print(n, flush=True)
"""


@pytest.mark.parametrize("dies", [1, 7, 20])
def test_a_kill_loses_only_the_report_at_hand(path: Path, dies: int) -> None:
    script = KILLED.format(dies=dies)
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    done = len(ended.stdout.split())
    with open_store(path) as store:
        assert len(store.listed()) == done
        assert [store.add(page) for page in PAGES[done:]] == ["new"] * (len(PAGES) - done)
    assert _run(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_disk_that_is_really_full(path: Path) -> None:
    """A limit on the size of files is the nearest thing to a full disk that needs no special rights."""
    script = KILLED.format(dies=0)
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert "StoreError" in ended.stderr
    assert "disk is full" in ended.stderr
    with open_store(path) as store:
        assert 0 < len(store.listed()) == len(ended.stdout.split()) < len(PAGES)
