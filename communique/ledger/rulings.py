"""Reading judgements from the store: all of them, those that hold on facts, and the ties that joins make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, select

from communique.ledger.claims import decode_claim
from communique.ledger.compare import Join
from communique.ledger.judgements import VALUE_VERBS, Anchor
from communique.ledger.records import Judgement, Undoing
from communique.ledger.schema import AnchorRow, ClaimRow, JudgementRow

_CHUNK = 5_000
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)  # Any: numbers or keys of rows
_TYING = ("join", "split")
_STANDING = JudgementRow.undone_at.is_(None)
_ANY = select(JudgementRow.id).where(_STANDING).limit(1)
_ANY_TIE = select(JudgementRow.id).where(JudgementRow.verb.in_(_TYING), _STANDING).limit(1)
_TIED = (
    select(AnchorRow.judgement_id)
    .join(ClaimRow, ClaimRow.key == AnchorRow.current_key)
    .join(JudgementRow, JudgementRow.id == AnchorRow.judgement_id)
    .where(ClaimRow.signature.in_(_WANTED), JudgementRow.verb.in_(_TYING), _STANDING)
    .distinct()
)
_ENDS = (
    select(
        AnchorRow.judgement_id, AnchorRow.current_key, ClaimRow.signature,
        JudgementRow.at, JudgementRow.author,
    )
    .join(ClaimRow, ClaimRow.key == AnchorRow.current_key)
    .join(JudgementRow, JudgementRow.id == AnchorRow.judgement_id)
    .where(AnchorRow.judgement_id.in_(_WANTED))
    .order_by(AnchorRow.judgement_id, AnchorRow.ordinal)
)  # fmt: skip
_SPLITS = (
    select(AnchorRow.judgement_id, AnchorRow.current_key, JudgementRow.at)
    .join(JudgementRow, JudgementRow.id == AnchorRow.judgement_id)
    .where(AnchorRow.current_key.in_(_WANTED), JudgementRow.verb == "split", _STANDING)
)
_HOLDING = (
    select(JudgementRow.id, ClaimRow.signature)
    .join(ClaimRow, ClaimRow.key == JudgementRow.claim_key)
    .where(ClaimRow.signature.in_(_WANTED), _STANDING)
)
_ROWS = select(JudgementRow).order_by(JudgementRow.at, JudgementRow.id)
_ANCHORS = (
    select(AnchorRow.judgement_id, AnchorRow.claim_key, AnchorRow.is_witness, AnchorRow.current_key)
    .where(AnchorRow.judgement_id.in_(_WANTED))
    .order_by(AnchorRow.judgement_id, AnchorRow.ordinal)
)


def has_judgements(connection: Connection) -> bool:
    """Return whether any judgements hold, on what facts say or on what makes them up."""
    return connection.execute(_ANY).first() is not None


def has_ties(connection: Connection) -> bool:
    """Return whether any facts were joined or split by hand."""
    return connection.execute(_ANY_TIE).first() is not None


def ties_of(connection: Connection, signatures: Iterable[int]) -> dict[tuple[int, int], Join]:
    """Return the joins that people made of claims of these signatures, by pairs in ascending order.

    A split ends the joins made before it of the claims that it takes out; those that it takes out together
    are joined by it.
    """
    tying = {row.judgement_id for row in _rows(connection, _TIED, signatures)}
    ends: defaultdict[int, list[Any]] = defaultdict(list)  # Any: rows of `_ENDS`
    for row in _rows(connection, _ENDS, tying):
        ends[row.judgement_id].append(row)
    keys = {row.current_key for rows in ends.values() for row in rows}
    splits: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in _rows(connection, _SPLITS, keys):
        splits[row.current_key].append((row.at, row.judgement_id))
    ties: dict[tuple[int, int], Join] = {}
    for rows in ends.values():
        standing = [
            row for row in rows if max(splits[row.current_key], default=("", 0)) <= (row.at, row.judgement_id)
        ]
        for one, other in combinations(standing, 2):
            if one.signature != other.signature:
                pair = (min(one.signature, other.signature), max(one.signature, other.signature))
                ties[pair] = Join(1.0, (f"joined by a judgement of {one.author}",))
    return ties


def judgements_on(connection: Connection, signatures: Iterable[int]) -> dict[int, tuple[Judgement, ...]]:
    """Return the standing judgements on what facts say, by the signature of the claim by which they hold."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in _rows(connection, _HOLDING, signatures):
        found[row.signature].add(row.id)
    if not found:
        return {}
    known = {j.id: j for j in find_judgements(connection, {i for ids in found.values() for i in ids})}
    return {signature: tuple(known[i] for i in sorted(ids)) for signature, ids in found.items()}


def find_judgements(connection: Connection, ids: Iterable[int] | None = None) -> tuple[Judgement, ...]:
    """Return judgements in order of time, all of them where no ids are given."""
    if ids is None:
        rows = connection.execute(_ROWS).all()
    else:
        rows = [*_rows(connection, _ROWS.where(JudgementRow.id.in_(_WANTED)), ids)]
    anchors: defaultdict[int, list[Any]] = defaultdict(list)  # Any: rows of `_ANCHORS`
    for anchor in _rows(connection, _ANCHORS, [row.id for row in rows]):
        anchors[anchor.judgement_id].append(anchor)
    return tuple(_judgement(row, anchors[row.id]) for row in rows)


def find_anchors(connection: Connection, content_hash: str) -> tuple[Anchor, ...]:
    """Return what judgements, undone ones too, are about in a document, in order of their making."""
    query = (
        select(AnchorRow)
        .where(AnchorRow.content_hash == content_hash)
        .order_by(AnchorRow.judgement_id, AnchorRow.ordinal)
    )
    return tuple(
        Anchor(
            document=row.content_hash, root=row.root, claim_key=row.claim_key,
            claim=decode_claim(row.kind, row.payload), witness=row.is_witness, current=row.current_key,
        )
        for row in connection.execute(query)
    )  # fmt: skip


def _judgement(row: Any, anchors: Sequence[Any]) -> Judgement:  # Any: columns of judgements, of anchors
    undone = None
    if row.undone_at is not None:
        undone = Undoing(author=row.undone_by, at=row.undone_at, reason=row.undone_reason or "")
    is_held = row.claim_key is not None if row.verb in VALUE_VERBS else all(a.current_key for a in anchors)
    return Judgement(
        id=row.id, verb=row.verb, author=row.author, at=row.at, reason=row.reason,
        claims=tuple(anchor.claim_key for anchor in anchors if not anchor.is_witness),
        seen=tuple(anchor.current_key for anchor in anchors if anchor.current_key is not None),
        field=row.field, value=msgspec.json.decode(row.value) if row.value is not None else None,
        undone=undone, is_loose=not is_held,
    )  # fmt: skip


def _rows(connection: Connection, query: Any, wanted: Iterable[Any]) -> list[Any]:  # Any: queries and rows
    values = sorted(wanted)
    return [
        row
        for i in range(0, len(values), _CHUNK)
        for row in connection.execute(query, {"wanted": values[i : i + _CHUNK]})
    ]
