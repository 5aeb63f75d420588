"""Words of time as one-letter symbols, read from ``data/times.yaml``.

| symbols | words |
|---|---|
| ``M W w`` | month, weekday, abbreviated weekday |
| ``d n o O c v`` | number to 31, other number, ordinal in digits, ordinal word, count word, vague count |
| ``Y Z D Q H S`` | year, decade, date in digits, numbered quarter, numbered half, season |
| ``1`` to ``9`` | units: `UNITS` |
| ``e k m R`` | part of a period ("early"), earlier or later, part of a day, today and its neighbours |
| ``L l N C T G`` | last, past, next, coming, this, new |
| ``A s P F`` | that, same, previous, following |
| ``g a B p t i & - / ,`` | ago, after, before, of, the, in, and, a dash or "to", the signs themselves |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from communique.data import load
from communique.errors import LexiconError
from communique.language.en.times.edtf import Unit, is_on_calendar
from communique.language.en.times.meanings import Date, Part, Relation

UNITS: dict[str, Unit] = {
    "1": "day", "2": "week", "3": "month", "4": "year", "5": "decade", "6": "quarter", "7": "half",
    "8": "weekend", "9": "century",
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1600, 2099
"""Numbers of four digits outside are no years: the records of modern diplomacy do not reach further."""

_WORDS = {
    "after": "a", "ago": "g", "and": "&", "before": "B", "coming": "C", "daypart": "m", "earlier": "k",
    "following": "F", "in": "i", "last": "L", "later": "k", "new": "G", "next": "N", "of": "p", "past": "l",
    "previous": "P", "same": "s", "that": "A", "the": "t", "this": "T", "to": "-",
}  # fmt: skip
_VALUES = {"earlier": -1, "later": 1}
PARTS: tuple[Part, ...] = ("early", "mid", "late")
_CAPITALISED = frozenset("MWw")
_MAX_TOKENS = 14


class Token(msgspec.Struct, frozen=True):
    """A word, number or sign: its place, its symbol, and its number or date where it has one.

    ``marked`` is set on the plural of a unit and on the abbreviation of a month.
    """

    start: int
    end: int
    symbol: str
    value: int = 0
    marked: bool = False
    date: Date | None = None


class Month(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A month or weekday: its number, its name and its abbreviations."""

    number: int
    name: str
    short: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of ``data/times.yaml``; its comments tell what each list is for."""

    months: tuple[Month, ...]
    weekdays: tuple[Month, ...]
    seasons: dict[str, tuple[int, int]]
    units: dict[Unit, tuple[str, ...]]
    days: dict[str, int]
    counts: dict[str, int]
    ordinals: dict[str, int]
    jubilees: dict[str, int]
    parts: dict[str, tuple[str, ...]]
    vague: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    relations: dict[Relation, tuple[str, ...]]
    month_licences: frozenset[str]
    determiners: frozenset[str]
    number_labels: frozenset[str]
    approximations: frozenset[str]
    ranks: frozenset[str]
    recurring: frozenset[str]
    after_lengths: frozenset[str]
    counted: frozenset[str]
    named_with_year: frozenset[str]
    named_by_day: frozenset[str]
    named_weekdays: frozenset[str]
    nowadays: frozenset[str]
    ages: frozenset[str]


@cache
def words() -> Words:
    """Return the words of time. Raises LexiconError where the data file breaks its shape."""
    try:
        return msgspec.convert(load("times"), Words)
    except msgspec.ValidationError as error:
        raise LexiconError(f"data file times.yaml: {error}", "mend the file") from error


@cache
def symbols() -> dict[str, tuple[str, int, bool]]:
    """Return symbol, value and mark (plural, abbreviation) of every word of time, by its lower-case form."""
    lexicon = words()
    table: dict[str, tuple[str, int, bool]] = {}
    for kind, forms in lexicon.words.items():
        table.update(dict.fromkeys(forms, (_WORDS[kind], _VALUES.get(kind, 0), False)))
    for name, (first, last) in lexicon.seasons.items():
        table[name] = ("S", 100 * first + last, False)
    symbol_of = {unit: symbol for symbol, unit in UNITS.items()}
    for unit, forms in lexicon.units.items():
        table.update({form: (symbol_of[unit], 0, form != forms[0]) for form in forms})
    for symbol, numbers in (("R", lexicon.days), ("c", lexicon.counts), ("O", lexicon.ordinals)):
        table.update({word: (symbol, value, False) for word, value in numbers.items()})
    for part, forms in lexicon.parts.items():
        table.update(dict.fromkeys(forms, ("e", PARTS.index(part), False)))
    for symbol, numbers in (("c", lexicon.counts), ("O", lexicon.ordinals)):
        table.update({word: (symbol, value, False) for word, value in _compounds(lexicon.counts, numbers)})
    table.update(dict.fromkeys(lexicon.vague, ("v", 0, False)))
    for symbol, short, names in (("M", "M", lexicon.months), ("W", "w", lexicon.weekdays)):
        for entry in names:
            table.update(dict.fromkeys(entry.short, (short, entry.number, True)))
            table[entry.name] = (symbol, entry.number, False)
    return table


def _compounds(counts: dict[str, int], numbers: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Return twenty-one to ninety-nine, or twenty-first to ninety-ninth."""
    for tens, ten in counts.items():
        if ten >= 20:
            for units, unit in numbers.items():
                if unit < 10 and len(units) > 2:
                    yield f"{tens}-{units}", ten + unit


