from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.data import load
from communique.extraction.instrument_nouns import load_nouns
from communique.extraction.instruments import find_instruments
from communique.model import AgreementKind


def titles(text: str) -> list[str]:
    return [text[p.start : p.end] for p in find_instruments(text)]


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("They signed a treaty.", "treaty", "treaty"),
        (
            "The Treaty on Good Relations between Chile and Nepal was signed on 3 May 1998.",
            "Treaty on Good Relations between Chile and Nepal",
            "treaty",
        ),
        (
            "a memorandum of understanding on alpine rescue between the two ministries was inked yesterday",
            "memorandum of understanding on alpine rescue between the two ministries",
            "memorandum",
        ),
        ("Both sides initialled the MoU on seed exchange in Lima", "MoU on seed exchange", "memorandum"),
        ("the signing of the visa exemption agreement", "visa exemption agreement", "agreement"),
        (
            "the entry into force of the Chile-Nepal Free Trade Agreement (CNFTA) last week",
            "Chile-Nepal Free Trade Agreement (CNFTA)",
            "agreement",
        ),
        ("to conclude a trade and investment protection agreement with Nepal",
         "trade and investment protection agreement with Nepal", "agreement"),
        ("a framework agreement was reached in Oslo", "framework agreement", "agreement"),
        ("a voluntary, non-binding code of conduct", "voluntary, non-binding code of conduct", "other"),
        ("Joint Statement by President Ana P. Rojas and Prime Minister Thapa",
         "Joint Statement by President Ana P. Rojas and Prime Minister Thapa", "joint-statement"),
        ("JOINT CHILE-NEPAL STATEMENT ON ICE", "JOINT CHILE-NEPAL STATEMENT ON ICE", "joint-statement"),
        ("They adopted the Pokhara Declaration on Mountain Peoples.",
         "Pokhara Declaration on Mountain Peoples", "declaration"),
        ("will carry out the Action Plan for 2027", "Action Plan", "plan"),
        ("signed a protocol to the fisheries treaty", "protocol to the fisheries treaty", "protocol"),
        ("a copper purchase contract with the smelter", "purchase contract with the smelter", "contract"),
        ("signed the Andean Charter of Rivers", "Andean Charter of Rivers", "charter"),
    ],
)  # fmt: skip
def test_the_phrase_runs_over_what_it_is_called(text: str, title: str, kind: AgreementKind) -> None:
    (phrase,) = find_instruments(text)
    assert text[phrase.start : phrase.end] == title
    assert phrase.kind == kind


@pytest.mark.parametrize(
    ("text", "title", "count", "approximate"),
    [
        ("the signing of 14 cooperation documents", "14 cooperation documents", 14, False),
        ("Around 70 cooperation agreements were signed", "Around 70 cooperation agreements", 70, True),
        ("more than 20 agreements were signed", "more than 20 agreements", 20, True),
        ("signed three memoranda of understanding", "three memoranda of understanding", 3, False),
        ("Cooperation agreements were signed", "Cooperation agreements", None, False),
        ("the 2019 treaties of friendship", "treaties of friendship", None, False),
        ("an agreement on 12 joint ventures", "agreement on 12 joint ventures", None, False),
    ],
)
def test_a_bundle_has_its_number(text: str, title: str, count: int | None, approximate: bool) -> None:
    (phrase,) = find_instruments(text)
    assert (text[phrase.start : phrase.end], phrase.count, phrase.approximate) == (title, count, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "in line with the UN Charter and the United Nations Convention on the Law of the Sea",
        "They are in full agreement that the pass must open.",
        "the agreements reached by the two presidents",
        "They welcomed the agreement.",
        "their treaty allies",
        "a charter flight from Lima",
        "the chief of protocol and a protocol officer",
        "by mutual agreement",
        "an agreement in principle",
        "The programme of the visit was rich.",
        "a framework for talks",
        "see example.org/lima-declaration/",
    ],
)
def test_cited_law_states_of_mind_and_bare_references_are_none(text: str) -> None:
    assert titles(text) == []


def test_a_quoted_title_is_taken_whole() -> None:
    inside = "They issued the “Joint Statement of Chile and Nepal on Snow, Ice and Water” in Lima."
    assert titles(inside) == ["Joint Statement of Chile and Nepal on Snow, Ice and Water"]
    after = 'adopted a joint communiqué "On Snow and Ice", as planned'
    assert titles(after) == ['joint communiqué "On Snow and Ice']


def test_instruments_told_side_by_side_are_apart_and_nested_ones_are_one() -> None:
    beside = "They signed an agreement on tea and a protocol on quarantine, and an MoU with the port."
    assert titles(beside) == ["agreement on tea", "protocol on quarantine", "MoU with the port"]
    nested = "the Joint Statement on Implementing the Treaty of Friendship"
    assert titles(nested) == ["Joint Statement on Implementing the Treaty of Friendship"]


def test_a_tail_ends_before_the_verb_and_before_the_date() -> None:
    assert titles("the pact between Chile and Nepal was ratified") == ["pact between Chile and Nepal"]
    assert titles("a fishing agreement on Monday") == ["agreement"]
    assert titles("the Treaty of Friendship of July 2, 1971") == ["Treaty of Friendship"]


WORDS = ["Treaty", "on", "the", "and", "pacts", "11", "MoU", "between", "(FTA)", "“", "”", ",", "in", "é"]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_phrases_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for phrase in find_instruments(text):
        assert end <= phrase.start < phrase.end <= len(text)
        end = phrase.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= p.start < p.end <= len(text) + 20 for p in find_instruments(text + " a treaty of İzmir"))


def test_every_noun_has_one_kind_and_the_lists_are_sorted() -> None:
    data = load("instruments")
    nouns = [noun for fields in data["kinds"].values() for listed in fields.values() for noun in listed]
    assert len(nouns) == len(set(nouns))
    assert len(load_nouns().heads) > len(nouns)
    for key, value in data.items():
        if isinstance(value, list):
            assert value == sorted(value), key


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("They signed a Science, Technology, and Innovation Agreement in May.",
         "Science, Technology, and Innovation Agreement"),
        ("They praised the Malta – Nepal Framework for Security, Public Health, and Safe Ports in May.",
         "Malta – Nepal Framework for Security, Public Health, and Safe Ports"),
        ("Malta and Nepal signed an Agreement on Trade, and Kenya left.", "Agreement on Trade"),
        ("Following the Agreement on Trade, Malta and Nepal spoke.", "Agreement on Trade"),
        ("They signed four Agreements/MoUs on farming.", "four Agreements"),
        ("They met after the agreement of 3 May 2021 was read.", "agreement"),
        ("We are releasing the “Joint Statement on Ports of the New Era,” which will guide us.",
         "Joint Statement on Ports of the New Era"),
    ],
)  # fmt: skip
def test_a_name_may_hold_a_list_and_a_dash(sentence: str, name: str) -> None:
    assert [sentence[p.start : p.end] for p in find_instruments(sentence)] == [name]
