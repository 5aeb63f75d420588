"""Coded events under the columns of POLECAT, the published PLOVER events, then under the project's own.

POLECAT is by Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023), doi:10.7910/DVN/AJGVIT: a table with
tabs, a row an event, several values of a column parted by semicolons. Actors are the parties; an act that
parties do together has them all as actors and no recipient. Columns for which the record has nothing stay
empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import BinaryIO

from communique import __version__
from communique.extraction.coding import Coding
from communique.language.en.parties import is_state, party_name
from communique.ledger import Fact
from communique.model import AnyEvent, Gathering, Participant, Session, Visit
from communique.publishing.exports.building import (
    accounts_of,
    exact_day,
    is_contested,
    people_of,
    quote_of,
)
from communique.publishing.exports.cells import plain
from communique.publishing.exports.coded import code_fact
from communique.publishing.exports.delimited import Cell, Sheet
from communique.publishing.exports.selecting import SelectedFacts, has_own_time, told_on
from communique.publishing.exports.tables import Written
from communique.publishing.exports.tours import Tours
from communique.publishing.statements.sentences import sentence_of

PUBLISHED = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename",
    "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""POLECAT's columns, in its order."""

OWN = (
    "kind", "status", "start", "end", "cameo", "text", "key", "accounts", "sources", "contested", "documents",
    "published", "quotes",
)  # fmt: skip
"""The project's columns after them, as in the tables of facts."""


def write(facts: SelectedFacts, out: BinaryIO, made: datetime) -> Written:  # noqa: ARG001 (nothing bears it)
    """Write the table; return the number of rows, and of the facts left out by reason."""
    tours = Tours(facts.unheard())
    sheet = Sheet(out, (*PUBLISHED, *OWN), delimiter="\t")
    count, left_out = 0, Counter[str]()
    for fact in facts:
        coding = code_fact(fact)
        if coding.plover is None:
            left_out["no code"] += 1
            continue
        row = _event(fact, coding, tours) | _backing(fact, coding)
        sheet.write(row.get(name) for name in (*PUBLISHED, *OWN))
        count += 1
    sheet.close()
    return Written(counts={"rows": count}, left_out=dict(left_out))


def _event(fact: Fact, coding: Coding, tours: Tours) -> dict[str, Cell]:
    plover, told = coding.plover, told_on(fact)
    assert plover is not None
    place = getattr(fact.claim, "place", None)
    return {
        "Event ID": fact.key,
        "Event Date": _day(fact, tours),
        "Event Type": plover.type,
        "Event Mode": plover.mode,
        "Contexts": _parted(plover.context),
        "Actor Name": _parted(map(party_name, plover.source)),
        "Actor Country": _parted(filter(is_state, plover.source)),
        "Recipient Name": _parted(map(party_name, plover.target)),
        "Recipient Country": _parted(filter(is_state, plover.target)),
        "Country": place.party if place else None,
        "Raw Placename": plain(place.name) if place else None,
        "Source": _parted(_once(account.source.outlet for account in fact.accounts)),
        "Publication Date": exact_day(told[0]) if told else None,
        "Story People": _parted(_once(person.name for person in _people(fact))),
        "Language": "en",
        "Version": __version__,
    }


def _day(fact: Fact, tours: Tours) -> date | None:
    """Return the day of a fact, the first of one that lasts; None where the record fixes no day.

    A meeting or signing dated to the days of a visit took place on one of them, and nothing says on which; so
    with a visit dated to those of a tour. Undertakings have the day on which they were first told.
    """
    if not has_own_time(fact):
        told = told_on(fact)
        return exact_day(told[0]) if told else None
    is_lasting = isinstance(fact.claim, Visit | Session | Gathering) and not tours.is_leg(fact)
    return exact_day(fact.start) if is_lasting or fact.start == fact.end else None


def _backing(fact: Fact, coding: Coding) -> dict[str, Cell]:
    return {
        "kind": fact.kind,
        "status": getattr(fact.claim, "status", None) or getattr(fact.claim, "modality", None),
        "start": fact.start,
        "end": fact.end,
        "cameo": coding.cameo,
        "text": plain(sentence_of(fact)),
        "key": fact.key,
        "accounts": accounts_of(fact),
        "sources": fact.sources,
        "contested": is_contested(fact),
        "documents": tuple(plain(account.source.path) for account in fact.accounts),
        "published": tuple(account.source.published or "" for account in fact.accounts),
        "quotes": tuple(quote_of(account) for account in fact.accounts),
    }


def _once(values: Iterable[str | None]) -> Iterable[str]:
    return dict.fromkeys(value for value in values if value)


def _people(fact: Fact) -> tuple[Participant, ...]:
    return people_of(fact.claim) if isinstance(fact.claim, AnyEvent) else ()


def _parted(values: Iterable[str]) -> str:
    """Return values as POLECAT parts them; a semicolon within one becomes a comma."""
    return "; ".join(plain(value).replace(";", ",") for value in values)
