"""The words a quotation must hold to say what a fact says: days, numbers and names as English writes them."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from communique.language.en.parties import party_demonym, party_name
from communique.ledger import Fact
from communique.model import Agreement, Commitment, Event, Gathering, Relation, Session, Visit

MOST_PARTIES = 3
"""Of so many parties a quotation should name each; lists of more are cut."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def needed_words(fact: Fact) -> tuple[re.Pattern[str], ...]:
    """Return what a quotation must hold if any can: day, year, number, deadline, kind, level."""
    claim = fact.claim
    words: list[str] = []
    match claim:
        case Event() | Agreement() | Relation():
            words += _date_words(fact.start) + _date_words(fact.end)
        case Commitment():
            words += _date_words(claim.deadline)
        case _:
            pass
    if isinstance(claim, Session) and claim.ordinal is not None:
        words.append(_ordinal_words(claim.ordinal))
    if isinstance(claim, Visit) and claim.kind:
        words.append(rf"\b{claim.kind}\b")
    if isinstance(claim, Relation):
        words.append(r"[\s-]+".join(map(re.escape, claim.level.split("-"))))
    return tuple(_compiled(word) for word in dict.fromkeys(words))


def wanted_words(fact: Fact) -> tuple[re.Pattern[str], ...]:
    """Return what a quotation should hold: what it must, and who, where and which."""
    claim = fact.claim
    words: list[str] = []
    if isinstance(claim, Event):
        words += [_name_words(person.name) for person in claim.participants if person.name]
        words += [re.escape(claim.place.name)] if claim.place else []
    if isinstance(claim, Gathering) and claim.name:
        words.append(re.escape(claim.name))
    if isinstance(claim, Event | Relation) and len(fact.parties) <= MOST_PARTIES:
        words += [_party_words(code) for code in fact.parties]
    return (*needed_words(fact), *(_compiled(word) for word in dict.fromkeys(words)))


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _date_words(date: str | None) -> list[str]:
    """Return patterns of an EDTF date's year, and of its month with its day, as English writes them."""
    if date is None:
        return []
    year, *rest = date.split("/")[-1].split("-")
    words = [] if year == "XXXX" else [rf"\b{year}\b"]
    if rest and rest[0].isdigit() and 1 <= int(rest[0]) <= 12:
        month = calendar.month_name[int(rest[0])]
        day = rf"\b{int(rest[1])}(?:st|nd|rd|th)?\b" if len(rest) > 1 else None
        words.append(rf"{day} (?:of )?{month}|{month} {day}|{day}" if day else rf"\b{month}\b")
    return words


def _name_words(name: str) -> str:
    """Return a pattern of a person's name as documents shorten it: any of its words but initials."""
    words = [re.escape(word) for word in re.split(r"[\s.]+", name) if len(word) > 1]
    return rf"\b(?:{'|'.join(words) or re.escape(name)})\b"


def _party_words(code: str) -> str:
    names = [name for name in (party_name(code), party_demonym(code)) if name]
    return rf"\b(?:{'|'.join(map(re.escape, names))})"


def _ordinal_words(number: int) -> str:
    word = f"|{_ORDINALS[number - 1]}" if 0 < number <= len(_ORDINALS) else ""
    return rf"\b(?:{number}(?:st|nd|rd|th){word})\b"
