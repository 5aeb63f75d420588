"""Numbered sources: every statement carries the numbers of the quotations it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from communique.ledger import Account, Difference, Fact
from communique.ledger.traits import dates_of
from communique.model import Record, Span
from communique.publishing.statements.sentences import sentence_of, when_of


class Citation(Record, frozen=True, kw_only=True):
    """A numbered source: a document, and the words in it that say what is stated.

    ``evidence`` gives the offsets of the quotes in the document's text, in code points. ``origin`` is the
    document that this one nearly repeats, itself where there is none; ``copies`` are the paths of documents
    that repeat both it and the quotes.
    """

    number: int
    document: int
    path: str
    title: str | None
    outlet: str | None
    published: str | None
    quotes: tuple[str, ...]
    evidence: tuple[Span, ...]
    origin: int
    copies: tuple[str, ...] = ()


class Dissent(Record, frozen=True, kw_only=True):
    """What accounts say otherwise about one field, with their numbers, and why another value is preferred.

    ``kind`` is that of the ledger's `Difference`.
    """

    field: str
    preferred: Any  # Any: a field of any claim, as JSON
    reason: str
    value: Any  # Any: as above
    citations: tuple[int, ...]
    kind: Literal["value", "wording", "attendance"] = "value"


class Statement(Record, frozen=True, kw_only=True):
    """A fact in words with its date, the numbers of its sources (at least one), and what differs.

    ``dated_by_others`` are the numbers of those sources that lack the year; it follows from other documents.
    """

    fact: str
    when: str
    text: str
    citations: tuple[int, ...]
    dissents: tuple[Dissent, ...] = ()
    dated_by_others: tuple[int, ...] = ()


class Bibliography:
    """Numbers quotations in the order in which statements cite them; the same quotation keeps its number.

    A near-copy of a document that holds the same words is no second source: it is noted with the first.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, tuple[str, ...]], int] = {}
        self._citations: list[Citation] = []

    @property
    def sources(self) -> int:
        """Return how many independent documents are cited so far."""
        return len({citation.origin for citation in self._citations})

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return all citations so far, by number."""
        return tuple(self._citations)

    def state(self, fact: Fact) -> Statement:
        """Return the statement of a fact, citing every account of it."""
        numbers = {account.claim_key: self._cite(account) for account in fact.accounts}
        return Statement(
            fact=fact.key,
            when=when_of(fact),
            text=sentence_of(fact),
            citations=tuple(sorted(set(numbers.values()))),
            dissents=tuple(
                dissent for difference in fact.differences for dissent in _dissents(difference, fact, numbers)
            ),
            dated_by_others=tuple(
                sorted({numbers[account.claim_key] for account in fact.accounts if _lacks_year(account)})
            ),
        )

    def _cite(self, account: Account) -> int:
        source = account.source
        key = (source.origin, account.quotes)
        if key in self._numbers:
            self._note_copy(self._numbers[key], account)
        else:
            number = self._numbers[key] = len(self._citations) + 1
            self._citations.append(
                Citation(
                    number=number, document=source.id, path=source.path, title=source.title,
                    outlet=source.outlet, published=source.published, quotes=account.quotes,
                    evidence=account.evidence, origin=source.origin,
                )
            )  # fmt: skip
        return self._numbers[key]

    def _note_copy(self, number: int, account: Account) -> None:
        citation, source = self._citations[number - 1], account.source
        if source.id != citation.document and source.path not in citation.copies:
            copies = tuple(sorted((*citation.copies, source.path)))
            self._citations[number - 1] = msgspec.structs.replace(citation, copies=copies)


def _lacks_year(account: Account) -> bool:
    given = dates_of(account.claim)[0]
    return given is not None and given.startswith("XXXX") and account.start != given


def _dissents(difference: Difference, fact: Fact, numbers: dict[str, int]) -> Sequence[Dissent]:
    return [
        Dissent(
            field=difference.field,
            preferred=difference.preferred,
            reason=difference.reason,
            value=other.value,
            citations=tuple(
                sorted(
                    {
                        numbers[account.claim_key]
                        for account in fact.accounts
                        if account.source.id in other.documents
                    }
                )
            ),
            kind=difference.kind,
        )
        for other in difference.others
    ]
