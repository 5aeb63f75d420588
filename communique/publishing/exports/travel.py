"""Visits as rows of leaders' travel, under the columns of COLT, then under the project's own.

COLT is the Country and Organization Leader Travel dataset (Pardee Institute, University of Denver; Moyer and
others, International Studies Quarterly 69(2), 2025). A row is a traveller on a visit to a state. What takes a
coder's judgement or knowledge from elsewhere (regions, roles, whom the guest met) stays empty; so does what
the record does not know. ``docs/exports.md`` tells where the columns were confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import BinaryIO

from communique.language.en.parties import party_name
from communique.ledger import Fact
from communique.ledger.dates import read_period
from communique.model import Visit
from communique.publishing.exports.building import (
    accounts_of,
    exact_day,
    is_contested,
    quote_of,
)
from communique.publishing.exports.cells import plain
from communique.publishing.exports.delimited import Cell, Sheet
from communique.publishing.exports.selecting import SelectedFacts
from communique.publishing.exports.tables import Written
from communique.publishing.exports.tours import Tours, travellers

LINKS = 33
"""Columns for links to sources, as many as COLT has."""

PUBLISHED = (
    "TripID", "LeaderID", "LeaderCountryOrIGO", "LeaderCountryISO", "LeaderRegion", "LeaderSubregion",
    "PriorityLeader", "LeaderRole", "LeaderTitle", "LeaderSurname", "LeaderFullName", "CountryVisited",
    "CountryVisitedISO", "RegionVisited", "SubRegionVisited", "DisputedTerritory", "SemiAutoTerritory",
    "CityVisited", "TripYear", "TripStartDate", "TripEndDate", "TripDuration", "MetHostHoGS", "HostHOGSName",
    "AttendedMultilatEvent", "AttendedMultilatMinisterialEvent", "NameMultilatEvent", "MetNonhostHOGS",
    "NonhostHOGSNames", "PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum",
    "MetIGOLeader", "IGOLeaderName", "Notes", "Confidence(1-5)", *(f"SourceLink{i}" for i in range(1,
    LINKS + 1)),
)  # fmt: skip
"""COLT's columns."""

OWN = (
    "key", "start", "end", "visit_kind", "accounts", "sources", "contested", "documents", "published",
    "quotes",
)  # fmt: skip
"""The project's columns beside them, as in the table of events."""


_DAYS = ("TripStartDate", "TripEndDate", "TripDuration")


def write(facts: SelectedFacts, out: BinaryIO, made: datetime) -> Written:  # noqa: ARG001 (nothing bears it)
    """Write the table; return the number of rows, and of the visits left out by reason."""
    tours = Tours(facts.unheard())
    sheet = Sheet(out, (*PUBLISHED, *OWN))
    count, left_out = 0, Counter[str]()
    for fact in facts:
        if not isinstance(fact.claim, Visit):
            continue
        reason = _reason_against(fact.claim)
        if reason is not None:
            left_out[reason] += 1
            continue
        for row in rows(fact, tours):
            sheet.write(row.get(name) for name in (*PUBLISHED, *OWN))
            count += 1
    sheet.close()
    return Written(counts={"rows": count}, left_out=dict(left_out))


def _reason_against(visit: Visit) -> str | None:
    """Return why a visit has no row in the table, None where it has one."""
    if visit.status != "held":
        return "visit not held"
    return None if travellers(visit) else "visit without a named traveller"


def rows(fact: Fact, tours: Tours) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a visit, one for each traveller, by column; columns without a value are left out."""
    assert isinstance(fact.claim, Visit)
    common = _trip(fact, fact.claim) | _backing(fact)
    for number, person in enumerate(travellers(fact.claim), 1):
        note = tours.note(fact, person)
        unknown: dict[str, Cell] = {} if note is None else dict.fromkeys(_DAYS)
        yield (
            common
            | unknown
            | {
                "Notes": note,
                "TripID": f"{fact.key}-{number}",
                "LeaderFullName": plain(person.name or ""),
                "LeaderTitle": plain(person.office) if person.office else None,
            }
        )


def _trip(fact: Fact, visit: Visit) -> dict[str, Cell]:
    first, last = exact_day(fact.start), exact_day(fact.end)
    return {
        "LeaderCountryOrIGO": party_name(visit.origin),
        "LeaderCountryISO": visit.origin,
        "CountryVisited": party_name(visit.destination),
        "CountryVisitedISO": visit.destination,
        "CityVisited": plain(visit.place.name) if visit.place else None,
        "TripYear": _year(fact),
        "TripStartDate": first,
        "TripEndDate": last,
        "TripDuration": _duration(first, last),
    }


def _year(fact: Fact) -> int | None:
    period = read_period(fact.start, fact.end)
    return None if period is None or period.yearless else date.fromordinal(period.first).year


def _duration(first: date | None, last: date | None) -> int | None:
    """Return the days of a trip, both ends counted.

    Of a visit that is attested for one day, the record does not say that it lasted no longer.
    """
    return (last - first).days + 1 if first and last and last > first else None


def _backing(fact: Fact) -> dict[str, Cell]:
    visit = fact.claim
    documents = tuple(plain(account.source.path) for account in fact.accounts)
    links = dict.fromkeys(documents)
    return {
        **{f"SourceLink{number}": link for number, link in enumerate(links, 1) if number <= LINKS},
        "key": fact.key,
        "start": fact.start,
        "end": fact.end,
        "visit_kind": visit.kind if isinstance(visit, Visit) else None,
        "accounts": accounts_of(fact),
        "sources": fact.sources,
        "contested": is_contested(fact),
        "documents": documents,
        "published": tuple(account.source.published or "" for account in fact.accounts),
        "quotes": tuple(quote_of(account) for account in fact.accounts),
    }
