"""Numbered sources for a brief: which accounts are cited for a sentence, by which words, under which number.

Of a fact's accounts as few are cited as give all that the sentence says, official ones before others, and a
second one of another origin where there is one. Numbers run through the list of sources from 1, document by
document, in the order in which documents are first cited.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.ledger import Account, Fact, Ledger
from communique.ledger.sources import is_official
from communique.ledger.traits import dates_of
from communique.model import Commitment, Event, OfficeHolder, Record
from communique.publishing.briefing.drafting import Saying
from communique.publishing.briefing.needed import needed_words, wanted_words
from communique.publishing.briefing.quoting import Pages, Quotation

MOST_CITED = 2
"""So many accounts of one fact are cited, more only where they are needed for all that is said."""
WHOLE_CITED = 6
"""So many in a brief of everything."""

BOTH_CHARS = 320
"""Two places of a document are quoted for one statement where they are no longer together."""
TELLING_CHARS = 160
"""Of several places that say it, the longest is quoted up to so many letters: a headline tells less."""


class Footnote(Record, frozen=True, kw_only=True):
    """A numbered source: the words of its document that say it."""

    number: int
    quotations: tuple[Quotation, ...]


class CitedDocument(Record, frozen=True, kw_only=True):
    """A document that is cited, with its numbered quotations in ascending order.

    ``id`` is the document's in the ledger; ``published`` is EDTF or None. ``origin`` is the id of the
    document that it nearly repeats, its own where there is none; ``copies`` are the paths of documents that
    repeat both it and what is quoted.
    """

    id: int
    path: str
    title: str | None
    outlet: str | None
    published: str | None
    origin: int
    footnotes: tuple[Footnote, ...]
    copies: tuple[str, ...] = ()


class Mark(Record, frozen=True, kw_only=True):
    """An account's words, chosen to be cited, before they have a number; ``copies`` are paths."""

    account: Account
    quotations: tuple[Quotation, ...]
    copies: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Return what makes two marks one: document and stretches."""
        return self.account.source.id, tuple((q.start, q.end) for q in self.quotations)


class Footnotes:
    """Chooses what is cited for a sentence; reads each document's text once."""

    def __init__(self, ledger: Ledger, *, most: int = MOST_CITED) -> None:
        self._ledger, self._most = ledger, most
        self._pages: dict[int, Pages] = {}

    def marks(self, saying: Saying) -> tuple[Mark, ...]:
        """Return what to cite for a sentence, at least one mark for each fact, in order of publication."""
        marks = {}
        for fact in saying.facts:
            accounts = [a for a in fact.accounts if not saying.only or a.source.id in saying.only]
            for account in self._chosen(fact, accounts or fact.accounts):
                mark = Mark(
                    account=account,
                    quotations=self._quotations(account, fact),
                    copies=_copies(account, fact),
                )
                marks[mark.key] = mark
        return tuple(marks.values())

    def _chosen(self, fact: Fact, accounts: Sequence[Account]) -> list[Account]:
        """Return the accounts to cite: first those that give most of what the fact says."""
        left = [account for account in accounts if account.quotes]
        missing = {value for account in left for value in _values_given(account, fact)}
        chosen: list[Account] = []
        origins: set[int] = set()
        most = 1 if isinstance(fact.claim, OfficeHolder | Commitment) else self._most
        while left and (missing or len(chosen) < most):
            best = min(left, key=lambda account: _preference(account, fact, missing, origins))
            gives = missing & _values_given(best, fact)
            if chosen and not gives and best.source.origin in origins:
                break
            chosen.append(best)
            missing -= gives
            origins.add(best.source.origin)
            left.remove(best)
        return sorted(chosen, key=accounts.index)

    def _quotations(self, account: Account, fact: Fact) -> tuple[Quotation, ...]:
        document = account.source.id
        if document not in self._pages:
            self._pages[document] = Pages(self._ledger.text(document))
        pages, wanted = self._pages[document], wanted_words(fact)
        if isinstance(fact.claim, OfficeHolder):
            span = min(account.evidence, key=lambda span: (span.end - span.start, span))
            return pages.exactly(span)
        options = [pages.quote(span, wanted) for span in account.evidence]
        best = max(options, key=lambda quotes: (_found(quotes, wanted), min(_length(quotes), TELLING_CHARS)))
        needed = [pattern for pattern in needed_words(fact) if not _found(best, (pattern,))]
        more = max(options, key=lambda quotes: (_found(quotes, needed), -_length(quotes)))
        if not _found(more, needed) or _length(best) + _length(more) > BOTH_CHARS:
            return best
        return tuple(sorted({*best, *more}, key=lambda quotation: quotation.start))


