from __future__ import annotations

from pathlib import Path

import pytest

from communique.following.answers import suggest_answers
from communique.following.chronicle import LOOK, Chronicle
from communique.ledger.traits import AnyClaim
from communique.model import Commitment, Relation, Span
from tests.following.making import filled, pledges, suggested
from tests.ledger.making import (
    agreement,
    call,
    commitment,
    gathering,
    meeting,
    person,
    position,
    relation,
    session,
    telling,
    visit,
)

SAID = "2024-05-02"
PRESIDENT = person("Wanjiru Achieng", "KEN", "President")
ENVOY = person("Otieno Kilonzo", "KEN", "Special Envoy")


def ask(action: str) -> Commitment:
    return commitment(action, modality="requested", by=("KEN",), to=("FIN",))


ANSWERED: list[tuple[str, Commitment, AnyClaim, str]] = [
    (
        "a visa waiver asked for, an agreement on it signed",
        ask("consider a visa waiver for Kenyan holders of ordinary passports"),
        agreement("agreement on visa waiver for citizens of both countries", "2024-11-05"),
        "fulfilled",
    ),
    (
        "a visit prepared, and made",
        commitment("prepare for the upcoming high-level visits"),
        visit(start="2024-09-01", participants=(PRESIDENT,)),
        "fulfilled",
    ),
    (
        "the next session promised, and held",
        commitment("hold the next session of the joint commission on forestry in 2025"),
        session("joint commission on forestry", 4, "2025-02-11"),
        "fulfilled",
    ),
    (
        "contacts to be kept up, a call made",
        commitment("maintain high-level contacts"),
        call("2024-07-19", participants=(PRESIDENT,)),
        "acted-on",
    ),
    (
        "a working group to be set up, and sitting",
        commitment("set up a working group on cold-climate farming"),
        session("Working Group on Cold-Climate Farming", 1, "2024-10-10"),
        "fulfilled",
    ),
    (
        "relations to be lifted, and raised to a partnership",
        commitment("lift bilateral relations to a new height"),
        relation("strategic-partnership", "upgraded", "2025-01-20"),
        "acted-on",
    ),
    (
        "a candidacy to be supported, and supported",
        commitment("support the candidacy of Kenya for the Maritime Council", by=("FIN",), to=("KEN",)),
        position("candidacy for the Maritime Council", by=("FIN", "KEN")),
        "acted-on",
    ),
    (
        "a forum promised, and held",
        commitment("organise a forum on timber processing"),
        gathering("Timber Processing Forum", ("FIN", "KEN"), "2024-12-01"),
        "fulfilled",
    ),
    (
        "cooperation in a field, and an instrument on it",
        commitment("expand cooperation in rail transport", sectors=("transport-logistics",)),
        agreement("memorandum on rail transport", "2024-08-08", kind="memorandum"),
        "acted-on",
    ),
]


NAMES = [row[0] for row in ANSWERED]


@pytest.mark.parametrize(("pledge", "answer", "degree"), [row[1:] for row in ANSWERED], ids=NAMES)
def test_a_later_record_of_the_right_kind_is_suggested(
    pledge: Commitment, answer: AnyClaim, degree: str
) -> None:
    (found,) = suggested((SAID, [pledge]), ("2025-06-01", [answer]))
    assert found.score >= 0.5
    assert found.degree == degree
    assert "later" in found.reason


@pytest.mark.parametrize(("pledge", "answer"), [row[1:3] for row in ANSWERED], ids=NAMES)
def test_nothing_answers_that_came_before(pledge: Commitment, answer: AnyClaim) -> None:
    assert suggested(("2025-08-01", [pledge]), ("2025-06-01", [answer])) == []


CONTACT = commitment("maintain high-level contacts")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(call("2024-07-19", parties=("KEN", "NOR")), id="another pair"),
        pytest.param(call("2024-07-19", status="planned"), id="only planned"),
        pytest.param(call("2024-07-19", status="called-off"), id="called off"),
        pytest.param(call("2024-07-19", participants=(ENVOY,)), id="not high-level"),
        pytest.param(commitment("maintain contacts at the highest level"), id="pledged again"),
        pytest.param(agreement("agreement on whale counting", "2024-07-19"), id="another kind"),
    ],
)
def test_what_only_looks_like_an_answer_is_not_suggested(other: AnyClaim) -> None:
    facts = filled((SAID, [CONTACT]), ("2024-12-01", [other])).facts()
    assert [made for pledge in pledges(facts) for made in suggest_answers(pledge, Chronicle(facts))] == []


