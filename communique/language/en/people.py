"""The people of one document: who is named, in which offices, for which party, and by which short forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from communique.data import load
from communique.language.en.parties import party_code
from communique.language.en.roles import lexicon
from communique.language.en.titles import Title
from communique.language.en.words import NEVER_NAMES


@dataclass(slots=True)
class Tenure:
    """An office as a document gives it to a person, with the span that says so (clean offsets)."""

    office: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Person:
    """A person of one document: the fullest name, the party, the offices in order of appearance.

    ``private`` marks the officer of a firm or the like, who is of no party unless the text says so; ``acts``
    one without an office who speaks or meets others, and so is taken to act for some party.
    """

    name: str
    party: str | None = None
    tenures: list[Tenure] = field(default_factory=list)
    private: bool = False
    acts: bool = False

    @property
    def office(self) -> str | None:
        """The first office the document gives, or None."""
        return self.tenures[0].office if self.tenures else None


@lru_cache(maxsize=4096)  # the names of one document are compared again and again
def _key_words(name: str) -> tuple[str, ...]:
    words = [word.strip(".,“”\"'").casefold() for word in name.replace("-", " ").split()]
    return tuple(word for word in words if word)


_FULL_NAME = re.compile(r"[A-Z][a-z’'‑-]+(?: [A-Z][\w’'‑-]*[a-z]| [A-Z]\.| (?:al|bin|de|van|von)){1,3}")


def is_full_name(text: str) -> bool:
    """Tell whether a text has the shape of a given and a family name, as a transcript prints its speakers."""
    words = {word.casefold() for word in text.split()}
    is_free = NEVER_NAMES.isdisjoint(words) and words.isdisjoint(lexicon().roles)
    return is_free and _FULL_NAME.fullmatch(text) is not None and party_code(text) is None


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


def surname(name: str) -> str:
    """Return the last word of a name, in small letters, without such as "Jr."."""
    words = [word for word in _key_words(name.replace("-", "\u2011")) if word not in _SUFFIXES]
    return words[-1].replace("\u2011", "-") if words else ""


def _printed_forms(word: str) -> Iterator[str]:
    """Yield how a word of a name may be printed where it names someone: in capitals, with a stop."""
    for form in (word, word.capitalize(), word.upper()):
        if form[:1].isupper():
            yield from (form, f"{form}.")


class People:
    """The people found so far in one document; ``printed`` are the words of their names as printed."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self.printed: set[str] = set()

    def enter(self, titles: Iterable[Title], headline: bool = False) -> None:
        """Enter the holders of one sentence's titles; "his counterpart X" takes the office told before.

        A headline adds nobody who bears no office, and no name to people whom the text names.
        """
        last: str | None = None
        for title in titles:
            office = title.office
            if title.name is None:
                last = None if title.plural else office or last
                continue
            if title.counterpart and office is None:
                office = last
            if office is None and (headline or self.find(title.name)):
                continue
            person = self.add(title.name, title.party, office, title.start, title.end)
            person.private = person.private or (title.private and person.party is None)
            last = office or last

    def add(self, name: str, party: str | None, office: str | None, start: int, end: int) -> Person:
        """Return the person called ``name``, entered or completed with what this mention says."""
        person = self._match(name, party, office)
        if person is None:
            person = Person(name, party)
            self.persons.append(person)
        elif len(name.split()) > len(person.name.split()) and "," not in name.rstrip(", Jr."):
            person.name = name
        for word in {*name.split(), *name.replace("-", " ").split()}:
            bare = word.strip('.,“”"')
            self.printed.update(_printed_forms(bare))
            bearers = self._by_word.setdefault(bare.casefold(), [])
            if person not in bearers:
                bearers.append(person)
        if party and person.party is None:
            person.party = party
        if office:
            _enter_office(person, Tenure(office, start, end))
        return person

    def _match(self, name: str, party: str | None, office: str | None) -> Person | None:
        """Return the person already entered: of a fitting name, or of one surname, initial and office."""
        for person in self.find(name):
            if person.party is None or party is None or person.party == party:
                return person
        words = _key_words(name)
        for person in self._by_word.get(surname(name), ()) if office else ():
            known = _key_words(person.name)
            alike = len(words) > 1 < len(known) and words[0][0] == known[0][0]
            if not alike or party not in (None, person.party):
                continue
            if any(is_same_office(office or "", tenure.office) for tenure in person.tenures):
                return person
        return None

    def find(self, name: str) -> list[Person]:
        """Return the persons whom ``name``, full or short, may name, in order of appearance."""
        words = name.split()
        if not words:
            return []
        first, last = words[0].strip(".,").casefold(), surname(name)
        seen: list[Person] = []
        for word in (first,) if first == last else (first, last):
            for person in self._by_word.get(word, ()):
                if person not in seen and may_be_same(name, person.name):
                    seen.append(person)
        return seen

    def known_word(self, word: str) -> bool:
        """Tell whether ``word`` is part of a name seen in the document."""
        return word.strip(".,").casefold() in self._by_word


# --- offices -------------------------------------------------------------------------------------

_RANKING = frozenset({"acting", "assistant", "deputy", "first", "former", "under", "vice"})
"""Words that make an office another one, not merely a longer way to print it."""
_PARTS = re.compile(r" and (?=(?:[A-Z][\w-]+ ){0,4}(?:of|for|to)\b)")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "to", "at", "in", "on"})


@cache
def office_words(office: str) -> frozenset[str]:
    """Return the words of an office that matter when two printed forms are compared."""
    meanings = load("offices")["meanings"]
    words: set[str] = set()
    for word in office.casefold().replace(",", " ").replace("/", " ").split():
        words.update(meanings.get(word, (word,)))
    return frozenset(words - _SMALL_WORDS)


def is_same_office(a: str, b: str) -> bool:
    """Tell whether two printed forms can be of one office: "Minister" after "Foreign Minister"."""
    if " and " in a or " and " in b:
        parts = [(x, y) for x in _PARTS.split(a) for y in _PARTS.split(b)]
        if len(parts) > 1 and any(is_same_office(x, y) for x, y in parts if min(len(x), len(y)) > 3):
            return True
    x, y = office_words(a), office_words(b)
    if len(x) > len(y):
        x, y = y, x
    return x <= y and not (y - x) & _RANKING


def _enter_office(person: Person, tenure: Tenure) -> None:
    """Add an office unless it is another printing of one the person has; the fuller printing is kept."""
    for known in person.tenures:
        if is_same_office(known.office, tenure.office):
            if len(office_words(tenure.office)) > len(office_words(known.office)):
                known.office = tenure.office
            return
    person.tenures.append(tenure)


@cache
def _vague() -> frozenset[str]:
    return frozenset(load("offices")["vague"])


_STANDING = frozenset({"senior", "top", "high", "high-ranking", "ranking", "chief"})


def is_vague(office: str) -> bool:
    """Tell whether a title tells a person's standing and no office: "senior official", "leader"."""
    words = office_words(office)
    return bool(words & _vague()) and not words - _vague() - _STANDING
