"""Where a commitment stands on a day: what people decided, else what its suggested answers make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from communique.following.answers import Suggestion, suggest_answers
from communique.following.chronicle import Chronicle
from communique.following.decisions import (
    ComplianceScore,
    Decided,
    Decision,
    State,
    decisions_on,
    settle_decisions,
)
from communique.following.families import find_asks
from communique.following.history import Thread, find_threads, latest_deadline
from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.model import Commitment, Record

SURE_FLOOR = 0.8
"""Score (0 to 1) of a suggestion from which a commitment is shown as fulfilled before anyone has looked;
below it an answer that would fulfil leaves it acted on."""

_SCORES: dict[State, ComplianceScore] = {"fulfilled": 1, "acted-on": 0, "lapsed": -1}


class Answer(Record, frozen=True, kw_only=True):
    """A suggested answer and what a person made of it; None where nobody has looked."""

    suggestion: Suggestion
    decision: Decision | None = None


class Tracked(Record, frozen=True, kw_only=True):
    """A commitment with its history, its answers and where it stands.

    ``is_decided`` tells that a person set the state, ``reason`` why it is what it is. ``score`` is −1, 0 or
    +1, None where there is nothing to score yet. ``deadline`` is EDTF, the latest one told. ``answers`` are
    the best first, those accepted before all, without those rejected.
    """

    thread: Thread
    state: State
    is_decided: bool
    reason: str
    score: ComplianceScore | None
    deadline: str | None
    answers: tuple[Answer, ...]


def track_commitments(
    facts: Iterable[Fact], chronicle: Chronicle, on: date, decisions: Sequence[Decision] = ()
) -> tuple[Tracked, ...]:
    """Return the commitments among the facts with where they stand on a day, in order of first telling.

    What became known or happened after that day does not count.
    """
    return tuple(
        judge_state(thread, chronicle, on, decisions) for thread in find_threads(facts, chronicle)
    )


def judge_state(
    thread: Thread, chronicle: Chronicle, on: date, decisions: Sequence[Decision] = ()
) -> Tracked:
    """Return where one commitment stands on a day; people's decisions override what is suggested.

    Those that the ledger holds count, and those given.
    """
    keys = frozenset(
        key
        for telling in thread.tellings
        for key in (telling.fact.key, *(account.claim_key for account in telling.fact.accounts))
    )
    kept = decisions_on((telling.fact for telling in thread.tellings), on)
    decided = settle_decisions([*kept, *decisions], keys)
    answers = _answers(thread, chronicle, on, decided)
    deadline = latest_deadline(thread)
    state, reason = _suggested_state(thread, answers, deadline, on)
    if decided.state is not None and decided.state.state is not None:
        state, reason = decided.state.state, _by(decided.state)
    score = decided.score.score if decided.score is not None else _suggested_score(state, thread)
    return Tracked(
        thread=thread, state=state, is_decided=decided.state is not None, reason=reason, score=score,
        deadline=deadline, answers=answers,
    )  # fmt: skip


def _answers(thread: Thread, chronicle: Chronicle, on: date, decided: Decided) -> tuple[Answer, ...]:
    best: dict[str, Suggestion] = {}
    for telling in thread.tellings:
        for suggestion in suggest_answers(telling.fact, chronicle):
            if telling.moment is None or telling.moment.day + suggestion.days > on.toordinal():
                continue
            known = best.get(suggestion.answer.key)
            if known is None or suggestion.score > known.score:
                best[suggestion.answer.key] = suggestion
    answers = [Answer(suggestion=s, decision=_decision_on(s.answer, decided)) for s in best.values()]
    kept = [a for a in answers if a.decision is None or a.decision.verdict != "reject"]
    return tuple(
        sorted(kept, key=lambda a: (a.decision is None, -a.suggestion.score, a.suggestion.days))
    )


def _decision_on(answer: Fact, decided: Decided) -> Decision | None:
    keys = (answer.key, *(account.claim_key for account in answer.accounts))
    return next((decided.verdicts[key] for key in keys if key in decided.verdicts), None)


def _suggested_state(
    thread: Thread, answers: Sequence[Answer], deadline: str | None, on: date
) -> tuple[State, str]:
    accepted = [answer for answer in answers if answer.decision is not None]
    for answer in accepted:
        if answer.suggestion.degree == "fulfilled":
            return "fulfilled", f"an answer was accepted; {_by(answer.decision)}"
    if _are_all_fulfilled(thread.latest, answers):
        done = [answer for answer in answers if answer.suggestion.action_degree == "fulfilled"]
        return "fulfilled", _suggested(done[0])
    if accepted:
        return "acted-on", f"an answer was accepted; {_by(accepted[0].decision)}"
    if answers:
        return "acted-on", _suggested(answers[0], thread)
    period = read_dated(deadline)
    if period is not None and period.last < on.toordinal():
        return "lapsed", f"the deadline passed; {_why_none(thread)}"
    return "open", _why_none(thread)


def _why_none(thread: Thread) -> str:
    """Return why a commitment has no answers: silence tells nothing where nothing could be found."""
    if all(telling.moment is None for telling in thread.tellings):
        return "when it was said is not known, so that no answer was looked for"
    claim = thread.latest.claim
    assert isinstance(claim, Commitment)
    if claim.modality == "requested" and not claim.to:
        return "whom it asks is not known, so that no answer was looked for"
    if not any(map(find_asks, claim.actions)):
        return "no kind of record would show that it was done"
    return "no answer is known"


def _suggested_score(state: State, thread: Thread) -> ComplianceScore | None:
    """Return the score that goes with a state; no answer says nothing where none would leave a record."""
    claim = thread.latest.claim
    if state == "lapsed" and isinstance(claim, Commitment) and not any(map(find_asks, claim.actions)):
        return None
    return _SCORES.get(state)


def _are_all_fulfilled(fact: Fact, answers: Sequence[Answer]) -> bool:
    """Return whether each action of a commitment has an answer that surely fulfils it."""
    assert isinstance(fact.claim, Commitment)
    fulfilled = {
        answer.suggestion.action
        for answer in answers
        if answer.suggestion.action_degree == "fulfilled"
        and (answer.suggestion.score >= SURE_FLOOR or answer.decision is not None)
    }
    return bool(fact.claim.actions) and set(fact.claim.actions) <= fulfilled


def _suggested(answer: Answer, whole: Thread | None = None) -> str:
    """Return why an answer may be one; of a ``whole`` with several actions, which of them it answers."""
    suggestion = answer.suggestion
    claim = whole.latest.claim if whole is not None else None
    is_part = isinstance(claim, Commitment) and len(claim.actions) > 1
    what = f"a part of it, “{suggestion.action}”," if is_part else "it"
    return f"{what} may be answered ({suggestion.score:.2f}): {suggestion.reason}"


def _by(decision: Decision | None) -> str:
    return f"decided by {decision.author} on {decision.at[:10]}: {decision.reason}" if decision else ""
