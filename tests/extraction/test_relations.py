"""Relations: levels of standing, whose they are, what happened to them and when."""

from __future__ import annotations

from itertools import pairwise

import pytest

from communique.extraction.grammar import Rule, grammar
from communique.extraction.levels import find_levels
from communique.extraction.marking import mark
from communique.extraction.relations import find_relations
from communique.model import Relation, Visit
from tests.extraction.telling import read

Told = tuple[frozenset[str], str, str, str | None]


def find(*sentences: str) -> list[Relation]:
    return find_relations(read(*sentences), [])


def told(*sentences: str) -> set[Told]:
    return {(frozenset(r.parties), r.level, r.change, r.date) for r in find(*sentences)}


def one(a: str, b: str, level: str, change: str, date: str | None = None) -> Told:
    return frozenset({a, b}), level, change, date


@pytest.mark.parametrize("rule", grammar().rules["relations"], ids=lambda rule: rule.id)
def test_a_rule_holds_in_its_own_test_sentence(rule: Rule) -> None:
    discourse = read(rule.test)
    sentence = discourse.clauses[-1].sentence
    levels = find_levels(rule.test)
    marked = mark(sentence, "LEVEL", [(sentence.start + p.start, sentence.start + p.end) for p in levels])
    assert not rule.triggers.isdisjoint(marked.letters)
    assert any(rule.matches(marked.letters))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Malta established a strategic partnership with Nepal in 2001 and upgraded it to a "
            "comprehensive strategic partnership in 2012.",
            {
                one("MLT", "NPL", "strategic-partnership", "established", "2001"),
                one("MLT", "NPL", "comprehensive-strategic-partnership", "upgraded", "2012"),
            },
        ),
        (
            "This year marks the 50th anniversary of diplomatic relations between Malta and Nepal.",
            {one("MLT", "NPL", "diplomatic-relations", "established", "1975")},
        ),
        (
            "They marked the 40th anniversary of diplomatic relations of Malta and Nepal (6 June 1984).",
            {one("MLT", "NPL", "diplomatic-relations", "established", "1984-06-06")},
        ),
        (
            "Malta and Nepal established diplomatic relations 35 years ago.",
            {one("MLT", "NPL", "diplomatic-relations", "established", "1990")},
        ),
        (
            "Malta and Nepal have come far in over 50 years since the establishment of diplomatic relations.",
            {one("MLT", "NPL", "diplomatic-relations", "established")},
        ),
        (
            "Malta has upgraded its relations with Nepal, Kenya and Fiji to strategic partnerships.",
            {one("MLT", code, "strategic-partnership", "upgraded") for code in ("NPL", "KEN", "FJI")},
        ),
        ("Nepal severed diplomatic relations with Malta in 1984.",
         {one("NPL", "MLT", "diplomatic-relations", "ended", "1984")}),
        ("The two sides agreed to take the Malta-Nepal all-weather strategic partnership to new heights.",
         {one("MLT", "NPL", "all-weather-strategic-partnership", "standing")}),
        ("Malta and Kenya are both close allies of Nepal.",
         {one("MLT", "NPL", "alliance", "standing"), one("KEN", "NPL", "alliance", "standing")}),
        ("In 1944 the Soviet Union and Nepal established diplomatic relations, which Russia values.",
         {one("RUS", "NPL", "diplomatic-relations", "established", "1944")}),
    ],
)  # fmt: skip
def test_what_a_sentence_tells(sentence: str, expected: set[Told]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya hopes to upgrade its relations with Finland to a strategic partnership.",
        "Malta and Nepal have never established diplomatic relations.",
        "Malta and Nepal will work towards a strategic partnership.",
        "President Joan Vella of Malta intends to designate Nepal as a Major Non-NATO Ally.",
        "Malta stands with its allies and partners.",
        "Malta briefed NATO's eastern allies on its talks with Nepal.",
        "Malta normalised its diplomatic relations as best it could.",
        "The Malta-Nepal Strategic Partnership Agreement covers trade.",
    ],
)
def test_wishes_denials_and_other_names_tell_of_no_relation(sentence: str) -> None:
    assert find(sentence) == []


