"""Writing judgements: they are recorded, undone and anchored, and the facts that they concern follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from communique.errors import InputError
from communique.ledger.blocks import blocks_of
from communique.ledger.claims import decode_claim
from communique.ledger.completing import complete_years
from communique.ledger.finding import CLAIM_COLUMNS, held, neighbourhood_of, trait_of_row, traits_under
from communique.ledger.judgements import VALUE_VERBS, corrected, match_anchors, read_resolution
from communique.ledger.records import Judgement, Verb
from communique.ledger.rulings import find_anchors, find_judgements
from communique.ledger.schema import AnchorRow, ClaimRow, DocumentRow, JudgementRow, SignatureRow
from communique.ledger.settling import settle_facts
from communique.ledger.signatures import insert_blocks, recount
from communique.ledger.traits import Trait, trait_of
from communique.model import Record

WITNESSES = 50
"""Other claims of a judged fact that are noted beside the one named; a fact told oftener needs no more."""

_GIVING: frozenset[Verb] = frozenset({"correct", "decide"})
"""Judgements that give a value."""

_TOLD = select(SignatureRow.fact_id).join(ClaimRow, ClaimRow.signature == SignatureRow.signature)
_BY_KEY = select(*CLAIM_COLUMNS).join(DocumentRow, DocumentRow.id == ClaimRow.document_id)


class Ruling(Record, frozen=True, kw_only=True):
    """A judgement to be recorded: as `communique.ledger.judgements.Judgement`, before it has a number."""

    verb: Verb
    claims: tuple[str, ...]
    author: str
    at: str
    reason: str
    field: str | None = None
    value: Any = None  # Any: a field of any claim, as JSON


def now() -> str:
    """Return the present instant as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def record_judgement(connection: Connection, ruling: Ruling) -> Judgement:
    """Record a judgement and bring the facts that it concerns up to date.

    Raises InputError where a claim is not there, or the judgement is none that can be made of it.
    """
    rows = _claims(connection, ruling.claims)
    _check(ruling, rows)
    before = _touched(connection, ruling.claims)
    is_on_value = ruling.verb in VALUE_VERBS
    values = {
        "verb": ruling.verb, "author": ruling.author, "at": ruling.at, "reason": ruling.reason,
        "field": ruling.field, "claim_key": ruling.claims[0] if is_on_value else None,
        "value": msgspec.json.encode(ruling.value).decode() if ruling.verb in _GIVING else None,
    }  # fmt: skip
    number: int = connection.execute(
        insert(JudgementRow).values(values).returning(JudgementRow.id)
    ).scalar_one()
    witnesses = _beside(connection, rows[0]) if is_on_value else []
    told = [*rows, *witnesses]
    roots = _roots(connection, [row.key for row in told])
    anchors = [_anchor(number, i, row, roots, i >= len(rows)) for i, row in enumerate(told)]
    connection.execute(insert(AnchorRow), anchors)
    _follow(connection, ruling.claims, before)
    return find_judgements(connection, [number])[0]


def undo_judgement(connection: Connection, number: int, author: str, at: str, reason: str) -> Judgement:
    """Take a judgement back: it stays on record with who took it back, and holds no longer.

    Raises InputError where there is no such judgement, or it is undone already.
    """
    known = find_judgements(connection, [number])
    if not known:
        raise InputError(str(number), "the ledger holds no judgement of this number", "list the judgements")
    if known[0].undone is not None:
        raise InputError(
            str(number), f"undone already by {known[0].undone.author}", "make a new judgement instead"
        )
    query = select(AnchorRow.current_key).where(AnchorRow.judgement_id == number)
    keys = [key for key in connection.scalars(query) if key is not None]
    before = _touched(connection, keys)
    connection.execute(
        update(JudgementRow)
        .where(JudgementRow.id == number)
        .values(undone_by=author, undone_at=at, undone_reason=reason)
    )
    _follow(connection, keys, before)
    return find_judgements(connection, [number])[0]


