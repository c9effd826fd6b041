"""The tables of events, as the newest migration leaves them (``tests/store`` compares the two).

What was decided and what was changed is only ever added; ``member`` is the one table that tells of now alone,
and ``change`` tells how it came to be so.
"""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from onrecord.store.schema import metadata

# Which coding of a report its outlines were made from, and by what.
outlined = Table(
    "outlined",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("coded", Integer, nullable=False),
    Column("maker", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What linking knows of each mention shown; `keys` are its block keys, packed, and `told` all that is not empty.
outline = Table(
    "outline",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("mention", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("keys", LargeBinary, nullable=False),
    Column("told", Text, nullable=False),
)

# Mentions to compare: those that share a key. A key is a 64-bit hash of the words of the block.
block = Table(
    "block",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("outline", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Mentions that are new, gone or told otherwise since they were last linked.
due = Table(
    "due",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("mention", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

# Every event that there ever was. One without members has ended; `change` tells where they went.
event = Table(
    "event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    sqlite_with_rowid=False,
)

member = Table(
    "member",
    metadata,
    Column("mention", Text, primary_key=True),
    Column("event", Text, ForeignKey("event.id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)

# `per_day`, `per_place` and `counter_apart` are the policy under which the events stood after the step.
step = Table(
    "step",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("per_day", Text, nullable=False),
    Column("per_place", Text, nullable=False),
    Column("counter_apart", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("step.number"), unique=True),
    sqlite_autoincrement=True,
)

change = Table(
    "change",
    metadata,
    Column("step", Integer, ForeignKey("step.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("origin", Text, ForeignKey("event.id"), index=True),
    Column("to", Text, ForeignKey("event.id"), index=True),
    Column("mentions", JSON, nullable=False),
    sqlite_with_rowid=False,
)

# `a_spot` and `b_spot` are where the mentions stood: report, kind, anchor, sentence, passage, others beside.
decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("step", Integer, ForeignKey("step.number"), nullable=False),
    Column("a", Text, nullable=False, index=True),
    Column("b", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("a_spot", JSON, nullable=False),
    Column("b_spot", JSON, nullable=False),
    sqlite_autoincrement=True,
)

# Names of actors as reports give them, persons left out; `key` is that of the name in full.
named = Table(
    "named",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("country", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text),
    Column("short_for", Text, nullable=False),
    sqlite_with_rowid=False,
)

# `a` and `b` are ids of names: key and country.
name_decision = Table(
    "name_decision",
    metadata,
    Column("step", Integer, ForeignKey("step.number"), primary_key=True),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    sqlite_with_rowid=False,
)

# `report` gives the text of `of` again; spans are of each report's own text.
copied = Table(
    "copy",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("of", Text, ForeignKey("report.id"), primary_key=True),
    Column("share", Float, nullable=False),
    Column("only_here", JSON, nullable=False),
    Column("only_there", JSON, nullable=False),
)
Index("ix_copy_of", copied.c.of)

# Reports whose text is compared with others: those that share a key (``linking/copies_keys.py``).
copy_key = Table(
    "copy_key",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# Reports that were compared with all that came before them, and by what.
compared = Table(
    "compared",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("maker", Text, nullable=False),
    sqlite_with_rowid=False,
)
