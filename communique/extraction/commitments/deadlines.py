"""By when a commitment is to be done, where its words determine it (codebook, ruling 19)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.extraction.commitments.history import told_letters
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import letters_of
from communique.language.en.times import Anchor, Date, Interval, Time, resolve

AIMED: Final = 8
"""Units after a year within which it is found to name an aim ("2050 greenhouse gas net-zero goals")."""
LIMITS: Final = frozenset({"by", "until", "before"})
"""Relations after which a time is a limit, whatever its place in the clause."""


def find_deadline(discourse: Discourse, clauses: Clauses, first: int, verb: int, last: int) -> str | None:
    """Return the time (EDTF) by which the clause in units ``first:last`` is to be done, or None.

    ``verb`` is the unit from which on it tells what is to be done.

    A time told in passing ("the plan adopted this year") is none: only limits, a time at the clause's front,
    and times to come count.
    """
    published = discourse.analysis.document.published
    letters = clauses.sentence.letters
    told = bool(set(letters[first:verb]) & told_letters())  # "this week they agreed" dates the agreement
    for time, is_front in _times(clauses, first, last):
        if is_front and told:
            continue
        interval = resolve(time, Anchor(published=published), "future")
        if interval is None or "X" in interval.start or time.relation == "name":
            continue
        if published is None:  # only a limit with a year of its own is sure to lie ahead
            if time.relation in LIMITS and _has_year(time):
                return _written(interval.start, interval.end, time)
            continue
        if _counts(time, interval, published, is_front):
            return _written(interval.start, interval.end, time)
    return None


def _has_year(time: Time) -> bool:
    """Tell whether a time names its year: "by 2031", "before the end of May 2031"."""
    return isinstance(getattr(time.meaning, "year", None), int)


def _counts(time: Time, interval: Interval, published: str, is_front: bool) -> bool:
    """Tell whether a time bounds what is promised: a limit, a time to come, or a front "this year"."""
    if interval.start == interval.end == published:
        return False  # "today we pledge" dates the pledge
    if time.relation in LIMITS or interval.start > published:
        return interval.end >= published[: len(interval.end)]  # "by the end of the year", told within it
    now = (
        interval.start <= published[: len(interval.start)] and interval.end >= published[: len(interval.end)]
    )
    explicit = (
        isinstance(time.meaning, Date) and isinstance(time.meaning.year, int) and len(interval.end) == 4
    )
    return now and (is_front or explicit)


def _times(clauses: Clauses, first: int, last: int) -> Iterator[tuple[Time, bool]]:
    """Yield the times of a clause, and whether each stands at its front."""
    sentence = clauses.sentence
    front = [
        k
        for k in range(min(first, 4))
        if k in sentence.mentions and first < 16 and _is_front(sentence.letters, k)
    ]
    timed = [k for k in sorted(sentence.mentions) if first <= k < last and sentence.mentions[k].time]
    inside = [k for k in timed if not _is_told_in_passing(sentence.letters, k)]
    for k in (*front, *inside):
        mention = sentence.mentions.get(k)
        if mention is not None and mention.time is not None:
            yield mention.time, k < first


def _is_front(letters: str, unit: int) -> bool:
    """Tell whether a time opens the sentence itself, not a phrase about another occasion."""
    return unit == 0 or (unit == 1 and letters[0] in letters_of("over|in|by|within|during"))


def _is_told_in_passing(letters: str, unit: int) -> bool:
    """Tell whether a participle close before a time takes it: "adopted last year"."""
    before = letters[max(0, unit - 5) : unit]
    if before[-1:] in letters_of("the") and before[-3:-2] not in letters_of("ahead"):
        if before[-2:-1] in letters_of("from|of|since|with"):
            return True  # "the results of the June summit"
        named = letters[unit + 1 : unit + 2] == "C"
        return named and before[-2:-1] not in letters_of("at|by|before|until|during")  # "the 100-Day Mission"
    if set(letters[unit + 1 : unit + AIMED]) & letters_of("%aims_by_year"):
        return before[-1:] not in letters_of("by")  # "our 2030 targets"
    return bool(set(before) & letters_of("%concluded|ED"))


def _written(start: str, end: str, time: Time) -> str:
    """Return an interval as one EDTF string: its end for limits and part-years, itself for a week."""
    if start == end or time.relation in LIMITS or len(end) < 10:
        return end
    return f"{start}/{end}"
