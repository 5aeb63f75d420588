"""What people decided about a commitment; it overrides whatever the program suggests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from communique.model import Record

State = Literal["open", "acted-on", "fulfilled", "lapsed", "dropped"]
STATES: tuple[State, ...] = ("open", "acted-on", "fulfilled", "lapsed", "dropped")
"""All states of a commitment, from nothing done to done, then what ended without."""

ComplianceScore = Literal[-1, 0, 1]
"""Not complied, work in progress, complied in full (G7 Research Group, compliance coding manual)."""


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
