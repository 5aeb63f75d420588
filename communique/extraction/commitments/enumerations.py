"""Numbered items that one announced verb governs: "agreed as follows: First, opening …" (ruling 16)."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.data import load
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import letters_of

ENUMERATORS: Final = frozenset(
    "first firstly second secondly third thirdly fourth fourthly fifth fifthly sixth sixthly seventh seventhly "
    "eighth eighthly ninth tenth last lastly finally".split()
)


@cache
def _verbs() -> frozenset[str]:
    names = load("verbs")["classes"]
    return letters_of("|".join(f"@{name}:ing" for name in names) + "|@act:base|@ask:base|@urge:base|@call:base") | {"g"}


def find_items(discourse: Discourse, clauses: Clauses) -> list[tuple[int, int]]:
    """Return the numbered items of a sentence that are bare verb phrases, as (first unit, verb's unit)."""
    sentence = clauses.sentence
    found = []
    for k, letter in enumerate(sentence.letters):
        if k and sentence.letters[k - 1] not in ";:":
            continue
        word = discourse.text[sentence.starts[k] : sentence.ends[k]].casefold()
        if word not in ENUMERATORS and letter != "n":
            continue
        verb = k + 1
        while verb < len(sentence.letters) and sentence.letters[verb] in letters_of("%adverbs|,|.|)|:|to|continue") | {"y"}:
            verb += 1
        if verb < len(sentence.letters) and verb > k + 1 and sentence.letters[verb] in _verbs():
            found.append((k, verb))
    return found
