"""An event on its way: what one mention in the text gives, before mentions of one event are merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import msgspec

from communique.extraction.coding import code_event
from communique.extraction.events.when import Told, settle
from communique.language.en.times import Interval
from communique.model import (
    AnyEvent,
    Call,
    Gathering,
    Meeting,
    Participant,
    Place,
    Session,
    Span,
    Visit,
    VisitKind,
)

EventType = Literal["visit", "meeting", "call", "session", "gathering"]


@dataclass(slots=True)
class Draft:
    """One mention of an event, in the sentence ``index`` of the document, ``first:last`` its governing units.

    ``evidence`` holds clean offsets. ``told`` is what the words say of its status. A ``weak`` draft only points
    to an event told elsewhere ("the visit"); a ``soft`` one leaves open whether people met or telephoned
    ("spoke with"); ``other`` sets it off from the event reported ("the previous meeting"). ``inherited`` tells
    that its time was taken over from another event. An ``unsure`` one is an event only if it has a time; a
    ``leg`` only if a visit to the place is told ("in Peru, they will discuss"). A ``sequel`` follows on the event
    told before ("also met"); a ``present`` one is under way in the text ("who is in Peru").
    """

    type: EventType
    rule: str
    index: int
    first: int
    last: int
    parties: tuple[str, ...]
    evidence: list[Span]
    participants: tuple[Participant, ...] = ()
    told: Told = "untold"
    interval: Interval | None = None
    place: Place | None = None
    attribution: str | None = None
    weak: bool = False
    soft: bool = False
    other: bool = False
    inherited: bool = False
    anaphoric: bool = False
    unsure: bool = False
    leg: bool = False
    sequel: bool = False
    present: bool = False
    headline: bool = False
    origin: str = ""
    destination: str = ""
    kind: VisitKind | None = None
    mechanism: str | None = None
    ordinal: int | None = None
    name: str | None = None
    merged: list[str] = field(default_factory=list)


CONFIDENCE: dict[EventType, float] = {"meeting": 0.85, "visit": 0.85, "call": 0.9, "session": 0.85, "gathering": 0.75}
"""How often the rules of a type were right on documents that were not read while they were written."""


def finish(draft: Draft, text: str, published: str | None) -> AnyEvent:
    """Return the claim for a draft, coded, with evidence in clean offsets of ``text``."""
    event = _event(draft, published)
    coding = code_event(event, " ".join(text[span.start : span.end] for span in draft.evidence))
    return msgspec.structs.replace(event, plover=coding.plover, cameo=coding.cameo)


def _event(draft: Draft, published: str | None) -> AnyEvent:
    interval = draft.interval
    shared = {
        "evidence": tuple(sorted(set(draft.evidence))),
        "rule": draft.rule,
        "confidence": CONFIDENCE[draft.type],
        "attribution": draft.attribution,
        "parties": draft.parties,
        "participants": draft.participants,
        "start": interval.start if interval else None,
        "end": interval.end if interval else None,
        "place": draft.place,
        "status": settle(draft.told, interval, published),
    }
    if draft.type == "visit":
        return Visit(**shared, origin=draft.origin, destination=draft.destination, kind=draft.kind)  # type: ignore[arg-type]
    if draft.type == "session":
        return Session(**shared, mechanism=draft.mechanism or "", ordinal=draft.ordinal)  # type: ignore[arg-type]
    if draft.type == "gathering":
        return Gathering(**shared, name=draft.name)  # type: ignore[arg-type]
    return (Call if draft.type == "call" else Meeting)(**shared)  # type: ignore[arg-type]
