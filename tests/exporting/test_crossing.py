"""Rows of other schemes: by tables of cases, against golden files, and every value traced to its codings."""

import csv
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.codebook.crosswalk_records import FOR_ALL, PARTS
from onrecord.codebook.crosswalks import CROSSWALKS, crosswalk
from onrecord.exporting import export_as
from onrecord.exporting.crossing import cross, dropped
from onrecord.exporting.taking import TAKERS, take
from onrecord.exporting.units import Unit, units
from onrecord.records import Code, CodedReport, Coding, Mention, Report, Size, Span, Statement, Text, When, Where

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
CASES = yaml.safe_load((HERE / "crossing.yml").read_text("utf-8"))
DEMO = HERE.parents[1] / "demo" / "reports"
KINDS = ("", "_sources", "_lost")
SPAN = Span(0, 4)
REPORT = Report(text="They marched.", source="The Courier")


def _values(name: str, told: Any) -> list[Any]:
    if name == "date":
        start, end, grain = (one.isoformat() if hasattr(one, "isoformat") else one for one in told)
        return [When(start, end, grain, "told")]
    if name == "place":
        return [Where(**told)]
    if name == "counter_to":
        return [Text(one) for one in told]
    return [Size(one[0], one[1], "many") if isinstance(one, list) else Code(one) for one in told]


def _coded(case: dict[str, Any]) -> CodedReport:
    kind = case.get("kind", "protest")
    if kind == "statement":
        [act] = case["codings"]["act"]
        said = Statement(REPORT.id, None, (), (SPAN,), (), "indirect", act, None, "hand@1", 1)
        return CodedReport(REPORT, (), (said,))
    codings = tuple(
        Coding("form" if name.endswith("_form") else name, value, (SPAN,), "hand@1", 1)
        for name, told in case["codings"].items()
        for value in _values(name, told)
    )
    return CodedReport(REPORT, (Mention(REPORT.id, kind, SPAN, codings),), ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['as']}-{case['name']}")
def test_cases(case: dict[str, Any]) -> None:
    rows = {row.kind: row.cells for row in cross(_coded(case), crosswalk(case["as"]))}
    asked = {
        kind: {name: rows[kind][name].value if name in rows[kind] else None for name in cells}
        for kind, cells in case["rows"].items()
        if kind in rows
    }
    assert asked == case["rows"]
    assert set(rows) == set(case["rows"])


def test_every_way_of_taking_can_be_taken() -> None:
    for kind, takers in TAKERS.items():
        assert set(takers) == set(PARTS[kind]), kind
    unit = Unit("protest", "id", (SPAN,), (Coding("participants", Size(1, 2, "a few"), (SPAN,), "hand@1", 1),))
    for way in (*PARTS["size"], *FOR_ALL):
        assert take(unit, REPORT, "participants", way) or way == "voice"


@given(st.lists(st.tuples(st.none() | st.integers(0, 10**6), st.none() | st.integers(0, 10**6)), min_size=1))
def test_the_mean_lies_between_low_and_high(pairs: list[tuple[int | None, int | None]]) -> None:
    codings = tuple(Coding("arrests", Size(low, high, "n"), (SPAN,), "hand@1", 1) for low, high in pairs)
    unit = Unit("protest", "id", (SPAN,), codings)
    low, mean, high = (
        [one.value for one in take(unit, REPORT, "arrests", way)] for way in ("low", "mean", "high")
    )
    if all(end is None for pair in pairs for end in pair):
        assert low == mean == high == []
    else:
        assert float(low[0]) <= float(mean[0]) <= float(high[0])


def test_both_sides_of_a_counter_protest_bear_one_id() -> None:
    march = Mention(REPORT.id, "protest", SPAN, (Coding("form", Code("march"), (SPAN,), "hand@1", 1),))
    counter = Mention(
        REPORT.id, "protest", Span(5, 12), (Coding("counter_to", Text(march.id), (SPAN,), "hand@1", 1),)
    )
    alone = Mention(REPORT.id, "protest", Span(12, 13), ())
    rows = list(cross(CodedReport(REPORT, (march, counter, alone), ()), crosswalk("ccc")))
    told = [row.cells["macroevent"].value if "macroevent" in row.cells else None for row in rows]
    assert told == [march.id, march.id, None]


