from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import InputError
from communique.ledger import Fact, Ledger, open_ledger
from communique.ledger.judgements import Anchor, match_anchors
from communique.ledger.traits import AnyClaim
from communique.model import Meeting, Span, Visit
from tests.ledger.conftest import NewPlace
from tests.ledger.making import commitment, meeting, office, person, session, telling, visit

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
HALLBERG = person("Tuula Hallberg", "FIN", "Prime Minister")
WHO = {"author": "A. Desk", "reason": "checked with the embassy"}


@pytest.fixture
def ledger(ledger: Ledger) -> Ledger:
    """A visit told by two documents, and a meeting told by one; in either store."""
    ledger.add(*telling("one.txt", visit(start="2025-03-10", participants=(ACHIENG,), kind="state")))
    ledger.add(*telling("two.txt", visit(start="2025-03-10", participants=(ACHIENG,)), meeting("2025-06-01")))
    return ledger


def picture(ledger: Ledger) -> list[tuple[object, ...]]:
    """Return all that a ledger says of its facts and judgements, without the numbers it gives rows."""
    return sorted(
        (
            fact.key,
            str(fact.claim),
            str((fact.start, fact.end, fact.verdict)),
            tuple((a.claim_key, a.source.path, a.score, a.reasons) for a in fact.accounts),
            tuple(
                (d.field, str(d.preferred), d.reason, tuple(str(v.value) for v in d.others))
                for d in fact.differences
            ),
            tuple((j.verb, j.author, j.at, j.field, str(j.value)) for j in fact.judgements),
        )
        for fact in ledger.facts(rejected=True)
    )


def the_visit(ledger: Ledger) -> Fact:
    (fact,) = [fact for fact in ledger.facts(rejected=True) if isinstance(fact.claim, Visit)]
    return fact


# --- what each does ------------------------------------------------------------------------------


def test_a_rejected_fact_is_shown_only_on_demand(ledger: Ledger) -> None:
    fact = the_visit(ledger)
    judgement = ledger.judge("reject", fact.key, **WHO)
    assert [type(shown.claim) for shown in ledger.facts()] == [Meeting]
    assert ledger.search_facts("Achieng") == ()
    hidden = the_visit(ledger)
    assert hidden.verdict == "reject"
    assert hidden.judgements == (judgement,)
    assert (judgement.author, judgement.reason) == ("A. Desk", "checked with the embassy")


def test_of_two_verdicts_the_later_holds(ledger: Ledger) -> None:
    key = the_visit(ledger).key
    ledger.judge("reject", key, **WHO, at="2025-04-01T10:00:00+00:00")
    ledger.judge("accept", key, **WHO, at="2025-04-02T10:00:00+00:00")
    assert the_visit(ledger).verdict == "accept"
    assert [j.verb for j in the_visit(ledger).judgements] == ["reject", "accept"]


def test_a_corrected_value_is_preferred_and_the_other_kept_beside_it(ledger: Ledger) -> None:
    ledger.judge("correct", the_visit(ledger).key, **WHO, field="kind", value="working")
    fact = the_visit(ledger)
    assert isinstance(fact.claim, Visit)
    assert fact.claim.kind == "working"
    (difference,) = [d for d in fact.differences if d.field == "kind"]
    assert (difference.preferred, difference.reason) == ("working", "judgement")
    assert [variant.value for variant in difference.others] == ["state"]
    assert {a.claim.kind for a in fact.accounts if isinstance(a.claim, Visit)} == {"state", None}


def test_a_corrected_date_moves_the_fact_in_time(ledger: Ledger) -> None:
    ledger.judge("correct", the_visit(ledger).key, **WHO, field="date", value="2025-07-01/2025-07-03")
    fact = ledger.facts()[-1]
    assert isinstance(fact.claim, Visit)
    assert (fact.start, fact.end) == ("2025-07-01", "2025-07-03")


def test_corrected_parties_are_those_by_which_the_fact_is_found(ledger: Ledger) -> None:
    (fact,) = [fact for fact in ledger.facts() if isinstance(fact.claim, Meeting)]
    ledger.judge("correct", fact.key, **WHO, field="parties", value=["FIN", "UGA"])
    assert [found.key for found in ledger.facts("UGA", "FIN")] == [fact.key]
    assert ledger.facts("KEN", kinds=["events"]) == (the_visit(ledger),)


def test_joined_facts_are_one_whatever_speaks_against_it(ledger: Ledger) -> None:
    ledger.add(*telling("three.txt", visit(start="2025-03-17", participants=(HALLBERG,))))
    keys = [fact.key for fact in ledger.facts() if isinstance(fact.claim, Visit)]
    assert len(keys) == 2
    ledger.judge("join", *keys, **WHO)
    fact = the_visit(ledger)
    assert len(fact.accounts) == 3
    assert ("joined by a judgement of A. Desk",) in [account.reasons for account in fact.accounts]


