"""Steps: what was done to events, by whom and why; each kept whole, and taken back exactly."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, text

from onrecord.records import Event, Policy
from onrecord.records.changes import Change, Done, Kept, Step
from onrecord.store.errors import StoreError
from onrecord.store.event_rows import kept_of, policy_row, spot_json, step_of
from onrecord.store.event_schema import change as change_table
from onrecord.store.event_schema import decision as decision_table
from onrecord.store.event_schema import step as step_table
from onrecord.store.names import write_name_decision
from onrecord.store.transactions import Database, listed, many

_EVENTS = "SELECT e.id, e.kind, m.mention FROM {source} JOIN member m ON m.event = e.id ORDER BY e.id, m.mention"
_ALL = text(_EVENTS.format(source="event e"))
_OF_MENTIONS = text(
    _EVENTS.format(
        source="""(
  SELECT DISTINCT m.event FROM json_each(:wanted) w CROSS JOIN member m ON m.mention = w.value) found
  CROSS JOIN event e ON e.id = found.event"""
    )
)
_OF_IDS = text(
    _EVENTS.format(
        source="(SELECT DISTINCT value FROM json_each(:wanted)) w CROSS JOIN event e ON e.id = w.value"
    )
)
_STEPS = select(step_table).order_by(step_table.c.number)


class StepStore(Database):
    """The events of a database, and the steps by which they came to be as they are."""

    def policy(self) -> Policy | None:
        """The policy under which the events were made; None where nothing is linked."""
        linked = [one.policy for one in self.steps() if one.stands and one.what == "link"]
        return linked[-1] if linked else None

    def steps(self) -> tuple[Step, ...]:
        """All that was ever done, in order."""
        with self._reading() as connection:
            return _steps(connection)

    def events(self, ids: Collection[str] | None = None) -> tuple[Event, ...]:
        """The events of these ids that have not ended, or all; in alphabetical order of the id."""
        with self._reading() as connection:
            if ids is None:
                return _events(connection.execute(_ALL))
            return _events(connection.execute(_OF_IDS, {"wanted": listed(ids)}))

    def events_with(self, mentions: Collection[str]) -> tuple[Event, ...]:
        """The events of which any of ``mentions`` is a member, with all their members."""
        with self._reading() as connection:
            return _events(connection.execute(_OF_MENTIONS, {"wanted": listed(mentions)}))

    def event_of(self, mentions: Collection[str]) -> dict[str, str]:
        """The event of each of ``mentions`` that is in one."""
        query = text(
            "SELECT m.mention, m.event FROM json_each(:wanted) w CROSS JOIN member m ON m.mention = w.value"
        )
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query, {"wanted": listed(mentions)})}

    def find_events(self, words: str) -> tuple[str, ...]:
        """The events, ended ones too, whose id begins with ``words``, up to ten of them."""
        query = text("SELECT id FROM event WHERE id >= :low AND id < :high ORDER BY id LIMIT 10")
        with self._reading() as connection:
            return tuple(connection.execute(query, {"low": words, "high": words + "\U0010ffff"}).scalars())

    def kept(self) -> tuple[Kept, ...]:
        """All decisions whose step was not taken back, in the order of their making."""
        columns = (step_table.c[name] for name in ("by", "at", "why", "per_day", "per_place", "counter_apart"))
        taken = select(step_table.c.undoes).where(step_table.c.undoes.is_not(None))
        query = select(decision_table, *columns).join(step_table).where(decision_table.c.step.not_in(taken))
        with self._reading() as connection:
            found = connection.execute(query.order_by(decision_table.c.number)).mappings()
            return tuple(map(kept_of, found))

    def changes(self, event: str | None = None, step: int | None = None) -> tuple[tuple[int, Change], ...]:
        """The changes of one event, or of one step, or all; each with the number of its step."""
        query = select(change_table).order_by(change_table.c.step, change_table.c.position)
        if event is not None:
            query = query.where((change_table.c.origin == event) | (change_table.c.to == event))
        if step is not None:
            query = query.where(change_table.c.step == step)
        with self._reading() as connection:
            found = connection.execute(query).mappings()
            return tuple((row["step"], _change_of(row)) for row in found)

    def apply(self, step: Step, done: Done) -> Step:
        """Do a step and keep it. ``step.number`` is one more than that of the last step known to the caller.

        Raises:
            StoreError: another program has done a step meanwhile; nothing is done.
        """
        with self._writing() as connection:
            self._expect(connection, step.number - 1)
            step = replace(step, at=step.at or self._time())
            _write_step(connection, step)
            kinds = sorted((done.kinds or {}).items())
            many(connection, "INSERT OR IGNORE INTO event (id, kind) VALUES (?, ?)", kinds)
            self._move(connection, done.changes)
            rows = [
                (step.number, n, one.kind, one.origin, one.to, json.dumps(one.mentions))
                for n, one in enumerate(done.changes)
            ]
            many(connection, 'INSERT INTO change (step, position, kind, origin, "to", mentions)'
                  " VALUES (?, ?, ?, ?, ?, ?)", rows)  # fmt: skip
            if done.decision:
                told = done.decision.decision
                row = {"step": step.number, "a": told.a, "b": told.b, "verdict": told.verdict}
                row |= {"a_spot": spot_json(done.decision.a), "b_spot": spot_json(done.decision.b)}
                connection.execute(insert(decision_table).values(**row))
            if done.name:
                write_name_decision(connection, step.number, done.name)
            if done.due_until:
                connection.exec_driver_sql("DELETE FROM due WHERE number <= ?", (done.due_until,))
            return step

    def undo(self, by: str, why: str = "") -> tuple[Step, tuple[Change, ...]] | None:
        """Take back the last step that stands: the events are exactly what they were before it.

        What it was and which changes were taken back; None where there is nothing to undo. What a run of linking
        had moved is due to be linked again. A decision taken back is kept, and told as taken back.
        """
        with self._writing() as connection:
            steps = _steps(connection)
            standing = [one for one in steps if one.stands and one.what != "undo"]
            if not standing:
                return None
            last = standing[-1]
            query = select(change_table).where(change_table.c.step == last.number)
            found = connection.execute(query.order_by(change_table.c.position)).mappings()
            changes = tuple(map(_change_of, found))
            self._move(connection, [Change("move", one.to, one.origin, one.mentions) for one in changes])
            if last.what == "link":
                moved = [(mention,) for one in changes for mention in one.mentions]
                many(connection, "INSERT OR REPLACE INTO due (mention) VALUES (?)", moved)
            before = next((one.policy for one in reversed(standing[:-1])), last.policy)
            number = steps[-1].number + 1
            _write_step(connection, Step(number, "undo", before, by, self._time(), why, last.number))
            return last, changes

    def _expect(self, connection: Connection, last: int) -> None:
        found = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM step").scalar_one()
        if found != last:
            advice = "Nothing was changed; run the same command again"
            raise StoreError(self.path, "was linked by another program meanwhile", advice)

    def _move(self, connection: Connection, changes: Sequence[Change]) -> None:
        """Take mentions where the changes say, each from where they say that it is."""
        leaving = [(mention, one.origin) for one in changes if one.origin for mention in one.mentions]
        coming = [(mention, one.to) for one in changes if one.to for mention in one.mentions]
        gone = many(connection, "DELETE FROM member WHERE mention = ? AND event = ?", leaving)
        if gone != len(leaving):
            raise StoreError(self.path, "holds events that do not fit their history", "Restore a copy of it")
        many(connection, "INSERT INTO member (mention, event) VALUES (?, ?)", coming)


def _steps(connection: Connection) -> tuple[Step, ...]:
    rows = connection.execute(_STEPS).mappings().all()
    taken = {row["undoes"] for row in rows}
    return tuple(step_of(row, row["number"] not in taken) for row in rows)


def _write_step(connection: Connection, step: Step) -> None:
    told = {name: getattr(step, name) for name in ("number", "what", "by", "at", "why", "undoes")}
    connection.execute(insert(step_table).values(**told, **policy_row(step.policy)))


def _change_of(row: RowMapping) -> Change:
    return Change(row["kind"], row["origin"], row["to"], tuple(row["mentions"]))


def _events(rows: Any) -> tuple[Event, ...]:
    return tuple(
        Event(head[0], head[1], tuple(row[2] for row in own))
        for head, own in groupby(rows, key=lambda row: (row[0], row[1]))
    )
