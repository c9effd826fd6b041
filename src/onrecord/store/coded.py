"""Coded reports as they are shown, read back some at a time: a query for each table, not for each report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, select

from onrecord.records import CodedReport
from onrecord.store import rows
from onrecord.store.schema import coded as coded_table
from onrecord.store.schema import coding, mention, report, statement, statement_coding

AT_ONCE = 100  # reports read by one query
_Parts = dict[int, list[Any]]


def coded_reports(connection: Connection, ids: Sequence[str]) -> Iterator[CodedReport]:
    """The reports of ``ids`` that show a coding, in the order given."""
    found = connection.execute(
        select(report).where(report.c.id.in_(ids), report.c.shown.is_not(None))
    ).mappings()
    by_id: dict[str, Any] = {row["id"]: row for row in found}
    shown = [row["shown"] for row in by_id.values()]
    questions = select(coded_table.c.id, coded_table.c.questions).where(coded_table.c.id.in_(shown))
    asked = {row.id: row.questions for row in connection.execute(questions)}
    mentions, statements = (_parts(connection, table, shown, "position") for table in (mention, statement))
    codings = _parts(connection, coding, shown, "mention", "position")
    about = _parts(connection, statement_coding, shown, "statement", "position")
    for one in ids:
        if row := by_id.get(one):
            number = row["shown"]
            own, said = _by(codings.get(number, ()), "mention"), _by(about.get(number, ()), "statement")
            yield CodedReport(
                rows.report_of(row),
                tuple(
                    rows.mention_of(one, each, own.get(each["position"], ()))
                    for each in mentions.get(number, ())
                ),
                tuple(
                    rows.statement_of(one, each, said.get(each["position"], ()))
                    for each in statements.get(number, ())
                ),
                rows.questions_of(asked.get(number) or ()),
            )


def _parts(connection: Connection, table: Table, shown: Sequence[int], *order: str) -> _Parts:
    """The rows of each coding, in order."""
    found: _Parts = defaultdict(list)
    query = (
        select(table).where(table.c.coded.in_(shown)).order_by(*(table.c[name] for name in ("coded", *order)))
    )
    for row in connection.execute(query).mappings():
        found[row["coded"]].append(row)
    return found


def _by(parts: Sequence[Any], unit: str) -> _Parts:
    return {n: list(some) for n, some in groupby(parts, key=lambda row: int(row[unit]))}
