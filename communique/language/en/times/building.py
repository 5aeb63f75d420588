"""What each form of an expression of time means, built from the tokens that its pattern matched.

One short builder a form of `forms`, in the same order; together they are a little long, apart they would be
harder to compare.
"""

from __future__ import annotations

import re

import msgspec

from communique.language.en.times.edtf import is_on_calendar
from communique.language.en.times.lexicon import PARTS, UNITS, Token
from communique.language.en.times.meanings import (
    Anaphoric,
    AnyMeaning,
    Date,
    Decade,
    Duration,
    NewYear,
    Part,
    Pick,
    Range,
    Relative,
    Stretch,
    Week,
    YearsAway,
)

_SINGLE = {"L": -1, "T": 0, "N": 1, "P": -1, "F": 1, "A": 0, "s": 0}
_SPANNING = frozenset({"during", "for", "in", "over", "throughout", "within"})
_ANAPHORIC_YEAR = frozenset("PFAs")


class Phrase(msgspec.Struct, frozen=True):
    """Tokens as one pattern matched them.

    ``after`` is the lower-case word before the first of them, ``tie`` the last there that is no article.
    """

    tokens: list[Token]
    match: re.Match[str]
    after: str
    tie: str

    def token(self, name: str) -> Token | None:
        """Return the first token of a group, or None where the group took no part."""
        at = self.match.start(name) if name in self.match.re.groupindex else -1
        return None if at < 0 else self.tokens[at]

    def value(self, name: str) -> int | None:
        """Return the number of a group's first token."""
        token = self.token(name)
        return None if token is None else token.value

    def symbol(self, name: str) -> str:
        """Return the symbols of a group, or nothing."""
        return (self.match[name] or "") if name in self.match.re.groupindex else ""

    def year(self, n: int = 1) -> int | YearsAway | None:
        """Return the year that stands in group ``n``."""
        if self.symbol(f"ye{n}"):
            return YearsAway(0)
        away = self.symbol(f"yr{n}")
        if away:
            return YearsAway(_SINGLE[away[0]], away[0] in _ANAPHORIC_YEAR)
        return self.value(f"y{n}")

    @property
    def part(self) -> Part | None:
        """Return the part of the period that is meant."""
        value = self.value("e")
        return None if value is None else PARTS[value]

    @property
    def pick(self) -> Pick | None:
        """Return which of the like-named months or weekdays is meant."""
        symbols = self.symbol("pick")
        if not symbols:
            return None
        if "l" in symbols or "L" in symbols:
            return "last"
        return "next" if "C" in symbols or "N" in symbols else "this"


Piece = tuple[int, int, AnyMeaning]
"""First token, token after the last, and what they mean."""
Built = list[Piece] | AnyMeaning | None
"""What a builder gives: one meaning of all tokens matched, or pieces, or None where they mean no time."""


def _on_calendar(date: Date) -> bool:
    return is_on_calendar(date.year if isinstance(date.year, int) else None, date.month, date.day)


def build_digits(p: Phrase) -> Built:
    """Return a date in digits, or a range of two."""
    first, last = p.token("a"), p.token("b")
    if first is None or first.date is None:
        return None
    return Range(first.date, last.date) if last is not None and last.date is not None else first.date


def build_date(p: Phrase) -> Built:
    """Return a day of a month."""
    date = Date(p.year(), p.value("m"), p.value("d"), p.value("w"), p.pick)
    return date if _on_calendar(date) else None


def build_days(p: Phrase) -> Built:
    """Return a range of days, or two days where "and" joins days that do not follow each other."""
    month, second_month = p.value("m"), p.value("m2")
    first = Date(p.year(1), month or second_month, p.value("d"), p.value("w"))
    last = Date(p.year(2), second_month or month, p.value("d2"))
    if not (_on_calendar(first) and _on_calendar(last)):
        return None
    if p.symbol("sep") == "-" or p.after == "between" or _is_next_day(first, last):
        if first.month == last.month and first.year == last.year and (first.day or 0) >= (last.day or 0):
            return None
        return Range(first, last)
    if first.year is None or last.year is None:
        year = last.year if first.year is None else first.year
        first, last = msgspec.structs.replace(first, year=year), msgspec.structs.replace(last, year=year)
    return [(0, p.match.start("sep"), first), (p.match.start("second"), p.match.end(), last)]


