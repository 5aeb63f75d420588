"""The columns of the tables: one flat, typed row a fact, one for each of its people and for each account.

A row holds text, whole numbers, truth values, days, and tuples of texts; unknown is None, or an empty tuple.
What each column means is told in ``docs/exports.md``. ``start`` and ``end`` are EDTF; beside them stands the
day where it is exactly one.
"""

from __future__ import annotations

from datetime import date
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from communique.model import Record


class Row(Record, frozen=True, kw_only=True):
    """Base of all rows; ``key`` is that of the fact."""

    key: str


class FactRow(Row, frozen=True, kw_only=True):
    """What every fact has: how it reads, and what it rests on.

    ``accounts`` counts all accounts, ``sources`` the independent documents. ``documents``, ``outlets``,
    ``published`` and ``quotes`` are parallel, one entry for each account that the ledger lists, an empty text
    for what is unknown.
    """

    text: str
    accounts: int
    sources: int
    contested: bool
    contested_fields: tuple[str, ...]
    other_values: tuple[str, ...]
    verdict: str | None
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    published: tuple[str, ...]
    quotes: tuple[str, ...]


class CodedRow(FactRow, frozen=True, kw_only=True):
    """A fact with codes of the field's event data; ``plover_source`` and ``plover_target`` are parties."""

    plover_type: str | None
    plover_mode: str | None
    plover_context: tuple[str, ...]
    plover_source: tuple[str, ...]
    plover_target: tuple[str, ...]
    cameo: str | None


class EventRow(CodedRow, frozen=True, kw_only=True):
    """A visit, meeting, call, session or gathering; the columns that a type does not have are None."""

    type: str
    status: str
    start: str | None
    end: str | None
    start_day: date | None
    end_day: date | None
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    place: str | None
    place_party: str | None
    visit_from: str | None
    visit_to: str | None
    visit_kind: str | None
    mechanism: str | None
    ordinal: int | None
    name: str | None


class AgreementRow(CodedRow, frozen=True, kw_only=True):
    """An instrument, or a bundle of ``count``."""

    kind: str
    status: str
    title: str
    start: str | None
    end: str | None
    start_day: date | None
    end_day: date | None
    parties: tuple[str, ...]
    count: int
    approximate: bool


class RelationRow(FactRow, frozen=True, kw_only=True):
    """The standing of two parties, or a change of it."""

    level: str
    change: str
    start: str | None
    end: str | None
    start_day: date | None
    end_day: date | None
    parties: tuple[str, ...]


class CommitmentRow(CodedRow, frozen=True, kw_only=True):
    """An undertaking or ask; ``said_first`` and ``said_last`` are the publications that tell it (EDTF)."""

    modality: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    actions: tuple[str, ...]
    sectors: tuple[str, ...]
    deadline: str | None
    said_first: str | None
    said_last: str | None


class PositionRow(FactRow, frozen=True, kw_only=True):
    """A stance; ``said_first`` and ``said_last`` as for commitments."""

    by: tuple[str, ...]
    stance: str
    topic: str
    said_first: str | None
    said_last: str | None


class OfficeHolderRow(FactRow, frozen=True, kw_only=True):
    """A person in an office; documents vouch for ``vouched_first`` and ``vouched_last`` (EDTF), no more."""

    name: str
    office: str
    party: str | None
    vouched_first: str | None
    vouched_last: str | None


class ParticipantRow(Row, frozen=True, kw_only=True):
    """A person who took part in the event of this key."""

    type: str
    status: str
    start: str | None
    end: str | None
    name: str | None
    office: str | None
    party: str | None


class SourceRow(Row, frozen=True, kw_only=True):
    """An account of the fact of this key: the document, and its words.

    ``spans`` are the offsets of the quotes in the document's text as read, in code points, end exclusive.
    Documents of one ``origin_id`` nearly repeat each other and are one source. ``score`` and ``reasons`` tell
    why the account is held to be one of this fact.
    """

    kind: str
    claim: str
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: str
    document_id: int
    origin_id: int
    start: str | None
    end: str | None
    quotes: tuple[str, ...]
    spans: tuple[str, ...]
    attribution: str | None
    rule: str
    confidence: float
    score: float
    reasons: tuple[str, ...]


TABLES: dict[str, type[Row]] = {
    "events": EventRow,
    "agreements": AgreementRow,
    "relations": RelationRow,
    "commitments": CommitmentRow,
    "positions": PositionRow,
    "office_holders": OfficeHolderRow,
    "participants": ParticipantRow,
    "sources": SourceRow,
}
"""The tables by name, in their order: a table a kind of fact, then those that hang on them by the key."""


def columns(row: type[Row]) -> tuple[str, ...]:
    """Return a table's columns in their order: the key, those of the kind, then those that all facts have."""
    common = [name for base in (CodedRow, FactRow) if issubclass(row, base) for name in base.__annotations__]
    own = [name for name in row.__struct_fields__ if name not in common]
    return (*own, *common)


def types(row: type[Row]) -> dict[str, type]:
    """Return the type of each column in order, without None: str, int, float, bool, date, tuple (of str)."""
    hints = get_type_hints(row)
    return {name: _bare(hints[name]) for name in columns(row)}


def _bare(hint: Any) -> type:  # Any: what Python gives for a type that is written out
    (known,) = [part for part in get_args(hint) or (hint,) if part not in (NoneType, Ellipsis)]
    bare: type = tuple if get_origin(hint) is tuple else known
    return bare
