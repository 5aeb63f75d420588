"""When a commitment was made, as far as the documents that tell it fix the day.

A document without a date was written after whatever it reports as held; that bound stands in for its date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.model import Agreement, Event, Record

OCCASION_DAYS = 3
"""An event up to so many days before a publication is the occasion that the document reports."""

_DAY_LENGTH = len("2025-04-24")


class Moment(Record, frozen=True, kw_only=True):
    """When something was said: not before ``day`` (a proleptic Gregorian ordinal).

    ``date`` is the document's own date (EDTF). Where it has none, ``is_bound`` is true, ``date`` is ``day``,
    and it may have been said any time later.
    """

    day: int
    date: str
    is_bound: bool = False


def find_occasions(facts: Iterable[Fact]) -> dict[int, tuple[int, ...]]:
    """Return for each document the days of what it tells as held or signed, ascending; by document id.

    Of what lasted it is the last day: what was agreed on a visit does not come before the visit's own talks.
    """
    days: defaultdict[int, set[int]] = defaultdict(set)
    for fact in facts:
        if not _is_done(fact):
            continue
        for account in fact.accounts:
            period = read_dated(account.start, account.end)
            if period is not None:
                is_exact = len(account.end or "") == _DAY_LENGTH
                days[account.source.id].add(period.last if is_exact else period.first)
    return {document: tuple(sorted(found)) for document, found in days.items()}


def tell_when(fact: Fact, occasions: Mapping[int, Sequence[int]]) -> Moment | None:
    """Return when a fact was first told, None where no document that tells it can be dated.

    A dated document tells of its occasion, if it reports one within `OCCASION_DAYS` before its date or within
    the month that is its date. An undated one is placed after the last thing it reports as done.
    """
    moments = [
        moment
        for account in fact.accounts
        if (moment := _moment(account.source.published, occasions.get(account.source.id, ()))) is not None
    ]
    dated = [moment for moment in moments if not moment.is_bound]
    return min(dated or moments, key=lambda moment: moment.day, default=None)


def _moment(published: str | None, occasions: Sequence[int]) -> Moment | None:
    period = read_dated(published)
    if published is None or period is None:
        if not occasions:
            return None
        return Moment(day=occasions[-1], date=date.fromordinal(occasions[-1]).isoformat(), is_bound=True)
    before = bisect_right(occasions, period.last)
    is_report = before > 0 and occasions[before - 1] >= period.first - OCCASION_DAYS
    return Moment(day=occasions[before - 1] if is_report else period.last, date=published)


def _is_done(fact: Fact) -> bool:
    match fact.claim:
        case Agreement():
            return fact.claim.status == "signed"
        case Event():
            return fact.claim.status == "held"
        case _:
            return False