def test_an_account_split_off_stands_alone_and_draws_no_later_ones(ledger: Ledger) -> None:
    (_, second) = the_visit(ledger).accounts
    ledger.judge("split", second.claim_key, **WHO)
    ledger.add(*telling("three.txt", visit(start="2025-03-10", participants=(ACHIENG,))))
    visits = [fact for fact in ledger.facts() if isinstance(fact.claim, Visit)]
    paths = sorted(sorted(a.source.path for a in fact.accounts) for fact in visits)
    assert len(paths) == 2
    assert [second.source.path] in paths


def test_accounts_alike_in_everything_can_be_split(ledger: Ledger) -> None:
    for path in ("three.txt", "four.txt"):
        ledger.add(*telling(path, office("James Otieno", "Minister of Health")))
    (fact,) = ledger.facts(kinds=["office_holders"])
    ledger.judge("split", fact.accounts[0].claim_key, **WHO)
    assert [len(f.accounts) for f in ledger.facts(kinds=["office_holders"])] == [1, 1]


def test_a_split_ends_joins_made_before_it(ledger: Ledger) -> None:
    ledger.add(*telling("three.txt", visit(start="2025-03-17", participants=(HALLBERG,))))
    first, second = (fact for fact in ledger.facts() if isinstance(fact.claim, Visit))
    ledger.judge("join", first.key, second.key, **WHO)
    split = ledger.judge("split", second.key, **WHO)
    assert sorted(len(f.accounts) for f in ledger.facts() if isinstance(f.claim, Visit)) == [1, 2]
    ledger.undo(split.id, author="A. Desk")
    assert len(the_visit(ledger).accounts) == 3


@pytest.mark.parametrize(
    ("verb", "more", "told"),
    [
        ("correct", {"field": "rule", "value": "x"}, "no field"),
        ("correct", {"field": "kind", "value": "grand"}, "no value"),
        ("correct", {"field": "date", "value": "next week"}, "no EDTF"),
        ("join", {}, "nothing to join"),
        ("accept", {"author": " "}, "needs one"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_changes_nothing(
    ledger: Ledger, verb: Any, more: dict[str, Any], told: str
) -> None:
    before = picture(ledger)
    with pytest.raises(InputError, match=re.escape(told)):
        ledger.judge(verb, the_visit(ledger).key, **(WHO | more))
    with pytest.raises(InputError, match="holds no claim"):
        ledger.judge("accept", "0" * 32, **WHO)
    assert picture(ledger) == before
    assert ledger.judgements() == ()


def test_a_judgement_undone_stays_on_record_and_is_undone_once(ledger: Ledger) -> None:
    judgement = ledger.judge("reject", the_visit(ledger).key, **WHO)
    undone = ledger.undo(judgement.id, author="B. Chief", reason="seen on television")
    assert undone.undone is not None
    assert (undone.undone.author, undone.undone.reason) == ("B. Chief", "seen on television")
    assert ledger.judgements() == (undone,)
    with pytest.raises(InputError, match="undone already by B"):
        ledger.undo(judgement.id, author="A. Desk")
    with pytest.raises(InputError, match="no judgement"):
        ledger.undo(99, author="A. Desk")


def test_a_decision_on_a_commitment_outlasts_later_readings_until_it_is_undone(ledger: Ledger) -> None:
    def the_pledge() -> Fact:
        (fact,) = [fact for fact in ledger.facts() if fact.kind == "commitments"]
        return fact

    ledger.add(*telling("three.txt", commitment("open direct flights")))
    before = the_pledge()
    decided = ledger.judge("decide", before.key, **WHO, value={"state": "fulfilled", "score": 0})
    assert decided.value == {"state": "fulfilled", "score": 0}
    assert the_pledge().judgements == (decided,)
    assert the_pledge().claim == before.claim
    wider = commitment("open direct flights soon", evidence=(Span(0, 11),))
    ledger.add(*telling("three.txt", wider), engine="next")
    assert [judgement.value for judgement in the_pledge().judgements] == [decided.value]
    ledger.undo(decided.id, author="B. Chief")
    assert the_pledge().judgements == ()


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"state": "forgotten"}, "open, acted-on, fulfilled, lapsed, dropped"),
        ({"state": "open", "score": 2}, "decides nothing"),
        ({}, "nothing is decided"),
        (None, "decides nothing"),
    ],
)
def test_a_decision_needs_a_state_or_score_that_there_is(ledger: Ledger, value: Any, complaint: str) -> None:
    ledger.add(*telling("three.txt", commitment("open direct flights")))
    (pledge,) = [fact for fact in ledger.facts() if fact.kind == "commitments"]
    with pytest.raises(InputError, match=complaint):
        ledger.judge("decide", pledge.key, **WHO, value=value)
    with pytest.raises(InputError, match="name a commitment"):
        ledger.judge("decide", the_visit(ledger).key, **WHO, value={"state": "open"})
    assert ledger.judgements() == ()


