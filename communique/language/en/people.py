"""The people of one document: who is named, in which offices, for which party, and by which short forms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from communique.language.en.parties import naming_order
from communique.language.en.titles import Title


@dataclass(slots=True)
class Tenure:
    """An office as a document gives it to a person, with the span that says so (clean offsets)."""

    office: str
    start: int
    end: int


@dataclass(slots=True)
class Person:
    """A person of one document: the fullest name, the party, the offices in order of appearance."""

    name: str
    party: str | None = None
    tenures: list[Tenure] = field(default_factory=list)
    shared: bool = False  # the name's short form is borne by another person of the document

    @property
    def office(self) -> str | None:
        """The first office the document gives, or None."""
        return self.tenures[0].office if self.tenures else None


def _key_words(name: str) -> tuple[str, ...]:
    return tuple(word.strip(".,“”\"'").casefold() for word in name.replace("-", " ").split() if word.strip(".,“”\""))


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def may_be_same(a: str, b: str) -> bool:
    """Tell whether two printed names can name one person: the words of one lie in the other.

    Initials stand for any word they begin; suffixes do not count.
    """
    x = [word for word in _key_words(a) if word not in _SUFFIXES]
    y = [word for word in _key_words(b) if word not in _SUFFIXES]
    if len(x) > len(y):
        x, y = y, x
    if not x:
        return False
    if any(len(word) > 1 for word in x):
        return all(word in y or (len(word) == 1 and any(w.startswith(word) for w in y)) for word in x)
    return False


def short_form(name: str, party: str | None) -> str:
    """Return the word by which a person is called later on: a family name, or the last given name."""
    words = [word for word in name.replace(",", "").split() if word.strip(".").casefold() not in _SUFFIXES]
    order = naming_order(party) if party else "given-first"
    if order == "family-first":
        return name if len(words) <= 2 else words[0]
    return words[-1] if words else name


class People:
    """The people found so far in one document."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}

    def add(self, name: str, party: str | None, office: str | None, start: int, end: int) -> Person:
        """Return the person called ``name``, entered or completed with what this mention says."""
        person = self._match(name, party, office)
        if person is None:
            person = Person(name, party)
            self.persons.append(person)
        elif len(name.split()) > len(person.name.split()) and "," not in name.rstrip(", Jr."):
            person.name = name
        for word in name.split():
            bearers = self._by_word.setdefault(word.strip(".,").casefold(), [])
            if person not in bearers:
                bearers.append(person)
        if party and person.party is None:
            person.party = party
        if office:
            _enter_office(person, Tenure(office, start, end))
        return person

    def _match(self, name: str, party: str | None, office: str | None) -> Person | None:
        for person in self.find(name):
            if person.party is None or party is None or person.party == party:
                return person
        return None

    def find(self, name: str) -> list[Person]:
        """Return the persons whom ``name``, full or short, may name, in order of appearance."""
        first = name.split()[0].strip(".,").casefold() if name.split() else ""
        last = name.split()[-1].strip(".,").casefold() if name.split() else ""
        seen: list[Person] = []
        for word in (first, last):
            for person in self._by_word.get(word, ()):
                if person not in seen and may_be_same(name, person.name):
                    seen.append(person)
        return seen

    def known_word(self, word: str) -> bool:
        """Tell whether ``word`` is part of a name seen in the document."""
        return word.strip(".,").casefold() in self._by_word

    def give_home(self, home: str | None) -> None:
        """Give the people without a party the document's home party."""
        for person in self.persons:
            if person.party is None and person.tenures:
                person.party = home


_RANKING = frozenset({"acting", "assistant", "deputy", "first", "former", "under", "vice"})
"""Words that make an office another one, not merely a longer way to print it."""


def office_words(office: str) -> frozenset[str]:
    """Return the words of an office that matter when two printed forms are compared."""
    return frozenset(office.casefold().replace(",", " ").split()) - {"of", "the", "and", "for", "to", "at"}


def _enter_office(person: Person, tenure: Tenure) -> None:
    """Add an office unless it is another printing of one the person has: "Minister" after "Foreign Minister"."""
    new = office_words(tenure.office)
    for known in person.tenures:
        words = office_words(known.office)
        if new <= words and not (words - new) & _RANKING:
            return
        if words < new and not (new - words) & _RANKING:
            known.office = tenure.office
            return
    person.tenures.append(tenure)


def most_common(codes: list[str]) -> str | None:
    """Return the code that stands most often, the earliest among equals."""
    return Counter(codes).most_common(1)[0][0] if codes else None
