"""Visits on a tour of several states, whose days in each nobody told.

An account that dates no leg of a tour gives each leg the days of all (codebook, ruling 24). A table with a
row a visit would then say that someone was in four states on the same eight days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from communique.language.en.parties import party_name
from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.ledger.names import fold
from communique.model import Participant, Visit
from communique.publishing.exports.building import people_of


class Tours:
    """The days of all visits by traveller, to tell a visit's own days from those of the whole tour."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._stays: defaultdict[tuple[str, str], set[tuple[int, int, str]]] = defaultdict(set)
        for fact in facts:
            visit, period = fact.claim, read_dated(fact.start, fact.end)
            if isinstance(visit, Visit) and visit.status == "held" and period:
                for person in travellers(visit):
                    stay = (period.first, period.last, visit.destination)
                    self._stays[_traveller(visit, person)].add(stay)

    def note(self, fact: Fact, person: Participant) -> str | None:
        """Return what speaks against the days of a traveller's visit, None where nothing does.

        That is another visit within them; but one leg may end on the day on which the next begins.
        """
        visit, period = fact.claim, read_dated(fact.start, fact.end)
        if not isinstance(visit, Visit) or period is None or period.days == 1:
            return None
        within = sorted(
            (first, last, code)
            for first, last, code in self._stays[_traveller(visit, person)]
            if code != visit.destination
            and period.first <= first <= last <= period.last
            and not (first == last and first in (period.first, period.last))
        )
        told = [f"{party_name(code)} ({_days(first, last)})" for first, last, code in within]
        return f"days of a whole tour: within them lie {', '.join(told)}" if told else None

    def is_leg(self, fact: Fact) -> bool:
        """Return whether the days of a visit are those of a whole tour of one of its travellers."""
        people = travellers(fact.claim) if isinstance(fact.claim, Visit) else []
        return any(self.note(fact, person) for person in people)


def travellers(visit: Visit) -> list[Participant]:
    """Return the travellers who are named; hosts are none (codebook, ruling 2)."""
    return [person for person in people_of(visit) if person.name and person.party in (visit.origin, None)]


def _traveller(visit: Visit, person: Participant) -> tuple[str, str]:
    return visit.origin, fold(person.name or "")


def _days(first: int, last: int) -> str:
    days = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return days[0] if first == last else f"{days[0]} to {days[1]}"
