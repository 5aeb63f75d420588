"""The people of an event: one record each, under the fullest name and office."""

from __future__ import annotations

from msgspec.structs import replace

from communique.language.en.analysis import Mention
from communique.language.en.people import People, Person, is_same_office, office_words
from communique.model import Participant


def participant(mention: Mention) -> Participant | None:
    """Return the person whom a mention names, alone or by office, or None where it names neither."""
    party = mention.codes[0] if mention.codes else None
    title = mention.title.office if mention.title and mention.letter != "G" else None
    if mention.person is not None:
        person = mention.person
        return Participant(name=person.name, office=_fullest(person, title), party=person.party)
    return None if title is None else Participant(name=None, office=title, party=party)


def _fullest(person: Person, printed: str | None) -> str | None:
    """Return the fullest form of the office in which a person is named here."""
    if printed is not None:
        words = office_words(printed)
        for tenure in person.tenures:
            if words <= office_words(tenure.office):
                return tenure.office
    return person.office


def person_participant(person: Person) -> Participant:
    """Return a person as a participant, in the first office the document gives."""
    return Participant(name=person.name, office=person.office, party=person.party)


def join(*lists: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the people of several lists, each once, in order, under the fullest name."""
    out: list[Participant] = []
    for people in lists:
        for one in people:
            at = next((k for k, other in enumerate(out) if _is_same(one, other)), None)
            if at is None:
                out.append(one)
            elif one.name and len(one.name) > len(out[at].name or ""):
                office, party = one.office or out[at].office, out[at].party or one.party
                out[at] = Participant(name=one.name, office=office, party=party)
    return tuple(out)


def _is_same(a: Participant, b: Participant) -> bool:
    """Tell whether two participants are one person: the same name, or one family name in one office."""
    if a == b or (a.name and a.name == b.name):
        return True
    if not a.name or not b.name or a.party != b.party or a.office != b.office:
        return False
    return bool(name_words(a) & name_words(b))


def name_words(person: Participant) -> set[str]:
    """Return the words of a name that tell people apart: no initials or suffixes; in small letters."""
    words = (word.strip(".,").casefold() for word in (person.name or "").replace("-", " ").split())
    return {word for word in words if len(word) > 2}


def with_offices(participants: tuple[Participant, ...], people: People) -> tuple[Participant, ...]:
    """Return participants with the office that the document gives to those named without one.

    An office alone is left out where its holder is named beside it.
    """
    out: list[Participant] = []
    for one in participants:
        found = people.find(one.name) if one.name and not one.office else []
        office = next((person.office for person in found if person.party in (None, one.party)), None)
        out.append(replace(one, office=office) if office else one)
    named = [one for one in out if one.name]
    return tuple(one for one in out if one.name or not any(_is_held_by(one, other) for other in named))


def _is_held_by(nameless: Participant, named: Participant) -> bool:
    if nameless.party != named.party or not nameless.office or not named.office:
        return False
    return is_same_office(nameless.office, named.office)


def codes_of(*lists: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of several lists, each once, in order."""
    return tuple(dict.fromkeys(code for codes in lists for code in codes))
