"""One sentence for each fact of a brief, as a desk officer writes it; the date stands before it.

Nothing is said that the record does not hold: the verb follows from type, kind and status, what is undertaken
stands in the words of the document.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache

from communique.data import load
from communique.language.en.parties import find_names
from communique.ledger import Fact
from communique.model import (
    Agreement,
    AnyEvent,
    Call,
    Gathering,
    Meeting,
    Participant,
    Place,
    Relation,
    Session,
    Visit,
)
from communique.publishing.briefing.people import distinct, each_person, people_words
from communique.publishing.briefing.spelling import NameSpelling, in_order, spelled, the_parties, the_party
from communique.publishing.statements.sentences import capital, level_words, list_words, ordinal_words

MEANS = (
    (
        re.compile(r"\b(?:tele)?phone|\bphoned\b|\bcall(?:ed|s)?\b|\bon the line\b", re.IGNORECASE),
        "spoke by telephone",
    ),
    (re.compile(r"\bvideo|\bvirtual|\bonline\b", re.IGNORECASE), "spoke by video link"),
    (
        re.compile(r"\bletters?\b|\bmessages?\b|\btelegrams?\b|\bcabled?\b", re.IGNORECASE),
        "exchanged messages",
    ),
)
"""What a call was, where its quotations say so; a record of one only tells that they were in touch."""

_TOWNS = frozenset({"capital", "city", "state", "region"})


def place_words(place: Place | None, spelling: NameSpelling) -> str:
    """Return where, to stand after a verb: " in Nairobi", " (State House)"; empty where unknown."""
    if place is None:
        return ""
    name = spelled(place.name, spelling)
    is_town = any(n.kind in _TOWNS and n.form == place.name for n in find_names(place.name))
    return f" in {name}" if is_town else f" ({name})"


# --- events ----------------------------------------------------------------------------------------


def event_sentence(
    fact: Fact,
    pair: Sequence[str],
    spelling: NameSpelling,
    *,
    is_past: bool = True,
    known: Container[str] = (),
) -> str:
    """Return what an event was, without its date; of a plan, what is to be, or was to be where ``is_past``.

    People whose names are ``known`` are named without their office.
    """
    event = fact.claim
    assert isinstance(event, AnyEvent)
    people = distinct(event.participants)
    match event:
        case Visit():
            words = _visit(event, people, spelling, known, is_past=is_past)
        case Meeting():
            met = _verb(event, "met", "meet", is_past=is_past)
            sides = _sides(event, people, pair, spelling, known)
            words = f"{_company(event, sides, met)}{place_words(event.place, spelling)}"
        case Call():
            held = _means(fact) if event.status == "held" else "speak or exchange messages"
            verb = _verb(event, held, held, is_past=is_past)
            sides = _sides(event, people, pair, spelling, known)
            words = f"{list_words([member for side in sides for member in side])} {verb}"
        case Session():
            held, where = _held(event, is_past=is_past), place_words(event.place, spelling)
            words = f"the {session_words(event)}{held}{where}"
        case Gathering():
            words = _gathering(event, people, pair, spelling, known, is_past=is_past)
    return f"{capital(words)}."


def session_words(session: Session) -> str:
    """Return a session in words: "4th session of the Political Consultations"."""
    ordinal = f"{ordinal_words(session.ordinal)} " if session.ordinal is not None else ""
    return f"{ordinal}session of the {session.mechanism.removeprefix('the ').removeprefix('The ')}"


def _visit(
    visit: Visit,
    people: Sequence[Participant],
    spelling: NameSpelling,
    known: Container[str],
    *,
    is_past: bool,
) -> str:
    kind = visit.kind
    article = "an" if kind == "official" else "a"
    where = the_party(visit.destination)
    town = (
        f" ({spelled(visit.place.name, spelling)})" if visit.place and visit.place.name not in where else ""
    )
    if not people or visit.status == "called-off":
        by = f" by {people_words(people, spelling, known)}" if people else f" from {the_party(visit.origin)}"
        noun = f"{article} {kind} visit" if kind else "a visit"
        return f"{noun}{by} to {where}{_taken(visit, is_past=is_past)}{town}"
    who = people_words(people, spelling, known)
    if kind is None:
        return f"{who} {_verb(visit, 'visited', 'visit', is_past=is_past)} {where}{town}"
    verb = _verb(visit, "paid", "pay", is_past=is_past)
    return f"{who} {verb} {article} {kind} visit to {where}{town}"


def _taken(event: AnyEvent, *, is_past: bool) -> str:
    if event.status == "held":
        return " took place; the visitor is not named"
    if event.status == "called-off":
        return " was called off"
    return " was announced" if is_past else " is announced"


def _held(event: AnyEvent, *, is_past: bool) -> str:
    if event.status == "held":
        return " was held"
    if event.status == "called-off":
        return " was called off"
    return " was to be held" if is_past else " is to be held"


def _verb(event: AnyEvent, past: str, bare: str, *, is_past: bool) -> str:
    if event.status == "held":
        return past
    plural = len(event.parties) > 1 and not isinstance(event, Visit)
    be = (
        ("were" if plural else "was")
        if is_past or event.status == "called-off"
        else "are"
        if plural
        else "is"
    )
    called_off = " (called off)" if event.status == "called-off" else ""
    return f"{be} to {bare}{called_off}"


def _company(event: Meeting, sides: Sequence[Sequence[str]], verb: str) -> str:
    """Return who met whom: two sides as subject and object where people are named, more as a list."""
    if event.status == "held" and len(sides) == 2 and event.participants:
        return f"{list_words(sides[0])} {verb} {list_words(sides[1])}"
    return f"{list_words([member for side in sides for member in side])} {verb}"


def _sides(
    event: AnyEvent,
    people: Sequence[Participant],
    pair: Sequence[str],
    spelling: NameSpelling,
    known: Container[str],
) -> list[list[str]]:
    """Return those who took part, by party, those of the pair first; a party stands for its nameless."""
    codes = [*(c for c in pair if c in event.parties), *(c for c in event.parties if c not in pair)]
    sides = [each_person([p for p in people if p.party not in codes], spelling, known)]
    for code in codes:
        own = [person for person in people if person.party == code]
        other = f"representatives of {the_party(code)}" if people else the_party(code)
        sides.append(each_person(own, spelling, known) if own else [other])
    return [side for side in sides if side]


def _means(fact: Fact) -> str:
    words = " ".join(quote for account in fact.accounts for quote in account.quotes)
    found = [phrase for pattern, phrase in MEANS if pattern.search(words)]
    return found[0] if found else "were in touch by telephone or message"


def _gathering(
    event: Gathering,
    people: Sequence[Participant],
    pair: Sequence[str],
    spelling: NameSpelling,
    known: Container[str],
    *,
    is_past: bool,
) -> str:
    name = f"“{event.name}”" if event.name else "a gathering"
    who = people_words(people, spelling, known) if people else in_order(event.parties, pair)
    verb = _verb(event, "took part in", "take part in", is_past=is_past)
    return f"{who} {verb} {name}{place_words(event.place, spelling)}"


# --- standing, agreements ----------------------------------------------------------------------------


def relation_sentence(relation: Relation, pair: Sequence[str]) -> str:
    """Return a step of relations, without its date; the parties are named where no pair is asked for."""
    level = level_words(relation.level)
    others = [code for code in relation.parties if code not in pair] if len(pair) == 1 else []
    whom = f" with {the_parties(others)}" if others else ""
    match relation.change:
        case "established":
            return f"{capital(level)}{whom} established."
        case "upgraded":
            return f"Relations{whom} upgraded to {article(level)}."
        case "ended":
            return f"{capital(level)}{whom} ended."
        case "standing":
            return f"{capital(level)}{whom}."


def article(noun: str) -> str:
    """Return a noun with "a" or "an"; a plural goes without."""
    if noun.endswith("s"):
        return noun
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def agreement_sentence(agreement: Agreement, pair: Sequence[str]) -> str:
    """Return an agreement by its title, with how many it bundles and who else is party."""
    title = agreement.title.strip(" .")
    counted = any(character.isdigit() for character in title) or _is_counted(title)
    about = "about " if agreement.approximate else ""
    count = f" ({about}{agreement.count} documents)" if agreement.count > 1 and not counted else ""
    others = [code for code in agreement.parties if code not in pair]
    whom = f", with {the_parties(others)}" if others else ""
    return f"{capital(title)}{count}{whom}."


def _is_counted(title: str) -> bool:
    """Return whether a title says itself how many: "nine cooperation documents"."""
    return bool(_numerals() & set(title.lower().split()))


@cache
def _numerals() -> frozenset[str]:
    return frozenset(form for forms in load("numbers")["cardinals"].values() for form in forms)
