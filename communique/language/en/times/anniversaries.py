"""What is so many years old: anniversaries, and years since a founding.

An anniversary gives the date of what it marks (codebook, "relations" and ruling 13): the date printed with
it, else the year in which it is observed less its number, else the publication's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from communique.language.en.times.edtf import Interval, Point, interval, read_points
from communique.language.en.times.finding import find_times
from communique.language.en.times.lexicon import words
from communique.language.en.times.meanings import Anchor, Date, Range, Relative, Time
from communique.language.en.times.resolving import resolve, years_before

AnniversaryKind = Literal["anniversary", "since", "of"]
"""Words used: "the 50th anniversary", "50 years since" or "after", "50 years of"."""

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\"“]|\s*$)|\n")
_PARENTHESIS = re.compile(r"\(([^()]{4,80})\)")
_KEY = re.compile(r"nniversar|NNIVERSAR|(?:year|decade)s\s|enten(?:ary|nial)")
_WINDOW = 60
"""Characters about a word of anniversaries in which the rest of the expression stands."""
_REACH = 200
"""Characters after an anniversary in which its date may stand in parentheses."""


class Anniversary(msgspec.Struct, frozen=True):
    """A number of years from something to its observance; offsets in code points, ``end`` exclusive.

    ``date`` is the date printed with it in parentheses, ``observed`` the year its sentence names for the
    observance ("next year marks …"); ``approximate`` where the number is rounded ("more than 50 years").
    """

    start: int
    end: int
    years: int
    kind: AnniversaryKind
    approximate: bool = False
    date: Time | None = None
    observed: Time | None = None


@cache
def _pattern() -> re.Pattern[str]:
    lexicon = words()
    ordinal = "|".join(lexicon.ordinals)
    count = "|".join(word for word in lexicon.counts if len(word) > 2)
    jubilee = "|".join(lexicon.jubilees)
    return re.compile(
        rf"""\b(?:(?P<near>over|more\s+than|nearly|almost|some|about|around|approximately|than)\s+(?!the\b))?
        (?P<figure>(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)|(?:(?P<tens>\w+ty)[-\s])?(?P<word>{ordinal})
             |(?:(?P<digits>\d{{1,3}})|(?P<spelt>{count}))[-‐‑\s][Yy]ear)
           (?:\s+[\w-]+){{0,2}}?\s+[Aa]nniversar(?:y|ies)
        |(?P<jubilee>{jubilee})
        |(?:(?P<since_digits>\d{{1,3}})|(?:(?P<since_tens>\w+ty)-)?(?P<since_word>{count}))\s+(?P<unit>years|decades)
           (?:\s+(?:on|have\s+passed|ago))?\s+(?P<tie>since|after|from\s+the|of\s+(?:[\w.–-]+\s+){{0,2}}?(?:diplomatic|bilateral))\b)""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_anniversaries(text: str) -> list[Anniversary]:
    """Return the anniversaries told in ``text`` and the years since something, in order, without overlap.

    "75th anniversary", "tenth anniversary", "one-year anniversary", "centenary", "48 years since", "30 years
    after", "55 years of diplomatic relations". The figure is as printed; `founded` turns it into a date.
    """
    found: list[Anniversary] = []
    for key in _KEY.finditer(text):
        done = found[-1].end if found else 0
        # The longest form stands within the window; a search of the whole text would cost far more.
        match = _pattern().search(text, max(done, key.start() - _WINDOW), key.end() + _WINDOW)
        years = 0 if match is None or match.end() < key.end() else _years(match)
        if match is not None and years:
            start, end = _sentence(text, match.start(), match.end())
            date = _printed_date(text, match.end(), end)
            observed = None if date else _observed(text[start:end], start, match.span())
            near = match["near"] is not None
            begin = match.start("figure")
            found.append(Anniversary(begin, match.end(), years, _kind(match), near, date, observed))
    return found


def founded(anniversary: Anniversary, anchor: Anchor) -> Interval | None:
    """Return when that began whose anniversary is told, in EDTF, or None where nothing determines it.

    A printed date is taken as it stands; otherwise the year is that of the observance (or of publication)
    less the number. A rounded number gives nothing.
    """
    if anniversary.date is not None:
        printed = resolve(anniversary.date, anchor)
        if printed is None:
            return None
        start = read_points(printed.start)
        return None if start is None else interval(start[0], start[0], printed.basis)
    if anniversary.approximate:
        return None
    observed = resolve(anniversary.observed, anchor) if anniversary.observed else None
    told = observed.start if observed else anchor.published
    year = years_before(told, anniversary.years) if told else None
    if year is None:
        return None
    point = Point(int(year))
    return interval(point, point, observed.basis if observed else "published")


def _years(match: re.Match[str]) -> int | None:
    lexicon = words()
    digits = match["number"] or match["digits"] or match["since_digits"]
    if digits:
        years = int(digits)
    elif match["jubilee"]:
        years = lexicon.jubilees[match["jubilee"].lower()]
    else:
        ordinal = match["word"]
        table = lexicon.ordinals if ordinal else lexicon.counts
        years = table[(ordinal or match["spelt"] or match["since_word"]).lower()]
        tens = match["tens"] or match["since_tens"]
        years += lexicon.counts.get(tens.lower(), 0) if tens else 0
    return 10 * years if (match["unit"] or "").lower() == "decades" else years


def _kind(match: re.Match[str]) -> AnniversaryKind:
    tie = (match["tie"] or "").lower()
    if not tie:
        return "anniversary"
    return "of" if tie.startswith("of") else "since"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = 0
    for stop in _SENTENCE_END.finditer(text, max(0, start - 400), start):
        first = stop.end()
    first = max(first, start - 400)
    last = _SENTENCE_END.search(text, end)
    return first, min(last.start() if last else len(text), end + 400)


def _printed_date(text: str, start: int, end: int) -> Time | None:
    """Return the date in parentheses after an anniversary: "(30 January 1950)", "(1994 – 2024)"."""
    match = _PARENTHESIS.search(text, start, min(end, start + _REACH))
    if match is None:
        return None
    for time in find_times(match[1]):
        date = time.meaning.first if isinstance(time.meaning, Range) else time.meaning
        if isinstance(date, Date) and isinstance(date.year, int):
            begin = match.start(1)
            return msgspec.structs.replace(time, start=begin + time.start, end=begin + time.end)
    return None


def _observed(sentence: str, offset: int, span: tuple[int, int]) -> Time | None:
    """Return the year that the sentence names for the observance: the one nearest to the anniversary."""
    years = [time for time in find_times(sentence) if _is_year(time)]
    if not years:
        return None
    replace = msgspec.structs.replace
    placed = [replace(time, start=time.start + offset, end=time.end + offset) for time in years]
    return min(placed, key=lambda time: min(abs(time.end - span[0]), abs(time.start - span[1])))


def _is_year(time: Time) -> bool:
    meaning = time.meaning
    if time.relation in ("name", "since", "from", "after", "before", "until"):
        return False
    if isinstance(meaning, Relative):
        return meaning.unit == "year" and abs(meaning.offset) <= 1
    return isinstance(meaning, Date) and isinstance(meaning.year, int) and meaning.month is None
