"""The record as FollowTheMoney entities, one JSON object a line, each after those that it points to.

People are one where party and full name are; nothing is merged beyond that. Source: the project's schemata in
versions 3.8 and 4.11 (https://followthemoney.tech), of which those used stand in `SCHEMATA`. The library that
validates them is not needed to write them: its newer versions need a system library (ICU).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha1
from typing import BinaryIO

import msgspec

from communique.data import load
from communique.language.en.parties import is_state, party_name
from communique.ledger import Account, Fact, Source
from communique.ledger.names import fold
from communique.model import (
    Agreement,
    AnyEvent,
    Commitment,
    Gathering,
    OfficeHolder,
    Participant,
    Position,
    Relation,
    Visit,
)
from communique.publishing.exports.building import people_of, quote_of, vouched
from communique.publishing.exports.cells import plain
from communique.publishing.exports.selecting import SelectedFacts
from communique.publishing.exports.tables import Written
from communique.publishing.statements.sentences import sentence_of

SCHEMATA: dict[str, frozenset[str]] = {
    "Document": frozenset({"title", "fileName", "publisher", "publishedAt", "sourceUrl"}),
    "Documentation": frozenset({"document", "entity", "role", "summary", "date", "recordId"}),
    "Event": frozenset(
        {
            "name", "startDate", "endDate", "location", "country", "involved", "keywords", "summary",
            "recordId",
            "notes",
        }
    ),
    "Note": frozenset({"name", "entity", "description", "keywords"}),
    "Occupancy": frozenset({"holder", "post", "declarationDate", "recordId", "summary"}),
    "Organization": frozenset({"name"}),
    "Person": frozenset({"name", "position", "country"}),
    "Position": frozenset({"name", "country", "organization"}),
    "PublicBody": frozenset({"name", "country"}),
    "UnknownLink": frozenset({"subject", "object", "role", "startDate", "endDate", "summary", "recordId"}),
}  # fmt: skip
"""The schemata that are written, and the properties of each that may be set."""

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


class Entity(msgspec.Struct, frozen=True):
    """An entity: every property has a list of texts; ids are those of other entities where one points."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def write(facts: SelectedFacts, out: BinaryIO, made: datetime) -> Written:  # noqa: ARG001 (nothing bears it)
    """Write the entities; return how many of each schema."""
    counts: dict[str, int] = dict.fromkeys(sorted(SCHEMATA), 0)
    known: set[str] = set()
    for fact in facts:
        for entity in entities(fact):
            if entity.id not in known:
                known.add(entity.id)
                counts[entity.schema] += 1
                out.write(msgspec.json.encode(entity) + b"\n")
    return Written(counts=counts)


def entities(fact: Fact) -> Iterator[Entity]:
    """Yield the entities of a fact: parties, people, what it tells, its documents, and what ties them."""
    for code in dict.fromkeys([*fact.parties, *_parties_of_people(fact)]):
        yield _party(code)
    subjects: list[str]
    match fact.claim:
        case OfficeHolder():
            yield from _tenure(fact, fact.claim)
            subjects = [_person_id(fact.claim.name, fact.claim.party)]
        case Relation():
            yield _link(fact, fact.claim)
            subjects = [_party_id(code) for code in fact.claim.parties]
        case Commitment() | Position():
            yield _note(fact, fact.claim)
            subjects = [_id("note", fact.key)]
        case _:
            yield from _event(fact, fact.claim)
            subjects = [_id("event", fact.key)]
    for account in fact.accounts:
        yield _document(account.source)
        for subject in subjects:
            yield _documentation(fact, account, subject)


# --- what a fact tells -----------------------------------------------------------------------------------


def _event(fact: Fact, claim: AnyEvent | Agreement) -> Iterator[Entity]:
    people = [] if isinstance(claim, Agreement) else [person for person in people_of(claim) if person.name]
    for person in people:
        yield _participant(person)
    place = getattr(claim, "place", None)
    where = claim.destination if isinstance(claim, Visit) else place.party if place else None
    name = claim.name if isinstance(claim, Gathering) and claim.name else sentence_of(fact)
    words = [claim.kind, "agreement"] if isinstance(claim, Agreement) else [claim.type]
    yield _entity(
        "Event", _id("event", fact.key),
        name=[name], startDate=[_date(fact.start)], endDate=[_date(fact.end)],
        location=[place.name if place else None], country=[_country(where)],
        involved=[
            *(_party_id(code) for code in claim.parties),
            *(_person_id(person.name or "", person.party) for person in people),
        ],
        keywords=[*words, claim.status], summary=[sentence_of(fact)], recordId=[fact.key],
        notes=[f"date: {fact.start}" if fact.start and not _date(fact.start) else None],
    )  # fmt: skip


