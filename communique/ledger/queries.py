"""Reading facts, their accounts and their sources from the store."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Select, bindparam, func, select

from communique.ledger.blocks import bearer_keys
from communique.ledger.claims import decode_claim
from communique.ledger.finding import BLOCKS, CLAIM_COLUMNS, rows_of, traits_under, weighed_claims
from communique.ledger.fulltext import find_words
from communique.ledger.names import is_same_name, name_words
from communique.ledger.records import Account, Difference, Fact, Judgement, Source
from communique.ledger.rows import among
from communique.ledger.rulings import find_judgements
from communique.ledger.schema import UNDATED, ClaimRow, DocumentRow, FactRow, PartyRow, SignatureRow
from communique.ledger.traits import KINDS, Kind
from communique.ledger.writing import PARTY_MARK

READ_AT_ONCE = 500
"""Facts in memory at a time where many are read through: some megabytes with their accounts."""

_DIFFERENCES = msgspec.json.Decoder(tuple[Difference, ...])
_STRINGS = msgspec.json.Decoder(tuple[str, ...])
_NUMBERS = msgspec.json.Decoder(tuple[int, ...])
_REJECTED = select(FactRow.id).where(FactRow.verdict == "reject")
_SOURCE = (
    DocumentRow.id, DocumentRow.path, DocumentRow.version, DocumentRow.title, DocumentRow.outlet,
    DocumentRow.published, DocumentRow.published_basis, DocumentRow.content_hash, DocumentRow.engine,
    DocumentRow.origin_id,
)  # fmt: skip
_SOURCES = select(*_SOURCE).order_by(DocumentRow.id)
_FACT = (
    FactRow.id, FactRow.key, FactRow.kind, FactRow.parties, FactRow.start, FactRow.end, FactRow.first,
    FactRow.last, FactRow.payload, FactRow.differences, FactRow.verdict, FactRow.judged,
)  # fmt: skip
_FACTS = select(*_FACT).where(among(FactRow.id))
_TOLD_BY = select(
    SignatureRow.signature,
    SignatureRow.fact_id,
    SignatureRow.score,
    SignatureRow.reasons,
    SignatureRow.claims,
).where(among(SignatureRow.fact_id))
_FACTS_OF_CLAIMS = (
    select(ClaimRow.id, SignatureRow.fact_id)
    .join(SignatureRow, SignatureRow.signature == ClaimRow.signature)
    .where(among(ClaimRow.id))
)
_CLAIMS_TOLD = (
    select(*CLAIM_COLUMNS, SignatureRow.fact_id, SignatureRow.score, SignatureRow.reasons)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .join(SignatureRow, SignatureRow.signature == ClaimRow.signature)
    .where(among(ClaimRow.document_id))
    .order_by(ClaimRow.id)
)
_COUNTS = (
    select(SignatureRow.fact_id, func.sum(SignatureRow.claims).label("told"))
    .where(among(SignatureRow.fact_id))
    .group_by(SignatureRow.fact_id)
)
_FACTS_OF = select(SignatureRow.fact_id).where(among(SignatureRow.signature)).distinct()
_OFFICES_IN = (
    select(SignatureRow.fact_id)
    .join(ClaimRow, ClaimRow.signature == SignatureRow.signature)
    .where(
        among(ClaimRow.document_id),
        ClaimRow.kind == "office_holders",
        ClaimRow.parties == bindparam("party"),
    )
    .distinct()
)


def find_facts(
    connection: Connection,
    party: str | None,
    other: str | None,
    kinds: Sequence[Kind] | None,
    limit: int | None = None,
    *,
    rejected: bool = False,
) -> tuple[Fact, ...]:
    """Return facts by party, pair of parties and kind; in order of time, those without a year last.

    With a limit, only so many: those that were, or were told, last. Facts that a person rejected are among
    them only where ``rejected`` asks for them.
    """
    query = _numbers_of(party, other, kinds, rejected=rejected)
    if limit is not None:
        day = FactRow.day if party is None else PartyRow.day
        query = query.order_by(day.desc(), query.selected_columns[0].desc()).limit(limit)
    return _facts(connection, connection.execute(query).scalars().all())


def each_fact(
    connection: Connection, party: str | None, other: str | None, kinds: Sequence[Kind] | None
) -> Iterator[Fact]:
    """Yield the facts that `find_facts` returns, kind by kind, `READ_AT_ONCE` of them in memory at a time."""
    for kind in KINDS:
        if kinds is None or kind in kinds:
            asked = select(FactRow.id).where(FactRow.id.in_(_numbers_of(party, other, [kind])))
            in_time = (FactRow.first.is_(None), FactRow.first, FactRow.last, FactRow.key)
            numbers = array("q", connection.scalars(asked.order_by(*in_time)))
            for start in range(0, len(numbers), READ_AT_ONCE):
                yield from _facts(connection, numbers[start : start + READ_AT_ONCE])


def count_facts(connection: Connection, party: str | None, other: str | None) -> dict[Kind, int]:
    """Return how many facts of each kind there are by party, or pair of parties; no kind without any."""
    kind = FactRow.kind if party is None else PartyRow.kind
    query = (
        _numbers_of(party, other, None).with_only_columns(kind, func.count()).group_by(kind).order_by(kind)
    )
    return {cast("Kind", kind): number for kind, number in connection.execute(query)}


def _numbers_of(
    party: str | None, other: str | None, kinds: Sequence[Kind] | None, *, rejected: bool = False
) -> Select[Any]:  # Any: the facts' numbers
    if party is None:
        number, kind = FactRow.id, FactRow.kind
        query = select(number)
    else:
        number, kind = PartyRow.fact_id, PartyRow.kind
        first, second = (party, "") if other is None else sorted((party, other))
        query = select(number).where(PartyRow.party == first, PartyRow.other == second)
    if kinds is not None:
        query = query.where(kind.in_(kinds))
    return query if rejected else query.where(number.not_in(_REJECTED))


def find_facts_by_claim(connection: Connection, claim_ids: Sequence[int], limit: int) -> tuple[Fact, ...]:
    """Return the first facts that claims tell, each once, in the claims' order; none that is rejected."""
    fact_of = {row.id: row.fact_id for row in rows_of(connection, _FACTS_OF_CLAIMS, claim_ids)}
    rejected = set(connection.scalars(_REJECTED))
    told = dict.fromkeys(fact_of[number] for number in claim_ids if number in fact_of)
    numbers = [number for number in told if number not in rejected][:limit]
    facts = {fact.key: fact for fact in _facts(connection, numbers)}
    keys = {row.id: row.key for row in rows_of(connection, _FACTS, numbers)}
    return tuple(facts[keys[number]] for number in numbers)


