"""From seasons and counted units to points of the calendar."""

from __future__ import annotations

from communique.language.en.times.context import Context, Found, single
from communique.language.en.times.edtf import Basis, Point, shift_days, shift_months, week_of, weekend_of
from communique.language.en.times.meanings import (
    Anaphoric,
    Decade,
    Duration,
    NewYear,
    Relative,
    Stretch,
    YearsAway,
)

_WINTER_LINGERS = 3
"""Months after its end in which "this winter" is still the one gone by."""


def resolve_stretch(stretch: Stretch, context: Context) -> Found | None:
    """Return first and last month of a season, quarter or half; the year where winter has only one."""
    turns = stretch.last_month < stretch.first_month
    basis: Basis = "explicit"
    year = stretch.year
    if isinstance(year, YearsAway):
        year, basis = context.year_away(year)
        if year is None:
            return None
    if year is None:
        return _nearest_stretch(stretch, turns, context)
    if turns and stretch.until_year is None:
        return single(Point(year), basis)  # "winter 2023" may begin or end in that year
    return Point(year, stretch.first_month), Point(year + turns, stretch.last_month), basis


def _nearest_stretch(stretch: Stretch, turns: bool, context: Context) -> Found | None:
    """Return the season that "last", "this" or "next", or else the tense, picks out."""
    base = context.base
    if base is None or base.year is None or base.month is None:
        return None
    length = (stretch.last_month - stretch.first_month) % 12
    years = range(base.year - 2, base.year + 3)
    # Months from the anchor to the season's first; its last lies ``length`` further on.
    begins = {year: 12 * (year - base.year) + stretch.first_month - base.month for year in years}
    if stretch.pick == "this":
        begins = {base.year - (turns and base.month <= stretch.last_month + _WINTER_LINGERS): 0}
    elif stretch.pick == "last":
        begins = {year: away for year, away in begins.items() if away + length < 0}
    elif stretch.pick == "next":
        begins = {year: away for year, away in begins.items() if away > 0}
    elif context.tense == "past":
        begins = {year: away for year, away in begins.items() if away <= 0}
    elif context.tense == "future":
        begins = {year: away for year, away in begins.items() if away + length >= 0}
    year = min(begins, key=lambda y: (abs(2 * begins[y] + length), y))
    return Point(year, stretch.first_month), Point(year + turns, stretch.last_month), context.basis


def resolve_relative(relative: Relative, context: Context) -> Found | None:
    """Return the unit counted from the one in which the text is written."""
    if relative.only_future and context.tense != "future":
        return None
    base = context.base
    return None if base is None else _away_from(base, relative.unit, relative.offset, context.basis)


def _away_from(base: Point, unit: str, offset: int, basis: Basis) -> Found | None:
    """Return the unit that lies ``offset`` units from the one that holds ``base``."""
    if unit == "day":
        # Of a month or year only "today" is sure to lie in it.
        return single(base if offset == 0 else shift_days(base, offset), basis)
    if unit in ("week", "weekend"):
        if base.date is None:
            return None
        return (*(week_of if unit == "week" else weekend_of)(base.date, offset), basis)
    if unit == "month":
        month = shift_months(base, offset) if base.month else (Point(base.year) if offset == 0 else None)
        return single(month, basis)
    if unit in ("quarter", "half"):
        return _part_of_year_from(base, 3 if unit == "quarter" else 6, offset, basis)
    if unit == "year" and base.year is not None and base.year + offset >= 0:
        return single(Point(base.year + offset), basis)
    return None


def _part_of_year_from(base: Point, size: int, offset: int, basis: Basis) -> Found | None:
    if base.year is None or base.month is None:
        return None
    years, number = divmod((base.month - 1) // size + offset, 12 // size)
    first = Point(base.year + years, size * number + 1)
    return first, Point(base.year + years, size * number + size), basis


def resolve_anaphoric(anaphoric: Anaphoric, context: Context) -> Found | None:
    """Return the unit counted from the event told last; of one that lasts, from its near end."""
    if context.told is None:
        return None
    start, end = context.told
    if anaphoric.offset == 0 and start != end:
        return None if anaphoric.unit == "day" else _same_unit(start, end, anaphoric.unit)
    base = end if anaphoric.offset > 0 else start
    if anaphoric.unit == "day" and base.day is None:
        return None
    return _away_from(base, anaphoric.unit, anaphoric.offset, "event")


def _same_unit(start: Point, end: Point, unit: str) -> Found | None:
    first, last = _away_from(start, unit, 0, "event"), _away_from(end, unit, 0, "event")
    return first if first == last else None


def resolve_duration(duration: Duration, context: Context) -> Found | None:
    """Return the time from the anchor to the end of a length that lies ahead, to the month (ruling 19)."""
    base = context.base
    if duration.past or duration.count is None or base is None:
        return None
    if duration.only_future and context.tense != "future":
        return None
    if duration.unit in ("day", "week"):
        end = shift_days(base, duration.count * (7 if duration.unit == "week" else 1))
        return None if end is None else (base, end, context.basis)
    if duration.unit not in ("month", "year") or base.year is None:
        return None
    if base.month is None:
        later = Point(base.year + duration.count)
        return (base, later, context.basis) if duration.unit == "year" else None
    last = shift_months(base, duration.count * (12 if duration.unit == "year" else 1))
    return None if last is None else (Point(base.year, base.month), last, context.basis)


def resolve_new_year(_: NewYear, context: Context) -> Found | None:
    """Return the year about to begin in the last quarter, the one begun in January and February."""
    base = context.base
    if base is None or base.year is None or base.month is None or 2 < base.month < 10:
        return None
    return single(Point(base.year + (base.month >= 10)), context.basis)


def resolve_decade(_: Decade, __: Context) -> Found | None:
    """Return nothing: the codebook's dates are days, months and years."""
    return None
