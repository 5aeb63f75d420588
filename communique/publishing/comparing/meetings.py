"""What documents tell of one meeting, among all that they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from communique.following.telling import Moment, find_occasions, tell_when
from communique.ledger import Fact
from communique.ledger.dates import Period, read_period, relate
from communique.ledger.traits import shifted
from communique.model import AnyEvent

AROUND_DAYS = 1
"""What happened so near to an event belongs to the same meeting."""
TOLD_DAYS = 14
"""What was said at an event is told so soon after it."""


def of_one_meeting(facts: Sequence[Fact], event: Fact) -> list[Fact]:
    """Return those of the facts that some documents tell that were part of the meeting; the event too."""
    occasions, others = find_occasions(facts), _tell_other_events(facts, event)
    return [fact for fact in facts if _belongs(fact, event, tell_when(fact, occasions), others)]


def _tell_other_events(facts: Iterable[Fact], event: Fact) -> set[int]:
    """Return the documents that also tell of something that took place at another time than the event."""
    period = read_period(event.start, event.end)
    return {
        account.source.id
        for fact in facts
        if isinstance(fact.claim, AnyEvent) and fact.claim.status == "held" and not _is_at(fact, period)
        for account in fact.accounts
    }


def _is_at(fact: Fact, period: Period | None) -> bool:
    """Return whether a fact lies within a day of a period, or either has no date."""
    own = read_period(fact.start, fact.end)
    if own is None or period is None:
        return True
    return relate(shifted(own, AROUND_DAYS, AROUND_DAYS), period) != "apart"


def _belongs(fact: Fact, event: Fact, told: Moment | None, others: Collection[int]) -> bool:
    """Return whether a fact was part of a meeting: among its parties, and at its time.

    What has no time of its own has that of its telling: a stance taken a year after is of another meeting.
    Where that is not known either, it is of the meeting unless its document tells of other events too.
    """
    if fact.key == event.key:
        return True
    if fact.kind == "office_holders" or not {*fact.parties} <= {*event.parties}:
        return False
    if isinstance(fact.claim, AnyEvent) and len(fact.parties) < 2:
        return False
    period = read_period(event.start, event.end)
    if fact.start is not None and fact.kind not in ("commitments", "positions"):
        return _is_at(fact, period)
    if told is None or period is None or period.yearless:
        return all(account.source.id not in others for account in fact.accounts)
    return period.first - AROUND_DAYS <= told.day <= period.last + TOLD_DAYS
