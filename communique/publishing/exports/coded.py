"""The codes of a fact, made from its preferred values.

A claim bears the codes of what its own document says. Where one document announced a visit and another
reports that it took place, those of the first would be codes of an intent: so they are made anew.
"""

from __future__ import annotations

from communique.extraction.coding import UNCODED, Coding, code_agreement, code_commitment, code_event
from communique.ledger import Fact
from communique.model import Agreement, AnyEvent, Commitment


def code_fact(fact: Fact) -> Coding:
    """Return the PLOVER and CAMEO codes of a fact; none where the manuals have none for it."""
    if isinstance(fact.claim, Agreement):
        return code_agreement(fact.claim, _words(fact))
    if isinstance(fact.claim, Commitment):
        return code_commitment(fact.claim, _words(fact))
    return code_event(fact.claim, _words(fact)) if isinstance(fact.claim, AnyEvent) else UNCODED


def _words(fact: Fact) -> str:
    """Return the words of the first account that has the preferred status."""
    status = getattr(fact.claim, "status", None)
    fitting = [account for account in fact.accounts if getattr(account.claim, "status", None) == status]
    return " ".join((fitting or fact.accounts)[0].quotes) if fact.accounts else ""
