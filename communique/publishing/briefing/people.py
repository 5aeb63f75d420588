"""People in words, as a desk officer names them: "Kenyan President Akelo Wanjala"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from communique.following.families import Rank, rank_of
from communique.language.en.parties import party_name
from communique.ledger.names import is_same_name, name_words
from communique.model import Participant
from communique.publishing.briefing.spelling import NameSpelling, adjective, spelled, the_party
from communique.publishing.statements.sentences import list_words

SHORT_OFFICE_WORDS = 4
"""An office of at most so many words stands before the name, a longer one after it, in brackets."""
MOST_NAMED = 3
"""So many people of one event are named; the others are counted."""

_RANKS: tuple[Rank, ...] = ("top", "high", "low", "unknown")


def rank_order(office: str | None) -> int:
    """Return the place of an office among the ranks, 0 for a head of state or government."""
    return _RANKS.index(rank_of(office))


def office_words(office: str) -> str:
    """Return an office as printed, one in capitals throughout as an ordinary title."""
    return office.title() if office.isupper() and len(office.split(maxsplit=1)[0]) > 3 else office


def person_words(person: Participant, spelling: NameSpelling, known: Container[str] = ()) -> str:
    """Return a participant in words, as far as name, office and party are known; those ``known`` by name."""
    if person.name in known:
        return spelled(person.name or "", spelling)
    office = office_words(person.office) if person.office else None
    if person.name is None:
        return f"the {_of_party(office or 'official', person.party)}"
    name = spelled(person.name, spelling)
    if office is None:
        return f"{name} of {the_party(person.party)}" if person.party else name
    if len(office.split()) <= SHORT_OFFICE_WORDS and "," not in office:
        place = adjective(person.party) if person.party and not _names_party(office, person.party) else None
        if place or not person.party or _names_party(office, person.party):
            return " ".join(word for word in (place, office, name) if word)
        return f"{office} {name} of {the_party(person.party)}"
    return f"{name} ({_of_party(office, person.party)})"


def people_words(people: Sequence[Participant], spelling: NameSpelling, known: Container[str] = ()) -> str:
    """Return participants as a list, the highest first, at most `MOST_NAMED` by name."""
    return list_words(each_person(people, spelling, known))


def each_person(
    people: Sequence[Participant], spelling: NameSpelling, known: Container[str] = ()
) -> list[str]:
    """Return participants in words, the highest first; those beyond `MOST_NAMED` as one, by their number."""
    ranked = sorted(people, key=lambda person: rank_order(person.office))
    words = [person_words(person, spelling, known) for person in ranked[:MOST_NAMED]]
    more = len(ranked) - len(words)
    return [*words, f"{more} more"] if more > 0 else words


def distinct(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return participants, each once: a nameless one only where nobody else of the party is named."""
    people = tuple(people)
    named = [person for person in people if person.name]
    kept: list[Participant] = []
    for person in sorted(named, key=lambda person: (person.party is None, person.office is None)):
        if not any(_is_same(person, other) for other in kept):
            kept.append(person)
    parties = {person.party for person in kept}
    silent = [p for p in people if p.name is None and p.office and p.party and p.party not in parties]
    return tuple(sorted([*kept, *silent], key=people.index))


def _is_same(one: Participant, other: Participant) -> bool:
    if one.party and other.party and one.party != other.party:
        return False
    return is_same_name(name_words(one.name or ""), name_words(other.name or ""))


def _of_party(office: str, party: str | None) -> str:
    if party is None or _names_party(office, party):
        return office
    place = adjective(party)
    return f"{place} {office}" if place else f"{office} of {the_party(party)}"


def _names_party(office: str, party: str) -> bool:
    """Return whether an office already says of whom: "Chairperson of the African Union Commission"."""
    return party in office.split() or any(
        name in office for name in (party_name(party), adjective(party)) if name
    )