# --- reading anew --------------------------------------------------------------------------------


def reread(ledger: Ledger, path: str, *claims: AnyClaim, engine: str) -> None:
    ledger.add(*telling(path, *claims), engine=engine)


def test_a_claim_with_slightly_other_evidence_keeps_its_judgement(ledger: Ledger) -> None:
    ledger.judge("reject", the_visit(ledger).accounts[0].claim_key, **WHO)
    wider = visit(start="2025-03-10", participants=(ACHIENG,), kind="state", evidence=(Span(0, 12),))
    reread(ledger, "one.txt", wider, engine="next")
    assert the_visit(ledger).verdict == "reject"


def test_a_claim_elsewhere_in_the_document_does_not_take_the_judgement(ledger: Ledger) -> None:
    (meeting_fact,) = [fact for fact in ledger.facts() if isinstance(fact.claim, Meeting)]
    ledger.judge("reject", meeting_fact.key, **WHO)
    reread(ledger, "two.txt", meeting("2025-06-01", evidence=(Span(12, 20),)), engine="next")
    (fact,) = [fact for fact in ledger.facts() if isinstance(fact.claim, Meeting)]
    assert fact.verdict is None
    assert [judgement.is_loose for judgement in ledger.judgements()] == [True]


def test_a_judgement_waits_for_its_claim_to_be_read_again(ledger: Ledger) -> None:
    (fact,) = [fact for fact in ledger.facts() if isinstance(fact.claim, Meeting)]
    ledger.judge("correct", fact.key, **WHO, field="status", value="called-off")
    before = picture(ledger)
    reread(ledger, "two.txt", visit(start="2025-03-10", participants=(ACHIENG,)), engine="next")
    assert [judgement.is_loose for judgement in ledger.judgements()] == [True]
    reread(
        ledger, "two.txt", visit(start="2025-03-10", participants=(ACHIENG,)), meeting("2025-06-01"),
        engine="third",
    )  # fmt: skip
    assert picture(ledger) == before


def test_a_judgement_holds_by_the_other_accounts_where_the_one_named_is_gone(ledger: Ledger) -> None:
    ledger.judge("accept", the_visit(ledger).accounts[0].claim_key, **WHO)
    reread(ledger, "one.txt", engine="next")
    fact = the_visit(ledger)
    assert [account.source.path for account in fact.accounts] == ["two.txt"]
    assert fact.verdict == "accept"


def test_each_of_several_claims_of_one_clause_keeps_its_own(ledger: Ledger) -> None:
    stops = [visit("KEN", to, "2025-09-01") for to in ("FIN", "SWE", "NOR")]
    ledger.add(*telling("tour.txt", *stops))
    (fact,) = ledger.facts("KEN", "SWE")
    ledger.judge("reject", fact.key, **WHO)
    moved = [visit("KEN", to, "2025-09-01", evidence=(Span(1, 9),)) for to in ("NOR", "SWE", "FIN")]
    reread(ledger, "tour.txt", *moved, engine="next")
    assert ledger.facts("KEN", "SWE") == ()
    assert len(ledger.facts("KEN", "NOR")) == 1


def test_a_claim_judged_at_two_readings_keeps_both_judgements(ledger: Ledger) -> None:
    def told(end: int) -> Meeting:
        return meeting("2025-06-01", evidence=(Span(0, end),))

    (fact,) = [fact for fact in ledger.facts() if isinstance(fact.claim, Meeting)]
    ledger.judge("correct", fact.key, **WHO, field="status", value="planned")
    reread(ledger, "two.txt", told(11), engine="next")
    (fact,) = [fact for fact in ledger.facts() if isinstance(fact.claim, Meeting)]
    ledger.judge("accept", fact.key, **WHO)
    for engine, end in (("third", 11), ("fourth", 10), ("fifth", 9)):
        reread(ledger, "two.txt", told(end), engine=engine)
        (fact,) = [fact for fact in ledger.facts() if isinstance(fact.claim, Meeting)]
        assert {judgement.verb for judgement in fact.judgements} == {"correct", "accept"}


