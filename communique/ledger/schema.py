"""The tables of the ledger.

Claims are kept as each document made them and never change; blocks, signatures, facts and their parties are
derived from them and can be made anew at any time. Text that is JSON is stored as text: nothing queries
inside it. Claims that reconciling cannot tell apart share a signature, and one row says where they all
belong: a standing that ten thousand documents repeat is weighed and moved as one.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

REVISION = "0005"
"""The newest revision of the migrations, which this version of the program reads and writes."""

DERIVATION = 5
"""Version of what is derived from documents and claims (links, traits, signatures, keys); a ledger of another
is derived anew."""

_Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER


UNDATED = "9999"
"""Stands for an unknown publication, so that such claims come last."""


class Base(DeclarativeBase):
    """Root of the tables; constraints are named so that migrations can alter them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class DocumentRow(Base):
    """A document as read; ``content_hash`` is SHA-256 of its text, ``version`` counts those of one path.

    ``reference`` (JSON) tells when it was written as far as others say, where it gives no year itself.
    ``origin_id`` is the first of the documents that it nearly repeats, empty where it is that one itself.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    path: Mapped[str] = mapped_column(Text, index=True)
    version: Mapped[int] = mapped_column(Integer)
    content_hash: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str | None] = mapped_column(Text)
    outlet: Mapped[str | None] = mapped_column(Text)
    published: Mapped[str | None] = mapped_column(Text)
    published_basis: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    header: Mapped[str] = mapped_column(Text)
    engine: Mapped[str] = mapped_column(Text)
    added_at: Mapped[str] = mapped_column(String(32))
    reference: Mapped[str | None] = mapped_column(Text)
    origin_id: Mapped[int | None] = mapped_column(_Id)


class ClaimRow(Base):
    """What one document says; ``key`` names the claim for good, ``payload`` is the claim as JSON.

    ``start`` and ``end`` are its dates as far as other documents complete them; ``lacks_year`` tells that
    the document itself gives no year, ``apart`` that a person holds it apart from all others. ``told`` is its
    document's publication, `UNDATED` where unknown.
    """

    __tablename__ = "claims"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_claims_signature", "signature", "told", "key"),
        Index(
            "ix_claims_open", "signature",
            sqlite_where=text("lacks_year = 1"), postgresql_where=text("lacks_year"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(Text)
    signature: Mapped[int] = mapped_column(BigInteger)
    told: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float] = mapped_column(Float)
    parties: Mapped[str] = mapped_column(Text)
    start: Mapped[str | None] = mapped_column(Text)
    end: Mapped[str | None] = mapped_column(Text)
    payload: Mapped[str] = mapped_column(Text)
    quotes: Mapped[str] = mapped_column(Text)
    lacks_year: Mapped[bool] = mapped_column(Boolean, server_default=false())
    apart: Mapped[bool] = mapped_column(Boolean, server_default=false())


class SignatureRow(Base):
    """Claims alike in all that reconciling sees: their trait, and their place in a fact.

    ``claims`` counts them, ``key`` is the first of their keys; ``score`` and ``reasons`` (JSON list) are of
    the join. ``trait`` is MessagePack. ``fact_id`` is None only until the transaction's end.
    """

    __tablename__ = "signatures"

    signature: Mapped[int] = mapped_column(_Id, primary_key=True, autoincrement=False)
    claims: Mapped[int] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(String(32))
    trait: Mapped[bytes] = mapped_column(LargeBinary)
    fact_id: Mapped[int | None] = mapped_column(_Id, index=True)
    score: Mapped[float] = mapped_column(Float)
    reasons: Mapped[str] = mapped_column(Text)


class BlockRow(Base):
    """A key under which claims of a signature are found for reconciling."""

    __tablename__ = "blocks"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy's own form)

    block: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    signature: Mapped[int] = mapped_column(BigInteger, primary_key=True)


class FactRow(Base):
    """A fact: its preferred values as a claim in JSON, and what its accounts differ in.

    ``key`` is the first key of its claims. ``first`` and ``last`` are its days as ordinals, None where it is
    undated or its year is unknown; ``day`` is the last of them, else that of its last publication, else 0.
    ``verdict`` is what a person said of it last, ``judged`` (JSON) the numbers of all judgements that hold on
    it.
    """

    __tablename__ = "facts"
    __table_args__ = (
        Index("ix_facts_kind_day", "kind", "day"),
        Index(
            "ix_facts_verdict", "verdict",
            sqlite_where=text("verdict IS NOT NULL"), postgresql_where=text("verdict IS NOT NULL"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(Text)
    parties: Mapped[str] = mapped_column(Text)
    start: Mapped[str | None] = mapped_column(Text)
    end: Mapped[str | None] = mapped_column(Text)
    first: Mapped[int | None] = mapped_column(Integer)
    last: Mapped[int | None] = mapped_column(Integer)
    day: Mapped[int] = mapped_column(Integer)
    payload: Mapped[str] = mapped_column(Text)
    differences: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str | None] = mapped_column(Text)
    judged: Mapped[str] = mapped_column(Text, server_default="[]")


class PartyRow(Base):
    """The facts that concern a party (``other`` empty), and a pair (``party`` before ``other``).

    ``kind`` and ``day`` are the fact's: in this order, the last facts of a pair lie side by side.
    """

    __tablename__ = "fact_parties"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy's own form)

    party: Mapped[str] = mapped_column(Text, primary_key=True)
    other: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    day: Mapped[int] = mapped_column(Integer, primary_key=True)
    fact_id: Mapped[int] = mapped_column(_Id, primary_key=True)


class DerivationRow(Base):
    """The version of what the ledger holds derived; one row, none until it was derived the first time."""

    __tablename__ = "derivation"

    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)


class JudgementRow(Base):
    """What a person decided, when and why; undone, it stays on record and holds no longer.

    ``claim_key`` is the claim by which a judgement on a fact's truth or values holds now, empty where no
    reading of the document tells anything of the kind any longer.
    """

    __tablename__ = "judgements"

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    verb: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str] = mapped_column(Text)
    field: Mapped[str | None] = mapped_column(Text)
    value: Mapped[str | None] = mapped_column(Text)
    claim_key: Mapped[str | None] = mapped_column(String(32), index=True)
    undone_by: Mapped[str | None] = mapped_column(Text)
    undone_at: Mapped[str | None] = mapped_column(String(32))
    undone_reason: Mapped[str | None] = mapped_column(Text)


class AnchorRow(Base):
    """A claim that a judgement is about, as it was judged; ``current_key`` is what stands for it now.

    ``root`` is the key under which the claim was first judged: later readings may have given it others.

    ``is_witness`` marks the other claims of a judged fact: the judgement holds by them where the claim that
    was named is no longer read.
    """

    __tablename__ = "anchors"

    judgement_id: Mapped[int] = mapped_column(ForeignKey("judgements.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(Integer, primary_key=True)
    is_witness: Mapped[bool] = mapped_column(Boolean)
    content_hash: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(Text)
    root: Mapped[str] = mapped_column(String(32))
    claim_key: Mapped[str] = mapped_column(String(32))
    payload: Mapped[str] = mapped_column(Text)
    current_key: Mapped[str | None] = mapped_column(String(32), index=True)


class BandRow(Base):
    """A hash that a document shares with those that nearly repeat it.

    Thirty rows a document: neither a second index nor a reference to the document that each row would pay
    for. The rows of a document are found by making its hashes again.
    """

    __tablename__ = "bands"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy's own form)

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    document_id: Mapped[int] = mapped_column(_Id, primary_key=True)


class CopyRow(Base):
    """Two documents of which one nearly repeats the other, noted from both sides; ``likeness`` is 0 to 1."""

    __tablename__ = "copies"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (as above)

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    likeness: Mapped[float] = mapped_column(Float)
