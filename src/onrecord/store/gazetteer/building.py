"""Make a store of places anew beside the old one, and put it in its place when it is whole.

Whatever stops it (a bad file, a full disk, a kill), the old store stays as it was. Building anew costs more than
writing into the old one would, and leaves neither holes nor a half-changed file.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from onrecord.store.faults import StoreError
from onrecord.store.gazetteer.dumps import Dump, DumpError, Row, Tell
from onrecord.store.gazetteer.home import default_store
from onrecord.store.gazetteer.schema import (
    MARK,
    SOURCE_SHIFT,
    TABLES,
    VERSION,
    Source,
    check,
    sources,
    sources_in,
    told,
)

_CACHE = 32_000  # kibibytes for the pages of each file, and the most that is sorted at once
_OPERATIONS = 1_000_000  # of SQLite's machine, after which a Ctrl-C is looked for
_FEWER = 0.9  # of the rows of the file that it replaces: with less, a dump was cut short
_PLACE = "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STAGED = "INSERT INTO staged.name VALUES (?, ?, ?)"
_REGION = "INSERT OR IGNORE INTO region VALUES (?, ?, ?, ?)"


def add_dump(file: str | Path, store: str | Path | None = None, tell: Tell | None = None) -> Source:
    """Add a GeoNames dump to a store (the user's own where none is named), made where it is not there.

    A file of the same name, with or without .zip, is replaced. Memory is bounded, however large the file.

    Raises:
        DumpError: the file is no whole dump; nothing was changed.
        StoreError: the store, or the disk, cannot be used; nothing was changed.
    """
    path = Path(store) if store else default_store()
    dump, name = Dump(file, tell), Path(file).stem
    with _building(path) as new:
        known = sources_in(new, path)
        same = next((source for source in known if source.name == name), None)
        number = 1 + max((source.number for source in known), default=0)
        _keep(new, without=same.number if same else 0)
        places = sum(_put(new, number, batch) for batch in dump)
        _compare(dump, places, same)
        if tell:
            tell("sorting names", 0, None)
        _sort(new, without=same.number if same else 0)
        countries = tuple(sorted(dump.countries))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        added = Source(number, name, dump.path.name, dump.sha256, dump.rows, places, countries, now)
        new.execute(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, name, added.file, added.sha256, added.rows, places, " ".join(countries), now),
        )
    return added


def remove_dump(name: str, store: str | Path | None = None) -> Source:
    """Take an added file out again, by its name with or without suffix; with the last one the store itself goes.

    Raises:
        StoreError: there is no store, or no such file in it; nothing was changed.
    """
    path = Path(store) if store else default_store()
    check(path)
    found = sources(path)
    gone = next((source for source in found if name in {source.name, source.file, f"{source.name}.zip"}), None)
    if gone is None:
        told_names = ", ".join(source.name for source in found)
        raise StoreError(path, f"has no file {name}", f"It has: {told_names}")
    if len(found) == 1:
        with _locked(path), _writable(path):
            path.unlink()
        return gone
    with _building(path) as new:
        _keep(new, without=gone.number)
        _sort(new, without=gone.number)
    return gone


@contextmanager
def _building(path: Path) -> Iterator[sqlite3.Connection]:
    """A new store that replaces the old one at the end; until then the old is attached, empty if not there."""
    new, staged = path.with_name(path.name + ".new"), path.with_name(path.name + ".names")
    with _writable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        check(path)
    with _locked(path), _writable(path):
        try:
            for left in (new, staged):
                left.unlink(missing_ok=True)  # of one that was killed
            with told(path), closing(sqlite3.connect(new, isolation_level=None, uri=True)) as connection:
                _prepare(connection, path, staged)
                with _stoppable():
                    yield connection
                    connection.execute("COMMIT")
            _flush(new)
            new.replace(path)
        finally:
            for left in (new, staged):
                left.unlink(missing_ok=True)


def _prepare(new: sqlite3.Connection, path: Path, staged: Path) -> None:
    """The empty tables. The file is nobody's until it is whole, so it needs no journal."""
    for schema in ("main", "staged"):
        if schema == "staged":
            new.execute("ATTACH ? AS staged", (str(staged),))
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE}"):
            new.execute(f"PRAGMA {schema}.{pragma}")
    new.executescript(TABLES)
    new.execute(f"PRAGMA application_id = {MARK}")
    new.execute(f"PRAGMA user_version = {VERSION}")
    new.execute("CREATE TABLE staged.name (key TEXT, country TEXT, place INTEGER)")
    if path.exists():
        new.execute("ATTACH ? AS old", (f"{path.absolute().as_uri()}?mode=ro&immutable=1",))
    else:
        new.execute("ATTACH ':memory:' AS old")
        for table in ("source", "place", "name", "region"):
            new.execute(f"CREATE TABLE old.{table} AS SELECT * FROM main.{table}")  # noqa: S608
    new.execute("BEGIN")
    new.execute("INSERT INTO source SELECT * FROM old.source")
    # SQLite's long statements notice a Ctrl-C only here.
    new.set_progress_handler(lambda: 0, _OPERATIONS)


