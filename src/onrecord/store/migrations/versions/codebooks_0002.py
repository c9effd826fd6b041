"""Codings name the codebook under which they were made, and statements carry codings of its variables."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table; codings made before name no codebook, as none was named then."""
    for part in ("tables_0002.sql", "views_0002.sql"):
        for statement in Path(__file__).with_name(part).read_text("utf-8").split(";\n"):
            if statement.strip():
                # The driver itself takes the SQL: SQLAlchemy would read the colons in it as parameters.
                op.get_bind().exec_driver_sql(statement)
