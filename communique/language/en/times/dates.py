"""From days, months and years that leave something out, and from weekdays, to points of the calendar."""

from __future__ import annotations

import datetime as dt

import msgspec

from communique.language.en.times.context import Context, Found, single
from communique.language.en.times.edtf import Basis, Point, is_on_calendar, shift_days, week_of
from communique.language.en.times.meanings import Date, Range, Week, YearsAway

PAST_SLACK_DAYS = 2
"""How far after its publication a document may date what it tells as past: clocks and editors differ."""
NEAR_DAYS = 92
"""How near another year's day must be to be meant rather than the one in the year of publication."""
RECENT_DAYS = 60
"""Within how many days of publication a date without year is taken for news, whatever was told before it."""
EVENT_REACH_DAYS = 92
"""How far from a dated event a day or month without year still belongs to the event's year or its turn."""


def resolve_date(date: Date, context: Context) -> Found | None:
    """Return the day, month or year of a date; ``XXXX`` stands for a year that nothing forces."""
    if date.month is None and date.weekday is not None:
        return single(_weekday(date, context), context.basis)
    if isinstance(date.year, int):
        point = Point(date.year, date.month, date.day)
        return single(point, "explicit") if is_on_calendar(date.year, date.month, date.day) else None
    if isinstance(date.year, YearsAway):
        return _in_year_away(date, date.year, context)
    year, basis = (None, "explicit") if context.named or date.month is None else _year_for(date, context)
    if date.month is None or not is_on_calendar(year, date.month, date.day):
        return None
    return single(Point(year, date.month, date.day), basis)


def _in_year_away(date: Date, away: YearsAway, context: Context) -> Found | None:
    year, basis = context.year_away(away)
    if year is None and date.month is None:
        return None
    if not is_on_calendar(year, date.month, date.day):
        return None
    return single(Point(year, date.month, date.day), "explicit" if year is None else basis)


