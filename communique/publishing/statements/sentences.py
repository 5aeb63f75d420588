"""One sentence for each fact, made of its type, its preferred values and the documents' own words.

Nothing is said that the record does not hold: the verb follows from the type and the status, undertakings and
topics stand in quotation as their documents word them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.language.en.parties import party_name
from communique.ledger import AnyClaim, Fact
from communique.model import (
    Agreement,
    AnyEvent,
    Call,
    Commitment,
    Gathering,
    Meeting,
    OfficeHolder,
    Participant,
    Position,
    Relation,
    Session,
    Visit,
)
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.refusals import is_refused

_STATUS_NOTES = {"held": "", "planned": "Planned: ", "called-off": "Called off: "}
_AGREEMENT_STATUS = {
    "signed": "signed", "in-force": "in force", "negotiating": "under negotiation", "proposed": "proposed",
}  # fmt: skip
_STANCES = {
    "supports": ("supports", "support"),
    "opposes": ("opposes", "oppose"),
    "neutral": ("has spoken, without taking a side, of", "have spoken, without taking a side, of"),
}
"""The verb for one party and for several."""


def sentence_of(fact: Fact) -> str:
    """Return what a fact says, without its date, ending in a full stop."""
    return f"{capital(_clause_of(fact.claim, [q for a in fact.accounts for q in a.quotes]))}."


def when_of(fact: Fact) -> str:
    """Return the date of a fact in words, "undated" where it has none.

    An undertaking, a stance and a standing are dated by when they were first and last told.
    """
    if isinstance(fact.claim, Commitment | Position | OfficeHolder) or _is_standing(fact.claim):
        told = sorted({account.source.published for account in fact.accounts if account.source.published})
        return date_words(told[0], told[-1]) if told else date_words(None)
    return date_words(fact.start, fact.end)


def names_of(parties: Iterable[str]) -> str:
    """Return the parties' names as a list in words."""
    return list_words([party_name(party) for party in parties])


def list_words(items: Sequence[str]) -> str:
    """Return items as English lists them: "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def level_words(level: str) -> str:
    """Return a level of relations in words: "comprehensive strategic partnership"."""
    return level.replace("-", " ")


def person_words(person: Participant) -> str:
    """Return a participant in words: "Name (office, party)", as far as each is known."""
    party = party_name(person.party) if person.party else None
    if person.name is None:
        office = f"the {person.office}" if person.office else "an official"
        return f"{office} of {party}" if party else office
    details = ", ".join(detail for detail in (person.office, party) if detail)
    return f"{person.name} ({details})" if details else person.name


def _clause_of(claim: AnyClaim, quotes: Sequence[str]) -> str:
    match claim:
        case Agreement():
            return _agreement(claim)
        case Relation():
            return _relation(claim)
        case Commitment():
            return _commitment(claim, quotes)
        case Position():
            return f"{names_of(claim.by)} {_STANCES[claim.stance][len(claim.by) > 1]}: “{claim.topic}”"
        case OfficeHolder():
            party = f" ({party_name(claim.party)})" if claim.party else ""
            return f"{claim.name}, {claim.office}{party}"
        case _:
            return f"{_STATUS_NOTES[claim.status]}{_event(claim)}"


def _event(event: AnyEvent) -> str:
    place = f" ({event.place.name})" if event.place else ""
    match event:
        case Visit():
            return f"{_visit(event)}{place}"
        case Meeting():
            return f"meeting of {_between(event)}{place}"
        case Call():
            return f"call or message between {_between(event)}"
        case Session():
            ordinal = f"{ordinal_words(event.ordinal)} " if event.ordinal is not None else ""
            return f"{ordinal}session of “{event.mechanism}”{place}, {names_of(event.parties)}{_with(event)}"
        case Gathering():
            name = f"“{event.name}”" if event.name else "gathering"
            return f"{name}{place}, attended or hosted by {names_of(event.parties)}{_with(event)}"


def _visit(visit: Visit) -> str:
    kind = f"{visit.kind} visit" if visit.kind else "visit"
    people = list_words([person_words(person) for person in visit.participants])
    route = f"from {party_name(visit.origin)} to {party_name(visit.destination)}"
    return f"{kind} {route} by {people}" if people else f"{kind} {route}"


def _between(event: Meeting | Call) -> str:
    silent = [party for party in event.parties if party not in {p.party for p in event.participants}]
    people = [person_words(person) for person in event.participants]
    return list_words([*people, *(party_name(party) for party in silent)])


def _with(event: AnyEvent) -> str:
    people = list_words([person_words(person) for person in event.participants])
    return f"; present: {people}" if people else ""


def _agreement(agreement: Agreement) -> str:
    about = "about " if agreement.approximate else ""
    count = f" ({about}{agreement.count} instruments)" if agreement.count > 1 else ""
    status = _AGREEMENT_STATUS[agreement.status]
    return f"“{agreement.title}”{count}, {status}, {names_of(agreement.parties)}"


def _relation(relation: Relation) -> str:
    level, between = level_words(relation.level), names_of(relation.parties)
    match relation.change:
        case "established":
            return f"{level} established between {between}"
        case "upgraded":
            return f"relations between {between} upgraded to {level}"
        case "ended":
            return f"{level} between {between} ended"
        case "standing":
            return f"{level} between {between}"


def _commitment(commitment: Commitment, quotes: Sequence[str]) -> str:
    by, to = names_of(commitment.by), names_of(commitment.to)
    match commitment.modality:
        case "agreed":
            verb = "agreed" + (f" (towards {to})" if to else "")
        case "pledged":
            verb = "pledged" + (f" (towards {to})" if to else "")
        case "requested":
            verb = f"asked {to}" if to else "asked"
    deadline = f" (by {date_words(commitment.deadline)})" if commitment.deadline else ""
    actions = "; ".join(
        f"not “{action}”" if is_refused(action, quotes) else f"“{action}”" for action in commitment.actions
    )
    return f"{by} {verb}: {actions or 'see the quotation'}{deadline}"


def ordinal_words(number: int) -> str:
    """Return a number as an English ordinal: "1st", "12th", "23rd"."""
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _is_standing(claim: AnyClaim) -> bool:
    return isinstance(claim, Relation) and claim.change == "standing"


def capital(text: str) -> str:
    """Return a text with its first letter a capital."""
    return text[:1].upper() + text[1:]
