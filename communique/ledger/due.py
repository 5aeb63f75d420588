"""What may have fallen due on some days: plans and deadlines of those days, and all sessions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, and_, or_, select

from communique.ledger.queries import read_facts
from communique.ledger.records import Fact
from communique.ledger.schema import FactRow

_PLANNED = FactRow.payload.contains('"status":"planned"')
"""Claims are written as JSON without spaces; the status has no column of its own."""
_REJECTED = FactRow.verdict.is_not_distinct_from("reject")


def find_due(connection: Connection, first: date, last: date) -> tuple[Fact, ...]:
    """Return planned events and commitments whose last day lies from ``first`` to ``last``, and all sessions.

    In order of time, without what a person rejected. Of sessions all are needed: the rhythm of a mechanism
    shows in them only.
    """
    is_of_those_days = FactRow.last.between(first.toordinal(), last.toordinal())
    is_due = and_(
        is_of_those_days, or_(FactRow.kind == "commitments", and_(FactRow.kind == "events", _PLANNED))
    )
    is_session = and_(FactRow.kind == "events", FactRow.type == "session")
    query = select(FactRow.id).where(or_(is_due, is_session), ~_REJECTED)
    return read_facts(connection, connection.scalars(query).all())
