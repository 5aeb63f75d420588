"""Deriving facts anew from the claims that a ledger holds, after the program's notion of likeness changed.

What is stored of a claim for reconciling (signature, trait, keys) follows from the claim and from this
version of the program. A ledger that another version derived would compare old traits with new ones, so all
of it is derived again when the ledger is opened, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.completing import complete_years
from communique.ledger.dialect import lock_writers
from communique.ledger.finding import CLAIM_COLUMNS, neighbourhood_of, traits_under
from communique.ledger.likeness import count_steps, link_all
from communique.ledger.rows import change_rows
from communique.ledger.schema import (
    DERIVATION,
    BlockRow,
    ClaimRow,
    DerivationRow,
    DocumentRow,
    FactRow,
    PartyRow,
    SignatureRow,
)
from communique.ledger.settling import settle_facts
from communique.ledger.signatures import count_in, insert_blocks
from communique.ledger.traits import Trait, dates_of, trait_of

_BATCH = 1_000
"""Claims brought in together."""

_NEXT = (
    select(*CLAIM_COLUMNS)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(ClaimRow.id > bindparam("last"))
    .order_by(ClaimRow.id)
    .limit(_BATCH)
)
_OPEN = select(ClaimRow.document_id).where(ClaimRow.lacks_year).distinct()
_WAITING = select(SignatureRow.signature).where(SignatureRow.fact_id.is_(None)).limit(_BATCH)


Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Gives, for a number of steps at most, what is called after each of them."""


@contextmanager
def untold(_: int) -> Iterator[Callable[[], None]]:
    """Tell nobody of the progress."""
    yield lambda: None


def derive_if_outdated(engine: Engine, progress: Progress = untold) -> None:
    """Derive everything anew in a ledger that another version of the program derived."""
    with engine.connect() as connection:
        if _version(connection) == DERIVATION:
            return
    with engine.execution_options(is_writer=True).begin() as connection:
        lock_writers(connection)
        if _version(connection) != DERIVATION:
            claims = connection.scalar(select(func.count()).select_from(ClaimRow)) or 0
            with progress(count_steps(connection) + 2 * -(-claims // _BATCH)) as advance:
                _derive(connection, advance)


def _version(connection: Connection) -> int | None:
    return connection.scalar(select(DerivationRow.version))


def _derive(connection: Connection, advance: Callable[[], None]) -> None:
    for table in (PartyRow, FactRow, BlockRow, SignatureRow, DerivationRow):
        connection.execute(delete(table))
    connection.execute(update(DocumentRow).values(reference=None))
    link_all(connection, advance)
    last = 0
    while rows := connection.execute(_NEXT, {"last": last}).all():
        _sign(connection, rows)
        last = rows[-1].id
        advance()
    complete_years(connection, connection.execute(_OPEN).scalars().all(), [])
    while waiting := connection.execute(_WAITING).scalars().all():
        start = traits_under(connection, waiting)
        settle_facts(connection, neighbourhood_of(connection, start.values()), {})
        advance()
    connection.execute(insert(DerivationRow).values(version=DERIVATION))


def _sign(connection: Connection, rows: Sequence[Any]) -> None:  # Any: rows of claims
    """Store the signature of claims as their documents made them, and the keys they are found by."""
    changes: list[tuple[object, ...]] = []
    traits: list[Trait] = []
    for row in rows:
        claim = decode_claim(row.kind, row.payload)
        trait = trait_of(
            claim, key=row.key, document=row.content_hash, published=row.published, apart=row.apart
        )
        changes.append((row.id, *dates_of(claim), trait.signature))
        traits.append(trait)
    change_rows(connection, ClaimRow, ("id", "start", "end", "signature"), changes)
    count_in(connection, traits)
    insert_blocks(connection, {trait.signature: blocks_of(trait).stored for trait in traits})
