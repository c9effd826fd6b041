"""Writing tables: CSV by RFC 4180, in UTF-8; all of them appear, or none."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from typing import IO, TypeVar

from onrecord.exporting.cells import Row, safe

T = TypeVar("T")
Tables = Mapping[str, tuple[tuple[str, ...], Callable[[T], Iterator[Row]]]]
"""By the name of a table its columns, and what makes its rows of one thing (a coded report, an event)."""
Hide = Callable[[T], Callable[[str], str]]
"""What replaces, in any text about one thing, what is to be withheld."""


def write_tables(
    things: Iterable[T],
    folder: str | Path,
    tables: "Tables[T]",
    hide: "Hide[T] | None",
    *,
    excel: bool,
    whole: Mapping[str, Sequence[Row]] = MappingProxyType({}),
) -> tuple[Path, ...]:
    """Write one CSV file for each table into ``folder`` (made where it is not there); returns their paths.

    ``whole`` are further tables whose rows do not depend on ``things``; each has at least one. A file appears,
    or replaces the one before, when all are whole. ``excel`` begins each file with the mark by which Excel knows
    UTF-8. Raises OSError where the folder cannot be written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    done = {name: target / f"{name}.csv" for name in (*tables, *whole)}
    parts = {name: path.with_suffix(".csv.part") for name, path in done.items()}
    encoding = "utf-8-sig" if excel else "utf-8"
    try:
        with ExitStack() as stack:
            streams = {
                name: stack.enter_context(path.open("w", encoding=encoding, errors="replace", newline=""))
                for name, path in parts.items()
            }
            _write(things, streams, tables, hide)
            for name, rows in whole.items():
                writer = csv.writer(streams[name])
                writer.writerow(rows[0])
                writer.writerows([*map(safe, row.values())] for row in rows)
        for name, path in parts.items():
            path.replace(done[name])
    finally:
        for path in parts.values():
            path.unlink(missing_ok=True)
    return tuple(done.values())


def _write(
    things: Iterable[T], streams: Mapping[str, IO[str]], tables: "Tables[T]", hide: "Hide[T] | None"
) -> None:
    writers = {name: csv.writer(stream) for name, stream in streams.items()}
    for name, (columns, _) in tables.items():
        writers[name].writerow(columns)
    for one in things:
        hidden = hide(one) if hide else str
        for name, (_, rows) in tables.items():
            for row in rows(one):
                cells = map(safe, row.values())
                writers[name].writerow([hidden(cell) if isinstance(cell, str) else cell for cell in cells])