def test_a_level_stands_once_and_not_beside_its_own_change() -> None:
    found = told(
        "Malta and Nepal upgraded their ties to a strategic partnership in 2019.",
        "They praised the Malta-Nepal strategic partnership.",
        "The strategic partnership between Malta and Nepal is strong.",
    )
    assert found == {one("MLT", "NPL", "strategic-partnership", "upgraded", "2019")}


def test_the_dated_telling_of_a_change_is_kept() -> None:
    found = told(
        "Malta and Nepal have been friends since the establishment of diplomatic relations.",
        "Malta and Nepal established diplomatic relations in March 1971.",
    )
    assert found == {one("MLT", "NPL", "diplomatic-relations", "established", "1971-03")}


def test_an_undated_upgrade_on_a_dated_visit_takes_its_time() -> None:
    discourse = read("Malta has upgraded its relations with Nepal to a strategic partnership.")
    visit = Visit(
        evidence=(), rule="visits.test", confidence=1.0, parties=("MLT", "NPL"),
        origin="MLT", destination="NPL", start="2025-05-01", end="2025-05-03",
    )  # fmt: skip
    (relation,) = find_relations(discourse, [visit])
    assert relation.date == "2025-05-01/2025-05-03"


def test_evidence_holds_the_level_and_evidence_of_several_is_in_order() -> None:
    sentences = ("The Malta-Nepal strategic partnership grows.", "Malta is an ally of Kenya.")
    discourse = read(*sentences)
    found = find_relations(discourse, [])
    quotes = [discourse.text[r.evidence[0].start : r.evidence[0].end] for r in found]
    assert "strategic partnership" in quotes[0]
    assert "ally of Kenya" in quotes[1]
    assert all(a.evidence < b.evidence for a, b in pairwise(found))


def test_an_upgrade_that_is_also_called_an_establishment_is_one_change() -> None:
    found = find(
        "Malta and Nepal upgraded their ties to a strategic partnership.",
        "Malta and Nepal praised the establishment of the strategic partnership in 2019.",
    )
    assert [(r.change, r.date, len(r.evidence)) for r in found] == [("upgraded", "2019", 2)]


def test_a_number_of_partnerships_is_no_level_of_the_two() -> None:
    assert find("Malta and Nepal met, and the total number of strategic partnerships rose to 37.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides are building a strategic partnership.",
        "Nepal is forging an alliance of small harbours that care for the sea.",
        "The officers of Fenwick Boots Alliance met Malta and Nepal.",
        "Malta welcomed the vaccine alliance that has its seat in Nepal.",
        "Our dialogue with Nepal has approached the level of a strategic partnership, Malta said.",
        "Malta evacuated our allies, Nepalis who had helped.",
        "Malta is willing to join Nepal in a stronger BRICS strategic partnership.",
    ],
)
def test_what_is_being_built_and_the_names_of_firms_tell_of_no_standing(sentence: str) -> None:
    assert find_relations(read(sentence), []) == []


def test_years_since_the_founding_date_it_whatever_stands_between() -> None:
    (relation,) = find_relations(read("They celebrated 100 years of Malta-Nepal diplomatic relations."), [])
    assert (relation.change, relation.date) == ("established", "1925")
    (relation,) = find_relations(
        read("It has been 26 years since Malta has established diplomatic relations with Nepal."), []
    )
    assert (relation.change, relation.date) == ("established", "1999")


def test_the_subject_of_the_next_clause_is_no_ally() -> None:
    (relation,) = find_relations(read("To strengthen our alliance with Nepal, Malta will build ships."), [])
    assert set(relation.parties) == {"MLT", "NPL"}


def test_a_jubilee_is_dated_beside_vague_years() -> None:
    (relation,) = find_relations(
        read("This year Malta and Nepal mark 25 years from the launch of our strategic partnership, "
             "which grew during the last years."), [],
    )  # fmt: skip
    assert relation.date == "2000"


