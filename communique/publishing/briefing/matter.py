"""What a brief is made of: the facts on a party or a pair as they were known on a day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from communique.extraction.sectors import find_sectors
from communique.following.chronicle import Chronicle
from communique.following.decisions import decisions_on
from communique.following.states import Tracked, track_commitments
from communique.following.surroundings import facts_on, look_around
from communique.following.telling import find_occasions
from communique.ledger import Account, Fact, Kind, Ledger
from communique.ledger.dates import read_dated
from communique.model import Agreement, Commitment, Event, Record
from communique.publishing.briefing.spelling import NameSpelling

Occasions = Mapping[int, Sequence[int]]
"""The days of what each document tells as done, by its id, ascending."""

BESIDE: tuple[Kind, ...] = ("office_holders", "positions")
"""Of these, a brief on a pair tells what stands in documents about it."""

MONTHS = 24
"""So many months of exchanges are told where nothing is said."""


class Wanted(Record, frozen=True, kw_only=True):
    """What a brief is asked for.

    ``on`` is the day as of which it tells, None for the last day on record; with ``is_then`` only what
    documents had told by then counts. ``since`` or ``months`` bound its exchanges, both None for all;
    ``sector`` keeps undertakings, mechanisms and agreements to one sector; ``is_whole`` asks for everything,
    whether or not it fits on two pages.
    """

    on: date | None = None
    is_then: bool = True
    since: date | None = None
    months: int | None = MONTHS
    sector: str | None = None
    spelling: NameSpelling = "original"
    is_whole: bool = False


class Matter(Record, frozen=True, kw_only=True):
    """The facts of a brief: those on the pair, its people and stances, and its undertakings with their state.

    ``day`` is that as of which they are told. ``first`` to ``last`` is the window of the exchanges, as days
    (proleptic Gregorian ordinals); ``first`` is None where nothing bounds it. ``newest`` is the last day of
    which the record tells, None for an empty one.
    """

    pair: tuple[str, ...]
    wanted: Wanted
    day: date
    facts: tuple[Fact, ...]
    people: tuple[Fact, ...]
    stances: tuple[Fact, ...]
    undertakings: tuple[Tracked, ...]
    first: int | None
    last: int
    newest: int | None

    @property
    def on(self) -> int:
        """Return the day as of which the brief tells."""
        return self.day.toordinal()

    def is_recent(self, day: int | None) -> bool:
        """Return whether a day lies in the window; one that is not known does where nothing bounds it."""
        if day is None:
            return self.first is None
        return day <= self.last and (self.first is None or day >= self.first)


def gather(ledger: Ledger, pair: Sequence[str], wanted: Wanted) -> Matter:
    """Return what is known on a day of one party or between two, given as codes; raises LedgerError."""
    party, other = pair[0], pair[1] if len(pair) > 1 else None
    held = facts_on(ledger, party, other)
    day = wanted.on or date.fromordinal(newest_day(held, date.max) or date.min.toordinal())
    occasions = find_occasions(held) if wanted.is_then else None
    facts = _known(held, day, occasions)
    told_in = {account.source.id for fact in facts for account in fact.accounts}
    told = held if other is None else ledger.told_by(told_in, BESIDE)
    own = [fact for code in pair for fact in told if code in fact.parties]
    beside = _known({fact.key: fact for fact in own}.values(), day, occasions)
    newest = newest_day(facts, day)
    last = newest or day.toordinal()
    return Matter(
        pair=tuple(pair),
        wanted=wanted,
        day=day,
        facts=tuple(fact for fact in facts if fact.kind not in ("office_holders", "positions")),
        people=tuple(fact for fact in beside if fact.kind == "office_holders"),
        stances=tuple(fact for fact in beside if fact.kind == "positions"),
        undertakings=_undertakings(ledger, pair, held, facts, day, wanted),
        first=_first_day(last, wanted),
        last=last,
        newest=newest,
    )


def _undertakings(
    ledger: Ledger,
    pair: Sequence[str],
    held: Sequence[Fact],
    facts: Sequence[Fact],
    day: date,
    wanted: Wanted,
) -> tuple[Tracked, ...]:
    made = [fact for fact in facts if isinstance(fact.claim, Commitment) and concerns(fact, wanted.sector)]
    if not made:
        return ()
    around = look_around(ledger, pair, held, made)
    known = _known(around.facts, day, find_occasions(around.facts) if wanted.is_then else None)
    chronicle = Chronicle(known, around.sample)
    return track_commitments(made, chronicle, day, tuple(decisions_on(made, day)))


def concerns(fact: Fact, sector: str | None) -> bool:
    """Return whether a fact is of a sector; an agreement or session is by what it is called."""
    if sector is None:
        return True
    if isinstance(fact.claim, Commitment):
        return sector in fact.claim.sectors
    name = getattr(fact.claim, "title", None) or getattr(fact.claim, "mechanism", None)
    return name is not None and sector in find_sectors(name)


# --- as of a day -----------------------------------------------------------------------------------


def _known(facts: Iterable[Fact], on: date, occasions: Occasions | None) -> tuple[Fact, ...]:
    """Return facts as documents told them by the end of a day; those that none told are left out.

    Without ``occasions`` all documents count. What is told as held, but lies after the day, is a plan.
    """
    told = facts if occasions is None else _as_told(facts, on, occasions)
    return tuple(_planned(fact) if _is_ahead(fact, on) else fact for fact in told)


def _as_told(facts: Iterable[Fact], on: date, occasions: Occasions) -> Iterator[Fact]:
    for fact in facts:
        accounts = tuple(account for account in fact.accounts if _is_told(account, on, occasions))
        if len(accounts) == len(fact.accounts):
            yield fact
        elif accounts:
            yield _retold(fact, accounts)


def _retold(fact: Fact, accounts: tuple[Account, ...]) -> Fact:
    """Return a fact as some of its accounts tell it, by the values of the one that dates it most finely.

    What was preferred because of the others is not known yet, nor how they differ.
    """
    best = max(accounts, key=lambda account: (len(account.start or ""), account.claim_key))
    return msgspec.structs.replace(
        fact, claim=best.claim, start=best.start, end=best.end, accounts=accounts, differences=()
    )


def _planned(fact: Fact) -> Fact:
    return msgspec.structs.replace(fact, claim=msgspec.structs.replace(fact.claim, status="planned"))


def _is_ahead(fact: Fact, on: date) -> bool:
    day = first_day(fact)
    is_held = isinstance(fact.claim, Event) and fact.claim.status == "held"
    return is_held and day is not None and day > on.toordinal()


def _is_told(account: Account, on: date, occasions: Occasions) -> bool:
    """Return whether a document was there by a day; one without a date comes after all it tells as done."""
    period = read_dated(account.source.published)
    if period is not None:
        return period.first <= on.toordinal()
    return all(day <= on.toordinal() for day in occasions.get(account.source.id, ()))


def first_day(fact: Fact) -> int | None:
    """Return the first day of a fact (proleptic Gregorian ordinal), None without a year."""
    period = read_dated(fact.start, fact.end)
    return period.first if period is not None else None


def last_day(fact: Fact) -> int | None:
    """Return the last day of a fact (proleptic Gregorian ordinal), None without a year."""
    period = read_dated(fact.start, fact.end)
    return period.last if period is not None else None


def told_days(fact: Fact) -> list[int]:
    """Return the days on which documents with a date told a fact, ascending; of a month its first."""
    periods = [read_dated(account.source.published) for account in fact.accounts]
    return sorted(period.first for period in periods if period is not None)


def newest_day(facts: Iterable[Fact], on: date) -> int | None:
    """Return the last day up to ``on`` on which something was done or told, None where no day is known."""
    days = [
        day
        for fact in facts
        for day in (*told_days(fact), *((first_day(fact),) if _is_done(fact) else ()))
        if day is not None and day <= on.toordinal()
    ]
    return max(days, default=None)


def _is_done(fact: Fact) -> bool:
    if isinstance(fact.claim, Event):
        return fact.claim.status == "held"
    return isinstance(fact.claim, Agreement) and fact.claim.status == "signed"


def _first_day(last: int, wanted: Wanted) -> int | None:
    if wanted.since is not None:
        return wanted.since.toordinal()
    if wanted.months is None:
        return None
    end = date.fromordinal(last)
    months = end.year * 12 + end.month - 1 - wanted.months
    year, month = max(months // 12, 1), months % 12 + 1
    return date(year, month, min(end.day, calendar.monthrange(year, month)[1])).toordinal()
