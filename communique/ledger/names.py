"""Names of people as the ledger compares them: folded words, initials, spellings that differ.

Two forms are of one person where every word of the shorter has its own partner in the longer: the same
word, its initial, or a transliteration of it. The party decides beside it, never the name alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

Name = tuple[str, ...]
"""The words of a name, folded to lower-case ASCII, in the order given."""

SPELLING_FLOOR = 0.8
"""Levenshtein similarity (0 to 1) from which two words of a name, in one romanisation, pass for spellings of
one: Lukashenko and Lukashenka lie at 0.9, Petrov and Petrenko at 0.6."""

_MIN_SPELLED = 5
"""Shorter words must be equal: among Vietnamese or Chinese syllables a letter is another name."""

_WORD = re.compile(r"[a-z0-9]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = (("x", "ks"), ("ck", "k"), ("q", "k"), ("ph", "f"), ("w", "v"), ("j", "i"), ("y", "i"), ("kh", "h"))
"""Letters that romanisations exchange: Alexander and Aleksandr, Sergey and Sergei, Akhmed and Ahmed."""
_VOWELS = re.compile(r"[aeiouh]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in lower-case ASCII."""
    return text.lower() if text.isascii() else _FOREIGN.sub(_spelt, text).lower()


def _spelt(letters: re.Match[str]) -> str:
    return anyascii(letters[0])


@lru_cache(maxsize=65536)
def name_words(name: str) -> Name:
    """Return the folded words of a name, without generational suffixes; empty for an empty name."""
    words = _WORD.findall(fold(name).replace("'", "").replace("`", ""))
    kept = tuple(word for word in words if word not in _SUFFIXES)
    return kept or tuple(words)


@lru_cache(maxsize=131072)
def is_same_name(one: Name, other: Name) -> bool:
    """Return whether two names can be forms of one; false where either is empty."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if not shorter or all(len(word) == 1 for word in shorter):
        return False
    free = list(longer)
    full = 0
    for word in sorted(shorter, key=len, reverse=True):
        partner = _partner(word, free)
        if partner is None:
            return False
        full += len(word) > 1 and len(partner) > 1
        free.remove(partner)
    return full > 0


def spelling_keys(name: Name) -> tuple[str, ...]:
    """Return one key for each word of two letters or more; spellings of one word share their key.

    The key is the first letter and the next consonants, without doubling: enough to find candidates.
    """
    return tuple(sorted({_spelling_key(word) for word in name if len(word) > 1}))


def _partner(word: str, free: Sequence[str]) -> str | None:
    if word in free:
        return word
    for other in free:
        if (len(word) == 1 or len(other) == 1) and word[0] == other[0]:
            return other
    spelled = [other for other in free if _is_spelling(word, other)]
    return max(spelled, key=lambda other: Levenshtein.normalized_similarity(word, other), default=None)


def _is_spelling(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _MIN_SPELLED or _spelling_key(one) != _spelling_key(other):
        return False
    return Levenshtein.normalized_similarity(_sound(one), _sound(other)) >= SPELLING_FLOOR


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return word


@lru_cache(maxsize=65536)
def _spelling_key(word: str) -> str:
    word = _sound(word)
    rest = _DOUBLED.sub(r"\1", _VOWELS.sub("", word[1:]))
    return (word[0] + rest)[:3]
