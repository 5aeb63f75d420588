"""An event on its way: what one mention in the text gives, before mentions of one event are merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from communique.extraction.coding import code_event
from communique.extraction.discourse import Clauses
from communique.language.en.times import Interval
from communique.model import (
    AnyEvent,
    Call,
    EventStatus,
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
    """One mention of an event.

    ``first:last`` are the units of the governing words in the sentence of ``clauses``; ``evidence`` holds
    clean offsets. A ``weak`` draft points to an event that is told elsewhere ("the visit") and stands for
    nothing by itself. ``inherited`` tells that the time is that of another event, not of its own words.
    """

    type: EventType
    rule: str
    clauses: Clauses
    first: int
    last: int
    parties: tuple[str, ...]
    participants: tuple[Participant, ...] = ()
    interval: Interval | None = None
    place: Place | None = None
    status: EventStatus = "held"
    attribution: str | None = None
    evidence: list[Span] = field(default_factory=list)
    weak: bool = False
    inherited: bool = False
    origin: str = ""
    destination: str = ""
    kind: VisitKind | None = None
    mechanism: str | None = None
    ordinal: int | None = None
    name: str | None = None

    @property
    def index(self) -> int:
        """The place of the sentence in the document."""
        return self.clauses.index


_CONFIDENCE = {"meeting": 0.85, "visit": 0.85, "call": 0.9, "session": 0.85, "gathering": 0.75}
"""How sure the rules of a type are: about their precision on documents that were not read."""


def finish(draft: Draft, text: str) -> AnyEvent:
    """Return the claim for a draft, coded, with evidence in clean offsets of ``text``."""
    quote = " ".join(text[span.start : span.end] for span in draft.evidence)
    event = _event(draft)
    coding = code_event(event, quote)
    return _coded(event, coding.plover, coding.cameo)
