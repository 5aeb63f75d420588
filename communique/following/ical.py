"""The agenda as an iCalendar feed (RFC 5545): whole days, stable ids, nothing that blocks anyone's time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from unicodedata import category

from communique.following.agenda import Agenda, Entry
from communique.ledger.dates import read_period

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Communique//Agenda//EN"

LONG_DAYS = 31
"""What is dated less finely than to a month has no place in a calendar, but for a deadline: its last day."""

_CERTAIN, _UNCERTAIN = "CONFIRMED", "TENTATIVE"


def render_ical(agenda: Agenda, stamp: datetime) -> bytes:
    """Return the agenda as a calendar in UTF-8, lines folded and ended as RFC 5545 asks.

    ``stamp`` says when the feed was made and must bear a time zone; all else follows from the agenda. An
    entry dated to a month spans that month. Those dated less finely are left out, deadlines excepted.
    """
    from icalendar import Calendar

    feed = Calendar()
    feed.add("prodid", PRODUCT)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", f"Agenda: {' – '.join(agenda.names)}" if agenda.names else "Agenda")
    for entry in agenda.entries:
        days = _days(entry)
        if days is not None:
            feed.add_component(_event(entry, agenda, days, stamp))
    return bytes(feed.to_ical())


def _event(entry: Entry, agenda: Agenda, days: tuple[date, date], stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + timedelta(days=1))  # RFC 5545: the first day after
    event.add("summary", _plain(entry.text))
    event.add("description", _description(entry, agenda))
    event.add("categories", [entry.kind])
    is_exact = len(entry.start) == len("2025-04-24")
    event.add("status", _CERTAIN if entry.is_certain and is_exact else _UNCERTAIN)
    event.add("transp", "TRANSPARENT")
    return event


def _days(entry: Entry) -> tuple[date, date] | None:
    period = read_period(entry.start, entry.end)
    if period is None or period.yearless:
        return None
    last = date.fromordinal(period.last)
    if entry.kind == "deadline":
        return last, last
    return (date.fromordinal(period.first), last) if period.days <= LONG_DAYS else None


def _description(entry: Entry, agenda: Agenda) -> str:
    cited = [citation for citation in agenda.citations if citation.number in entry.citations]
    lines = [f"When: {entry.when}", *(["The day is not announced."] if not entry.is_certain else [])]
    if entry.answered is not None:
        lines.append(f"What the ledger holds suggests: {entry.answered}.")
    for citation in cited:
        quotes = " … ".join(" ".join(quote.split()) for quote in citation.quotes)
        source = f"{citation.title or citation.path}, {citation.outlet or 'outlet unknown'}"
        lines.append(f"Source: {source}: “{quotes}”")
    return "\n".join(map(_plain, lines))


def _plain(text: str) -> str:
    """Return a text without control characters, which RFC 5545 (3.1) allows nowhere."""
    return "".join(" " if category(character) == "Cc" else character for character in text)
