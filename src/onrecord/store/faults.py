"""What can be wrong with a database: what, where, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_KINDS = {
    "SQLITE_BUSY": (
        "is in use by another program",
        "Close that program, or wait until it is done, and run the same command again",
    ),
    "SQLITE_FULL": (
        "cannot grow: the disk is full",
        "Free some space and run the same command again; all that was stored before is kept",
    ),
    "SQLITE_IOERR": (
        "cannot be written: the disk is full, broken or out of reach",
        "Check the disk and its free space and run the same command again; all that was stored before is kept",
    ),
    "SQLITE_NOTADB": (
        "is not a database",
        "Name another file with --db; this one was left as it is",
    ),
    "SQLITE_CORRUPT": (
        "is damaged",
        "Restore a copy, or save what can be read with: sqlite3 FILE .recover",
    ),
    "SQLITE_READONLY": (
        "may not be written to",
        "Change its permissions, or copy it to a folder of yours",
    ),
    "SQLITE_CANTOPEN": (
        "cannot be opened",
        "Check that the folder is there and that you may write in it",
    ),
}
_KINDS["SQLITE_LOCKED"] = _KINDS["SQLITE_BUSY"]


class StoreError(Exception):
    """A database that cannot be used: what is wrong, with which file, and what to do about it."""

    def __init__(self, path: str | Path, what: str, advice: str) -> None:
        super().__init__(f"{path} {what}. {advice}.")
        self.path, self.what, self.advice = str(path), what, advice


def fault_of(path: str | Path, error: object) -> StoreError | None:
    """What one of SQLite's errors says of the file at ``path``; None for one that is a fault of ours."""
    name = getattr(error, "sqlite_errorname", "")
    kind = next((told for start, told in _KINDS.items() if name.startswith(start)), None)
    return StoreError(path, *kind) if kind else None


@contextmanager
def sqlite_told_clearly(path: str | Path) -> Iterator[None]:
    """Raise SQLite's own errors as :class:`StoreError`; anything else is a fault of ours and passes."""
    try:
        yield
    except sqlite3.Error as error:
        fault = fault_of(path, error)
        if fault is None:
            raise
        raise fault from error
