"""Mechanisms: of each the last session on record and the next one."""

from __future__ import annotations

from communique.language.en.parties import party_name
from communique.ledger import Fact
from communique.ledger.dates import read_period
from communique.ledger.mechanisms import Series, find_series
from communique.model import Session
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter, concerns, first_day
from communique.publishing.briefing.people import distinct, people_words
from communique.publishing.briefing.prose import place_words
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import capital, ordinal_words

LEAST, MOST = 3, 8
LEAST_RHYTHM_DAYS = 60
"""Sessions nearer to each other than this are parts of one, or of two bodies of like name: no rhythm."""
DAYS_A_MONTH = 30.44
"""The mean month of the Gregorian calendar."""


def bodies(matter: Matter) -> DraftPart:
    """Return the mechanisms, those of the pair alone first, then by their last session."""
    sessions = [f for f in matter.facts if isinstance(f.claim, Session) and concerns(f, matter.wanted.sector)]
    series = sorted(find_series(sessions), key=lambda s: _order(s, matter))
    return DraftPart(
        key="mechanisms", title="Mechanisms", command="mechanisms",
        drafts=tuple(_draft(s, matter, i) for i, s in enumerate(series)),
        least=LEAST, most=MOST,
    )  # fmt: skip


def _order(series: Series, matter: Matter) -> tuple[int, int, str]:
    others = len([code for code in series.parties if code not in matter.pair])
    last = max((first_day(fact) or 0 for fact in series.sessions), default=0)
    return others, -last, series.name


def _draft(series: Series, matter: Matter, number: int) -> Draft:
    held = [fact for fact in series.sessions if _session(fact).status == "held"]
    last = max(held, key=lambda fact: (first_day(fact) or 0, _session(fact).ordinal or 0), default=None)
    sayings = [_last(last, matter)] if last else []
    sayings += _next(series, last, matter)
    others = [party_name(code) for code in series.parties if code not in matter.pair]
    name = capital(max((_session(fact).mechanism for fact in series.sessions), key=len))
    label = f"{name} (with {', '.join(others)})" if others else name
    return Draft(group=None, place=(number,), label=label, sayings=tuple(sayings))


def _last(fact: Fact, matter: Matter) -> Saying:
    session = _session(fact)
    when = date_words(fact.start, fact.end) if fact.start else "at a date not given"
    number = f" ({ordinal_words(session.ordinal)} session)" if session.ordinal is not None else ""
    people = people_words(distinct(session.participants), matter.wanted.spelling)
    whom = f", with {people}" if people else ""
    where = place_words(session.place, matter.wanted.spelling)
    return Saying(text=f"Last held {when}{where}{number}{whom}.", facts=(fact,))


def _next(series: Series, last: Fact | None, matter: Matter) -> list[Saying]:
    """Return the session announced, or the month to which the rhythm points, if either is known."""
    after = first_day(last) if last else None
    planned = [
        fact
        for fact in series.sessions
        if _session(fact).status != "held" and (after is None or (first_day(fact) or after + 1) > after)
    ]
    if planned:
        return [_announced(planned[0], matter)]
    due = read_period(series.next_due)
    if series.rhythm_days is None or due is None or series.rhythm_days < LEAST_RHYTHM_DAYS:
        return []
    months = round(series.rhythm_days / DAYS_A_MONTH)
    every = "month" if months == 1 else f"{months} months"
    falls = "was due" if due.last < matter.on else "falls"
    text = f"Next: none announced; at one every {every} it {falls} in {date_words(series.next_due)}."
    dated = [f for f in series.sessions if first_day(f) is not None and _session(f).status == "held"]
    return [Saying(text=text, facts=tuple(dated[-2:]))] if dated else []


def _announced(fact: Fact, matter: Matter) -> Saying:
    session = _session(fact)
    number = f" ({ordinal_words(session.ordinal)} session)" if session.ordinal is not None else ""
    when = date_words(fact.start, fact.end) if fact.start else "announced without a date"
    where = place_words(session.place, matter.wanted.spelling)
    if session.status == "called-off":
        return Saying(text=f"Called off: {when}{where}{number}.", facts=(fact,))
    day = first_day(fact)
    overdue = "; no account that it was held" if day is not None and day < matter.on else ""
    return Saying(text=f"Next: {when}{where}{number}{overdue}.", facts=(fact,))


def _session(fact: Fact) -> Session:
    assert isinstance(fact.claim, Session)
    return fact.claim
