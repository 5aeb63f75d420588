"""Whether what a stance is about lies beyond the parties' own dealings (codebook, rulings 15, 40 to 43)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.extraction.discourse import Clauses
from communique.extraction.phrases import Phrases, fold

CONTESTED = frozenset({"conflict", "law", "peace", "sovereignty", "weapons"})
"""Categories of which importance or need, once stressed, is a position (ruling 43)."""

PRINCIPLES = frozenset({"conflict", "doctrine", "law", "peace", "sovereignty", "values", "weapons"})
"""Categories that make a matter of a stance by themselves."""

_OPENING = 4
"""How many words into an object a noun of the relation still tells what the object is."""


class Matter(NamedTuple):
    """What an object names: categories of data/matters.yaml before and after the relation is named,
    parties and whether a region is among the places.
    """

    before: frozenset[str]
    categories: frozenset[str]
    relation: bool
    parties: frozenset[str]
    region: bool


@cache
def _phrases() -> Phrases[str]:
    return Phrases((str(phrase), category) for category, phrases in load("matters").items() for phrase in phrases)


def read_matter(clauses: Clauses, text: str, first: int, last: int) -> Matter:
    """Return what units ``first:last`` of a sentence are about; ``text`` is the document's clean text."""
    sentence = clauses.sentence
    quote = text[sentence.starts[first] : sentence.ends[last - 1]]
    before: set[str] = set()
    categories: set[str] = set()
    relation = False
    for _, values in _phrases().find(fold(quote)):
        found = set(values) - {"none", "relation"}
        relation = relation or "relation" in values
        categories |= found
        if not relation:
            before |= found
    mentions = [sentence.mentions[i] for i in range(first, last) if i in sentence.mentions]
    parties = frozenset(code for mention in mentions if mention.letter in "POSADLRG" for code in mention.codes)
    region = any(mention.letter == "R" for mention in mentions)
    return Matter(frozenset(before), frozenset(categories), relation, parties, region)


def is_matter(matter: Matter, scope: str, by: tuple[str, ...], dyad: tuple[str, ...]) -> bool:
    """Tell whether a stance on ``matter`` by ``by`` is a position, by the rule's scope.

    "any" takes all, "partner" what names another party; "stance" what one can support in another,
    "commitment" and "beyond" what lies beyond the relation; "need" only contested matters; "third" what third parties do; "principle"
    named policies and principles.
    """
    beyond = bool(matter.parties - set(by) - set(dyad)) or matter.region
    partner = bool(matter.parties - set(by))
    if scope in ("any", "partner"):
        return scope == "any" or partner
    if scope == "principle":
        return bool(matter.before & PRINCIPLES)
    if scope == "need":
        return bool(matter.before & CONTESTED)
    if scope == "third":
        return (beyond and bool(matter.before)) or "conflict" in matter.before
    if matter.before & PRINCIPLES or (beyond and not matter.relation):
        return True
    if "bid" in matter.before:
        return scope in ("stance", "doing")
    return scope == "stance" and partner and "cause" in matter.before