def _keep(new: sqlite3.Connection, without: int) -> None:
    """Take over the old places of all sources but one (0: of all)."""
    new.execute("DELETE FROM source WHERE number = ?", (without,))
    ends = (without << SOURCE_SHIFT, (without + 1) << SOURCE_SHIFT)
    wanted = "INSERT INTO place SELECT * FROM old.place WHERE number < ? OR number >= ? ORDER BY number"
    new.execute(wanted, ends)
    new.execute("INSERT INTO region SELECT * FROM old.region WHERE source <> ?", (without,))


def _put(new: sqlite3.Connection, source: int, batch: list[Row]) -> int:
    """Put places into their table, and their names on the heap that is sorted at the end. How many they were."""
    base = source << SOURCE_SHIFT
    new.executemany(_PLACE, ((base + row.id, *row[1:9]) for row in batch))
    new.executemany(_STAGED, _names(base, batch))
    regions = [row for row in batch if row.feature == "A.ADM1" and row.admin1]
    new.executemany(_REGION, ((row.country, row.admin1, source, row.name) for row in regions))
    return len(batch)


def _names(base: int, batch: Iterable[Row]) -> Iterator[tuple[str, str, int]]:
    for row in batch:
        for key in (*row.own, *row.others):
            yield key, row.country, base + row.id


def _sort(new: sqlite3.Connection, without: int) -> None:
    """All names into their table in its own order: written in any other, they would be shuffled on the disk."""
    new.execute(
        "INSERT OR IGNORE INTO main.name SELECT key, country, place FROM old.name WHERE place < ? OR place >= ?"
        " UNION ALL SELECT key, country, place FROM staged.name ORDER BY 1, 2, 3",
        (without << SOURCE_SHIFT, (without + 1) << SOURCE_SHIFT),
    )


def _compare(dump: Dump, places: int, same: Source | None) -> None:
    if not places:
        advice = "Take a file such as allCountries.zip or GB.zip from GeoNames' export/dump; nothing was changed"
        raise DumpError(dump.path, 0, "holds no place that reports would name", advice)
    if same and dump.rows < _FEWER * same.rows:
        what = f"has {dump.rows:,} rows, and {same.file}, added on {same.added_at[:10]}, had {same.rows:,}"
        advice = f"Fetch it again; if it is right, remove the other first: onrecord gazetteer remove {same.name}"
        raise DumpError(dump.path, 0, what, advice)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Nobody else builds the same store meanwhile. SQLite's lock ends with the process, however it ends."""
    lock = path.with_name(path.name + ".lock")
    with told(lock), closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as held:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                raise
            advice = "Wait until it is done and run the same command again"
            raise StoreError(path, "is being changed by another program", advice) from error
        yield


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Trouble with the folder as StoreError."""
    try:
        yield
    except OSError as error:
        advice = "Check the folder, its free space and that you may write there; nothing was changed"
        raise StoreError(path, f"cannot be written ({error.strerror or error})", advice) from error


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C within a long statement comes out of SQLite as an error of its own."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise KeyboardInterrupt from error
        raise


def _flush(path: Path) -> None:
    """What was written is on the disk before it takes the old one's place."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
