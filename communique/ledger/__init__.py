"""The record that many documents build together: claims, facts and their accounts.

`open_ledger` gives a `Ledger`; `Ledger.add` takes a document with its extraction; `Ledger.facts`,
`Ledger.search_facts` and `Ledger.search_documents` read it.
"""

from __future__ import annotations

from communique.ledger.records import Account, Added, Difference, Fact, Source, Variant
from communique.ledger.store import Ledger, Size, open_ledger
from communique.ledger.traits import KINDS, AnyClaim, Kind

__all__ = [
    "KINDS",
    "Account",
    "Added",
    "AnyClaim",
    "Difference",
    "Fact",
    "Kind",
    "Ledger",
    "Size",
    "Source",
    "Variant",
    "open_ledger",
]
