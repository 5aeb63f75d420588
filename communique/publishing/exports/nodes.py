"""A fact, a party or a document as a node of linked data: see `communique.publishing.exports.linked`."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import msgspec

from communique.language.en.parties import is_state, party_name
from communique.ledger import Account, Difference, Fact, Source
from communique.model import (
    Agreement,
    AnyEvent,
    Commitment,
    Gathering,
    OfficeHolder,
    Participant,
    Position,
    Relation,
    Session,
    Visit,
)
from communique.publishing.exports.building import accounts_of, is_contested, people_of, vouched
from communique.publishing.exports.cells import plain
from communique.publishing.exports.coded import code_fact
from communique.publishing.exports.selecting import told_on
from communique.publishing.statements.sentences import sentence_of

Node = dict[str, Any]  # Any: what JSON holds

_LEGISLATION = frozenset({"treaty", "agreement", "protocol", "charter"})
_STANCES = {"supports": "AgreeAction", "opposes": "DisagreeAction", "neutral": "ReactAction"}
_CALENDAR = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}
"""Type of a date by the length of its EDTF form."""
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


def parties_in(fact: Fact) -> tuple[str, ...]:
    """Return the codes that a fact's node points to, in order, each once."""
    people = getattr(fact.claim, "participants", ())
    place = getattr(fact.claim, "place", None)
    codes = (*fact.parties, *(person.party for person in people), place.party if place else None)
    return tuple(dict.fromkeys(code for code in codes if code))


def fact_iri(key: str) -> str:
    """Return the identifier of a fact by its key."""
    return f"urn:communique:fact:{key}"


def party_iri(code: str) -> str:
    """Return the identifier of a party by its code."""
    return f"urn:communique:party:{quote(code, safe='')}"


def document_iri(source: Source) -> str:
    """Return the identifier of a document: the same text has the same."""
    return f"urn:communique:document:{source.content_hash}"


def fact_node(fact: Fact) -> Node:
    """Return the node of a fact: what it tells, how far it is told, and the words that tell it."""
    node = {"@id": fact_iri(fact.key), **_of_kind(fact), **_codes(fact)}
    node |= {
        "description": plain(sentence_of(fact)),
        "communique:accounts": accounts_of(fact),
        "communique:sources": fact.sources,
        "communique:contested": is_contested(fact),
        "communique:verdict": fact.verdict,
        "communique:difference": [_difference(difference) for difference in fact.differences],
        "subjectOf": [_quotation(account) for account in fact.accounts],
        "prov:wasDerivedFrom": [document_iri(account.source) for account in fact.accounts],
    }
    return _known(node)


def _of_kind(fact: Fact) -> Node:
    match fact.claim:
        case Agreement():
            return _agreement(fact, fact.claim)
        case Relation():
            return _relation(fact, fact.claim)
        case Commitment():
            return _commitment(fact, fact.claim)
        case Position():
            return _position(fact, fact.claim)
        case OfficeHolder():
            return _office_holder(fact, fact.claim)
        case _:
            return _event(fact, fact.claim)


def _event(fact: Fact, event: AnyEvent) -> Node:
    node: Node = {
        "@type": ["Event", f"communique:{type(event).__name__}"],
        "name": plain(event.name)
        if isinstance(event, Gathering) and event.name
        else plain(sentence_of(fact)),
        "startDate": _date(fact.start),
        "endDate": _date(fact.end),
        **_edtf(fact),
        "eventStatus": "EventCancelled" if event.status == "called-off" else "EventScheduled",
        "location": _place(event),
        "communique:status": event.status,
        "communique:party": [party_iri(code) for code in event.parties],
        "attendee": [_person(person) for person in people_of(event)],
    }
    return node | _of_type(event)


def _place(event: AnyEvent) -> Node | None:
    if event.place is None:
        return None
    state = event.place.party
    inside = {"@id": party_iri(state)} if state else None
    return _known({"@type": "Place", "name": plain(event.place.name), "containedInPlace": inside})


def _of_type(event: AnyEvent) -> Node:
    """Return what only a visit or a session has."""
    match event:
        case Visit():
            return {
                "communique:origin": party_iri(event.origin),
                "communique:destination": party_iri(event.destination),
                "communique:visitKind": event.kind,
            }
        case Session():
            series = {"@type": "EventSeries", "name": plain(event.mechanism)}
            return {"superEvent": series, "communique:ordinal": event.ordinal}
        case _:
            return {}


def _agreement(fact: Fact, agreement: Agreement) -> Node:
    is_legislation = agreement.kind in _LEGISLATION
    node: Node = {
        "@type": ["Legislation" if is_legislation else "CreativeWork", "communique:Agreement"],
        "name": plain(agreement.title),
        "genre": agreement.kind,
        **_edtf(fact),
        "communique:status": agreement.status,
        "communique:count": agreement.count,
        "communique:approximate": agreement.approximate or None,
        "communique:party": [party_iri(code) for code in agreement.parties],
    }
    if agreement.status == "signed":
        node["legislationDate" if is_legislation else "dateCreated"] = _date(fact.start)
    if is_legislation and agreement.status == "in-force":
        node["legislationLegalForce"] = "InForce"
    return node


