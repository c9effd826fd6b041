"""The file that holds added places: its tables, its mark, and what is told where it is another file."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.store.faults import StoreError, sqlite_told_clearly

MARK = 0x4F6E5067  # "OnPg", in SQLite's field for an application's id
VERSION = 1  # of the tables and of the rules by which names are folded and chosen; part of the digest
SOURCE_SHIFT = 28  # a place's number is its source's, times two to that power, and GeoNames' id

_HEADER = struct.Struct(">16sH10xI28xI4xI")  # SQLite's file format, section 1.3; 72 bytes
_MAGIC = b"SQLite format 3\0"
_LEFT = "Name another file with --gazetteer; this one was left as it is"
_ANEW = "Delete it and add its files again with: onrecord gazetteer add FILE"

TABLES = """
CREATE TABLE source (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, file TEXT NOT NULL, sha256 TEXT NOT NULL,
  rows INTEGER NOT NULL, places INTEGER NOT NULL, countries TEXT NOT NULL, added_at TEXT NOT NULL
);
CREATE TABLE place (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, feature TEXT NOT NULL, country TEXT NOT NULL,
  admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  population INTEGER NOT NULL
);
CREATE TABLE name (
  key TEXT NOT NULL, country TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, country, place)
) WITHOUT ROWID;
CREATE TABLE region (
  country TEXT NOT NULL, code TEXT NOT NULL, source INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (country, code, source)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was added. ``rows`` were read, ``places`` of them kept; ``countries`` are ISO codes."""

    number: int
    name: str
    file: str
    sha256: str
    rows: int
    places: int
    countries: tuple[str, ...]
    added_at: str


def digest_of(found: tuple[Source, ...]) -> str:
    """What tells one state of a store from another: the same files added in the same order give the same."""
    told = "\n".join((str(VERSION), *(source.sha256 for source in found)))
    return sha256(told.encode()).hexdigest()


def check(path: Path) -> None:
    """Raise StoreError where the file at ``path`` is not a whole store of this version."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEADER.size)
    except OSError as error:
        told = "is not there" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        raise StoreError(path, told, "Make it with: onrecord gazetteer add FILE") from error
    if len(head) < _HEADER.size or not head.startswith(_MAGIC):
        raise StoreError(path, "is no store of places", _LEFT)
    _, page, pages, version, mark = _HEADER.unpack(head)
    if mark != MARK:
        raise StoreError(path, "is a database of something else, no store of places", _LEFT)
    if version > VERSION:
        advice = "Install a newer one (pip install --upgrade onrecord), or give --gazetteer none"
        raise StoreError(path, f"was made by a newer On Record (gazetteer {version})", advice)
    if version < VERSION:
        raise StoreError(path, f"was made by an older On Record (gazetteer {version})", _ANEW)
    if size != (page if page > 1 else 1 << 16) * pages:  # a page of 65,536 bytes is written as 1
        raise StoreError(path, "is damaged: it is not as long as it says", _ANEW)


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads; it may be used by any thread. Raises StoreError.

    A store is never changed in place, only replaced: nothing need be locked while it is read.
    """
    check(path)
    with told(path):
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, check_same_thread=False)


def sources(path: Path) -> tuple[Source, ...]:
    """The files that were added, in that order; none where there is no store. Raises StoreError."""
    if not path.exists():
        return ()
    with closing(open_to_read(path)) as connection:
        return sources_in(connection, path)


def sources_in(connection: sqlite3.Connection, path: Path) -> tuple[Source, ...]:
    """The same, of an open store."""
    columns = "number, name, file, sha256, rows, places, countries, added_at"
    with told(path):
        found = connection.execute(f"SELECT {columns} FROM source ORDER BY number").fetchall()  # noqa: S608
    return tuple(_source(dict(zip(columns.split(", "), row, strict=True))) for row in found)


def _source(row: dict[str, Any]) -> Source:
    return Source(**row | {"countries": tuple(row["countries"].split())})


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what SQLite says of a store as :class:`StoreError`, in this room's words."""
    try:
        with sqlite_told_clearly(path):
            yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        raise StoreError(path, f"is damaged ({error})", _ANEW) from error
    except StoreError as error:
        if error.what in {"is damaged", "is not a database"}:
            raise StoreError(path, "is damaged", _ANEW) from error
        raise
