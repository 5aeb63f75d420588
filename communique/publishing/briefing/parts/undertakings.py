"""Open undertakings and requests by sector, with their age and their deadline."""

from __future__ import annotations

from collections import Counter
from datetime import date

from communique.extraction.sectors import SECTORS, sector_label
from communique.following.decisions import State
from communique.following.states import Tracked
from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.model import Commitment
from communique.publishing.briefing.clauses import commitment_clause
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter
from communique.publishing.briefing.parts.coming import DAYS_AHEAD
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import capital, list_words

LEAST, MOST = 9, 16
DAYS_A_MONTH = 30.44
"""The mean month of the Gregorian calendar."""
OPEN = ("open", "lapsed")
"""The states of what nobody has answered: still open, or past its deadline."""

_STATE_WORDS: dict[State, str] = {
    "open": "open", "lapsed": "past their deadline", "acted-on": "acted on", "fulfilled": "fulfilled",
    "dropped": "dropped",
}  # fmt: skip


def undertakings(matter: Matter) -> DraftPart:
    """Return what is open: the pair's own first, specific ones, those with a deadline, the repeated."""
    unanswered = [e for e in matter.undertakings if e.state in OPEN and not _falls_due(e, matter)]
    ranked = sorted(unanswered, key=lambda entry: _order(entry, matter))
    used = {_sector(entry, matter) for entry in ranked}
    return DraftPart(
        key="commitments", title="Open undertakings and requests",
        drafts=tuple(_draft(entry, matter) for entry in ranked), least=LEAST, most=MOST,
        form="run-in", groups=tuple(_label(sector) for sector in (*SECTORS, "") if sector in used),
        note=_note(matter), command="commitments",
    )  # fmt: skip


def _note(matter: Matter) -> str | None:
    """Return how all that was undertaken stands; it is what the program makes of the record."""
    count = Counter(entry.state for entry in matter.undertakings)
    words = [f"{count[state]} {word}" for state, word in _STATE_WORDS.items() if count[state]]
    if not words:
        return None
    total = len(matter.undertakings)
    basis = "" if all(entry.is_decided for entry in matter.undertakings) else ", as the record suggests"
    due = sum(_falls_due(entry, matter) for entry in matter.undertakings if entry.state in OPEN)
    coming = f" What falls due within a year ({due}) stands under Coming." if due else ""
    return f"{total} on record: {list_words(words)}{basis}.{coming}"


def _falls_due(entry: Tracked, matter: Matter) -> bool:
    """Return whether the deadline lies in the year ahead: it is told there, and once is enough."""
    period = read_dated(entry.deadline)
    return period is not None and matter.on <= period.last <= matter.on + DAYS_AHEAD


def _order(entry: Tracked, matter: Matter) -> tuple[int, int, int, int, int, str]:
    """Return what puts undertakings in order: the pair's own, specific ones, deadlines, repetition, age."""
    claim = _claim(entry)
    others = len({*claim.by, *claim.to} - set(matter.pair))
    is_bare = not claim.actions or any(
        len(action.split()) < 2 or action.startswith("be ") for action in claim.actions
    )
    bound = 0 if entry.state == "lapsed" else 1 if entry.deadline else 2
    is_specific = any(sector != "political" for sector in claim.sectors)
    day = entry.thread.tellings[-1].moment.day if entry.thread.tellings[-1].moment else 0
    return (
        min(others, 2), 2 * is_bare + (not is_specific), bound, -len(entry.thread.tellings), -day,
        entry.thread.key,
    )  # fmt: skip


def _draft(entry: Tracked, matter: Matter) -> Draft:
    clause = capital(commitment_clause(entry.thread.latest, matter.pair))
    moment = entry.thread.tellings[0].moment
    when = date_words(moment.date) if moment is not None and not moment.is_bound else "no date"
    return Draft(
        group=_label(_sector(entry, matter)),
        place=(_rank_day(entry), entry.thread.key),
        when=when,
        sayings=(Saying(text=f"{clause} ({_standing(entry, matter)}).", facts=_facts(entry)),),
    )


def _facts(entry: Tracked) -> tuple[Fact, ...]:
    """Return what an undertaking rests on: who said it last, first, and with the deadline that holds."""
    bound = [t.fact for t in entry.thread.tellings if _commitment(t.fact).deadline == entry.deadline]
    facts = (entry.thread.first, entry.thread.latest, *(bound[:1] if entry.deadline else ()))
    return tuple({fact.key: fact for fact in facts}.values())


def _standing(entry: Tracked, matter: Matter) -> str:
    """Return age, repetition and deadline in words."""
    first, last = entry.thread.tellings[0].moment, entry.thread.tellings[-1].moment
    parts = []
    if entry.deadline is not None:
        parts.append(_deadline(entry))
    if len(entry.thread.tellings) > 1:
        is_dated = last is not None and not last.is_bound
        parts.append(f"repeated {date_words(last.date)}" if last and is_dated else "repeated")
    if first is None:
        parts.append("open, age unknown")
    else:
        at_most = "at most " if first.is_bound else ""
        parts.append(f"open {at_most}{age_words(matter.on - first.day)}")
    return "; ".join(parts)


def _deadline(entry: Tracked) -> str:
    words = date_words(entry.deadline)
    return f"deadline {words} has passed" if entry.state == "lapsed" else f"due {words}"


def age_words(days: int) -> str:
    """Return an age in words: "12 days", "5 months", "2 years 3 months"."""
    if days < 2 * DAYS_A_MONTH:
        return "1 day" if days == 1 else f"{days} days"
    years, months = divmod(round(days / DAYS_A_MONTH), 12)
    if not years:
        return f"{months} months"
    year = "1 year" if years == 1 else f"{years} years"
    month = "" if not months else " 1 month" if months == 1 else f" {months} months"
    return f"{year}{month}"


def _rank_day(entry: Tracked) -> int:
    period = read_dated(entry.deadline)
    if period is not None:
        return period.last
    moment = entry.thread.tellings[-1].moment
    return 2 * date.max.toordinal() - moment.day if moment is not None else 3 * date.max.toordinal()


def _sector(entry: Tracked, matter: Matter) -> str:
    sectors = _claim(entry).sectors
    if matter.wanted.sector in sectors:
        return matter.wanted.sector or ""
    special = [sector for sector in sectors if sector != "political"]
    return special[0] if special else sectors[0] if sectors else ""


def _label(sector: str) -> str:
    return sector_label(sector) if sector else "Other"


def _claim(entry: Tracked) -> Commitment:
    return _commitment(entry.thread.latest)


def _commitment(fact: Fact) -> Commitment:
    assert isinstance(fact.claim, Commitment)
    return fact.claim
