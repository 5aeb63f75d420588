"""Who is meant by an office that stands without a name: "the Foreign Minister", "the Kenyan diplomat"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from communique.data import load
from communique.language.en.people import People, Person, is_vague, office_words
from communique.language.en.titles import Title


def find_holder(title: Title, people: People, seen: Mapping[Person, int], home: str | None) -> Person | None:
    """Return the person who holds the office, if the text has plainly named one before it.

    ``seen`` tells where each person was last mentioned. A title without a party is rather a home
    official's; "the Kenyan diplomat" is the Kenyan official who was mentioned last, "the guest" the
    foreign one.
    """
    if title.office is None:
        return None
    before = [
        person for person in people.persons
        if title.party in (None, person.party) and (person in seen or _told(person) <= title.start)
    ]  # fmt: skip
    role, _, office = title.office.casefold().rpartition(" ")
    if office in _GUESTS or role == "visiting":
        before = [person for person in before if home is not None and person.party not in (None, home)]
    elif office == "host":
        before = [person for person in before if home is not None and person.party == home]
    if office in _GUESTS or office == "host":
        candidates = [person for person in before if person in seen]
    elif is_vague(title.office):
        candidates = [p for p in before if p in seen and p.tenures] if title.party else []
    else:
        wanted = _meant(title.office.removeprefix("visiting "))
        candidates = [
            p for p in before if any(_fits(wanted, t.office) for t in p.tenures if t.start <= title.start)
        ]
        if title.party is None and len(candidates) > 1:
            candidates = [p for p in candidates if p.party == home] or candidates
    if not candidates:
        return _sole_actor(title, people, home)
    return max(candidates, key=lambda person: seen.get(person, -1))


def _sole_actor(title: Title, people: People, home: str | None) -> Person | None:
    """Return the one who speaks or acts for home and whose office the text does not give, if there is one."""
    at_home = home is not None and title.party in (None, home) and (title.office or "")[:1].isupper()
    acting = [p for p in people.persons if p.acts and not p.tenures and p.party == home] if at_home else []
    return acting[0] if len(acting) == 1 else None


_GUESTS = frozenset({"guest", "visitor"})


def _told(person: Person) -> int:
    return min((tenure.start for tenure in person.tenures), default=1 << 60)


def _fits(wanted: frozenset[frozenset[str]], office: str) -> bool:
    words = office_words(office)
    return any(one <= words for one in wanted)


@cache
def _meant(office: str) -> frozenset[frozenset[str]]:
    """Return the sets of words, one of which an office must hold to be the one meant."""
    low = " ".join(office.casefold().split())
    usual = load("offices")["called"].get(low, ())
    return frozenset([office_words(office), *(office_words(other) for other in usual)])
