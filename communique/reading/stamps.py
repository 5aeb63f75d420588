"""Dates as pages print them, and lines that hold nothing else: ``Updated: May 5, 2025 15:33``."""

from __future__ import annotations

import re
from datetime import date

from communique.model import Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
"""A month's English name or its abbreviation, to be matched without regard to case."""

_DATE = re.compile(
    rf"(?<![\d/.-])(?:(?P<y1>\d{{4}})[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?:T(?=\d\d:))?"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m3>{MONTH}),?[\s-]+(?P<y3>\d{{4}})"
    rf"|(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<y4>\d{{4}}))(?:(?<=T)|(?![\d/]))",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d\d?[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?", re.IGNORECASE)
_ZONE = re.compile(
    r"(?:\b|(?<=\d))(?:GMT|UTC|[A-Z]{2,4}T|Z)\b\s*(?:[+-]\s*\d{1,2}(?::?\d\d)?)?|(?<=\d)[+-]\d\d:?\d\d\b"
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:last )?(?:updated?|modified|edited)(?: (?:on|at))?\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:first )?(?:published|posted|released?|issued|date|created|press release|news release|for immediate"
    r" release|news|media note)(?: (?:on|at|date))?\b",
    re.IGNORECASE,
)
_FILL = re.compile(r"[\s|,;:()\[\]•·.–—/-]+|\b(?:on|at|hrs|hours|local time)\b", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][\w.’' -]{1,30}(?:,\s[A-Z][\w.’' -]{1,30}){0,2}")
_ISSUED_BY = re.compile(r"\s*(?:[-–—|])\s+[A-Z][\w.&/'’ -]{2,40}$")
"""Who issues what the date line heads: ``Springfield, 5.5.2025 – Press Office``."""
_LONGEST_STAMP = 90
"""Characters up to which a line can be a mere date line; the longest seen has 62."""


class Stamp(Record, frozen=True, kw_only=True):
    """A printed date: its possible readings as ISO days (two where day and month can be exchanged)."""

    readings: tuple[str, ...]
    has_zone: bool = False
    is_update: bool = False
    place: str | None = None


def find_dates(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the full dates in ``text`` as (start, end, readings), in order; impossible ones are left out.

    A date in figures whose day and month can be exchanged has two readings, day-first first.
    """
    found = ((m.start(), m.end(), _readings(m)) for m in _DATE.finditer(text))
    return [(start, end, readings) for start, end, readings in found if readings]


def read_stamp(line: str) -> Stamp | None:
    """Return the date of a line that holds a date and nothing else but clock, weekday, label or place."""
    if len(line) > _LONGEST_STAMP or not any(char.isdigit() for char in line):
        return None
    dates = find_dates(line)
    if len(dates) != 1:
        return None
    start, end, readings = dates[0]
    before, after = line[:start], _ISSUED_BY.sub("", line[end:]) if line[:start].strip() else line[end:]
    has_zone = bool(_ZONE.search(before) or _ZONE.search(after))
    before, after = (_TIME.sub(" ", _ZONE.sub(" ", part)) for part in (before, after))
    rest = f"{before} | {after}"
    is_update = bool(_UPDATED.search(rest))
    for pattern in (_UPDATED, _PUBLISHED, _WEEKDAY):
        rest = pattern.sub(" ", rest)
    place = None
    if _FILL.sub("", rest):
        place = _place_beside(before, after)
        if place is None:
            return None
    return Stamp(readings=readings, has_zone=has_zone, is_update=is_update, place=place)


def _place_beside(before: str, after: str) -> str | None:
    """Return the place before a date (``Springfield, 5 May 2025``) or after it, or ``None``."""
    if not _FILL.sub("", after) and before.rstrip().endswith(","):
        place = before.strip(" ,")
    elif not _FILL.sub("", before) and "," in after.strip(" ,"):
        place = after.strip(" ,")
    else:
        return None
    return place if _PLACE.fullmatch(place) else None


def _readings(found: re.Match[str]) -> tuple[str, ...]:
    groups = found.groupdict()
    for n in "123":
        if groups[f"y{n}"]:
            return _days((int(groups[f"y{n}"]), month_number(groups[f"m{n}"]), int(groups[f"d{n}"])))
    year, a, b = int(groups["y4"]), int(groups["a"]), int(groups["b"])
    if groups["sep"] == ".":
        return _days((year, b, a))  # dots part day, month and year wherever they are in use
    return _days((year, b, a), (year, a, b))


def month_number(name: str) -> int:
    """Return the number of a month given by its English name, an abbreviation of it, or in figures."""
    return int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1


def _days(*candidates: tuple[int, int, int]) -> tuple[str, ...]:
    """Return the candidates (year, month, day) that the calendar has, each once, as ISO days."""
    days: list[str] = []
    for year, month, day in candidates:
        try:
            text = date(year, month, day).isoformat()
        except ValueError:
            continue
        if text not in days:
            days.append(text)
    return tuple(days)
