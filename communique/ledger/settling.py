"""Deriving facts in the store: the claims that new ones touch are grouped anew, the rest stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.dates import read_period
from communique.ledger.preference import Telling, settle
from communique.ledger.reconcile import Group, Neighbourhood, gather, part
from communique.ledger.schema import AccountRow, BlockRow, ClaimRow, DocumentRow, FactRow, PartyRow
from communique.ledger.traits import AnyClaim, Trait, dates_of, kind_of, parties_of, trait_of, type_of

_CHUNK = 5_000
"""Values in one query; SQLite takes 32,766 parameters, PostgreSQL 65,535."""


class ClaimFinder:
    """Finds claims that may tell of the same fact; keeps what it read for one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._traits: dict[int, Trait] = {}

    def look_up(self, asked: Sequence[Trait]) -> Iterable[tuple[Trait, Sequence[Trait]]]:
        """Yield each claim with the claims found under the keys it probes."""
        probed = {trait.signature: blocks_of(trait).probed for trait in asked}
        found = self._signatures_under({block for blocks in probed.values() for block in blocks})
        self._read({signature for signatures in found.values() for signature in signatures})
        for trait in asked:
            signatures = {s for block in probed[trait.signature] for s in found.get(block, ())}
            yield trait, [self._traits[signature] for signature in signatures]

    def _signatures_under(self, blocks: set[int]) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for chunk in _chunks(blocks):
            query = select(BlockRow.block, BlockRow.signature).where(BlockRow.block.in_(chunk))
            for block, signature in self._connection.execute(query):
                found[block].append(signature)
        return found

    def _read(self, signatures: set[int]) -> None:
        for chunk in _chunks(signatures - self._traits.keys()):
            # Claims of one signature are all the same to reconciling: any one stands for them.
            one_each = (
                select(func.min(ClaimRow.id))
                .where(ClaimRow.signature.in_(chunk))
                .group_by(ClaimRow.signature)
            )
            for row in self._connection.execute(_claims().where(ClaimRow.id.in_(one_each))):
                trait = trait_of(
                    decode_claim(row.kind, row.payload),
                    key=row.key,
                    document=row.content_hash,
                    published=row.published,
                )
                self._traits[trait.signature] = trait


def settle_facts(connection: Connection, neighbourhood: Neighbourhood, stale: Set[int] = frozenset()) -> int:
    """Write the facts of a neighbourhood; return how many were made, changed or given up.

    ``stale`` are the ids of facts that lost an account: they are written anew, or go.
    """
    rows = _claim_rows(connection, neighbourhood.traits)
    by_signature: defaultdict[int, list[Any]] = defaultdict(list)  # Any: rows of several columns
    for row in rows:
        by_signature[row.signature].append(row)
    old = {row.fact_id for row in rows if row.fact_id is not None} | stale
    sizes = _sizes(connection, old)
    kept: set[int] = set()
    changed = 0
    for group in part(neighbourhood):
        members = [row for signature in group.members for row in by_signature[signature]]
        if not members:
            continue
        fact_id = _fact_to_keep(members, kept)
        is_kept = fact_id is not None and fact_id not in stale and sizes[fact_id] == len(members)
        if fact_id is None or not is_kept or any(row.fact_id != fact_id for row in members):
            fact_id = _write_fact(connection, group, members, fact_id)
            changed += 1
        kept.add(fact_id)
    return changed + _drop_facts(connection, old - kept)


def neighbourhood_of(connection: Connection, start: Iterable[Trait]) -> Neighbourhood:
    """Return the claims in the store to which joins lead from ``start``, with the joins."""
    return gather(start, ClaimFinder(connection).look_up)


def _claims() -> Any:  # Any: SQLAlchemy's Select of these columns
    return select(
        ClaimRow.id, ClaimRow.key, ClaimRow.kind, ClaimRow.signature, ClaimRow.payload, ClaimRow.document_id,
        DocumentRow.content_hash, DocumentRow.outlet, DocumentRow.published, AccountRow.fact_id,
    ).join(DocumentRow, DocumentRow.id == ClaimRow.document_id).outerjoin(
        AccountRow, AccountRow.claim_id == ClaimRow.id
    )  # fmt: skip


def _claim_rows(connection: Connection, signatures: Iterable[int]) -> list[Any]:  # Any: as above
    query = _claims()
    return [
        row
        for chunk in _chunks(signatures)
        for row in connection.execute(query.where(ClaimRow.signature.in_(chunk)))
    ]


