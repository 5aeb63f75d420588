"""What one text leaves out of another that says the same: passages, parts of sentences, other wordings.

Works on the text alone, so it also finds what no record is made of: an answer, a question, an aside. Quotes
are the words of the texts as read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from typing import Literal

import msgspec
from rapidfuzz.distance import Indel
from rapidfuzz.distance.LCSseq import similarity as lcs_seq_similarity

from communique.ledger.dates import read_period, relate
from communique.ledger.traits import shifted
from communique.model import Document, Record, SectionKind, Span
from communique.publishing.comparing.aligning import Block, align
from communique.publishing.comparing.passages import Passage, cut_passages

SAME_FLOOR = 0.85
"""Share of words, in order, from which two passages are the same: a name or a spelling differs."""
COMMON_FLOOR = 0.15
"""Share of the shorter text's words that stand in the other, in order, from which two texts are versions of
one. Two outlets' translations of one interview lie at 0.2 to 0.5, two governments' accounts of one meeting
at 0.1: they are worded independently, and what one says besides is no omission of the other."""
SURE_FLOOR = 0.65
"""The same of texts that have few passages in common or were published far from each other: the notices of
one office on its meetings share their turns of phrase, some half of their words."""
APART_DAYS = 31
LEAST_BLOCKS = 6
"""Of 1,681 pairs of notices of one office on two meetings, two had so many passages in common."""
LEAST_WORDS = 20
"""A text of fewer words is too short to tell whether it goes back to another."""
TELLING_WORDS = 4
"""So many more words that the other text lacks than has make a part of a sentence that is left out."""
_HEADINGS = frozenset({"headline", "standfirst"})
_LONGER = 2
"""So many times the words that the shorter passage has for itself are a part left out, no other wording."""
_USUAL = 3
"""A word in so many passages of a text is part of its subject."""
_NEAR = 1
"""Sentences around the one that says the same in which a part may be told as well."""
_BREAK = 3
"""So many words in a row that the other has end such a part."""


class Excerpt(Record, frozen=True, kw_only=True):
    """Words of a text as read, with their place there (code points); ``marks`` are parts of it, if any."""

    quote: str
    span: Span
    marks: tuple[Span, ...] = ()


class Omission(Record, frozen=True, kw_only=True):
    """Consecutive passages that one text has and the other lacks.

    ``paper`` is the place (0 or 1) of the text that has them, ``sentences`` their number; one that says
    nothing by itself ("Yes.") counts with the next. ``is_whole`` tells that they are all of an answer or a
    question, ``question`` is what was asked, where an answer is left out.
    """

    paper: int
    kind: SectionKind
    sentences: int
    is_whole: bool
    excerpt: Excerpt
    question: str | None = None


class Rewording(Record, frozen=True, kw_only=True):
    """Passages that say the same in two texts, in other words; "shortened" where a part is told by one only.

    ``excerpts`` are those of the two texts in their order; their marks are what the other text lacks.
    ``likeness`` is the share of words, in order, that they have in common (0 to 1).
    """

    kind: Literal["shortened", "reworded"]
    likeness: float
    excerpts: tuple[Excerpt, Excerpt]


class TextComparison(Record, frozen=True, kw_only=True):
    """Two texts passage by passage.

    ``passages`` are how many each has, ``common`` how many of them the other has too. Where the texts are
    worded independently, nothing is listed. ``same`` counts the passages of the first that stand in the
    other word for word, or nearly. ``aligned`` are the places of all passages that say the same. Of each
    list, those of more words come first.
    """

    passages: tuple[int, int]
    common: tuple[int, int]
    is_one_text: bool
    same: int = 0
    aligned: tuple[tuple[Span, Span], ...] = ()
    omissions: tuple[Omission, ...] = ()
    rewordings: tuple[Rewording, ...] = ()


class _Text(Record, frozen=True, kw_only=True):
    """A document with its passages, and the stems that it uses again and again."""

    document: Document
    passages: tuple[Passage, ...]
    usual: frozenset[str]


def _read(document: Document) -> _Text:
    passages = cut_passages(document)
    counts = Counter(stem for passage in passages for stem in passage.stems)
    usual = frozenset(stem for stem, count in counts.items() if count >= _USUAL)
    return _Text(document=document, passages=passages, usual=usual)


def compare_texts(one: Document, other: Document) -> TextComparison:
    """Return what two documents have in common as texts, and what each leaves out of the other."""
    texts = _read(one), _read(other)
    ours, theirs = (text.passages for text in texts)
    blocks = align(ours, theirs)
    told = tuple({i for block in blocks for i in _places(block, side)} for side in (0, 1))
    known = TextComparison(
        passages=(len(ours), len(theirs)), common=(len(told[0]), len(told[1])),
        is_one_text=_is_one_text(blocks, texts),
    )  # fmt: skip
    if not known.is_one_text:
        return known
    pairs = [(block, _rewording(block, texts)) for block in blocks]
    omissions = [omission for side in (0, 1) for omission in _omissions(side, texts[side], told[side])]
    return msgspec.structs.replace(
        known,
        aligned=tuple((_span(block, texts, 0), _span(block, texts, 1)) for block in blocks),
        same=sum(len(block.ours) for block, rewording in pairs if rewording is None),
        omissions=tuple(_without_asking(omissions)),
        rewordings=tuple(sorted((found for _, found in pairs if found is not None), key=_order)),
    )


def _span(block: Block, texts: Sequence[_Text], side: int) -> Span:
    """Return from where to where the passages of a block reach in one text as read."""
    passages = [texts[side].passages[i] for i in _places(block, side)]
    return texts[side].document.original(passages[0].start, passages[-1].end)


def _is_one_text(blocks: Sequence[Block], texts: Sequence[_Text]) -> bool:
    """Return whether so many words of the shorter text stand in the other that both go back to one."""
    length = min(sum(len(passage.words) for passage in text.passages) for text in texts)
    common = sum(lcs_seq_similarity(*_spelt_sides(block, texts)) for block in blocks)
    is_close = len(blocks) >= LEAST_BLOCKS and not _are_apart(texts)
    return length >= LEAST_WORDS and common >= (COMMON_FLOOR if is_close else SURE_FLOOR) * length


def _are_apart(texts: Sequence[_Text]) -> bool:
    dates = [read_period(text.document.published) for text in texts]
    return None not in dates and relate(*(shifted(one, 0, APART_DAYS) for one in dates if one)) == "apart"


def _spelt_sides(block: Block, texts: Sequence[_Text]) -> tuple[list[str], list[str]]:
    """Return the words of a block in each text, in small letters."""
    one, other = (
        [
            text.document.clean[word.start : word.end].lower()
            for i in _places(block, side)
            for word in text.passages[i].words
        ]
        for side, text in enumerate(texts)
    )
    return one, other


def _order(rewording: Rewording) -> tuple[bool, float, Span]:
    return rewording.kind == "reworded", rewording.likeness, rewording.excerpts[0].span


def _places(block: Block, side: int) -> tuple[int, ...]:
    return (block.ours, block.theirs)[side]


# --- passages left out -----------------------------------------------------------------------------


def _omissions(side: int, text: _Text, told: set[int]) -> Iterator[Omission]:
    """Yield the passages that the other text lacks, those that follow each other as one.

    Those of the running text first, then captions, the longest first. Each text has headings of its own.
    """
    runs = []
    for key, group in groupby(enumerate(text.passages), key=lambda item: _run_key(item, told)):
        places = [i for i, _ in group]
        if not key[0] and any(len(text.passages[i].stems) > 1 for i in places):
            runs.append(places)
    runs.sort(key=lambda places: (not text.passages[places[0]].is_body, -_length(text, places), places))
    for places in runs:
        first, last = text.passages[places[0]], text.passages[places[-1]]
        if first.kind in _HEADINGS:
            continue
        whole = _is_whole(text, first, told)
        yield Omission(
            paper=side, kind=first.kind, sentences=len(places), is_whole=whole,
            excerpt=_excerpt(text.document, first.start, last.end),
            question=_question(text, first.turn) if whole and first.kind == "answer" else None,
        )  # fmt: skip


def _run_key(item: tuple[int, Passage], told: set[int]) -> tuple[bool, SectionKind, int]:
    return item[0] in told, item[1].kind, item[1].turn


def _without_asking(omissions: Sequence[Omission]) -> Iterator[Omission]:
    """Yield the omissions without the questions that stand with an answer that is left out."""
    asked = {(omission.paper, omission.question) for omission in omissions}
    for omission in omissions:
        if omission.kind != "question" or (omission.paper, omission.excerpt.quote) not in asked:
            yield omission


def _length(text: _Text, places: Sequence[int]) -> int:
    return sum(len(text.passages[i].words) for i in places)


def _is_whole(text: _Text, passage: Passage, told: set[int]) -> bool:
    if passage.kind not in ("question", "answer"):
        return False
    turn = [i for i, other in enumerate(text.passages) if _is_of_turn(other, passage)]
    return not told.intersection(turn)


def _is_of_turn(one: Passage, other: Passage) -> bool:
    return one.turn == other.turn and one.kind == other.kind


def _question(text: _Text, turn: int) -> str | None:
    """Return what was asked before an answer, as read; None where nothing was."""
    asked = [p for p in text.passages if p.kind == "question" and p.turn == turn - 1]
    return _excerpt(text.document, asked[0].start, asked[-1].end).quote if asked else None


def _excerpt(document: Document, start: int, end: int, marks: Sequence[Span] = ()) -> Excerpt:
    span = document.original(start, end)
    return Excerpt(
        quote=document.text[span.start : span.end],
        span=span,
        marks=tuple(document.original(mark.start, mark.end) for mark in marks),
    )


# --- passages in other words -----------------------------------------------------------------------


def _rewording(block: Block, texts: Sequence[_Text]) -> Rewording | None:
    """Return how a block's passages differ, None where they are the same."""
    likeness = Indel.normalized_similarity(*_spelt_sides(block, texts))
    lacking = [_lacking(side, block, texts) for side in (0, 1)]
    longer = int(lacking[1].words > lacking[0].words)
    more, less = lacking[longer], lacking[1 - longer]
    is_shortened = bool(more.parts) and more.words >= _LONGER * less.words
    if likeness >= SAME_FLOOR and not is_shortened:
        return None
    excerpts = []
    for side, text in enumerate(texts):
        passages = [text.passages[i] for i in _places(block, side)]
        marks = more.parts if is_shortened and side == longer else ()
        excerpts.append(_excerpt(text.document, passages[0].start, passages[-1].end, marks))
    return Rewording(
        kind="shortened" if is_shortened else "reworded", likeness=round(likeness, 3),
        excerpts=(excerpts[0], excerpts[1]),
    )  # fmt: skip


class _Lacking(Record, frozen=True, kw_only=True):
    """What the other text does not tell: how many words, and the parts (clean offsets) that they make up."""

    words: int
    parts: tuple[Span, ...]


def _lacking(side: int, block: Block, texts: Sequence[_Text]) -> _Lacking:
    """Return what the passages of a block tell in one text and the other does not.

    What the other tells a sentence before or after is not left out; nor are words that it uses elsewhere
    again and again, such as the names of those who meet.
    """
    other, places = texts[1 - side], _places(block, 1 - side)
    near = other.passages[max(0, places[0] - _NEAR) : places[-1] + _NEAR + 1]
    told = {stem for passage in near for stem in passage.stems}
    passages = [texts[side].passages[i] for i in _places(block, side)]
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
