"""GeoNames' dumps, read as a stream and checked line by line: 19 columns, parted by tabs, in UTF-8.

The columns are told in GeoNames' readme.txt: id, name, name in plain letters, alternate names, latitude,
longitude, feature class and code, country, other countries, four divisions, population, two elevations, time
zone, date of the last change. A dump is good as a whole or not at all: half a country would code reports wrongly
without a word.
"""

import hashlib
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from onrecord.store.gazetteer.names import other_keys, own_keys
from onrecord.tables.features import is_of_use

Tell = Callable[[str, int, int | None], None]
"""Told what goes on, how much is done (of a dump: megabytes), and of how much where that is known."""

COLUMNS = 19
ID_BITS = 28  # GeoNames counts up to some 13 million
_BATCH = 5_000  # rows
_LONGEST_LINE = 100_000  # bytes: alternate names are 10,000 characters at most
_MEGABYTE = 1_000_000
_CLASSES = frozenset("AHLPRSTUV")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_AGAIN = "Fetch it again; nothing was changed"
_OTHER = "Take a file such as allCountries.zip or GB.zip from GeoNames' export/dump; nothing was changed"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError)


class DumpError(Exception):
    """A dump that cannot be taken: which file, which line (0: the whole file), what is wrong, what to do."""

    def __init__(self, path: str | Path, line: int, what: str, advice: str) -> None:
        super().__init__(f"{path}{f', line {line:,}' if line else ''}: {what}. {advice}.")
        self.path, self.line, self.what, self.advice = str(path), line, what, advice


class Row(NamedTuple):
    """One place of a dump. ``own`` and ``others`` are the folded names under which it is found.

    Coordinates are WGS 84 degrees, ``feature`` is class and code ("P.PPL"), ``admin1`` and ``admin2`` are
    GeoNames' codes of the divisions.
    """

    id: int
    name: str
    feature: str
    country: str
    admin1: str
    admin2: str
    latitude: float
    longitude: float
    population: int
    own: list[str]
    others: list[str]


class _WrongLineError(Exception):
    """Inside this module: what is wrong with a line, and what to do."""


class Dump:
    """A dump at ``path``: text, or a zip that holds one.

    ``rows``, ``countries`` and ``sha256`` are those read so far. The hash is that of the text, so that a file
    and its zip are the same.
    """

    def __init__(self, path: str | Path, tell: Tell | None = None) -> None:
        self.path = Path(path)
        self.rows = 0
        self.countries: Counter[str] = Counter()
        self._hash = hashlib.sha256()
        self._tell = tell

    @property
    def sha256(self) -> str:
        """The hash of the lines read so far, in hexadecimal."""
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[list[Row]]:
        """The places of use, some thousands at a time. Raises DumpError."""
        with ExitStack() as stack:
            try:
                raw = stack.enter_context(self.path.open("rb"))
                lines = self._opened(raw, stack)
                total = self.path.stat().st_size // _MEGABYTE
                for batch in self._batches(lines):
                    yield batch
                    if self._tell:
                        self._tell(f"reading {self.path.name}, MB", raw.tell() // _MEGABYTE, total)
            except _UNREADABLE as error:
                raise self._unreadable(error) from error
        if not self.rows:
            raise DumpError(self.path, 0, "is empty", _OTHER)

    def _opened(self, raw: BinaryIO, stack: ExitStack) -> BinaryIO:
        zipped = raw.read(2) == b"PK"
        raw.seek(0)
        if not zipped and self.path.suffix.lower() == ".zip":
            raise DumpError(self.path, 0, "is no zip archive", _OTHER)
        if not zipped:
            return raw
        archive = stack.enter_context(zipfile.ZipFile(raw))
        names = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        if len(names) != 1:
            told = f"holds {len(names)} text files beside readme.txt, where a dump is one"
            raise DumpError(self.path, 0, told, _OTHER)
        return stack.enter_context(archive.open(names[0]))  # type: ignore[return-value]

    def _batches(self, lines: BinaryIO) -> Iterator[list[Row]]:
        batch: list[Row] = []
        for line in iter(partial(lines.readline, _LONGEST_LINE), b""):
            self.rows += 1
            self._hash.update(line)
            try:
                row = _row(line, first=self.rows == 1)
            except _WrongLineError as error:
                # A line without its end is the last one: the file was cut, however well it began.
                cut = not line.endswith(b"\n") and self.rows > 1 and len(line) < _LONGEST_LINE
                what = "the file ends in the middle of this line" if cut else str(error)
                raise DumpError(self.path, self.rows, what, _AGAIN if cut else _OTHER) from error
            if row:
                self.countries[row.country] += 1
                batch.append(row)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _unreadable(self, error: Exception) -> DumpError:
        if isinstance(error, OSError):
            told = f"cannot be read ({error.strerror or error})"
            return DumpError(self.path, 0, told, "Check the path and that you may read it; nothing was changed")
        if isinstance(error, RuntimeError):  # an archive with a password, or packed in an unknown way
            return DumpError(self.path, 0, f"cannot be unpacked ({error})", "Unpack it and add the text file")
        return DumpError(self.path, self.rows, f"the archive is damaged or cut short ({error})", _AGAIN)


def _row(line: bytes, first: bool) -> Row | None:
    """The place that a line tells; None where no report would name it. Raises _WrongLineError."""
    try:
        fields = line.decode("utf-8-sig" if first else "utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise _WrongLineError(_no_text(line)) from error
    if len(fields) != COLUMNS:
        raise _WrongLineError(_no_dump(line, len(fields)))
    try:
        number, latitude, longitude = int(fields[0]), float(fields[4]), float(fields[5])
        population = int(fields[14] or 0)
    except ValueError as error:
        told = "no numbers stand where GeoNames has id, latitude, longitude and population"
        raise _WrongLineError(told) from error
    if not (0 < number < 1 << ID_BITS and -90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise _WrongLineError("the id or the coordinates are out of their range")
    if fields[6] not in _CLASSES and fields[6]:
        raise _WrongLineError(f"{fields[6][:20]!r} stands where GeoNames has the feature class")
    if len(fields[8]) not in {0, 2} or not _DATE.fullmatch(fields[18]):
        raise _WrongLineError("no country code or no date stands where GeoNames has them")
    feature = f"{fields[6]}.{fields[7]}"
    if not fields[8] or not is_of_use(feature):
        return None
    own = own_keys(fields[1], fields[2])
    others = other_keys(fields[3], own) if fields[6] in {"A", "P"} else []
    if not own and not others:
        return None
    where = fields[8].upper(), fields[10], fields[11], latitude, longitude
    return Row(number, fields[1], feature, *where, max(population, 0), own, others)


def _no_text(line: bytes) -> str:
    return "is no text but a binary file" if b"\0" in line else "is not in UTF-8"


def _no_dump(line: bytes, columns: int) -> str:
    if line.lstrip()[:1] == b"<":
        return "is a web page, not a dump"
    if b"\0" in line:
        return _no_text(line)
    return f"has {columns} column{'' if columns == 1 else 's'}, where a GeoNames dump has {COLUMNS}"