def _year_for(date: Date, context: Context) -> tuple[int | None, Basis]:
    """Return the year of a day or month that has none, and what supplied it."""
    base = context.base
    if base is None or base.year is None:
        return None, "explicit"
    if base.month is None:
        return (base.year, context.basis) if date.pick == "this" else (None, "explicit")
    years = [y for y in (base.year - 1, base.year, base.year + 1) if is_on_calendar(y, date.month, date.day)]
    on_weekday = [y for y in years if _is_on_weekday(y, date)]
    distances = {year: _distance(Point(year, date.month, date.day), base) for year in on_weekday or years}
    by_day = date.day is not None and base.day is not None
    year = _choose(distances, date, context, by_day)
    if year is None:
        return None, "explicit"
    if context.basis == "published" and abs(distances[year]) > (RECENT_DAYS if by_day else RECENT_DAYS // 30):
        told = _year_told(date, context)
        return (year, context.basis) if told is None else (told, "event")
    return year, context.basis


def _year_told(date: Date, context: Context) -> int | None:
    """Return the year of a past event shortly after which a date lies: "In May 1990 … On June 2 …"."""
    told, base = context.told, context.base
    if told is None or told[0].month is None or told[0].year is None or date.pick:
        return None
    if base is None or base.year is None or told[0].year >= base.year:
        return None
    by_day = date.day is not None and told[0].day is not None
    years = (y for y in (told[0].year, told[0].year + 1) if is_on_calendar(y, date.month, date.day))
    reach = EVENT_REACH_DAYS if by_day else EVENT_REACH_DAYS // 30
    distances = ((_distance(Point(y, date.month, date.day), told[0]), y) for y in years)
    return next((year for away, year in distances if 0 <= away <= reach), None)


def _is_on_weekday(year: int, date: Date) -> bool:
    if date.weekday is None or date.month is None or date.day is None:
        return False
    return dt.date(year, date.month, date.day).isoweekday() == date.weekday


def _distance(point: Point, base: Point) -> int:
    """Return how many days (or months, where one of the two has no day) a point lies after the base."""
    if point.date is not None and base.date is not None:
        return (point.date - base.date).days
    years = (point.year or 0) - (base.year or 0)
    return 12 * years + (point.month or 0) - (base.month or 0)


def _choose(distances: dict[int, int], date: Date, context: Context, by_day: bool) -> int | None:
    """Return the year whose distance from the anchor suits the words and the tense; None where none does."""
    slack = PAST_SLACK_DAYS if by_day else 0
    if context.basis == "event":
        reach = EVENT_REACH_DAYS if by_day else EVENT_REACH_DAYS // 30
        distances = {year: away for year, away in distances.items() if abs(away) <= reach or date.pick}
    if date.pick == "this":
        return context.year
    tense = context.tense if context.basis == "published" and date.pick is None else None
    if date.pick == "last" or tense == "past":
        limit = -1 if date.pick else slack
        distances = {year: away for year, away in distances.items() if away <= limit}
    elif date.pick == "next" or tense == "future":
        limit = 1 if date.pick else -slack
        distances = {year: away for year, away in distances.items() if away >= limit}
    elif context.year in distances:
        near = NEAR_DAYS if by_day else NEAR_DAYS // 30
        distances = {y: away for y, away in distances.items() if abs(away) <= near or y == context.year}
    return min(distances, key=lambda year: (abs(distances[year]), year), default=None)


def _weekday(date: Date, context: Context) -> Point | None:
    """Return the day of a weekday: in a named week, last or next of its name, or else the latest."""
    base = context.base
    if base is None or base.date is None or date.weekday is None:
        return None
    ahead = (date.weekday - base.date.isoweekday()) % 7
    if date.weeks is not None:
        return shift_days(week_of(base.date, date.weeks)[0], date.weekday - 1)
    if date.pick == "next":
        return shift_days(week_of(base.date, 1)[0], date.weekday - 1)
    if date.pick == "last":
        return shift_days(base, ahead - 7)
    if context.tense == "future":
        return shift_days(base, ahead)
    if date.pick == "this":
        return shift_days(week_of(base.date)[0], date.weekday - 1)
    return shift_days(base, ahead - 7 if ahead else 0)


def resolve_range(span: Range, context: Context) -> Found | None:
    """Return both ends of a range, each taking from the other the year it leaves out."""
    first, last = span.first, span.last
    if first.weekday is not None and first.month is None:
        return _weekday_range(first, last, context)
    if first.year is None and last.year is not None:
        first = msgspec.structs.replace(first, year=_shared_year(last.year, _is_after(first, last)))
    begun = resolve_date(first, context)
    if begun is None:
        return None
    start, basis = begun[0], begun[2]
    if last.year is None and start.year is not None:
        last = msgspec.structs.replace(last, year=start.year + _is_after(first, last))
    ended = resolve_date(last, context)
    if ended is None or not _are_ordered(start, ended[0]):
        return None
    return start, ended[0], ended[2] if basis == "explicit" else basis


def _shared_year(year: int | YearsAway, turns: bool) -> int | YearsAway:
    """Return the year of a range's first date from its last date's: one less where it spans New Year."""
    return YearsAway(year.offset - turns, year.anaphoric) if isinstance(year, YearsAway) else year - turns


def _is_after(first: Date, last: Date) -> bool:
    return (first.month or 0, first.day or 0) > (last.month or 0, last.day or 99)


def _are_ordered(start: Point, end: Point) -> bool:
    """Tell whether both have a year and lie in order, or both have none."""
    if start.year is None or end.year is None:
        return start.year == end.year
    return (start.year, start.month or 0, start.day or 0) <= (end.year, end.month or 99, end.day or 99)


def _weekday_range(first: Date, last: Date, context: Context) -> Found | None:
    start = _weekday(first, context)
    if start is None or first.weekday is None or last.weekday is None:
        return None
    end = shift_days(start, (last.weekday - first.weekday) % 7)
    return None if end is None else (start, end, context.basis)


def resolve_week(week: Week, context: Context) -> Found | None:
    """Return Monday and Sunday of the week in which a day lies."""
    found = resolve_date(week.day, context)
    if found is None or found[0].date is None:
        return None
    return (*week_of(found[0].date), found[2])
