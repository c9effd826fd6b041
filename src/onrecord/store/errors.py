"""The errors of SQLAlchemy, which stand around SQLite's own, told in the words of ``faults.py``."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from onrecord.store.faults import StoreError, fault_of


@contextmanager
def told_clearly(path: str | Path) -> Iterator[None]:
    """Raise errors of the database as :class:`StoreError`; anything else is a fault of ours and passes."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = fault_of(path, getattr(error, "orig", error))
        if fault is None:
            raise
        raise fault from error


__all__ = ["StoreError", "told_clearly"]
