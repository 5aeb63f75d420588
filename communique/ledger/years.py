"""The year of a document that names none, from what other documents say of the same events.

A document without a date gives "21 February" or "June last year". Where another document dates an event
that it tells too, its own year follows ("last year" was 2024, so it is of 2025), and with the year its
other dates: a day that it reports lies in that year, and a month told as background is the last such month
before the day reported. What the wording leaves open stays open. Only claims dated by their own documents
give evidence, so the result depends on the set of documents and not on their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from communique.ledger.dates import Period, year_of
from communique.ledger.traits import AnyClaim, Trait, dates_of
from communique.model import Record

REPORTED_DAYS = 14
"""A yearless date no longer than this is what a document reports; a month is background to it."""

_LAST_SAFE_MONTH = 10
"""A report of November or December may be read in January, when "this year" is another."""

_YEAR_WORDS = re.compile(r"\b(last|this|next) year\b")
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_POINT = re.compile(r"\bXXXX(?=-)")


class OpenClaim(Record, frozen=True, kw_only=True):
    """A claim whose date lacks its year, with its quotes, and its trait as the document gives it."""

    claim: AnyClaim
    trait: Trait
    quotes: tuple[str, ...]

    @property
    def shift(self) -> int | None:
        """Return how many years after the document's own the date lies; None if its wording does not say."""
        words = {match[1] for quote in self.quotes for match in _YEAR_WORDS.finditer(quote.lower())}
        return _SHIFTS[words.pop()] if len(words) == 1 else None


class Reference(Record, frozen=True, kw_only=True):
    """When a document was written, as far as others tell: its year, the day it reports if any, and why.

    ``day`` is a proleptic Gregorian ordinal.
    """

    year: int
    day: int | None
    reasons: tuple[str, ...]


def infer_reference(told: Iterable[tuple[OpenClaim, Sequence[Trait]]]) -> Reference | None:
    """Return the reference of a document, None where others tell nothing or contradict each other.

    ``told`` pairs each open claim of the document with the claims, dated by their own documents, that tell of
    the same. Wording ("last year") outweighs a date without any.
    """
    pairs = [(claim, sorted(same, key=lambda trait: trait.key)) for claim, same in told]
    worded: dict[int, str] = {}
    bare: dict[int, str] = {}
    for claim, same in pairs:
        years = {year for trait in same if (year := _year(trait)) is not None}
        if len(years) != 1:
            continue  # another year for each telling of it: which one is meant is open
        year = years.pop()
        written = dates_of(claim.claim)[0]
        if claim.shift is not None:
            worded[year - claim.shift] = f"{written} is told with a year of its own elsewhere ({year})"
        elif _is_reported(claim.trait):
            bare[year] = f"{written} is dated {year} elsewhere"
    votes = worded or bare
    if len(votes) != 1:
        return None
    ((year, reason),) = votes.items()
    return Reference(year=year, day=_reported_day([claim for claim, _ in pairs], year), reasons=(reason,))


def complete(claim: OpenClaim, reference: Reference) -> tuple[str | None, str | None]:
    """Return the claim's EDTF start and end with the year put in; as they stand where it stays open."""
    start, end = dates_of(claim.claim)
    period, year = claim.trait.period, _year_of_claim(claim, reference)
    if start is None or period is None or year is None:
        return start, end
    later = year + (year_of(Period(period.last, period.last)) - year_of(period))
    return _POINT.sub(f"{year:04d}", start), _POINT.sub(f"{later:04d}", end) if end is not None else None


def _year_of_claim(claim: OpenClaim, reference: Reference) -> int | None:
    period = claim.trait.period
    if period is None or not period.yearless:
        return None
    if claim.shift is not None:
        return reference.year + claim.shift
    if reference.day is None:
        return None
    years = range(reference.year - 1, reference.year + 2)
    if claim.trait.status == "planned" or claim.trait.kind == "commitments":
        return min((year for year in years if period.in_year(year).last >= reference.day), default=None)
    return max((year for year in years if period.in_year(year).first <= reference.day), default=None)


def _reported_day(claims: Iterable[OpenClaim], year: int) -> int | None:
    days = [
        period.in_year(year).last
        for claim in claims
        if claim.shift is None and _is_reported(claim.trait) and (period := claim.trait.period)
    ]
    return max(days, default=None)


def _is_reported(trait: Trait) -> bool:
    period = trait.period
    if period is None or not period.yearless or period.days > REPORTED_DAYS or trait.status == "planned":
        return False
    return date.fromordinal(period.last).month <= _LAST_SAFE_MONTH


def _year(trait: Trait) -> int | None:
    period = trait.period
    if period is None or period.yearless:
        return None
    years = {date.fromordinal(period.first).year, date.fromordinal(period.last).year}
    return years.pop() if len(years) == 1 else None
