"""Putting missing years into the store: documents that others date are found, and their claims dated anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, select, update

from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.compare import compare
from communique.ledger.finding import (
    BLOCKS,
    CLAIM_COLUMNS,
    WANTED,
    neighbourhood_of,
    rows_of,
    trait_of_row,
)
from communique.ledger.schema import AccountRow, ClaimRow, DocumentRow
from communique.ledger.traits import Trait, dates_of, trait_of
from communique.ledger.writing import drop_lone_blocks, insert_blocks
from communique.ledger.years import OpenClaim, Reference, complete, infer_reference

_STRINGS = msgspec.json.Decoder(tuple[str, ...])
_JOINED = select(*CLAIM_COLUMNS, ClaimRow.quotes).join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
_OPEN_OF = _JOINED.where(ClaimRow.document_id.in_(WANTED), ClaimRow.lacks_year).order_by(ClaimRow.id)
_OPEN_LIKE = _JOINED.where(ClaimRow.signature.in_(WANTED), ClaimRow.lacks_year)
_DATED_LIKE = _JOINED.where(
    ClaimRow.id.in_(
        select(func.min(ClaimRow.id))
        .where(ClaimRow.signature.in_(WANTED), ~ClaimRow.lacks_year)
        .group_by(ClaimRow.signature)
    )
)
_CHANGE_CLAIM = (
    update(ClaimRow.__table__)  # type: ignore[arg-type]
    .where(ClaimRow.id == bindparam("claim"))
    .values(start=bindparam("new_start"), end=bindparam("new_end"), signature=bindparam("new_signature"))
)


def complete_years(
    connection: Connection, document: int, near: Sequence[Trait]
) -> tuple[list[Trait], set[int]]:
    """Bring the missing years up to date after claims have come or gone.

    Documents concerned are ``document`` and those with claims that may tell of the same as ``near``. Returns
    the claims that must be grouped anew, and the ids of facts that such claims told until now.
    """
    touched: list[Trait] = []
    stale: set[int] = set()
    for number in sorted({document, *_documents_near(connection, near)}):
        rows = list(rows_of(connection, _OPEN_OF, [number]))
        if not rows:
            continue
        claims = [_open_claim(row) for row in rows]
        reference = infer_reference((claim, _dated_alike(connection, claim.trait)) for claim in claims)
        written = msgspec.json.encode(reference).decode() if reference else None
        if written != connection.scalar(select(DocumentRow.reference).where(DocumentRow.id == number)):
            connection.execute(update(DocumentRow).where(DocumentRow.id == number).values(reference=written))
            touched += neighbourhood_of(connection, [_current(row) for row in rows]).traits.values()
            told = select(AccountRow.fact_id).where(AccountRow.claim_id.in_([row.id for row in rows]))
            stale |= set(connection.scalars(told))
            touched += _redate(connection, rows, claims, reference)
    return touched, stale


def _documents_near(connection: Connection, near: Iterable[Trait]) -> set[int]:
    """Return the documents of claims without a year that tell of the same as dated ones given."""
    documents: set[int] = set()
    for trait in near:
        if trait.period is not None and not trait.period.yearless:
            for row in _alike(connection, _OPEN_LIKE, trait):
                if row.document_id not in documents and compare(trait, _open_claim(row).trait):
                    documents.add(row.document_id)
    return documents


def _dated_alike(connection: Connection, trait: Trait) -> list[Trait]:
    found = [_current(row) for row in _alike(connection, _DATED_LIKE, trait)]
    return [other for other in found if compare(trait, other)]


def _alike(connection: Connection, query: Any, trait: Trait) -> list[Any]:  # Any: the query and its rows
    signatures = {row.signature for row in rows_of(connection, BLOCKS, blocks_of(trait).probed)}
    return list(rows_of(connection, query, signatures))


def _open_claim(row: Any) -> OpenClaim:  # Any: a row of `_JOINED`
    claim = decode_claim(row.kind, row.payload)
    trait = trait_of(
        claim, key=row.key, document=row.content_hash, published=row.published, apart=row.apart
    )
    return OpenClaim(claim=claim, trait=trait, quotes=_STRINGS.decode(row.quotes))


def _current(row: Any) -> Trait:  # Any: as above
    return trait_of_row(row)


def _redate(
    connection: Connection, rows: Sequence[Any], claims: Sequence[OpenClaim], reference: Reference | None
) -> list[Trait]:
    """Date the claims of a document by its reference, or as they were made; return their traits."""
    changes = []
    stored: defaultdict[int, set[int]] = defaultdict(set)
    traits: list[Trait] = []
    for row, claim in zip(rows, claims, strict=True):
        dates = complete(claim, reference) if reference else dates_of(claim.claim)
        trait = trait_of(
            claim.claim, key=row.key, document=row.content_hash, published=row.published, dates=dates,
            apart=row.apart,
        )  # fmt: skip
        start, end = dates
        changes.append(
            {"claim": row.id, "new_start": start, "new_end": end, "new_signature": trait.signature}
        )
        # The keys of the claim as made stay: by them documents that come later find it.
        stored[trait.signature] |= blocks_of(trait).stored | blocks_of(claim.trait).stored
        traits.append(trait)
    connection.execute(_CHANGE_CLAIM, changes)
    drop_lone_blocks(connection, {row.signature for row in rows})
    insert_blocks(connection, stored)
    return traits
