"""The documents that are compared: who speaks, and each of them read again from the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.extraction.grammar import grammar
from communique.language.en.analysis import analyse
from communique.language.en.home import find_publisher
from communique.language.en.parties import party_name
from communique.ledger import Account, Fact, Ledger, Source
from communique.model import Agreement, Document, Record
from communique.reading.documents import read_html, read_text

_PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


class Paper(Record, frozen=True, kw_only=True):
    """A document that is compared: its letter, what it says of itself, and the party from which it speaks.

    The party is that of the known outlet, else what the text itself shows (``is_inferred``); None where
    nothing tells, and for what several parties issue together. ``copies`` are the paths of documents that
    repeat it, ``facts`` counts what it tells.
    """

    letter: str
    document: int
    path: str
    title: str | None
    outlet: str | None
    published: str | None
    party: str | None
    party_name: str | None
    is_inferred: bool
    facts: int
    copies: tuple[str, ...] = ()


def sources_of(ledger: Ledger, documents: Sequence[int]) -> list[Source]:
    """Return the sources of these ids, in their order; raises LedgerError."""
    known = {source.id: source for source in ledger.sources()}
    return [known[number] for number in documents]


def independent_of(sources: Iterable[Source]) -> tuple[list[Source], dict[int, tuple[str, ...]]]:
    """Return one source of each origin, by date and path, and by its id the paths that repeat it."""
    by_origin: defaultdict[int, dict[int, Source]] = defaultdict(dict)
    for source in sorted(sources, key=lambda source: (source.published or "9999", source.path)):
        by_origin[source.origin][source.id] = source
    firsts = [group.get(origin, next(iter(group.values()))) for origin, group in by_origin.items()]
    copies = {
        first.id: tuple(source.path for source in by_origin[first.origin].values() if source.id != first.id)
        for first in firsts
    }
    return firsts, copies


def read_again(ledger: Ledger, source: Source) -> Document:
    """Return a document of the ledger as it was read: from its text, which is kept as it was."""
    text = ledger.text(source.id)
    is_page = text.lstrip("\ufeff \n\t").lower().startswith(_PAGE_STARTS)
    is_page = is_page or source.path.lower().endswith((".html", ".htm"))
    return (read_html if is_page else read_text)(text, source.path)


def papers_of(
    sources: Sequence[Source],
    texts: Sequence[Document],
    facts: Sequence[Fact],
    copies: dict[int, tuple[str, ...]],
) -> tuple[Paper, ...]:
    """Return the sources as papers, with their letters in order; ``facts`` are what they tell."""
    return tuple(
        _paper(source, text, letter, facts, copies.get(source.id, ()))
        for source, text, letter in zip(sources, texts, _letters(len(sources)), strict=True)
    )


def _letters(count: int) -> Iterator[str]:
    """Yield A to Z, then A2 to Z2, and so on."""
    for i in range(count):
        yield chr(ord("A") + i % 26) + (str(i // 26 + 1) if i >= 26 else "")


def _paper(
    source: Source, text: Document, letter: str, facts: Sequence[Fact], copies: tuple[str, ...]
) -> Paper:
    told = [a for fact in facts for a in fact.accounts if a.source.id == source.id]
    publisher = find_publisher(text)[0]
    party = publisher
    if publisher is None and not any(_is_itself(account, text) for account in told):
        party = analyse(text, grammar().alphabet).home
    return Paper(
        letter=letter, document=source.id, path=source.path, title=source.title, outlet=source.outlet,
        published=source.published, party=party, party_name=party_name(party) if party else None,
        is_inferred=publisher is None and party is not None, facts=len(told), copies=copies,
    )  # fmt: skip


def _is_itself(account: Account, text: Document) -> bool:
    """Return whether an account tells of the document itself: an instrument that its headline names."""
    if not isinstance(account.claim, Agreement) or account.claim.status != "signed":
        return False
    heads = [text.original(s.start, s.end) for s in text.sections if s.kind == "headline"]
    return len(account.claim.parties) > 1 and any(
        head.start <= span.start and span.end <= head.end for head in heads for span in account.evidence
    )
