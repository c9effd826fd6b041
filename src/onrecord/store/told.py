"""What is coded of all events, asked at once: so that a story reads no report that it does not need."""

from collections.abc import Collection, Iterator

from sqlalchemy import text

from onrecord.store.transactions import Database, listed

# Codings shown of mentions in an event. One pass over all codings: an index by variable would save little of it,
# and cost every report that is kept.
_OF_EVENTS = """
FROM coding c
CROSS JOIN coded d ON d.id = c.coded
CROSS JOIN report r INDEXED BY ix_report_shown ON r.id = d.report AND r.shown = c.coded
CROSS JOIN mention m ON m.coded = c.coded AND m.position = c.mention
CROSS JOIN member b ON b.mention = m.id
WHERE c.variable IN (SELECT value FROM json_each(:variables))"""
_NAMED = text(
    "SELECT DISTINCT b.event, r.id, json_extract(c.value, '$.name'), json_extract(c.value, '$.organisation')"
    f"{_OF_EVENTS} AND c.type = 'Actor'"
)
_WORDS = text(f"SELECT DISTINCT b.event, c.label, c.words {_OF_EVENTS} AND c.type IN ('Code', 'Text')")


class ToldStore(Database):
    """What the mentions of events are coded with."""

    def actors_in_events(self, variables: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Who is coded under ``variables``: event, report, name; an office-holder's body is one more."""
        with self._reading() as connection:
            found = connection.execution_options(stream_results=True, yield_per=5000)
            for event, report, *names in found.execute(_NAMED, {"variables": listed(variables)}):
                yield from ((event, report, name) for name in names if name)

    def words_in_events(self, variables: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """What is coded under ``variables``: event, category or text, and the words of the report."""
        with self._reading() as connection:
            found = connection.execution_options(stream_results=True, yield_per=5000)
            for row in found.execute(_WORDS, {"variables": listed(variables)}):
                yield row[0], row[1], row[2]
