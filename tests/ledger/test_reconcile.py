"""Which claims become one fact; all people and occasions are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger.reconcile import reconcile
from communique.ledger.traits import AnyClaim, Trait
from tests.ledger.making import (
    agreement,
    call,
    commitment,
    gathering,
    meeting,
    office,
    person,
    place,
    position,
    relation,
    session,
    trait,
    visit,
)

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
HALLBERG = person("Tuula Hallberg", "FIN", "Prime Minister")
OTIENO = person("James Otieno", "KEN", "Minister of Health")


def are_one(
    one: AnyClaim, other: AnyClaim, published: str | None = "2025-03-10", later: str | None = None
) -> bool:
    traits = trait(one, "one", published), trait(other, "two", later or published)
    return len(reconcile(traits)) == 1


# --- what becomes one ----------------------------------------------------------------------------


def test_two_accounts_of_a_visit_are_one_fact() -> None:
    state = visit(start="2025-03-10", end="2025-03-12", kind="state", participants=(ACHIENG,))
    bare = visit(start="2025-03-10", end="2025-03-12", participants=(person("Achieng", "KEN"),))
    assert are_one(state, bare)


def test_a_visit_told_later_without_a_year_is_the_same() -> None:
    told = visit(start="XXXX-03", participants=(ACHIENG,))
    assert are_one(visit(start="2025-03-10", end="2025-03-12", participants=(ACHIENG,)), told)


def test_an_announced_visit_is_the_one_that_took_place() -> None:
    announced = visit(status="planned", participants=(ACHIENG,))
    held = visit(start="2025-03-10", participants=(ACHIENG,))
    assert are_one(announced, held, published="2025-01-20", later="2025-03-11")


def test_both_readouts_of_a_meeting_are_one_though_each_lacks_something() -> None:
    ours = meeting("2025-03-10", participants=(ACHIENG, HALLBERG))
    theirs = meeting("2025-03-10", participants=(HALLBERG,), place=place("Helsinki", "FIN"))
    assert are_one(ours, theirs)


def test_numbered_sessions_meet_by_their_number() -> None:
    ours = session("political consultations between the foreign ministries", 4, "2025-03-10")
    assert are_one(ours, session("Kenya–Finland political consultations", 4))


def test_a_forum_is_one_whoever_tells_of_it() -> None:
    ours = gathering(
        "Third Lake Basin Water Forum", ("FIN", "KEN"), "2025-03-10", place=place("Kisumu", "KEN")
    )
    theirs = gathering("Third Lake-Basin Water Forum", ("UGA",), "2025-03-10", "2025-03-11")
    assert are_one(ours, theirs)


def test_an_agreement_is_one_from_talks_to_signature() -> None:
    talks = agreement("Air Services Agreement", status="negotiating")
    assert are_one(talks, agreement("agreement on air services", "2025-03-10"))


def test_a_standing_told_in_two_years_is_one() -> None:
    standing = relation("strategic-partnership", "standing")
    assert are_one(standing, standing, published="2023-05-02", later="2025-03-10")


def test_an_establishment_known_only_as_an_anniversary_is_the_dated_one() -> None:
    assert are_one(relation("diplomatic-relations", date="1964-06-14"), relation("diplomatic-relations"))


def test_an_undertaking_worded_twice_on_one_occasion_is_one() -> None:
    ours = commitment("open a direct flight between Nairobi and Helsinki")
    theirs = commitment("the opening of direct flights from Helsinki to Nairobi")
    assert are_one(ours, theirs, later="2025-03-11")


def test_an_office_holder_is_one_under_forms_of_name_and_office() -> None:
    assert are_one(
        office("T. Mwangi", "Foreign Minister"), office("Thomas Mwangi", "Minister of Foreign Affairs")
    )


# --- what stays apart ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(visit(start="2025-03-10"), visit("FIN", "KEN", start="2025-03-10"), id="return visit"),
        pytest.param(
            visit(start="2025-03-10", participants=(ACHIENG,)),
            meeting("2025-03-10", participants=(ACHIENG, HALLBERG)),
            id="visit and the talks during it",
        ),
        pytest.param(
            call("2025-03-10", participants=(ACHIENG, HALLBERG)),
            call("2025-03-13", participants=(ACHIENG, HALLBERG)),
            id="two calls in one week",
        ),
        pytest.param(
            meeting("2025-03-10", participants=(ACHIENG, HALLBERG)),
            meeting("2025-03-10", participants=(OTIENO, HALLBERG)),
            id="two meetings on one day",
        ),
        pytest.param(
            session("political consultations", 4, "2025-03-10"),
            session("political consultations", 5, "2025-03-10"),
            id="two sessions of a series",
        ),
        pytest.param(
            session("joint trade committee", None, "2025-03-10"),
            session("human rights dialogue", None, "2025-03-10"),
            id="two mechanisms",
        ),
        pytest.param(
            meeting("2025", participants=(ACHIENG, HALLBERG)),
            meeting("2025-03-10", participants=(ACHIENG, HALLBERG)),
            id="met several times in a year",
        ),
        pytest.param(meeting("2025-03"), meeting("2025-03-10"), id="parties alone"),
        pytest.param(
            visit(start="2025-03-10", participants=(ACHIENG,)),
            visit(start="2025-03-10", participants=(ACHIENG,), status="called-off"),
            id="held and called off",
        ),
        pytest.param(
            gathering("Lake Basin Water Forum", ("KEN",), "2025-03-10", place=place("Kisumu", "KEN")),
            gathering("Lake Basin Water Forum", ("KEN",), "2025-03-10", place=place("Entebbe", "UGA")),
            id="forums in two states",
        ),
        pytest.param(
            agreement("11 cooperation documents", count=11),
            agreement("cooperation documents", count=4),
            id="bundles",
        ),
        pytest.param(
            relation("strategic-partnership", date="2021"),
            relation("strategic-partnership", date="2024"),
            id="years",
        ),
        pytest.param(relation("diplomatic-relations"), relation("strategic-partnership"), id="levels"),
        pytest.param(
            office("T. Mwangi", "Minister of Foreign Affairs"),
            office("T. Mwangi", "Deputy Minister of Foreign Affairs"),
            id="minister and deputy",
        ),
        pytest.param(
            office("Aino Berg", "President", "FIN"), office("Aino Berg", "President", "SWE"), id="namesakes"
        ),
        pytest.param(
            position("the ceasefire"), position("the ceasefire", by=("FIN",)), id="two parties' stances"
        ),
        pytest.param(
            commitment("open direct flights", by=("KEN",), modality="pledged"),
            commitment("open direct flights", by=("FIN",), modality="pledged"),
            id="two parties' pledges",
        ),
    ],
)
def test_what_only_looks_alike_stays_apart(one: AnyClaim, other: AnyClaim) -> None:
    assert not are_one(one, other)


def test_an_undertaking_repeated_on_another_occasion_is_another() -> None:
    ask = commitment("open a direct flight between Nairobi and Helsinki")
    assert not are_one(ask, ask, published="2025-03-10", later="2025-09-01")


def test_a_claim_that_fits_two_facts_equally_joins_neither() -> None:
    first = trait(meeting("2025-03-10", participants=(ACHIENG, HALLBERG)), "one")
    second = trait(meeting("2025-03-10", participants=(OTIENO, HALLBERG)), "two")
    unclear = trait(meeting("2025-03-10", participants=(HALLBERG,)), "three")
    assert len(reconcile([first, second, unclear])) == 3


def test_each_item_of_a_list_finds_its_own_counterpart() -> None:
    actions = ("train forest rangers in Lapland", "train forest engineers in Lapland")
    ours = [trait(commitment(action), "one", "2025-03-10") for action in actions]
    theirs = [trait(commitment(action), "two", "2025-03-10") for action in actions]
    groups = reconcile([*ours, *theirs])
    expected = {frozenset((a.signature, b.signature)) for a, b in zip(ours, theirs, strict=True)}
    assert {frozenset(group.members) for group in groups} == expected


def test_every_join_says_how_strong_it_is_and_why() -> None:
    one = trait(visit(start="2025-03-10", participants=(ACHIENG,)), "one")
    two = trait(visit(start="2025-03", participants=(person("Achieng", "KEN"),)), "two")
    (group,) = reconcile([one, two])
    assert [0.5 <= join.score <= 1 for join in group.joins] == [True, True]
    assert "same people for KEN" in group.joins[0].reasons


# --- properties ----------------------------------------------------------------------------------

starts = st.sampled_from(
    [None, "2025", "2025-03", "2025-03-10", "2025-03-11", "2025-03-20", "XXXX-03-10", "XXXX-03"]
)
people = st.lists(
    st.sampled_from([ACHIENG, person("Achieng", "KEN"), HALLBERG, person("T. Hallberg", "FIN"), OTIENO]),
    max_size=2,
).map(tuple)
claims = st.one_of(
    st.builds(lambda start, who: visit(start=start, participants=who), starts, people),
    st.builds(lambda start, who: meeting(start, participants=who), starts, people),
    st.builds(
        lambda n, start: session("political consultations", n, start), st.sampled_from([None, 4, 5]), starts
    ),
    st.builds(
        lambda name: gathering(name, ("KEN",), "2025-03-10"), st.sampled_from(["Water Forum", "Lake Forum"])
    ),
    st.builds(
        lambda date: relation("strategic-partnership", date=date), st.sampled_from([None, "2021", "2021-05"])
    ),
    st.builds(
        commitment, st.sampled_from(["open direct flights", "direct flights to open soon", "sell tea"])
    ),
)
documents = st.lists(
    st.tuples(
        st.sampled_from([None, "2025-03-10", "2025-03-12", "2025-08-01"]), st.lists(claims, max_size=4)
    ),
    max_size=6,
)


def traits_of(told: list[tuple[str | None, list[AnyClaim]]]) -> list[Trait]:
    return [trait(claim, f"document {i}", day) for i, (day, said) in enumerate(told) for claim in said]


@settings(max_examples=150, deadline=None)
@given(documents, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_claims(
    told: list[tuple[str | None, list[AnyClaim]]], random: object
) -> None:
    traits = traits_of(told)
    shuffled = list(traits)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(traits) == reconcile(shuffled)


@settings(max_examples=100, deadline=None)
@given(documents)
def test_every_claim_is_in_one_group(told: list[tuple[str | None, list[AnyClaim]]]) -> None:
    traits = traits_of(told)
    members = [member for group in reconcile(traits) for member in group.members]
    assert sorted(members) == sorted({trait.signature for trait in traits})


def test_an_undated_telling_that_two_states_became_partners_is_that_of_the_dated_upgrade() -> None:
    upgraded = relation("strategic-partnership", "upgraded", "2024-03-13")
    assert are_one(upgraded, relation("strategic-partnership", "established"))
    assert not are_one(upgraded, relation("strategic-partnership", "ended"))
    undated = relation("strategic-partnership", "upgraded")
    assert not are_one(undated, relation("strategic-partnership", "established"))
