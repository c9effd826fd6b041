"""Open a database: make it where it is new, bring it up to date where it is older, refuse a newer one."""

import json
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL

from onrecord.store.errors import StoreError, told_clearly

BUSY_SECONDS = 5.0  # how long to wait for another program that is writing; a coding run writes for milliseconds


def open_engine(path: str | Path, create: bool) -> Engine:
    """An engine on the SQLite file at ``path``, its schema brought up to date. Raises :class:`StoreError`."""
    file = Path(path)
    if not create and not file.is_file():
        raise StoreError(path, "is not there", "Make it with: onrecord add FILE... --db FILE")
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        connect_args={"timeout": BUSY_SECONDS},
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with told_clearly(path):
            _bring_up_to_date(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine) -> Engine:
    """``engine`` for transactions that write: they wait for their turn at once, not halfway through."""
    return engine.execution_options(begin="IMMEDIATE")


# Python's sqlite3 begins transactions of its own accord, but not before CREATE TABLE or SELECT. With that
# switched off, every transaction is begun here: a migration is all or nothing, and so is each method of Store.
def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()  # it never reaches the pool, so nobody else would
        raise


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")


def migrations() -> Config:
    """Where Alembic finds the migrations: in the package."""
    config = Config()
    config.set_main_option("script_location", "onrecord.store:migrations")
    return config


def _bring_up_to_date(engine: Engine, path: str | Path) -> None:
    config = migrations()
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _is_current(connection, script, path):
            return
    with writing(engine).begin() as connection:
        # Another program may have come first: look again now that nobody else can write.
        if not _is_current(connection, script, path):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    # Write-ahead: one flush for each report in place of three, and reading goes on while another program codes.
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA journal_mode = WAL")


def _is_current(connection: Connection, script: ScriptDirectory, path: str | Path) -> bool:
    version = MigrationContext.configure(connection).get_current_revision()
    if version is None and inspect(connection).get_table_names():
        advice = "Name another file with --db; this one was left as it is"
        raise StoreError(path, "is the database of another program", advice)
    known = {revision.revision for revision in script.walk_revisions()}
    if version is not None and version not in known:
        advice = "Install a newer one (pip install --upgrade onrecord); the file was left as it is"
        raise StoreError(path, f"was made by a newer On Record (schema {version})", advice)
    return version == script.get_current_head()
