from __future__ import annotations

from communique.ledger.preference import Telling, settle
from communique.ledger.records import Difference
from communique.ledger.retelling import told_otherwise
from communique.ledger.traits import AnyClaim
from communique.model import Participant
from tests.ledger.making import agreement, meeting, office, person, place, session, visit

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
OTIENO = person("James Otieno", "KEN", "Minister of Trade")


def differences(*claims: AnyClaim) -> dict[str, Difference]:
    """Return what accounts in as many documents tell otherwise, by field."""
    tellings = [
        Telling(claim=claim, claim_key=f"{i:032d}", document=i, outlet=None, published=f"2025-03-{i:02d}")
        for i, claim in enumerate(claims, start=1)
    ]
    claim, _ = settle(tellings)
    found = told_otherwise(claim, tellings)
    assert sorted(map(str, found)) == sorted(map(str, told_otherwise(claim, tellings[::-1])))
    return {difference.field: difference for difference in found}


def with_people(*people: Participant) -> AnyClaim:
    return meeting("2025-03-10", participants=people)


def test_an_account_that_names_fewer_people_is_listed_with_those_it_names() -> None:
    found = differences(with_people(ACHIENG, OTIENO), with_people(ACHIENG), meeting("2025-03-10"))
    (difference,) = found.values()
    assert (difference.field, difference.kind) == ("participants", "attendance")
    assert difference.preferred == ("Wanjiru Achieng", "James Otieno")
    assert [(v.value, v.documents) for v in difference.others] == [(("Wanjiru Achieng",), (2,))]


def test_another_spelling_of_a_name_is_listed_and_a_shorter_form_is_not() -> None:
    one, other = person("Aleksandr Petrenko", "UKR"), person("Alexander Petrenko", "UKR")
    found = differences(with_people(one), with_people(other), with_people(person("A. Petrenko", "UKR")))
    (difference,) = found.values()
    assert (difference.field, difference.kind) == ("name of Aleksandr Petrenko", "wording")
    assert [(v.value, v.documents) for v in difference.others] == [("Alexander Petrenko", (2,))]


def test_another_name_for_the_place_is_wording_and_another_state_is_not() -> None:
    def at(name: str, party: str) -> AnyClaim:
        return meeting("2025-03-10", place=place(name, party))

    assert differences(at("Kisumu", "KEN"), at("State House", "KEN"))["place"].kind == "wording"
    assert differences(at("Kisumu", "KEN"), at("Turku", "FIN"))["place"].kind == "value"
    assert differences(at("Kisumu", "KEN"), at("KISUMU", "KEN")) == {}


def test_other_wordings_of_titles_and_offices_are_listed() -> None:
    found = differences(agreement("Agreement on Tea"), agreement("Agreement on Trade in Tea"))
    assert found["title"].preferred == "Agreement on Trade in Tea"
    assert [v.value for v in found["title"].others] == ["Agreement on Tea"]
    assert "mechanism" in differences(session("joint committee"), session("joint trade committee"))
    offices = (office("J. Otieno", "Trade Minister"), office("J. Otieno", "Minister of Trade"))
    assert "office" in differences(*offices)


def test_a_single_account_differs_from_nothing() -> None:
    assert differences(visit(participants=(ACHIENG,))) == {}
