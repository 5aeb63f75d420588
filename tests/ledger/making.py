"""Made-up documents and claims for the ledger's tests; every name and date is invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from communique.ledger.traits import AnyClaim, Trait, kind_of, trait_of
from communique.model import (
    Agreement,
    Call,
    Commitment,
    Dateline,
    Document,
    DocumentHeader,
    Extraction,
    Gathering,
    Meeting,
    OfficeHolder,
    OffsetMap,
    Participant,
    Place,
    Position,
    Relation,
    RelationChange,
    Session,
    Span,
    Stance,
    Visit,
)

EVIDENCE = (Span(0, 9),)


def person(name: str | None, party: str, office: str | None = None) -> Participant:
    return Participant(name=name, office=office, party=party)


def visit(
    origin: str = "KEN",
    destination: str = "FIN",
    start: str | None = None,
    end: str | None = None,
    **more: Any,
) -> Visit:
    fields: dict[str, Any] = {"evidence": EVIDENCE, "rule": "visit.test", "confidence": 0.9}
    fields["parties"] = (origin, destination)
    return Visit(origin=origin, destination=destination, start=start, end=end or start, **(fields | more))


def _event(
    kind: type[Any], parties: Sequence[str], start: str | None, end: str | None, more: dict[str, Any]
) -> Any:
    fields: dict[str, Any] = {
        "evidence": EVIDENCE,
        "rule": "event.test",
        "confidence": 0.9,
        "parties": tuple(parties),
    }
    return kind(start=start, end=end or start, **(fields | more))


def meeting(
    start: str | None = None, end: str | None = None, parties: Sequence[str] = ("FIN", "KEN"), **more: Any
) -> Meeting:
    made: Meeting = _event(Meeting, parties, start, end, more)
    return made


def call(
    start: str | None = None, end: str | None = None, parties: Sequence[str] = ("FIN", "KEN"), **more: Any
) -> Call:
    made: Call = _event(Call, parties, start, end, more)
    return made


def session(mechanism: str, ordinal: int | None = None, start: str | None = None, **more: Any) -> Session:
    parties = more.pop("parties", ("FIN", "KEN"))
    made: Session = _event(Session, parties, start, None, more | {"mechanism": mechanism, "ordinal": ordinal})
    return made


def gathering(
    name: str, parties: Sequence[str], start: str | None = None, end: str | None = None, **more: Any
) -> Gathering:
    made: Gathering = _event(Gathering, parties, start, end, more | {"name": name})
    return made


def place(name: str, party: str) -> Place:
    return Place(name=name, party=party)


def agreement(title: str, date: str | None = None, **more: Any) -> Agreement:
    fields: dict[str, Any] = {"kind": "agreement", "parties": ("FIN", "KEN"), "status": "signed"}
    fields |= {"evidence": EVIDENCE, "rule": "agreement.test", "confidence": 0.9}
    return Agreement(title=title, date=date, **(fields | more))


def relation(
    level: str, change: RelationChange = "established", date: str | None = None, **more: Any
) -> Relation:
    fields: dict[str, Any] = {
        "parties": ("FIN", "KEN"),
        "evidence": EVIDENCE,
        "rule": "relation.test",
        "confidence": 0.9,
    }
    return Relation(level=level, change=change, date=date, **(fields | more))


def commitment(action: str, by: Sequence[str] = ("FIN", "KEN"), **more: Any) -> Commitment:
    fields: dict[str, Any] = {
        "modality": "agreed",
        "by": tuple(by),
        "actions": (action,),
        "sectors": ("trade",),
    }
    fields |= {"evidence": EVIDENCE, "rule": "commitment.test", "confidence": 0.9}
    return Commitment(**(fields | more))


def position(topic: str, by: Sequence[str] = ("KEN",), stance: Stance = "supports") -> Position:
    return Position(
        by=tuple(by),
        topic=topic,
        stance=stance,
        evidence=EVIDENCE,
        rule="position.test",
        confidence=0.9,
    )


def office(name: str, title: str, party: str = "KEN", as_of: str | None = None) -> OfficeHolder:
    return OfficeHolder(
        name=name,
        office=title,
        party=party,
        as_of=as_of,
        evidence=EVIDENCE,
        rule="office.test",
        confidence=0.9,
    )


def trait(claim: AnyClaim, document: str = "one", published: str | None = None) -> Trait:
    """Return a claim's trait; its key is made of the document and the claim's own fields."""
    return trait_of(claim, key=f"{document}/{claim}", document=document, published=published)


_LISTS = {
    "events": "events", "agreements": "agreements", "relations": "relations", "commitments": "commitments",
    "positions": "positions", "office_holders": "office_holders",
}  # fmt: skip


def telling(
    path: str,
    *claims: AnyClaim,
    text: str | None = None,
    published: str | None = "2025-03-10",
    outlet: str | None = "Savanna News Agency",
) -> tuple[Document, Extraction]:
    """Return a document that makes the claims, and its extraction."""
    text = text if text is not None else f"Testimony of {path}."
    header = DocumentHeader(
        path=path, title=f"Title of {path}", outlet=outlet, published=published,
        published_basis="stated" if published else "unknown", dateline=Dateline(), language="en", sections=(),
    )  # fmt: skip
    document = Document(path=path, text=text, clean=text, offsets=OffsetMap(), sections=())
    lists: dict[str, list[AnyClaim]] = {}
    for claim in claims:
        lists.setdefault(_LISTS[kind_of(claim)], []).append(claim)
    fields: dict[str, Any] = {name: tuple(members) for name, members in lists.items()}
    return document, Extraction(document=header, **fields)
