"""The first shelf: reports, what could not be read, codings, and views for people."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the views."""
    for part in ("tables_0001.sql", "views_0001.sql"):
        for statement in Path(__file__).with_name(part).read_text("utf-8").split(";\n"):
            if statement.strip():
                # The driver itself takes the SQL: SQLAlchemy would read the colons in it as parameters.
                op.get_bind().exec_driver_sql(statement)