def _is_next_day(first: Date, last: Date) -> bool:
    return first.month == last.month and (first.day or 0) + 1 == last.day and first.year in (None, last.year)


def build_months(p: Phrase) -> Built:
    """Return a range of months; "and" joins only those that follow each other."""
    first = Date(p.year(1), p.value("m"), part=p.part)
    last = Date(p.year(2), p.value("m2"))
    if first.month == last.month and first.year in (None, last.year):
        return None
    follows = (first.month or 0) % 12 + 1 == last.month
    return Range(first, last) if p.symbol("sep") == "-" or p.after == "between" or follows else None


def build_month(p: Phrase) -> Built:
    """Return a month; an abbreviation alone is more often a name: Jan, Mar."""
    token = p.token("m")
    if token is not None and token.marked and p.match.end() == 1:
        return None
    return Date(p.year(), p.value("m"), pick=p.pick, part=p.part)


def build_part_of_month(p: Phrase) -> Built:
    """Return the month of a week or half that is told by its place in it."""
    half = p.symbol("half")
    part: Part | None = None
    if half:
        part = "early" if p.value("o") == 1 else "late"
    return Date(p.year(), p.value("m"), part=part)


def build_half_or_quarter(p: Phrase) -> Built:
    """Return a numbered half or quarter."""
    numbered = p.symbol("q")
    size = 3 if "6" in p.symbol("u") or numbered == "Q" else 6
    count = 12 // size
    number = p.value("q") if numbered else p.value("o")
    number = count if p.symbol("o") == "L" else number
    if number is None or number > count:
        return None
    return Stretch(size * (number - 1) + 1, size * number, p.year())


def build_months_of_year(p: Phrase) -> Built:
    """Return the first or last months of a year."""
    count = p.value("c") or 0
    if not 1 <= count <= 12:
        return None
    return Stretch(1, count, p.year()) if p.symbol("o") != "L" else Stretch(13 - count, 12, p.year())


