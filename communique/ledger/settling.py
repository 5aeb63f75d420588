"""Deriving facts in the store: the claims that new ones touch are grouped anew, the rest stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    Connection,
    Executable,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.dates import read_period
from communique.ledger.preference import Telling, settle
from communique.ledger.reconcile import Group, Neighbourhood, gather, part
from communique.ledger.schema import AccountRow, BlockRow, ClaimRow, DocumentRow, FactRow, PartyRow
from communique.ledger.traits import AnyClaim, Trait, dates_of, kind_of, parties_of, trait_of, type_of

_CHUNK = 5_000
"""Values in one query; SQLite takes 32,766 parameters, PostgreSQL 65,535."""

# Statements are made once: for a document of ten claims, making them would take longer than running them.
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)  # Any: numbers of rows, keys of blocks
_BLOCKS = select(BlockRow.block, BlockRow.signature).where(BlockRow.block.in_(_WANTED))
_CLAIM_COLUMNS = (
    ClaimRow.id, ClaimRow.key, ClaimRow.kind, ClaimRow.signature, ClaimRow.payload, ClaimRow.document_id,
    DocumentRow.content_hash, DocumentRow.outlet, DocumentRow.published,
)  # fmt: skip
_ONE_EACH = (
    # Claims of one signature are all the same to reconciling: any one stands for them.
    select(*_CLAIM_COLUMNS)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(
        ClaimRow.id.in_(
            select(func.min(ClaimRow.id)).where(ClaimRow.signature.in_(_WANTED)).group_by(ClaimRow.signature)
        )
    )
)
_TOLD = (
    select(*_CLAIM_COLUMNS, AccountRow.fact_id, AccountRow.score, AccountRow.reasons)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .outerjoin(AccountRow, AccountRow.claim_id == ClaimRow.id)
    .where(ClaimRow.signature.in_(_WANTED))
)
_OLD_FACTS = (
    select(FactRow.id, FactRow.parties, func.count(AccountRow.claim_id).label("accounts"))
    .outerjoin(AccountRow, AccountRow.fact_id == FactRow.id)
    .where(FactRow.id.in_(_WANTED))
    .group_by(FactRow.id, FactRow.parties)
)
_DROP_ACCOUNTS = delete(AccountRow).where(AccountRow.claim_id.in_(_WANTED))
_DROP_PARTIES = delete(PartyRow).where(PartyRow.fact_id.in_(_WANTED))
_DROP_FACTS = delete(FactRow).where(FactRow.id.in_(_WANTED))
_LEND_KEYS = (
    update(FactRow)
    .where(FactRow.id.in_(_WANTED))
    .values(key=literal("-").concat(func.substr(FactRow.key, 2)))
)
_ADD_FACTS = insert(FactRow.__table__).returning(FactRow.id, FactRow.key)  # type: ignore[arg-type]
_ADD_PARTIES = insert(PartyRow.__table__)  # type: ignore[arg-type]
_ADD_ACCOUNTS = insert(AccountRow.__table__)  # type: ignore[arg-type]
_CHANGE_FACT = update(FactRow.__table__).where(FactRow.id == bindparam("fact"))  # type: ignore[arg-type]


class ClaimFinder:
    """Finds claims that may tell of the same fact; keeps what it read for one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._traits: dict[int, Trait] = {}

    def look_up(self, asked: Sequence[Trait]) -> Iterable[tuple[Trait, Sequence[Trait]]]:
        """Yield each claim with the claims found under the keys it probes."""
        probed = {trait.signature: blocks_of(trait).probed for trait in asked}
        found: defaultdict[int, list[int]] = defaultdict(list)
        for row in _rows(
            self._connection, _BLOCKS, {block for blocks in probed.values() for block in blocks}
        ):
            found[row.block].append(row.signature)
        self._read({signature for signatures in found.values() for signature in signatures})
        for trait in asked:
            signatures = {s for block in probed[trait.signature] for s in found.get(block, ())}
            yield trait, [self._traits[signature] for signature in signatures]

    def _read(self, signatures: set[int]) -> None:
        for row in _rows(self._connection, _ONE_EACH, signatures - self._traits.keys()):
            claim = decode_claim(row.kind, row.payload)
            trait = trait_of(claim, key=row.key, document=row.content_hash, published=row.published)
            self._traits[trait.signature] = trait


def neighbourhood_of(connection: Connection, start: Iterable[Trait]) -> Neighbourhood:
    """Return the claims in the store to which joins lead from ``start``, with the joins."""
    return gather(start, ClaimFinder(connection).look_up)


class Draft(msgspec.Struct):
    """A fact to be written: the row it replaces if any, its values, and the claims that tell it."""

    fact_id: int | None
    claim: AnyClaim
    values: dict[str, Any]  # Any: column values
    members: list[Any]  # Any: rows of `_TOLD`
    group: Group


