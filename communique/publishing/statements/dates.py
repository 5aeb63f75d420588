"""Dates in words: EDTF as a desk officer reads it."""

from __future__ import annotations

import calendar
import re

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?[?~%]?\Z")
UNDATED = "undated"
_YEAR_UNKNOWN = "year unknown"


def date_words(start: str | None, end: str | None = None) -> str:
    """Return a date or interval in words: "5–12 May 2025", "February 2025", "21 February, year unknown".

    "undated" where there is none; what cannot be read as EDTF is returned as it stands.
    """
    if start is None:
        return UNDATED
    if "/" in start:
        start, _, end = start.partition("/")
    first, last = _POINT.match(start), _POINT.match(end or start)
    if first is None or last is None:
        return start if end in (None, start) else f"{start} to {end}"
    if first.groups() == last.groups():
        return _point(first[1], first[2], first[3])
    if first[1] != last[1]:
        return f"{_point(first[1], first[2], first[3])} to {_point(last[1], last[2], last[3])}"
    if first[2] == last[2] and first[3] and last[3]:
        return f"{int(first[3])}–{_point(last[1], last[2], last[3])}"
    return f"{_day_month(first[2], first[3])} to {_point(last[1], last[2], last[3])}"


def _point(year: str, month: str | None, day: str | None) -> str:
    if year == "XXXX":
        return f"{_day_month(month, day)}, {_YEAR_UNKNOWN}" if month else _YEAR_UNKNOWN
    return f"{_day_month(month, day)} {year}" if month else year


def _day_month(month: str | None, day: str | None) -> str:
    if month is None or not 1 <= int(month) <= 12:
        return month or ""
    return f"{int(day)} {calendar.month_name[int(month)]}" if day else calendar.month_name[int(month)]
