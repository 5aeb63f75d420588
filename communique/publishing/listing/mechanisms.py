"""The mechanisms of a party or a pair: sessions in order, gaps, rhythm, the next one due."""

from __future__ import annotations

from communique.language.en.parties import party_name
from communique.ledger import Ledger
from communique.ledger.mechanisms import find_series
from communique.model import Record, Session
from communique.publishing.statements.citations import Bibliography, Citation, Statement


class Mechanism(Record, frozen=True, kw_only=True):
    """A numbered series; ``missing`` numbers are unknown to the ledger, ``next_due`` is EDTF or None.

    ``rhythm_days`` is the median number of days a session, None where it cannot be told.
    """

    name: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    ordinals: tuple[int | None, ...]
    sessions: tuple[Statement, ...]
    missing: tuple[int, ...]
    rhythm_days: int | None
    next_due: str | None


class Mechanisms(Record, frozen=True, kw_only=True):
    """The mechanisms of a party, a pair or all, by parties and name, with the numbered sources."""

    parties: tuple[str, ...]
    names: tuple[str, ...]
    mechanisms: tuple[Mechanism, ...]
    citations: tuple[Citation, ...]


def mechanisms(ledger: Ledger, party: str | None = None, other: str | None = None) -> Mechanisms:
    """Return the standing mechanisms that the ledger knows: all, those of a party, or between two, as codes.

    Raises LedgerError where the ledger cannot be read.
    """
    parties = tuple(code for code in (party, other) if code is not None)
    bibliography = Bibliography()
    found = tuple(
        Mechanism(
            name=series.name,
            parties=series.parties,
            names=tuple(party_name(code) for code in series.parties),
            ordinals=tuple(fact.claim.ordinal for fact in series.sessions if isinstance(fact.claim, Session)),
            sessions=tuple(bibliography.state(fact) for fact in series.sessions),
            missing=series.missing,
            rhythm_days=series.rhythm_days,
            next_due=series.next_due,
        )
        for series in find_series(ledger.facts(party, other, kinds=["events"]))
    )
    names = tuple(party_name(code) for code in parties)
    return Mechanisms(parties=parties, names=names, mechanisms=found, citations=bibliography.citations)
