"""Events over reports: outlines to link by, events and their members, changes, decisions, and copies."""

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the views; nothing that was there before is changed, and nothing is linked yet."""
    for part in ("tables_0004.sql", "views_0004.sql"):
        for statement in Path(__file__).with_name(part).read_text("utf-8").split(";\n"):
            if statement.strip():
                # The driver itself takes the SQL: SQLAlchemy would read the colons in it as parameters.
                op.get_bind().exec_driver_sql(statement)
