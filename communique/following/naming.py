"""Whom a fact's words name: third parties and regions, titles, and the words that only name the parties."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from communique.language.en.parties import find_names, party_demonym, party_name
from communique.ledger import Fact
from communique.ledger.wording import content_words

_NAMING = frozenset({"demonym", "organisation", "region", "state"})
"""Kinds of name that say what a matter is about; a city is mostly where it was talked about."""

_WITH = re.compile(r"\b(?:with|towards) (?:the )?\Z")


@lru_cache(maxsize=16384)
def names_in(text: str) -> frozenset[str]:
    """Return the codes of the parties that a text names, and the names of regions of no one party."""
    found = find_names(text)
    return frozenset(name.code or name.form for name in found if name.kind in _NAMING)


def parties_in(text: str) -> frozenset[str]:
    """Return the codes of the parties that a text names."""
    return frozenset(name for name in names_in(text) if is_party(name))


def is_party(name: str) -> bool:
    """Return whether what `names_in` gave is a party's code and not the name of a region."""
    return name.isupper()


@lru_cache(maxsize=16384)
def parties_with(action: str) -> frozenset[str]:
    """Return the codes of the parties with whom something is to be done ("keep in contact with Kenya")."""
    return frozenset(
        name.code for name in find_names(action) if name.code and _WITH.search(action[: name.start].lower())
    )


def matter_words(fact: Fact) -> frozenset[str]:
    """Return the stems of what a fact's quotations are about, without whom and when they name."""
    quotes = quotes_of(fact)
    known = [*fact.parties, *parties_in(quotes)]
    people = getattr(fact.claim, "participants", ())
    named = " ".join(f"{person.name or ''} {person.office or ''}" for person in people)
    return content_words(quotes) - party_words(known) - content_words(named) - _dates()


@cache
def _dates() -> frozenset[str]:
    return content_words(" ".join([*calendar.month_name, *calendar.day_name]))


def quotes_of(fact: Fact) -> str:
    """Return the quotations that tell a fact, in one text."""
    return ". ".join(quote for account in fact.accounts for quote in account.quotes)


def titles_of(fact: Fact) -> tuple[str, ...]:
    """Return the titles of the documents that tell a fact, as far as known."""
    return tuple(account.source.title for account in fact.accounts if account.source.title)


def party_words(parties: Iterable[str]) -> frozenset[str]:
    """Return the stems of the parties' names and adjectives, which say nothing of the matter."""
    return _party_words(tuple(sorted(parties)))


@lru_cache(maxsize=16384)
def _party_words(parties: tuple[str, ...]) -> frozenset[str]:
    names = [name for code in parties for name in (party_name(code), party_demonym(code)) if name]
    return content_words(" ".join([*parties, *names]))
