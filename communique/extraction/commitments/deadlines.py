"""By when a commitment is to be done, where its words determine it (codebook, ruling 19)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import letters_of
from communique.language.en.times import Anchor, Time, resolve

LIMITS: Final = frozenset({"by", "until", "before"})
"""Relations after which a time is a limit, whatever its place in the clause."""


def find_deadline(discourse: Discourse, clauses: Clauses, first: int, last: int) -> str | None:
    """Return the time (EDTF) by which the clause in units ``first:last`` is to be done, or None.

    A time told in passing ("the plan adopted this year") is none: only limits, a time at the clause's front,
    and times to come count.
    """
    published = discourse.analysis.document.published
    if published is None:
        return None
    for time, is_front in _times(clauses, first, last):
        interval = resolve(time, Anchor(published=published), "future")
        if interval is None or "X" in interval.start or time.relation == "name":
            continue
        ahead = interval.end[:4] > published[:4] or (len(interval.end) > 4 and interval.end > published)
        if time.relation in LIMITS or (interval.start > published and ahead) or is_front and interval.end >= published[:4]:
            return _written(interval.start, interval.end, time)
    return None


def _times(clauses: Clauses, first: int, last: int) -> Iterator[tuple[Time, bool]]:
    """Yield the times of a clause and whether each stands at the front; first the front, then limits, then the rest."""
    sentence = clauses.sentence
    front = [k for k in range(0, min(first, 6)) if k in sentence.mentions and first < 16]
    inside = [k for k in range(first, last) if not _is_told_in_passing(sentence.letters, k)]
    for k in (*front, *inside):
        mention = sentence.mentions.get(k)
        if mention is not None and mention.time is not None:
            yield mention.time, k < first


def _is_told_in_passing(letters: str, unit: int) -> bool:
    """Tell whether a participle close before a time takes it: "adopted last year"."""
    before = letters[max(0, unit - 5) : unit]
    return bool(set(before) & (letters_of("%concluded") | {"e"}))


def _written(start: str, end: str, time: Time) -> str:
    """Return an interval as one EDTF string: its end for limits and part-years, itself for a week."""
    if start == end or time.relation in LIMITS or len(end) < 10:
        return end
    return f"{start}/{end}"