def test_the_occasion_of_a_pledge_is_no_answer_to_it() -> None:
    talks = meeting("2024-05-01", participants=(PRESIDENT,))
    assert suggested((SAID, [CONTACT, talks]), ("2024-05-03", [talks])) == []


def test_wording_of_another_matter_is_no_answer() -> None:
    pledge = commitment("sign an agreement on double taxation")
    other = agreement("agreement on extradition", "2024-12-01")
    assert suggested((SAID, [pledge]), ("2025-01-01", [other])) == []


def test_an_instrument_in_force_without_date_is_no_answer() -> None:
    pledge = commitment("conclude an agreement on double taxation")
    known = agreement("agreement on double taxation", None, status="in-force")
    assert suggested((SAID, [pledge]), ("2025-01-01", [known])) == []


def test_one_action_of_several_leaves_the_whole_acted_on() -> None:
    pledge = commitment("", actions=("plant a common forest", "prepare for the upcoming visits"))
    (found,) = suggested((SAID, [pledge]), ("2024-09-02", [visit(start="2024-09-01")]))
    assert (found.action, found.action_degree, found.degree) == (
        "prepare for the upcoming visits", "fulfilled", "acted-on",
    )  # fmt: skip


def test_after_the_deadline_nothing_is_fulfilled() -> None:
    pledge = commitment("sign an agreement on double taxation", deadline="2024-12")
    late = agreement("agreement on double taxation", "2025-02-01")
    (found,) = suggested((SAID, [pledge]), ("2025-02-02", [late]))
    assert found.degree == "acted-on"
    assert "after the deadline" in found.reason


def test_what_comes_soon_scores_higher_than_what_comes_years_later() -> None:
    soon, late = suggested((SAID, [CONTACT]), ("2026-06-01", [call("2024-06-01"), call("2026-05-30")]))
    assert soon.days < late.days
    assert soon.score > late.score


def test_a_tour_s_pledge_is_answered_by_its_traveller_with_one_of_the_hosts() -> None:
    hosts = ("EST", "FIN", "LVA")
    tour = [visit(destination=host, start="2024-05-01", end="2024-05-04") for host in hosts]
    pledge = commitment("increase the exchange of delegations", by=("KEN", *hosts))
    answers = [call("2024-08-01", parties=("FIN", "KEN")), call("2024-08-01", parties=("EST", "FIN"))]
    (found,) = suggested(("2024-05-05", [*tour, pledge]), ("2024-08-02", answers))
    assert found.answer.parties == ("FIN", "KEN")


def test_of_several_addressed_the_one_that_an_action_names_is_meant() -> None:
    pledge = commitment("maintain communication with Norway", by=("KEN",), to=("NOR", "SDN"))
    calls = [call("2024-06-01", parties=("KEN", "NOR")), call("2024-06-01", parties=("KEN", "SDN"))]
    (found,) = suggested((SAID, [pledge]), ("2024-06-02", calls))
    assert found.answer.parties == ("KEN", "NOR")


def test_one_who_is_to_mediate_acts_by_talking_with_others_on_the_same_conflict() -> None:
    said = "Kenya would work for a ceasefire between Sudan and Chad"
    on_it = "They spoke by telephone about the fighting between Sudan and Chad"
    on_tea = "They spoke by telephone about the price of tea"
    ledger = filled()
    pledge = commitment("work for a ceasefire", by=("KEN",), modality="pledged", evidence=whole(said))
    ledger.add(*telling("a", pledge, text=said, published="2024-05-02"))
    for start, text in (("2024-05-09", on_it), ("2024-05-12", on_tea)):
        told = call(start, parties=("KEN", "NOR"), evidence=whole(text))
        ledger.add(*telling(start, told, text=text, published=start))
    facts = ledger.facts()
    (found,) = suggest_answers(pledges(facts)[0], Chronicle(facts))
    assert found.answer.accounts[0].quotes == (on_it,)
    assert found.reason.endswith("both concern Chad, Sudan")


