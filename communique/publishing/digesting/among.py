"""The facts among some parties, read once however often they are asked for."""

from __future__ import annotations

from communique.following.chronicle import Chronicle
from communique.ledger import Fact, Ledger


class FactsAmong:
    """The facts of one party, or of the first two of several, and their chronicle."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._facts: dict[tuple[str, ...], tuple[Fact, ...]] = {}
        self._chronicles: dict[tuple[str, ...], Chronicle] = {}

    def facts(self, parties: tuple[str, ...]) -> tuple[Fact, ...]:
        """Return the facts among parties (at least one code), in order of time; raises LedgerError."""
        key = parties[:2]
        if key not in self._facts:
            other = key[1] if len(key) > 1 else None
            self._facts[key] = self._ledger.facts(key[0], other)
        return self._facts[key]

    def chronicle(self, parties: tuple[str, ...]) -> Chronicle:
        """Return the chronicle of these facts; raises LedgerError."""
        key = parties[:2]
        if key not in self._chronicles:
            self._chronicles[key] = Chronicle(self.facts(parties))
        return self._chronicles[key]
