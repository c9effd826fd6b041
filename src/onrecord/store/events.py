"""Events on the shelf: what they are made of, what was done to them, copies, and a list for people."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.records import Copy
from onrecord.records.changes import EventRow
from onrecord.store import event_rows
from onrecord.store.event_schema import compared, copied, copy_key
from onrecord.store.outlines import OutlineStore
from onrecord.store.steps import StepStore
from onrecord.store.told import ToldStore
from onrecord.store.transactions import listed

# As the view `events` counts, but of some events alone: SQLite would make the whole view for each batch.
_COUNTS = text("""
SELECT b.event AS event_id, e.kind, count(*) AS mentions, count(DISTINCT o.report) AS reports,
  count(DISTINCT CASE WHEN EXISTS (
    SELECT 1 FROM copy c CROSS JOIN outline other ON other.report = c.of
    CROSS JOIN member same ON same.mention = other.mention AND same.event = b.event
    WHERE c.report = o.report) THEN o.report END) AS copies,
  count(DISTINCT r.source) AS outlets
FROM json_each(:wanted) w
CROSS JOIN member b ON b.event = w.value
CROSS JOIN event e ON e.id = b.event
CROSS JOIN outline o ON o.mention = b.mention
CROSS JOIN report r ON r.id = o.report
GROUP BY b.event ORDER BY b.event""")
_SHOWN = text("SELECT DISTINCT m.event FROM member m JOIN outline o ON o.mention = m.mention ORDER BY 1")
_VALUES = text("""
SELECT b.event, o.mention, c.variable, c.label,
  json_extract(c.value, '$.start') AS start, json_extract(c.value, '$.end') AS "end",
  json_extract(c.value, '$.low') AS low, json_extract(c.value, '$.high') AS high
