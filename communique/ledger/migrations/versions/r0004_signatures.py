"""One row for claims that are alike: it takes the place of an account a claim; derived tables are made anew.

What is derived from claims is left empty here: it is derived anew when the migrations are through.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# As each database writes the condition in queries: otherwise the index is of no use to them.
_OPEN: dict[str, Any] = {"sqlite_where": sa.text("lacks_year = 1"), "postgresql_where": sa.text("lacks_year")}


def upgrade() -> None:
    """Drop what was derived and create the tables for it."""
    for table in ("accounts", "fact_parties", "facts", "blocks"):
        op.drop_table(table)
    _change_claims()
    _create_keys()
    _create_facts()
    op.create_table("derivation", sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False))


def _change_claims() -> None:
    op.add_column("claims", sa.Column("told", sa.Text(), nullable=False, server_default="9999"))
    published = "SELECT published FROM documents WHERE documents.id = claims.document_id"
    op.execute(sa.text(f"UPDATE claims SET told = COALESCE(({published}), '9999')"))  # noqa: S608 (constant)
    op.drop_index("ix_claims_signature", "claims")
    op.create_index("ix_claims_signature", "claims", ["signature", "told", "key"])
    op.create_index("ix_claims_open", "claims", ["signature"], **_OPEN)


def _create_keys() -> None:
    op.create_table(
        "signatures",
        sa.Column("signature", _ID, primary_key=True, autoincrement=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("trait", sa.LargeBinary(), nullable=False),
        sa.Column("fact_id", _ID),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
    )
    op.create_index("ix_signatures_fact_id", "signatures", ["fact_id"])
    op.create_table(
        "blocks",
        sa.Column("block", sa.BigInteger(), primary_key=True),
        sa.Column("signature", sa.BigInteger(), primary_key=True),
        sqlite_with_rowid=False,
    )


def _create_facts() -> None:
    op.create_table(
        "facts",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("start", sa.Text()),
        sa.Column("end", sa.Text()),
        sa.Column("first", sa.Integer()),
        sa.Column("last", sa.Integer()),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("differences", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text()),
        sa.Column("judged", sa.Text(), nullable=False, server_default="[]"),
    )
    op.create_index("ix_facts_kind_first", "facts", ["kind", "first"])
    judged = sa.text("verdict IS NOT NULL")
    op.create_index("ix_facts_verdict", "facts", ["verdict"], sqlite_where=judged, postgresql_where=judged)
    op.create_table(
        "fact_parties",
        sa.Column("party", sa.Text(), primary_key=True),
        sa.Column("other", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("day", sa.Integer(), primary_key=True),
        sa.Column("fact_id", _ID, primary_key=True),
        sqlite_with_rowid=False,
    )
