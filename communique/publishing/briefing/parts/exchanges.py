"""Exchanges: the visits, meetings, calls and gatherings of the window, talks told with their visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.ledger import Fact
from communique.model import AnyEvent, Meeting, Session, Visit
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter, first_day, last_day, told_days
from communique.publishing.briefing.people import distinct, rank_order
from communique.publishing.briefing.prose import event_sentence
from communique.publishing.statements.dates import date_words

LEAST, MOST = 4, 10
DAYS_A_YEAR = 365.25
_TYPES = {"visit": 3, "meeting": 2, "call": 2, "gathering": 0}


def exchanges(matter: Matter) -> DraftPart:
    """Return the exchanges that took place or were called off, by rank, nearness of the pair and time."""
    recent = [f for f in matter.facts if _is_exchange(f) and matter.is_recent(first_day(f) or _told(f))]
    within = _within_visits(recent)
    told = {fact.key for talks in within.values() for fact in talks}
    drafts = [
        (_weight(fact, matter), _draft(fact, within.get(fact.key, ()), matter))
        for fact in recent
        if fact.key not in told
    ]
    drafts.sort(key=lambda entry: (-entry[0], entry[1].place))
    return DraftPart(
        key="exchanges", title=_title(matter), drafts=tuple(draft for _, draft in drafts),
        least=LEAST, most=MOST, command="timeline",
    )  # fmt: skip


def _title(matter: Matter) -> str:
    if matter.first is None:
        return "Exchanges"
    first, last = date.fromordinal(matter.first).isoformat(), date.fromordinal(matter.last).isoformat()
    return f"Exchanges, {date_words(first[:7], last[:7])}"


def _is_exchange(fact: Fact) -> bool:
    claim = fact.claim
    return isinstance(claim, AnyEvent) and not isinstance(claim, Session) and claim.status != "planned"


def _told(fact: Fact) -> int | None:
    """Return when an undated event was last told; what no dated document tells is not in any window."""
    days = told_days(fact)
    return days[-1] if days else None


def _draft(fact: Fact, talks: Sequence[Fact], matter: Matter) -> Draft:
    pair, spelling = matter.pair, matter.wanted.spelling
    sayings = [Saying(text=event_sentence(fact, pair, spelling), facts=(fact,))]
    known = _names(fact)
    for talk in talks:
        text = event_sentence(talk, pair, spelling, known=known).removesuffix(".")
        known |= _names(talk)
        is_own_day = (talk.start, talk.end) != (fact.start, fact.end)
        on = f" on {date_words(talk.start, talk.end)}" if is_own_day else ""
        sayings.append(Saying(text=f"{text}{on}.", facts=(talk,)))
    sayings += _dissents(fact)
    return Draft(group=None, place=_place(fact), when=_when(fact), sayings=tuple(sayings))


def _names(fact: Fact) -> frozenset[str]:
    assert isinstance(fact.claim, AnyEvent)
    return frozenset(person.name for person in fact.claim.participants if person.name)


def _when(fact: Fact) -> str:
    """Return the date, or of an undated event the day on which it was told as past."""
    if fact.start is not None:
        return date_words(fact.start, fact.end)
    told = sorted(account.source.published for account in fact.accounts if account.source.published)
    return f"by {date_words(told[0])}" if told else "no date"


def _place(fact: Fact) -> tuple[int | str, ...]:
    """Return what puts exchanges in order of time, the latest first."""
    days = told_days(fact)
    return (-(first_day(fact) or (days[0] if days else 0)), fact.key)


def _weight(fact: Fact, matter: Matter) -> float:
    """Return how much an exchange matters: who, between how many, what, named or not, and how long ago."""
    event = fact.claim
    assert isinstance(event, AnyEvent)
    people = distinct(event.participants)
    rank = min((rank_order(person.office) for person in people), default=3)
    others = len([code for code in event.parties if code not in matter.pair])
    kind = 1 if isinstance(event, Visit) and event.kind in ("state", "official") else 0
    age = (matter.last - (first_day(fact) or matter.last)) / DAYS_A_YEAR
    undated = 1.5 if fact.start is None else 0
    called_off = 1 if event.status == "called-off" else 0
    return (
        (3 - rank)
        + _TYPES[event.type]
        + kind
        + bool(people)
        - 1.5 * min(others, 3)
        - age
        - undated
        - called_off
    )


def _within_visits(facts: Sequence[Fact]) -> dict[str, tuple[Fact, ...]]:
    """Return the talks held on each visit, by the visit's key: within its days, of its two parties."""
    visits = [f for f in facts if isinstance(f.claim, Visit) and f.claim.status == "held" and first_day(f)]
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.claim, Meeting) and fact.claim.status == "held":
            around = [visit for visit in visits if _is_during(fact, visit)]
            if around:
                nearest = min(around, key=lambda v: ((last_day(v) or 0) - (first_day(v) or 0), v.key))
                found.setdefault(nearest.key, []).append(fact)
    return {
        key: tuple(sorted(talks, key=lambda f: (first_day(f) or 0, f.key))) for key, talks in found.items()
    }


def _is_during(talk: Fact, visit: Fact) -> bool:
    first, last = first_day(talk), last_day(talk)
    begin, end = first_day(visit), last_day(visit)
    if None in (first, last, begin, end) or set(talk.parties) != set(visit.parties):
        return False
    return bool(begin <= first and last <= end)  # type: ignore[operator]  # none of them is None


def _dissents(fact: Fact) -> list[Saying]:
    """Return what accounts say otherwise on a visit's kind or an event's date, with their own sources."""
    sayings = []
    for difference in fact.differences:
        if difference.kind != "value" or difference.field not in ("kind", "date"):
            continue
        for other in difference.others:
            listed = [a for a in fact.accounts if a.source.id in other.documents]
            if listed:
                value = date_words(str(other.value)) if difference.field == "date" else f"{other.value} visit"
                text = f"Dated {value} elsewhere." if difference.field == "date" else f"Elsewhere: {value}."
                only = tuple(account.source.id for account in listed)
                sayings.append(Saying(text=text, facts=(fact,), only=only))
    return sayings