def test_parties_of_another_clause_have_no_part_in_the_dyad() -> None:
    found = find_relations(
        read("Ministers of Malta and Nepal met.",
             "They celebrate 200 years of positive diplomatic relations and discuss Kenya's war on Fiji."),
        [],
    )  # fmt: skip
    assert [set(relation.parties) for relation in found] == [{"MLT", "NPL"}]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Malta and Nepal are strategic partners.", one("MLT", "NPL", "strategic-partnership", "standing")),
        ("As strategic partners, Malta and Nepal work closely.",
         one("MLT", "NPL", "strategic-partnership", "standing")),
        ("Malta thanked its Nepali allies.", one("MLT", "NPL", "alliance", "standing")),
        ("Malta and Nepal have been strategic partners since 2004.",
         one("MLT", "NPL", "strategic-partnership", "established", "2004")),
        ("Malta has maintained diplomatic relations with Nepal since 1971.",
         one("MLT", "NPL", "diplomatic-relations", "established", "1971")),
        ("The strategic partnership established between Malta and Nepal in 2019 bears fruit.",
         one("MLT", "NPL", "strategic-partnership", "established", "2019")),
        ("Ms Borg of Malta said that Nepal is our closest ally.", one("MLT", "NPL", "alliance", "standing")),
        ("Nepal joined the SCO in 2020.", one("NPL", "SCO", "membership", "established", "2020")),
        ("China and Nepal advance their strategic partnership of everlasting friendship.",
         one("CHN", "NPL", "strategic-partnership-of-everlasting-friendship", "standing")),
        ("Malta and Nepal upgraded their comprehensive partnership to a strategic partnership in 2020.",
         one("MLT", "NPL", "strategic-partnership", "upgraded", "2020")),
    ],
)  # fmt: skip
def test_relations_in_further_constructions(sentence: str, expected: Told) -> None:
    assert told(sentence) == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta is resettling our Nepali allies.",
        "Nepal joined the EU in condemning the attack.",
        "Nepali allies are always in demand, Malta said.",
        "Malta and Nepal called these the first steps in a long-term strategic partnership.",
        "Present were Jo Vella, Chief Officer of Malta Boots Alliance, and Ram Thapa of Nepal.",
    ],
)
def test_people_and_company_for_a_day_are_no_relation(sentence: str) -> None:
    assert told(sentence) == set()


def test_a_partnership_set_up_on_a_dated_visit_takes_its_time() -> None:
    visit = Visit(
        evidence=(), rule="visits.test", confidence=1.0, parties=("MLT", "NPL"), origin="MLT",
        destination="NPL", start="2025-05-02", end="2025-05-04",
    )  # fmt: skip
    discourse = read("Malta and Nepal established a strategic partnership during the visit.")
    assert [r.date for r in find_relations(discourse, [visit])] == ["2025-05-02/2025-05-04"]


def test_the_finer_date_of_a_founding_is_kept() -> None:
    assert told(
        "Malta and Nepal mark the 54th anniversary of the establishment of diplomatic relations.",
        "On 25 January 1971, Malta and Nepal established diplomatic relations.",
    ) == {one("MLT", "NPL", "diplomatic-relations", "established", "1971-01-25")}


def test_those_who_address_each_other_as_allies_are_the_two_of_the_text() -> None:
    opening = "President Vella of Malta met President Thapa of Nepal in Valletta."
    assert told(opening, "You are our closest ally.") == {one("MLT", "NPL", "alliance", "standing")}
    assert told(opening, "You are our closest ally in NATO.") == set()
    assert told(opening, "They spoke of Fiji.", "You are not our ally.") == set()


def test_a_date_at_the_front_of_the_next_clause_is_that_of_what_the_next_clause_tells() -> None:
    assert told(
        "In 2016 Malta and Nepal set up a comprehensive partnership, and in March 2024 they raised it to a"
        " strategic partnership."
    ) == {
        one("MLT", "NPL", "comprehensive-partnership", "established", "2016"),
        one("MLT", "NPL", "strategic-partnership", "upgraded", "2024-03"),
    }


def test_so_many_months_after_a_change_of_level_do_not_give_its_day() -> None:
    sentence = "The fair opened on 9 April, seven months after Malta and Nepal became strategic partners."
    assert told(sentence) == {one("MLT", "NPL", "strategic-partnership", "established")}
