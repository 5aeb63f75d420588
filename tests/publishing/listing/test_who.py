from __future__ import annotations

import msgspec
import pytest

from communique.ledger import Ledger, open_ledger
from communique.publishing.listing.render import render_directory
from communique.publishing.listing.who import Directory, who
from tests.ledger.making import office, telling


@pytest.fixture
def ledger() -> Ledger:
    """A minister who becomes president, her namesake of another state, and two people of one initial."""
    ledger = open_ledger(":memory:")
    told = [
        ("2021-04-02", office("Wanjiru Achieng", "Minister of Trade", as_of="2021-04-02")),
        ("2022-06-30", office("W. Achieng", "Trade Minister", as_of="2022-06-30")),
        ("2024-01-15", office("Wanjiru Achieng", "President", as_of="2024-01-15")),
        ("2025-03-10", office("Achieng", "President", as_of="2025-03-10")),
        ("2025-03-11", office("Wanjiru Achieng", "Ambassador", party="UGA", as_of="2025-03-11")),
        ("2025-03-12", office("Timo Berg", "Envoy", party="FIN")),
        ("2025-03-13", office("Tuula Berg", "Director", party="FIN")),
        ("2025-03-14", office("T. Berg", "Governor", party="FIN")),
    ]
    for i, (day, claim) in enumerate(told):
        ledger.add(*telling(f"{i}.txt", claim, published=day))
    return ledger


def held(directory: Directory) -> list[tuple[str, str | None, list[tuple[str, str | None, str | None]]]]:
    return [(p.name, p.party, [(t.office, t.first, t.last) for t in p.tenures]) for p in directory.people]


def test_a_person_has_tenures_and_a_namesake_of_another_state_stays_apart(ledger: Ledger) -> None:
    assert held(who(ledger, "Wanjiru Achieng")) == [
        (
            "Wanjiru Achieng",
            "KEN",
            [("Minister of Trade", "2021-04-02", "2022-06-30"), ("President", "2024-01-15", "2025-03-10")],
        ),
        ("Wanjiru Achieng", "UGA", [("Ambassador", "2025-03-11", "2025-03-11")]),
    ]


def test_any_form_of_the_name_finds_the_person(ledger: Ledger) -> None:
    assert held(who(ledger, "W. Achieng")) == held(who(ledger, "Wanjiru Achieng"))
    assert who(ledger, "Achieng").people[0].forms == ("Achieng", "W. Achieng")


def test_on_a_date_only_what_is_vouched_for_is_told(ledger: Ledger) -> None:
    (person,) = who(ledger, "Achieng", on="2024-08-01").people
    assert [tenure.office for tenure in person.tenures] == ["President"]
    assert who(ledger, "Achieng", on="2023-05-01").people == ()


def test_a_form_that_fits_two_people_is_given_to_neither(ledger: Ledger) -> None:
    assert [person.name for person in who(ledger, "Berg").people] == ["T. Berg", "Timo Berg", "Tuula Berg"]


def test_every_tenure_has_a_source(ledger: Ledger) -> None:
    directory = who(ledger, "Achieng")
    numbers = {citation.number for citation in directory.citations}
    tenures = [tenure for person in directory.people for tenure in person.tenures]
    assert all(
        tenure.statement.citations and set(tenure.statement.citations) <= numbers for tenure in tenures
    )


def test_the_page_names_people_forms_and_dates(ledger: Ledger) -> None:
    page = render_directory(who(ledger, "Achieng"))
    assert "## Wanjiru Achieng, Kenya (also Achieng, W. Achieng)" in page
    assert "- President: 15 January 2024 to 10 March 2025 [" in page
    assert "knows no one" in render_directory(who(ledger, "Nobody"))


def test_a_directory_comes_back_from_json(ledger: Ledger) -> None:
    directory = who(ledger, "Achieng")
    assert msgspec.json.decode(msgspec.json.encode(directory), type=Directory) == directory
