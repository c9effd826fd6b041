"""Databases as earlier versions left them."""

import sqlite3

_ADDED_BY_0005 = {"VIEW": ("name_decisions",), "TABLE": ("named", "name_decision")}

_ADDED_BY_0004 = {
    "VIEW": ("event_changes", "decisions", "events", "event_mentions"),
    "TABLE": (
        *(
            "copy_key",
            "compared",
            "copy",
            "decision",
            "change",
            "step",
            "member",
            "event",
            "due",
            "block",
            "outline",
            "outlined",
        ),
        "withdrawn",
    ),
    "INDEX": ("ix_report_shown",),
}


def back_to_0003(connection: sqlite3.Connection) -> None:
    """Take out what revisions 0004 and 0005 added."""
    for added in (_ADDED_BY_0005, _ADDED_BY_0004):
        for what, names in added.items():
            for name in names:
                connection.execute(f"DROP {what} {name}")
    connection.execute("UPDATE alembic_version SET version_num = '0003'")
