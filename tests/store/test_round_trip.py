"""Any coded report at all comes back from the store as it went in, whatever its words are."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import CodedReport, Coding, Mention, Report, Span, Speaker, Statement
from onrecord.records.values import Actor, Code, Size, Text, When, Where
from onrecord.store import Store, open_store

_numbers = count()
_spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda ends: Span(min(ends), max(ends)))
_degrees = st.one_of(st.none(), st.floats(-180, 180))

# Fields are filled from their types, so that a field added to a record is tried without a change here.
st.register_type_strategy(Span, _spans)
_values = st.one_of(
    *(st.from_type(kind) for kind in (Actor, Code, Size, Text, When)),
    st.builds(Where, latitude=_degrees, longitude=_degrees),
)
_sure = st.floats(0, 1)
_codings = st.builds(Coding, value=st.one_of(st.none(), _values), confidence=_sure)
_mentions = st.builds(Mention, codings=st.lists(_codings, max_size=3).map(tuple))
_spoken = st.one_of(st.none(), st.builds(Speaker))
_statements = st.builds(Statement, speaker=_spoken, confidence=_sure)
_reports = st.builds(Report, passages=st.just(()), posts=st.just(()))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "shelf.db") as opened:
        yield opened


@settings(max_examples=60, deadline=None)
@given(report=_reports, mentions=st.lists(_mentions, max_size=3), said=st.lists(_statements, max_size=2))
def test_any_coded_report_comes_back_equal(
    store: Store, report: Report, mentions: list[Mention], said: list[Statement]
) -> None:
    report = replace(report, text=f"{next(_numbers)} {report.text}")
    coded = CodedReport(
        report,
        tuple(replace(one, report=report.id) for one in mentions),
        tuple(replace(one, report=report.id) for one in said),
    )
    assert store.keep(coded, "coder 1")
    assert list(store.coded(report.id)) == [coded]
    assert not store.keep(coded, "coder 1")
