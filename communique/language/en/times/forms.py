"""The forms that expressions of time take: patterns over the symbols of `lexicon`, each with its meaning.

Where a word of time stands, the forms that can begin with its symbol are tried in order; the first whose
builder gives a meaning wins. The comment beside each form is one it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from communique.language.en.times import building as b
from communique.language.en.times.building import Built, Phrase, Piece
from communique.language.en.times.lexicon import Token

_PART = r"(?:(?P<e>e)(?:-+e)?-?p?i?t?)"
"""early May, mid-May, the end of May, early to mid-May, early in the year."""
_LOOSE = rf"(?:{_PART}|ki)"
_PICK = r"(?P<pick>T?l|[LTN]?C|[LTN])"
"""last, this, next, this past, the coming, this coming."""
_WEEKDAY = r"(?:(?P<w>[Ww]),?)?"
_SECOND_WEEKDAY = r"(?P<second>(?:[Ww],?)?)"
_SEPARATOR = r"(?P<sep>[-&])"


def _year(n: int = 1) -> str:
    """Return the pattern of a year after a month: ", 2025", "of 2025", "last year", "of that year"."""
    return rf"(?:[,p]?(?P<y{n}>Y)|,?p?t?(?P<yr{n}>[LTNPF]|A?s|A)4|p(?P<ye{n}>t4))"


_MONTH_DAY = rf"{_WEEKDAY}(?P<m>M)t?(?P<d>[do])(?![1-9])"
_DAY_MONTH = r"(?P<d>[do])p?(?P<m>M)"
_SECOND_DAY = r"(?P<m2>M)?t?(?P<d2>[do])(?!p?M|[1-9])"
_MONTH_DAYS = rf"{_MONTH_DAY}(?:,?(?P<y1>Y))?,?{_SEPARATOR}{_SECOND_WEEKDAY}{_SECOND_DAY}"
_FIRST_DAY = rf"{_WEEKDAY}(?P<d>[do])(?:p?(?P<m>M){_year()}?)?"
_DAYS_MONTH = rf"{_FIRST_DAY}{_SEPARATOR},?{_SECOND_WEEKDAY}t?(?P<d2>[do])p?(?P<m2>M)"
_MONTHS = rf"{_PART}?(?P<m>M){_year()}?{_SEPARATOR}(?:e-?p?)?(?P<m2>M)(?!t?[do])"
_SEASON_YEAR = r"(?:p?,?(?P<y1>Y)(?:[-/](?P<until>Y|d))?|p?t?(?P<yr1>[LTN]|A?s|A)4)"
_HALF_OR_QUARTER = r"(?:(?P<o>[Oo]|L)(?P<u>[67])|(?P<q>[QH]))"

_FORMS: tuple[tuple[str, str, str, Callable[[Phrase], Built]], ...] = (
    # Monday, 05/05/2025
    ("digits", "WwD", rf"{_WEEKDAY}(?P<a>D)(?:-(?P<b>D))?", b.build_digits),
    # May 5–12, 2025; May 5 and 6; April 30 – May 2
    ("days", "WwM", rf"{_MONTH_DAYS}{_year(2)}?", b.build_days),
    # 5–12 May 2025; 30 April to 2 May
    ("days", "Wwdo", rf"{_DAYS_MONTH}{_year(2)}?", b.build_days),
    # Monday, May 5, 2025; last May 5
    ("date", "WwMLTNC", rf"{_PICK}?{_MONTH_DAY}{_year()}?", b.build_date),
    # the 5th of May last year
    ("date", "Wwdo", rf"{_WEEKDAY}{_DAY_MONTH}{_year()}?", b.build_date),
    # the Fourth of July
    ("date", "O", rf"(?P<d>O)p(?P<m>M){_year()}?", b.build_date),
    # May–June 2025; early May to mid-June
    ("months", "eM", rf"{_MONTHS}{_year(2)}?", b.build_months),
    # late May; last May; May 2025; May of that year
    ("month", "ekMLTNC", rf"(?:{_LOOSE}|{_PICK})?(?P<m>M){_year()}?", b.build_month),
    # the first week of May; the second half of May
    ("part of month", "oOL", rf"(?P<o>[OoL])(?:[28]|(?P<half>7))p(?P<m>M){_year()}?", b.build_part_of_month),
    # the first half of 2026; the end of the third quarter of next year; Q3 2025
    ("half or quarter", "oOLQHe", rf"{_PART}?{_HALF_OR_QUARTER}{_year()}", b.build_half_or_quarter),
    # the first nine months of 2025
    ("months of a year", "OL", rf"(?P<o>[OL])(?P<c>[cd])3{_year()}", b.build_months_of_year),
    # last summer; the spring of 2025; winter 2023–2024
    ("season", "eSLlTNCk", rf"(?:{_LOOSE}|{_PICK})?(?P<s>S){_SEASON_YEAR}?", b.build_season),
    # the week of May 5
    ("week of", "2", rf"2pt?(?P<m>M)t?(?P<d>[do])(?!-[do]){_year()}?", b.build_week_of),
    # the week of 5 May
    ("week of", "2", rf"2p(?:t)?{_DAY_MONTH}{_year()}?", b.build_week_of),
    # Monday to Wednesday
    ("weekdays", "WLTNC", rf"{_PICK}?(?P<w>W){_SEPARATOR}(?P<w2>W)", b.build_weekdays),
    # last Friday; Friday next week
    ("weekday", "WLlTNC", rf"{_PICK}?(?P<w>W)(?:,?(?P<wk>[LTN])2)?", b.build_weekday),
    # the early 1990s
    ("decade", "Ze", rf"{_PART}?(?P<z>Z)", b.build_decade),
    # 2024–2026; 2024-26
    ("years", "Ye", rf"{_PART}?(?P<y1>Y)(?P<sep>[-/&])(?:e-?p?)?(?P<y2>Y|[dn])", b.build_years),
    # 2025; early 2025; later in 2025
    ("year", "Yek", rf"(?:{_LOOSE}|k)?(?P<y>Y)", b.build_plain_year),
    # today; earlier today; yesterday evening
    ("today", "Rk", r"k?(?P<r>R)m?", b.build_today),
    # this morning; last night
    ("this morning", "TL", r"(?P<near>[TL])m", b.build_this_morning),
    # last week; early next month; this past weekend
    ("near unit", "ekLlTNC", rf"(?:{_LOOSE}|k)?{_PICK}(?P<u>[2-9])", b.build_near_unit),
    # the end of the year; later in the week
    ("end of unit", "ek", rf"(?:{_PART}|kit?)(?P<u>[234])", b.build_end_of_unit),
    # the next five years; the coming months
    ("duration", "LlNCT", rf"{_PICK}(?P<c>[cdnv])?p?(?P<u>[1-5])", b.build_duration),
    # two years ago; two days later
    ("ago", "cdnv", r"(?P<c>[cdnv])p?(?P<u>[1-5])(?P<g>[gk])", b.build_ago),
    # in three months; within two years
    ("in units", "cdn", r"(?P<c>[cdn])(?P<u>[1-5])", b.build_in_units),
    # that day; the same month; later in the day
    ("same unit", "Ask", r"(?:As?|s|kit(?=1))(?P<u>[1-4])(?!Y)", b.build_same_unit),
    # the following day; the previous year
    ("following unit", "FPN", r"(?P<near>[FPN])(?P<u>[1-4])", b.build_following_unit),
    # the day before; the day after tomorrow
    ("day before", "1", r"1(?P<b>[aB])(?P<r>R)?", b.build_day_before),
    # over the weekend
    ("weekend", "8", "8", b.build_weekend),
    # in the new year
    ("new year", "G", r"G4", b.build_new_year),
)


class Form(msgspec.Struct, frozen=True):
    """A form: its name, the symbols it can begin with, its pattern and what builds its meaning."""

    name: str
    starts: str
    pattern: re.Pattern[str]
    build: Callable[[Phrase], Built]


def _by_first_symbol() -> dict[str, tuple[Form, ...]]:
    forms = [Form(name, starts, re.compile(pattern), build) for name, starts, pattern, build in _FORMS]
    starts = sorted({symbol for form in forms for symbol in form.starts})
    return {symbol: tuple(form for form in forms if symbol in form.starts) for symbol in starts}


FORMS = _by_first_symbol()
"""The forms that can begin with a symbol, in the order in which they are tried."""


@lru_cache(maxsize=4096)  # most words of time stand alone, as "that" does
def forms_of(symbols: str) -> tuple[tuple[Form, re.Match[str]], ...]:
    """Return the forms that fit the symbols of words in a row, each with its match, in order."""
    forms = FORMS.get(symbols[:1], ())
    return tuple((form, match) for form in forms if (match := form.pattern.match(symbols)))


def read_phrase(tokens: list[Token], after: str, tie: str) -> tuple[str, list[Piece]] | None:
    """Return the form that begins with the first token, and its pieces; None where none does.

    ``after`` is the lower-case word before, ``tie`` the last that is no article; they decide between a range
    and two dates, and give "in three months" its meaning.
    """
    for form, match in forms_of("".join([token.symbol for token in tokens])):
        built = form.build(Phrase(tokens, match, after, tie))
        if built is not None:
            return form.name, built if isinstance(built, list) else [(0, match.end(), built)]
    return None
