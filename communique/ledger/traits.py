"""What the ledger compares of a claim: its parties, people, period and words, folded once.

A trait is all that reconciling sees, so facts depend on nothing else: not on the order in which
documents came, nor on the store. Claims with the same signature say the same thing in the same way.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

import msgspec

from communique.language.en.parties import party_demonym, party_name
from communique.ledger.dates import Period, read_period
from communique.ledger.names import Name, name_words
from communique.ledger.wording import content_words
from communique.model import (
    Agreement,
    AnyEvent,
    Call,
    Commitment,
    Gathering,
    Meeting,
    OfficeHolder,
    Position,
    Relation,
    Session,
    Visit,
)

Kind = Literal["events", "agreements", "relations", "commitments", "positions", "office_holders"]
"""The codebook's six lists."""

AnyClaim = AnyEvent | Agreement | Relation | Commitment | Position | OfficeHolder

KINDS: tuple[Kind, ...] = (
    "events",
    "agreements",
    "relations",
    "commitments",
    "positions",
    "office_holders",
)


class Person(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """A participant folded: the party's code (empty if unknown), the words of name and of office."""

    party: str
    name: Name = ()
    office: tuple[str, ...] = ()


class Trait(msgspec.Struct, frozen=True, kw_only=True, array_like=True, cache_hash=True, gc=False):
    """One claim as reconciling sees it.

    ``label`` holds what must agree word for word (visit direction, level of a relation, stance);
    ``words`` the stems of what may be worded differently; ``seen`` the document's publication;
    ``document`` its content hash. ``number`` is a session's ordinal or an agreement's count. ``apart`` is
    set where a person holds the claim apart: it is compared with no other.
    """

    key: str
    kind: Kind
    type: str
    document: str
    parties: tuple[str, ...]
    label: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    speaker: Name = ()
    period: Period | None = None
    seen: Period | None = None
    status: str = ""
    words: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    number: int | None = None
    place: tuple[str, str] = ("", "")
    apart: bool = False
    signature: int = 0


def _signed(trait: Trait) -> Trait:
    """Return the trait with its signature: 63 bits shared by claims that reconciling cannot tell apart.

    Undertakings, positions and agreements are told of one occasion each: they share it with none. The upper
    bits are of the parties and of the month, so that what is compared lies together in the store.
    """
    is_own = trait.apart or trait.kind in _TOLD_ONCE
    own = trait.key if is_own else ""
    seen = trait.seen if trait.period is None and trait.kind == "events" else None
    parts = (
        own, trait.kind, trait.type, trait.parties, trait.label, trait.towards, trait.people, trait.period,
        seen, trait.status, sorted(trait.words), trait.tags, trait.number, trait.place,
        *((trait.apart,) if trait.apart else ()),
    )  # fmt: skip
    lower = short_hash(msgspec.json.encode(parts)) >> _PLACE_BITS
    upper = _place_of(trait.parties, trait.period or (trait.seen if is_own else seen))
    return msgspec.structs.replace(trait, signature=upper | lower)


_PARTY_BITS, _MONTH_BITS = 10, 6
_PLACE_BITS = _PARTY_BITS + _MONTH_BITS
"""Of 63: of a hundred thousand claims of one pair and month, two coincide with a probability of 0.00004."""


def _place_of(parties: tuple[str, ...], period: Period | None) -> int:
    """Return the upper bits of the signatures of parties in a month, or at no known time."""
    month = 0
    if period is not None and not period.yearless:
        month = date.fromordinal(period.first).year * 12 + date.fromordinal(period.first).month
    place = (_party_hash(parties) >> 63 - _PARTY_BITS) << _MONTH_BITS
    return (place | month % (1 << _MONTH_BITS)) << 63 - _PLACE_BITS


@lru_cache(maxsize=65536)
def _party_hash(parties: tuple[str, ...]) -> int:
    return short_hash(" ".join(parties).encode())


_TOLD_ONCE = frozenset({"agreements", "commitments", "positions"})


def short_hash(content: bytes) -> int:
    """Return a hash of 63 bits, which every database holds as a whole number."""
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big") >> 1


def kind_of(claim: AnyClaim) -> Kind:
    """Return the codebook's list to which a claim belongs."""
    match claim:
        case Agreement():
            return "agreements"
        case Relation():
            return "relations"
        case Commitment():
            return "commitments"
        case Position():
            return "positions"
        case OfficeHolder():
            return "office_holders"
        case _:
            return "events"


def type_of(claim: AnyClaim) -> str:
    """Return the type within the list: an event's type, a modality, a change, a stance, or nothing."""
    match claim:
        case Visit() | Meeting() | Call() | Session() | Gathering():
            return claim.type
        case Commitment():
            return claim.modality
        case Relation():
            return claim.change
        case Position():
            return claim.stance
        case _:
            return ""


def parties_of(claim: AnyClaim) -> tuple[str, ...]:
    """Return all parties that a claim concerns, sorted: doers and those done by, each once."""
    match claim:
        case Commitment():
            parties = {*claim.by, *claim.to}
        case Position():
            parties = set(claim.by)
        case OfficeHolder():
            parties = {claim.party} if claim.party else set()
        case _:
            parties = set(claim.parties)
    return tuple(sorted(parties))


def dates_of(claim: AnyClaim) -> tuple[str | None, str | None]:
    """Return a claim's EDTF start and end; an interval in one field is parted."""
    match claim:
        case Agreement() | Relation():
            start = claim.date
        case Commitment():
            start = claim.deadline
        case OfficeHolder():
            start = claim.as_of
        case Position():
            start = None
        case _:
            return claim.start, claim.end if claim.end is not None else claim.start
    if start is not None and "/" in start:
        first, _, last = start.partition("/")
        return first, last
    return start, start


def trait_of(
    claim: AnyClaim,
    *,
    key: str,
    document: str,
    published: str | None,
    dates: tuple[str | None, str | None] | None = None,
    apart: bool = False,
) -> Trait:
    """Return the trait of one claim of a document with that content hash and EDTF publication date.

    ``dates`` are the claim's start and end where other documents complete them; ``apart`` tells that it is
    compared with no other.
    """
    trait = _unsigned_trait(claim, key, document, published)
    if apart:
        trait = msgspec.structs.replace(trait, apart=True)
    if dates is not None and trait.period is not None:
        trait = msgspec.structs.replace(trait, period=read_period(*dates))
    return _signed(trait)


def _unsigned_trait(claim: AnyClaim, key: str, document: str, published: str | None) -> Trait:
    kind = kind_of(claim)
    common = Trait(
        key=key, kind=kind, type=type_of(claim), document=document, parties=parties_of(claim),
        seen=read_period(published), speaker=name_words(claim.attribution or ""),
    )  # fmt: skip
    match claim:
        case Agreement():
            return msgspec.structs.replace(
                common, period=_period(claim), words=content_words(claim.title), label=(claim.kind,),
                number=claim.count, status=claim.status,
            )  # fmt: skip
        case Relation():
            return msgspec.structs.replace(common, period=_period(claim), label=(claim.level,))
        case Commitment():
            return msgspec.structs.replace(
                common, label=tuple(sorted(claim.by)), towards=tuple(sorted(claim.to)), tags=claim.sectors,
                words=content_words(" ".join(claim.actions)), period=_period(claim),
            )  # fmt: skip
        case Position():
            return msgspec.structs.replace(common, words=content_words(claim.topic))
        case OfficeHolder():
            person = Person(claim.party or "", name_words(claim.name), _office(claim.office))
            return msgspec.structs.replace(common, people=(person,))
        case _:
            return _event_trait(common, claim)


def _event_trait(common: Trait, event: AnyEvent) -> Trait:
    people = sorted(
        {Person(p.party or "", name_words(p.name or ""), _office(p.office)) for p in event.participants}
    )
    place = (event.place.name.casefold(), event.place.party or "") if event.place else ("", "")
    trait = msgspec.structs.replace(
        common, people=tuple(people), period=_period(event), status=event.status, place=place
    )
    match event:
        case Visit():
            return msgspec.structs.replace(
                trait, label=(event.origin, event.destination), tags=(event.kind or "",)
            )
        case Session():
            return msgspec.structs.replace(trait, words=mechanism_words(event), number=event.ordinal)
        case Gathering():
            return msgspec.structs.replace(trait, words=content_words(event.name or ""))
        case _:
            return trait


def mechanism_words(session: Session) -> frozenset[str]:
    """Return the stems of a mechanism's name without those of its parties; all of them if none is left."""
    words = content_words(session.mechanism)
    return words - _party_words(session.parties) or words


@lru_cache(maxsize=4096)
def _party_words(parties: tuple[str, ...]) -> frozenset[str]:
    names = [name for code in parties for name in (party_name(code), party_demonym(code)) if name]
    return content_words(" ".join(names))


def _period(claim: AnyClaim) -> Period | None:
    return read_period(*dates_of(claim))


def _office(office: str | None) -> tuple[str, ...]:
    return tuple(sorted(content_words(office or "")))


def shifted(period: Period, before_days: int, after_days: int) -> Period:
    """Return the period widened by days before and after, kept within the calendar."""
    first = max(period.first - before_days, date.min.toordinal() + 366)
    last = min(period.last + after_days, date.max.toordinal() - 366)
    return Period(first, last)
