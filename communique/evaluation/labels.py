"""Records in the shape of the codebook, as loosely as labelled files and other engines write them.

Gold and predictions are compared in this one shape. Whatever a record may lack is ``None`` here; what
the comparison does not look at is not read at all.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from communique.model import Extraction, Record, Span

Kind = Literal["events", "agreements", "relations", "commitments", "positions", "office_holders"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The codebook's six lists, in its order."""


class Label(Record, frozen=True, kw_only=True):
    """What all six kinds share: ``evidence`` as spans, or as exact quotes of the text."""

    evidence: tuple[str | Span, ...] | None = None


class PersonLabel(Record, frozen=True, kw_only=True):
    """A participant of an event."""

    name: str | None = None
    office: str | None = None
    party: str | None = None


class PlaceLabel(Record, frozen=True, kw_only=True):
    """The place of an event."""

    name: str | None = None


class EventLabel(Label, frozen=True, kw_only=True, rename={"origin": "from", "destination": "to"}):
    """An event of any type; ``origin`` and ``destination`` belong to visits, ``ordinal`` to sessions."""

    type: str | None = None
    parties: tuple[str, ...] | None = None
    participants: tuple[PersonLabel, ...] | None = None
    start: str | None = None
    end: str | None = None
    place: PlaceLabel | None = None
    status: str | None = None
    origin: str | None = None
    destination: str | None = None
    kind: str | None = None
    ordinal: int | None = None


class AgreementLabel(Label, frozen=True, kw_only=True):
    """An instrument, or a bundle of them where ``count`` is over 1."""

    kind: str | None = None
    title: str | None = None
    parties: tuple[str, ...] | None = None
    date: str | None = None
    status: str | None = None
    count: int | None = None


class RelationLabel(Label, frozen=True, kw_only=True):
    """The standing of two parties, or a change of it."""

    parties: tuple[str, ...] | None = None
    level: str | None = None
    change: str | None = None
    date: str | None = None


class CommitmentLabel(Label, frozen=True, kw_only=True):
    """An undertaking or ask."""

    modality: str | None = None
    by: tuple[str, ...] | None = None
    to: tuple[str, ...] | None = None
    sectors: tuple[str, ...] | None = None
    deadline: str | None = None


class PositionLabel(Label, frozen=True, kw_only=True):
    """A stance."""

    by: tuple[str, ...] | None = None
    topic: str | None = None
    stance: str | None = None


class OfficeHolderLabel(Label, frozen=True, kw_only=True):
    """A person with an office."""

    name: str | None = None
    office: str | None = None
    party: str | None = None
    as_of: str | None = None


AnyLabel = EventLabel | AgreementLabel | RelationLabel | CommitmentLabel | PositionLabel | OfficeHolderLabel


class Labels(Record, frozen=True, kw_only=True):
    """The six lists of one document; a list may be ``None`` where a file writes null."""

    events: tuple[EventLabel, ...] | None = None
    agreements: tuple[AgreementLabel, ...] | None = None
    relations: tuple[RelationLabel, ...] | None = None
    commitments: tuple[CommitmentLabel, ...] | None = None
    positions: tuple[PositionLabel, ...] | None = None
    office_holders: tuple[OfficeHolderLabel, ...] | None = None

    def of(self, kind: Kind) -> tuple[AnyLabel, ...]:
        """Return the records of one kind, in their order; empty where there are none."""
        records: tuple[AnyLabel, ...] | None = getattr(self, kind)
        return records or ()


def labels_of(extraction: Extraction) -> Labels:
    """Return an extraction's records in the shape in which they are compared."""
    return msgspec.convert(msgspec.to_builtins(extraction), Labels)
