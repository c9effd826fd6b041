"""Outlines on the shelf: what linking knows of the mentions shown, and which of them are worth comparing."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, text

from onrecord.records import Outline
from onrecord.store.event_rows import outline_of, packed, told_of, unpacked
from onrecord.store.names import NamesOf, NameStore, write_names
from onrecord.store.transactions import listed, many

# Lists go into a query as one JSON value: there may be a million of them. CROSS JOIN keeps the list the outer
# loop; SQLite would else now and then read a whole table for it.
_STALE = text("""
SELECT r.id, r.shown FROM report r LEFT JOIN outlined o ON o.report = r.id
WHERE CASE WHEN r.shown IS NULL THEN o.coded <> 0
  ELSE o.report IS NULL OR o.coded <> r.shown OR o.maker <> :maker END
ORDER BY r.rowid""")
_OF_MENTIONS = text("""
SELECT o.mention, o.report, o.kind, o.told FROM json_each(:wanted) w CROSS JOIN outline o ON o.mention = w.value
ORDER BY o.mention""")
_OF_REPORTS = text("""
SELECT o.mention, o.report, o.kind, o.told FROM json_each(:wanted) w CROSS JOIN outline o ON o.report = w.value
ORDER BY o.report, o.mention""")
_ALL = text("SELECT mention, report, kind, told FROM outline ORDER BY mention")
_KEYS = text("SELECT o.keys FROM json_each(:wanted) w CROSS JOIN outline o ON o.mention = w.value")
_SHARING = text("""
SELECT o.mention FROM (
  SELECT DISTINCT b.outline FROM json_each(:keys) w CROSS JOIN block b ON b.key = w.value) found
CROSS JOIN outline o ON o.number = found.outline""")
_TOGETHER = text("""
SELECT b.mention FROM (
  SELECT DISTINCT m.event FROM json_each(:wanted) w CROSS JOIN member m ON m.mention = w.value) found
