"""Clean text with a map back to the text as read.

Cleaning only drops characters or puts one for another, so that each clean character stands for one of the
original. It never adds any: sentences glued without a space stay glued.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from communique.model import OffsetMap
from communique.reading.glyphs import find_odd
from communique.reading.offsets import Edit, apply_edits, join_maps
from communique.reading.wraps import find_wraps

# Spaces beyond need, each kind with the signs without which it cannot occur (a quick test beforehand).
_SPACES = (
    (("  ",), re.compile(r"(?<= ) +")),
    (("\n ",), re.compile(r"(?<=\n) +")),
    ((" \n",), re.compile(r" +(?=\n)")),
    (("( ", "[ "), re.compile(r"(?<=[(\[]) +(?=\S)")),  # ( #Name ) as in posts
    (
        (" ,", " .", " ;", " :", " !", " ?", " )", " ]"),  # "in Rabat ." left over by link marks
        re.compile(r""" +(?=[,.;:!?)\]](?:[\s"”’)\],.;:!?]|$))"""),
    ),
    ((" ’s", " 's"), re.compile(r" +(?=[’']s\b)")),
)
_BULLET = re.compile(r"^[ ]*(?:[•·▪●◦‣■‧–—*-] +(?=[^\s*–—-])|[•▪●◦‣■](?=\w))", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<=[^*\s])\*+|(?<!\*)\*+(?=[^*\s])|(?<=[^*\s] )\*+$", re.MULTILINE
)
_LINK = re.compile(r"\[(?=[^\[\]\n]+\]\(https?://[^()\s]+\))|(?<=[^\[\]\n])\]\(https?://[^()\s]+\)")
_HEADING_MARK = re.compile(r"^#{1,6} +(?=[^\s#])", re.MULTILINE)
_HASH = re.compile(r"#(?=[^\W\d])")
_TAGS_ONLY = re.compile(r"[ ]*(?:#\w+[ ,;]*)+")
_MOJIBAKE = re.compile("[ÂÃÄÅâð][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}")


def clean_text(text: str) -> tuple[str, OffsetMap]:
    """Return the clean text of ``text``, and the map from it back to ``text``.

    Dropped are stray glyphs, invisible characters, bullets, marks of emphasis, the ``#`` of a hashtag
    inside a sentence (lines of nothing but hashtags keep theirs), spaces beyond one and before a stop.
    A line feed inside a sentence becomes a space, others stay. Cleaning a clean text changes nothing.
    Linear in the length of ``text``.
    """
    clean, offsets = text, OffsetMap()
    changed = True
    # One step can uncover work for another (a bullet behind a flag): go on until nothing changes. Each
    # round shortens the text or replaces foreign characters for good, so this ends.
    while changed:
        changed = False
        for find in _STEPS:
            after, step = apply_edits(clean, find(clean))
            if after != clean:
                clean, offsets, changed = after, join_maps(step, offsets), True
    return clean, offsets


def _find_mojibake(text: str) -> Iterator[Edit]:
    """Yield repairs of UTF-8 that was once read as windows-1252; they are shorter than the damage."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return
    import ftfy  # slow to import and seldom needed

    for found in _MOJIBAKE.finditer(text):
        fixed = ftfy.fix_encoding(found.group())
        if len(fixed) < len(found.group()):
            yield Edit(found.start(), found.end(), fixed)


def _find_odd(text: str) -> Iterator[Edit]:
    if not text.isascii() or "\t" in text or not text.replace("\n", "").isprintable():
        yield from find_odd(text)


def _find_bullets(text: str) -> Iterator[Edit]:
    return _drop(_BULLET, text)


def _find_marks(text: str) -> Iterator[Edit]:
    return _drop(_EMPHASIS, text) if "*" in text else iter(())


def _find_links(text: str) -> Iterator[Edit]:
    return _drop(_LINK, text) if "](http" in text else iter(())


def _find_heading_marks(text: str) -> Iterator[Edit]:
    return _drop(_HEADING_MARK, text) if "#" in text else iter(())


def _find_hashes(text: str) -> Iterator[Edit]:
    for found in _HASH.finditer(text) if "#" in text else ():
        begin = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", begin)
        if not _TAGS_ONLY.fullmatch(text, begin, len(text) if end < 0 else end):
            yield Edit(found.start(), found.end())


def _find_spaces(text: str) -> Iterator[Edit]:
    spans = [
        found.span()
        for signs, pattern in _SPACES
        if any(sign in text for sign in signs)
        for found in pattern.finditer(text)
    ]
    if text[:1] == " ":
        spans.append((0, len(text) - len(text.lstrip(" "))))
    if text[-1:] == " ":
        spans.append((len(text.rstrip(" ")), len(text)))
    done = 0
    for start, end in sorted(spans):
        if end > done:
            yield Edit(max(start, done), end)
            done = end


def _drop(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    return (Edit(found.start(), found.end()) for found in pattern.finditer(text))


_STEPS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _find_mojibake, _find_odd, _find_links, _find_heading_marks, _find_marks, _find_bullets, _find_hashes,
    _find_spaces, find_wraps,
)
