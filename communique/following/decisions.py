"""What people decided about a commitment; it overrides whatever the program suggests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from communique.ledger import ComplianceScore, Fact, Resolution, State
from communique.model import Record

__all__ = ["STATES", "ComplianceScore", "Decided", "Decision", "State", "decisions_on", "settle_decisions"]

STATES: tuple[State, ...] = get_args(State)
"""All states of a commitment, from nothing done to done, then what ended without."""


class Decision(Record, frozen=True, kw_only=True):
    """One person's word on a commitment, by the key of any of its facts.

    With ``answer`` (a fact's key) it accepts or rejects that fact as an answer (``verdict``); without, it
    sets the ``state``, the ``score``, or both. ``at`` is an ISO 8601 instant in UTC: of two decisions on the
    same thing the later holds.
    """

    commitment: str
    author: str
    at: str
    reason: str
    answer: str | None = None
    verdict: Literal["accept", "reject"] | None = None
    state: State | None = None
    score: ComplianceScore | None = None


class Decided(Record, frozen=True, kw_only=True):
    """What holds of one commitment after all decisions: verdicts by answer, the state and the score."""

    verdicts: dict[str, Decision]
    state: Decision | None = None
    score: Decision | None = None


def settle_decisions(decisions: Iterable[Decision], keys: frozenset[str]) -> Decided:
    """Return what holds of the commitment that goes by the keys; decisions on others are passed over."""
    verdicts: dict[str, Decision] = {}
    state = score = None
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.author)):
        if decision.commitment not in keys:
            continue
        if decision.answer is not None:
            verdicts[decision.answer] = decision
            continue
        state = decision if decision.state is not None else state
        score = decision if decision.score is not None else score
    return Decided(verdicts=verdicts, state=state, score=score)


def decisions_on(facts: Iterable[Fact], day: date) -> Iterator[Decision]:
    """Yield what people decided in the ledger of commitments among the facts, up to a day.

    Instants are in UTC: a day more counts, as it is still that day somewhere.
    """
    last = (day + timedelta(days=1)).isoformat() if day < date.max else day.isoformat()
    for fact in facts:
        for judgement in fact.judgements:
            if judgement.verb == "decide" and judgement.at[:10] <= last:
                resolution = msgspec.convert(judgement.value, Resolution)
                yield Decision(
                    commitment=fact.key, author=judgement.author, at=judgement.at, reason=judgement.reason,
                    state=resolution.state, score=resolution.score,
                )  # fmt: skip