def numbered(
    marks: Iterable[Sequence[Mark]],
) -> tuple[tuple[CitedDocument, ...], Mapping[tuple[int, tuple[tuple[int, int], ...]], int]]:
    """Return the documents cited with their numbered quotations, and the number of each mark by its key.

    ``marks`` are those of each sentence, in the order of the brief.
    """
    by_document: defaultdict[int, dict[tuple[int, tuple[tuple[int, int], ...]], Mark]] = defaultdict(dict)
    for mark in (mark for several in marks for mark in several):
        by_document[mark.account.source.id].setdefault(mark.key, mark)
    numbers: dict[tuple[int, tuple[tuple[int, int], ...]], int] = {}
    documents = []
    for cited in by_document.values():
        for key in cited:
            numbers[key] = len(numbers) + 1
        source = next(iter(cited.values())).account.source
        copies = {path for mark in cited.values() for path in mark.copies} - {source.path}
        documents.append(
            CitedDocument(
                id=source.id, path=source.path, title=source.title, outlet=source.outlet,
                published=source.published, origin=source.origin,
                footnotes=tuple(
                    Footnote(number=numbers[key], quotations=mark.quotations) for key, mark in cited.items()
                ),
                copies=tuple(sorted(copies)),
            )
        )  # fmt: skip
    return tuple(documents), numbers


def _copies(account: Account, fact: Fact) -> tuple[str, ...]:
    """Return the paths of near-copies of the account's document that tell the fact in the same words."""
    own = account.source
    return tuple(
        sorted(
            {
                other.source.path
                for other in fact.accounts
                if other.source.origin == own.origin
                and other.source.id != own.id
                and other.quotes == account.quotes
            }
        )
    )


# --- which account ---------------------------------------------------------------------------------


def _preference(
    account: Account, fact: Fact, missing: set[str], origins: set[int]
) -> tuple[int, bool, bool, str, str]:
    """Return what puts accounts in order: what they add, another origin, who speaks, the latest."""
    source = account.source
    return (
        -len(missing & _values_given(account, fact)),
        source.origin in origins,
        not is_official(source.outlet),
        _reversed_date(source.published),
        account.claim_key,
    )


def _reversed_date(day: str | None) -> str:
    return "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in day or "0000")


def _values_given(account: Account, fact: Fact) -> frozenset[str]:
    """Return the names of the typed values on which an account says just what the fact says."""
    claim, own = fact.claim, account.claim
    given = set()
    if fact.start and dates_of(own) == dates_of(claim):
        given.add("date")
    for field in ("kind", "ordinal", "count", "level", "deadline", "status", "place", "as_of", "office"):
        value = getattr(claim, field, None)
        if value is not None and getattr(own, field, None) == value:
            given.add(field)
    if isinstance(claim, Event) and isinstance(own, Event):
        given.update(f"person {p.name}" for p in claim.participants if p.name and p in own.participants)
    return frozenset(given)


def _length(quotes: Sequence[Quotation]) -> int:
    return sum(len(quote.text) for quote in quotes)


def _found(quotes: Sequence[Quotation], wanted: Sequence[re.Pattern[str]]) -> int:
    return sum(any(pattern.search(quote.text) for quote in quotes) for pattern in wanted)
