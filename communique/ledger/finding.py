"""Finding claims in the store: those under the same keys, and the whole neighbourhood of a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Executable, bindparam, func, select

from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.compare import Join
from communique.ledger.reconcile import Neighbourhood, gather
from communique.ledger.rulings import has_ties, ties_of
from communique.ledger.schema import AccountRow, BlockRow, ClaimRow, DocumentRow
from communique.ledger.traits import Trait, trait_of

_CHUNK = 5_000
"""Values in one query; SQLite takes 32,766 parameters, PostgreSQL 65,535."""

# Statements are made once: for a document of ten claims, making them would take longer than running them.
WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)  # Any: numbers of rows, keys of blocks
BLOCKS = select(BlockRow.block, BlockRow.signature).where(BlockRow.block.in_(WANTED))
CLAIM_COLUMNS = (
    ClaimRow.id, ClaimRow.key, ClaimRow.kind, ClaimRow.signature, ClaimRow.payload, ClaimRow.document_id,
    ClaimRow.start,
    ClaimRow.end,
    ClaimRow.apart,
    DocumentRow.content_hash, DocumentRow.outlet, DocumentRow.published, DocumentRow.origin_id,
)  # fmt: skip
_ONE_EACH = (
    # Claims of one signature are all the same to reconciling: any one stands for them.
    select(*CLAIM_COLUMNS)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(
        ClaimRow.id.in_(
            select(func.min(ClaimRow.id)).where(ClaimRow.signature.in_(WANTED)).group_by(ClaimRow.signature)
        )
    )
)

_OF_DOCUMENTS = (
    select(*CLAIM_COLUMNS)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(ClaimRow.document_id.in_(WANTED))
    .order_by(ClaimRow.id)
)
_TOLD_BY = (
    select(AccountRow.fact_id)
    .join(ClaimRow, ClaimRow.id == AccountRow.claim_id)
    .where(ClaimRow.document_id.in_(WANTED))
    .distinct()
)


class ClaimFinder:
    """Finds claims that may tell of the same fact; keeps what it read for one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._traits: dict[int, Trait] = {}
        self._is_tied = has_ties(connection)
        self.ties: dict[tuple[int, int], Join] = {}

    def look_up(self, asked: Sequence[Trait]) -> Iterable[tuple[Trait, Sequence[Trait]]]:
        """Yield each claim with the claims found under the keys it probes."""
        probed = {trait.signature: blocks_of(trait).probed for trait in asked}
        found: defaultdict[int, list[int]] = defaultdict(list)
        for row in rows_of(
            self._connection, BLOCKS, {block for blocks in probed.values() for block in blocks}
        ):
            found[row.block].append(row.signature)
        tied = ties_of(self._connection, probed) if self._is_tied else {}
        self.ties |= tied
        beside: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in tied:
            beside[one].add(other)
            beside[other].add(one)
        self._read({signature for signatures in found.values() for signature in signatures} | beside.keys())
        for trait in asked:
            signatures = {s for block in probed[trait.signature] for s in found.get(block, ())}
            signatures |= beside.get(trait.signature, set())
            yield trait, [self._traits[signature] for signature in signatures]

    def _read(self, signatures: set[int]) -> None:
        for row in rows_of(self._connection, _ONE_EACH, signatures - self._traits.keys()):
            trait = trait_of_row(row)
            self._traits[trait.signature] = trait


def neighbourhood_of(connection: Connection, start: Iterable[Trait]) -> Neighbourhood:
    """Return the claims in the store to which joins lead from ``start``, with the joins."""
    finder = ClaimFinder(connection)
    return gather(start, finder.look_up, finder.ties)


def trait_of_row(row: Any) -> Trait:  # Any: a row with `CLAIM_COLUMNS`
    """Return the trait of a claim in the store, dated as far as other documents complete it."""
    return trait_of(
        decode_claim(row.kind, row.payload),
        key=row.key,
        document=row.content_hash,
        published=row.published,
        dates=(row.start, row.end),
        apart=row.apart,
    )


def traits_of(connection: Connection, documents: Iterable[int]) -> list[Trait]:
    """Return the traits of all claims of some documents, in order of their ids."""
    return [trait_of_row(row) for row in rows_of(connection, _OF_DOCUMENTS, documents)]


def facts_of(connection: Connection, documents: Iterable[int]) -> set[int]:
    """Return the ids of the facts that some documents tell."""
    return {row.fact_id for row in rows_of(connection, _TOLD_BY, documents)}


def held(connection: Connection, traits: Sequence[Trait]) -> list[Trait]:
    """Return the claims of which the ledger still holds some, each once."""
    known = {trait.signature: trait for trait in traits}
    query = select(ClaimRow.signature).where(ClaimRow.signature.in_(WANTED)).distinct()
    return [known[row.signature] for row in rows_of(connection, query, known)]


def rows_of(
    connection: Connection, query: Executable, wanted: Iterable[int]
) -> Iterator[Any]:  # Any: rows of the query
    """Yield the rows of a query for numbers bound as `WANTED`, however many they are."""
    for chunk in chunks(wanted):
        yield from connection.execute(query, {"wanted": chunk})


def chunks(values: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers in ascending order, as many at a time as one query may hold."""
    ordered = sorted(values)
    for i in range(0, len(ordered), _CHUNK):
        yield ordered[i : i + _CHUNK]
