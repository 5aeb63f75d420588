"""Which actor really governs a verb: the nearest subject, checked for what stands between."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.extraction.discourse import Actor, Clauses
from communique.extraction.grammar import grammar, words_of


class _Table(NamedTuple):
    boundary: frozenset[str]
    light: frozenset[str]
    prepositions: frozenset[str]


@cache
def _table() -> _Table:
    alphabet = grammar().alphabet

    def letters(element: str) -> frozenset[str]:
        return frozenset(alphabet.letter(word) for word in words_of(element))

    return _Table(
        letters("%conjunctions") | set(",;:\"."),
        letters("%adverbs|%auxiliaries|%copulas|%negations") | {"y"},
        letters("%prepositions"),
    )


def phrase_start(clauses: Clauses, unit: int) -> int:
    """Return the first unit of the phrase that ends before ``unit``: after the last comma or conjunction."""
    letters = clauses.sentence.letters
    k = unit
    while k > 0 and letters[k - 1] not in _table().boundary:
        k -= 1
    return k


def find_subject(clauses: Clauses, unit: int) -> tuple[Actor | None, bool]:
    """Return the subject of the verb at ``unit`` and whether it really governs it.

    It does where nothing but adverbs, a modifier or a parenthesis stands between, or where the verb is
    joined to an earlier one of the same subject.
    """
    actor = clauses.subject(unit)
    if actor is None:
        return None, False
    table = _table()
    letters = clauses.sentence.letters
    gap = letters[actor.last : unit]
    bare = "".join(letter for letter in gap if letter not in table.light)
    if not bare or bare in (",", "-"):
        return actor, True
    if bare[0] in table.prepositions and not set(bare) & table.boundary:
        return actor, True
    if bare[0] == "," and bare[-1] == ",":
        return actor, True
    cut = max((k for k, letter in enumerate(gap) if letter in table.boundary), default=-1)
    tail = "".join(letter for letter in gap[cut + 1 :] if letter not in table.light)
    return actor, cut >= 0 and not tail


