"""The tables that are exported, against golden files. To make them anew: GOLDEN=write pytest tests/exporting."""

import csv
import io
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exporting import export, headers
from onrecord.exporting.cells import safe
from onrecord.exporting.masking import WITHHELD
from onrecord.records import CodedReport, Span

GOLDEN = Path(__file__).with_name("golden")
TABLES = ("reports", "mentions", "figures", "statements", "codings", "answers")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_as_they_were(table: str, march: CodedReport, nothing: CodedReport, tmp_path: Path) -> None:
    export([march, nothing], tmp_path)
    written = (tmp_path / f"{table}.csv").read_bytes()
    golden = GOLDEN / f"{table}.csv"
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(written)
    assert written.decode() == golden.read_bytes().decode()


def test_what_is_written_is_told(tmp_path: Path) -> None:
    paths = export([], tmp_path / "new" / "folder")
    assert [path.stem for path in paths] == [*TABLES, "columns"]
    for path in paths[:-1]:
        assert path.read_text("utf-8").splitlines() == [",".join(headers()[path.stem])]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(p.name for p in paths)


def test_headers_are_names_that_every_program_takes() -> None:
    """Stata takes names of at most 32 letters, digits and underscores; no table names a column twice."""
    for names in headers().values():
        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,31}", name) for name in names)


def test_a_row_is_a_line(march: CodedReport, tmp_path: Path) -> None:
    """Words of a report may run over lines; programs that read CSV line by line must not stumble over them."""
    export([march], tmp_path)
    for table in TABLES:
        text = (tmp_path / f"{table}.csv").read_bytes().decode()
        assert text.count("\n") == text.count("\r\n") == len(_rows(tmp_path / f"{table}.csv")) + 1


def test_evidence_can_be_found_again(march: CodedReport, tmp_path: Path) -> None:
    export([march], tmp_path)
    for row in _rows(tmp_path / "codings.csv"):
        spans = (map(int, pair.split(":")) for pair in row["spans"].split())
        words = " … ".join(march.report.text[start:end] for start, end in spans)
        assert row["words"].removeprefix("'") == " ".join(words.split())


def test_private_names_are_withheld_and_public_ones_are_not(march: CodedReport, tmp_path: Path) -> None:
    export([march], tmp_path, mask_private=True)
    written = "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert "Wanjiru" not in written
    assert "Otieno" not in written
    assert WITHHELD in written
    assert "Ruth Achieng" in written


def test_a_surname_alone_is_withheld_but_not_inside_other_words(march: CodedReport, tmp_path: Path) -> None:
    text = march.report.text + " Otieno left. Otienoville stood."
    [_, private, _] = march.statements
    whole = replace(private, content=(Span(len(march.report.text), len(text)),))
    coded = replace(march, report=replace(march.report, text=text), statements=(whole,))
    export([coded], tmp_path, mask_private=True)
    [row] = _rows(tmp_path / "statements.csv")
    assert row["words"] == f"{WITHHELD} left. Otienoville stood."


def test_a_town_is_no_surname(march: CodedReport, tmp_path: Path) -> None:
    """Somebody called Nakuru is withheld by full name; the town of that name is not."""
    [said, private, declined] = march.statements
    assert private.speaker
    named = replace(private, speaker=replace(private.speaker, name="Otieno Nakuru"))
    export([replace(march, statements=(said, named, declined))], tmp_path, mask_private=True)
    assert "Nakuru" in (tmp_path / "mentions.csv").read_text("utf-8")
    assert "Otieno Nakuru" not in (tmp_path / "statements.csv").read_text("utf-8")


def test_who_acts_in_an_event_is_no_private_person(march: CodedReport, tmp_path: Path) -> None:
    [said, private, declined] = march.statements
    assert private.speaker
    union = replace(private, speaker=replace(private.speaker, name="Chalk Union", kind=None))
    export([replace(march, statements=(said, union, declined))], tmp_path, mask_private=True)
    assert "Chalk Union" in (tmp_path / "statements.csv").read_text("utf-8")
    assert "Chalk Union" in (tmp_path / "mentions.csv").read_text("utf-8")


def test_excel_gets_its_mark(tmp_path: Path) -> None:
    for path in export([], tmp_path, excel=True):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_export_that_breaks_off_leaves_the_one_before(march: CodedReport, tmp_path: Path) -> None:
    def breaks() -> Iterator[CodedReport]:
        yield march
        raise KeyboardInterrupt

    export([march], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        export(breaks(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+44 20", "'+44 20"),
        ("-1 and more", "'-1 and more"),
        ("@police", "'@police"),
        (" \t=1+1", "'=1+1"),
        ("1+1=2", "1+1=2"),
        ("“=”", "“=”"),
        ("two\r\nlines\u2028more", "two lines more"),
        ("null\x00sign", "null sign"),
        (-0.28, -0.28),
        (-5, -5),
        (True, 1),
        (False, 0),
        (None, None),
        ("", ""),
    ],
)
def test_cells(cell: str | float | bool | None, written: str | float | None) -> None:
    assert safe(cell) == written
    assert type(safe(cell)) is type(written)


@given(st.text())
def test_any_text_survives_a_round_trip(text: str) -> None:
    stream = io.StringIO(newline="")
    cell = safe(text)
    assert isinstance(cell, str)
    csv.writer(stream).writerow(["x", cell])
    assert list(csv.reader(io.StringIO(stream.getvalue(), newline=""), strict=True)) == [["x", cell]]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
