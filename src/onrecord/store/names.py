"""Names of actors on the shelf: which report gives which, and what people decided of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, text

from onrecord.records import Decision, Named
from onrecord.records.changes import KeptName
from onrecord.store.event_schema import name_decision, step
from onrecord.store.transactions import Database, listed, many

NamesOf = Mapping[str, Sequence[tuple[Named, str]]]
"""By report the names that it gives, each with its key."""

_ALL = text("SELECT name, kind, country, report, short_for FROM named ORDER BY report, position")
_WITH_KEYS = text("""
SELECT n.name, n.kind, n.country, n.report, n.short_for
FROM json_each(:wanted) w CROSS JOIN named n ON n."key" = w.value
ORDER BY n.report, n.position""")
_NAMING = text("""
SELECT DISTINCT r.id, r.shown FROM json_each(:wanted) w CROSS JOIN named n ON n."key" = w.value
CROSS JOIN report r ON r.id = n.report WHERE r.shown IS NOT NULL ORDER BY r.rowid""")


class NameStore(Database):
    """The names of a database, and the decisions on them."""

    def names(self, keys: Collection[str] | None = None) -> Iterator[Named]:
        """Every name of every report, or those with one of ``keys``; persons are left out. By report."""
        with self._reading() as connection:
            found = (
                connection.execution_options(stream_results=True, yield_per=5000).execute(_ALL)
                if keys is None
                else connection.execute(_WITH_KEYS, {"wanted": listed(keys)})
            )
            for name, kind, country, report, short_for in found:
                yield Named(name, kind, country or None, report, short_for)

    def naming(self, keys: Collection[str]) -> tuple[tuple[str, int], ...]:
        """Reports that give a name with one of ``keys``, each with the number of the coding that it shows."""
        with self._reading() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(_NAMING, {"wanted": listed(keys)}))

    def outline_again(self, reports: Collection[str]) -> None:
        """Let the outlines of ``reports`` be made afresh when they are next asked for."""
        with self._writing() as connection:
            many(connection, "UPDATE outlined SET maker = '' WHERE report = ?", [(one,) for one in reports])

    def kept_names(self) -> tuple[KeptName, ...]:
        """All decisions on names whose step was not taken back, in the order of their making."""
        taken = select(step.c.undoes).where(step.c.undoes.is_not(None))
        query = select(name_decision, step.c.by, step.c.at, step.c.why).join(step)
        query = query.where(name_decision.c.step.not_in(taken)).order_by(name_decision.c.step)
        with self._reading() as connection:
            return tuple(
                KeptName(
                    row["step"], Decision(row["a"], row["b"], row["verdict"], row["by"], row["at"], row["why"])
                )
                for row in connection.execute(query).mappings()
            )


def write_names(connection: Connection, reports: Iterable[str], names: NamesOf) -> None:
    """Keep the names of ``reports`` in place of those kept before; persons' are left out."""
    rows: list[tuple[Any, ...]] = [
        (report, n, key, one.country or "", one.name, one.kind, one.short_for)
        for report, own in names.items()
        for n, (one, key) in enumerate(own)
        if not one.private
    ]
    many(connection, "DELETE FROM named WHERE report = ?", [(report,) for report in reports])
    columns = 'report, position, "key", country, name, kind, short_for'
    query = f"INSERT INTO named ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (nothing of anybody's)
    many(connection, query, rows)


def write_name_decision(connection: Connection, number: int, told: Decision) -> None:
    """Keep a decision on names with its step."""
    query = "INSERT INTO name_decision (step, a, b, verdict) VALUES (?, ?, ?, ?)"
    many(connection, query, [(number, told.a, told.b, told.verdict)])
