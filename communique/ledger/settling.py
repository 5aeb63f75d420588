"""Deriving facts in the store: the claims that new ones touch are grouped anew, the rest stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Connection,
    Float,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from communique.ledger.claims import decode_claim
from communique.ledger.dates import read_period
from communique.ledger.finding import CLAIM_COLUMNS, WANTED, chunks, rows_of
from communique.ledger.judgements import apply_corrections, verdict_of
from communique.ledger.preference import Telling, settle
from communique.ledger.reconcile import Group, Neighbourhood, part
from communique.ledger.records import Judgement
from communique.ledger.retelling import told_otherwise
from communique.ledger.rulings import judgements_on
from communique.ledger.schema import AccountRow, ClaimRow, DocumentRow, FactRow, PartyRow
from communique.ledger.traits import AnyClaim, dates_of, kind_of, parties_of, type_of

WEIGHED_ALIKE = 50
"""Of claims alike in all that reconciling sees, so many are weighed for the preferred values. A standing
or an office that thousands of documents repeat word for word gains nothing from the others."""

# Statements are made once: for a document of ten claims, making them would take longer than running them.
_RANKED = (
    select(
        ClaimRow.id,
        func.row_number().over(partition_by=ClaimRow.signature, order_by=ClaimRow.key).label("rank"),
    )
    .where(ClaimRow.signature.in_(WANTED))
    .subquery()
)
_TOLD = (
    select(*CLAIM_COLUMNS)
    .join(_RANKED, _RANKED.c.id == ClaimRow.id)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(_RANKED.c.rank <= WEIGHED_ALIKE)
)
_HELD = (
    select(
        ClaimRow.signature,
        AccountRow.fact_id,
        AccountRow.score,
        AccountRow.reasons,
        func.count().label("claims"),
    )
    .outerjoin(AccountRow, AccountRow.claim_id == ClaimRow.id)
    .where(ClaimRow.signature.in_(WANTED))
    .group_by(ClaimRow.signature, AccountRow.fact_id, AccountRow.score, AccountRow.reasons)
)
_OLD_FACTS = (
    select(FactRow.id, FactRow.parties, func.count(AccountRow.claim_id).label("accounts"))
    .outerjoin(AccountRow, AccountRow.fact_id == FactRow.id)
    .where(FactRow.id.in_(WANTED))
    .group_by(FactRow.id, FactRow.parties)
)
_ALIKE = select(ClaimRow.id).where(ClaimRow.signature == bindparam("alike"))
_DROP_ACCOUNTS = delete(AccountRow.__table__).where(AccountRow.claim_id.in_(_ALIKE))  # type: ignore[arg-type]
_ADD_ACCOUNTS = insert(AccountRow.__table__).from_select(  # type: ignore[arg-type]
    ["claim_id", "fact_id", "score", "reasons"],
    select(
        ClaimRow.id,
        bindparam("fact", type_=BigInteger),
        bindparam("score", type_=Float),
        bindparam("reasons", type_=Text),
    )
    .outerjoin(AccountRow, AccountRow.claim_id == ClaimRow.id)
    .where(ClaimRow.signature == bindparam("alike"), AccountRow.claim_id.is_(None)),
)
_COUNT_DOCUMENTS = (
    update(FactRow)
    .where(FactRow.id.in_(WANTED))
    .values(
        documents=select(func.count(ClaimRow.document_id.distinct()))
        .join(AccountRow, AccountRow.claim_id == ClaimRow.id)
        .where(AccountRow.fact_id == FactRow.id)
        .scalar_subquery()
    )
)
_DROP_PARTIES = delete(PartyRow).where(PartyRow.fact_id.in_(WANTED))
_DROP_FACTS = delete(FactRow).where(FactRow.id.in_(WANTED))
_LEND_KEYS = (
    update(FactRow).where(FactRow.id.in_(WANTED)).values(key=literal("-").concat(func.substr(FactRow.key, 2)))
)
_ADD_FACTS = insert(FactRow.__table__).returning(FactRow.id, FactRow.key)  # type: ignore[arg-type]
_ADD_PARTIES = insert(PartyRow.__table__)  # type: ignore[arg-type]
_CHANGE_FACT = update(FactRow.__table__).where(FactRow.id == bindparam("fact"))  # type: ignore[arg-type]


class Draft(msgspec.Struct):
    """A fact to be written: the row it replaces if any, its values, and the claims that tell it."""

    fact_id: int | None
    claim: AnyClaim
    values: dict[str, Any]  # Any: column values
    group: Group


Holdings = dict[int, list[Any]]  # Any: rows of `_HELD`
"""By signature: the facts that claims of it tell now, with scores, reasons and how many claims."""


def settle_facts(connection: Connection, neighbourhood: Neighbourhood, stale: Set[int] = frozenset()) -> int:
    """Write the facts of a neighbourhood; return how many were made, changed or given up.

    ``stale`` are the ids of facts that lost an account: they are written anew, or go.
    """
    holdings: Holdings = defaultdict(list)
    for row in rows_of(connection, _HELD, neighbourhood.traits):
        holdings[row.signature].append(row)
    held = {row.fact_id for rows in holdings.values() for row in rows if row.fact_id is not None}
    old = {row.id: row for row in rows_of(connection, _OLD_FACTS, held | stale)}
    kept: set[int] = set()
    changed: list[tuple[int | None, Group]] = []
    for group in part(neighbourhood):
        rows = [row for signature in group.members for row in holdings[signature]]
        if not rows:
            continue
        fact_id = min((row.fact_id for row in rows if row.fact_id not in (None, *kept)), default=None)
        if fact_id is not None:
            kept.add(fact_id)
        is_whole = fact_id is not None and old[fact_id].accounts == sum(row.claims for row in rows)
        if not is_whole or fact_id in stale or any(row.fact_id != fact_id for row in rows):
            changed.append((fact_id, group))
    drafts = _drafts(connection, changed)
    dropped = old.keys() - kept
    _write(connection, drafts, dropped, {number: row.parties for number, row in old.items()}, holdings)
    return len(drafts) + len(dropped)


def _drafts(connection: Connection, changed: Sequence[tuple[int | None, Group]]) -> list[Draft]:
    told: defaultdict[int, list[Any]] = defaultdict(list)  # Any: rows of `_TOLD`
    signatures = {signature for _, group in changed for signature in group.members}
    for row in rows_of(connection, _TOLD, signatures):
        told[row.signature].append(row)
    judged = judgements_on(connection, signatures)
    return [
        _draft(
            fact_id,
            group,
            [row for signature in group.members for row in told[signature]],
            [judgement for signature in group.members for judgement in judged.get(signature, ())],
        )
        for fact_id, group in changed
    ]


def _draft(
    fact_id: int | None,
    group: Group,
    members: Sequence[Any],  # Any: rows of `_TOLD`
    judgements: Sequence[Judgement],
) -> Draft:
    tellings = [
        Telling(
            claim=decode_claim(row.kind, row.payload), claim_key=row.key, document=row.document_id,
            outlet=row.outlet, published=row.published, start=row.start, end=row.end,
            origin=row.origin_id,
        )
        for row in members
    ]  # fmt: skip
    claim, differences = settle(tellings)
    differences += told_otherwise(claim, tellings)
    if judgements:
        told = [(telling.document, telling.claim) for telling in tellings]
        claim, differences = apply_corrections(claim, differences, told, judgements)
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
        "documents": 0,  # counted when the accounts are written
        "payload": msgspec.json.encode(claim).decode(),
        "differences": msgspec.json.encode(differences).decode(),
        "verdict": verdict_of(judgements),
        "judged": msgspec.json.encode(sorted(judgement.id for judgement in judgements)).decode(),
    }
    return Draft(fact_id, claim, values, group)


def _write(
    connection: Connection,
    drafts: Sequence[Draft],
    dropped: Set[int],
    parties: dict[int, str],
    holdings: Holdings,
) -> None:
    changed = [draft for draft in drafts if draft.fact_id is not None]
    new = [draft for draft in drafts if draft.fact_id is None]
    sided = [d for d in drafts if d.fact_id is None or parties[d.fact_id] != d.values["parties"]]
    for chunk in chunks([*dropped, *(draft.fact_id for draft in sided if draft.fact_id is not None)]):
        connection.execute(_DROP_PARTIES, {"wanted": chunk})
    # A fact may take over the key of another that has not been written yet.
    for chunk in chunks([*dropped, *(draft.fact_id for draft in changed if draft.fact_id is not None)]):
        connection.execute(_LEND_KEYS, {"wanted": chunk})
    if changed:
        connection.execute(_CHANGE_FACT, [{"fact": draft.fact_id, **draft.values} for draft in changed])
    if new:
        made = {row.key: row.id for row in connection.execute(_ADD_FACTS, [draft.values for draft in new])}
        for draft in new:
            draft.fact_id = made[draft.values["key"]]
    rows = [row for draft in sided for row in _party_rows(draft)]
    if rows:
        connection.execute(_ADD_PARTIES, rows)
    _write_accounts(connection, drafts, holdings)
    for chunk in chunks(dropped):
        connection.execute(_DROP_FACTS, {"wanted": chunk})
    for chunk in chunks(draft.fact_id for draft in drafts if draft.fact_id is not None):
        connection.execute(_COUNT_DOCUMENTS, {"wanted": chunk})


def _write_accounts(connection: Connection, drafts: Sequence[Draft], holdings: Holdings) -> None:
    """Write the accounts of claims that are new, have moved, or whose join is another now."""
    lacking, outdated = [], []
    for draft in drafts:
        for signature, join in zip(draft.group.members, draft.group.joins, strict=True):
            reasons = msgspec.json.encode(join.reasons).decode()
            wanted = (draft.fact_id, join.score, reasons)
            present = {(row.fact_id, row.score, row.reasons) for row in holdings[signature]}
            if present == {wanted}:
                continue
            lacking.append(
                {"alike": signature, "fact": draft.fact_id, "score": join.score, "reasons": reasons}
            )
            if present - {wanted, (None, None, None)}:
                outdated.append({"alike": signature})
    if outdated:
        connection.execute(_DROP_ACCOUNTS, outdated)
    if lacking:
        connection.execute(_ADD_ACCOUNTS, lacking)


def _party_rows(draft: Draft) -> Iterator[dict[str, object]]:
    parties = parties_of(draft.claim)
    pairs = [*((party, "") for party in parties), *combinations(parties, 2)] or [("", "")]
    for party, other in pairs:
        yield {"fact_id": draft.fact_id, "party": party, "other": other, "kind": kind_of(draft.claim)}
