"""Years across documents: which claims lack their year, and what others tell of a document's own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; claims kept so far that lack their year are marked."""
    op.add_column("documents", sa.Column("reference", sa.Text()))
    op.add_column("claims", sa.Column("lacks_year", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE claims SET lacks_year = TRUE WHERE start LIKE 'XXXX-%'"))
