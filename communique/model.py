"""The records that every part of the program exchanges, in the shape of the codebook.

Offsets count Unicode code points, end exclusive. Those of a `Span` that leaves the program point into
the text as it was read; the inner stages work on the clean text, and `Document.original` maps back.

Dates are EDTF strings (ISO 8601-2, level 0, plus ``XXXX`` for a year that nothing fixes). Parties are
ISO 3166-1 alpha-3 codes of states or upper-case short names of organisations. Unknown is ``None``.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar, Literal

import msgspec

SectionKind = Literal[
    "headline", "standfirst", "byline", "dateline", "paragraph", "question", "answer",
    "caption", "source", "teaser", "navigation",
]
REPORTING_SECTIONS: frozenset[SectionKind] = frozenset(
    {"headline", "standfirst", "paragraph", "question", "answer", "caption"}
)
"""The kinds of section whose text counts; no record comes from any other."""

PublishedBasis = Literal["stated", "inferred", "unknown"]
EventStatus = Literal["held", "planned", "called-off"]
VisitKind = Literal["state", "official", "working", "private", "transit"]
AgreementKind = Literal[
    "treaty", "agreement", "joint-statement", "declaration", "memorandum", "protocol",
    "plan", "contract", "charter", "other",
]
AgreementStatus = Literal["signed", "in-force", "negotiating", "proposed"]
RelationChange = Literal["established", "upgraded", "ended", "standing"]
Modality = Literal["agreed", "pledged", "requested"]
Stance = Literal["supports", "opposes", "neutral"]


class Record(msgspec.Struct, frozen=True):
    """Base of all records: immutable and compared by value; all but spans are built by keyword."""


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of text: ``start`` inclusive, ``end`` exclusive, in code points."""

    start: int
    end: int


# --- documents -----------------------------------------------------------------------------------


class OffsetMap(msgspec.Struct, frozen=True):
    """Where each character of the clean text stood in the text as read.

    ``clean`` and ``original`` are parallel and ascending, and ``clean`` starts at 0: from ``clean[i]`` on,
    characters stand in the original from ``original[i]`` on, one for one, until ``clean[i + 1]``.
    """

    clean: tuple[int, ...] = (0,)
    original: tuple[int, ...] = (0,)

    def at(self, offset: int) -> int:
        """Return the original offset of the clean character at ``offset``."""
        i = bisect_right(self.clean, offset) - 1
        return self.original[i] + offset - self.clean[i]

    def span(self, start: int, end: int) -> Span:
        """Return the original span of the clean characters ``start:end`` (empty stays empty)."""
        if end <= start:
            return Span(self.at(start), self.at(start))
        return Span(self.at(start), self.at(end - 1) + 1)


class Section(Record, frozen=True, kw_only=True):
    """A stretch of the clean text with one function; ``speaker`` is who answers or asks, as printed."""

    kind: SectionKind
    start: int
    end: int
    speaker: str | None = None


class Dateline(Record, frozen=True, kw_only=True):
    """Place and agency that head an agency report: ``Hanoi (VNA) –``."""

    place: str | None = None
    agency: str | None = None


class Document(Record, frozen=True, kw_only=True):
    """A document as read, its clean text with the map back, and what it says of itself.

    ``sections`` are ordered, do not overlap and hold offsets into ``clean``.
    """

    path: str
    text: str
    clean: str
    offsets: OffsetMap
    sections: tuple[Section, ...]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    dateline: Dateline = Dateline()
    language: str = "en"

    def original(self, start: int, end: int) -> Span:
        """Return the span in ``text`` of the clean characters ``start:end``."""
        return self.offsets.span(start, end)


class SectionHeader(Record, frozen=True, kw_only=True):
    """A section as reported: its kind, with offsets into the text as read."""

    kind: SectionKind
    start: int
    end: int


class DocumentHeader(Record, frozen=True, kw_only=True):
    """What an extraction reports of its document; section offsets point into the text as read."""

    path: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: PublishedBasis
    dateline: Dateline
    language: str
    sections: tuple[SectionHeader, ...]


