"""How passages that say the same are worded in two texts, and which parts of them one leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Literal

from rapidfuzz.distance import Indel

from communique.model import Record, Span
from communique.publishing.comparing.aligning import Block
from communique.publishing.comparing.passages import Passage
from communique.publishing.comparing.texts import Excerpt, Text, excerpt_of, places_in, spelt_sides

SAME_FLOOR = 0.85
"""Share of words, in order, from which two passages are the same: a name or a spelling differs."""
TELLING_WORDS = 4
"""So many more words that the other text lacks than has make a part of a sentence that is left out."""
_LONGER = 2
"""So many times the words that the shorter passage has for itself are a part left out, no other wording."""
_NEAR = 1
"""Sentences around the one that says the same in which a part may be told as well."""
_BREAK = 3
"""So many words in a row that the other has end such a part."""


class Rewording(Record, frozen=True, kw_only=True):
    """Passages that say the same in two texts, in other words; "shortened" where a part is told by one only.

    ``excerpts`` are those of the two texts in their order; their marks are what the other text lacks.
    ``likeness`` is the share of words, in order, that they have in common (0 to 1).
    """

    kind: Literal["shortened", "reworded"]
    likeness: float
    excerpts: tuple[Excerpt, Excerpt]


def find_rewording(block: Block, texts: Sequence[Text]) -> Rewording | None:
    """Return how a block's passages differ, None where they are the same."""
    likeness = Indel.normalized_similarity(*spelt_sides(block, texts))
    lacking = [_lacking(side, block, texts) for side in (0, 1)]
    longer = int(lacking[1].words > lacking[0].words)
    more, less = lacking[longer], lacking[1 - longer]
    is_shortened = bool(more.parts) and more.words >= _LONGER * less.words
    if likeness >= SAME_FLOOR and not is_shortened:
        return None
    excerpts = []
    for side, text in enumerate(texts):
        passages = [text.passages[i] for i in places_in(block, side)]
        marks = more.parts if is_shortened and side == longer else ()
        excerpts.append(excerpt_of(text.document, passages[0].start, passages[-1].end, marks))
    return Rewording(
        kind="shortened" if is_shortened else "reworded", likeness=round(likeness, 3),
        excerpts=(excerpts[0], excerpts[1]),
    )  # fmt: skip


class _Lacking(Record, frozen=True, kw_only=True):
    """What the other text does not tell: how many words, and the parts (clean offsets) that they make up."""

    words: int
    parts: tuple[Span, ...]


def _lacking(side: int, block: Block, texts: Sequence[Text]) -> _Lacking:
    """Return what the passages of a block tell in one text and the other does not.

    What the other tells a sentence before or after is not left out; nor are words that it uses elsewhere
    again and again, such as the names of those who meet.
    """
    other, places = texts[1 - side], places_in(block, 1 - side)
    near = other.passages[max(0, places[0] - _NEAR) : places[-1] + _NEAR + 1]
    told = {stem for passage in near for stem in passage.stems}
    passages = [texts[side].passages[i] for i in places_in(block, side)]
    own = {stem for passage in passages for stem in passage.stems}
    parts = tuple(part for passage in passages for part in _parts(passage, told, other.usual))
    return _Lacking(words=len(own - told - other.usual), parts=parts)


def _parts(passage: Passage, told: Set[str], usual: Set[str]) -> Iterator[Span]:
    """Yield the runs of words in which those that the other text lacks outnumber those it has."""
    begin, last, balance, best = 0, 0, 0, 0
    counted: set[str] = set()
    for word in passage.words:
        if not word.stem or word.stem in counted or (word.stem in usual and word.stem not in told):
            continue
        counted.add(word.stem)
        begin = word.start if balance == 0 else begin
        balance += -1 if word.stem in told else 1
        if balance > best:
            best, last = balance, word.end
        elif balance <= 0 or balance <= best - _BREAK:
            if best >= TELLING_WORDS:
                yield Span(begin, last)
            balance, best = 0, 0
    if best >= TELLING_WORDS:
        yield Span(begin, last)
