"""Reading a part of a large record: what some documents tell, and what followed among some parties.

What a page shows of two states must not cost as much as all that either did with anyone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from communique.ledger.queries import read_facts
from communique.ledger.records import Fact
from communique.ledger.rows import among
from communique.ledger.schema import ClaimRow, FactRow, PartyRow, SignatureRow
from communique.ledger.traits import Kind
from communique.model import Record

_REJECTED = select(FactRow.id).where(FactRow.verdict == "reject")
_TOLD = (
    select(SignatureRow.fact_id)
    .join(ClaimRow, ClaimRow.signature == SignatureRow.signature)
    .where(
        among(ClaimRow.document_id),
        ClaimRow.kind.in_(bindparam("kinds", expanding=True)),
        SignatureRow.fact_id.is_not(None),
    )
    .distinct()
)
_AMONG_PARTIES = select(PartyRow.fact_id).where(
    PartyRow.party == bindparam("party"), PartyRow.other == bindparam("other"),
    PartyRow.kind == bindparam("kind"),
)  # fmt: skip
_IN_ORDER = (PartyRow.day, PartyRow.fact_id)
_LATER = _AMONG_PARTIES.where(PartyRow.day > bindparam("day")).order_by(*_IN_ORDER).limit(bindparam("limit"))
_UNDATED = _AMONG_PARTIES.where(PartyRow.day == 0).order_by(*_IN_ORDER).limit(bindparam("limit"))
_LATER_OF_TYPE, _UNDATED_OF_TYPE = (
    query.join(FactRow, FactRow.id == PartyRow.fact_id).where(FactRow.type == bindparam("type"))
    for query in (_LATER, _UNDATED)
)


class After(Record, frozen=True, kw_only=True):
    """What is asked for: the first facts of a kind that lie after a day.

    ``parties`` is the code of one or of two; ``type`` is that of an event, None for all of the kind.
    ``day`` is a proleptic Gregorian ordinal.
    """

    parties: tuple[str, ...]
    kind: Kind
    type: str | None
    day: int


def find_told_by(
    connection: Connection, documents: Collection[int], kinds: Sequence[Kind], party: str | None = None
) -> tuple[Fact, ...]:
    """Return the facts of some kinds that documents tell, each with all its accounts, in order of time.

    With a party, those that concern it; what a person rejected is left out.
    """
    wanted = {"wanted": sorted(documents), "kinds": list(kinds)}
    numbers = {number for number in connection.scalars(_TOLD, wanted) if number} if documents else set()
    facts = read_facts(connection, numbers - set(connection.scalars(_REJECTED)))
    return tuple(fact for fact in facts if party is None or party in fact.parties)


def find_after(connection: Connection, asked: Iterable[After], limit: int) -> tuple[Fact, ...]:
    """Return what followed, at most ``limit`` facts for each that is asked for, in order of time.

    A fact lies where it ends; one without a day lies where it was last told, and one of which neither is
    known is among those found. What a person rejected is left out.
    """
    found: set[int] = set()
    for one in asked:
        first, second = sorted(one.parties) if len(one.parties) == 2 else (one.parties[0], "")
        bound = {"party": first, "other": second, "kind": one.kind, "day": one.day, "limit": limit}
        queries = (_LATER, _UNDATED)
        if one.type is not None:
            queries, bound = (_LATER_OF_TYPE, _UNDATED_OF_TYPE), bound | {"type": one.type}
        for query in queries:
            found.update(connection.scalars(query, bound))
    return read_facts(connection, found - set(connection.scalars(_REJECTED)))
