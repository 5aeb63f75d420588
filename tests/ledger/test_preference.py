from __future__ import annotations

from typing import Any

from communique.ledger.preference import Telling, merge_participants, settle
from communique.ledger.sources import is_official
from communique.ledger.traits import AnyClaim
from communique.model import Agreement, Gathering, Meeting, OfficeHolder, Participant, Visit
from tests.ledger.making import agreement, gathering, meeting, office, person, place, visit

AGENCY, MINISTRY = "Savanna News Agency", "Ministry of Foreign Affairs of Kenya"


def told(
    claim: AnyClaim, document: int, outlet: str = AGENCY, published: str | None = "2025-03-10"
) -> Telling:
    return Telling(
        claim=claim, claim_key=f"{document:032d}", document=document, outlet=outlet, published=published
    )


def test_an_authority_is_preferred_to_an_agency_and_the_other_value_is_kept() -> None:
    claim, (difference,) = settle(
        [told(visit(kind="official"), 1), told(visit(kind="state"), 2, MINISTRY, published="2025-03-12")]
    )
    assert isinstance(claim, Visit)
    assert claim.kind == "state"
    assert (difference.field, difference.preferred, difference.reason) == ("kind", "state", "official source")
    assert [(other.value, other.documents) for other in difference.others] == [("official", (1,))]


def test_of_equal_sources_the_earlier_telling_is_preferred() -> None:
    claim, (difference,) = settle(
        [told(visit(kind="official"), 1, published="2025-06-01"), told(visit(kind="state"), 2)]
    )
    assert isinstance(claim, Visit)
    assert (claim.kind, difference.reason) == ("state", "told earlier")


def test_a_value_that_one_account_lacks_is_no_difference() -> None:
    claim, differences = settle([told(visit(), 1, MINISTRY), told(visit(kind="state"), 2)])
    assert isinstance(claim, Visit)
    assert (claim.kind, differences) == ("state", ())


def test_a_month_that_holds_the_day_gives_way_without_a_difference() -> None:
    claim, differences = settle([told(meeting("2025-03"), 1, MINISTRY), told(meeting("2025-03-10"), 2)])
    assert isinstance(claim, Meeting)
    assert (claim.start, claim.end, differences) == ("2025-03-10", "2025-03-10", ())


def test_a_year_that_is_missing_comes_from_the_other_account() -> None:
    claim, differences = settle([told(meeting("XXXX-03-10"), 1), told(meeting("2025-03-10"), 2)])
    assert isinstance(claim, Meeting)
    assert (claim.start, differences) == ("2025-03-10", ())


def test_another_day_is_a_difference() -> None:
    claim, (difference,) = settle([told(meeting("2025-03-11"), 1), told(meeting("2025-03-10"), 2, MINISTRY)])
    assert isinstance(claim, Meeting)
    assert claim.start == "2025-03-10"
    assert (difference.field, difference.others[0].value) == ("date", "2025-03-11")


def test_counts_that_differ_are_kept_with_their_documents() -> None:
    claim, (difference,) = settle(
        [told(agreement("cooperation documents", count=count), i) for i, count in enumerate((9, 9, 11))]
    )
    assert isinstance(claim, Agreement)
    assert claim.count == 9
    assert [(other.value, other.documents) for other in difference.others] == [(11, (2,))]


def test_another_wording_is_no_difference_and_the_fuller_is_taken() -> None:
    claim, differences = settle(
        [
            told(office("T. Mwangi", "Minister"), 1),
            told(office("Thomas Mwangi", "Minister of Trade", as_of="2025-03-10"), 2),
        ]
    )
    assert isinstance(claim, OfficeHolder)
    assert (claim.office, claim.as_of, differences) == ("Minister of Trade", "2025-03-10", ())


def test_what_was_planned_and_held_was_held() -> None:
    claim, _ = settle([told(meeting(status="planned"), 1, MINISTRY), told(meeting("2025-03-10"), 2)])
    assert isinstance(claim, Meeting)
    assert claim.status == "held"


def test_a_place_and_all_who_took_part_are_gathered_from_the_accounts() -> None:
    one = gathering("Water Forum", ("KEN",), participants=(person("Achieng", "KEN"),))
    two = gathering("Water Forum", ("FIN",), place=place("Kisumu", "KEN"))
    claim, _ = settle([told(one, 1), told(two, 2)])
    assert isinstance(claim, Gathering)
    assert claim.parties == ("FIN", "KEN")
    assert claim.place == place("Kisumu", "KEN")
    assert claim.participants == (person("Achieng", "KEN"),)


def test_participants_are_merged_at_the_fullest() -> None:
    merged = merge_participants(
        [
            [person("Achieng", "KEN", "President"), person(None, "FIN", "Prime Minister")],
            [
                person("Wanjiru Achieng", "KEN"),
                person("Achieng", "UGA"),
                person(None, "FIN", "Prime Minister"),
            ],
        ]
    )
    assert merged == (
        person("Wanjiru Achieng", "KEN", "President"),
        person(None, "FIN", "Prime Minister"),
        person("Achieng", "UGA"),
    )


def test_the_order_of_tellings_does_not_matter() -> None:
    tellings = [
        told(visit(start="2025-03-10", kind="state", participants=(person("Achieng", "KEN"),)), 1),
        told(visit(start="2025-03", kind="official"), 2, MINISTRY),
        told(
            visit(start="2025-03-11", kind="working", participants=(person("W. Achieng", "KEN"),)),
            3,
            published=None,
        ),
    ]
    expected = settle(tellings)
    assert settle(tellings[::-1]) == expected
    assert settle([tellings[1], tellings[2], tellings[0]]) == expected


def test_authorities_are_known_by_their_words() -> None:
    outlets: dict[Any, bool] = {
        MINISTRY: True, "Embassy of Finland in Nairobi": True, AGENCY: False, "Lake Post": False, None: False,
    }  # fmt: skip
    assert {outlet: is_official(outlet) for outlet in outlets} == outlets


def test_a_participant_whose_party_one_account_leaves_out_is_named_once() -> None:
    bare = Participant(name="Wanjiru Achieng", office="President", party=None)
    whole = person("Wanjiru Achieng", "KEN", "President")
    assert merge_participants([[bare], [whole]]) == (whole,)
    assert merge_participants([[whole], [bare]]) == (whole,)
    nameless = Participant(name=None, office="President", party=None)
    assert len(merge_participants([[nameless], [person(None, "KEN", "President")]])) == 2


def test_days_told_of_a_visit_that_was_held_are_not_narrowed_by_the_plan_for_it() -> None:
    held = visit(start="2025-03-14", end="2025-03-15")
    plan = visit(start="2025-03-14", status="planned")
    claim, differences = settle([told(plan, 1, MINISTRY), told(held, 2)])
    assert isinstance(claim, Visit)
    assert (claim.start, claim.end, claim.status, differences) == ("2025-03-14", "2025-03-15", "held", ())
    claim, _ = settle([told(visit(start="2025-03", end="2025-03"), 1), told(plan, 2)])
    assert isinstance(claim, Visit)
    assert claim.start == "2025-03-14"
