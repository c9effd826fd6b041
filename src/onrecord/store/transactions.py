"""One database with a clock; every use of it is one transaction, and its troubles are told clearly."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from onrecord.store.errors import told_clearly
from onrecord.store.opening import writing


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def listed(values: Iterable[object]) -> str:
    """Many values as the one parameter of a query."""
    return json.dumps(list(values))


def many(connection: Connection, query: str, rows: Sequence[tuple[object, ...]]) -> int:
    """Run ``query`` for each of ``rows``. How many rows of the table it inserted, deleted or changed."""
    return connection.exec_driver_sql(query, list(rows)).rowcount if rows else 0


class Database:
    """One SQLite database. Every method of those who build on it is one transaction: done wholly or not at all.

    Methods raise :class:`~onrecord.store.errors.StoreError` where the database is locked, full or broken.
    """

    def __init__(self, engine: Engine, path: str | Path, now: Callable[[], datetime] = now) -> None:
        self.path = str(path)
        self._engine = engine
        self._now = now

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_clearly(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_clearly(self.path), writing(self._engine).begin() as connection:
            yield connection