def test_a_bundle_answers_a_wish_to_cooperate_in_many_fields_and_not_a_list_of_reasons() -> None:
    sectors = ("trade", "tourism", "energy")
    bundle = agreement("twelve documents", "2024-08-08", count=12)
    broad = commitment("promote cooperation in trade, tourism and energy", sectors=sectors)
    (found,) = suggested((SAID, [broad]), ("2024-08-09", [bundle]))
    assert found.answer.claim == bundle
    ferry = commitment("run a night ferry for the sake of trade, tourism and energy", sectors=sectors)
    assert suggested((SAID, [ferry]), ("2024-08-09", [bundle])) == []


def test_talks_answer_a_pledge_to_act_together_if_they_are_said_to_have_been_about_it() -> None:
    pledge = commitment("work together against the poaching of elephants in border parks")
    ledger = filled((SAID, [pledge]))
    on_it, on_nothing = "They met about elephants and poaching", "They met again"
    for start, text in (("2024-06-09", on_it), ("2024-06-19", on_nothing)):
        ledger.add(*telling(start, meeting(start, evidence=whole(text)), text=text, published=start))
    facts = ledger.facts()
    (found,) = suggest_answers(pledges(facts)[0], Chronicle(facts))
    assert found.answer.start == "2024-06-09"
    assert found.reason.endswith("words in common: elephants, poaching")


def test_counsel_on_a_matter_of_its_own_counts_for_less_where_the_talks_are_not_said_to_be_on_it() -> None:
    general_one = commitment("strengthen coordination")
    own = commitment("strengthen coordination on lighthouse keeping and pilotage")
    (general,) = suggested((SAID, [general_one]), ("2024-06-02", [call("2024-06-01")]))
    (specific,) = suggested((SAID, [own]), ("2024-06-02", [call("2024-06-01")]))
    assert specific.score < general.score


def whole(text: str) -> tuple[Span]:
    return (Span(0, len(text)),)


def test_only_so_many_later_facts_are_looked_at() -> None:
    days = [f"2025-{1 + i // 28:02d}-{1 + i % 28:02d}" for i in range(LOOK + 30)]
    found = suggested((SAID, [CONTACT]), ("2026-01-01", [call(day) for day in days]))
    assert len(found) == LOOK


def test_a_record_that_is_no_commitment_has_no_answers() -> None:
    facts = filled((SAID, [relation("strategic-partnership", "established", "2024-01-01")])).facts()
    assert isinstance(facts[0].claim, Relation)
    assert suggest_answers(facts[0], Chronicle(facts)) == []


def test_suggestions_from_labelled_records_reach_the_floors(shared: Path) -> None:
    from benchmarks.following import compare, read_facts, read_pairs

    score = compare(read_facts(shared), read_pairs(shared)).score
    assert score.precision >= 0.95
    assert score.recall >= 0.8


def test_what_those_who_ask_do_among_themselves_answers_nobody_else() -> None:
    plea = commitment("resume the talks without delay", modality="requested")
    assert suggested((SAID, [plea]), ("2024-10-02", [meeting("2024-10-01")])) == []


def test_talks_of_a_visit_do_not_follow_what_was_agreed_on_it() -> None:
    stay = visit(start="2024-04-29", end="2024-05-01")
    sitting = session("political consultations", 3, "2024-04-30")
    kept_up = commitment("maintain high-level contacts")
    later = ("2024-08-02", [call("2024-08-01")])
    found = suggested((SAID, [kept_up, stay]), ("2024-05-03", [sitting]), later)
    assert [suggestion.answer.start for suggestion in found] == ["2024-08-01"]


def test_a_visit_is_no_round_of_consultations() -> None:
    pledge = commitment("hold the next round of consultations in Nairobi")
    made = visit(start="2024-09-01", participants=(PRESIDENT,))
    assert suggested((SAID, [pledge]), ("2024-09-02", [made])) == []


def test_an_instrument_under_negotiation_is_not_called_concluded() -> None:
    pledge = commitment("conclude a treaty on air services")
    draft = agreement("treaty on air services", status="negotiating")
    (found,) = suggested((SAID, [pledge]), ("2024-09-02", [draft]))
    assert found.action_degree == "acted-on"
    assert found.reason.startswith("the instrument is being negotiated;")
