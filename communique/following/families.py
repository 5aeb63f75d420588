"""What an undertaking asks for and which later records can answer it, read from data/answers.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

import msgspec

from communique.data import load
from communique.errors import LexiconError
from communique.ledger.names import fold
from communique.model import Record

Degree = Literal["acted-on", "fulfilled"]
Needs = Literal["pair", "topic", "matter"]
Rank = Literal["top", "high", "low", "unknown"]

_OTHER = re.compile(r"[^a-z0-9]+")


class Pattern(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of record that answers: its type, what else it must be, and what that is worth (0 to 1).

    ``words`` is the least share of wording in common (0 to 1), None where wording does not matter.
    ``reason`` is what it shows, in words, None where it shows what the family says.
    """

    type: str
    weight: float
    degree: Degree
    status: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    words: float | None = None
    sector: bool = False
    bundle: bool = False
    reason: str | None = None


class Family(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Undertakings of one sort: patterns of the wording that asks, and the kinds of record that answer.

    ``unsaid`` is what is left of a score (0 to 1) where the action has an object of its own and the answer is
    not said to have been about it.
    """

    reason: str
    needs: Needs
    asks: tuple[str, ...]
    answers: tuple[Pattern, ...]
    unless: tuple[str, ...] = ()
    level: Literal["high"] | None = None
    unsaid: float = 1.0


class _RankEntry(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rank: Rank
    words: tuple[str, ...]


class _File(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    families: dict[str, Family]
    ranks: tuple[_RankEntry, ...]
    rank_factors: dict[Rank, float]
    broad_regions: tuple[str, ...]


class Ask(Record, frozen=True, kw_only=True):
    """What one action asks for: its family, the family's name, and the words that asked."""

    name: str
    family: Family
    asking: str


def plain_words(text: str) -> str:
    """Return a text as lower-case ASCII words parted by single spaces, as the patterns see it."""
    return _OTHER.sub(" ", fold(text)).strip()


@lru_cache(maxsize=16384)
def find_asks(action: str) -> tuple[Ask, ...]:
    """Return what an action asks for, by name of the family; empty where no record would answer it."""
    words = plain_words(action)
    found = []
    for name, (asks, unless) in _patterns().items():
        match = asks.search(words)
        if match is not None and not (unless is not None and unless.search(words)):
            found.append(Ask(name=name, family=_file().families[name], asking=match[0]))
    return tuple(found)


@lru_cache(maxsize=16384)
def rank_of(office: str | None) -> Rank:
    """Return how high an office stands; the longest of the listed words that it holds decides."""
    if office is None:
        return "unknown"
    words = f" {plain_words(office)} "
    fitting = [(len(word), rank) for word, rank in _ranks() if f" {word} " in words]
    # Of words equally long the first in the file counts, so the sort is by length alone.
    return max(fitting, key=lambda entry: entry[0], default=(0, "unknown"))[1]


def rank_factor(ranks: Iterable[Rank]) -> float:
    """Return what contact at the highest of these ranks counts for (0 to 1) where it is to be high-level."""
    factors = _file().rank_factors
    return max((factors[rank] for rank in ranks), default=factors["unknown"])


def is_broad(region: str) -> bool:
    """Return whether a region is too wide for its name to tell one matter from another."""
    return region in _file().broad_regions


@cache
def _file() -> _File:
    try:
        return msgspec.convert(load("answers"), _File)
    except msgspec.ValidationError as error:
        raise LexiconError(f"data file answers.yaml: {error}", "mend the entry") from error


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    return {
        name: (_compiled(family.asks), _compiled(family.unless) if family.unless else None)
        for name, family in _file().families.items()
    }


def _compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(rf"\b(?:{pattern})\b" for pattern in patterns))
    except re.error as error:
        raise LexiconError(f"data file answers.yaml: no pattern: {error}", "mend it") from error


@cache
def _ranks() -> tuple[tuple[str, Rank], ...]:
    return tuple((word, entry.rank) for entry in _file().ranks for word in entry.words)
