"""The date of an article: the one it states itself, or what its own clues force, or none.

Never the clock of the page that was saved. A wrong date is worse than none: every relative word
("earlier this month") is resolved against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import REPORTING_SECTIONS, PublishedBasis
from communique.reading.layout import Layout, source_line
from communique.reading.outlets import DateOrder, find_outlet
from communique.reading.stamps import MONTH, Stamp, find_dates, month_number, read_stamp

_MONTH_YEAR = re.compile(rf"(?<!\bby )(?<!until )(?<!till )\b({MONTH})(?: \d{{1,2}},)?,? (\d{{4}})\b")
_THIS_MONTH = re.compile(r"\b(?:earlier|later|late|early)?\s?this month\b", re.IGNORECASE)
_BARE_DAY = re.compile(
    rf"\b(?:({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?!\d|,? \d{{4}})"
    rf"|(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH})(?!,? \d{{4}}))\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|to be held|planned|plans|scheduled|expected|upcoming|next|towards?"
    r"|anniversary|looks? forward|prepar(?:e|ing|ations?) for)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z)\d][.!?])\s+")
_LAST_SAFE_DAY = 27
_NUMBERED = re.compile(r"(?:No|Nr|№|QA|SC)\.?\s?[:\-]?\s?\d+(?:/\d+)?\s?[,/–-]\s?", re.IGNORECASE)
_CLOSING = re.compile(r"(?:Done|Adopted|Issued|Signed|Given) (?:at|in) [^.]{3,120}\.?$")
_OPENING = re.compile(r"[A-Z][\w’'.-]*(?:,? [A-Z][\w’'.-]*){0,3}, ")
_TODAY = re.compile(r"\btoday,? (?:on )?[(]?(?:\w+day,? )?(?:the )?$", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—]{1,2}\s")
_LEDE = 2
"""Paragraphs at the top among which the event that is reported is dated."""
_LONGEST_GAP = 12
"""Months after the last dated event within which the reported one must lie for its year to be inferred."""


def date_article(
    layout: Layout, text: str, order: DateOrder | None = None
) -> tuple[str | None, PublishedBasis]:
    """Return the publication date as EDTF, and its basis.

    ``order`` is the order of day and month in the outlet's dates in figures, where known. Stated dates are
    sought in date lines above the body, then in the dateline, then in date lines below the body, then in
    the closing clause of an instrument, in the headline, and before a dash that opens the text. Inferred
    dates are as fine as the text forces
    (codebook, ruling 45).
    """
    order = order or _order_of_source(layout)
    body = layout.body
    end = layout.kinds.index("teaser") if "teaser" in layout.kinds else len(layout.kinds)
    stamps = [(i, stamp) for i, stamp in _stamps(layout) if layout.kinds[i] == "dateline"]
    for group in ([s for i, s in stamps if i < body], [s for i, s in stamps if body < i < end]):
        day = _choose(group, text, order)
        if day:
            return day, "stated"
        if layout.dateline and layout.dateline.published:
            return layout.dateline.published, "stated"
    if day := _closing_date(layout) or _headline_date(layout) or _opening_date(layout):
        return day, "stated"
    if day := _date_of_today(layout):
        return day, "inferred"
    month = _infer_month(layout)
    return (month, "inferred") if month else (None, "unknown")


def _closing_date(layout: Layout) -> str | None:
    """Return the date with which an instrument closes: ``Done at Springfield on 5 May 2025``."""
    told = [line for line, kind in zip(layout.lines, layout.kinds, strict=True) if kind in REPORTING_SECTIONS]
    days = find_dates(told[-1].text) if told and _CLOSING.match(told[-1].text) else []
    return days[0][2][0] if len(days) == 1 and len(days[0][2]) == 1 else None


def _headline_date(layout: Layout) -> str | None:
    """Return the date that ends a headline or follows its number: ``No: 7, 5 May 2025, Press Release``."""
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        days = find_dates(line.text) if kind == "headline" else []
        if len(days) == 1 and len(days[0][2]) == 1:
            before, after = line.text[: days[0][0]], line.text[days[0][1] :]
            ends = not after.strip(" .)") and before.rstrip().endswith((",", ":", "(", "-", "–", "—", "|"))
            if ends or _NUMBERED.fullmatch(before):
                return days[0][2][0]
    return None


def _opening_date(layout: Layout) -> str | None:
    """Return the date that opens the text with its place: ``Springfield, 5 May 2025 – They met``."""
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        if kind == "paragraph":
            days = find_dates(line.text)[:1]
            opens = [day for start, end, day in days if _OPENING.fullmatch(line.text[:start])]
            dashed = [end for start, end, day in days if _DASH.match(line.text[end:])]
            return opens[0][0] if opens and dashed and len(opens[0]) == 1 else None
    return None


def _date_of_today(layout: Layout) -> str | None:
    """Return the one date that the text gives to "today": ``Today, 5 May 2025, the ministers met``."""
    told = [line.text for line, kind in zip(layout.lines, layout.kinds, strict=True) if kind == "paragraph"]
    days = {
        day
        for text in told[:_LEDE]
        for start, _, day in find_dates(text)
        if _TODAY.search(text[:start]) and not set("“\"").intersection(text[:start])
    }
    return next(iter(days))[0] if len(days) == 1 and len(next(iter(days))) == 1 else None


def _stamps(layout: Layout) -> list[tuple[int, Stamp]]:
    found = ((i, read_stamp(line.text)) for i, line in enumerate(layout.lines))
    return [(i, stamp) for i, stamp in found if stamp]


def _choose(stamps: Sequence[Stamp], text: str, order: DateOrder | None) -> str | None:
    """Return the article's own date among the date lines of one place: publication before update."""
    if not stamps:
        return None
    stamp = next((stamp for stamp in stamps if not stamp.is_update), stamps[0])
    return resolve_order(stamp.readings, text, order)


