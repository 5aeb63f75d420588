"""The facts that must be seen to tell what became of the commitments of a party or a pair."""

from __future__ import annotations

from communique.ledger import Fact, Ledger
from communique.model import Commitment

FEW_PARTIES = 8
"""Of a commitment of at most so many parties, what each of them did is looked at too."""


def facts_on(ledger: Ledger, party: str | None, other: str | None = None) -> tuple[Fact, ...]:
    """Return the facts that concern a party, both of two, or all; raises LedgerError."""
    return ledger.facts(party, other)


def facts_around(ledger: Ledger, party: str | None, other: str | None = None) -> tuple[Fact, ...]:
    """Return all facts of a party, of the two of a pair, and of those who undertook something with them.

    Each once, in no order that matters. Answers lie among them; whose tour a document tells of shows only
    there. Raises LedgerError where the ledger cannot be read.
    """
    if party is None:
        return ledger.facts()
    known = {code: ledger.facts(code) for code in {party, *((other,) if other else ())}}
    company = {
        code
        for fact in ledger.facts(party, other, kinds=["commitments"])
        if isinstance(fact.claim, Commitment) and 2 < len(fact.parties) <= FEW_PARTIES
        for code in fact.parties
    }
    for code in sorted(company - known.keys()):
        known[code] = ledger.facts(code, kinds=["events", "agreements", "relations"])
    return tuple({fact.key: fact for facts in known.values() for fact in facts}.values())
