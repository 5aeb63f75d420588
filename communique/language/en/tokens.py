"""Sentences and tokens of English text, as offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from operator import add
from typing import NamedTuple

from communique.model import Span

_TOKEN = re.compile(
    r"""(?:
      [a-z]+(?=[\s,;:)]) | [a-z]{3,}(?=\.)               # most words: tried first, for speed
    | (?:[A-Z]\.){2,} | a\.i\b\.?                        # U.S.  D.C.  H.E.  a.i.
    | (?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Hon|Gen|Lt|Col|Maj|Sen|Rev|Lieut|Eng|Engr|Smt|No)\.(?=[\s,]|$)
    | ['’](?:s|m|d|re|ve|ll)?\b | ['’] | n['’]t\b
    | (?i:wo|do|does|did|is|are|was|were|has|have|had|could|should|would)(?=n['’]t\b)
    | \d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b
    | [^\W\d_]+\d*(?:['’-](?!(?:s|m|d|re|ve|ll)\b)[^\W_]+)*  # words, with inner hyphens and apostrophes
    | [^\w\s] | \w
    )\s*""",
    re.VERBOSE,
)
"""A token with the white space after it: from the first token on, every letter is in one."""

_END_MARK = re.compile(r"\s*(?:\./\.|/\.|#{3,})\s*")
_LAST_MARK = re.compile(_END_MARK.pattern + "$")
_GLUE = re.compile(r"(?<=[a-z0-9)”\"’][.?!])(?=[A-Z“\"][a-z]?)|(?<=[.?!][”\"’])(?=[A-Z])")
_NO_END = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Lt|Col|Maj|Sen|Rev|Hon|Prof|Lieut|Amb|Gov|Eng|Engr|Smt|vs))\.\s*$"
)
_SHORT = 16
"""Characters in which a short title or an initial ends a piece, white space included."""
_STARTER = re.compile(
    r"(?:The|They|This|These|In|It|On|At|He|She|We|As|During|Both|That|Following|To|For|While|Since|After)\b"
)


def find_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of ``text[start:end]`` in order, without surrounding white space.

    Boundaries are those of sentencex, mended for this register: an end mark (``./.``, ``###``) is no
    sentence, initials and short titles end none, and sentences glued without a space are parted.
    """
    from sentencex import segment

    spans: list[Span] = []
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            spans.extend(_sentences_of_line(text, at, segment("en", line)))
        at += len(line) + 1
    return spans


def _sentences_of_line(text: str, at: int, pieces: list[str]) -> Iterator[Span]:
    begin = at
    for k, piece in enumerate(pieces):
        at += len(piece)
        following = text[at : at + 12]
        last = k + 1 == len(pieces)
        if not last and (
            (_NO_END.search(text, max(begin, at - _SHORT), at) and not _STARTER.match(following))
            or _END_MARK.match(following)
            or text.count("(", begin, at) > text.count(")", begin, at)
        ):
            continue
        yield from _unglue(text, begin, at)
        begin = at


def _unglue(text: str, start: int, end: int) -> Iterator[Span]:
    glued = [m.start() for m in _GLUE.finditer(text, start, end)]
    cuts = [at for at in glued if not _NO_END.search(text, max(start, at - _SHORT), at)]
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        piece = text[a:b]
        mark = _LAST_MARK.search(piece) if piece.rstrip().endswith(("/.", "###")) else None
        stripped = (piece[: mark.start() + 1] if mark else piece).rstrip(" /#")
        lead = len(stripped) - len(stripped.lstrip())
        if stripped.strip(" .·•-–—"):
            yield Span(a + lead, a + len(stripped))


class Tokens(NamedTuple):
    """Tokens in order, as columns."""

    starts: list[int]
    ends: list[int]
    texts: list[str]


def find_tokens(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of ``text[start:end]``, offsets into the whole text."""
    pieces = _TOKEN.findall(text, start, end)
    lengths = [*map(len, pieces)]
    starts = [*accumulate(lengths, initial=end - sum(lengths))]
    starts.pop()
    texts = [*map(str.rstrip, pieces)]
    return Tokens(starts, [*map(add, starts, map(len, texts))], texts)
