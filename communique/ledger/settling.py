"""Deriving facts in the store: the claims that new ones touch are grouped anew, the rest stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations, count
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select

from communique.ledger.claims import decode_claim
from communique.ledger.dates import read_dated
from communique.ledger.finding import WEIGHED_ALIKE, rows_of, weighed_claims, weighed_ids
from communique.ledger.judgements import apply_corrections, verdict_of
from communique.ledger.preference import Telling, settle
from communique.ledger.reconcile import Group, Neighbourhood, part
from communique.ledger.records import Difference, Judgement
from communique.ledger.retelling import told_otherwise
from communique.ledger.rows import among, change_rows, drop_rows, write_rows
from communique.ledger.rulings import has_judgements, judgements_on
from communique.ledger.schema import FactRow, PartyRow, SignatureRow
from communique.ledger.traits import AnyClaim, dates_of, kind_of, parties_of, type_of
from communique.ledger.writing import next_id

# Statements are made once: for a document of ten claims, making them would take longer than running them.
_STANDINGS = select(
    SignatureRow.signature, SignatureRow.claims, SignatureRow.key, SignatureRow.fact_id, SignatureRow.score,
    SignatureRow.reasons,
).where(among(SignatureRow.signature))  # fmt: skip
_OLD_FACTS = (
    select(
        FactRow.id, FactRow.key, FactRow.kind, FactRow.parties, FactRow.day,
        select(func.count()).where(SignatureRow.fact_id == FactRow.id).scalar_subquery().label("signatures"),
    )
    .where(among(FactRow.id))
)  # fmt: skip
_DROP_FACTS = delete(FactRow.__table__).where(among(FactRow.id))  # type: ignore[arg-type]
_FACT_COLUMNS = (
    "id", "key", "kind", "type", "parties", "start", "end", "first", "last", "day", "payload", "differences",
    "verdict", "judged",
)  # fmt: skip
_PARTY_COLUMNS = ("party", "other", "kind", "day", "fact_id")
_REPLACE = "ON CONFLICT (id) DO UPDATE SET " + ", ".join(
    f'"{name}" = excluded."{name}"' for name in _FACT_COLUMNS[1:]
)

Standings = Mapping[int, Any]  # Any: rows of `_STANDINGS`
"""By signature: how many claims bear it, the first of their keys, and its fact with score and reasons."""


class Draft(msgspec.Struct):
    """A fact to be written under a number: its preferred values, how accounts differ (JSON), and its day.

    ``verdict`` and ``judged`` are what people say of it.
    """

    number: int
    key: str
    claim: AnyClaim
    differences: str
    day: int
    verdict: str | None
    judged: str


def settle_facts(
    connection: Connection,
    neighbourhood: Neighbourhood,
    new: Mapping[int, int],
    stale: Set[int] = frozenset(),
) -> None:
    """Write the facts of a neighbourhood.

    ``new`` gives the signature of each claim (by id) that has come or changed; ``stale`` are the ids of facts
    that lost an account: they are written anew, or go.
    """
    standings = {row.signature: row for row in rows_of(connection, _STANDINGS, neighbourhood.traits)}
    held = {row.fact_id for row in standings.values() if row.fact_id is not None}
    old = {row.id: row for row in rows_of(connection, _OLD_FACTS, held | stale)}
    fresh = _reweighed(connection, standings, new)
    numbers = count(next_id(connection, FactRow))
    changed: list[tuple[int, Group]] = []
    moves: list[tuple[object, ...]] = []
    kept: set[int] = set()
    for group in part(neighbourhood):
        rows = [standings[signature] for signature in group.members]
        free = {row.fact_id for row in rows} - kept
        free.discard(None)
        number = min(free, default=None)
        is_whole = number is not None and old[number].signatures == len(rows)
        is_same = is_whole and number not in stale and all(row.fact_id == number for row in rows)
        is_same = is_same and old[number].key == min(row.key for row in rows)
        number = next(numbers) if number is None else number
        kept.add(number)
        if not is_same or not fresh.isdisjoint(group.members):
            changed.append((number, group))
        moves += _moves(rows, group, number)
    drafts = _drafts(connection, changed, standings)
    _write_facts(connection, drafts, old)
    change_rows(connection, SignatureRow, ("signature", "fact_id", "score", "reasons"), sorted(moves))
    _drop(connection, {number: row for number, row in old.items() if number not in kept})


def _reweighed(connection: Connection, standings: Standings, new: Mapping[int, int]) -> set[int]:
    """Return the signatures whose weighed claims are others now."""
    borne = {signature for signature in new.values() if signature in standings}
    many = {signature for signature in borne if standings[signature].claims > WEIGHED_ALIKE}
    weighed = {new[number] for number in weighed_ids(connection, many) if number in new}
    return (borne - many) | (weighed & many)


def _moves(rows: Sequence[Any], group: Group, number: int) -> Iterator[tuple[object, ...]]:  # Any: as above
    """Yield what has to be written of the members: those new to the fact, or whose join is another now."""
    for row, join in zip(rows, group.joins, strict=True):
        place = (number, join.score, msgspec.json.encode(join.reasons).decode())
        if place != (row.fact_id, row.score, row.reasons):
            yield (row.signature, *place)


def _drafts(
    connection: Connection, changed: Sequence[tuple[int, Group]], standings: Standings
) -> list[Draft]:
    counts = {s: standings[s].claims for _, group in changed for s in group.members}
    told = weighed_claims(connection, counts)
    judged = judgements_on(connection, counts) if has_judgements(connection) else {}
    drafts = []
    for number, group in changed:
        key = min(standings[signature].key for signature in group.members)
        members = [row for signature in group.members for row in told[signature]]
        judgements = [judgement for signature in group.members for judgement in judged.get(signature, ())]
        drafts.append(_draft(number, key, members, judgements))
    return drafts


def settle_claims(
    rows: Sequence[Any],  # Any: rows of claims
    judgements: Sequence[Judgement],
) -> tuple[AnyClaim, tuple[Difference, ...]]:
    """Return what the claims of one fact say together, corrected by what people judged of it.

    ``rows`` are those of its claims with their documents. The differences are those between its tellings.
    """
    tellings = [
        Telling(
            claim=decode_claim(row.kind, row.payload), claim_key=row.key, document=row.document_id,
            outlet=row.outlet, published=row.published, start=row.start, end=row.end,
            origin=row.origin_id,
        )
        for row in rows
    ]  # fmt: skip
    claim, differences = settle(tellings)
    differences += told_otherwise(claim, tellings)
    if judgements:
        told = [(telling.document, telling.claim) for telling in tellings]
        claim, differences = apply_corrections(claim, differences, told, judgements)
    return claim, differences


def _draft(
    number: int,
    key: str,
    members: Sequence[Any],  # Any: rows of claims
    judgements: Sequence[Judgement],
) -> Draft:
    claim, differences = settle_claims(members, judgements)
    period = read_dated(*dates_of(claim))
    if period is not None:
        day = period.last
    else:
        seen = (read_dated(row.published) for row in members)
        day = max((period.last for period in seen if period is not None), default=0)
    judged = msgspec.json.encode(sorted(judgement.id for judgement in judgements)).decode()
    written = msgspec.json.encode(differences).decode()
    return Draft(number, key, claim, written, day, verdict_of(judgements), judged)


def _write_facts(connection: Connection, drafts: Sequence[Draft], old: Mapping[int, Any]) -> None:
    rows = sorted(map(_fact_row, drafts))
    write_rows(connection, FactRow, _FACT_COLUMNS, rows, _REPLACE)
    filed: list[tuple[object, ...]] = []
    unfiled: set[tuple[object, ...]] = set()
    for draft in drafts:
        places = set(_places(draft.number, parties_of(draft.claim), kind_of(draft.claim), draft.day))
        before = set(_old_places(old[draft.number])) if draft.number in old else set()
        filed += places - before
        unfiled |= before - places
    drop_rows(connection, PartyRow, _PARTY_COLUMNS, sorted(unfiled))
    write_rows(connection, PartyRow, _PARTY_COLUMNS, sorted(filed))


def _drop(connection: Connection, facts: Mapping[int, Any]) -> None:
    places = sorted(place for row in facts.values() for place in _old_places(row))
    drop_rows(connection, PartyRow, _PARTY_COLUMNS, places)
    if facts:
        connection.execute(_DROP_FACTS, {"wanted": sorted(facts)})


def _fact_row(draft: Draft) -> tuple[Any, ...]:  # Any: column values
    claim = draft.claim
    start, end = dates_of(claim)
    period = read_dated(start, end)
    first, last = (period.first, period.last) if period else (None, None)
    return (
        draft.number, draft.key, kind_of(claim), type_of(claim), " ".join(parties_of(claim)), start, end,
        first, last, draft.day, msgspec.json.encode(claim).decode(), draft.differences, draft.verdict,
        draft.judged,
    )  # fmt: skip


def _old_places(row: Any) -> Iterator[tuple[object, ...]]:  # Any: columns of facts
    return _places(row.id, row.parties.split(), row.kind, row.day)


def _places(number: int, parties: Sequence[str], kind: str, day: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows under which a fact is found: by each party, and by each pair of them."""
    for party, other in [*((party, "") for party in parties), *combinations(parties, 2)]:
        yield party, other, kind, day, number
