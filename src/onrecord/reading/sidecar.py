"""A folder's ``metadata.csv``: what is known of its files, one row a file."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.reading.columns import told_by
from onrecord.reading.delimited import read_rows
from onrecord.reading.encodings import detect
from onrecord.reading.options import FIELDS, MAX_BYTES, Field
from onrecord.reading.sources import Notice, UnreadableError
from onrecord.tables.columns import find_column

NAME = "metadata.csv"
_ADVICE = (
    "give it a header row with the columns file, published, timezone, source, title; all but file may be missing"
)


@dataclass(frozen=True)
class Sidecar:
    """What a folder's sidecar tells, by file name, and what of it could not be read."""

    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Notice, ...] = ()

    def missing(self, folder: Path) -> Iterator[Notice]:
        """Rows for files that the folder does not have."""
        for name in self.told:
            if not (folder / name).exists():
                reason = f"it tells of {name!r}, which is not in the folder"
                yield Notice(
                    str(folder / NAME), "", reason, "mend the name in the column of files, or add the file"
                )


def read_sidecar(folder: Path) -> Sidecar:
    """The sidecar of ``folder``; empty where there is none or ``metadata.csv`` is a table of reports."""
    path = folder / NAME
    if not path.is_file():
        return Sidecar()
    try:
        if path.stat().st_size > MAX_BYTES:
            return _unread(path, f"more than {MAX_BYTES:,} bytes", "look whether it is a sidecar at all")
        with path.open("rb") as stream:
            encoding = detect(stream)
            with io.TextIOWrapper(stream, encoding.name, encoding.errors, newline="") as lines:
                return _from_lines(path, lines)
    except OSError as error:
        return _unread(path, error.strerror or str(error), _ADVICE)
    except UnreadableError as problem:
        return _unread(path, problem.reason, problem.advice)


def _from_lines(path: Path, lines: io.TextIOBase) -> Sidecar:
    rows = read_rows(lines, ",;\t|", MAX_BYTES)
    columns = list(next(rows).cells)
    file = find_column("file", columns)
    if find_column("text", columns):
        return Sidecar()
    if file is None:
        return _unread(path, "no column names the files that it tells of", _ADVICE)
    mapped: dict[Field, str] = {}
    for told in FIELDS:
        if (column := find_column(told, columns)) and column != file:
            mapped[told] = column
    by_name = {}
    problems = []
    for row in rows:
        if row.problem:
            problems.append(Notice(str(path), row.locator, row.problem, "put quotation marks in pairs"))
        elif name := row.cells.get(file, "").strip():
            by_name[name] = told_by(row.cells, mapped)
    return Sidecar(by_name, tuple(problems))


def is_sidecar(path: Path) -> bool:
    """Whether ``path`` tells of other files and holds no reports itself."""
    if path.name != NAME:
        return False
    sidecar = read_sidecar(path.parent)
    return bool(sidecar.told or sidecar.problems)


def _unread(path: Path, reason: str, advice: str) -> Sidecar:
    return Sidecar(problems=(Notice(str(path), "", f"the sidecar cannot be used: {reason}", advice),))
