"""Numbered items that one announced verb governs: "agreed as follows: First, opening …" (ruling 16)."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.data import load
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import letters_of

ENUMERATORS: Final = frozenset(
    {
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "firstly", "secondly", "thirdly", "fourthly", "fifthly", "sixthly", "seventhly", "lastly", "finally",
    }
)  # fmt: skip
"""Words that number an item, beside figures."""


@cache
def _skipped() -> frozenset[str]:
    return letters_of("%adverbs|to|continue") | {"y"}


@cache
def _verbs() -> frozenset[str]:
    names = load("verbs")["classes"]
    return letters_of(
        "|".join(f"@{name}:ing" for name in names) + "|@act:base|@ask:base|@urge:base|@call:base"
    ) | {"g"}


def find_items(discourse: Discourse, clauses: Clauses) -> list[tuple[int, int]]:
    """Return the bare verb phrases that a sentence numbers: first unit, first after the number."""
    sentence = clauses.sentence
    found = []
    for k, letter in enumerate(sentence.letters):
        if k and sentence.letters[k - 1] not in ";:":
            continue
        word = discourse.text[sentence.starts[k] : sentence.ends[k]].casefold()
        if word not in ENUMERATORS and letter != "n":
            continue
        start = k + 1
        while start < len(sentence.letters) and sentence.letters[start] in ",.):":
            start += 1
        verb = start
        while verb < len(sentence.letters) and sentence.letters[verb] in _skipped():
            verb += 1
        if k < start and verb < len(sentence.letters) and sentence.letters[verb] in _verbs():
            found.append((k, start))
    return found
