"""The record that many documents build together: claims, facts and their accounts.

`open_ledger` gives a `Ledger`; `Ledger.add` takes a document with its extraction; `Ledger.facts`,
`Ledger.search_facts` and `Ledger.search_documents` read it; `Ledger.judge` records what people decide.
"""

from __future__ import annotations

from communique.ledger.excerpts import After
from communique.ledger.records import (
    Account,
    Added,
    ComplianceScore,
    Difference,
    Fact,
    Judgement,
    Resolution,
    Source,
    State,
    Variant,
    Verb,
)
from communique.ledger.store import Ledger, Size, open_ledger
from communique.ledger.traits import KINDS, AnyClaim, Kind

__all__ = [
    "KINDS",
    "Account",
    "Added",
    "After",
    "AnyClaim",
    "ComplianceScore",
    "Difference",
    "Fact",
    "Judgement",
    "Kind",
    "Ledger",
    "Resolution",
    "Size",
    "Source",
    "State",
    "Variant",
    "Verb",
    "open_ledger",
]
