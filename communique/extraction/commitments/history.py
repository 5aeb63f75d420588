"""Undertakings that a sentence tells as history: dated well before publication (codebook, ruling 18)."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.extraction.commitments.governing import Governing
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import letters_of
from communique.language.en.times import Anchor, resolve

FRONT: Final = 8
"""Units within which a time that dates the sentence stands."""
REPORTED: Final = 6
"""Units between a verb of the past and a "will" that it tells of: "In April, they announced that A will"."""
NEAR: Final = 16
"""Units before "where" in which the occasion is dated of which a relative clause tells."""
RECENT: Final = 1
"""Months before publication in which an undertaking still counts as today's."""


def is_history(discourse: Discourse, clauses: Clauses, group: Governing) -> bool:
    """Tell whether a verb of the past tells what was undertaken long ago: "In 2011, they agreed"."""
    published = discourse.analysis.document.published
    letters = clauses.sentence.letters
    if published is None or len(published) < 7:
        return False
    if not set(letters[max(0, group.first - REPORTED) : group.first + 1]) & told_letters():
        return False
    where = set(letters[max(0, group.first - 4) : group.first]) & letters_of("where|when")
    units = range(max(0, group.first - NEAR), group.first) if where else _front(letters, group.first)
    return any(_is_past(clauses, unit, published) for unit in units)


@cache
def told_letters() -> frozenset[str]:
    """Return the letters of verbs that tell of an undertaking in the past."""
    classes = ("agree", "promise", "pledge", "ask", "urge", "call", "propose")
    return letters_of("|".join(f"@{name}:past" for name in classes) + "|announced|reached")


def _front(letters: str, before: int) -> range:
    """Return the units of an opening phrase of time or occasion, up to its comma."""
    if letters[0] != "T" and letters[0] not in letters_of("in|at|during|on|last"):
        return range(0)
    comma = letters.find(",", 0, min(before, FRONT + 2))
    return range(min(max(comma, 0), FRONT))


def _is_past(clauses: Clauses, unit: int, published: str) -> bool:
    mention = clauses.sentence.mentions.get(unit)
    if mention is None or mention.time is None:
        return False
    interval = resolve(mention.time, Anchor(published=published), "past")
    if interval is None or "X" in interval.end:
        return False
    return _months(published) - _months(interval.end) > RECENT


def _months(day: str) -> int:
    """Return the months since year 0 of an EDTF day, month, or the end of a year."""
    return int(day[:4]) * 12 + (int(day[5:7]) if len(day) >= 7 else 12)
