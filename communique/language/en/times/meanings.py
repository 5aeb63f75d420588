"""What an expression of time says, before anything outside it is consulted.

`Time` is a stretch of text with one of the meanings below. `resolve` turns it into an interval.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.language.en.times.edtf import Unit

Relation = Literal["on", "from", "until", "by", "before", "after", "since", "during", "name"]
"""How the words before a time tie it to what it dates; of a ``name`` it is a part ("Vision 2030")."""

Pick = Literal["last", "this", "next"]
Part = Literal["early", "mid", "late"]
Tense = Literal["past", "future"]


class Meaning(msgspec.Struct, frozen=True, tag=True):
    """Base of the union of meanings."""


class YearsAway(msgspec.Struct, frozen=True):
    """A year told from another: ``offset`` −1 is last year; from the event if ``anaphoric`` ("that year")."""

    offset: int
    anaphoric: bool = False


class Date(Meaning, frozen=True):
    """A day, month or year, or a weekday, with what is said of each; None is left out by the words.

    ``pick`` is the word before a month or weekday ("last June"); ``weeks`` counts weeks from this one
    ("Friday next week" is 1); ``part`` narrows the period ("late December").
    """

    year: int | YearsAway | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    pick: Pick | None = None
    weeks: int | None = None
    part: Part | None = None


class Range(Meaning, frozen=True):
    """From one date to another, both included."""

    first: Date
    last: Date


class Stretch(Meaning, frozen=True):
    """Whole months of one year: a season, quarter or half. ``last_month`` lies in the next year if smaller.

    ``until_year`` is the second year where two are named ("winter 2023–2024").
    """

    first_month: int
    last_month: int
    year: int | YearsAway | None = None
    until_year: int | None = None
    pick: Pick | None = None


class Week(Meaning, frozen=True):
    """The week, Monday to Sunday, in which a date lies ("the week of May 5")."""

    day: Date


class Relative(Meaning, frozen=True):
    """A calendar unit counted from the one in which the text is written: yesterday is day −1.

    ``only_future``: the words may also measure a length ("in three months"), unless the verb looks ahead.
    """

    unit: Unit
    offset: int
    part: Part | None = None
    only_future: bool = False


class Anaphoric(Meaning, frozen=True):
    """A calendar unit counted from the one told last: "the same day" is 0, "two days later" 2."""

    unit: Unit
    offset: int


class Duration(Meaning, frozen=True):
    """A length from now on, or up to now if ``past``; ``count`` is None where vague ("coming months")."""

    unit: Unit
    count: int | None
    past: bool = False
    only_future: bool = False


class Decade(Meaning, frozen=True):
    """Ten years from ``year`` on ("the 1990s")."""

    year: int


class NewYear(Meaning, frozen=True):
    """The year about to begin or just begun ("in the new year")."""


AnyMeaning = Date | Range | Stretch | Week | Relative | Anaphoric | Duration | Decade | NewYear


class Time(msgspec.Struct, frozen=True):
    """An expression of time in a text: ``start`` inclusive, ``end`` exclusive, in code points.

    The words that tie it to the sentence ("by", "since") are no part of it but give ``relation``; None where
    nothing does.
    """

    start: int
    end: int
    meaning: AnyMeaning
    relation: Relation | None = None


class Anchor(msgspec.Struct, frozen=True):
    """What a time is told from, in EDTF: the publication date, and the event that the text is reporting.

    ``published`` is a day, month or year; ``event`` may be an interval ``a/b`` and may lack its year.
    """

    published: str | None = None
    event: str | None = None
