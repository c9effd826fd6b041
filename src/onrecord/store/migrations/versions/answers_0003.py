"""What each coding of a report was asked, so that silence is told from not coded; a view of the answers."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the view; codings made before do not tell what was looked for."""
    for part in ("tables_0003.sql", "views_0003.sql"):
        for statement in Path(__file__).with_name(part).read_text("utf-8").split(";\n"):
            if statement.strip():
                # The driver itself takes the SQL: SQLAlchemy would read the colons in it as parameters.
                op.get_bind().exec_driver_sql(statement)
