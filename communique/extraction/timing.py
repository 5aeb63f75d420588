"""When something told in a sentence took place: a time beside it, its anniversary, the visit it fell in.

Source: codebook, "Dates", and rulings 13 and 24.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grammar import grammar, words_of
from communique.extraction.subjects import letters_of
from communique.language.en.times import (
    Anchor,
    Date,
    Duration,
    Range,
    Relative,
    Stretch,
    Time,
    edtf,
    find_anniversaries,
    founded,
    resolve,
)
from communique.model import AnyEvent, Visit

REACH: Final = 14
"""Units after a phrase within which a time still dates it."""
LEAD: Final = 30
"""Units before a phrase within which a time at the head of its clause still dates it."""

NEWS: Final = timedelta(days=31)
"""How long before its publication a document's own talks may lie: a tour is told of within the month."""

_UNDATING = frozenset({"name", "by", "until", "before", "after"})
"""Relations of a time to its sentence that tell when something else was."""
_CLOSE: Final = 120
"""Characters between an anniversary and what it is the anniversary of."""


class Founding(NamedTuple):
    """An anniversary: its span in clean offsets, and the date that it counts from, if that is known."""

    start: int
    end: int
    date: str | None


def date_told(
    discourse: Discourse, clauses: Clauses, first: int, last: int, stops: str = ";", ahead: str = ""
) -> str | None:
    """Return the date (EDTF) that the sentence gives for what units ``first:last`` tell, or None.

    The nearest time that follows counts, within the clause: none beyond one of the letters ``stops`` or
    ``ahead``; else the nearest that precedes, none beyond one of ``stops``. What is told lies in the past.
    """
    letters = clauses.sentence.letters
    anchor = Anchor(published=discourse.analysis.document.published)
    for unit in range(first, min(len(letters), last + REACH)):
        if unit >= last and (letters[unit] in stops + ahead or _is_of_next(letters, unit)):
            break  # another clause
        found = _date(clauses, unit, anchor)
        if found:
            return found
    for unit in range(first - 1, max(-1, first - LEAD), -1):
        if letters[unit] in stops or _is_counted_from(letters, unit):
            break
        found = None if _is_since(clauses, unit) else _date(clauses, unit, anchor)
        if found:
            return found
    return None


def _is_of_next(letters: str, unit: int) -> bool:
    """Tell whether a time at the front of another clause follows: "…, and in March 2031 they raised it"."""
    if letters[unit] not in letters_of("and|but|while"):
        return False
    at = unit + 1 + (letters[unit + 1 : unit + 2] in letters_of("in|on|since"))
    at = at if letters[at : at + 1] == "T" else unit
    after = letters[at + 1 : at + 4].lstrip(",")
    return at > unit and bool(_subject().match(after))


@cache
def _subject() -> re.Pattern[str]:
    alphabet = grammar().alphabet
    return re.compile(f"{alphabet.letter_class(words_of('%determiners'))}?[SPOG]|"
                      f"{alphabet.letter_class(words_of('%pronouns'))}")  # fmt: skip


def _is_counted_from(letters: str, unit: int) -> bool:
    """Tell whether a time before ``unit`` is so long after the thing told: "on May 9, six months after"."""
    ends = letters[unit] in letters_of("after|before|since")
    return ends and not letters_of("days|weeks|months|years|decades").isdisjoint(letters[unit - 1 : unit])


def _is_since(clauses: Clauses, unit: int) -> bool:
    """Tell whether a time only begins what led up to the thing told: "since May they signed"."""
    mention = clauses.sentence.mentions.get(unit)
    return mention is not None and mention.time is not None and mention.time.relation == "since"


def date_at(discourse: Discourse, clauses: Clauses, unit: int) -> str | None:
    """Return the date (EDTF) in the past that one unit names, or None."""
    return _date(clauses, unit, Anchor(published=discourse.analysis.document.published))


def _date(clauses: Clauses, unit: int, anchor: Anchor) -> str | None:
    mention = clauses.sentence.mentions.get(unit)
    time = None if mention is None else mention.time
    if time is None or not dates_past(time):
        return None
    if clauses.sentence.letters[unit - 1 : unit] in letters_of("for"):  # "a programme for 2026"
        return None
    resolved = resolve(time, anchor, "past")
    return None if resolved is None else edtf(resolved)


def dates_past(time: Time) -> bool:
    """Tell whether a time can date something that happened: no length of time, deadline or name."""
    if time.relation in _UNDATING:
        return False
    return isinstance(time.meaning, (Date, Range, Relative, Stretch))


def find_founding(discourse: Discourse, clauses: Clauses, start: int) -> Founding | None:
    """Return the anniversary of what is named at the clean offset ``start``, or None.

    It stands before it in the same sentence. Where the sentence tells of a length of years about which
    nothing more is said ("in recent years"), the anniversary is not this year's and dates nothing.
    """
    sentence = clauses.sentence
    found = None
    for anniversary in find_anniversaries(discourse.text[sentence.start : sentence.end]):
        begin, end = anniversary.start + sentence.start, anniversary.end + sentence.start
        if begin >= start or start - end > _CLOSE:  # "the Bicentennial Framework" is named after one
            continue
        anchor = Anchor(published=discourse.analysis.document.published)
        dated = anniversary.date is not None or anniversary.observed is not None
        told = founded(anniversary, anchor) if dated or not _is_vague(clauses) else None
        found = Founding(begin, end, None if told is None else told.start)
    return found


def _is_vague(clauses: Clauses) -> bool:
    times = [mention.time for mention in clauses.sentence.mentions.values() if mention.time is not None]
    lengths = [time.meaning for time in times if isinstance(time.meaning, Duration)]
    return any(length.past and length.count is None for length in lengths)


def _is_news(start: str, published: str | None) -> bool:
    """Tell whether a day lies in the month before the day of publication."""
    if published is None:
        return len(start) == len("2026-05-12")
    try:
        return date.fromisoformat(published) - date.fromisoformat(start) <= NEWS
    except ValueError:  # a month or a year alone, or a year that nothing fixes
        return False


def visit_of(events: Sequence[AnyEvent], parties: Collection[str]) -> str | None:
    """Return the time of the one dated visit between ``parties`` that took place, or None."""
    times = {
        (event.start, event.end or event.start)
        for event in events
        if isinstance(event, Visit)
        and event.status == "held"
        and event.start is not None
        and {event.origin, event.destination} <= set(parties)
    }
    if len(times) != 1:
        return None
    start, end = times.pop()
    return start if start == end else f"{start}/{end}"


def time_of_encounter(
    events: Sequence[AnyEvent], parties: Collection[str], published: str | None
) -> str | None:
    """Return the time of the visit or talks of ``parties`` that the document reports, or None.

    Where it reports several on different days, a visit's time holds them all. What took place long before the
    day of publication is not what the document reports.
    """
    events = [event for event in events if event.start is not None and _is_news(event.start, published)]
    if (visit := visit_of(events, parties)) is not None:
        return visit
    times = {
        (event.start, event.end or event.start)
        for event in events
        if event.status == "held" and event.start is not None and set(parties) <= set(event.parties)
    }
    if len(times) != 1:
        return None
    start, end = times.pop()
    return start if start == end else f"{start}/{end}"