CROSS JOIN member b ON b.event = found.event""")

_EVER = text("""
SELECT m.id, c.report, w.by || ', ' || substr(w.at, 1, 10) FROM mention m JOIN coded c ON c.id = m.coded
LEFT JOIN withdrawn w ON w.report = c.report WHERE m.id >= :low AND m.id < :high ORDER BY m.id LIMIT 1""")

Made = tuple[str, int | None, Sequence[tuple[Outline, Sequence[str]]]]
"""A report, the number of its coding, and its outlines, each with its block keys."""


class OutlineStore(NameStore):
    """The outlines of a database."""

    def stale(self, maker: str) -> tuple[tuple[str, int | None], ...]:
        """Reports whose outlines ``maker`` has not made of the coding shown, and that coding's number.

        None for a report that shows no coding any more: its outlines are to go.
        """
        with self._reading() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(_STALE, {"maker": maker}))

    def put_outlines(self, made: Sequence[Made], maker: str, names: NamesOf | None = None) -> int:
        """Keep the outlines of whole reports in place of those kept before. How many are due to be linked now.

        One that says the same as before is left as it was; those that are new, told otherwise or gone are due.
        ``names`` are those that the reports give, in place of those kept before.
        """
        with self._writing() as connection:
            write_names(connection, [report for report, _, _ in made], names or {})
            return _put(connection, made, maker)

    def outlines(self, mentions: Collection[str] | None = None) -> Iterator[Outline]:
        """The outlines of ``mentions``, those that are there; or all. In alphabetical order of the id."""
        with self._reading() as connection:
            found = (
                connection.execution_options(stream_results=True, yield_per=5000).execute(_ALL)
                if mentions is None
                else connection.execute(_OF_MENTIONS, {"wanted": listed(mentions)})
            )
            for row in found:
                yield outline_of(*row)

    def outlines_of(self, reports: Collection[str]) -> dict[str, tuple[Outline, ...]]:
        """The outlines of ``reports``, by report."""
        told: dict[str, list[Outline]] = {}
        with self._reading() as connection:
            for row in connection.execute(_OF_REPORTS, {"wanted": listed(set(reports))}):
                told.setdefault(row[1], []).append(outline_of(*row))
        return {report: tuple(own) for report, own in told.items()}

    def due(self) -> tuple[tuple[str, ...], int]:
        """The mentions that are new, gone or told otherwise since they were linked, and the last such number."""
        with self._reading() as connection:
            found = connection.execute(text("SELECT mention, number FROM due ORDER BY number")).all()
        return tuple(row[0] for row in found), max((row[1] for row in found), default=0)

    def clear_due(self, until: int) -> None:
        """Take what was due up to the number ``until`` as linked: nothing had to be changed for it."""
        with self._writing() as connection:
            connection.exec_driver_sql("DELETE FROM due WHERE number <= ?", (until,))

    def near(self, mentions: Collection[str]) -> frozenset[str]:
        """``mentions``, all that share a block key with one of them, and all others of the events of these."""
        with self._reading() as connection:
            keys = connection.execute(_KEYS, {"wanted": listed(mentions)}).scalars()
            shared = {number for packet in keys for number in unpacked(packet)}
            found = set(mentions) | set(connection.execute(_SHARING, {"keys": listed(shared)}).scalars())
            together = connection.execute(_TOGETHER, {"wanted": listed(found)}).scalars()
            return frozenset(found.union(together))

    def no_longer_shown(self, words: str) -> tuple[str, str, str | None] | None:
        """The first mention whose id begins with ``words`` of all that was ever coded: its id, and its report.

        Beside them who withdrew the report, and when, where somebody did.
        """
        with self._reading() as connection:
            found = connection.execute(_EVER, {"low": words, "high": words + "\U0010ffff"}).first()
            return (found[0], found[1], found[2]) if found else None

    def find_mentions(self, words: str) -> tuple[str, ...]:
        """The mentions whose id begins with ``words``, up to ten of them, in alphabetical order."""
        query = text("SELECT mention FROM outline WHERE mention >= :low AND mention < :high ORDER BY 1 LIMIT 10")
        with self._reading() as connection:
            return tuple(connection.execute(query, {"low": words, "high": words + "\U0010ffff"}).scalars())


def _put(connection: Connection, made: Sequence[Made], maker: str) -> int:
    reports = listed(report for report, _, _ in made)
    query = "SELECT mention, report, kind, told, number, keys FROM outline"
    kept: dict[str, Any] = {
        row[0]: tuple(row)
        for row in connection.exec_driver_sql(
            f"{query} WHERE report IN (SELECT value FROM json_each(?))",  # noqa: S608 (nothing of anybody's goes in)
            (reports,),
        )
    }
    new = {
        outline.id: (outline.id, report, outline.kind, told_of(outline), packed(keys))
        for report, _, own in made
        for outline, keys in own
    }
    gone = [row for mention, row in kept.items() if new.get(mention) != (*row[:4], row[5])]
    fresh = [row for mention, row in sorted(new.items()) if mention not in kept or kept[mention] in gone]
    _drop(connection, gone)
    last = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM outline").scalar_one()
    many(
        connection,
        "INSERT INTO outline (number, mention, report, kind, told, keys) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, *row) for number, row in enumerate(fresh, last + 1)],
    )
    blocks = [(key, number) for number, row in enumerate(fresh, last + 1) for key in unpacked(row[4])]
    many(connection, "INSERT INTO block (key, outline) VALUES (?, ?)", sorted(blocks))
    changed = sorted({row[0] for row in chain(gone, fresh)})
    many(connection, "INSERT OR REPLACE INTO due (mention) VALUES (?)", [(one,) for one in changed])
    done = [(report, coded or 0, maker) for report, coded, _ in made]
    many(connection, "INSERT OR REPLACE INTO outlined (report, coded, maker) VALUES (?, ?, ?)", done)
    return len(changed)


def _drop(connection: Connection, rows: Sequence[Any]) -> None:
    blocks = [(key, row[4]) for row in rows for key in unpacked(row[5])]
    many(connection, "DELETE FROM block WHERE key = ? AND outline = ?", blocks)
    many(connection, "DELETE FROM outline WHERE number = ?", [(row[4],) for row in rows])