def test_anchors_are_matched_whatever_their_order() -> None:
    third = session("political consultation", 3)
    judged: list[AnyClaim] = [meeting("2025-03-10"), meeting("2025-05-10"), third]
    read: dict[str, AnyClaim] = {
        "a": meeting("2025-05-10", evidence=(Span(0, 8),)), "b": meeting("2025-03-10"), "c": third,
    }  # fmt: skip
    anchors = [Anchor(document="d", root=f"k{i}", claim_key=f"k{i}", claim=c) for i, c in enumerate(judged)]
    assert match_anchors(anchors, read) == match_anchors(anchors[::-1], dict(reversed(read.items())))
    assert match_anchors(anchors, read) == {"k0": "b", "k1": "a", "k2": "c"}


# --- properties ----------------------------------------------------------------------------------

days = st.sampled_from([None, "2025-03", "2025-03-10", "2025-03-11", "XXXX-03-10"])
people = st.lists(st.sampled_from([ACHIENG, person("Achieng", "KEN"), HALLBERG]), max_size=2).map(tuple)
said = st.one_of(
    st.builds(lambda start, who: visit(start=start, participants=who), days, people),
    st.builds(lambda start, who: meeting(start, participants=who), days, people),
    st.builds(commitment, st.sampled_from(["open direct flights", "direct flights to open soon"])),
)
told = st.lists(st.lists(said, min_size=1, max_size=3), min_size=2, max_size=4)
verbs = st.sampled_from(["accept", "reject", "correct", "join", "split", "decide"])
rulings = st.lists(st.tuples(verbs, st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=4)
# The fixture gives an empty ledger at each call, so that examples share none.
lenient = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
slow = settings(max_examples=12, deadline=None, suppress_health_check=lenient)


def judged(ledger: Ledger, keys: list[str], chosen: list[tuple[Any, int, int]]) -> list[int]:
    """Make the judgements, each a minute after the one before; return their numbers."""
    made = []
    for minute, (verb, i, j) in enumerate(chosen):
        claims = [keys[i % len(keys)], *([keys[j % len(keys)]] if verb == "join" else [])]
        fact = ledger.fact(claims[0])
        more: dict[str, Any] = {}
        if verb == "correct" and fact is not None and fact.kind == "events":
            more = {"field": "status", "value": "planned"}
        elif verb == "correct":
            more = {"field": "sectors", "value": ["energy"]}
        elif verb == "decide":
            more = {"value": {"state": "dropped"}}
        try:
            at = f"2025-04-01T10:{minute:02d}:00+00:00"
            made.append(ledger.judge(verb, *claims, author="A. Desk", reason="r", at=at, **more).id)
        except InputError:
            continue  # a join of a claim with itself, or of two kinds; a decision on no commitment
    return made


def keys_of(ledger: Ledger) -> list[str]:
    return sorted(account.claim_key for fact in ledger.facts(rejected=True) for account in fact.accounts)


@slow
@given(told, rulings, st.randoms(use_true_random=False))
def test_judgements_do_not_depend_on_when_documents_come(
    new_place: NewPlace, claims: list[list[AnyClaim]], chosen: list[tuple[Any, int, int]], random: Any
) -> None:
    documents = [telling(f"{i}.txt", *members) for i, members in enumerate(claims)]
    late = telling("late.txt", *claims[0])
    shuffled = [*documents, late]
    random.shuffle(shuffled)
    with open_ledger(new_place()) as ledger, open_ledger(new_place()) as other:
        for document in documents:
            ledger.add(*document)
        keys = keys_of(ledger)
        judged(ledger, keys, chosen)
        ledger.add(*late)
        for document in shuffled:
            other.add(*document)
        judged(other, keys, chosen)
        assert picture(ledger) == picture(other)


@slow
@given(told, rulings, st.data())
def test_undoing_restores_exactly(
    new_place: NewPlace, claims: list[list[AnyClaim]], chosen: list[tuple[Any, int, int]], data: st.DataObject
) -> None:
    with open_ledger(new_place()) as ledger:
        for i, members in enumerate(claims):
            ledger.add(*telling(f"{i}.txt", *members))
        before = picture(ledger)
        numbers = judged(ledger, keys_of(ledger), chosen)
        for number in data.draw(st.permutations(numbers)):
            ledger.undo(number, author="A. Desk")
        assert picture(ledger) == before


@slow
@given(told, rulings)
def test_reading_everything_anew_keeps_every_judgement(
    new_place: NewPlace, claims: list[list[AnyClaim]], chosen: list[tuple[Any, int, int]]
) -> None:
    documents = [telling(f"{i}.txt", *members) for i, members in enumerate(claims)]
    with open_ledger(new_place()) as ledger:
        for document in documents:
            ledger.add(*document)
        judged(ledger, keys_of(ledger), chosen)
        before = picture(ledger)
        for path, _ in documents:
            ledger.add(*telling(path.path), engine="blind")
        assert ledger.facts(rejected=True) == ()
        for document in reversed(documents):
            ledger.add(*document, engine="next")
        assert picture(ledger) == before
