"""The tables, as the newest migration leaves them (``tests/store`` compares the two).

Nothing coded is ever overwritten. Each coding of a report is a row of ``coded`` with all that belongs to it;
``report.shown`` names the one that the views show. Older ones stay beside it.
"""

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.schema import SchemaItem

metadata = MetaData()

# `given` is a hash of what coding depends on beside the text (publication date, time zone ...).
report = Table(
    "report",
    metadata,
    Column("id", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("title", Text),
    Column("source", Text),
    Column("published", Text),
    Column("timezone", Text),
    Column("language", Text, nullable=False),
    Column("url", Text),
    Column("characters", Integer, nullable=False),
    Column("given", Text, nullable=False),
    Column("shown", Integer),
    Column("added_at", Text, nullable=False),
    Column("text", Text, nullable=False),
)
Index("ix_report_shown", report.c.id, report.c.shown)  # asked often, and the table itself holds all the texts

# Every place where a report was found: the same report read from elsewhere is not stored twice.
found_at = Table(
    "found_at",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("locator", Text, primary_key=True),
    Column("added_at", Text, nullable=False),
)

unread = Table(
    "unread",
    metadata,
    Column("path", Text, primary_key=True),
    Column("locator", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
)

# Reports that are not to count any more, by whose word and why; they show no coding until they are restored.
withdrawn = Table(
    "withdrawn",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# One coding of one report by one program; `content` is a hash of all that was coded;
# `questions` are the variables that were asked of each kind of event, and those that the program looks for.
coded = Table(
    "coded",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("program", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("coded_at", Text, nullable=False),
    Column("questions", JSON, nullable=False, server_default="[]"),
    Unique("report", "program", "given", "content"),
)

mention = Table(
    "mention",
    metadata,
    Column("coded", Integer, ForeignKey("coded.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("anchor_start", Integer, nullable=False),
    Column("anchor_end", Integer, nullable=False),
    Column("words", Text, nullable=False),
)


def _codings_of(unit: str) -> tuple[SchemaItem, ...]:
    """The columns of a table of codings, each of one ``unit`` (mention, statement) of a coded report."""
    return (
        Column("coded", Integer, primary_key=True),
        Column(unit, Integer, primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("variable", Text, nullable=False),
        Column("type", Text),
        Column("label", Text, nullable=False),
        Column("value", JSON(none_as_null=True)),
        Column("words", Text, nullable=False),
        Column("spans", JSON, nullable=False),
        Column("voice", Text),
        Column("voice_name", Text),
        Column("confidence", Float, nullable=False),
        Column("coder", Text, nullable=False),
        Column("rule", Text, nullable=False),
        Column("codebook", Text, nullable=False, server_default=""),
        ForeignKeyConstraint(["coded", unit], [f"{unit}.coded", f"{unit}.position"]),
    )


coding = Table("coding", metadata, *_codings_of("mention"))

statement = Table(
    "statement",
    metadata,
    Column("coded", Integer, ForeignKey("coded.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("speaker", Text),
    Column("role", Text),
    Column("organisation", Text),
    Column("speaker_kind", Text),
    Column("voice", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("quotation", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("speaker_words", Text, nullable=False),
    Column("medium", Text),
    Column("outlet", Text),
    Column("via", Text),
    Column("addressee", JSON(none_as_null=True)),
    Column("date", JSON(none_as_null=True)),
    Column("repeat_of", Text),
    Column("within", Text),
    Column("spans", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("coder", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("codebook", Text, nullable=False, server_default=""),
)

statement_coding = Table("statement_coding", metadata, *_codings_of("statement"))
