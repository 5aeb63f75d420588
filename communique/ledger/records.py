"""What the ledger hands out: sources, accounts, facts, and what adding a document did."""

from __future__ import annotations

from typing import Any

from communique.ledger.traits import AnyClaim, Kind
from communique.model import PublishedBasis, Record, Span


class Source(Record, frozen=True, kw_only=True):
    """A document in the ledger, without its text; ``version`` counts from 1 among documents of one path."""

    id: int
    path: str
    version: int
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: PublishedBasis
    content_hash: str
    engine: str


class Account(Record, frozen=True, kw_only=True):
    """One document's version of a fact.

    ``start`` and ``end`` (EDTF) are the claim's dates as far as other documents complete them: a year that
    the document lacks. ``quotes`` are the evidence spans' texts, word for word. ``score`` (0 to 1) and
    ``reasons`` say why the claim is held to tell of this fact; there are no reasons where it is the only
    account, or alike in all that is compared.
    """

    claim_key: str
    claim: AnyClaim
    source: Source
    start: str | None
    end: str | None
    quotes: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]

    @property
    def evidence(self) -> tuple[Span, ...]:
        """Return the spans of the quotes in the source's text."""
        return self.claim.evidence


class Variant(Record, frozen=True, kw_only=True):
    """A value that accounts give, and the ids of the documents that give it, ascending."""

    value: Any  # Any: a field of any claim, as JSON
    documents: tuple[int, ...]


class Difference(Record, frozen=True, kw_only=True):
    """A field on which the accounts of a fact differ: what is preferred and why, and what else is said."""

    field: str
    preferred: Any  # Any: a field of any claim, as JSON
    reason: str
    others: tuple[Variant, ...]


class Fact(Record, frozen=True, kw_only=True):
    """What the ledger holds after reconciling: the preferred values, all accounts, and how they differ.

    ``claim`` has the shape of a claim with the preferred values; its evidence is that of the first account.
    ``start`` and ``end`` are EDTF. ``accounts`` are ordered by publication, undated last.
    """

    key: str
    kind: Kind
    claim: AnyClaim
    parties: tuple[str, ...]
    start: str | None
    end: str | None
    accounts: tuple[Account, ...]
    differences: tuple[Difference, ...] = ()


class Added(Record, frozen=True, kw_only=True):
    """What adding one document did: ``new`` is false where the ledger held it already."""

    new: bool
    document: int
    claims: int
    facts: int
