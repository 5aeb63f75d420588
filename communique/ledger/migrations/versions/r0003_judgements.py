"""Judgements with what they are about, and documents that nearly repeat each other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from communique.ledger.likeness import link_all

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the tables and columns; documents kept so far are compared with each other."""
    op.add_column("documents", sa.Column("origin_id", _ID))
    op.add_column("claims", sa.Column("apart", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("facts", sa.Column("verdict", sa.Text()))
    op.add_column("facts", sa.Column("judged", sa.Text(), nullable=False, server_default="[]"))
    _create_judgements()
    _create_copies()
    link_all(op.get_bind())


def _create_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("field", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("claim_key", sa.String(32)),
        sa.Column("undone_by", sa.Text()),
        sa.Column("undone_at", sa.String(32)),
        sa.Column("undone_reason", sa.Text()),
    )
    op.create_index("ix_judgements_claim_key", "judgements", ["claim_key"])
    judgement = sa.ForeignKey("judgements.id", name="fk_anchors_judgement_id")
    op.create_table(
        "anchors",
        sa.Column("judgement_id", _ID, judgement, primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("is_witness", sa.Boolean(), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("root", sa.String(32), nullable=False),
        sa.Column("claim_key", sa.String(32), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("current_key", sa.String(32)),
    )
    op.create_index("ix_anchors_content_hash", "anchors", ["content_hash"])
    op.create_index("ix_anchors_current_key", "anchors", ["current_key"])


def _create_copies() -> None:
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), primary_key=True),
        sa.Column("document_id", _ID, _document("fk_bands_document_id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bands_document_id", "bands", ["document_id"])
    op.create_table(
        "copies",
        sa.Column("document_id", _ID, _document("fk_copies_document_id"), primary_key=True),
        sa.Column("other_id", _ID, _document("fk_copies_other_id"), primary_key=True),
        sa.Column("likeness", sa.Float(), nullable=False),
        sqlite_with_rowid=False,
    )


def _document(name: str) -> sa.ForeignKey:
    return sa.ForeignKey("documents.id", name=name)
