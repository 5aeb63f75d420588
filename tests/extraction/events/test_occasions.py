"""Names of sittings and gatherings: where they begin and end, what they say, and what only looks like one."""

from __future__ import annotations

import pytest

from communique.data import load
from communique.extraction.events.occasion_words import are_same_name, occasion_words, ordinal_of
from communique.extraction.events.occasions import Occasion, find_occasions
from communique.extraction.events.scene import Scene
from communique.language.en.times import Anchor
from tests.extraction.telling import read


def occasions(sentence: str) -> list[Occasion]:
    """Return what is named in a sentence."""
    discourse = read(sentence)
    return find_occasions(Scene.of(discourse, discourse.clauses[-1], Anchor()))


def only(sentence: str) -> Occasion:
    """Return the one name of a sentence."""
    found = occasions(sentence)
    assert len(found) == 1, [occasion.title for occasion in found]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "title", "ordinal"),
    [
        ("The 4th Peru – Ghana political consultation was held.", "Peru – Ghana political consultation", 4),
        (
            "The ninth session of the Peru-Ghana Joint Commission for Trade, Science, and Culture ended.",
            "Peru-Ghana Joint Commission for Trade, Science, and Culture",
            9,
        ),
        (
            "They co-chaired the XVI round of consular consultations between Peru and Ghana.",
            "consular consultations between Peru and Ghana",
            16,
        ),
        (
            "They met for the third meeting in Accra of the Peru-Ghana Working Group on Fisheries.",
            "Peru-Ghana Working Group on Fisheries",
            3,
        ),
        (
            "They held the 2nd session of the Mining Subcommittee of the Peru-Ghana Cooperation Committee.",
            "Mining Subcommittee of the Peru-Ghana Cooperation Committee",
            2,
        ),
        ("They held the twelfth Expert Group Meeting in Accra.", "Expert Group Meeting", 12),
        ("They held the 5th Peru-Ghana 2+2 Ministerial Dialogue.", "Peru-Ghana 2+2 Ministerial Dialogue", 5),
        ("They held political consultations at the vice-ministerial level.",
         "political consultations at the vice-ministerial level", None),
        ("They held the 25th Round of Boundary Talks on Monday.", "Boundary Talks", 25),
        ("The 80th session of the UN General Assembly opened.", "UN General Assembly", 80),
    ],
)  # fmt: skip
def test_session_is_named_without_number_and_sitting(sentence: str, title: str, ordinal: int | None) -> None:
    occasion = only(sentence)
    assert (occasion.kind, occasion.title, occasion.ordinal) == ("session", title, ordinal)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("She attended the third Nairobi Forum for Small Islands.", "third Nairobi Forum for Small Islands"),
        ("He attended the opening ceremony of the Accra Book Fair.", "Accra Book Fair"),
        (
            "The reception hosted by the Peruvian Embassy in Ghana to mark the anniversary of ties began.",
            "reception hosted by the Peruvian Embassy in Ghana to mark the anniversary of ties",
        ),
        ("He attended the informal meeting of ASEAN leaders.", "meeting of ASEAN leaders"),
        ("They spoke about COP31 in Antalya.", "COP31"),
        ("He attended the Shangri-La Dialogue.", "Shangri-La Dialogue"),
    ],
)  # fmt: skip
def test_gathering_is_named_with_its_number_and_without_its_parts(sentence: str, title: str) -> None:
    occasion = only(sentence)
    assert (occasion.kind, occasion.title) == ("gathering", title)


def test_two_organisations_before_a_plural_are_two_summits() -> None:
    found = occasions("They prepared for the G20 and APEC summits.")
    assert [(o.title, o.organisation) for o in found] == [("G20 summit", "G20"), ("APEC summit", "APEC")]


def test_parties_are_those_between_whom_and_not_those_it_is_about() -> None:
    assert only("They held consultations on Sudan between Peru and Ghana.").codes == ("PER", "GHA")
    assert only("He attended the Geneva Conference on Peace in Yemen.").codes == ()


def test_forum_named_alone_is_what_people_attend() -> None:
    assert only("The two presidents met on the margins of the G20.").organisation == "G20"
    assert occasions("G20 leaders praised the plan.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Senate Foreign Relations Committee heard the minister.",
        "The minister held a press conference.",
        "The Central Election Commission published the results.",
        "He chaired the Commission of the Republic of Peru for Culture.",
        "The Security Council resolutions must be carried out.",
        "The working party of the museum met.",
        "They discussed the European Commission's proposal.",
    ],
)
def test_bodies_of_one_state_and_mere_modifiers_are_left_out(sentence: str) -> None:
    assert [o.title for o in occasions(sentence) if o.named and not o.pointing] == []


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("3rd", 3),
        ("twenty-first", 21),
        ("XIV", 14),
        ("IX", 9),
        ("I", None),
        ("next", None),
        ("MIX", None),
        ("100th", 100),
    ],
)
def test_ordinals_are_read_in_figures_words_and_roman_figures(word: str, number: int | None) -> None:
    assert ordinal_of(word) == number


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("consular consultations between Peru and Ghana", "Consular Consultations", True),
        (
            "Mining Subcommittee of the Peru-Ghana Committee",
            "consultations between the ministries of health",
            False,
        ),
        ("NATO Summit", "G7 Summit", False),
        ("Nairobi Ocean Forum", None, True),
        ("Accra Summit", "Lima Summit", False),
    ],
)
def test_names_are_of_one_sitting_if_they_share_what_tells_it_apart(
    a: str, b: str | None, same: bool
) -> None:
    assert are_same_name(a, b) is same


def test_headline_may_name_a_reception_otherwise() -> None:
    headline, told = (
        "National Day Reception of Peru",
        "reception held by the Embassy to mark Peru's independence",
    )
    assert not are_same_name(headline, told)
    assert are_same_name(headline, told, loosely=True)


@pytest.mark.parametrize("name", ["mechanisms", "gatherings"])
def test_lists_of_words_are_sorted_and_without_repetition(name: str) -> None:
    lists = [words for words in load(name).values() if isinstance(words, list)]
    assert len(lists) > 3
    for words in lists:
        assert words == sorted(set(words), key=str.casefold)


def test_every_head_that_needs_a_word_before_it_is_a_head() -> None:
    table = occasion_words()
    grammar_words = {
        word for key in ("mechanisms", "gatherings", "sittings") for word in load("wordsets")[key]
    }
    assert set(table.needed) <= grammar_words
    assert table.parts <= grammar_words | {"segment", "week"}