# --- claims --------------------------------------------------------------------------------------


class Participant(Record, frozen=True, kw_only=True):
    """A person who took part: fullest name without honorifics, office without the country."""

    name: str | None
    office: str | None
    party: str | None


class Place(Record, frozen=True, kw_only=True):
    """A city, venue or region as named, and the state it lies in."""

    name: str
    party: str | None = None


class Plover(Record, frozen=True, kw_only=True):
    """A PLOVER code: event type, mode and contexts, and who acts towards whom (party codes)."""

    type: str
    mode: str | None
    context: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]


class Claim(Record, frozen=True, kw_only=True):
    """What one document says, with the spans that say it.

    ``evidence`` holds at least one span; ``rule`` is the id of the rule that made the claim;
    ``attribution`` names who says so where it is not the outlet itself; ``confidence`` is 0 to 1.
    """

    evidence: tuple[Span, ...]
    rule: str
    confidence: float
    attribution: str | None = None


class Event(Claim, frozen=True, kw_only=True, tag_field="type"):
    """Something that took place or will: parties, people, time (EDTF), place and status."""

    type: ClassVar[str]

    parties: tuple[str, ...]
    participants: tuple[Participant, ...] = ()
    start: str | None = None
    end: str | None = None
    place: Place | None = None
    status: EventStatus = "held"
    plover: Plover | None = None
    cameo: str | None = None


class Visit(Event, frozen=True, kw_only=True, tag="visit", rename={"origin": "from", "destination": "to"}):
    """Travel of an official to another state: ``origin`` is the visitor's party."""

    type: ClassVar[str] = "visit"

    origin: str
    destination: str
    kind: VisitKind | None = None


class Meeting(Event, frozen=True, kw_only=True, tag="meeting"):
    """People of two or more parties meet in person."""

    type: ClassVar[str] = "meeting"


class Call(Event, frozen=True, kw_only=True, tag="call"):
    """A talk by telephone or video, or an exchange of messages."""

    type: ClassVar[str] = "call"


class Session(Event, frozen=True, kw_only=True, tag="session"):
    """A sitting of a standing mechanism, with its number where one is given."""

    type: ClassVar[str] = "session"

    mechanism: str
    ordinal: int | None = None


class Gathering(Event, frozen=True, kw_only=True, tag="gathering"):
    """A summit, conference, commemoration or ceremony that parties attend or host."""

    type: ClassVar[str] = "gathering"

    name: str | None = None


AnyEvent = Visit | Meeting | Call | Session | Gathering


class Agreement(Claim, frozen=True, kw_only=True):
    """An instrument concluded or worked on; ``count`` is over 1 for a bundle."""

    kind: AgreementKind
    title: str
    parties: tuple[str, ...]
    date: str | None = None
    status: AgreementStatus
    count: int = 1
    approximate: bool = False
    plover: Plover | None = None
    cameo: str | None = None


class Relation(Claim, frozen=True, kw_only=True):
    """The formal standing of two parties, or a dated change of it; ``level`` is in kebab-case."""

    parties: tuple[str, str]
    level: str
    change: RelationChange
    date: str | None = None


class Commitment(Claim, frozen=True, kw_only=True):
    """A forward-looking undertaking or ask; ``actions`` are verb phrases in the document's words."""

    modality: Modality
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    deadline: str | None = None
    plover: Plover | None = None
    cameo: str | None = None


class Position(Claim, frozen=True, kw_only=True):
    """A party's stance on a matter beyond the two parties' own cooperation."""

    by: tuple[str, ...]
    topic: str
    stance: Stance


class OfficeHolder(Claim, frozen=True, kw_only=True):
    """A person named together with an office; ``as_of`` is the date the document vouches for."""

    name: str
    office: str
    party: str | None
    as_of: str | None = None


class Extraction(Record, frozen=True, kw_only=True):
    """All that one document says, in the codebook's six lists."""

    document: DocumentHeader
    events: tuple[AnyEvent, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    relations: tuple[Relation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()
    office_holders: tuple[OfficeHolder, ...] = ()
