"""Small ledgers for the tests of following; every name, date and pledge is invented."""

from __future__ import annotations

from collections.abc import Sequence

from communique.following.answers import Suggestion, suggest_answers
from communique.following.chronicle import Chronicle
from communique.ledger import Fact, Ledger, open_ledger
from communique.ledger.traits import AnyClaim
from communique.model import Commitment
from tests.ledger.making import telling

Told = tuple[str | None, Sequence[AnyClaim]]
"""A document: its publication date and what it tells."""


def filled(*told: Told) -> Ledger:
    """Return a ledger of the documents, named by their place in the list."""
    ledger = open_ledger(":memory:")
    for i, (published, claims) in enumerate(told):
        ledger.add(*telling(f"{i}.txt", *claims, published=published))
    return ledger


def pledges(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if isinstance(fact.claim, Commitment)]


def suggested(*told: Told) -> list[Suggestion]:
    """Return what is suggested for the only commitment that the documents tell."""
    facts = filled(*told).facts()
    (pledge,) = pledges(facts)
    return suggest_answers(pledge, Chronicle(facts))