def _check(ruling: Ruling, rows: Sequence[Any]) -> None:  # Any: rows of claims
    if not ruling.author.strip():
        raise InputError("author", "a judgement needs one", "say who judges")
    if ruling.verb == "correct":
        corrected(decode_claim(rows[0].kind, rows[0].payload), ruling.field or "", ruling.value)
    if ruling.verb == "decide":
        read_resolution(decode_claim(rows[0].kind, rows[0].payload), ruling.value)
    if ruling.verb == "join":
        if len(rows) < 2:
            raise InputError(rows[0].key, "nothing to join it with", "name two facts or accounts, or more")
        if len({row.kind for row in rows}) > 1:
            raise InputError(rows[0].key, "facts of two kinds cannot be one", "name facts of one kind")


# --- what a judgement touches --------------------------------------------------------------------


def _claims(connection: Connection, keys: Sequence[str]) -> list[Any]:  # Any: rows of claims
    found = {row.key: row for row in connection.execute(_BY_KEY.where(ClaimRow.key.in_(keys)))}
    for key in keys:
        if key not in found:
            raise InputError(key, "the ledger holds no claim of this key", "list what can be judged")
    return [found[key] for key in dict.fromkeys(keys)]


def _beside(connection: Connection, row: Any) -> list[Any]:  # Any: rows of claims
    """Return other claims of the fact that a claim tells, those of the first keys."""
    fact = _TOLD.where(ClaimRow.id == row.id).scalar_subquery()
    alike = select(SignatureRow.signature).where(SignatureRow.fact_id == fact)
    query = (
        _BY_KEY.where(ClaimRow.signature.in_(alike), ClaimRow.id != row.id)
        .order_by(ClaimRow.key)
        .limit(WITNESSES)
    )
    return list(connection.execute(query))


