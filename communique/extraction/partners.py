"""Common nouns for those who act: partners left unnamed, bodies of a state or society."""

from __future__ import annotations

from functools import cache

from communique.data import load
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.letters import letters_of


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the nouns of a kind in the data file: bodies, partners, members, own."""
    return frozenset(load("bodies")[kind])


def find_partners(discourse: Discourse, clauses: Clauses, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return who "its partners" are: the others of the longest list of parties so far, a tour's hosts."""
    earlier = [a.codes for c in discourse.clauses[: clauses.index + 1] for a in c.actors if len(a.codes) > 2]
    named = max(earlier, key=len, default=())
    return tuple(code for code in named if code not in codes)


def names_partners(discourse: Discourse, clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether units ``first:last`` speak of partners without naming them."""
    phrases = words_in(discourse, clauses, first, last)
    return any(word in nouns("partners") for phrase in phrases for word in phrase.split())


def names_someone(discourse: Discourse, clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a noun phrase in units ``first:last`` has people or a body for its head, not a thing."""
    letters = clauses.sentence.letters
    bare = next(
        (k for k in range(first + 1, last) if letters[k] in letters_of("%prepositions|'")), last
    )
    if any(letters[k] in "POGSL" or letters[k] in letters_of("%pronouns") for k in range(first, bare)):
        return letters[bare : bare + 1] != "'" or names_someone(discourse, clauses, bare + 1, last)
    return any(word in nouns("bodies") for word in words_in(discourse, clauses, first, bare))


def words_in(discourse: Discourse, clauses: Clauses, first: int, last: int) -> list[str]:
    """Return the words of units ``first:last`` in small letters, a mention as one."""
    sentence = clauses.sentence
    return [discourse.text[sentence.starts[k] : sentence.ends[k]].casefold() for k in range(first, last)]
