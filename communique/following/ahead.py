"""What lies ahead between two days: anniversaries, planned events, sessions due, deadlines.

Nothing is announced that no document says, but for two things that follow: an anniversary from the date of
what was established or signed, and a session from the rhythm of its mechanism. Each item says which.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from typing import Literal

from communique.following.chronicle import Chronicle
from communique.following.families import Degree
from communique.following.history import Thread, find_threads, latest_deadline
from communique.following.states import judge_state
from communique.ledger import Fact
from communique.ledger.dates import Period, read_dated, read_period
from communique.ledger.mechanisms import Series, find_series
from communique.model import Agreement, Commitment, Event, Record, Relation, Session

ItemKind = Literal["anniversary", "planned", "session", "deadline"]

ROUND_YEARS = 5
"""Anniversaries are marked in fives; those of agreements are listed only then."""

_FOUNDING: frozenset[str] = frozenset({"established", "upgraded"})
_MONTH_DAYS = 31
_UID_DOMAIN = "communique"


class Item(Record, frozen=True, kw_only=True):
    """Something that lies ahead.

    ``uid`` stays the same when documents are added later. ``start`` and ``end`` are EDTF, as fine as what
    they follow from. ``facts`` are what the item rests on, at least one, the latest first of a
    repeated commitment. ``years`` is the number of an
    anniversary, ``is_round`` that it is one to mark. ``mechanism`` names that of a session due by its rhythm.
    ``answered`` says what suggested answers make of the commitment whose deadline it is, None where there are
    none.
    """

    uid: str
    kind: ItemKind
    start: str
    end: str
    parties: tuple[str, ...]
    facts: tuple[Fact, ...]
    years: int | None = None
    is_round: bool = False
    mechanism: str | None = None
    answered: Degree | None = None


def look_ahead(facts: Iterable[Fact], since: date, until: date) -> tuple[Item, ...]:
    """Return what lies from one day to another, both included, in order of time; each thing once.

    What has no date, or none with a year, is not listed. Empty where ``until`` is before ``since``.
    """
    facts = tuple(facts)
    window = Period(since.toordinal(), until.toordinal())
    items = [
        *_anniversaries(facts, window), *_planned(facts, window), *_sessions(facts, window),
        *_deadlines(facts, window),
    ]  # fmt: skip
    once = {item.uid: item for item in reversed(items)}
    return tuple(sorted(once.values(), key=lambda item: (_day(item), item.kind, item.parties, item.uid)))


def _day(item: Item) -> int:
    """Return the day by which an item is put in order: a deadline's last, else the first."""
    period = read_period(item.start, item.end)
    if period is None:
        return date.max.toordinal()
    return period.last if item.kind == "deadline" else period.first


# --- anniversaries ---------------------------------------------------------------------------------


def _anniversaries(facts: Sequence[Fact], window: Period) -> Iterator[Item]:
    for fact in _founding(facts):
        first_year = date.fromordinal(window.first).year - 1
        last_year = date.fromordinal(window.last).year
        founded = int((fact.start or "")[:4])
        for years in range(max(1, first_year - founded), last_year - founded + 1):
            is_round = years % ROUND_YEARS == 0
            start, end = _moved(fact.start or "", years), _moved(fact.end or fact.start or "", years)
            if (is_round or isinstance(fact.claim, Relation)) and _meets(window, read_period(start, end)):
                yield Item(
                    uid=_uid("anniversary", *_what(fact), start[:4]), kind="anniversary",
                    start=start, end=end, parties=fact.parties, facts=(fact,), years=years, is_round=is_round,
                )  # fmt: skip


def _founding(facts: Sequence[Fact]) -> Iterable[Fact]:
    """Return what has anniversaries, dated to a month at least; of two dates of one thing the finer."""
    finest: dict[tuple[str, ...], tuple[int, Fact]] = {}
    for fact in facts:
        period = read_dated(fact.start, fact.end)
        if period is None or period.days > _MONTH_DAYS or not _is_marked(fact):
            continue
        key = (*_what(fact), (fact.start or "")[:4])
        if key not in finest or period.days < finest[key][0]:
            finest[key] = (period.days, fact)
    return [fact for _, fact in finest.values()]


