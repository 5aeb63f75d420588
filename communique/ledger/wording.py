"""Wordings as the ledger compares them: the content words of a title, a topic or an undertaking."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.data import load
from communique.ledger.names import fold

_WORD = re.compile(r"[a-z0-9]+")
_SUFFIX = re.compile(
    r"(?<=.{4})(?:ilities|ility|aries|ary|isations?|izations?|ations?|itions?|ments?|ances?|ences?|ness|ities|ity|ings?|ives?|ions?|ises?|izes?"
    r"|ical|able|ible|ful|le|als?|ers?|ors?|ied|ies|ed|es|ly|s|e|y)\Z"
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem of a folded word: its common endings cut while four letters remain."""
    while True:
        match = _SUFFIX.search(word)
        if match is None:
            return word
        word = word[: match.start()]


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning; numbers count, function words do not."""
    hidden = _stop_words()
    words = (word for word in _WORD.findall(fold(text)) if word not in hidden)
    return frozenset(stem(word) for word in words if len(word) > 1 or word.isdigit())


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of meaning two wordings have in common, 0 to 1 (weighted Dice).

    Words that every communiqué uses ("cooperation", "strengthen") weigh little.
    """
    if not one or not other:
        return 0.0
    common = sum(map(word_weight, one & other))
    return 2 * common / (sum(map(word_weight, one)) + sum(map(word_weight, other)))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter wording's meaning that the longer one holds, 0 to 1."""
    if not one or not other:
        return 0.0
    return sum(map(word_weight, one & other)) / min(sum(map(word_weight, one)), sum(map(word_weight, other)))


def telling_words(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a wording by which those like it, at 0.4 or more, can be found.

    Those are all but the words that every communiqué uses. Where these carry a quarter of the meaning, two
    wordings may be alike over them alone, and all words are given. (What two have in common is at most the
    common words' weight ``c`` of each; from ``2c / (sum of both) >= 0.4`` follows that ``c`` is a quarter of
    each sum at least.)
    """
    telling = words - _common_stems()
    common = sum(map(word_weight, words - telling))
    return words if 4 * common >= common + sum(map(word_weight, telling)) else telling


@lru_cache(maxsize=65536)
def word_weight(word: str) -> float:
    """Return the weight of a stem by itself: 1, or a quarter for one that every communiqué uses."""
    return 0.25 if word in _common_stems() else 1.0


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(load("wording")["function_words"])


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in load("wording")["common_words"])


@cache
def rank_stems() -> dict[str, str]:
    """Return, for each stem that makes another office of one ("deputy"), the rank it stands for."""
    ranks: dict[str, list[str]] = load("wording")["rank_words"]
    return {stem(word): rank for rank, words in ranks.items() for word in words}
