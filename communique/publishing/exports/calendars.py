"""What took place and what is planned as an iCalendar feed (RFC 5545): whole days, one entry a fact.

What is dated to a month at least has a place in a calendar; the rest is left out and counted. An entry keeps
its id from one export to the next, and has that of the agenda's feed where it stands there too.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from communique.following.ahead import event_uid
from communique.ledger import Fact
from communique.ledger.dates import read_period
from communique.model import Agreement, AnyEvent, Relation
from communique.publishing.exports.building import accounts_of, exact_day, is_contested, quote_of
from communique.publishing.exports.cells import plain
from communique.publishing.exports.selecting import SelectedFacts
from communique.publishing.exports.tables import Written
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.lines import one_line
from communique.publishing.statements.sentences import sentence_of

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Communique//Export//EN"
LONG_DAYS = 31


def write(facts: SelectedFacts, out: BinaryIO, made: datetime) -> Written:
    """Write the feed, made at a time that bears its zone; return the number of entries."""
    from icalendar import Calendar

    feed = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH")):
        feed.add(name, value)
    head, end = feed.to_ical().split(b"END:VCALENDAR")
    out.write(head)
    count, left_out = 0, Counter[str]()
    for fact in facts:
        days = _days(fact)
        if isinstance(days, str):
            left_out[days] += 1
        else:
            out.write(_entry(fact, days, made).to_ical())
            count += 1
    out.write(b"END:VCALENDAR" + end)
    return Written(counts={"entries": count}, left_out=dict(left_out))


def _days(fact: Fact) -> tuple[date, date] | str:
    """Return the days of a fact, or why it has no place in a calendar."""
    if isinstance(fact.claim, Agreement) and fact.claim.status != "signed":
        return "no signing"
    if isinstance(fact.claim, Relation) and fact.claim.change == "standing":
        return "no change of relations"
    period = read_period(fact.start, fact.end)
    if period is None or period.yearless or period.days > LONG_DAYS:
        return "dated less finely than to a month"
    return date.fromordinal(period.first), date.fromordinal(period.last)


def _entry(fact: Fact, days: tuple[date, date], made: datetime) -> Event:
    from icalendar import Event

    entry = Event()
    entry.add("uid", event_uid(fact))
    entry.add("dtstamp", made)
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1] + timedelta(days=1))  # RFC 5545: the first day after
    entry.add("summary", _plain(sentence_of(fact)))
    entry.add("description", _description(fact))
    entry.add("categories", [fact.claim.type if isinstance(fact.claim, AnyEvent) else fact.kind])
    entry.add("status", _status(fact))
    entry.add("transp", "TRANSPARENT")
    place = fact.claim.place if isinstance(fact.claim, AnyEvent) else None
    if place is not None:
        entry.add("location", _plain(place.name))
    return entry


def _status(fact: Fact) -> str:
    if getattr(fact.claim, "status", None) == "called-off":
        return "CANCELLED"
    return "CONFIRMED" if exact_day(fact.start) else "TENTATIVE"


def _description(fact: Fact) -> str:
    accounts = accounts_of(fact)
    lines = [
        f"When: {date_words(fact.start, fact.end)}",
        f"Told by {accounts} account{'' if accounts == 1 else 's'}"
        + (", which contradict each other" if is_contested(fact) else ""),
    ]
    for account in fact.accounts:
        source = account.source
        known = (source.title or source.path, source.outlet or "outlet unknown", date_words(source.published))
        lines.append(f"Source: {', '.join(known)}: “{one_line(quote_of(account))}”")
    return "\n".join([*map(_plain, lines), f"Fact: {fact.key}"])


def _plain(text: str) -> str:
    return one_line(plain(text))
