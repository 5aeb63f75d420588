from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.data import load
from communique.language.en.gazetteer import organisations, states
from communique.language.en.parties import party_name
from communique.model import Participant
from communique.publishing.briefing.people import distinct, people_words, person_words
from communique.publishing.briefing.spelling import in_order, spelled, the_party


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KEN", "Kenya"), ("NLD", "the Netherlands"), ("USA", "the United States"),
        ("AU", "the African Union"),
        ("NATO", "the North Atlantic Treaty Organization"), ("BRICS", "BRICS"), ("CPV", "Cabo Verde"),
    ],
)  # fmt: skip
def test_parties_take_an_article_where_english_gives_them_one(code: str, name: str) -> None:
    assert the_party(code) == name


def test_names_with_and_without_article_are_names_of_parties() -> None:
    file = load("articles")
    assert set(file["with"]) <= {party_name(code) for code in states()}
    assert set(file["without"]) <= {party_name(code) for code in organisations()}
    assert all(" " in name for name in file["without"])


def test_the_file_says_what_it_holds_and_is_sorted(root: Path) -> None:
    text = (root / "communique" / "data" / "articles.yaml").read_text(encoding="utf-8")
    head = text.split("\n\n")[0]
    assert "Source:" in head
    assert "copyright" in head
    assert re.search(r"Checked on \d{4}-\d{2}-\d{2}", head)
    for names in load("articles").values():
        assert names == sorted(names)


def test_the_pair_is_named_first_and_in_its_order() -> None:
    assert in_order(("FIN", "KEN", "NOR"), ("KEN", "FIN")) == "Kenya, Finland and Norway"


@pytest.mark.parametrize(
    ("name", "spelling", "written"),
    [
        ("Nguyễn Đức Hạnh", "original", "Nguyễn Đức Hạnh"),
        ("Nguyễn Đức Hạnh", "ascii", "Nguyen Duc Hanh"),
        ("WANJIRU ACHIENG", "original", "Wanjiru Achieng"),
    ],
)
def test_names_are_spelled_as_asked(name: str, spelling: str, written: str) -> None:
    assert spelled(name, spelling) == written  # type: ignore[arg-type]  # one of the two


def someone(name: str | None, party: str | None, office: str | None) -> Participant:
    return Participant(name=name, office=office, party=party)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (someone("Tuula Berg", "FIN", "President"), "Finnish President Tuula Berg"),
        (someone("Tuula Berg", "FIN", None), "Tuula Berg of Finland"),
        (someone(None, "KEN", "Minister of Trade"), "the Kenyan Minister of Trade"),
        (someone("Amos Otieno", None, "Minister"), "Minister Amos Otieno"),
        (someone("Amos Otieno", "AU", "Chairperson"), "Chairperson Amos Otieno of the African Union"),
        (
            someone("Amos Otieno", "KEN", "Principal Secretary for Lakes and Rivers"),
            "Amos Otieno (Kenyan Principal Secretary for Lakes and Rivers)",
        ),
        (someone("AMOS OTIENO", "KEN", "PRESIDENT"), "Kenyan President Amos Otieno"),
    ],
)
def test_people_are_named_with_office_and_state(person: Participant, words: str) -> None:
    assert person_words(person, "original") == words


def test_people_are_named_highest_first_and_the_rest_counted() -> None:
    people = [someone(f"Amos {name}", "KEN", "Envoy") for name in ("Ouko", "Kamau", "Wekesa")]
    words = people_words([*people, someone("Tuula Berg", "FIN", "President")], "original")
    assert words == "Finnish President Tuula Berg, Kenyan Envoy Amos Ouko, Kenyan Envoy Amos Kamau and 1 more"


def test_one_person_is_named_once_and_the_nameless_only_where_nobody_else_is() -> None:
    people = (
        someone("Tuula Berg", "FIN", "President"), someone("Berg", None, "President"),
        someone(None, "FIN", "minister"), someone(None, "KEN", "minister"),
    )  # fmt: skip
    assert distinct(people) == (people[0], people[3])
