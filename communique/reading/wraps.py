"""Lines broken inside a sentence: texts wrapped at a fixed width, and single breaks left by markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from communique.reading.offsets import Edit

_NARROWEST, _WIDEST = 50, 110
"""Characters of the longest line between which a text can be one that was wrapped at a fixed width."""
_FEWEST_BREAKS = 4
"""Breaks before a word in lower case that show a wrapped text."""
_NEARLY_FULL = 0.8
_SHORTEST_BROKEN = 55
"""Characters from which on a line of another text is taken to be broken off."""
_CONTINUERS = frozenset(
    {
        "a", "an", "and", "as", "at", "between", "but", "by", "during", "for", "from", "in", "into", "of",
        "on", "or", "that", "the", "to", "under", "was", "were", "which", "while", "who", "with",
    }
)


def find_wraps(text: str) -> Iterator[Edit]:
    """Yield, for each line feed inside a sentence, the edit that puts a space for it.

    In a text of long lines only a break before a function word counts, and not one between the items of
    a list, which begin in lower case themselves.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    wrapped = _NARROWEST <= width <= _WIDEST and _is_wrapped(lines, width)
    start, head = 0, ""
    for line, following in pairwise(lines):
        head = head or line
        end = start + len(line)
        joined = bool(line and following) and (
            _is_cut(line, following, width) if wrapped else _is_broken(head, line, following)
        )
        if joined:
            yield Edit(end, end + 1, " ")
        else:
            head = ""
        start = end + 1


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    breaks = sum(
        following[:1].islower() and len(line) >= _NEARLY_FULL * width and line[-1] not in ".;:!?"
        for line, following in pairwise(lines)
    )
    return breaks >= _FEWEST_BREAKS


def _is_cut(line: str, following: str, width: int) -> bool:
    return len(line) >= _NEARLY_FULL * width or (following[0].islower() and line[-1] not in ".;:!?")


def _is_broken(head: str, line: str, following: str) -> bool:
    ends_open = line[-1].isalnum() or line[-1] in ",)’”\"'"
    if not ends_open or len(line) < _SHORTEST_BROKEN or head[0].islower():
        return False
    return following.partition(" ")[0] in _CONTINUERS
