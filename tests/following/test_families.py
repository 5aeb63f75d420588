from __future__ import annotations

import pytest

from communique.data import load
from communique.following.families import find_asks, is_broad, rank_factor, rank_of
from communique.following.naming import names_in

ASKING = {
    "aid": ["provide four million euros in drought relief", "increase scholarships for Kenyan nurses"],
    "conclude": [
        "conclude negotiations on a double taxation agreement",
        "a visa waiver for holders of diplomatic passports",
        "sign a memorandum of understanding on fisheries",
    ],
    "contact": [
        "maintain high-level contacts",
        "increase the exchange of delegations at all levels",
        "stay in close touch on the situation in the Sahel",
        "further strengthen communication with Finland",
        "consult closely on the matter",
    ],
    "cooperate": ["expand cooperation in forestry and water management"],
    "coordinate": [
        "continue to consult as the fishing season opens",
        "strengthen coordination",
        "open talks on fishing quotas",
        "continue working closely with Finland",
    ],
    "develop": ["expand trade in timber", "invest in geothermal power"],
    "establish": ["set up a joint working group on cold-climate farming"],
    "exert": ["work for a ceasefire", "continue to play a constructive role in the talks"],
    "mechanism": [
        "make full use of the existing cooperation mechanisms",
        "coordinate closely through the joint commission on forestry",
    ],
    "meet": ["meet again in Mombasa before the end of the year", "hold talks in the autumn"],
    "relations": ["lift bilateral relations to a new height"],
    "session": ["hold the next session of the joint commission in Turku"],
    "summit": ["host an investment forum in Oulu"],
    "support": ["support Kenya's candidacy for the council"],
    "take-up": ["work together against the poaching of elephants"],
    "visit": ["prepare carefully for the upcoming visit of the president"],
}
"""Actions by the family they ask for."""

NOT_ASKING = [
    ("contact", "promote student exchanges"),
    ("contact", "not hold any official contact with the separatists"),
    ("contact", "implement the results of the high-level visits"),
    ("contact", "exchange views on regional matters"),
    ("conclude", "fully implement the fisheries agreement"),
    ("contact", "stay in close touch with our allies"),
    ("coordinate", "strengthen coordination in international organisations"),
    ("coordinate", "coordinate closely through the joint commission"),
    ("meet", "continue to meet at all levels"),
    ("relations", "deepen economic relations"),
    ("visit", "carry out the outcomes of the recent visit"),
]


@pytest.mark.parametrize("name", sorted(load("answers")["families"]))
def test_every_family_is_asked_for_by_ordinary_wording(name: str) -> None:
    assert ASKING[name]
    for action in ASKING[name]:
        assert name in {ask.name for ask in find_asks(action)}, action


@pytest.mark.parametrize(("name", "action"), NOT_ASKING)
def test_wording_that_only_sounds_alike_asks_for_something_else(name: str, action: str) -> None:
    assert name not in {ask.name for ask in find_asks(action)}


def test_an_action_that_leaves_no_record_asks_for_nothing() -> None:
    assert find_asks("respect the rights of farmers") == ()


def test_every_family_says_what_answers_it() -> None:
    for name, family in load("answers")["families"].items():
        assert family["reason"], name
        assert all(0 < answer["weight"] <= 0.9 for answer in family["answers"]), name


@pytest.mark.parametrize(
    ("office", "rank"),
    [
        ("President", "top"),
        ("Prime Minister", "top"),
        ("Vice President", "high"),
        ("Deputy Prime Minister", "high"),
        ("Minister for Foreign Affairs", "high"),
        ("Deputy Minister of Foreign Affairs", "low"),
        ("Ambassador to Finland", "low"),
        ("Head Gardener", "unknown"),
        (None, "unknown"),
    ],
)
def test_the_longest_word_of_an_office_tells_its_rank(office: str | None, rank: str) -> None:
    assert rank_of(office) == rank


@pytest.mark.parametrize("region", load("answers")["broad_regions"])
def test_regions_that_tell_nothing_apart_are_known_regions(region: str) -> None:
    assert is_broad(region)
    assert names_in(f"peace in {region} and beyond") == {region}


def test_the_highest_of_those_present_counts() -> None:
    assert rank_factor(["low", "top"]) == 1.0
    assert rank_factor(["low"]) < rank_factor([])
