"""Whether what a stance is about lies beyond the parties' own dealings (codebook, rulings 15, 40 to 43)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.extraction.discourse import Clauses
from communique.extraction.phrases import Phrases, fold
from communique.language.en.analysis import Mention

CONTESTED = frozenset({"conflict", "law", "peace", "sovereignty", "weapons"})
"""Categories of which importance or need, once stressed, is a position (ruling 43)."""

PRINCIPLES = frozenset({"conflict", "doctrine", "law", "peace", "sovereignty", "values", "weapons"})
"""Categories that make a matter of a stance by themselves."""

_FOREIGN = frozenset({"conflict", "weapons"})
_NAMED = {"principle": PRINCIPLES, "need": CONTESTED, "doctrine": frozenset({"doctrine"})}

_INITIATIVE = re.compile(r"\b(?:initiative|mediation|offer|plan|proposal)s?\b", re.IGNORECASE)
"""What a party undertakes towards others: welcomed even of the partner."""

_HEAD = 12
"""Units of an object in which a party or region tells what the object is; later ones tell details."""


class Matter(NamedTuple):
    """What an object names.

    ``categories`` are those of data/matters.yaml named before any noun of the relation itself, and
    ``relation`` tells that there is one; ``parties`` are those named near its opening, ``opening`` the first
    of them, ``named`` those named anywhere in it; ``initiative`` tells that someone sets out to do it, and
    ``region`` that a region is named near its opening.
    """

    categories: frozenset[str]
    relation: bool
    parties: frozenset[str]
    opening: frozenset[str]
    initiative: bool
    named: frozenset[str]
    region: bool


@cache
def _phrases() -> Phrases[str]:
    matters = load("matters")
    return Phrases((str(phrase), category) for category in matters for phrase in matters[category])


def read_matter(clauses: Clauses, text: str, first: int, last: int) -> Matter:
    """Return what units ``first:last`` of a sentence are about; ``text`` is the document's clean text."""
    sentence = clauses.sentence
    quote = text[sentence.starts[first] : sentence.ends[last - 1]]
    categories: set[str] = set()
    relation = False
    for _, values in _phrases().find(fold(quote)):
        if "relation" in values:
            relation = True
            break
        categories.update(values)
    near = [m for i in range(first, min(last, first + _HEAD)) if (m := sentence.mentions.get(i))]
    named = [m for i in range(first, last) if (m := sentence.mentions.get(i))]
    return Matter(
        frozenset(categories - {"none"}),
        relation,
        _codes(near),
        next((codes for mention in near if (codes := frozenset(mention.codes))), frozenset()),
        _INITIATIVE.search(quote) is not None,
        _codes(named),
        any(mention.letter == "R" for mention in near),
    )


def _codes(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the parties that mentions name or lie in: a region's state tells whom a stance is about."""
    return frozenset(code for mention in mentions for code in mention.codes)


def is_matter(matter: Matter, scope: str, by: tuple[str, ...], dyad: tuple[str, ...]) -> bool:
    """Tell whether a stance on ``matter`` by ``by`` is a position, by the scope of its rule.

    "any" takes all; "partner" what names another party; "principle" and "doctrine" named principles;
    "need" only contested matters; "third" what third parties do; "stance" what one can support in
    another; "doing", "commitment" and "beyond" only what lies beyond the relation.
    """
    own = {*by, *dyad}
    categories = matter.categories
    if scope in ("any", "partner"):
        return scope == "any" or bool(matter.parties - set(by))
    if scope in ("principle", "need", "doctrine"):
        return bool(categories & _NAMED[scope])
    if scope == "third":
        if matter.opening & own and not matter.initiative:
            return False  # the partner's conduct, or one's own
        return bool(categories & _FOREIGN) or (bool(matter.parties - own) and bool(categories))
    if categories & PRINCIPLES:
        return True
    beyond = bool((matter.named if scope == "beyond" else matter.parties) - own) or matter.region
    if beyond and not matter.relation:
        return True
    if "bid" in categories:
        return scope in ("stance", "doing")
    return scope == "stance" and "cause" in categories and bool(matter.parties - set(by))
