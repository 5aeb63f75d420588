"""Two texts of which passages say the same: their passages, and the words of either that are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from communique.model import Document, Record, Span
from communique.publishing.comparing.aligning import Block
from communique.publishing.comparing.passages import Passage, cut_passages

_USUAL = 3
"""A word in so many passages of a text is part of its subject."""


class Excerpt(Record, frozen=True, kw_only=True):
    """Words of a text as read, with their place there (code points); ``marks`` are parts of it, if any."""

    quote: str
    span: Span
    marks: tuple[Span, ...] = ()


class Text(Record, frozen=True, kw_only=True):
    """A document with its passages, and the stems that it uses again and again."""

    document: Document
    passages: tuple[Passage, ...]
    usual: frozenset[str]


def read_passages(document: Document) -> Text:
    """Return a document with its passages."""
    passages = cut_passages(document)
    counts = Counter(stem for passage in passages for stem in passage.stems)
    usual = frozenset(stem for stem, count in counts.items() if count >= _USUAL)
    return Text(document=document, passages=passages, usual=usual)


def excerpt_of(document: Document, start: int, end: int, marks: Sequence[Span] = ()) -> Excerpt:
    """Return the words at clean offsets ``start`` to ``end``, with marks at clean offsets, as read."""
    span = document.original(start, end)
    return Excerpt(
        quote=document.text[span.start : span.end],
        span=span,
        marks=tuple(document.original(mark.start, mark.end) for mark in marks),
    )


def places_in(block: Block, side: int) -> tuple[int, ...]:
    """Return which passages of one side (0 or 1) a block holds, ascending."""
    return (block.ours, block.theirs)[side]


def spelt_sides(block: Block, texts: Sequence[Text]) -> tuple[list[str], list[str]]:
    """Return the words of a block in each text, in small letters."""
    one, other = (
        [
            text.document.clean[word.start : word.end].lower()
            for i in places_in(block, side)
            for word in text.passages[i].words
        ]
        for side, text in enumerate(texts)
    )
    return one, other
