"""Whether two EDTF dates of the codebook's subset can be one time.

Years, months, days, ``XXXX`` for an unknown year, and intervals of these (ISO 8601-2, level 0).
"""

from __future__ import annotations

import re

from communique.model import Record

DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")


class Period(Record, frozen=True):
    """First and last day as (month, day), each with its year or ``None``; days are not calendar-checked."""

    first_year: int | None
    first_day: tuple[int, int]
    last_year: int | None
    last_day: tuple[int, int]


def period_of(date: str | None) -> Period | None:
    """Return the period that an EDTF string covers, ``None`` for no date or an unreadable one."""
    first_text, _, last_text = (date or "").partition("/")
    first, last = DATE.match(first_text), DATE.match(last_text or first_text)
    if not first or not last:
        return None
    return Period(
        _year(first[1]), (int(first[2] or 1), int(first[3] or 1)),
        _year(last[1]), (int(last[2] or 12), int(last[3] or 31)),
    )


def period_between(start: str | None, end: str | None) -> Period | None:
    """Return the period from ``start`` to ``end``; ``start`` alone where it is an interval or has no end."""
    if start and end and start != end and "/" not in start:
        return period_of(f"{start}/{end}")
    return period_of(start)


def can_meet(a: Period | None, b: Period | None) -> bool:
    """Tell whether two periods share a day; unknown ones do, and without both years only days count."""
    if a is None or b is None:
        return True
    if a.first_year is None or b.first_year is None:
        return a.first_day <= b.last_day and b.first_day <= a.last_day
    return (
        (a.first_year, a.first_day) <= _end(b, b.first_year)
        and (b.first_year, b.first_day) <= _end(a, a.first_year)
    )


def _year(digits: str) -> int | None:
    return None if digits == "XXXX" else int(digits)


def _end(period: Period, first_year: int) -> tuple[int, tuple[int, int]]:
    """Return the last day with its year; an interval whose end has none ends in the year it began."""
    return (first_year if period.last_year is None else period.last_year, period.last_day)
