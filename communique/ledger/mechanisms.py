"""Mechanisms as numbered series: sessions in order, the numbers missing, the rhythm, the next one due.

Sessions are of one mechanism by their parties and the wording of its name, the parties' own names apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from communique.ledger.dates import read_dated
from communique.ledger.records import Fact
from communique.ledger.traits import mechanism_words
from communique.ledger.wording import likeness
from communique.model import Record, Session

ALIKE_FLOOR = 0.5
"""Likeness of two names (0 to 1) from which they name one mechanism."""


class Series(Record, frozen=True, kw_only=True):
    """A mechanism of some parties with its sessions.

    ``sessions`` are in order of number and time, those with neither last. ``missing`` are the numbers between
    the first and the last of which the ledger knows nothing. ``rhythm_days`` is the median number of days a
    session, None with fewer than two dated ones. ``next_due`` is an EDTF date: the day of a session that is
    announced, else the month in which the rhythm brings the next; None without a rhythm.
    """

    name: str
    parties: tuple[str, ...]
    sessions: tuple[Fact, ...]
    missing: tuple[int, ...]
    rhythm_days: int | None
    next_due: str | None


def find_series(facts: Iterable[Fact]) -> tuple[Series, ...]:
    """Return the mechanisms to which the sessions among the facts belong, by parties and name."""
    groups: list[list[Fact]] = []
    for fact in sorted(facts, key=_fullness):
        if isinstance(fact.claim, Session):
            fitting = [group for group in groups if _is_one_mechanism(group[0], fact)]
            # The nearest name wins, so that a bare "consultations" does not draw two mechanisms together.
            best = max(fitting, key=lambda group: _alike(group[0], fact), default=None)
            if best is None:
                groups.append([fact])
            else:
                best.append(fact)
    return tuple(
        sorted((_series(group) for group in groups), key=lambda series: (series.parties, series.name))
    )


def _fullness(fact: Fact) -> tuple[int, str]:
    return (-len(_words(fact)), fact.key)


def _words(fact: Fact) -> frozenset[str]:
    return mechanism_words(fact.claim) if isinstance(fact.claim, Session) else frozenset()


def _alike(one: Fact, other: Fact) -> float:
    return likeness(_words(one), _words(other))


def _is_one_mechanism(one: Fact, other: Fact) -> bool:
    return one.parties == other.parties and _alike(one, other) >= ALIKE_FLOOR


def _series(group: Sequence[Fact]) -> Series:
    sessions = sorted(group, key=_order)
    numbers = [number for fact in sessions if (number := _number(fact)) is not None]
    rhythm = _rhythm_days(sessions)
    return Series(
        name=_session(group[0]).mechanism,
        parties=group[0].parties,
        sessions=tuple(sessions),
        missing=tuple(sorted({*range(min(numbers), max(numbers))} - {*numbers})) if numbers else (),
        rhythm_days=rhythm,
        next_due=_next_due(sessions, rhythm),
    )


def _session(fact: Fact) -> Session:
    assert isinstance(fact.claim, Session)
    return fact.claim


def _number(fact: Fact) -> int | None:
    return _session(fact).ordinal


def _order(fact: Fact) -> tuple[int, int, str]:
    day = _day(fact)
    number = _number(fact)
    return (day if day is not None else 10**7, number if number is not None else 10**6, fact.key)


def _day(fact: Fact) -> int | None:
    period = read_dated(fact.start, fact.end)
    return period.first if period is not None else None


def _held_day(fact: Fact) -> int | None:
    return _day(fact) if _session(fact).status == "held" else None


def _rhythm_days(sessions: Sequence[Fact]) -> int | None:
    """Return the median of the days between sessions, a gap of several numbers shared out among them."""
    held = [(day, _number(fact)) for fact in sessions if (day := _held_day(fact)) is not None]
    steps = []
    for (day, number), (next_day, next_number) in pairwise(held):
        count = next_number - number if number is not None and next_number is not None else 1
        if count > 0 and next_day > day:
            steps.append((next_day - day) / count)
    return round(median(steps)) if steps else None


def _next_due(sessions: Sequence[Fact], rhythm_days: int | None) -> str | None:
    last = max((day for fact in sessions if (day := _held_day(fact)) is not None), default=None)
    announced = [
        fact
        for fact in sessions
        if _session(fact).status == "planned" and (last is None or (_day(fact) or 0) > last)
    ]
    if announced:
        return announced[0].start
    if last is None or rhythm_days is None:
        return None
    return date.fromordinal(last + rhythm_days).strftime("%Y-%m")
