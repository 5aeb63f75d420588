"""What is coming in the year after the brief's day, and what was announced of which nothing was heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from communique.following.ahead import Item, look_ahead
from communique.ledger import Fact
from communique.model import Agreement, Commitment, Event, Relation, Session
from communique.publishing.briefing.clauses import commitment_clause
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter, first_day, last_day
from communique.publishing.briefing.parts.standing import steps_told
from communique.publishing.briefing.prose import event_sentence, place_words, session_words
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import capital, level_words, ordinal_words

LEAST, MOST = 3, 9
DAYS_AHEAD = 365
AHEAD, UNHEARD = "In the next twelve months", "Announced, with no account that it took place"
_WEIGHTS = {"planned": 0, "deadline": 1, "anniversary": 2}


def coming(matter: Matter) -> DraftPart:
    """Return plans, deadlines and anniversaries by time; sessions due are told with their mechanism."""
    first = matter.day
    last = min(first, date.max - timedelta(days=DAYS_AHEAD)) + timedelta(days=DAYS_AHEAD)
    items = [item for item in look_ahead(_facts(matter), first, last) if item.kind != "session"]
    items = [item for item in items if item.answered is None and (item.is_round or item.kind != "anniversary"
             or isinstance(item.facts[0].claim, Relation))]  # fmt: skip
    weighed = sorted(items, key=lambda item: (_WEIGHTS[item.kind] - 2 * item.is_round, item.start, item.uid))
    unheard = sorted(_unheard(matter), key=lambda fact: (-(first_day(fact) or 0), fact.key))
    drafts = [
        *(_draft(item, matter) for item in weighed),
        *(_unheard_draft(fact, matter) for fact in unheard),
    ]
    return DraftPart(
        key="coming", title="Coming", drafts=tuple(drafts), least=LEAST, most=MOST,
        groups=(AHEAD, UNHEARD), command="agenda",
    )  # fmt: skip


def _facts(matter: Matter) -> Sequence[Fact]:
    """Return what can lie ahead, without undertakings of other sectors, and each step of relations once."""
    told = steps_told(matter) | {t.fact.key for e in matter.undertakings for t in e.thread.tellings}
    return [f for f in matter.facts if not isinstance(f.claim, Commitment | Relation) or f.key in told]


def _unheard(matter: Matter) -> list[Fact]:
    """Return plans whose time has passed, or that never had one; sessions are told with their mechanism."""
    return [
        fact
        for fact in matter.facts
        if isinstance(fact.claim, Event)
        and not isinstance(fact.claim, Session)
        and fact.claim.status == "planned"
        and (last_day(fact) is None or (last_day(fact) or 0) < matter.on)
    ]


def _draft(item: Item, matter: Matter) -> Draft:
    fact = _bound(item) if item.kind == "deadline" else item.facts[0]
    match item.kind:
        case "anniversary":
            text = f"{ordinal_words(item.years or 0)} anniversary of {_founding(fact)}."
        case "deadline":
            text = f"Deadline: {commitment_clause(fact, matter.pair)}."
        case _ if isinstance(fact.claim, Session):
            where = place_words(fact.claim.place, matter.wanted.spelling)
            text = f"{capital(session_words(fact.claim))}{where}."
        case _:
            text = event_sentence(fact, matter.pair, matter.wanted.spelling, is_past=False)
    return Draft(
        group=AHEAD, place=(item.start, item.uid), when=date_words(item.start, item.end),
        sayings=(Saying(text=text, facts=(fact,)),),
    )  # fmt: skip


def _bound(item: Item) -> Fact:
    """Return the last occasion on which the deadline was the one that holds."""
    deadlines = {item.start, f"{item.start}/{item.end}"}
    bound = [f for f in item.facts if isinstance(f.claim, Commitment) and f.claim.deadline in deadlines]
    return bound[0] if bound else item.facts[0]


def _unheard_draft(fact: Fact, matter: Matter) -> Draft:
    when = date_words(fact.start, fact.end) if fact.start else "no date"
    text = event_sentence(fact, matter.pair, matter.wanted.spelling)
    return Draft(
        group=UNHEARD, place=(-(first_day(fact) or 0), fact.key), when=when,
        sayings=(Saying(text=text, facts=(fact,)),),
    )  # fmt: skip


def _founding(fact: Fact) -> str:
    """Return what is marked, with the day on which it came about."""
    on = date_words(fact.start, fact.end)
    match fact.claim:
        case Relation(change="upgraded", level=level):
            return f"the upgrade to {level_words(level)} ({on})"
        case Relation(level=level):
            return f"the establishment of {level_words(level)} ({on})"
        case Agreement(title=title):
            return f"the {title} ({on})"
        case _:
            return f"what was founded on {on}"
