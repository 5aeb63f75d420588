"""Writing documents and claims: each as it was made, nothing overwritten, all in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from communique.ledger.blocks import blocks_of
from communique.ledger.dialect import forget_words, index_words
from communique.ledger.schema import AccountRow, BlockRow, ClaimRow, DocumentRow
from communique.ledger.traits import (
    AnyClaim,
    Trait,
    dates_of,
    kind_of,
    parties_of,
    trait_of,
    type_of,
)
from communique.model import (
    Agreement,
    Commitment,
    Document,
    Extraction,
    Gathering,
    OfficeHolder,
    Position,
    Relation,
    Session,
)

PARTY_MARK = "party"
"""Put before a code in the full-text copy, so that a search can be kept to a party."""


def content_hash_of(text: str) -> str:
    """Return SHA-256 of a text as read, in hexadecimal; two documents with the same hash are one."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def claim_key(document_hash: str, claim: AnyClaim, ordinal: int = 0) -> str:
    """Return the name of a claim for good, 32 hexadecimal digits.

    It depends on the document's content, the evidence and what identifies the claim beside it, not on
    the rule, the confidence or values that a later reading may correct. ``ordinal`` tells claims apart
    that all this leaves alike: two calls in one clause, in March and in May.
    """
    identity: tuple[object, ...] = (type_of(claim), parties_of(claim), ordinal)
    match claim:
        case Agreement():
            identity += (claim.title,)
        case Relation():
            identity += (claim.level,)
        case Commitment():
            identity += (claim.actions,)
        case Position():
            identity += (claim.topic,)
        case OfficeHolder():
            identity += (claim.name, claim.office)
        case Session():
            identity += (claim.mechanism,)
        case Gathering():
            identity += (claim.name,)
        case _:
            identity += tuple(person.name for person in claim.participants)
    content = msgspec.json.encode((document_hash, kind_of(claim), identity, claim.evidence))
    return blake2b(content, digest_size=16).hexdigest()


def claims_of(extraction: Extraction) -> Iterator[AnyClaim]:
    """Yield all claims of an extraction, list by list."""
    yield from extraction.events
    yield from extraction.agreements
    yield from extraction.relations
    yield from extraction.commitments
    yield from extraction.positions
    yield from extraction.office_holders