def settle_facts(connection: Connection, neighbourhood: Neighbourhood, stale: Set[int] = frozenset()) -> int:
    """Write the facts of a neighbourhood; return how many were made, changed or given up.

    ``stale`` are the ids of facts that lost an account: they are written anew, or go.
    """
    by_signature: defaultdict[int, list[Any]] = defaultdict(list)  # Any: rows of `_TOLD`
    for row in _rows(connection, _TOLD, neighbourhood.traits):
        by_signature[row.signature].append(row)
    held = {row.fact_id for rows in by_signature.values() for row in rows if row.fact_id is not None}
    old = {row.id: row for row in _rows(connection, _OLD_FACTS, held | stale)}
    kept: set[int] = set()
    drafts: list[Draft] = []
    for group in part(neighbourhood):
        members = [row for signature in group.members for row in by_signature[signature]]
        if not members:
            continue
        fact_id = _fact_to_keep(members, kept)
        if fact_id is not None:
            kept.add(fact_id)
        is_same = fact_id is not None and fact_id not in stale and old[fact_id].accounts == len(members)
        if not is_same or any(row.fact_id != fact_id for row in members):
            drafts.append(_draft(fact_id, group, members))
    dropped = old.keys() - kept
    _write(connection, drafts, dropped, {number: row.parties for number, row in old.items()})
    return len(drafts) + len(dropped)


def _fact_to_keep(members: Sequence[Any], taken: set[int]) -> int | None:  # Any: rows of `_TOLD`
    """Return the earliest fact that these claims told until now and that no other group has kept."""
    return min(
        (row.fact_id for row in members if row.fact_id is not None and row.fact_id not in taken), default=None
    )


def _draft(fact_id: int | None, group: Group, members: list[Any]) -> Draft:  # Any: rows of `_TOLD`
    tellings = [
        Telling(
            claim=decode_claim(row.kind, row.payload), claim_key=row.key, document=row.document_id,
            outlet=row.outlet, published=row.published,
        )
        for row in members
    ]  # fmt: skip
    claim, differences = settle(tellings)
    start, end = dates_of(claim)
    period = read_period(start, end)
    has_year = period is not None and not period.yearless
    values = {
        "key": min(row.key for row in members),
        "kind": kind_of(claim),
        "type": type_of(claim),
        "parties": " ".join(parties_of(claim)),
        "start": start,
        "end": end,
        "first": period.first if period and has_year else None,
        "last": period.last if period and has_year else None,
        "documents": len({row.document_id for row in members}),
        "payload": msgspec.json.encode(claim).decode(),
        "differences": msgspec.json.encode(differences).decode(),
    }
    return Draft(fact_id, claim, values, members, group)


def _write(
    connection: Connection, drafts: Sequence[Draft], dropped: Set[int], parties: dict[int, str]
) -> None:
    accounts = {draft.values["key"]: list(_new_accounts(draft)) for draft in drafts}
    moved = [row["claim_id"] for rows in accounts.values() for row in rows]
    for chunk in _chunks(moved):
        connection.execute(_DROP_ACCOUNTS, {"wanted": chunk})
    changed = [draft for draft in drafts if draft.fact_id is not None]
    new = [draft for draft in drafts if draft.fact_id is None]
    resided = [d for d in changed if d.fact_id is not None and parties[d.fact_id] != d.values["parties"]]
    for chunk in _chunks([*dropped, *(draft.fact_id for draft in resided if draft.fact_id is not None)]):
        connection.execute(_DROP_PARTIES, {"wanted": chunk})
    for chunk in _chunks(dropped):
        connection.execute(_DROP_FACTS, {"wanted": chunk})
    # A fact may take over the key of another that has not been written yet.
    for chunk in _chunks(draft.fact_id for draft in changed if draft.fact_id is not None):
        connection.execute(_LEND_KEYS, {"wanted": chunk})
    ids = {draft.values["key"]: draft.fact_id for draft in changed}
    if changed:
        connection.execute(_CHANGE_FACT, [{"fact": draft.fact_id, **draft.values} for draft in changed])
    if new:
        made = connection.execute(_ADD_FACTS, [draft.values for draft in new])
        ids |= {row.key: row.id for row in made}
    sided = [row for draft in (*new, *resided) for row in _party_rows(ids[draft.values["key"]], draft.claim)]
    if sided:
        connection.execute(_ADD_PARTIES, sided)
    rows = [row | {"fact_id": ids[key]} for key, members in accounts.items() for row in members]
    if rows:
        connection.execute(_ADD_ACCOUNTS, rows)


def _party_rows(fact_id: int | None, claim: AnyClaim) -> Iterator[dict[str, object]]:
    parties = parties_of(claim)
    pairs = [*((party, "") for party in parties), *combinations(parties, 2)] or [("", "")]
    for party, other in pairs:
        yield {"fact_id": fact_id, "party": party, "other": other, "kind": kind_of(claim)}


def _new_accounts(draft: Draft) -> Iterator[dict[str, Any]]:  # Any: column values
    """Yield the accounts of a fact that are not yet in the store as they shall be."""
    joins = dict(zip(draft.group.members, draft.group.joins, strict=True))
    told: set[int] = set()
    for row in sorted(draft.members, key=lambda row: row.key):
        join = joins[row.signature]
        # A claim that reconciling cannot tell from one already there needs no other reason.
        score, reasons = (1.0, ("told alike",)) if row.signature in told else (join.score, join.reasons)
        told.add(row.signature)
        reasons_json = msgspec.json.encode(reasons).decode()
        if (row.fact_id, row.score, row.reasons) != (
            draft.fact_id,
            score,
            reasons_json,
        ) or draft.fact_id is None:
            yield {"claim_id": row.id, "score": score, "reasons": reasons_json}


def _rows(
    connection: Connection, query: Executable, wanted: Iterable[int]
) -> Iterator[Any]:  # Any: rows of the query
    for chunk in _chunks(wanted):
        yield from connection.execute(query, {"wanted": chunk})


def _chunks(values: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(values)
    for i in range(0, len(ordered), _CHUNK):
        yield ordered[i : i + _CHUNK]
