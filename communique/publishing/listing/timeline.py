"""What happened between parties, in order of time."""

from __future__ import annotations

from communique.language.en.parties import party_name
from communique.ledger import Fact, Kind, Ledger
from communique.model import Record, Relation
from communique.publishing.statements.citations import Bibliography, Citation, Statement

DATED_KINDS: tuple[Kind, ...] = ("events", "agreements", "relations")
"""The kinds of fact that have a time of their own; undertakings and stances have that of their telling."""


class Entry(Record, frozen=True, kw_only=True):
    """A fact on the timeline: EDTF start and end (None where undated), its kind, and the statement."""

    start: str | None
    end: str | None
    kind: Kind
    statement: Statement


class Timeline(Record, frozen=True, kw_only=True):
    """Entries in order of time; after them those without a year, then the undated."""

    parties: tuple[str, ...]
    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    citations: tuple[Citation, ...]


def timeline(ledger: Ledger, party: str, other: str | None = None) -> Timeline:
    """Return the dated kinds of fact on a party, or between two parties, given as codes.

    A standing that holds without a date is none of them. Raises LedgerError where the ledger cannot be read.
    """
    parties = (party,) if other is None else (party, other)
    facts = [fact for fact in ledger.facts(party, other, kinds=DATED_KINDS) if not _is_standing(fact)]
    bibliography = Bibliography()
    entries = tuple(
        Entry(start=fact.start, end=fact.end, kind=fact.kind, statement=bibliography.state(fact))
        for fact in sorted(facts, key=_without_date)
    )
    names = tuple(party_name(code) for code in parties)
    return Timeline(parties=parties, names=names, entries=entries, citations=bibliography.citations)


def _without_date(fact: Fact) -> tuple[int, str]:
    if fact.start is None:
        return 2, ""
    return (1, fact.start) if fact.start.startswith("XXXX") else (0, "")


def _is_standing(fact: Fact) -> bool:
    return isinstance(fact.claim, Relation) and fact.claim.change == "standing" and fact.start is None
