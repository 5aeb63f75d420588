"""People of a document: names that are one person's, short forms, offices printed in several ways."""

from __future__ import annotations

import pytest

from communique.language.en.people import People, is_same_office, is_vague, may_be_same, surname


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Moore", "Alan Moore", True),
        ("A. Moore", "Alan Moore", True),
        ("Alan Moore", "Alan R. Moore, Jr.", True),
        ("Kassym Jomart Tokayev", "Kassym-Jomart Tokayev", True),
        ("B. Moore", "Alan Moore", False),
        ("Alan Moore", "Alan Kiplagat", False),
        ("A.", "Alan Moore", False),
    ],
)
def test_names_may_be_of_one_person_where_one_lies_in_the_other(a: str, b: str, same: bool) -> None:
    assert may_be_same(a, b) is same


def test_a_surname_is_the_last_word_with_its_hyphen() -> None:
    assert surname("Mustafa Al-Amri, Jr.") == "al-amri"


def test_the_fullest_name_is_kept_and_any_part_finds_the_person() -> None:
    people = People()
    people.add("Moore", "USA", "President", 0, 1)
    people.add("Alan R. Moore", None, None, 2, 3)
    assert [person.name for person in people.persons] == ["Alan R. Moore"]
    assert people.find("Moore") == people.find("Alan Moore") == people.persons


def test_one_surname_initial_and_office_is_one_person() -> None:
    people = People()
    people.add("Joseph R. Moore, Jr.", None, "President", 0, 1)
    people.add("Joe Moore", None, "President", 2, 3)
    people.add("Jane Moore", None, "Senator", 4, 5)
    assert [person.name for person in people.persons] == ["Joseph R. Moore, Jr.", "Jane Moore"]


def test_people_of_different_parties_are_kept_apart() -> None:
    people = People()
    people.add("Kim", "KOR", "Minister", 0, 1)
    people.add("Kim", "PRK", "Minister", 2, 3)
    assert [person.party for person in people.persons] == ["KOR", "PRK"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Minister", "Foreign Minister", True),
        ("PM", "Prime Minister", True),
        ("Deputy PM and FM", "Deputy Prime Minister and Minister of Foreign Affairs", True),
        ("National Security Advisor", "National Security Adviser", True),
        ("Minister", "Deputy Minister", False),
        ("President", "Vice President", False),
        ("President", "Former President", False),
    ],
)
def test_two_printings_of_one_office_are_told_from_two_offices(a: str, b: str, same: bool) -> None:
    assert is_same_office(a, b) is same


@pytest.mark.parametrize(
    ("title", "vague"),
    [("senior official", True), ("leader", True), ("Supreme Leader", False), ("Trade Representative", False)],
)
def test_standing_is_told_from_office(title: str, vague: bool) -> None:
    assert is_vague(title) is vague
