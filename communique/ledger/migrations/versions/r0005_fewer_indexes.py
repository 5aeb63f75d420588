"""Bands without an index and a reference of their own; facts of a kind by their last day.

What is derived is derived anew when the migrations are through; the bands are among it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table of bands anew, and change the index."""
    op.drop_table("bands")
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), primary_key=True),
        sa.Column("document_id", _ID, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.drop_index("ix_facts_kind_first", "facts")
    op.create_index("ix_facts_kind_day", "facts", ["kind", "day"])