_TOKEN = re.compile(
    r"""(?:[^\S\n]*\n(?!\s*\n))?[^\S\n]*
    (?:(?P<date>\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d\d?(?P<cut>[./])\d\d?(?P=cut)\d{4})(?![\w/-])
    |(?P<number>\d{1,4})(?P<suffix>st|nd|rd|th|s)?(?![\w%]|[.,:]\d(?!\d{3}\b))
    |(?P<part>[QH])(?P<which>[1-4])(?!\w)
    |(?P<word>[A-Za-z]+ty-[a-z]+|[A-Za-z]+)(?!\w)(?P<stop>\.?)
    |(?P<sign>[-‐‑–—−,/&]))""",
    re.VERBOSE,
)


def read_tokens(text: str, start: int) -> list[Token]:
    """Return the words of time in a row from ``start`` on, up to the first other word or blank line."""
    tokens: list[Token] = []
    while len(tokens) < _MAX_TOKENS:
        match = _TOKEN.match(text, start)
        token = None if match is None else _token(match)
        if match is None or token is None:
            break
        tokens.append(token)
        start = token.end
    return tokens


def _token(match: re.Match[str]) -> Token | None:
    if match["word"] is not None:
        return _word(match)
    if match["number"] is not None:
        return _number(match)
    if match["sign"] is not None:
        sign = match["sign"]
        return Token(match.start("sign"), match.end(), sign if sign in ",/&" else "-")
    if match["part"] is not None:
        return Token(match.start("part"), match.end(), match["part"], int(match["which"]))
    date = _date(match["date"])
    return None if date is None else Token(match.start("date"), match.end("date"), "D", date=date)


def _word(match: re.Match[str]) -> Token | None:
    word = match["word"]
    known = _symbols_of(word)
    if known is None:
        return None
    symbol, value, marked = known
    # An abbreviation takes its full stop along; any other word leaves it to end the sentence.
    end = match.end() if marked and symbol in _CAPITALISED else match.end("word")
    return Token(match.start("word"), end, symbol, value, marked)


def _symbols_of(word: str) -> tuple[str, int, bool] | None:
    known = symbols().get(word.lower())
    if known is None or (known[0] in _CAPITALISED and not word[0].isupper()):
        return None
    return known


def _number(match: re.Match[str]) -> Token | None:
    digits, suffix = match["number"], match["suffix"]
    value, start, end = int(digits), match.start("number"), match.end()
    if len(digits) == 4:
        if not FIRST_YEAR <= value <= LAST_YEAR or suffix not in (None, "s"):
            return None
        return Token(start, end, "Z" if suffix else "Y", value)
    if suffix is None:
        return Token(start, end, "d" if 1 <= value <= 31 and len(digits) < 3 else "n", value)
    return Token(start, end, "o", value) if suffix != "s" and 1 <= value <= 31 else None


def _date(digits: str) -> Date | None:
    """Return a date in digits; of 5/6/2024, where day and month cannot be told apart, only the year."""
    first, second, third = (int(part) for part in re.split(r"[-./]", digits))
    if first > 31:
        year, month, day = first, second, third
    elif "." in digits or first > 12 or first == second:
        year, month, day = third, second, first
    elif second > 12:
        year, month, day = third, first, second
    else:
        return Date(year=third) if FIRST_YEAR <= third <= LAST_YEAR and min(first, second) > 0 else None
    if not FIRST_YEAR <= year <= LAST_YEAR or not is_on_calendar(year, month, day):
        return None
    return Date(year=year, month=month, day=day)