def find_told(connection: Connection, documents: Collection[int]) -> tuple[Fact, ...]:
    """Return the facts that documents tell, rejected ones too, each with the accounts of these alone.

    In order of time. ``unlisted`` counts the accounts of other documents; the preferred values and the
    differences are those of all.
    """
    rows = rows_of(connection, _CLAIMS_TOLD, documents)
    sources = find_sources(connection, documents)
    accounts: defaultdict[int, list[Account]] = defaultdict(list)
    for row in rows:
        reasons = _STRINGS.decode(row.reasons)
        accounts[row.fact_id].append(_account(row, sources[row.document_id], row.score, reasons))
    counts = {row.fact_id: row.told for row in rows_of(connection, _COUNTS, accounts)}
    facts = sorted(rows_of(connection, _FACTS, accounts), key=_in_time)
    return tuple(_fact(row, accounts[row.id], counts[row.id], ()) for row in facts)


def read_facts(connection: Connection, numbers: Collection[int]) -> tuple[Fact, ...]:
    """Return the facts of these ids with their accounts, in order of time."""
    return _facts(connection, numbers)


def find_fact(connection: Connection, key: str) -> Fact | None:
    """Return the fact that the claim of this key tells; any of a fact's claims leads to it."""
    query = (
        select(SignatureRow.fact_id)
        .join(ClaimRow, ClaimRow.signature == SignatureRow.signature)
        .where(ClaimRow.key == key)
    )
    numbers = [number for number in connection.scalars(query) if number is not None]
    return next(iter(_facts(connection, numbers)), None)