def build_season(p: Phrase) -> Built:
    """Return a season."""
    months = p.value("s") or 0
    year, until = p.year(), p.value("until")
    if until is not None and isinstance(year, int):
        until = until if until > 99 else year // 100 * 100 + until
        if until != year + 1 or months // 100 <= months % 100:
            return None
    return Stretch(months // 100, months % 100, year, until, p.pick)


def build_week_of(p: Phrase) -> Built:
    """Return the week of a day."""
    date = Date(p.year(), p.value("m"), p.value("d"))
    return Week(date) if _on_calendar(date) else None


def build_weekdays(p: Phrase) -> Built:
    """Return a range of weekdays."""
    first, last = p.value("w") or 0, p.value("w2") or 0
    joined = p.symbol("sep") == "-" or p.after == "between" or first % 7 + 1 == last
    if first == last or not joined:
        return None
    return Range(Date(weekday=first, pick=p.pick), Date(weekday=last))


def build_weekday(p: Phrase) -> Built:
    """Return a weekday."""
    week = p.symbol("wk")
    return Date(weekday=p.value("w"), pick=p.pick, weeks=_SINGLE[week] if week else None)


def build_decade(p: Phrase) -> Built:
    """Return a decade."""
    return Decade(p.value("z") or 0)


def build_years(p: Phrase) -> Built:
    """Return a range of years: 2024-2026, 2024–26; 2025-04 is a month."""
    first, last, token = p.value("y1") or 0, p.value("y2") or 0, p.token("y2")
    if token is None or (p.symbol("sep") == "&" and p.after != "between"):
        return None
    if token.symbol != "Y":
        if token.end - token.start != 2 or p.tokens[p.match.start("y1")].end != token.start - 1:
            return None
        if last <= 12 and last != first % 100 + 1:
            return Date(first, last) if p.symbol("sep") == "-" and last > 0 else None
        last += first // 100 * 100
    return Range(Date(first, part=p.part), Date(last)) if last > first else None


def build_plain_year(p: Phrase) -> Built:
    """Return a year."""
    return Date(p.value("y"), part=p.part)


def build_today(p: Phrase) -> Built:
    """Return today or a neighbour of it."""
    return Relative("day", p.value("r") or 0)


def build_this_morning(p: Phrase) -> Built:
    """Return today, or yesterday for "last night"."""
    return Relative("day", _SINGLE[p.symbol("near")])


def build_near_unit(p: Phrase) -> Built:
    """Return the unit last, this or next to the present one: "last week", "early next month"."""
    token, unit = p.token("u"), UNITS[p.symbol("u")]
    if token is None or token.marked or unit in ("day", "half"):
        return None
    if unit in ("decade", "century"):
        return Duration(unit, None)
    near = p.pick
    if p.symbol("pick") in ("C", "Tl", "l", "TC", "NC"):
        if unit == "weekend":
            return Relative(unit, -1 if near == "last" else 0)
        return Relative("week", 1) if unit == "week" and near == "next" else Duration(unit, 1, near == "last")
    if p.after == "the" and p.match.start("pick") == 0 and near != "this" and unit != "weekend":
        # "The last year" is the twelve months past, "over the next year" those to come.
        lasts = near == "last" or p.tie in _SPANNING
        return Duration(unit, 1, near == "last") if lasts else Anaphoric(unit, 1)
    return Relative(unit, {"last": -1, "this": 0, "next": 1}[near or "this"], p.part)


def build_end_of_unit(p: Phrase) -> Built:
    """Return the present unit: "by the end of the year", "later in the week"."""
    token = p.token("u")
    return None if token is None or token.marked else Relative(UNITS[token.symbol], 0, p.part)


def build_duration(p: Phrase) -> Built:
    """Return a length that lies behind or ahead; vague where a plural has no count."""
    token = p.token("u")
    count = p.value("c") if p.symbol("c") not in ("", "v") else None
    if token is None or not (token.marked or count):
        return None
    return Duration(UNITS[token.symbol], count, p.pick == "last")


def build_ago(p: Phrase) -> Built:
    """Return a unit so many units away: from now ("ago"), or from what was told last ("later")."""
    unit, count = UNITS[p.symbol("u")], p.value("c") or 0
    if p.symbol("c") == "v" or unit == "century":
        return Duration(unit, None, past=p.symbol("g") == "g")
    if unit == "decade":
        unit, count = "year", 10 * count
    sign = p.value("g") or -1
    return Relative(unit, -count) if p.symbol("g") == "g" else Anaphoric(unit, sign * count)


def build_in_units(p: Phrase) -> Built:
    """Return "in three months", "within two years", "over five years"; other counts of units are lengths."""
    unit, count = UNITS[p.symbol("u")], p.value("c") or 0
    if unit == "decade":
        unit, count = "year", 10 * count
    if p.after == "in":
        return Relative(unit, count, only_future=True)
    return Duration(unit, count, only_future=p.after == "over") if p.after in ("over", "within") else None


def build_same_unit(p: Phrase) -> Built:
    """Return the unit told last."""
    token = p.token("u")
    return None if token is None or token.marked else Anaphoric(UNITS[token.symbol], 0)


def build_following_unit(p: Phrase) -> Built:
    """Return the unit next to the one told last."""
    token, near = p.token("u"), p.symbol("near")
    if token is None or token.marked or (p.after != "the" and near != "N"):
        return None
    return Anaphoric(UNITS[token.symbol], _SINGLE[near])


def build_day_before(p: Phrase) -> Built:
    """Return the day next to the one told last, to yesterday or to tomorrow."""
    sign = 1 if p.symbol("b") == "a" else -1
    if p.symbol("r"):
        return Relative("day", 2 * sign) if p.value("r") == sign else None
    return Anaphoric("day", sign) if p.after == "the" else None


def build_weekend(p: Phrase) -> Built:
    """Return Saturday to Sunday for "over the weekend"."""
    named = p.after == "the" and p.tie in ("at", "during", "on", "over")
    return Range(Date(weekday=6), Date(weekday=7)) if named else None


def build_new_year(p: Phrase) -> Built:
    """Return the year about to begin."""
    return NewYear() if p.after == "the" else None