@pytest.mark.parametrize("name", CROSSWALKS)
@pytest.mark.parametrize("kind", KINDS)
def test_tables_are_as_they_were(
    name: str, kind: str, march: CodedReport, nothing: CodedReport, tmp_path: Path
) -> None:
    """To make them anew: GOLDEN=write pytest tests/exporting."""
    paths = export_as([march, nothing], tmp_path, crosswalk(name))
    assert [path.name for path in paths] == [f"{name}{one}.csv" for one in KINDS]
    written = (tmp_path / f"{name}{kind}.csv").read_bytes()
    golden = GOLDEN / f"{name}{kind}.csv"
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(written)
    assert written.decode() == golden.read_bytes().decode()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.mark.parametrize("name", CROSSWALKS)
def test_every_value_is_traced_and_every_coding_is_accounted_for(
    name: str, march: CodedReport, tmp_path: Path
) -> None:
    export_as([march], tmp_path, crosswalk(name))
    rows, sources = _rows(tmp_path / f"{name}.csv"), _rows(tmp_path / f"{name}_sources.csv")
    traced = {(one["onrecord_row"], one["column"]): one["value"] for one in sources}
    for row in rows:
        for column in crosswalk(name).columns:
            assert row[column] == traced.get((row["onrecord_row"], column), "")
    for one in sources:
        spans = [tuple(map(int, pair.split(":"))) for pair in one["spans"].split()]
        words = " … ".join(march.report.text[start:end] for start, end in spans)
        assert one["words"].removeprefix("'") == " ".join(words.split())
    lost = _rows(tmp_path / f"{name}_lost.csv")
    used = {(one["onrecord_unit"], one["variable"], one["spans"]) for one in sources if one["variable"]}
    for unit in units(march):
        for coding in unit.codings:
            spans_told = " ".join(f"{span.start}:{span.end}" for span in coding.spans)
            key = (unit.id, coding.variable, spans_told)
            in_lost = any((one["onrecord_unit"], one["variable"], one["spans"]) == key for one in lost)
            in_rows = any(coding in row.decided for row in cross(march, crosswalk(name)))
            assert key in used or in_lost or in_rows, key
    assert all(one["reason"] for one in lost)


def test_a_table_of_another_scheme_leaves_ours_alone(march: CodedReport, tmp_path: Path) -> None:
    onrecord.export([march], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    export_as([march], tmp_path, crosswalk("ccc"), mask_private=True, excel=True)
    assert before.items() <= {path.name: path.read_bytes() for path in tmp_path.iterdir()}.items()
    assert (tmp_path / "ccc.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_private_names_are_withheld_here_too(march: CodedReport, tmp_path: Path) -> None:
    for name in CROSSWALKS:
        export_as([march], tmp_path, crosswalk(name), mask_private=True)
    written = "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert "Wanjiru" not in written
    assert "Ruth Achieng" in written


DEMO_ROWS = [
    (
        "ccc",
        {"date": "2025-05-17", "locality": "Brenmouth", "size_high": 6000, "arrests": "14", "arrests_any": 1},
    ),
    ("acled", {"event_type": "Protests", "sub_event_type": "Protest with intervention", "iso": 826}),
    ("plover", {"Event Type": "PROTEST", "Country": "GBR"}),
    ("poldem", {"country_name": "united kingdom", "radical_action": "not radical"}),
]


@pytest.mark.parametrize(
    ("name", "told"),
    [pytest.param(*row, id=row[0]) for row in DEMO_ROWS],
)
def test_the_march_of_the_demo_in_each_scheme(name: str, told: dict[str, Any]) -> None:
    [page] = onrecord.read(DEMO / "02-harbour-wire.txt")
    rows = list(cross(onrecord.code(page), crosswalk(name)))
    assert told.items() <= {column: cell.value for column, cell in rows[0].cells.items()}.items()


def test_what_is_dropped_has_its_reason(march: CodedReport) -> None:
    told = {(one.unit.kind, one.coding.variable): one.reason for one in dropped(march, crosswalk("ccc"))}
    assert told["statement", "act"] == "CCC records no statements."
    assert told["protest", "status"].startswith("CCC records actions that took place")
