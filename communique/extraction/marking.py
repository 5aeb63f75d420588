"""Sentences marked for a phrase of several words, so that a rule can name it like one mention.

The letters keep their places: the first unit of a phrase bears its letter, the others a second one, as
`grammar.MARKED` lists them; a match over marked letters is still a match over units.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from communique.extraction.grammar import MARKED
from communique.language.en.analysis import Sentence


class Marked(NamedTuple):
    """A sentence's letters with phrases marked, and for each phrase its units ``first:last``."""

    letters: str
    places: tuple[tuple[int, int], ...]


def mark(sentence: Sentence, element: str, spans: Iterable[tuple[int, int]]) -> Marked:
    """Return the sentence marked for phrases of one element ("LEVEL").

    ``spans`` are clean offsets of phrases in order, without overlap; each has its place in the result,
    empty where another phrase already holds its units.
    """
    opening, inner = MARKED[element][0], MARKED[element][1]
    letters = list(sentence.letters)
    places: list[tuple[int, int]] = []
    done = 0
    for start, end in spans:
        first = max(done, bisect_right(sentence.ends, start))
        last = max(first, bisect_left(sentence.starts, end))
        if last > first:
            letters[first] = opening
            letters[first + 1 : last] = inner * (last - first - 1)
        places.append((first, last))
        done = last
    return Marked("".join(letters), tuple(places))
