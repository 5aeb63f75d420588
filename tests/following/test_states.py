from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from communique.following.chronicle import Chronicle
from communique.following.decisions import Decision
from communique.following.states import Tracked, track_commitments
from communique.ledger import Fact
from tests.following.making import Told, filled, pledges
from tests.ledger.making import call, commitment, person, visit

SAID = "2024-05-02"
ON = date(2025, 6, 1)
PREPARED = commitment("prepare for the upcoming visits", deadline="2024-12")
KEPT_UP = commitment("maintain high-level contacts")
MADE = visit(start="2024-09-01", participants=(person("Wanjiru Achieng", "KEN", "President"),))


def decision(fact: Fact, **more: Any) -> Decision:
    fields = {"author": "Aino", "at": "2025-01-02T10:00:00Z", "reason": "asked the desk"}
    return Decision(**({"commitment": fact.key} | fields | more))


def tracked(facts: tuple[Fact, ...], *decisions: Decision, on: date = ON) -> Tracked:
    (found,) = track_commitments(facts, Chronicle(facts), on, decisions)
    return found


def facts_of(*told: Told) -> tuple[Fact, ...]:
    return filled(*told).facts()


UNANSWERED = facts_of((SAID, [PREPARED]))
FULFILLED = facts_of((SAID, [PREPARED]), ("2024-09-02", [MADE]))
ACTED_ON = facts_of((SAID, [KEPT_UP]), ("2024-09-02", [call("2024-09-01")]))


@pytest.mark.parametrize(
    ("facts", "on", "state", "score"),
    [
        pytest.param(UNANSWERED, date(2024, 12, 31), "open", None, id="its deadline runs"),
        pytest.param(UNANSWERED, date(2025, 1, 1), "lapsed", -1, id="its deadline passed unanswered"),
        pytest.param(ACTED_ON, ON, "acted-on", 0, id="something was done"),
        pytest.param(FULFILLED, ON, "fulfilled", 1, id="what was promised was done"),
        pytest.param(FULFILLED, date(2024, 8, 1), "open", None, id="nothing was done by then"),
    ],
)
def test_the_state_follows_from_answers_and_deadline(
    facts: tuple[Fact, ...], on: date, state: str, score: int | None
) -> None:
    found = tracked(facts, on=on)
    assert (found.state, found.score, found.is_decided) == (state, score, False)
    assert found.reason


def test_where_no_record_would_answer_silence_scores_nothing() -> None:
    found = tracked(facts_of((SAID, [commitment("respect the rights of farmers", deadline="2024-12")])))
    assert (found.state, found.score) == ("lapsed", None)


def test_a_decision_on_the_state_overrides_what_is_suggested() -> None:
    (pledge,) = pledges(FULFILLED)
    found = tracked(FULFILLED, decision(pledge, state="dropped", score=0))
    assert (found.state, found.score, found.is_decided) == ("dropped", 0, True)
    assert "Aino" in found.reason
    assert "asked the desk" in found.reason


def test_the_later_decision_holds_whatever_their_order() -> None:
    (pledge,) = pledges(FULFILLED)
    early = decision(pledge, state="dropped")
    late = decision(pledge, state="open", at="2025-02-01T08:00:00Z")
    assert tracked(FULFILLED, late, early).state == "open"


def test_a_rejected_answer_counts_no_more() -> None:
    (pledge,) = pledges(FULFILLED)
    (answer,) = [fact for fact in FULFILLED if fact != pledge]
    found = tracked(FULFILLED, decision(pledge, answer=answer.key, verdict="reject"))
    assert found.answers == ()
    assert found.state == "lapsed"


def test_an_accepted_answer_stands_first_and_makes_the_state() -> None:
    facts = facts_of((SAID, [KEPT_UP]), ("2024-09-02", [call("2024-06-01"), call("2024-08-01")]))
    (pledge,) = pledges(facts)
    later = facts[-1] if facts[-1] != pledge else facts[-2]
    found = tracked(facts, decision(pledge, answer=later.accounts[0].claim_key, verdict="accept"))
    assert found.answers[0].suggestion.answer == later
    assert found.state == "acted-on"
    assert "accepted" in found.reason


def test_decisions_on_other_commitments_change_nothing() -> None:
    (pledge,) = pledges(UNANSWERED)
    assert tracked(FULFILLED, decision(pledge, commitment="unknown", state="dropped")).state == "fulfilled"


def test_of_several_deadlines_the_last_counts() -> None:
    again = commitment("prepare for the upcoming visits", deadline="2025-12")
    facts = facts_of((SAID, [PREPARED]), ("2024-11-20", [again]))
    found = tracked(facts)
    assert (found.deadline, found.state) == ("2025-12", "open")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ((SAID, [PREPARED]), "no answer is known"),
        ((SAID, [commitment("respect the rights of farmers")]), "no kind of record would show"),
        ((SAID, [commitment("prepare visits", modality="requested")]), "whom it asks is not known"),
        ((None, [PREPARED]), "when it was said is not known"),
    ],
)
def test_silence_is_told_from_what_could_not_be_found(told: Told, reason: str) -> None:
    assert reason in tracked(facts_of(told)).reason


def test_of_several_actions_the_one_that_is_answered_is_named() -> None:
    both = commitment("", actions=("prepare for the upcoming visits", "respect the rights of farmers"))
    found = tracked(facts_of((SAID, [both]), ("2024-09-02", [MADE])))
    assert found.state == "acted-on"
    assert found.reason.startswith("a part of it, “prepare for the upcoming visits”, may be answered (")


@pytest.mark.parametrize(
    ("on", "state"), [(date(2025, 1, 9), "lapsed"), (date(2025, 1, 10), "dropped"), (ON, "dropped")]
)
def test_what_is_decided_in_the_ledger_holds_from_that_day_on(on: date, state: str) -> None:
    with filled((SAID, [PREPARED])) as ledger:
        (fact,) = ledger.facts()
        decided = ledger.judge(
            "decide", fact.key, author="Aino", reason="withdrawn by note", at="2025-01-11T00:30:00+00:00",
            value={"state": "dropped"},
        )  # fmt: skip
        found = tracked(ledger.facts(), on=on)
        assert (found.state, found.is_decided) == (state, state == "dropped")
        ledger.undo(decided.id, author="Aino")
        assert tracked(ledger.facts()).state == "lapsed"


def test_of_a_decision_in_the_ledger_and_a_later_one_the_later_holds() -> None:
    with filled((SAID, [PREPARED])) as ledger:
        (fact,) = ledger.facts()
        who = {"author": "Aino", "reason": "asked"}
        for day, value in ((2, {"state": "dropped", "score": -1}), (3, {"state": "open"})):
            ledger.judge("decide", fact.key, **who, at=f"2025-01-0{day}T10:00:00+00:00", value=value)
        found = tracked(ledger.facts())
        assert (found.state, found.score, found.reason) == (
            "open", -1, "decided by Aino on 2025-01-03: asked",
        )  # fmt: skip
