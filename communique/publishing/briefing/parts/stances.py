"""Positions: what the parties support and oppose, those that they hold together first."""

from __future__ import annotations

from communique.language.en.parties import find_names
from communique.ledger import Fact
from communique.model import Position
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter, told_days
from communique.publishing.briefing.spelling import in_order
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import capital

LEAST, MOST = 2, 7
_VERBS = {
    "supports": ("supports", "support"),
    "opposes": ("opposes", "oppose"),
    "neutral": ("takes no side on", "take no side on"),
}
"""The verb for one party and for several."""


def stances(matter: Matter) -> DraftPart:
    """Return positions under who holds them and how; joint ones first, then those on the other party."""
    held = [fact for fact in matter.stances if _is_theirs(_position(fact), matter)]
    ranked = sorted(held, key=lambda fact: _order(fact, matter))
    drafts = tuple(_draft(fact, matter, i) for i, fact in enumerate(ranked))
    return DraftPart(
        key="positions", title="Positions", drafts=drafts, least=LEAST, most=MOST,
        groups=tuple(dict.fromkeys(draft.group for draft in drafts)), command="brief",
    )  # fmt: skip


def _is_theirs(position: Position, matter: Matter) -> bool:
    """Return whether only parties of the pair hold a position, or all of them do."""
    by, pair = set(position.by), set(matter.pair)
    return by <= pair or pair <= by


def _order(fact: Fact, matter: Matter) -> tuple[bool, bool, int, int, str]:
    position = _position(fact)
    named = {name.code for name in find_names(position.topic)}
    is_on_other = bool(named & set(matter.pair) - set(position.by))
    is_joint = set(position.by) >= set(matter.pair)
    others = len(set(position.by) - set(matter.pair))
    days = told_days(fact)
    return not (is_joint or is_on_other), not is_joint, min(others, 2), -(days[-1] if days else 0), fact.key


def _draft(fact: Fact, matter: Matter, number: int) -> Draft:
    position = _position(fact)
    by = capital(in_order(position.by, matter.pair))
    told = sorted(account.source.published for account in fact.accounts if account.source.published)
    return Draft(
        group=f"{by} {_VERBS[position.stance][len(position.by) > 1]}", place=(number,),
        when=date_words(told[-1]) if told else "no date",
        sayings=(Saying(text=f"{capital(position.topic.strip(' .'))}.", facts=(fact,)),),
    )  # fmt: skip


def _position(fact: Fact) -> Position:
    assert isinstance(fact.claim, Position)
    return fact.claim
