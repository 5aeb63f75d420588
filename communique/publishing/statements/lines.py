"""Lines of Markdown that every page shares: numbers of sources, their list, text on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from communique.publishing.statements.citations import Citation
from communique.publishing.statements.dates import date_words

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")


def source_lines(citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the documents in the order of their first citation, each with its numbered quotations."""
    if citations:
        yield from ("", "## Sources")
    documents: dict[int, list[Citation]] = {}
    for citation in citations:
        documents.setdefault(citation.document, []).append(citation)
    for cited in documents.values():
        one = cited[0]
        yield from ("", source_words(one.title, one.outlet, one.published, one.path), "")
        for citation in cited:
            quotes = " … ".join(f"“{one_line(without_markup(quote))}”" for quote in citation.quotes)
            copies = f" (also in {', '.join(citation.copies)})" if citation.copies else ""
            yield f"- [{citation.number}] {quotes}{copies}"


def source_words(title: str | None, outlet: str | None, published: str | None, path: str) -> str:
    """Return what names a document: title, outlet, date and path, as far as known."""
    where = path if title else None
    known = (one_line(title) if title else path, outlet, date_words(published), where)
    return ", ".join(part for part in known if part)


def numbers(cited: Iterable[int]) -> str:
    """Return the numbers of sources as they stand after a statement: "[2][5]"."""
    return "".join(f"[{number}]" for number in cited)


def without_markup(quote: str) -> str:
    """Return a quotation from a page's source as a reader of the page sees it, spaced as it is there."""
    return unescape(_TAG.sub("", quote)) if "<" in quote or "&" in quote else quote


def one_line(text: str) -> str:
    """Return a text with all its white space turned into single spaces."""
    return " ".join(text.split())


def page(lines: Iterable[str]) -> str:
    """Return lines as a text that ends in a line break."""
    return "\n".join(lines) + "\n"
