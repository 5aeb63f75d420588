"""Putting missing years into the store: documents that others date are found, and their claims dated anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select, update

from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.compare import compare
from communique.ledger.finding import BLOCKS, CLAIM_COLUMNS, neighbourhood_of, rows_of, traits_under
from communique.ledger.rows import among, change_rows
from communique.ledger.schema import BlockRow, ClaimRow, DocumentRow, SignatureRow
from communique.ledger.signatures import insert_blocks, recount
from communique.ledger.traits import Trait, dates_of, trait_of
from communique.ledger.years import OpenClaim, Reference, complete, infer_reference

_STRINGS = msgspec.json.Decoder(tuple[str, ...])
_JOINED = select(*CLAIM_COLUMNS).join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
_OPEN_OF = _JOINED.where(among(ClaimRow.document_id), ClaimRow.lacks_year).order_by(ClaimRow.id)
_OPEN_NEAR = (
    select(BlockRow.block, *CLAIM_COLUMNS)
    .select_from(BlockRow)
    .join(ClaimRow, ClaimRow.signature == BlockRow.signature)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(among(BlockRow.block), ClaimRow.lacks_year)
)
_DATED = select(ClaimRow.signature).where(among(ClaimRow.signature), ~ClaimRow.lacks_year).distinct()
_FACTS_OF = select(SignatureRow.fact_id).where(among(SignatureRow.signature))


def complete_years(
    connection: Connection, documents: Collection[int], near: Sequence[Trait]
) -> tuple[list[Trait], dict[int, int], set[int]]:
    """Bring the missing years up to date after claims have come or gone.

    Documents concerned are ``documents`` and those with claims that may tell of the same as ``near``. Returns
    the claims that must be grouped anew, the new signatures of claims by their ids, and the ids of facts that
    such claims told until now.
    """
    touched: list[Trait] = []
    redated: dict[int, int] = {}
    stale: set[int] = set()
    by_document: defaultdict[int, list[Any]] = defaultdict(list)  # Any: rows of `_JOINED`
    for row in rows_of(connection, _OPEN_OF, {*documents, *_documents_near(connection, near)}):
        by_document[row.document_id].append(row)
    for number, rows in sorted(by_document.items()):
        claims = [_open_claim(row) for row in rows]
        reference = infer_reference((claim, _dated_alike(connection, claim.trait)) for claim in claims)
        if _note(connection, number, reference):
            current = traits_under(connection, {row.signature for row in rows})
            touched += neighbourhood_of(connection, current.values()).traits.values()
            stale |= {row.fact_id for row in rows_of(connection, _FACTS_OF, current) if row.fact_id}
            traits = _redate(connection, rows, claims, reference, current)
            redated |= {claim_id: trait.signature for claim_id, trait in traits.items()}
            touched += traits.values()
    return touched, redated, stale


def _note(connection: Connection, document: int, reference: Reference | None) -> bool:
    """Store what is known of a document's own date; return whether it is news."""
    written = msgspec.json.encode(reference).decode() if reference else None
    if written == connection.scalar(select(DocumentRow.reference).where(DocumentRow.id == document)):
        return False
    connection.execute(update(DocumentRow).where(DocumentRow.id == document).values(reference=written))
    return True


def _documents_near(connection: Connection, near: Iterable[Trait]) -> set[int]:
    """Return the documents of claims without a year that tell of the same as dated ones given."""
    probing: defaultdict[int, list[Trait]] = defaultdict(list)
    for trait in near:
        if trait.period is not None and not trait.period.yearless:
            for block in blocks_of(trait).probed:
                probing[block].append(trait)
    documents: set[int] = set()
    for row in rows_of(connection, _OPEN_NEAR, probing):
        if row.document_id not in documents:
            open_trait = _open_claim(row).trait
            if any(compare(trait, open_trait) for trait in probing[row.block]):
                documents.add(row.document_id)
    return documents


def _dated_alike(connection: Connection, trait: Trait) -> list[Trait]:
    """Return the claims, dated by their own documents, that may tell of the same."""
    near = {row.signature for row in rows_of(connection, BLOCKS, blocks_of(trait).probed)}
    dated = {row.signature for row in rows_of(connection, _DATED, near)}
    return [other for other in traits_under(connection, dated).values() if compare(trait, other)]


def _open_claim(row: Any) -> OpenClaim:  # Any: a row of `_JOINED`
    claim = decode_claim(row.kind, row.payload)
    trait = trait_of(claim, key=row.key, document=row.content_hash, published=row.published, apart=row.apart)
    return OpenClaim(claim=claim, trait=trait, quotes=_STRINGS.decode(row.quotes))


def _redate(
    connection: Connection,
    rows: Sequence[Any],  # Any: as above
    claims: Sequence[OpenClaim],
    reference: Reference | None,
    current: Mapping[int, Trait],
) -> dict[int, Trait]:
    """Date the claims of a document by its reference, or as they were made; return their traits by id."""
    changes: list[tuple[object, ...]] = []
    stored: defaultdict[int, set[int]] = defaultdict(set)
    traits: dict[int, Trait] = {}
    for row, claim in zip(rows, claims, strict=True):
        dates = complete(claim, reference) if reference else dates_of(claim.claim)
        trait = trait_of(
            claim.claim, key=row.key, document=row.content_hash, published=row.published, dates=dates,
            apart=row.apart,
        )  # fmt: skip
        changes.append((row.id, *dates, trait.signature))
        # The keys of the claim as made stay: by them documents that come later find it.
        stored[trait.signature] |= blocks_of(trait).stored | blocks_of(claim.trait).stored
        traits[row.id] = trait
    change_rows(connection, ClaimRow, ("id", "start", "end", "signature"), changes)
    recount(connection, {**current, **{trait.signature: trait for trait in traits.values()}})
    insert_blocks(connection, stored)
    return traits
