"""Absence is explicit: unknown, not reported, zero and not coded are four things in every export."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.codebook.crosswalks import crosswalk
from onrecord.exporting import as_json, export, export_as
from onrecord.exporting.answers import answers
from onrecord.records import CodedReport, Coding, Mention, Questions, Size, Span, Unknown, Value, When

ASKED = Questions("protest", ("arrests", "deaths", "date", "target"), ("arrests", "deaths", "date"))
ZERO, TEN = Size(0, 0, "no"), Size(10, 10, "ten")


def _coding(variable: str, value: Value | None, sure: float = 0.5) -> Coding:
    return Coding(variable, value, (Span(0, 8),), "hand@1", sure)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ((), "not_reported"),
        ((TEN,), "coded"),
        ((ZERO,), "zero"),
        ((Unknown(),), "unknown"),
        ((Unknown(), TEN), "coded"),
        ((ZERO, Unknown()), "zero"),
        ((ZERO, TEN), "coded"),
        ((Size(None, 0, "up to none"),), "coded"),
        ((None,), "coded"),
    ],
)
def test_what_codings_of_a_variable_come_to(values: tuple[Value | None, ...], answer: str) -> None:
    mention = Mention("r", "protest", Span(0, 8), tuple(_coding("arrests", one) for one in values))
    told = dict(answers(mention, ASKED))
    assert told["arrests"] == answer
    assert told["deaths"] == "not_reported"
    assert told["target"] == "not_coded"


def test_where_it_is_not_known_what_was_looked_for_nothing_counts_as_not_reported() -> None:
    mention = Mention("r", "protest", Span(0, 8), (_coding("arrests", TEN),))
    assert list(answers(mention, Questions("protest", (), ()))) == [("arrests", "coded")]


@pytest.fixture
def told(march: CodedReport) -> CodedReport:
    """The report of the march, with arrests denied, deaths not known, and a date that somebody does not know."""
    done, planned = march.mentions
    more = (_coding("arrests", ZERO), _coding("deaths", Unknown()), _coding("date", Unknown(), 0.99))
    asked = replace(march.questions[0], variables=(*march.questions[0].variables, "deaths"))
    return replace(march, mentions=(replace(done, codings=(*done.codings, *more)), planned), questions=(asked,))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_the_table_tells_four_things_apart(told: CodedReport, tmp_path: Path) -> None:
    export([told], tmp_path)
    rows = {(row["mention_id"], row["variable"]): row for row in _rows(tmp_path / "answers.csv")}
    done = told.mentions[0].id
    found = {name: rows[done, name]["answer"] for name in ("arrests", "deaths", "date", "target")}
    assert found == {"arrests": "zero", "deaths": "unknown", "date": "coded", "target": "not_coded"}
    assert rows[done, "deaths"]["value"] == ""
    assert rows[done, "deaths"]["words"] == "Teachers"
    assert rows[done, "arrests"]["value"] == "0"


def test_an_unknown_takes_no_value_s_place_in_the_wide_table(told: CodedReport, tmp_path: Path) -> None:
    export([told], tmp_path)
    row = _rows(tmp_path / "mentions.csv")[0]
    assert (row["date_start"], row["date_words"]) == ("2025-02-28", "on Friday")
    assert (row["deaths_low"], row["arrests_low"]) == ("", "0")
    assert [one["variable"] for one in _rows(tmp_path / "figures.csv")].count("deaths") == 0


def test_json_tells_what_is_absent_and_why(told: CodedReport) -> None:
    mention = as_json(told)["mentions"][0]
    assert mention["absent"] == {"unknown": ["deaths"], "not_reported": [], "not_coded": ["target"]}
    unknown = [one for one in mention["unknown"] if one["variable"] == "deaths"]
    assert [one["value"] for one in unknown] == ["unknown"]
    assert "deaths" not in {one["variable"] for one in mention["codings"]}


def test_no_scheme_takes_an_unknown_for_a_value(told: CodedReport, tmp_path: Path) -> None:
    """Not even where it is surer than the value; the coding is among those that are lost, with the reason."""
    for name in ("acled", "ccc", "plover", "poldem"):
        export_as([told], tmp_path, crosswalk(name))
        assert "unknown" not in {row["coded"] for row in _rows(tmp_path / f"{name}_sources.csv")}
        reasons = {row["reason"] for row in _rows(tmp_path / f"{name}_lost.csv") if row["coded"] == "unknown"}
        assert reasons == {"the report says that it is not known"}
    dates = [one.value for one in told.mentions[0].of("date") if isinstance(one.value, When)]
    assert _rows(tmp_path / "acled.csv")[0]["event_date"] == dates[0].start
