"""Expressions of time: found in English text, resolved to EDTF intervals by the dates they are told from.

`find_times` reads the words, `resolve` puts them on the calendar; the two are apart because which event a
sentence tells, and in which tense, is known only later. `find_anniversaries` reads what is N years old.
"""

from communique.language.en.times.anniversaries import Anniversary, find_anniversaries, founded
from communique.language.en.times.edtf import Interval, edtf
from communique.language.en.times.finding import find_times
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
    Time,
    Week,
    YearsAway,
)
from communique.language.en.times.resolving import resolve, years_before

__all__ = [
    "Anaphoric",
    "Anchor",
    "Anniversary",
    "Date",
    "Decade",
    "Duration",
    "Interval",
    "NewYear",
    "Range",
    "Relative",
    "Stretch",
    "Time",
    "Week",
    "YearsAway",
    "edtf",
    "find_anniversaries",
    "find_times",
    "founded",
    "resolve",
    "years_before",
]