def _tenure(fact: Fact, holder: OfficeHolder) -> Iterator[Entity]:
    person, post = (
        _person_id(holder.name, holder.party),
        _id("position", holder.party or "", fold(holder.office)),
    )
    organisation = [_party_id(holder.party)] if holder.party else []
    yield _participant(Participant(name=holder.name, office=holder.office, party=holder.party))
    yield _entity(
        "Position", post, name=[holder.office], country=[_country(holder.party)], organization=organisation
    )
    yield _entity(
        "Occupancy", _id("occupancy", fact.key), holder=[person], post=[post], recordId=[fact.key],
        declarationDate=[_date(day) for day in vouched(fact)], summary=[sentence_of(fact)],
    )  # fmt: skip


def _link(fact: Fact, relation: Relation) -> Entity:
    one, other = relation.parties
    return _entity(
        "UnknownLink", _id("relation", fact.key), subject=[_party_id(one)], object=[_party_id(other)],
        role=[f"{relation.level} {relation.change}"], startDate=[_date(fact.start)],
        endDate=[_date(fact.end)],
        summary=[sentence_of(fact)], recordId=[fact.key],
    )  # fmt: skip


def _note(fact: Fact, claim: Commitment | Position) -> Entity:
    words = (
        ["commitment", claim.modality, *claim.sectors]
        if isinstance(claim, Commitment)
        else ["position", claim.stance]
    )
    return _entity(
        "Note", _id("note", fact.key), name=[sentence_of(fact)], keywords=words,
        description=[sentence_of(fact)], entity=[_party_id(code) for code in fact.parties],
    )  # fmt: skip


# --- what it points to -----------------------------------------------------------------------------------


def _party(code: str) -> Entity:
    if is_state(code):
        return _entity("PublicBody", _party_id(code), name=[party_name(code)], country=[_country(code)])
    return _entity("Organization", _party_id(code), name=[party_name(code)])


def _participant(person: Participant) -> Entity:
    return _entity(
        "Person", _person_id(person.name or "", person.party),
        name=[person.name], position=[person.office], country=[_country(person.party)],
    )  # fmt: skip


def _document(source: Source) -> Entity:
    is_address = source.path.startswith(("http://", "https://"))
    return _entity(
        "Document", _document_id(source), title=[source.title], fileName=[source.path],
        publisher=[source.outlet], publishedAt=[_date(source.published)],
        sourceUrl=[source.path if is_address else None],
    )  # fmt: skip


def _documentation(fact: Fact, account: Account, subject: str) -> Entity:
    return _entity(
        "Documentation", _id("documentation", account.claim_key, subject),
        document=[_document_id(account.source)], entity=[subject], role=["source"], recordId=[fact.key],
        summary=[quote_of(account)], date=[_date(account.source.published)],
    )  # fmt: skip


# --- values and ids --------------------------------------------------------------------------------------


def _entity(schema: str, id_: str, **properties: Iterable[str | None]) -> Entity:
    """Return an entity with the properties that are known, each value once."""
    kept = {name: list(dict.fromkeys(plain(v) for v in values if v)) for name, values in properties.items()}
    return Entity(id_, schema, {name: values for name, values in kept.items() if values})


def _parties_of_people(fact: Fact) -> Iterator[str]:
    return (person.party for person in getattr(fact.claim, "participants", ()) if person.party)


def _country(code: str | None) -> str | None:
    """Return the two-letter code of a state, None for what has none."""
    known: dict[str, str] = load("two_letters")
    return known.get(code or "")


def _date(edtf: str | None) -> str | None:
    return edtf if edtf and _DATE.match(edtf) else None


def _party_id(code: str) -> str:
    return _id("party", code)


def _person_id(name: str, party: str | None) -> str:
    return _id("person", party or "", fold(name))


def _document_id(source: Source) -> str:
    return _id("document", source.content_hash)


def _id(*parts: str) -> str:
    return f"communique-{sha1(chr(31).join(parts).encode(), usedforsecurity=False).hexdigest()}"