def _sizes(connection: Connection, facts: Iterable[int]) -> dict[int, int]:
    sizes: dict[int, int] = {}
    for chunk in _chunks(facts):
        query = select(AccountRow.fact_id, func.count().label("accounts")).where(
            AccountRow.fact_id.in_(chunk)
        )
        rows = connection.execute(query.group_by(AccountRow.fact_id))
        sizes |= {row.fact_id: row.accounts for row in rows}
    return sizes


def _fact_to_keep(members: Sequence[Any], taken: set[int]) -> int | None:  # Any: as above
    """Return the earliest fact that these claims told until now and that no other group has kept."""
    return min(
        (row.fact_id for row in members if row.fact_id is not None and row.fact_id not in taken), default=None
    )


def _write_fact(
    connection: Connection,
    group: Group,
    members: Sequence[Any],
    fact_id: int | None,  # Any: as above
) -> int:
    tellings = [
        Telling(
            claim=decode_claim(row.kind, row.payload), claim_key=row.key, document=row.document_id,
            outlet=row.outlet, published=row.published,
        )
        for row in members
    ]  # fmt: skip
    claim, differences = settle(tellings)
    values = _fact_values(claim) | {
        "key": min(row.key for row in members),
        "documents": len({row.document_id for row in members}),
        "differences": msgspec.json.encode(differences).decode(),
    }
    if fact_id is None:
        # Another fact may still hold this key until it is written in its turn.
        connection.execute(
            update(FactRow).where(FactRow.key == values["key"]).values(key=_borrowed(values["key"]))
        )
        fact_id = int(connection.execute(insert(FactRow).values(values).returning(FactRow.id)).scalar_one())
    else:
        others = (FactRow.key == values["key"]) & (FactRow.id != fact_id)
        connection.execute(update(FactRow).where(others).values(key=_borrowed(values["key"])))
        connection.execute(update(FactRow).where(FactRow.id == fact_id).values(values))
        connection.execute(delete(PartyRow).where(PartyRow.fact_id == fact_id))
    connection.execute(insert(PartyRow), list(_party_rows(fact_id, claim)))
    _write_accounts(connection, fact_id, group, members)
    return fact_id


def _borrowed(key: str) -> str:
    """Return a key that no claim has; its fact is written or dropped before the transaction ends."""
    return "-" + key[1:]


def _fact_values(claim: AnyClaim) -> dict[str, Any]:  # Any: column values
    start, end = dates_of(claim)
    period = read_period(start, end)
    has_year = period is not None and not period.yearless
    return {
        "kind": kind_of(claim),
        "type": type_of(claim),
        "parties": " ".join(parties_of(claim)),
        "start": start,
        "end": end,
        "first": period.first if period and has_year else None,
        "last": period.last if period and has_year else None,
        "payload": msgspec.json.encode(claim).decode(),
    }


def _party_rows(fact_id: int, claim: AnyClaim) -> Iterator[dict[str, object]]:
    parties = parties_of(claim)
    pairs = [*((party, "") for party in parties), *combinations(parties, 2)] or [("", "")]
    for party, other in pairs:
        yield {"fact_id": fact_id, "party": party, "other": other, "kind": kind_of(claim)}


def _write_accounts(
    connection: Connection, fact_id: int, group: Group, members: Sequence[Any]
) -> None:  # Any: as above
    joins = dict(zip(group.members, group.joins, strict=True))
    told: set[int] = set()
    rows = []
    for row in sorted(members, key=lambda row: row.key):
        join = joins[row.signature]
        # A claim that reconciling cannot tell from one already there needs no other reason.
        score, reasons = (1.0, ["told alike"]) if row.signature in told else (join.score, join.reasons)
        told.add(row.signature)
        reasons_json = msgspec.json.encode(reasons).decode()
        rows.append({"claim_id": row.id, "fact_id": fact_id, "score": score, "reasons": reasons_json})
    for chunk in _chunks(row.id for row in members):
        connection.execute(delete(AccountRow).where(AccountRow.claim_id.in_(chunk)))
    connection.execute(insert(AccountRow), rows)


def _drop_facts(connection: Connection, facts: set[int]) -> int:
    for chunk in _chunks(facts):
        connection.execute(delete(PartyRow).where(PartyRow.fact_id.in_(chunk)))
        connection.execute(delete(FactRow).where(FactRow.id.in_(chunk)))
    return len(facts)


def _chunks(values: Iterable[int]) -> Iterator[tuple[int, ...]]:
    ordered = sorted(values)
    for i in range(0, len(ordered), _CHUNK):
        yield tuple(ordered[i : i + _CHUNK])
