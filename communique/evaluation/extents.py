"""Stretches of text as sorted, disjoint intervals, and how much two of them share.

Lengths are code points. Everything is linear in the number of intervals, whatever their length.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import Record, Span

LEAST_SHARED = 0.4
"""Intersection over union from which two quotes count as the same passage."""
LEAST_HELD = 0.9
"""Share of the shorter quote that the longer one must hold to count as the same passage."""
LEAST_HELD_CHARS = 25
"""A quote shorter than this proves nothing by being held in a longer one."""


class Extent(Record, frozen=True):
    """Disjoint, ascending, non-empty intervals and the number of code points in them."""

    intervals: tuple[tuple[int, int], ...] = ()
    length: int = 0


def extent_of(spans: Iterable[Span]) -> Extent:
    """Return the union of ``spans``; empty and reversed ones add nothing."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.start < span.end):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Extent(tuple(joined), sum(end - start for start, end in joined))


def shared_length(a: Extent, b: Extent) -> int:
    """Return how many code points lie in both extents."""
    shared = i = j = 0
    while i < len(a.intervals) and j < len(b.intervals):
        (a_start, a_end), (b_start, b_end) = a.intervals[i], b.intervals[j]
        shared += max(0, min(a_end, b_end) - max(a_start, b_start))
        if a_end <= b_end:
            i += 1
        else:
            j += 1
    return shared


def likeness(a: Extent, b: Extent) -> float:
    """Return how far two extents quote the same passage: 0, or `LEAST_SHARED` to 1.

    That is their intersection over union where it is large enough; else `LEAST_SHARED` where one holds
    nearly all of the other and the other is long enough to mean something; else 0.
    """
    if not a.length or not b.length:
        return 0.0
    shared = shared_length(a, b)
    over_union = shared / (a.length + b.length - shared)
    if over_union >= LEAST_SHARED:
        return over_union
    shorter = min(a.length, b.length)
    return LEAST_SHARED if shorter >= LEAST_HELD_CHARS and shared >= LEAST_HELD * shorter else 0.0
