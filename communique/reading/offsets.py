"""Offset maps: built from the pieces that a step keeps, and joined where one step follows another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from communique.model import OffsetMap


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``put``, which is never longer than what it replaces."""

    start: int
    end: int
    put: str = ""


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Return ``text`` with the edits made, and the map from the result to ``text``.

    The edits are in order and do not overlap. Characters put in stand for the first ones replaced.
    """
    pieces: list[str] = []
    clean, original = [0], [0]
    length = done = 0
    for start, end, put in edits:
        pieces += (text[done:start], put)
        length += start - done
        if put:
            _break_run(clean, original, length, start)
            length += len(put)
        _break_run(clean, original, length, end)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap(tuple(clean), tuple(original))


def _break_run(clean: list[int], original: list[int], at: int, source: int) -> None:
    """Begin a new run, unless the last one already leads there; an empty last run is replaced."""
    if source - original[-1] == at - clean[-1]:
        return
    if clean[-1] == at:
        original[-1] = source
        if len(clean) > 1 and source - original[-2] == at - clean[-2]:
            clean.pop()
            original.pop()
    else:
        clean.append(at)
        original.append(source)


def join_maps(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """Return the map of two steps: ``outer`` leads to the text from which ``inner`` leads on."""
    if len(inner.clean) == 1 and inner.original[0] == 0:
        return outer
    clean: list[int] = []
    original: list[int] = []
    ends = [*outer.clean[1:], None]
    for begin, middle, end in zip(outer.clean, outer.original, ends, strict=True):
        clean.append(begin)
        original.append(inner.at(middle))
        i = bisect_right(inner.clean, middle)
        while i < len(inner.clean) and (end is None or inner.clean[i] - middle < end - begin):
            clean.append(begin + inner.clean[i] - middle)
            original.append(inner.original[i])
            i += 1
    return OffsetMap(tuple(clean), tuple(original))
