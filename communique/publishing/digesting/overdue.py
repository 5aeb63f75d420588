"""What fell due without an answer: deadlines, plans of which nothing was heard, sessions by their rhythm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from communique.following.history import find_threads, latest_deadline
from communique.following.states import judge_state
from communique.ledger import Fact, Ledger
from communique.ledger.dates import Period, read_dated, read_period, relate
from communique.ledger.mechanisms import Series, find_series
from communique.ledger.traits import shifted, type_of
from communique.model import AnyEvent, Commitment, Record, Session
from communique.publishing.digesting.among import FactsAmong
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import names_of, sentence_of

OverdueKind = Literal["deadline", "session", "planned"]

HELD_DAYS = 31
"""An event of the same kind that took place so near to a plan is what became of the plan."""


class Overdue(Record, frozen=True, kw_only=True):
    """Something whose day has passed: ``due`` (a date) is its last day, ``days`` have gone by since."""

    kind: OverdueKind
    fact: Fact
    due: str
    days: int
    text: str


def find_overdue(ledger: Ledger, asked: Sequence[str], since: date, until: date) -> tuple[Overdue, ...]:
    """Return what fell due from the eve of ``since`` to the eve of ``until``, by day; nothing of the future.

    Of all parties where none is asked about, else of those that are among all asked about. A deadline counts
    where nothing is suggested as an answer and nobody decided otherwise.
    """
    eves = since - timedelta(days=1), until - timedelta(days=1)
    facts = [fact for fact in ledger.due(*eves) if {*asked} <= {*fact.parties}]
    window = Period(eves[0].toordinal(), eves[1].toordinal())
    records = FactsAmong(ledger)
    found = [
        *_deadlines(facts, records, window, until),
        *_plans(facts, records, window, until),
        *_sessions(facts, window, until),
    ]
    return tuple(sorted(found, key=lambda item: (item.due, item.kind, item.fact.key)))


def _in(window: Period, fact: Fact) -> bool:
    period = read_dated(fact.start, fact.end)
    return period is not None and window.first <= period.last <= window.last


def _item(kind: OverdueKind, fact: Fact, last: int, until: date, text: str) -> Overdue:
    due = date.fromordinal(last)
    return Overdue(kind=kind, fact=fact, due=due.isoformat(), days=(until - due).days, text=text)


def _deadlines(facts: Sequence[Fact], records: FactsAmong, window: Period, until: date) -> Iterator[Overdue]:
    """Yield commitments whose deadline passed unanswered; of one told again with a later one, that counts."""
    due = {fact.key: fact for fact in facts if isinstance(fact.claim, Commitment) and _in(window, fact)}
    for parties in sorted({fact.parties for fact in due.values() if fact.parties}):
        chronicle = records.chronicle(parties)
        told = [fact for fact in records.facts(parties) if isinstance(fact.claim, Commitment)]
        for thread in find_threads(told, chronicle):
            fact = next((t.fact for t in reversed(thread.tellings) if t.fact.key in due), None)
            period = read_period(latest_deadline(thread))
            if fact is None or fact.parties != parties or period is None or period.last > window.last:
                continue
            if judge_state(thread, chronicle, until).state == "lapsed":
                yield _item(
                    "deadline",
                    fact,
                    period.last,
                    until,
                    f"Deadline passed, no answer on record: {sentence_of(fact)}",
                )


def _plans(facts: Sequence[Fact], records: FactsAmong, window: Period, until: date) -> Iterator[Overdue]:
    for fact in facts:
        if _is_planned(fact) and _in(window, fact) and not _is_held(fact, records.facts(fact.parties)):
            period = read_period(fact.start, fact.end)
            assert period is not None
            yield _item("planned", fact, period.last, until, f"No account on record: {sentence_of(fact)}")


def _is_planned(fact: Fact) -> bool:
    return isinstance(fact.claim, AnyEvent) and fact.claim.status == "planned"


def _is_held(plan: Fact, facts: Sequence[Fact]) -> bool:
    """Return whether an event of the plan's kind among its parties took place, or was called off, near it."""
    period = read_period(plan.start, plan.end)
    for fact in facts:
        if not isinstance(fact.claim, AnyEvent) or fact.claim.status == "planned":
            continue
        other = read_period(fact.start, fact.end)
        is_alike = type_of(fact.claim) == type_of(plan.claim) and {*fact.parties} >= {*plan.parties}
        if is_alike and period and other and relate(shifted(period, HELD_DAYS, HELD_DAYS), other) != "apart":
            return True
    return False


def _sessions(facts: Sequence[Fact], window: Period, until: date) -> Iterator[Overdue]:
    """Yield the sessions that a rhythm brought in the window, and of which nothing is told."""
    for series in find_series(facts):
        period = read_period(series.next_due)
        last = _last_held(series)
        if last is None or period is None or not window.first <= period.last <= window.last:
            continue
        if series.next_due not in {fact.start for fact in series.sessions if _is_planned(fact)}:
            text = (
                f"Due by its rhythm in {date_words(series.next_due)}: next session of “{series.name}”, "
                f"{names_of(series.parties)}; last held {date_words(last.start)}."
            )
            yield _item("session", last, period.last, until, text)


def _last_held(series: Series) -> Fact | None:
    sessions = ((fact, fact.claim) for fact in series.sessions)
    held = [f for f, claim in sessions if isinstance(claim, Session) and claim.status == "held" and f.start]
    return max(held, key=lambda fact: fact.start or "", default=None)
