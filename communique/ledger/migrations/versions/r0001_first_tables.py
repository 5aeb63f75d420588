"""First tables: documents, claims, blocks, facts, accounts, parties of facts, full text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from communique.ledger.fulltext import create_search_tables

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create everything."""
    _create_documents()
    _create_claims()
    _create_facts()
    create_search_tables(op.get_bind())


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.UniqueConstraint("content_hash", name="uq_documents_content_hash"),
    )
    op.create_index("ix_documents_path", "documents", ["path"])


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column(
            "document_id", _ID, sa.ForeignKey("documents.id", name="fk_claims_document_id"), nullable=False
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("signature", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("start", sa.Text()),
        sa.Column("end", sa.Text()),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("quotes", sa.Text(), nullable=False),
        sa.UniqueConstraint("key", name="uq_claims_key"),
    )
    op.create_index("ix_claims_document_id", "claims", ["document_id"])
    op.create_index("ix_claims_signature", "claims", ["signature"])
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
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("differences", sa.Text(), nullable=False),
        sa.UniqueConstraint("key", name="uq_facts_key"),
    )
    op.create_index("ix_facts_kind_first", "facts", ["kind", "first"])
    fact_of_party = sa.ForeignKey("facts.id", name="fk_fact_parties_fact_id", ondelete="CASCADE")
    op.create_table(
        "fact_parties",
        sa.Column("fact_id", _ID, fact_of_party, primary_key=True),
        sa.Column("party", sa.Text(), primary_key=True),
        sa.Column("other", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fact_parties_pair", "fact_parties", ["party", "other", "kind", "fact_id"])
    claim = sa.ForeignKey("claims.id", name="fk_accounts_claim_id", ondelete="CASCADE")
    op.create_table(
        "accounts",
        sa.Column("claim_id", _ID, claim, primary_key=True),
        sa.Column("fact_id", _ID, sa.ForeignKey("facts.id", name="fk_accounts_fact_id"), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
    )
    op.create_index("ix_accounts_fact_id", "accounts", ["fact_id"])
