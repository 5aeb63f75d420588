"""Lists of instruments under a sentence that says what became of them: "The following were signed:"."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from communique.extraction.discourse import Discourse
from communique.extraction.subjects import letters_of
from communique.language.en.units import Sentence
from communique.model import AgreementStatus

MARKER: Final = 4
"""Units of an item's mark and article before its name: "(a) the Agreement"."""


class Listed(NamedTuple):
    """What the heading of a list says of its items, and the place of the sentence read last."""

    status: AgreementStatus
    place: int


def open_list(sentence: Sentence, index: int, text: str) -> Listed | None:
    """Return what a sentence says of the items that follow, or None where it announces no instruments."""
    letters = sentence.letters
    if not text[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    present = set(letters)
    if present.isdisjoint(_concluding()) or not present.isdisjoint(letters_of("%negations")):
        return None
    return Listed("signed" if present.isdisjoint(_ahead()) else "proposed", index)


def continue_list(listed: Listed | None, discourse: Discourse, index: int) -> Listed | None:
    """Return the list that sentence ``index`` goes on with, or None where it is no item.

    An item begins with a mark, or is a line without a finite verb.
    """
    if listed is None or listed.place != index - 1:
        return None
    letters = discourse.clauses[index].sentence.letters
    is_marked = letters[:1] in letters_of("(|-|•|–|*") or letters[1:2] in letters_of(")")
    is_line = set(letters).isdisjoint(letters_of("%finite"))
    return listed._replace(place=index) if is_marked or is_line else None


@cache
def _concluding() -> frozenset[str]:
    return letters_of("@sign:past|signing|signature|exchange|conclusion|adoption|adopted|issued")


@cache
def _ahead() -> frozenset[str]:
    return letters_of("%wishing|will|shall|would|should")
