"""From what an expression of time says to days, months or years, by the dates it is told from.

The rules are the codebook's ("Dates", rulings 3, 19, 22 to 24 and 45): relative words are resolved against
the publication date, where there is none against the event being reported; a year that nothing forces stays
``XXXX``; nothing is resolved more finely than words and anchor allow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.language.en.times.context import Context, Found
from communique.language.en.times.dates import resolve_date, resolve_range, resolve_week
from communique.language.en.times.edtf import Interval, Point, interval, read_points
from communique.language.en.times.meanings import (
    Anaphoric,
    Anchor,
    Date,
    Decade,
    Duration,
    NewYear,
    Range,
    Relative,
    Stretch,
    Tense,
    Time,
    Week,
)
from communique.language.en.times.periods import (
    resolve_anaphoric,
    resolve_decade,
    resolve_duration,
    resolve_new_year,
    resolve_relative,
    resolve_stretch,
)

_RESOLVERS: dict[type, Callable[[Any, Context], Found | None]] = {  # Any: each takes what it is listed under
    Anaphoric: resolve_anaphoric,
    Date: resolve_date,
    Decade: resolve_decade,
    Duration: resolve_duration,
    NewYear: resolve_new_year,
    Range: resolve_range,
    Relative: resolve_relative,
    Stretch: resolve_stretch,
    Week: resolve_week,
}


def resolve(time: Time, anchor: Anchor, tense: Tense | None = None) -> Interval | None:
    """Return the days, months or years that a time means, or None where the anchor does not determine them.

    ``tense`` is that of the verb the time belongs to; without it a day or month lacking its year is the one
    nearest to publication. Points are EDTF; a day or month whose year nothing fixes has ``XXXX``. Seasons are
    those of the northern hemisphere.
    """
    if tense is None and time.relation in ("by", "until", "before"):
        tense = "future"
    elif tense is None and time.relation == "since":
        tense = "past"
    context = Context.of(anchor, tense, named=time.relation == "name")
    found = _RESOLVERS[type(time.meaning)](time.meaning, context)
    return None if found is None else interval(*found)


def years_before(published: str, years: int) -> str | None:
    """Return the year (EDTF) that lies ``years`` before a date, or None where the date's year is unknown."""
    points = read_points(published)
    if points is None or points[0].year is None or points[0].year - years < 0:
        return None
    return str(Point(points[0].year - years))