def resolve_order(readings: Sequence[str], text: str, order: DateOrder | None) -> str | None:
    """Return the reading of a date in figures that holds, or ``None`` where nothing settles it.

    Other dates in figures of the page decide first, then dates with the month's name that agree with only
    one reading, then the outlet's usage.
    """
    if len(readings) == 1:
        return readings[0]
    day_first, month_first = readings
    dates = find_dates(text)
    orders = {_order_of(text[start:end]) for start, end, days in dates if len(days) == 1} - {None}
    if len(orders) == 1:
        return day_first if orders == {"dmy"} else month_first
    named = {days[0][:7] for start, end, days in dates if len(days) == 1 and not text[start:end][0].isdigit()}
    agreeing = [reading for reading in readings if reading[:7] in named]
    if len(agreeing) == 1:
        return agreeing[0]
    if order is None:
        return None
    return day_first if order == "dmy" else month_first


def _order_of(printed: str) -> DateOrder | None:
    """Return the order that a date in figures shows by a number over 12, else ``None``."""
    found = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}", printed)
    if not found:
        return None
    if int(found[1]) > 12:
        return "dmy"
    return "mdy" if int(found[2]) > 12 else None


def _order_of_source(layout: Layout) -> DateOrder | None:
    names = [source_line(layout), layout.dateline.dateline.agency if layout.dateline else None]
    outlets = [find_outlet(name) for name in names if name]
    return next((outlet.order for outlet in outlets if outlet and outlet.order), None)


def _infer_month(layout: Layout) -> str | None:
    """Return the month of publication (``2025-04``) where the text forces it, else ``None``.

    It does where the event reported at the top has a day and month without a year, the text speaks of
    "this month", and it dates an earlier event with its year: the reported one is the next such month.
    """
    pairs = zip(layout.lines, layout.kinds, strict=True)
    lines = [line for line, kind in pairs if kind in REPORTING_SECTIONS]
    if not any(_THIS_MONTH.search(line.text) for line in lines):
        return None
    lede = [line.text for line in lines if line.prose][:_LEDE]
    found = [m for text in lede for m in _BARE_DAY.finditer(text)]
    days = {(month_number(m[1] or m[4]), int(m[2] or m[3])) for m in found}
    months = {month for month, _ in days}
    # On the last days of a month the report may be of the next one, and so may its "this month".
    if len(months) != 1 or any(day > _LAST_SAFE_DAY for _, day in days) or any(map(_AHEAD.search, lede)):
        return None
    return _next_month(months.pop(), [s for line in lines for s in _SENTENCE_END.split(line.text)])


def _next_month(month: int, sentences: Sequence[str]) -> str | None:
    """Return the first such month after the last dated past event, unless a plan for earlier denies it."""
    past: list[tuple[int, int]] = []
    plans: list[tuple[int, int]] = []
    for sentence in sentences:
        dates = [(int(m[2]), month_number(m[1])) for m in _MONTH_YEAR.finditer(sentence)]
        (plans if _AHEAD.search(sentence) else past).extend(dates)
    if not past:
        return None
    last_year, last_month = max(past)
    year = last_year if month >= last_month else last_year + 1
    gap = (year - last_year) * 12 + month - last_month
    if gap >= _LONGEST_GAP or any(plan < (year, month) for plan in plans):
        return None
    return f"{year}-{month:02}"