def find_office_holders(connection: Connection, name: str) -> tuple[Fact, ...]:
    """Return the facts that someone who bears a form of this name holds an office; in order of time."""
    asked = name_words(name)
    near = {row.signature for row in rows_of(connection, BLOCKS, bearer_keys(asked))}
    borne = {
        s for s, trait in traits_under(connection, near).items() if is_same_name(asked, trait.people[0].name)
    }
    rejected = set(connection.scalars(_REJECTED))
    return _facts(connection, {row.fact_id for row in rows_of(connection, _FACTS_OF, borne)} - rejected)


def find_officials(connection: Connection, party: str, documents: Collection[int]) -> tuple[Fact, ...]:
    """Return the facts that someone of a party holds an office which documents tell, in order of time."""
    if not documents:
        return ()
    found = connection.execute(_OFFICES_IN, {"wanted": sorted(documents), "party": party}).scalars()
    return _facts(connection, {number for number in found if number} - set(connection.scalars(_REJECTED)))


def find_sources(connection: Connection, ids: Iterable[int] | None = None) -> dict[int, Source]:
    """Return sources by their id, all of them where no ids are given."""
    if ids is None:
        return {row.id: _source(row) for row in connection.execute(_SOURCES)}
    return {
        row.id: _source(row) for row in rows_of(connection, _SOURCES.where(among(DocumentRow.id)), set(ids))
    }


def search_ids(
    connection: Connection, table: str, words: str, parties: Sequence[str], limit: int
) -> list[int]:
    """Return ids of documents or claims that hold all the words and concern all the parties, best first."""
    if not words.strip():
        return []
    marks = " ".join(f"{PARTY_MARK}{party}" for party in parties)
    return find_words(connection, table, f"{words} {marks}", limit)


def _facts(connection: Connection, numbers: Collection[int]) -> tuple[Fact, ...]:
    rows = sorted(rows_of(connection, _FACTS, numbers), key=_in_time)
    accounts, counts = _accounts(connection, numbers)
    judged = {row.id: _NUMBERS.decode(row.judged) for row in rows if row.judged != "[]"}
    ids = {number for judgements in judged.values() for number in judgements}
    known = {judgement.id: judgement for judgement in find_judgements(connection, ids)} if ids else {}
    return tuple(
        _fact(row, accounts[row.id], counts[row.id], [known[number] for number in judged.get(row.id, ())])
        for row in rows
    )


def _in_time(row: Any) -> tuple[bool, int, int, str]:  # Any: columns of facts
    return row.first is None, row.first or 0, row.last or 0, row.key


def _fact(
    row: Any,  # Any: as above
    accounts: Sequence[Account],
    count: int,
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
            sorted(accounts, key=lambda account: (account.source.published or UNDATED, account.claim_key))
        ),
        differences=_DIFFERENCES.decode(row.differences),
        unlisted=count - len(accounts),
        verdict=row.verdict,
        judgements=tuple(judgements),
    )


def _accounts(
    connection: Connection, facts: Collection[int]
) -> tuple[dict[int, list[Account]], dict[int, int]]:
    """Return the accounts of facts, and how many there are of each; of very many, some are left out."""
    standings = {row.signature: row for row in rows_of(connection, _TOLD_BY, facts)}
    claims = weighed_claims(connection, {signature: row.claims for signature, row in standings.items()})
    told_in = {row.document_id for rows in claims.values() for row in rows}
    sources = find_sources(connection, told_in)
    found: defaultdict[int, list[Account]] = defaultdict(list)
    counts: defaultdict[int, int] = defaultdict(int)
    for signature, place in standings.items():
        counts[place.fact_id] += place.claims
        reasons = _STRINGS.decode(place.reasons)
        found[place.fact_id] += [
            _account(row, sources[row.document_id], place.score, reasons) for row in claims[signature]
        ]
    return found, counts


def _account(row: Any, source: Source, score: float, reasons: tuple[str, ...]) -> Account:  # Any: as above
    return Account(
        claim_key=row.key,
        claim=decode_claim(row.kind, row.payload),
        source=source,
        start=row.start,
        end=row.end,
        quotes=_STRINGS.decode(row.quotes),
        score=score,
        reasons=reasons,
    )


def _source(row: Any) -> Source:  # Any: columns of documents
    return Source(
        id=row.id, path=row.path, version=row.version, title=row.title, outlet=row.outlet,
        published=row.published, published_basis=row.published_basis, content_hash=row.content_hash,
        engine=row.engine, origin=row.origin_id or row.id,
    )  # fmt: skip
