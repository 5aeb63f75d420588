"""Points and intervals of the calendar in EDTF (ISO 8601-2, level 0, and ``XXXX`` for an unknown year)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

import msgspec

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
Precision = Literal["day", "month", "year"]
Basis = Literal["explicit", "published", "event"]

_POINT = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
_LEAP_YEAR = 2000
_PLAIN_YEAR = 2001
_YEARS = range(1000, 3000)
"""Years that are read: the arithmetic of lengths stays within the calendar from there."""


class Point(msgspec.Struct, frozen=True):
    """A day, a month or a year; ``year`` is None where nothing fixes it, and then a month is given."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return the point in EDTF."""
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def precision(self) -> Precision:
        """Return how finely the point is known."""
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    @property
    def date(self) -> dt.date | None:
        """Return the day as a date, or None where the point is coarser or has no year."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)


class Interval(msgspec.Struct, frozen=True):
    """A resolved time: first and last point in EDTF (equal for one point), both of the same kind of year.

    ``precision`` is that of the coarser end; ``basis`` tells what supplied the parts the words leave out:
    nothing (``explicit``), the publication date, or the event being reported.
    """

    start: str
    end: str
    precision: Precision
    basis: Basis


def edtf(interval: Interval) -> str:
    """Return the interval as one EDTF string: ``a``, or ``a/b`` where its ends differ."""
    return interval.start if interval.start == interval.end else f"{interval.start}/{interval.end}"


def interval(first: Point, last: Point, basis: Basis) -> Interval:
    """Return the interval from ``first`` to ``last``."""
    order: tuple[Precision, ...] = ("day", "month", "year")
    precision = max(first.precision, last.precision, key=order.index)
    return Interval(str(first), str(last), precision, basis)


def read_points(text: str) -> tuple[Point, Point] | None:
    """Return first and last point of an EDTF string (``a`` or ``a/b``), or None where not understood."""
    first, _, last = text.partition("/")
    points = _read_point(first), _read_point(last or first)
    return None if points[0] is None or points[1] is None else (points[0], points[1])


def _read_point(text: str) -> Point | None:
    match = _POINT.match(text)
    if match is None:
        return None
    year, month, day = (None if part in (None, "XXXX") else int(part) for part in match.groups())
    if year not in _YEARS and (year is not None or month is None):
        return None
    if not is_on_calendar(year, month, day):
        return None
    return Point(year, month, day)


def is_on_calendar(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell whether there is such a day or month; without a year, whether some year has it."""
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= calendar.monthrange(_LEAP_YEAR if year is None else year, month)[1]


def point_of(date: dt.date) -> Point:
    """Return a date as a point."""
    return Point(date.year, date.month, date.day)


def week_of(date: dt.date, weeks: int = 0) -> tuple[Point, Point]:
    """Return Monday and Sunday of the week ``weeks`` after that of ``date`` (codebook, ruling 3)."""
    monday = date + dt.timedelta(days=7 * weeks - date.weekday())
    return point_of(monday), point_of(monday + dt.timedelta(days=6))


def weekend_of(date: dt.date, weeks: int = 0) -> tuple[Point, Point]:
    """Return Saturday and Sunday of the week ``weeks`` after that of ``date``."""
    monday = date + dt.timedelta(days=7 * weeks - date.weekday())
    return point_of(monday + dt.timedelta(days=5)), point_of(monday + dt.timedelta(days=6))


def shift_days(point: Point, days: int) -> Point | None:
    """Return the day ``days`` later, or None where the point is no day or the missing year would decide."""
    if point.month is None or point.day is None:
        return None
    if point.year is not None:
        return point_of(dt.date(point.year, point.month, point.day) + dt.timedelta(days=days))
    moved = set()
    for year in (_LEAP_YEAR, _PLAIN_YEAR):
        if is_on_calendar(year, point.month, point.day):
            day = dt.date(year, point.month, point.day) + dt.timedelta(days=days)
            moved.add(Point(None, day.month, day.day))
    return moved.pop() if len(moved) == 1 else None


def shift_months(point: Point, months: int) -> Point | None:
    """Return the month ``months`` later, or None where the point has no month."""
    if point.month is None:
        return None
    years, month = divmod(point.month - 1 + months, 12)
    return Point(None if point.year is None else point.year + years, month + 1)