def insert_document(connection: Connection, document: Document, extraction: Extraction, engine: str) -> int:
    """Store the document as the next version of its path and return its id."""
    header = extraction.document
    same_path = select(func.count()).select_from(DocumentRow).where(DocumentRow.path == document.path)
    values = {
        "path": document.path,
        "version": 1 + (connection.scalar(same_path) or 0),
        "content_hash": content_hash_of(document.text),
        "title": header.title,
        "outlet": header.outlet,
        "published": header.published,
        "published_basis": header.published_basis,
        "language": header.language,
        "text": document.text,
        "header": msgspec.json.encode(header).decode(),
        "engine": engine,
        "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    statement = insert(DocumentRow).values(values).returning(DocumentRow.id)
    number: int = connection.execute(statement).scalar_one()
    parties = {party for claim in claims_of(extraction) for party in parties_of(claim)}
    index_words(connection, "document_words", [(number, f"{document.text}\n{_marks(parties)}")])
    return number


def update_header(connection: Connection, number: int, extraction: Extraction, engine: str) -> None:
    """Record that a document was read anew by another engine; what others tell of its year is sought anew."""
    header = extraction.document
    connection.execute(
        update(DocumentRow)
        .where(DocumentRow.id == number)
        .values(
            title=header.title, outlet=header.outlet, published=header.published,
            published_basis=header.published_basis, engine=engine,
            header=msgspec.json.encode(header).decode(), reference=None,
        )
    )  # fmt: skip


def insert_claims(
    connection: Connection, number: int, document: Document, extraction: Extraction
) -> list[Trait]:
    """Store the claims of a document and the keys they are found by; return their traits.

    A claim that an extraction holds twice is stored once.
    """
    document_hash = content_hash_of(document.text)
    claims = _keyed(document_hash, claims_of(extraction))
    if not claims:
        return []
    published = extraction.document.published
    traits = [
        trait_of(claim, key=key, document=document_hash, published=published) for key, claim in claims.items()
    ]
    rows = [
        _claim_row(number, document.text, claim, trait)
        for claim, trait in zip(claims.values(), traits, strict=True)
    ]
    statement = insert(ClaimRow).returning(ClaimRow.id, ClaimRow.key)
    ids = {key: claim_id for claim_id, key in connection.execute(statement, rows)}
    words = [
        (
            ids[row["key"]],
            f"{_words_of(claims[row['key']])}\n{row['quotes']}\n{_marks(row['parties'].split())}",
        )
        for row in rows
    ]
    index_words(connection, "claim_words", words)
    insert_blocks(connection, {trait.signature: blocks_of(trait).stored for trait in traits})
    return traits


def _keyed(document_hash: str, claims: Iterable[AnyClaim]) -> dict[str, AnyClaim]:
    keyed: dict[str, AnyClaim] = {}
    for claim in dict.fromkeys(claims):
        ordinal = 0
        while (key := claim_key(document_hash, claim, ordinal)) in keyed:
            ordinal += 1
        keyed[key] = claim
    return keyed


def _claim_row(number: int, text: str, claim: AnyClaim, trait: Trait) -> dict[str, Any]:  # Any: column values
    start, end = dates_of(claim)
    return {
        "key": trait.key,
        "document_id": number,
        "kind": trait.kind,
        "type": trait.type,
        "signature": trait.signature,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "parties": " ".join(trait.parties),
        "start": start,
        "end": end,
        "payload": msgspec.json.encode(claim).decode(),
        "quotes": msgspec.json.encode([text[span.start : span.end] for span in claim.evidence]).decode(),
        "lacks_year": trait.period is not None and trait.period.yearless,
    }


def _words_of(claim: AnyClaim) -> str:
    match claim:
        case Agreement():
            return claim.title
        case Relation():
            return claim.level.replace("-", " ")
        case Commitment():
            return " ".join((*claim.actions, *claim.sectors))
        case Position():
            return claim.topic
        case OfficeHolder():
            return f"{claim.name} {claim.office}"
        case _:
            people = " ".join(f"{p.name or ''} {p.office or ''}" for p in claim.participants)
            named = getattr(claim, "mechanism", None) or getattr(claim, "name", None) or ""
            place = claim.place.name if claim.place else ""
            return f"{claim.type} {named} {place} {people}"


def _marks(parties: Iterable[str]) -> str:
    return " ".join(f"{PARTY_MARK}{party}" for party in sorted(parties))


def insert_blocks(connection: Connection, stored: Mapping[int, Set[int]]) -> None:
    """Store the keys under which the claims of each signature are found; those already there stay."""
    rows = [
        {"block": block, "signature": signature}
        for signature, blocks in stored.items()
        for block in sorted(blocks)
    ]
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(BlockRow).on_conflict_do_nothing(), rows)


def drop_lone_blocks(connection: Connection, signatures: Set[int]) -> None:
    """Remove the keys of those signatures that no claim bears any longer."""
    borne = set(connection.scalars(select(ClaimRow.signature).where(ClaimRow.signature.in_(signatures))))
    connection.execute(delete(BlockRow).where(BlockRow.signature.in_(signatures - borne)))


def delete_claims(connection: Connection, number: int) -> None:
    """Remove a document's claims and what was derived from them alone, before it is read anew."""
    of_document = ClaimRow.document_id == number
    rows = connection.execute(select(ClaimRow.id, ClaimRow.signature).where(of_document)).all()
    ids = [row.id for row in rows]
    connection.execute(delete(AccountRow).where(AccountRow.claim_id.in_(ids)))
    connection.execute(delete(ClaimRow).where(of_document))
    forget_words(connection, "claim_words", ids)
    drop_lone_blocks(connection, {row.signature for row in rows})
