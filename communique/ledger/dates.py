"""Periods of time as the ledger compares them: EDTF strings become spans of days.

A period whose year nothing fixes (``XXXX-02-21``) is kept in a leap year of reference and compared
with others by month and day alone. Source of the notation: ISO 8601-2:2019, level 0 and ``X`` digits.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

Relation = Literal["same", "within", "overlaps", "next", "apart"]
"""How two periods lie: equal, one inside the other, crossing, at most a day apart, further apart."""

REFERENCE_YEAR = 2000
"""A leap year, so that 29 February without a year has a place."""

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?[?~%]?\Z")


class Period(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Days from ``first`` to ``last``, both included, as proleptic Gregorian ordinals.

    ``yearless`` periods stand in `REFERENCE_YEAR` and tell month and day only.
    """

    first: int
    last: int
    yearless: bool = False

    @property
    def days(self) -> int:
        """Return the length in days, at least 1."""
        return self.last - self.first + 1

    def in_year(self, year: int) -> Period:
        """Return the yearless period with its year put in."""
        return Period(_moved(self.first, year), _moved(self.last, year))


@lru_cache(maxsize=65536)
def read_period(start: str | None, end: str | None = None) -> Period | None:
    """Return the days from EDTF ``start`` to ``end`` (``start`` alone, or an interval ``a/b`` in it).

    None where there is no start, or the notation is not understood: nothing is guessed.
    """
    if start is None:
        return None
    if "/" in start:
        start, _, end = start.partition("/")
    first, last = _read_point(start), _read_point(end or start)
    if first is None or last is None or first[2] != last[2]:
        return None
    lower, upper, yearless = first[0], last[1], first[2]
    if upper < lower:
        if not yearless:
            return None
        upper = _moved(upper, REFERENCE_YEAR + 1)  # the turn of a year: 28 December to 3 January
    return Period(lower, upper, yearless)


def read_dated(start: str | None, end: str | None = None) -> Period | None:
    """Return the days as `read_period` does where their year is known, None otherwise."""
    period = read_period(start, end)
    return None if period is None or period.yearless else period


@lru_cache(maxsize=65536)
def relate(one: Period, other: Period) -> Relation:
    """Return how two periods lie to each other; a missing year fits every year."""
    if one.yearless != other.yearless:
        bare, dated = (one, other) if one.yearless else (other, one)
        years = range(date.fromordinal(dated.first).year - 1, date.fromordinal(dated.last).year + 1)
        return _closest(_relate_days(bare.in_year(year), dated) for year in years)
    if one.yearless:
        years = range(REFERENCE_YEAR - 1, REFERENCE_YEAR + 2)
        return _closest(_relate_days(one.in_year(year), other) for year in years)
    return _relate_days(one, other)


def year_of(period: Period) -> int:
    """Return the year in which the period begins; that of reference where it is yearless."""
    return date.fromordinal(period.first).year


def months_of(period: Period, slack_days: int = 0) -> list[str]:
    """Return the months that the period touches, ``YYYY-MM``, widened by ``slack_days`` on both sides."""
    first = date.fromordinal(period.first - slack_days)
    last = date.fromordinal(period.last + slack_days)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    ordinals = (first.year * 12 + first.month - 1 + step for step in range(count))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in ordinals]


_RANKS: tuple[Relation, ...] = ("same", "within", "overlaps", "next", "apart")


def _closest(relations: Iterable[Relation]) -> Relation:
    return min(relations, key=_RANKS.index, default="apart")


def _relate_days(one: Period, other: Period) -> Relation:
    if one.first == other.first and one.last == other.last:
        return "same"
    if one.last < other.first or other.last < one.first:
        gap = max(one.first, other.first) - min(one.last, other.last)
        return "next" if gap == 1 else "apart"
    inside = one.first >= other.first and one.last <= other.last
    around = one.first <= other.first and one.last >= other.last
    return "within" if inside or around else "overlaps"


def _read_point(text: str) -> tuple[int, int, bool] | None:
    match = _POINT.match(text)
    if match is None:
        return None
    yearless = match[1] == "XXXX"
    year = REFERENCE_YEAR if yearless else int(match[1])
    month, day = match[2], match[3]
    if year == 0 or (yearless and month is None):
        return None
    try:
        first = date(year, int(month or 1), int(day or 1))
        last_day = int(day) if day else calendar.monthrange(year, int(month or 12))[1]
        return first.toordinal(), date(year, int(month or 12), last_day).toordinal(), yearless
    except (ValueError, calendar.IllegalMonthError):
        return None


def _moved(ordinal: int, year: int) -> int:
    day = date.fromordinal(ordinal)
    moved_year = year + day.year - REFERENCE_YEAR
    last = calendar.monthrange(moved_year, day.month)[1]
    return date(moved_year, day.month, min(day.day, last)).toordinal()
