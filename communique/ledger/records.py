"""What the ledger hands out: sources, accounts, facts, and what adding a document did."""

from __future__ import annotations

from typing import Any, Literal

from communique.ledger.traits import AnyClaim, Kind
from communique.model import PublishedBasis, Record, Span

Verb = Literal["accept", "reject", "correct", "join", "split", "decide"]
"""A fact is accepted or rejected, a value of it corrected; facts are joined, accounts split off; of a
commitment it is decided where it stands."""

State = Literal["open", "acted-on", "fulfilled", "lapsed", "dropped"]
"""Where a commitment stands, from nothing done to done, then what ended without."""

ComplianceScore = Literal[-1, 0, 1]
"""Not complied, work in progress, complied in full (G7 Research Group, compliance coding manual)."""


class Resolution(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What a person decides of a commitment: its state, its score, or both."""

    state: State | None = None
    score: ComplianceScore | None = None


class Undoing(Record, frozen=True, kw_only=True):
    """Who undid a judgement, when (ISO 8601, UTC) and why."""

    author: str
    at: str
    reason: str


class Judgement(Record, frozen=True, kw_only=True):
    """A person's decision. ``at`` is ISO 8601 in UTC; of two on one thing the later holds.

    ``claims`` are the keys of the claims it is about, as judged. ``field`` and ``value`` (JSON) are those of
    a correction; of a decision, ``value`` is a `Resolution`. ``seen`` are the keys, now, of the claims that
    told the fact when it was judged. ``is_loose`` tells that nothing in the ledger is left on which it could
    hold.
    """

    id: int
    verb: Verb
    author: str
    at: str
    reason: str
    claims: tuple[str, ...]
    seen: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None  # Any: a field of any claim, as JSON
    undone: Undoing | None = None
    is_loose: bool = False


class Source(Record, frozen=True, kw_only=True):
    """A document in the ledger, without its text; ``version`` counts from 1 among documents of one path.

    ``origin`` is the id of the first of the documents that it nearly repeats, its own where there is none:
    documents of one origin are one source.
    """

    id: int
    path: str
    version: int
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: PublishedBasis
    content_hash: str
    engine: str
    origin: int


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
    """A field on which the accounts of a fact differ: what is preferred and why, and what else is said.

    Of ``kind`` "value" they say different things; "wording" tells how else they spell or call the same, and
    "attendance" whom each account names.
    """

    field: str
    preferred: Any  # Any: a field of any claim, as JSON
    reason: str
    others: tuple[Variant, ...]
    kind: Literal["value", "wording", "attendance"] = "value"


class Fact(Record, frozen=True, kw_only=True):
    """What the ledger holds after reconciling: the preferred values, all accounts, and how they differ.

    ``claim`` has the shape of a claim with the preferred values; its evidence is that of the first account.
    ``start`` and ``end`` are EDTF. ``accounts`` are ordered by publication, undated last. Of very many alike
    in all that is compared, the first and the last published are listed; ``unlisted`` counts the others.
    ``judgements`` are those that hold on it, ``verdict`` is what the last of them says of the whole.
    """

    key: str
    kind: Kind
    claim: AnyClaim
    parties: tuple[str, ...]
    start: str | None
    end: str | None
    accounts: tuple[Account, ...]
    differences: tuple[Difference, ...] = ()
    unlisted: int = 0
    verdict: Literal["accept", "reject"] | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def sources(self) -> int:
        """Return how many independent documents listed tell it: copies and versions of one count once."""
        return len({account.source.origin for account in self.accounts})


class Added(Record, frozen=True, kw_only=True):
    """What adding one document did: ``new`` is false where the ledger held it already.

    ``claims`` counts what was read from it, ``facts`` what its claims tell; both 0 where nothing was done.
    """

    new: bool
    document: int
    claims: int
    facts: int
