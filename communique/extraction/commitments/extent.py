"""How far a commitment's clause reaches, and the actions it lists."""

from __future__ import annotations

import re
from functools import cache

from communique.extraction.grammar import grammar, words_of
from communique.language.en.analysis import Sentence

_ACTION = re.compile(r"\s*(?:;|,\s+and|,|\band)\s+(?=(?:[a-z-]+ly\s+|jointly\s+|further\s+|constantly\s+|continue\s+to\s+|to\s+)?[a-z]{3,}\b)")


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    alphabet = grammar().alphabet
    return (
        frozenset(alphabet.letter(word) for word in ("and", "but", "while", ",", "also", "that", "the")),
        frozenset(alphabet.letter(word) for word in words_of("%determiners|%adverbs|and|but|while|as|which")),
    )


def find_end(sentence: Sentence, complement: int, limit: int, followed: bool) -> int:
    """Return the unit after the last one of the clause that opens at ``complement``.

    ``limit`` is where the next governing verb stands; its subject and the conjunction before it are cut off.
    """
    letters = sentence.letters
    semicolon = letters.find(";", complement, limit)
    if semicolon > 0:
        limit, followed = semicolon, False
    end = limit
    if followed:
        joints, _ = _stops()
        k = limit
        while k > complement + 1 and letters[k - 1] not in joints and limit - k < 6:
            k -= 1
        while k > complement + 1 and letters[k - 1] in joints:
            k -= 1
        if k > complement + 1:
            end = k
    return max(end, complement + 1)


def find_actions(clause: str) -> tuple[str, ...]:
    """Return the verb phrases that a clause lists under its one verb, in the document's words."""
    text = re.sub(r"^(?:to|on|that|in|of|for|will|would|upon)\s+", "", clause.strip().rstrip(".,;"))
    return (text,) if text else ()
