"""Signatures in the store: how many claims bear each, their trait, and the keys they are found under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

import msgspec
from sqlalchemy import Connection, delete, func, select

from communique.ledger.blocks import blocks_of
from communique.ledger.finding import rows_of
from communique.ledger.rows import among, change_rows, drop_rows, write_rows
from communique.ledger.schema import BlockRow, ClaimRow, SignatureRow
from communique.ledger.traits import Trait

_COLUMNS = ("signature", "claims", "key", "trait", "score", "reasons")
_MORE_ALIKE = """ON CONFLICT (signature) DO UPDATE SET claims = signatures.claims + excluded.claims,
 key = CASE WHEN excluded.key < signatures.key THEN excluded.key ELSE signatures.key END"""
_HELD = select(SignatureRow.signature).where(among(SignatureRow.signature))
_COUNTED = (
    select(ClaimRow.signature, func.count(), func.min(ClaimRow.key))
    .where(among(ClaimRow.signature))
    .group_by(ClaimRow.signature)
)
_DROP = delete(SignatureRow.__table__).where(among(SignatureRow.signature))  # type: ignore[arg-type]
_ENCODER = msgspec.msgpack.Encoder()


def count_in(connection: Connection, traits: Iterable[Trait]) -> None:
    """Count new claims in with those alike; of one that has no like, note the trait."""
    alike: defaultdict[int, list[Trait]] = defaultdict(list)
    for trait in traits:
        alike[trait.signature].append(trait)
    rows = [
        _row(members[0], len(members), min(member.key for member in members))
        for _, members in sorted(alike.items())
    ]
    write_rows(connection, SignatureRow, _COLUMNS, rows, _MORE_ALIKE)


def recount(connection: Connection, traits: Mapping[int, Trait]) -> None:
    """Count the claims of these signatures anew, after some have gone or changed; those without any go."""
    counted = {row[0]: row for row in rows_of(connection, _COUNTED, traits)}
    held = held_of(connection, traits)
    changed = [tuple(row) for signature, row in counted.items() if signature in held]
    change_rows(connection, SignatureRow, ("signature", "claims", "key"), changed)
    new = [_row(traits[s], count, key) for s, count, key in counted.values() if s not in held]
    write_rows(connection, SignatureRow, _COLUMNS, new)
    gone = sorted(held - counted.keys())
    if gone:
        connection.execute(_DROP, {"wanted": gone})
    pairs = sorted((block, s) for s in gone for block in blocks_of(traits[s]).stored)
    drop_rows(connection, BlockRow, ("block", "signature"), pairs)


def held_of(connection: Connection, signatures: Iterable[int]) -> set[int]:
    """Return those of the signatures that a claim in the ledger bears."""
    return {row.signature for row in rows_of(connection, _HELD, set(signatures))}


def insert_blocks(connection: Connection, stored: Mapping[int, Set[int]]) -> None:
    """Store the keys under which the claims of each signature are found; those already there stay."""
    rows = {(block, signature) for signature, blocks in stored.items() for block in blocks}
    # In the order of the store, so that keys of one page are written together.
    write_rows(connection, BlockRow, ("block", "signature"), sorted(rows), "ON CONFLICT DO NOTHING")


def _row(trait: Trait, claims: int, key: str) -> tuple[object, ...]:
    return trait.signature, claims, key, _ENCODER.encode(trait), 1.0, "[]"
