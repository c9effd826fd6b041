"""Tables with a header row, cells divided by commas, semicolons, tabs or bars: one report a row."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.reading.columns import map_columns, told_by
from onrecord.reading.encodings import detect
from onrecord.reading.options import Field
from onrecord.reading.pages import Found, make_page, whole
from onrecord.reading.plain import broken_notice
from onrecord.reading.sources import Item, Source, UnreadableError

_QUOTES = "put quotation marks round cells that hold delimiters or line breaks, and double those inside them"


@dataclass(frozen=True)
class Row:
    """One row by column name, or what is wrong with it. Numbered as a spreadsheet does: the header is row 1."""

    number: int
    cells: Mapping[str, str]
    problem: str | None = None
    surplus: int = 0

    @property
    def locator(self) -> str:
        return f"row {self.number}"


def read_csv(source: Source) -> Iterator[Item]:
    """One page a row. The delimiter is the one of , ; tab | that the header has most of."""
    return _read(source, ",;\t|")


def read_tsv(source: Source) -> Iterator[Item]:
    """One page a row, cells divided by tabs."""
    return _read(source, "\t")


def _read(source: Source, delimiters: str) -> Iterator[Item]:
    encoding = detect(source.stream, source.options.encoding)
    if encoding.broken:
        yield broken_notice(source, encoding.broken)
    with io.TextIOWrapper(source.stream, encoding.name, encoding.errors, newline="") as lines:
        rows = read_rows(lines, delimiters, source.options.max_bytes)
        header = next(rows)
        try:
            mapped = map_columns(list(header.cells), source.options)
        except UnreadableError as missing:
            yield source.unread(missing.reason, missing.advice, header.locator)
            return
        for row in rows:
            yield from _row(source, row, mapped, encoding.shown)


def _row(source: Source, row: Row, mapped: Mapping[Field, str], encoding: str) -> Iterator[Item]:
    if row.problem:
        yield source.unread(row.problem, _QUOTES, row.locator)
        return
    if row.surplus:
        yield source.notice(f"more cells than the header has, by {row.surplus}", _QUOTES, row.locator)
    told = {**source.told, **told_by(row.cells, mapped)}
    text = row.cells.get(mapped["text"], "")
    yield from make_page(source, Found(text, told, row.locator, "text/csv", encoding))


def read_rows(lines: io.TextIOBase, delimiters: str, longest: int) -> Iterator[Row]:
    """The header as a row with empty cells, then the rows under it. Cells may have ``longest`` characters."""
    # The csv module's own limit, 131,072, belongs to the whole process; so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    first = lines.readline()
    lines.seek(0)
    reader = csv.reader(lines, delimiter=max(delimiters, key=first.count), strict=True)
    try:
        header = [whole(name).strip() for name in next(reader, [])]
    except csv.Error:
        header = []
    yield Row(1, dict.fromkeys(header, ""))
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, {}, f"broken quotation marks ({error})")
            continue
        if cells:
            surplus = max(len(cells) - len(header), 0)
            yield Row(number, dict(zip(header, cells, strict=False)), surplus=surplus)
