"""Walks a brief from every sentence to its sources, and from each source to the words of its document."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from communique.language.en.parties import find_names
from communique.ledger import Account, Fact, Ledger
from communique.ledger.dates import read_period
from communique.ledger.traits import dates_of
from communique.model import Agreement, Event, OfficeHolder, Relation, Session, Visit
from communique.publishing.briefing.brief import Brief, Entry, Sentence
from communique.publishing.briefing.footnotes import CitedDocument, Footnote
from communique.publishing.paper.words import quoted

QUOTE_CHARS = 210
"""A quotation as printed: 200 letters, and its marks."""
NEAR_DAYS = 400
"""So far from a document's date a day without a year may lie ("on 3 May", "last March")."""

ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
DATE = re.compile(
    rf"\b(?:(\d{{1,2}}) )?({'|'.join(calendar.month_name[1:])}) (\d{{4}})\b|\b((?:19|20)\d\d)\b"
)
COMPUTED = re.compile(r"open (?:at most )?\d[^);]*|(?:falls|was due) in [^.]*|\d+(?:st|nd|rd|th) anniversary")
"""What the program reckons: ages, the rhythm's next month, the number of an anniversary."""


def entries_of(brief: Brief) -> Iterator[Entry]:
    for part in brief.parts:
        for group in part.groups:
            yield from group.entries


def sentences_of(brief: Brief) -> Iterator[Sentence]:
    for entry in entries_of(brief):
        yield from entry.sentences


def walk(brief: Brief, ledger: Ledger) -> int:
    """Check every sentence of a brief against its sources, and return how many there are."""
    notes = {note.number: (document, note) for document in brief.sources for note in document.footnotes}
    assert list(notes) == list(range(1, len(notes) + 1))
    for document, note in notes.values():
        check_words(document, note, ledger)
    cited: set[int] = set()
    count = 0
    for entry in entries_of(brief):
        for i, sentence in enumerate(entry.sentences):
            count += 1
            assert sentence.citations, sentence.text
            assert sentence.facts, sentence.text
            cited.update(sentence.citations)
            when = entry.when if entry.when and i == 0 and "anniversary" not in sentence.text else ""
            sources = [notes[number] for number in sentence.citations]
            check_sentence(sentence, f"{when} {sentence.text}", sources, ledger)
    assert cited == set(notes)
    return count


def check_words(document: CitedDocument, note: Footnote, ledger: Ledger) -> None:
    """Check that a source's quotations stand in its document, word for word, and are short."""
    text = ledger.text(document.id)
    assert note.quotations
    for quotation in note.quotations:
        assert quotation.text.strip()
        assert text[quotation.start : quotation.end] == quotation.text
        assert len(quoted((quotation,))) <= QUOTE_CHARS


def check_sentence(
    sentence: Sentence, said: str, notes: list[tuple[CitedDocument, Footnote]], ledger: Ledger
) -> None:
    """Check that each fact of a sentence is told by a cited document, and each typed value by one of them."""
    documents = {document.id: document for document, _ in notes}
    told: list[tuple[Fact, Account]] = []
    for key in sentence.facts:
        fact = ledger.fact(key)
        assert fact is not None
        accounts = [account for account in fact.accounts if account.source.id in documents]
        assert accounts, f"no cited document tells this: {sentence.text}"
        told += [(fact, account) for account in accounts]
        check_parties(fact, [ledger.text(account.source.id) for account in accounts])
        check_quotations(accounts, notes)
    values = " ".join(" ".join(typed_values(account, fact)) for fact, account in told)
    quotes = " ".join(quotation.text for _, note in notes for quotation in note.quotations)
    for ordinal in ORDINAL.finditer(COMPUTED.sub("", said)):
        assert f"#{ordinal[1]} " in f"{values} " or ordinal[0] in quotes, sentence.text
    for date in DATE.finditer(COMPUTED.sub("", said)):
        assert is_supported(date, values, quotes, documents), f"{date[0]} in: {said} / {values}"


def check_parties(fact: Fact, texts: list[str]) -> None:
    """Check that each party of a fact is named in a document that tells it."""
    named = {name.code for text in texts for name in find_names(text)}
    assert set(fact.parties) <= named, (fact.parties, named)


def check_quotations(accounts: list[Account], notes: list[tuple[CitedDocument, Footnote]]) -> None:
    """Check that some quotation overlaps the evidence of one of the accounts."""
    assert any(
        document.id == account.source.id and quotation.start < span.end and span.start < quotation.end
        for account in accounts
        for span in account.evidence
        for document, note in notes
        for quotation in note.quotations
    )


def typed_values(account: Account, fact: Fact) -> list[str]:
    """Return the dates (EDTF) and ordinals (``#4``) that an account gives."""
    claim = account.claim
    values = [value for value in (account.start, account.end, *dates_of(claim)) if value]
    if isinstance(claim, Session) and claim.ordinal is not None:
        values.append(f"#{claim.ordinal}")
    if isinstance(claim, OfficeHolder) and claim.as_of:
        values.append(claim.as_of)
    if account.source.published:
        values.append(account.source.published)
    if isinstance(claim, Visit | Agreement | Event | Relation):
        values += [value for value in (fact.start, fact.end) if value and value in values]
    return values


def is_supported(date: re.Match[str], values: str, quotes: str, documents: dict[int, CitedDocument]) -> bool:
    """Return whether a printed date is a typed value of an account, or stands in the words quoted."""
    if date[4]:
        return date[4] in values or date[4] in quotes
    month = list(calendar.month_name).index(date[2])
    written = f"{date[3]}-{month:02d}" + (f"-{int(date[1]):02d}" if date[1] else "")
    if written in values or date[0] in quotes:
        return True
    period = read_period(written)
    published = [read_period(document.published) for document in documents.values()]
    return period is not None and any(
        p is not None and abs(p.first - period.first) <= NEAR_DAYS and date[2] in quotes for p in published
    )
