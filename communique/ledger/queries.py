"""Reading facts, their accounts and their sources from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from communique.ledger.claims import decode_claim
from communique.ledger.dialect import find_words
from communique.ledger.records import Account, Difference, Fact, Judgement, Source
from communique.ledger.rulings import find_judgements
from communique.ledger.schema import AccountRow, ClaimRow, DocumentRow, FactRow, PartyRow
from communique.ledger.traits import Kind
from communique.ledger.writing import PARTY_MARK

_CHUNK = 5_000
_DIFFERENCES = msgspec.json.Decoder(tuple[Difference, ...])
_STRINGS = msgspec.json.Decoder(tuple[str, ...])
_NUMBERS = msgspec.json.Decoder(tuple[int, ...])
_IS_SHOWN = func.coalesce(FactRow.verdict, "") != "reject"
_SOURCE = (
    DocumentRow.id, DocumentRow.path, DocumentRow.version, DocumentRow.title, DocumentRow.outlet,
    DocumentRow.published, DocumentRow.published_basis, DocumentRow.content_hash, DocumentRow.engine,
    DocumentRow.origin_id,
)  # fmt: skip


def find_facts(
    connection: Connection,
    party: str | None,
    other: str | None,
    kinds: Sequence[Kind] | None,
    *,
    rejected: bool = False,
) -> tuple[Fact, ...]:
    """Return facts by party, pair of parties and kind; in order of time, those without a year last.

    Facts that a person rejected are among them only where ``rejected`` asks for them.
    """
    query = select(FactRow)
    if not rejected:
        query = query.where(_IS_SHOWN)
    if party is not None:
        first, second = (party, "") if other is None else sorted((party, other))
        query = query.join(PartyRow, PartyRow.fact_id == FactRow.id)
        query = query.where(PartyRow.party == first, PartyRow.other == second)
        if kinds is not None:
            query = query.where(PartyRow.kind.in_(kinds))
    elif kinds is not None:
        query = query.where(FactRow.kind.in_(kinds))
    return _facts(connection, query)


def find_facts_by_claim(connection: Connection, claim_ids: Sequence[int]) -> tuple[Fact, ...]:
    """Return the facts that the claims tell, each once, in the claims' order, without those rejected."""
    query = select(AccountRow.claim_id, AccountRow.fact_id).where(AccountRow.claim_id.in_(claim_ids))
    fact_of = {row.claim_id: row.fact_id for row in connection.execute(query)}
    ids = list(dict.fromkeys(fact_of[claim_id] for claim_id in claim_ids if claim_id in fact_of))
    wanted = select(FactRow).where(FactRow.id.in_(ids), _IS_SHOWN)
    facts = {fact.key: fact for fact in _facts(connection, wanted)}
    id_rows = connection.execute(select(FactRow.id, FactRow.key).where(FactRow.id.in_(ids)))
    keys = {row.id: row.key for row in id_rows}
    return tuple(facts[keys[number]] for number in ids if keys[number] in facts)


def find_fact(connection: Connection, key: str) -> Fact | None:
    """Return the fact that the claim of this key tells; any of a fact's claims leads to it."""
    query = (
        select(FactRow)
        .join(AccountRow, AccountRow.fact_id == FactRow.id)
        .join(ClaimRow, ClaimRow.id == AccountRow.claim_id)
        .where(ClaimRow.key == key)
    )
    return next(iter(_facts(connection, query)), None)


def find_sources(connection: Connection, ids: Iterable[int] | None = None) -> dict[int, Source]:
    """Return sources by their id, all of them where no ids are given."""
    query = select(*_SOURCE).order_by(DocumentRow.id)
    if ids is not None:
        query = query.where(DocumentRow.id.in_(list(ids)))
    return {row.id: _source(row) for row in connection.execute(query)}


def search_ids(
    connection: Connection, table: str, words: str, parties: Sequence[str], limit: int
) -> list[int]:
    """Return ids of documents or claims that hold all the words and concern all the parties, best first."""
    if not words.strip():
        return []
    marks = " ".join(f"{PARTY_MARK}{party}" for party in parties)
    return find_words(connection, table, f"{words} {marks}", limit)


def _facts(connection: Connection, query: Select[Any]) -> tuple[Fact, ...]:  # Any: columns of facts
    query = query.order_by(FactRow.first.is_(None), FactRow.first, FactRow.last, FactRow.key)
    columns = (
        FactRow.id, FactRow.key, FactRow.kind, FactRow.parties, FactRow.start, FactRow.end, FactRow.payload,
        FactRow.differences, FactRow.verdict, FactRow.judged,
    )  # fmt: skip
    rows = connection.execute(query.with_only_columns(*columns)).all()
    accounts = _accounts(connection, [row.id for row in rows])
    numbers = {row.id: _NUMBERS.decode(row.judged) for row in rows if row.judged != "[]"}
    ids = {number for judged in numbers.values() for number in judged}
    judgements = {j.id: j for j in find_judgements(connection, ids)} if ids else {}
    return tuple(
        _fact(row, accounts[row.id], [judgements[number] for number in numbers.get(row.id, ())])
        for row in rows
    )


def _fact(
    row: Any,  # Any: columns of facts
    accounts: Sequence[Account],
    judgements: Sequence[Judgement],
) -> Fact:
    return Fact(
        key=row.key,
        kind=row.kind,
        claim=decode_claim(row.kind, row.payload),
        parties=tuple(row.parties.split()),
        start=row.start,
        end=row.end,
        accounts=tuple(
            sorted(accounts, key=lambda account: (account.source.published or "9999", account.claim_key))
        ),
        differences=_DIFFERENCES.decode(row.differences),
        verdict=row.verdict,
        judgements=tuple(judgements),
    )


def _accounts(connection: Connection, facts: Sequence[int]) -> dict[int, list[Account]]:
    found: defaultdict[int, list[Account]] = defaultdict(list)
    sources: dict[int, Source] = {}
    for chunk in _chunks(facts):
        query = (
            select(
                AccountRow.fact_id, AccountRow.score, AccountRow.reasons, ClaimRow.key, ClaimRow.kind,
                ClaimRow.start, ClaimRow.end, ClaimRow.payload, ClaimRow.quotes, ClaimRow.document_id,
            )
            .join(ClaimRow, ClaimRow.id == AccountRow.claim_id)
            .where(AccountRow.fact_id.in_(chunk))
        )  # fmt: skip
        rows = connection.execute(query).all()
        sources |= find_sources(connection, {row.document_id for row in rows} - sources.keys())
        for row in rows:
            found[row.fact_id].append(_account(row, sources[row.document_id]))
    return found


def _account(row: Any, source: Source) -> Account:  # Any: columns of accounts and claims
    return Account(
        claim_key=row.key,
        claim=decode_claim(row.kind, row.payload),
        source=source,
        start=row.start,
        end=row.end,
        quotes=_STRINGS.decode(row.quotes),
        score=row.score,
        reasons=_STRINGS.decode(row.reasons),
    )


def _source(row: Any) -> Source:  # Any: columns of documents
    return Source(
        id=row.id, path=row.path, version=row.version, title=row.title, outlet=row.outlet,
        published=row.published, published_basis=row.published_basis, content_hash=row.content_hash,
        engine=row.engine, origin=row.origin_id or row.id,
    )  # fmt: skip


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for i in range(0, len(values), _CHUNK):
        yield values[i : i + _CHUNK]
