"""An event on its way: what one mention in the text gives, before mentions of one event are merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from communique.extraction.coding import code_event
from communique.extraction.events.status import Told, settle
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

    ``evidence`` holds clean offsets. ``told`` is what the words say of its status. What the flags say:

    - ``weak``: it only points to an event told elsewhere ("the visit") and stands for nothing alone
    - ``soft``: it leaves open whether people met or telephoned ("spoke with")
    - ``other``: it is set off from the event reported ("the previous meeting")
    - ``anaphoric``: those who act are named before ("the delegation")
    - ``unsure``: it is an event only if it has a time
    - ``open``: one side is not named yet ("spoke with partners"); those present may be
    - ``hosted``: those met are of the state visited, which its words leave out ("met with leaders")
    - ``leg``: it is one only if a visit to the place is told ("in Peru, they will discuss")
    - ``sequel``: it follows on the event told before ("also met")
    - ``present``: it is under way in the text ("who is in Peru")
    - ``headline``: it stands in a headline or standfirst
    - ``turn``: it is one of several, with those who were met by turns
    - ``tour``: its time is that of a journey to several states

    ``doers`` are the parties of a "they" that acts: travellers told before may be meant instead.
    ``merged`` holds "reference" where an occasion is only what a stay is for, or is recalled, and "mention"
    where it is only spoken of: what is told around it does not date it.
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
    anaphoric: bool = False
    unsure: bool = False
    open: bool = False
    hosted: bool = False
    leg: bool = False
    sequel: bool = False
    present: bool = False
    headline: bool = False
    turn: bool = False
    tour: bool = False
    origin: str = ""
    destination: str = ""
    kind: VisitKind | None = None
    mechanism: str | None = None
    ordinal: int | None = None
    name: str | None = None
    doers: tuple[str, ...] = ()
    merged: list[str] = field(default_factory=list)


CONFIDENCE: dict[EventType, float] = {
    "visit": 0.85, "meeting": 0.85, "call": 0.9, "session": 0.7, "gathering": 0.75,
}  # fmt: skip
"""How often the rules of a type were right on documents that were not read while they were written."""

_CLASSES: dict[EventType, type[AnyEvent]] = {
    "visit": Visit, "meeting": Meeting, "call": Call, "session": Session, "gathering": Gathering,
}  # fmt: skip


def finish(draft: Draft, text: str, published: str | None) -> AnyEvent:
    """Return the claim for a draft, coded, with evidence in clean offsets of ``text``."""
    event = _event(draft, published)
    coding = code_event(event, " ".join(text[span.start : span.end] for span in draft.evidence))
    return msgspec.structs.replace(event, plover=coding.plover, cameo=coding.cameo)


def _event(draft: Draft, published: str | None) -> AnyEvent:
    interval = draft.interval
    fields: dict[str, Any] = {  # Any: the fields of an event have many types
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
        fields |= {"origin": draft.origin, "destination": draft.destination, "kind": draft.kind}
    elif draft.type == "session":
        fields |= {"mechanism": draft.mechanism or "", "ordinal": draft.ordinal}
    elif draft.type == "gathering":
        fields["name"] = draft.name
    return _CLASSES[draft.type](**fields)
