"""Names of actors by report, so that they can be joined over reports; decisions on names."""

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the view; names come in when outlines are made afresh."""
    for part in ("tables_0005.sql", "views_0005.sql"):
        for statement in Path(__file__).with_name(part).read_text("utf-8").split(";\n"):
            if statement.strip():
                # The driver itself takes the SQL: SQLAlchemy would read the colons in it as parameters.
                op.get_bind().exec_driver_sql(statement)
