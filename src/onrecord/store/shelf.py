"""The store: reports as read, what could not be read, and every coding that was made of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.records import CodedReport, Page, Unread, digest
from onrecord.store import rows
from onrecord.store.coded import AT_ONCE, coded_reports
from onrecord.store.events import EventStore
from onrecord.store.opening import open_engine
from onrecord.store.schema import coded as coded_table
from onrecord.store.schema import (
    coding,
    found_at,
    mention,
    report,
    statement,
    statement_coding,
    unread,
    withdrawn,
)
from onrecord.store.transactions import Database

_NOT_WITHDRAWN = report.c.id.not_in(select(withdrawn.c.report))

Added = Literal["new", "updated", "known"]
Stage = Literal["reading", "coding"]
_LATER = ("title", "published", "timezone", "url")


@dataclass(frozen=True, slots=True)
class Listed:
    """One report as ``onrecord list`` shows it. Counts are of the coding shown; None where not yet coded."""

    id: str
    path: str
    locator: str
    title: str | None
    source: str | None
    published: str | None
    mentions: int | None
    statements: int | None


class Store(Database):
    """Reports and their codings. Every method is one transaction: it is done wholly or not at all.

    Methods raise :class:`~onrecord.store.errors.StoreError` where the database is locked, full or broken.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. What is stored stays stored without it."""
        self._engine.dispose()

    @property
    def events(self) -> EventStore:
        """The events over the reports of this database."""
        return EventStore(self._engine, self.path, self._now)

    def add(self, page: Page) -> Added:
        """Put a report on the shelf. The same report from another place is only noted; a title, date, time zone

        or address that the shelf does not have yet, or has otherwise, is taken over.
        """
        row = rows.report_row(page)
        with self._writing() as connection:
            _clear(connection, row, "reading")
            return self._add(connection, row)

    def undated(self, page: Page) -> tuple[CodedReport, str] | None:
        """The coding shown, and by what program, where ``page`` brings nothing new but its date."""
        row = rows.report_row(page)
        told = select(report, coded_table.c.program).join(
            coded_table, and_(coded_table.c.id == report.c.shown, coded_table.c.given == report.c.given)
        )
        with self._reading() as connection:
            known = connection.execute(told.where(report.c.id == row["id"])).mappings().first()
        if known is None or known["published"] or not row["published"]:
            return None
        if any(row[name] not in (None, known[name]) for name in ("title", "timezone")):
            return None
        [shown] = self.coded(row["id"])
        return shown, known["program"]

    def set_aside(self, item: Unread, stage: Stage = "reading") -> None:
        """Note what could not be read (or coded), until it can be."""
        where = {"path": item.path, "locator": item.locator, "stage": stage}
        told = {"reason": item.reason, "advice": item.advice, "seen_at": self._time()}
        new = upsert(unread).values(**where, **told)
        with self._writing() as connection:
            connection.execute(new.on_conflict_do_update(index_elements=list(where), set_=told))

    def unread(self) -> tuple[Unread, ...]:
        """What could not be read, in the order of path."""
        with self._reading() as connection:
            found = connection.execute(select(unread).order_by(unread.c.path, unread.c.locator)).mappings()
            return tuple(Unread(row["path"], row["locator"], row["reason"], row["advice"]) for row in found)

    def ids(self) -> tuple[str, ...]:
        """The ids of all reports that are not withdrawn, in the order in which they were added."""
        with self._reading() as connection:
            wanted = select(report.c.id).where(_NOT_WITHDRAWN).order_by(text("rowid"))
            return tuple(connection.execute(wanted).scalars())

    def withdraw(self, report_id: str, by: str, why: str = "") -> None:
        """Let a report count no more. All of it is kept; it shows no coding until it is restored."""
        self._report(report_id)
        new = upsert(withdrawn).values(report=report_id, by=by, why=why, at=self._time())
        with self._writing() as connection:
            connection.execute(new.on_conflict_do_nothing())
            connection.execute(update(report).where(report.c.id == report_id).values(shown=None))

    def restore(self, report_id: str) -> bool:
        """Let a withdrawn report count again, with the last coding of it. False where it was not withdrawn."""
        latest = select(func.max(coded_table.c.id)).where(coded_table.c.report == report_id).scalar_subquery()
        with self._writing() as connection:
            gone = connection.execute(delete(withdrawn).where(withdrawn.c.report == report_id)).rowcount
            if gone:
                connection.execute(update(report).where(report.c.id == report_id).values(shown=latest))
            return bool(gone)

    def uncoded(self, program: str) -> tuple[str, ...]:
        """The ids of the reports whose coding shown is not by ``program`` or not of what is known now.

        Where ``program`` coded such a report before, with the same date, that coding is shown again.
        """
        match = and_(
            coded_table.c.report == report.c.id,
            coded_table.c.program == program,
            coded_table.c.given == report.c.given,
        )
        shown = select(coded_table.c.id).where(match, coded_table.c.id == report.c.shown).exists()
        latest = select(func.max(coded_table.c.id)).where(match).scalar_subquery()
        todo = and_(~shown, _NOT_WITHDRAWN)
        with self._writing() as connection:
            connection.execute(update(report).where(todo, latest.is_not(None)).values(shown=latest))
            found = connection.execute(select(report.c.id).where(todo).order_by(text("rowid")))
            return tuple(found.scalars())

    def page(self, report_id: str) -> Page:
        """The report as it was read. Raises KeyError where there is none of that id."""
        return rows.page_of(self._report(report_id))

    def keep(self, coded: CodedReport, program: str) -> bool:
        """Store what was coded and show it; False where ``program`` had coded the very same before.

        What is coded of a withdrawn report is stored and not shown.
        ``program`` names what coded it: name, version and settings.
        """
        kept = rows.report_row(coded.report)
        mentions, codings = rows.mention_rows(coded)
        said, about = rows.statement_rows(coded)
        asked = rows.questions_json(coded)
        content = digest(json.dumps([mentions, codings, said, about, asked], sort_keys=True))
        identity = {"report": kept["id"], "program": program, "given": kept["given"], "content": content}
        with self._writing() as connection:
            self._add(connection, kept)
            _clear(connection, kept, "coding")
            same = (coded_table.c[name] == value for name, value in identity.items())
            number = connection.execute(select(coded_table.c.id).where(*same)).scalar()
            new = number is None
            if new:
                row = identity | {"questions": asked, "coded_at": self._time()}
                number = connection.execute(insert(coded_table).values(**row)).lastrowid
                parted = ((mention, mentions), (coding, codings), (statement, said), (statement_coding, about))
                for table, parts in parted:
                    if parts:
                        connection.execute(insert(table), [part | {"coded": number} for part in parts])
            own = and_(report.c.id == kept["id"], _NOT_WITHDRAWN)
            connection.execute(update(report).where(own).values(shown=number))
            return new

    def coded(self, report_id: str | None = None) -> Iterator[CodedReport]:
        """The coded reports (or the one asked for) as they are shown, in the order in which they were added."""
        wanted = select(report.c.id).where(report.c.shown.is_not(None)).order_by(text("rowid"))
        if report_id is not None:
            wanted = wanted.where(report.c.id == report_id)
        with self._reading() as connection:
            ids = connection.execute(wanted).scalars().all()
        yield from self.coded_among(ids)

    def coded_among(self, reports: Sequence[str]) -> Iterator[CodedReport]:
        """The coded reports of these ids as they are shown, some at a time; none of one that shows none."""
        for n in range(0, len(reports), AT_ONCE):
            with self._reading() as connection:
                yield from coded_reports(connection, reports[n : n + AT_ONCE])

    def variables(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The variables asked or coded of events, and those coded of statements, in all that is shown."""
        shown = select(report.c.shown).where(report.c.shown.is_not(None))
        with self._reading() as connection:
            names, about = (
                set(
                    connection.execute(
                        select(part.c.variable).where(part.c.coded.in_(shown)).distinct()
                    ).scalars()
                )
                for part in (coding, statement_coding)
            )
            asked = select(coded_table.c.questions).where(coded_table.c.id.in_(shown)).distinct()
            for told in connection.execute(asked).scalars():
                names.update(name for one in rows.questions_of(told) for name in one.variables)
        return tuple(sorted(names)), tuple(sorted(about))

    def find(self, words: str) -> tuple[str, ...]:
        """The ids of the reports that ``words`` name: an id or its beginning, or a path where it was found."""
        by_path = select(found_at.c.report).where(found_at.c.path == words)
        wanted = select(report.c.id).where(
            or_(report.c.id.startswith(words, autoescape=True), report.c.id.in_(by_path))
        )
        with self._reading() as connection:
            return tuple(connection.execute(wanted.order_by(text("rowid"))).scalars())

    def listed(self) -> tuple[Listed, ...]:
        """All reports, in the order in which they were added."""
        said = select(func.count()).where(statement.c.coded == report.c.shown).scalar_subquery()
        told = select(func.count()).where(mention.c.coded == report.c.shown).scalar_subquery()
        columns = (report.c[name] for name in ("id", "path", "locator", "title", "source", "published", "shown"))
        with self._reading() as connection:
            found = connection.execute(select(*columns, told, said).order_by(text("rowid")))
            return tuple(
                Listed(*row[:6], *(row[7:] if row.shown is not None else (None, None))) for row in found
            )

    def _add(self, connection: Connection, row: rows.Row) -> Added:
        told: Added = "known"
        known = connection.execute(select(report).where(report.c.id == row["id"])).mappings().first()
        if known is None:
            told = "new"
            connection.execute(insert(report).values(**row, added_at=self._time()))
        else:
            later = {name: row[name] for name in _LATER if row[name] not in (None, known[name])}
            if later:
                told = "updated"
                later["given"] = rows.given(dict(known) | later)
                connection.execute(update(report).where(report.c.id == row["id"]).values(**later))
        where = {"path": row["path"], "locator": row["locator"]}
        new_place = upsert(found_at).values(report=row["id"], added_at=self._time(), **where)
        connection.execute(new_place.on_conflict_do_nothing())
        return told

    def _report(self, report_id: str) -> Any:
        with self._reading() as connection:
            found = connection.execute(select(report).where(report.c.id == report_id)).mappings().first()
        if found is None:
            raise KeyError(f"no report {report_id} in {self.path}")
        return found


def _clear(connection: Connection, row: rows.Row, stage: Stage) -> None:
    """Take off the list what this stage has now done: the report, or the file that could not be read at all."""
    same = and_(unread.c.path == row["path"], unread.c.locator.in_(("", row["locator"])))
    connection.execute(delete(unread).where(same, unread.c.stage == stage))


def open_store(path: str | Path, *, create: bool = True) -> Store:
    """Open the database at ``path``, made or brought up to date where need be. Raises StoreError."""
    return Store(open_engine(path, create), path)
