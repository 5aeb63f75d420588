"""What one text leaves out of another that says the same, and what both have in common.

Works on the text alone, so it also finds what no record is made of: an answer, a question, an aside. Quotes
are the words of the texts as read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from rapidfuzz.distance.LCSseq import similarity as lcs_seq_similarity

from communique.ledger.dates import read_period, relate
from communique.ledger.traits import shifted
from communique.model import Document, Record, SectionKind, Span
from communique.publishing.comparing.aligning import Block, align
from communique.publishing.comparing.passages import Passage
from communique.publishing.comparing.rewordings import Rewording, find_rewording
from communique.publishing.comparing.texts import (
    Excerpt,
    Text,
    excerpt_of,
    places_in,
    read_passages,
    spelt_sides,
)

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
_HEADINGS = frozenset({"headline", "standfirst"})


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


def compare_texts(one: Document, other: Document) -> TextComparison:
    """Return what two documents have in common as texts, and what each leaves out of the other."""
    texts = read_passages(one), read_passages(other)
    ours, theirs = (text.passages for text in texts)
    blocks = align(ours, theirs)
    told = tuple({i for block in blocks for i in places_in(block, side)} for side in (0, 1))
    known = TextComparison(
        passages=(len(ours), len(theirs)), common=(len(told[0]), len(told[1])),
        is_one_text=_is_one_text(blocks, texts),
    )  # fmt: skip
    if not known.is_one_text:
        return known
    pairs = [(block, find_rewording(block, texts)) for block in blocks]
    omissions = [omission for side in (0, 1) for omission in _omissions(side, texts[side], told[side])]
    return msgspec.structs.replace(
        known,
        aligned=tuple((_span(block, texts, 0), _span(block, texts, 1)) for block in blocks),
        same=sum(len(block.ours) for block, rewording in pairs if rewording is None),
        omissions=tuple(_without_asking(omissions)),
        rewordings=tuple(sorted((found for _, found in pairs if found is not None), key=_order)),
    )


def _span(block: Block, texts: Sequence[Text], side: int) -> Span:
    """Return from where to where the passages of a block reach in one text as read."""
    passages = [texts[side].passages[i] for i in places_in(block, side)]
    return texts[side].document.original(passages[0].start, passages[-1].end)


def _is_one_text(blocks: Sequence[Block], texts: Sequence[Text]) -> bool:
    """Return whether so many words of the shorter text stand in the other that both go back to one."""
    length = min(sum(len(passage.words) for passage in text.passages) for text in texts)
    common = sum(lcs_seq_similarity(*spelt_sides(block, texts)) for block in blocks)
    is_close = len(blocks) >= LEAST_BLOCKS and not _are_apart(texts)
    return length >= LEAST_WORDS and common >= (COMMON_FLOOR if is_close else SURE_FLOOR) * length


def _are_apart(texts: Sequence[Text]) -> bool:
    dates = [read_period(text.document.published) for text in texts]
    return None not in dates and relate(*(shifted(one, 0, APART_DAYS) for one in dates if one)) == "apart"


def _order(rewording: Rewording) -> tuple[bool, float, Span]:
    return rewording.kind == "reworded", rewording.likeness, rewording.excerpts[0].span


# --- passages left out -----------------------------------------------------------------------------


def _omissions(side: int, text: Text, told: set[int]) -> Iterator[Omission]:
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
            excerpt=excerpt_of(text.document, first.start, last.end),
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


def _length(text: Text, places: Sequence[int]) -> int:
    return sum(len(text.passages[i].words) for i in places)


def _is_whole(text: Text, passage: Passage, told: set[int]) -> bool:
    if passage.kind not in ("question", "answer"):
        return False
    turn = [i for i, other in enumerate(text.passages) if _is_of_turn(other, passage)]
    return not told.intersection(turn)


def _is_of_turn(one: Passage, other: Passage) -> bool:
    return one.turn == other.turn and one.kind == other.kind


def _question(text: Text, turn: int) -> str | None:
    """Return what was asked before an answer, as read; None where nothing was."""
    asked = [p for p in text.passages if p.kind == "question" and p.turn == turn - 1]
    return excerpt_of(text.document, asked[0].start, asked[-1].end).quote if asked else None
