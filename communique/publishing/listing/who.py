"""Who someone is: the offices a person held, from when to when, as documents vouch for it.

People are one by party and form of name: "T. Mwangi" of one state may be "Thomas Mwangi" of the same, never
of another. A form that fits two people of one state is given to neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.language.en.parties import party_name
from communique.ledger import Fact, Ledger
from communique.ledger.dates import Period, read_period
from communique.ledger.names import is_same_name, name_words
from communique.model import OfficeHolder, Record
from communique.publishing.statements.citations import Bibliography, Citation, Statement


class Tenure(Record, frozen=True, kw_only=True):
    """An office held at least from ``first`` to ``last`` (EDTF, None where no document gives a date)."""

    office: str
    first: str | None
    last: str | None
    statement: Statement


class Person(Record, frozen=True, kw_only=True):
    """A person: the fullest name, other forms met, party, and tenures in order of time."""

    name: str
    forms: tuple[str, ...]
    party: str | None
    party_name: str | None
    tenures: tuple[Tenure, ...]


class Directory(Record, frozen=True, kw_only=True):
    """The people that a name may mean, by party and name, with the numbered sources."""

    name: str
    on: str | None
    people: tuple[Person, ...]
    citations: tuple[Citation, ...]


def who(ledger: Ledger, name: str, on: str | None = None) -> Directory:
    """Return the people whom a name may mean, in any of its forms, with their tenures.

    With ``on`` (EDTF), only tenures for which documents vouch on both sides of that date, or on it. Raises
    LedgerError where the ledger cannot be read.
    """
    found = sorted(ledger.office_holders(name), key=lambda fact: fact.key)
    bibliography = Bibliography()
    day = read_period(on)
    people = [_person(facts, day, bibliography) for facts in _people(found)]
    shown = [person for person in people if person.tenures]
    return Directory(name=name, on=on, people=tuple(shown), citations=bibliography.citations)


def _people(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Part facts into people; those with the fullest names come first, so that shorter forms find them."""
    people: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda fact: (-_fullness(fact), fact.key)):
        fitting = [person for person in people if _is_same_person(person[0], fact)]
        if len(fitting) == 1:
            fitting[0].append(fact)
        else:
            people.append([fact])
    return sorted(people, key=lambda person: (person[0].parties, _name(person[0]), person[0].key))


def _is_same_person(one: Fact, other: Fact) -> bool:
    return one.parties == other.parties and is_same_name(name_words(_name(one)), name_words(_name(other)))


def _name(fact: Fact) -> str:
    return fact.claim.name if isinstance(fact.claim, OfficeHolder) else ""


def _fullness(fact: Fact) -> int:
    return sum(len(word) for word in name_words(_name(fact)) if len(word) > 1)


def _person(facts: Sequence[Fact], day: Period | None, bibliography: Bibliography) -> Person:
    forms = sorted({claim.name for fact in facts for claim in _claims(fact)})
    party = facts[0].parties[0] if facts[0].parties else None
    tenures = [_tenure(fact, bibliography) for fact in facts if day is None or _covers(fact, day)]
    return Person(
        name=_name(facts[0]),
        forms=tuple(form for form in forms if form != _name(facts[0])),
        party=party,
        party_name=party_name(party) if party else None,
        tenures=tuple(sorted(tenures, key=lambda tenure: (tenure.first or "9999", tenure.office))),
    )


def _tenure(fact: Fact, bibliography: Bibliography) -> Tenure:
    dates = _vouched(fact)
    office = fact.claim.office if isinstance(fact.claim, OfficeHolder) else ""
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return Tenure(office=office, first=first, last=last, statement=bibliography.state(fact))


def _covers(fact: Fact, day: Period) -> bool:
    dates = _vouched(fact)
    first, last = (read_period(dates[0]), read_period(dates[-1])) if dates else (None, None)
    return first is not None and last is not None and first.first <= day.last and last.last >= day.first


def _vouched(fact: Fact) -> list[str]:
    """Return the dates for which documents vouch, ascending; of the documents, where the claims give none."""
    dates = (
        (account.claim.as_of if isinstance(account.claim, OfficeHolder) else None) or account.source.published
        for account in fact.accounts
    )
    return sorted(date for date in dates if date and re.match(r"\d{4}", date))


def _claims(fact: Fact) -> Iterable[OfficeHolder]:
    return (account.claim for account in fact.accounts if isinstance(account.claim, OfficeHolder))
