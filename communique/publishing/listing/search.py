"""Full-text search: documents with a snippet around the words, and facts with their sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ledger import Ledger, Source
from communique.ledger.names import fold
from communique.ledger.wording import stem
from communique.model import Record, Span
from communique.publishing.statements.citations import Bibliography, Citation, Statement

SNIPPET_CHARACTERS = 160
"""Length of a snippet: two lines of a terminal."""

_WORD = re.compile(r"\w+")


class DocumentHit(Record, frozen=True, kw_only=True):
    """A document that holds the words: a snippet of its text, ``start`` its offset there in code points.

    ``marks`` are the places of the words, as offsets into the snippet.
    """

    source: Source
    snippet: str
    start: int
    marks: tuple[Span, ...]


class Findings(Record, frozen=True, kw_only=True):
    """What a search found, the best first, with the numbered sources of the facts."""

    words: str
    parties: tuple[str, ...]
    documents: tuple[DocumentHit, ...]
    facts: tuple[Statement, ...]
    citations: tuple[Citation, ...]


def search(ledger: Ledger, words: str, parties: Sequence[str] = (), limit: int = 20) -> Findings:
    """Return at most ``limit`` documents and facts that hold all the words and concern all the parties.

    Words are compared by their stems, without regard to case and accents. Raises LedgerError where the ledger
    cannot be read.
    """
    bibliography = Bibliography()
    facts = tuple(bibliography.state(fact) for fact in ledger.search_facts(words, parties, limit))
    documents = tuple(
        _hit(source, ledger.text(source.id), words)
        for source in ledger.search_documents(words, parties, limit)
    )
    return Findings(
        words=words,
        parties=tuple(parties),
        documents=documents,
        facts=facts,
        citations=bibliography.citations,
    )


def _hit(source: Source, text: str, words: str) -> DocumentHit:
    sought = {stem(fold(word)) for word in _WORD.findall(words)}
    found = [match.span() for match in _WORD.finditer(text) if stem(fold(match[0])) in sought]
    first = found[0][0] if found else 0
    start = max(0, first - SNIPPET_CHARACTERS // 4)
    if start:
        start = text.rfind(" ", 0, start + 1) + 1
    end = min(len(text), start + SNIPPET_CHARACTERS)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    marks = tuple(Span(a - start, b - start) for a, b in found if start <= a and b <= end)
    return DocumentHit(source=source, snippet=text[start:end], start=start, marks=marks)