def _is_marked(fact: Fact) -> bool:
    match fact.claim:
        case Relation():
            return fact.claim.change in _FOUNDING
        case Agreement():
            return fact.claim.status == "signed" and fact.claim.count == 1
        case _:
            return False


def _what(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact.claim, Relation):
        return ("relation", *fact.parties, fact.claim.level)
    return ("agreement", *fact.parties, _first_key(fact))


def _moved(day: str, years: int) -> str:
    """Return an EDTF date so many years on; 29 February becomes the 28th where there is none."""
    year, *rest = day.split("-")
    moved = int(year) + years
    if rest == ["02", "29"] and not calendar.isleap(moved):
        rest = ["02", "28"]
    return "-".join([f"{moved:04d}", *rest])


# --- events ----------------------------------------------------------------------------------------


def _planned(facts: Sequence[Fact], window: Period) -> Iterator[Item]:
    for fact in facts:
        if (
            isinstance(fact.claim, Event)
            and fact.claim.status == "planned"
            and fact.start is not None
            and _meets(window, read_period(fact.start, fact.end))
        ):
            yield Item(
                uid=event_uid(fact), kind="planned", start=fact.start,
                end=fact.end or fact.start, parties=fact.parties, facts=(fact,),
            )  # fmt: skip


def _sessions(facts: Sequence[Fact], window: Period) -> Iterator[Item]:
    """Yield the sessions that a rhythm brings; one that is announced is a planned event already."""
    for series in find_series(facts):
        last = _last_held(series)
        announced = {fact.start for fact in series.sessions if _status(fact) == "planned"}
        if last is None or series.next_due is None or series.next_due in announced:
            continue
        if _meets(window, read_period(series.next_due)):
            yield Item(
                uid=_uid("session", _first_key(last)), kind="session", start=series.next_due,
                end=series.next_due, parties=series.parties, facts=series.sessions, mechanism=series.name,
            )  # fmt: skip


def _last_held(series: Series) -> Fact | None:
    held = [fact for fact in series.sessions if _status(fact) == "held" and _is_dated(fact)]
    return held[-1] if held else None


def _status(fact: Fact) -> str:
    return fact.claim.status if isinstance(fact.claim, Session) else ""


def _is_dated(fact: Fact) -> bool:
    return read_dated(fact.start, fact.end) is not None


# --- deadlines -------------------------------------------------------------------------------------


def _deadlines(facts: Sequence[Fact], window: Period) -> Iterator[Item]:
    """Yield the deadlines, one for a commitment however often it was repeated: the latest one told."""
    bound = [fact for fact in facts if isinstance(fact.claim, Commitment) and fact.claim.deadline is not None]
    chronicle = Chronicle(facts if bound else ())
    for thread in find_threads(bound, chronicle):
        deadline = latest_deadline(thread)
        period = read_dated(deadline)
        # "By 2030" falls due on the last day of 2030.
        if deadline and period and window.first <= period.last <= window.last:
            start, _, end = deadline.partition("/")
            yield Item(
                uid=_uid("deadline", _first_key(thread.first)), kind="deadline", start=start,
                end=end or start, parties=thread.latest.parties,
                facts=tuple(telling.fact for telling in reversed(thread.tellings)),
                answered=_answered(thread, chronicle, window),
            )  # fmt: skip


def _answered(thread: Thread, chronicle: Chronicle, window: Period) -> Degree | None:
    """Return what the answers up to the last day amount to; one that has none may still get it."""
    state = judge_state(thread, chronicle, date.fromordinal(window.last)).state
    return state if state in {"acted-on", "fulfilled"} else None


# --- common ----------------------------------------------------------------------------------------


def _meets(window: Period, period: Period | None) -> bool:
    if period is None or period.yearless:
        return False
    return period.first <= window.last and period.last >= window.first


def event_uid(fact: Fact) -> str:
    """Return the id of a fact in calendars: the same while it is planned and once it has taken place."""
    return _uid("planned", _first_key(fact))


def _first_key(fact: Fact) -> str:
    """Return the key of the claim published first: unlike a fact's own, it stays when documents are added."""
    return fact.accounts[0].claim_key if fact.accounts else fact.key


def _uid(*parts: str) -> str:
    return f"{blake2b(chr(31).join(parts).encode(), digest_size=12).hexdigest()}@{_UID_DOMAIN}"