def _relation(fact: Fact, relation: Relation) -> Node:
    return {
        "@type": ["Claim", "communique:Relation"], "name": plain(sentence_of(fact)), **_edtf(fact),
        "communique:level": relation.level, "communique:change": relation.change,
        "communique:party": [party_iri(code) for code in relation.parties],
    }  # fmt: skip


def _commitment(fact: Fact, commitment: Commitment) -> Node:
    is_asked = commitment.modality == "requested"
    told = told_on(fact)
    return {
        "@type": ["AskAction" if is_asked else "PlanAction", "communique:Commitment"],
        "name": plain(sentence_of(fact)),
        "agent": [party_iri(code) for code in commitment.by],
        "recipient" if is_asked else "communique:towards": [party_iri(code) for code in commitment.to],
        "communique:modality": commitment.modality,
        "communique:action": [plain(action) for action in commitment.actions],
        "communique:sector": list(commitment.sectors),
        "communique:deadline": commitment.deadline,
        "startTime": _date(told[0]) if told else None,
    }


def _position(fact: Fact, position: Position) -> Node:
    told = told_on(fact)
    return {
        "@type": [_STANCES[position.stance], "communique:Position"],
        "name": plain(sentence_of(fact)),
        "agent": [party_iri(code) for code in position.by],
        "communique:stance": position.stance,
        "communique:topic": plain(position.topic),
        "startTime": _date(told[0]) if told else None,
    }


def _office_holder(fact: Fact, holder: OfficeHolder) -> Node:
    first, last = vouched(fact)
    return {
        "@type": ["Person", "communique:OfficeHolder"], "name": plain(holder.name),
        "jobTitle": plain(holder.office), "affiliation": party_iri(holder.party) if holder.party else None,
        "communique:vouchedFirst": first, "communique:vouchedLast": last,
    }  # fmt: skip


def _codes(fact: Fact) -> Node:
    plover, cameo = code_fact(fact)
    if plover is None:
        return {"communique:cameo": cameo}
    return {
        "communique:cameo": cameo, "communique:ploverType": plover.type, "communique:ploverMode": plover.mode,
        "communique:ploverContext": list(plover.context),
    }  # fmt: skip


def _person(person: Participant) -> Node:
    return _known(
        {
            "@type": "Person",
            "name": plain(person.name) if person.name else None,
            "jobTitle": plain(person.office) if person.office else None,
            "affiliation": party_iri(person.party) if person.party else None,
        }
    )


def party_node(code: str) -> Node:
    """Return the node of a state or an organisation."""
    kind = "Country" if is_state(code) else "Organization"
    return {"@id": party_iri(code), "@type": kind, "identifier": code, "name": party_name(code)}


def document_node(source: Source) -> Node:
    """Return the node of a document, with its address where its path is one."""
    is_address = source.path.startswith(("http://", "https://"))
    return _known(
        {
            "@id": document_iri(source),
            "@type": ["CreativeWork", "prov:Entity"],
            "name": plain(source.title) if source.title else None,
            "identifier": plain(source.path),
            "url": quote(source.path, safe=":/?#[]@!$&'()*+,;=%-._~") if is_address else None,
            "publisher": {"@type": "Organization", "name": plain(source.outlet)} if source.outlet else None,
            "datePublished": _date(source.published),
            "communique:published": source.published,
        }
    )


def _quotation(account: Account) -> Node:
    return _known(
        {
            "@type": "Quotation",
            "text": [plain(text) for text in account.quotes],
            "isPartOf": document_iri(account.source),
            "creditText": plain(account.claim.attribution) if account.claim.attribution else None,
            "communique:claim": account.claim_key,
            "communique:span": [f"{span.start}-{span.end}" for span in account.evidence],
        }
    )


def _difference(difference: Difference) -> Node:
    return {
        "communique:field": difference.field,
        "communique:kind": difference.kind,
        "communique:preferred": _as_text(difference.preferred),
        "communique:reason": difference.reason,
        "communique:other": [_as_text(other.value) for other in difference.others],
    }


# --- values --------------------------------------------------------------------------------------------


def _date(edtf: str | None) -> Node | None:
    """Return a date typed as finely as it is known; None for one without a year, or open to doubt."""
    if edtf is None or not _DATE.match(edtf):
        return None
    return {"@value": edtf, "@type": _CALENDAR[len(edtf)]}


def _edtf(fact: Fact) -> Node:
    return {"communique:start": fact.start, "communique:end": fact.end}


def _as_text(value: Any) -> str:  # Any: a field of any claim, as JSON
    return plain(value if isinstance(value, str) else msgspec.json.encode(value).decode())


def _known(node: Node) -> Node:
    """Return a node without what is unknown or empty."""
    return {name: value for name, value in node.items() if value is not None and value != []}