FROM json_each(:wanted) w
CROSS JOIN member b ON b.event = w.value
CROSS JOIN outline o ON o.mention = b.mention
CROSS JOIN outlined d ON d.report = o.report
CROSS JOIN mention m ON m.id = o.mention AND m.coded = d.coded
CROSS JOIN coding c ON c.coded = m.coded AND c.mention = m.position
WHERE c.variable IN ('date', 'place', 'participants') AND c.type IN ('When', 'Where', 'Size')
ORDER BY b.event, c.coded, c.mention, c.position""")
_UNCOMPARED = text("""
SELECT r.id FROM report r LEFT JOIN compared c ON c.report = r.id
WHERE r.shown IS NOT NULL AND (c.report IS NULL OR c.maker <> :maker) ORDER BY r.rowid""")
_SHARING_TEXT = text("""
SELECT DISTINCT k.report FROM json_each(:wanted) w CROSS JOIN copy_key k ON k.key = w.value
WHERE (SELECT count(*) FROM copy_key every WHERE every.key = w.value) <= :most""")
_TOUCHING = text("""
SELECT c.report, c.of FROM json_each(:wanted) w CROSS JOIN copy c ON c.report = w.value
UNION SELECT c.report, c.of FROM json_each(:wanted) w CROSS JOIN copy c ON c.of = w.value""")
_BATCH = 1000  # events listed by one query


class EventStore(OutlineStore, StepStore, ToldStore):
    """All that a database holds of events."""

    def rows(self, ids: Collection[str] | None = None) -> Iterator[EventRow]:
        """These events, or all, as a list shows them, by id. Mentions no longer shown are not counted."""
        with self._reading() as connection:
            wanted = list(connection.execute(_SHOWN).scalars()) if ids is None else sorted(set(ids))
            for n in range(0, len(wanted), _BATCH):
                yield from _rows(connection, wanted[n : n + _BATCH])

    def unlinked(self) -> int:
        """How many mentions are shown and in no event, for they were not linked yet."""
        query = text(
            "SELECT count(DISTINCT m.id) FROM report r JOIN mention m ON m.coded = r.shown"
            " WHERE m.id NOT IN (SELECT mention FROM member)"
        )
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def ahead_of_time(self) -> tuple[tuple[str, str], ...]:
        """Reports dated after today: id and date. Their relative dates may have come out wrong."""
        query = text(
            "SELECT id, published FROM report WHERE published > :today AND shown IS NOT NULL ORDER BY id"
        )
        with self._reading() as connection:
            found = connection.execute(query, {"today": self._now().date().isoformat()})
            return tuple((row[0], row[1]) for row in found)

    def uncompared(self, maker: str) -> tuple[str, ...]:
        """Reports that are shown and whose text ``maker`` has not compared with the others, as they came."""
        with self._reading() as connection:
            return tuple(connection.execute(_UNCOMPARED, {"maker": maker}).scalars())

    def sharing_text(self, keys: Collection[int], most: int) -> frozenset[str]:
        """Compared reports that share one of ``keys``; a key of more than ``most`` reports counts for none."""
        with self._reading() as connection:
            found = connection.execute(_SHARING_TEXT, {"wanted": listed(sorted(keys)), "most": most})
            return frozenset(found.scalars())

    def put_copies(
        self,
        copies: Iterable[Copy],
        compared_now: Mapping[str, Iterable[int]] | None = None,
        maker: str = "",
        instead_of: Iterable[Copy] | None = None,
    ) -> None:
        """Keep which reports are copies of which, in place of ``instead_of``, or of all that was kept before.

        ``compared_now`` are reports that were compared for it, with the keys of their texts.
        """
        told = {(one.report, one.of): one for one in copies}
        with self._writing() as connection:
            kept = _copies(connection) if instead_of is None else instead_of
            before = {(one.report, one.of): one for one in kept}
            for pair in (pair for pair, one in before.items() if told.get(pair) != one):
                connection.execute(delete(copied).where(copied.c.report == pair[0], copied.c.of == pair[1]))
            fresh = [event_rows.copy_row(one) for pair, one in told.items() if before.get(pair) != one]
            if fresh:
                connection.execute(insert(copied).prefix_with("OR REPLACE"), fresh)
            for report, keys in (compared_now or {}).items():
                connection.execute(delete(copy_key).where(copy_key.c.report == report))
                if rows := [{"key": key, "report": report} for key in keys]:
                    connection.execute(insert(copy_key), rows)
                row = upsert(compared).values(report=report, maker=maker)
                connection.execute(row.on_conflict_do_update(index_elements=["report"], set_={"maker": maker}))

    def copies(self, near: Collection[str] | None = None) -> tuple[Copy, ...]:
        """Which reports are copies of which, by id: all, or what a search among the reports ``near`` may change.

        Those are the copies of them and their originals, and all others of the copies and originals so found.
        """
        with self._reading() as connection:
            if near is None:
                return tuple(_copies(connection))
            touching = connection.execute(_TOUCHING, {"wanted": listed(near)}).all()
            ends = {end for pair in touching for end in pair} | set(near)
            return tuple(_copies(connection, ends))


def _copies(connection: Connection, reports: Collection[str] | None = None) -> Iterator[Copy]:
    query = select(copied).order_by(copied.c.report, copied.c.of)
    if reports is not None:
        query = query.where(text("report IN (SELECT value FROM json_each(:wanted))"))
    found = connection.execute(query, {} if reports is None else {"wanted": listed(reports)}).mappings()
    return map(event_rows.copy_of, found)


def _rows(connection: Connection, wanted: list[str]) -> Iterator[EventRow]:
    ids = {"wanted": listed(wanted)}
    values = connection.execute(_VALUES, ids).mappings().all()
    told = {event: list(own) for event, own in groupby(values, key=lambda row: str(row["event"]))}
    for row in connection.execute(_COUNTS, ids).mappings():
        own = told.get(row["event_id"], [])
        start, end = _most((one["start"], one["end"]) for one in own if one["variable"] == "date") or (
            None,
            None,
        )
        counts = {name: int(row[name]) for name in ("reports", "copies", "mentions", "outlets")}
        low, high = _ends([one for one in own if one["variable"] == "participants"])
        place = _most(one["label"] for one in own if one["variable"] == "place")
        yield EventRow(row["event_id"], row["kind"], start, end, place, **counts, low=low, high=high)


def _most(told: Iterable[Any]) -> Any:
    """What is told most often; of equals, the first."""
    found = Counter(told).most_common(1)
    return found[0][0] if found else None


def _ends(sizes: Iterable[RowMapping]) -> tuple[int | None, int | None]:
    ends = [end for one in sizes for end in (one["low"], one["high"]) if end is not None]
    return (min(ends), max(ends)) if ends else (None, None)
