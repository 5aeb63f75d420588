"""Finding claims in the store: those under the same keys, a claim's neighbourhood, those worth weighing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Executable, select

from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.compare import Join
from communique.ledger.reconcile import Neighbourhood, gather
from communique.ledger.rows import among, first_of_each, ids_of
from communique.ledger.rulings import has_ties, ties_of
from communique.ledger.schema import BlockRow, ClaimRow, DocumentRow, SignatureRow
from communique.ledger.traits import Trait, trait_of

WEIGHED_ALIKE = 20
"""Of claims alike in all that reconciling sees, so many are weighed and shown: half of them the first to be
published, half the last. A standing or an office that thousands of documents repeat word for word gains
nothing from the others."""

# Statements are made once: for a document of ten claims, making them would take longer than running them.
BLOCKS = select(BlockRow.block, BlockRow.signature).where(among(BlockRow.block))
_TRAITS = select(SignatureRow.signature, SignatureRow.trait).where(among(SignatureRow.signature))
CLAIM_COLUMNS = (
    ClaimRow.id, ClaimRow.key, ClaimRow.kind, ClaimRow.signature, ClaimRow.payload, ClaimRow.document_id,
    ClaimRow.start, ClaimRow.end, ClaimRow.quotes, ClaimRow.apart,
    DocumentRow.content_hash, DocumentRow.outlet, DocumentRow.published, DocumentRow.origin_id,
)  # fmt: skip
_CLAIMS = select(*CLAIM_COLUMNS).join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
_FEW = _CLAIMS.where(among(ClaimRow.signature))
_NAMED = _CLAIMS.where(among(ClaimRow.id))
_FIRST = first_of_each("claims", "signature", ("told", "key"), WEIGHED_ALIKE // 2)
_LAST = first_of_each("claims", "signature", ("told DESC", "key DESC"), WEIGHED_ALIKE // 2)

_HELD = select(SignatureRow.signature).where(among(SignatureRow.signature))
_BORNE = select(ClaimRow.signature).where(among(ClaimRow.document_id)).distinct()
_TOLD_BY = (
    select(SignatureRow.fact_id)
    .join(ClaimRow, ClaimRow.signature == SignatureRow.signature)
    .where(among(ClaimRow.document_id), SignatureRow.fact_id.is_not(None))
    .distinct()
)

_TRAIT = msgspec.msgpack.Decoder(Trait)


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
        self._traits.update((trait.signature, trait) for trait in asked)
        found: defaultdict[int, list[int]] = defaultdict(list)
        wanted = {block for blocks in probed.values() for block in blocks}
        for block, signature in rows_of(self._connection, BLOCKS, wanted):
            found[block].append(signature)
        beside = self._tied_to(probed) if self._is_tied else {}
        signatures = {signature for bearers in found.values() for signature in bearers} | beside.keys()
        self._traits |= traits_under(self._connection, signatures - self._traits.keys())
        for trait in asked:
            near = {s for block in probed[trait.signature] for s in found.get(block, ())}
            near |= beside.get(trait.signature, set())
            # A key may outlive the claims that were found under it.
            yield trait, [known for s in near if (known := self._traits.get(s)) is not None]

    def _tied_to(self, signatures: Iterable[int]) -> dict[int, set[int]]:
        """Return, for claims that people joined with others, those others; the joins are kept."""
        tied = ties_of(self._connection, signatures)
        self.ties |= tied
        beside: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in tied:
            beside[one].add(other)
            beside[other].add(one)
        return beside


def traits_under(connection: Connection, signatures: Collection[int]) -> dict[int, Trait]:
    """Return the traits of those signatures that the ledger holds."""
    return {signature: _TRAIT.decode(trait) for signature, trait in rows_of(connection, _TRAITS, signatures)}


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


def traits_of(connection: Connection, documents: Collection[int]) -> dict[int, Trait]:
    """Return the traits of all claims of some documents, by their signatures."""
    return traits_under(connection, {row.signature for row in rows_of(connection, _BORNE, documents)})


def facts_of(connection: Connection, documents: Collection[int]) -> set[int]:
    """Return the ids of the facts that some documents tell."""
    return {row.fact_id for row in rows_of(connection, _TOLD_BY, documents)}


def held(connection: Connection, traits: Iterable[Trait]) -> list[Trait]:
    """Return the claims of which the ledger still holds some, each once."""
    known = {trait.signature: trait for trait in traits}
    return [known[row.signature] for row in rows_of(connection, _HELD, known)]


def weighed_claims(
    connection: Connection, counts: Mapping[int, int]
) -> dict[int, list[Any]]:  # Any: rows of `CLAIM_COLUMNS`
    """Return claims by signature, given how many there are of each; of many alike, `WEIGHED_ALIKE`."""
    found: defaultdict[int, list[Any]] = defaultdict(list)  # Any: as above
    few = {signature for signature, count in counts.items() if count <= WEIGHED_ALIKE}
    named = weighed_ids(connection, counts.keys() - few)
    for row in (*rows_of(connection, _FEW, few), *rows_of(connection, _NAMED, named)):
        found[row.signature].append(row)
    return found


def weighed_ids(connection: Connection, signatures: Collection[int]) -> set[int]:
    """Return the ids of the claims that are weighed of signatures which very many bear."""
    return ids_of(connection, _FIRST, signatures) | ids_of(connection, _LAST, signatures)


def rows_of(
    connection: Connection, query: Executable, wanted: Collection[int]
) -> Sequence[Any]:  # Any: rows of the query
    """Return the rows of a query for numbers bound as ``wanted``, however many they are."""
    # In ascending order, neighbours in the store are read together.
    return connection.execute(query, {"wanted": sorted(wanted)}).all() if wanted else ()