def _roots(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """Return, for claims that were judged before, the key under which that was first."""
    query = select(AnchorRow.current_key, AnchorRow.root).where(AnchorRow.current_key.in_(keys))
    return {row.current_key: row.root for row in connection.execute(query)}


def _anchor(
    number: int,
    ordinal: int,
    row: Any,  # Any: as above
    roots: Mapping[str, str],
    is_witness: bool,
) -> dict[str, object]:
    return {
        "judgement_id": number, "ordinal": ordinal, "is_witness": is_witness,
        "content_hash": row.content_hash, "kind": row.kind, "claim_key": row.key, "payload": row.payload,
        "root": roots.get(row.key, row.key), "current_key": row.key,
    }  # fmt: skip


def _touched(connection: Connection, keys: Iterable[str]) -> list[Trait]:
    rows = connection.execute(_BY_KEY.where(ClaimRow.key.in_(list(keys)))).all()
    return [*neighbourhood_of(connection, [trait_of_row(row) for row in rows]).traits.values()]


def _follow(connection: Connection, keys: Iterable[str], before: Sequence[Trait]) -> None:
    """Bring claims and facts up to date after a judgement on these claims came or went."""
    wanted = list(keys)
    stale = facts_told_by(connection, wanted)
    moved: list[Trait] = []
    changed = hold_apart(connection, wanted)
    if changed:
        query = select(ClaimRow.document_id).where(ClaimRow.key.in_(wanted)).distinct()
        near = [*before, *_touched(connection, wanted)]
        moved, redated, left = complete_years(connection, connection.scalars(query).all(), near)
        changed |= redated
        stale |= left
    start = held(connection, [*before, *moved, *_touched(connection, wanted)])
    settle_facts(connection, neighbourhood_of(connection, start), changed, stale)


def facts_told_by(connection: Connection, keys: Iterable[str]) -> set[int]:
    """Return the ids of the facts that the claims of these keys tell."""
    told = connection.scalars(_TOLD.where(ClaimRow.key.in_(list(keys))))
    return {number for number in told if number is not None}


# --- claims held apart ---------------------------------------------------------------------------


def hold_apart(connection: Connection, keys: Iterable[str]) -> dict[int, int]:
    """Mark the claims that standing splits take out, and no others of these.

    Returns the new signature of each that changed, by its id.
    """
    split = (
        select(AnchorRow.current_key)
        .join(JudgementRow, JudgementRow.id == AnchorRow.judgement_id)
        .where(JudgementRow.verb == "split", JudgementRow.undone_at.is_(None))
    )
    wanted = list(keys)
    apart = set(connection.scalars(split.where(AnchorRow.current_key.in_(wanted))))
    rows = connection.execute(_BY_KEY.where(ClaimRow.key.in_(wanted))).all()
    changed = [row for row in rows if row.apart != (row.key in apart)]
    return {row.id: _mark(connection, row, row.key in apart) for row in changed}


def _mark(connection: Connection, row: Any, is_apart: bool) -> int:  # Any: a row of a claim
    """Mark a claim and return its new signature."""

    def trait(dates: tuple[str | None, str | None] | None) -> Trait:
        return trait_of(
            decode_claim(row.kind, row.payload), key=row.key, document=row.content_hash,
            published=row.published, dates=dates, apart=is_apart,
        )  # fmt: skip

    current = trait((row.start, row.end))
    connection.execute(
        update(ClaimRow)
        .where(ClaimRow.id == row.id)
        .values(apart=is_apart, signature=current.signature)
    )
    before = traits_under(connection, [row.signature])
    recount(connection, before | {current.signature: current})
    # The keys of a claim dated by others are those that it has as made, too.
    stored = blocks_of(current).stored | blocks_of(trait(None)).stored
    insert_blocks(connection, {current.signature: stored})
    return current.signature


# --- documents read anew -------------------------------------------------------------------------


def anchor_anew(connection: Connection, number: int, content_hash: str, stale: set[int]) -> list[Trait]:
    """Find, for the judgements on a document read anew, the claims that they are about now.

    Returns claims of other documents that are concerned too; the ids of the facts that those tell are
    added to ``stale``.
    """
    anchors = find_anchors(connection, content_hash)
    if not anchors:
        return []
    query = select(ClaimRow.key, ClaimRow.kind, ClaimRow.payload).where(ClaimRow.document_id == number)
    claims = {row.key: decode_claim(row.kind, row.payload) for row in connection.execute(query)}
    current = match_anchors(anchors, claims)
    ids = select(AnchorRow.judgement_id).where(AnchorRow.content_hash == content_hash).distinct()
    touched = list(connection.scalars(ids))
    for root in {anchor.root for anchor in anchors}:
        connection.execute(
            update(AnchorRow)
            .where(AnchorRow.content_hash == content_hash, AnchorRow.root == root)
            .values(current_key=current.get(root))
        )
    concerned = _hold_anew(connection, touched)
    hold_apart(connection, claims)
    others = concerned - claims.keys()
    stale |= facts_told_by(connection, others)
    return _touched(connection, others)


def _hold_anew(connection: Connection, judgements: Sequence[int]) -> set[str]:
    """Set the claim by which each judgement holds: the first that is there; return those before and now."""
    anchors: defaultdict[int, list[str]] = defaultdict(list)
    query = select(AnchorRow).where(AnchorRow.judgement_id.in_(judgements))
    for row in connection.execute(query.order_by(AnchorRow.judgement_id, AnchorRow.ordinal)):
        if row.current_key is not None:
            anchors[row.judgement_id].append(row.current_key)
    concerned: set[str] = set()
    for judgement in find_judgements(connection, judgements):
        keys = anchors[judgement.id]
        if judgement.verb not in VALUE_VERBS:
            concerned |= {*keys}
            continue
        known = select(JudgementRow.claim_key).where(JudgementRow.id == judgement.id)
        concerned |= {key for key in (*keys[:1], connection.scalar(known)) if key is not None}
        holding = keys[0] if keys else None
        connection.execute(
            update(JudgementRow).where(JudgementRow.id == judgement.id).values(claim_key=holding)
        )
    return concerned
