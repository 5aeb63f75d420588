"""Agreements: what was concluded, what is in force, what is being worked on; by title."""

from __future__ import annotations

from communique.ledger import Fact
from communique.model import Agreement
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter, concerns, first_day, told_days
from communique.publishing.briefing.prose import agreement_sentence
from communique.publishing.statements.dates import date_words

LEAST, MOST = 3, 9
CONCLUDED, IN_FORCE, PENDING = "Concluded", "In force", "Under negotiation or proposed"
_GROUPS = {"signed": CONCLUDED, "in-force": IN_FORCE, "negotiating": PENDING, "proposed": PENDING}


def instruments(matter: Matter) -> DraftPart:
    """Return agreements, those of the pair alone and named ones first, then the latest."""
    facts = [f for f in matter.facts if isinstance(f.claim, Agreement) and concerns(f, matter.wanted.sector)]
    facts.sort(key=lambda fact: _order(fact, matter))
    return DraftPart(
        key="agreements", title="Agreements", drafts=tuple(_draft(fact, matter) for fact in facts),
        least=LEAST, most=MOST, groups=(CONCLUDED, IN_FORCE, PENDING), command="timeline",
    )  # fmt: skip


def _order(fact: Fact, matter: Matter) -> tuple[bool, int, str]:
    agreement = _agreement(fact)
    others = any(code not in matter.pair for code in agreement.parties)
    days = [first_day(fact) or 0, *told_days(fact)] if first_day(fact) is None else [first_day(fact) or 0]
    return others, -max(days), fact.key


def _draft(fact: Fact, matter: Matter) -> Draft:
    agreement = _agreement(fact)
    return Draft(
        group=_GROUPS[agreement.status], place=(-(first_day(fact) or 0), fact.key), when=_when(fact),
        sayings=(Saying(text=agreement_sentence(agreement, matter.pair), facts=(fact,)),),
    )  # fmt: skip


def _when(fact: Fact) -> str:
    if fact.start is not None:
        return date_words(fact.start, fact.end)
    told = sorted(account.source.published for account in fact.accounts if account.source.published)
    if not told:
        return "no date"
    is_done = _agreement(fact).status == "signed"
    return f"by {date_words(told[0])}" if is_done else f"as of {date_words(told[-1])}"


def _agreement(fact: Fact) -> Agreement:
    assert isinstance(fact.claim, Agreement)
    return fact.claim
