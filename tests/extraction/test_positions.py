"""Positions: who takes which stance on what, and what is no stance."""

from __future__ import annotations

import pytest

from communique.data import load
from communique.extraction.grammar import Rule, grammar
from communique.extraction.phrases import fold
from communique.extraction.positions import find_positions
from communique.extraction.positions.extent import find_topic
from communique.model import Position
from tests.extraction.telling import read

SCOPES = {
    "any",
    "beyond",
    "commitment",
    "doctrine",
    "doing",
    "need",
    "partner",
    "principle",
    "stance",
    "third",
}
HOLDERS = {"agent", "dyad", "following", "inside", "owner", "sentence", "speaker", "subject"}


def find(*sentences: str) -> list[Position]:
    """Return the positions of a document on talks between Malta and Nepal that holds these paragraphs."""
    opening = "Foreign Minister of Malta Joe Camilleri met with Foreign Minister of Nepal Bina Thapa."
    return find_positions(read(opening, *sentences))


def told(*sentences: str) -> set[tuple[frozenset[str], str, str]]:
    return {(frozenset(p.by), p.stance, p.topic) for p in find(*sentences)}


def one(by: str, stance: str, topic: str) -> set[tuple[frozenset[str], str, str]]:
    return {(frozenset(by.split()), stance, topic)}


@pytest.mark.parametrize("rule", grammar().rules["positions"], ids=lambda rule: rule.id)
def test_a_rule_holds_in_its_own_test_sentence(rule: Rule) -> None:
    letters = read(rule.test).clauses[-1].sentence.letters
    assert not rule.triggers.isdisjoint(letters)
    assert any(rule.matches(letters))


@pytest.mark.parametrize("rule", grammar().rules["positions"], ids=lambda rule: rule.id)
def test_a_rule_says_stance_scope_and_holder_in_known_words(rule: Rule) -> None:
    assert rule.fields["stance"] in ("supports", "opposes", "concern")
    assert rule.fields["scope"] in SCOPES
    assert rule.fields.get("holder", "subject") in HOLDERS


def test_matters_are_sorted_and_end_in_a_star_at_most() -> None:
    for category, phrases in load("matters").items():
        words = [str(phrase) for phrase in phrases]
        assert words == sorted(set(words), key=str.casefold), category
        assert all("*" not in word[:-1] for word in words), category
        assert all(fold(word).strip() for word in words), category


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Nepal strongly condemned the shelling of the port of Odesa.",
            one("NPL", "opposes", "shelling of the port of Odesa"),
        ),
        ("Nepal opposes and condemns the coup in Gabon.", one("NPL", "opposes", "coup in Gabon")),
        (
            "The two sides condemned the coup in Gabon and called for the release of hostages.",
            one("MLT NPL", "opposes", "coup in Gabon"),
        ),
        (
            "Malta will never recognise the annexation of the island.",
            one("MLT", "opposes", "annexation of the island"),
        ),
        ("Nepal does not support the embargo against Cuba.", one("NPL", "opposes", "embargo against Cuba")),
        (
            "Both ministers spoke out against any further escalation in the Middle East.",
            one("MLT NPL", "opposes", "further escalation in the Middle East"),
        ),
        (
            "Nepal is deeply concerned about the fighting in Sudan.",
            one("NPL", "opposes", "fighting in Sudan"),
        ),
        ("Nepal is concerned about the fighting in Sudan.", one("NPL", "neutral", "fighting in Sudan")),
        (
            "The two ministers discussed their serious concerns about the drone attacks on Khartoum.",
            one("MLT NPL", "opposes", "drone attacks on Khartoum"),
        ),
        (
            "The two sides noted with concern the tensions in the Aegean Sea.",
            one("MLT NPL", "neutral", "tensions in the Aegean Sea"),
        ),
        (
            "Nepal remains firmly committed to the one-China policy.",
            one("NPL", "supports", "one-China policy"),
        ),
        (
            "Nepal will continue to adhere to the one-China policy.",
            one("NPL", "supports", "one-China policy"),
        ),
        (
            "Nepal supports Malta in playing a bigger role in the Mediterranean.",
            one("NPL", "supports", "Malta in playing a bigger role in the Mediterranean"),
        ),
        (
            "Malta affirmed its support for Nepal's candidacy for the Human Rights Council.",
            one("MLT", "supports", "Nepal's candidacy for the Human Rights Council"),
        ),
        (
            "Mr. Camilleri conveyed Malta's full solidarity with the people of Ukraine.",
            one("MLT", "supports", "people of Ukraine"),
        ),
        (
            "The two leaders reaffirmed their commitment to the sovereignty and unity of Moldova.",
            one("MLT NPL", "supports", "sovereignty and unity of Moldova"),
        ),
        (
            "The two ministers underscored the importance of peace and stability in the South China Sea.",
            one("MLT NPL", "supports", "peace and stability in the South China Sea"),
        ),
        (
            "They stressed that disputes should be resolved by peaceful means.",
            one("MLT NPL", "supports", "disputes should be resolved by peaceful means"),
        ),
        (
            "The need for an early ceasefire in Yemen was underscored.",
            one("MLT NPL", "supports", "early ceasefire in Yemen"),
        ),
        (
            "Malta welcomed the ceasefire agreement between Armenia and Azerbaijan.",
            one("MLT", "supports", "ceasefire agreement between Armenia and Azerbaijan"),
        ),
        (
            "He spoke of their application for membership of NATO, which Malta strongly supports.",
            one("MLT", "supports", "application for membership of NATO"),
        ),
        ("The coup in Gabon was condemned by Malta.", one("MLT", "opposes", "coup in Gabon")),
    ],
)
def test_a_stance_is_told_with_its_holder_and_topic(
    sentence: str, expected: set[tuple[frozenset[str], str, str]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Nepal did not condemn the coup in Gabon.",
        "Nepal does not comply with international law.",
        "The two sides exchanged views on the conflict in Yemen.",
        "They discussed the need to end the war in Yemen.",
        "Malta and Nepal are committed to finding ways to achieve stability in Yemen.",
        "Friends are strongest when they stand united in their respect for the rule of law, Malta said.",
        "They noted Malta's readiness to work with Nepal, strengthen trade and support the peace process.",
        "Malta voiced appreciation for Nepal's provision of aid and its support for sanctions.",
        "Malta welcomed Nepal's strong commitment to the truce in Yemen.",
        "Malta and Nepal welcomed the progress made by their Malta-Nepal group on peace in Yemen.",
        "I opposed permanently having forces in Yemen, the Minister of Malta recalled.",
        "Nepal should condemn the coup in Gabon.",
        "Malta will support Nepal in training its police.",
        "Malta hopes to support the peace process in Sudan.",
        "Malta thanked Nepal for its support for the sovereignty of Malta.",
        "The Minister praised Jordan's support for the two-state solution.",
        "Malta welcomed the visit of the Minister of Nepal.",
        "Mr. Camilleri welcomed Ms. Thapa to Valletta.",
        "The initiative supports farmers in the hills.",
        "The two ministers underscored the importance of closer cooperation for peace and stability.",
        "The two sides reaffirmed their commitment to the strategic partnership.",
        "The two sides reaffirmed their commitment to deepening trade between Malta and Nepal.",
        "Malta attaches great importance to its relations with Nepal.",
        "Peru deeply regrets the loss of life in the floods.",
        "The situation in Sudan is worrisome.",
    ],
)
def test_what_is_wished_thanked_discussed_or_bilateral_is_no_position(sentence: str) -> None:
    assert find(sentence) == []


def test_two_stances_of_one_sentence_are_two_positions() -> None:
    assert told("Nepal supports the peace process in Sudan and opposes any foreign intervention there.") == {
        *one("NPL", "supports", "peace process in Sudan"),
        *one("NPL", "opposes", "foreign intervention there"),
    }


def test_evidence_runs_from_the_subject_to_the_end_of_the_object_without_the_full_stop() -> None:
    discourse = read("Nepal firmly supports the peace process in Sudan and agreed to send observers.")
    (position,) = find_positions(discourse)
    (span,) = position.evidence
    assert discourse.text[span.start : span.end] == "Nepal firmly supports the peace process in Sudan"


def test_a_stance_told_twice_is_one_position() -> None:
    told_twice = "Nepal strongly condemned the coup in Gabon."
    assert len(find(told_twice, told_twice)) == 1


def test_a_headline_is_no_position_of_its_own() -> None:
    discourse = read("Talks took place on Monday.", title="Nepal condemns the coup in Gabon")
    assert find_positions(discourse) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Minister Camilleri said that rocket attacks on ports are absolutely unacceptable.",
            one("MLT", "opposes", "rocket attacks on ports"),
        ),
        (
            "They agreed that a negotiated two-state solution remains the only viable path to peace.",
            one("MLT NPL", "supports", "negotiated two-state solution"),
        ),
        (
            "In condemning the invasion of Peru, the two ministers thanked the doctors.",
            one("MLT NPL", "opposes", "invasion of Peru"),
        ),
        (
            "We are very much concerned, as all are, with the expansion of the war, Minister Thapa said.",
            one("NPL", "opposes", "expansion of the war"),
        ),
        ("It is a pleasure that the hotel remains the best option for guests.", set()),
        ("This must be protected, the guide said.", set()),
    ],
)
def test_a_judgement_without_a_verb_of_stance_is_told_by_its_words(
    sentence: str, expected: set[tuple[frozenset[str], str, str]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("and being ready to join mediation in the conflict", "join mediation in the conflict"),
        ("the end of the war", "end of the war"),
    ],
)
def test_a_topic_begins_with_what_the_stance_is_about(words: str, topic: str) -> None:
    assert find_topic(words) == topic


def test_who_issues_a_statement_is_its_we() -> None:
    title = "Statement by the Ministry of Foreign Affairs of Peru on the fighting in the valley"
    document = read("The blockade of ports is unacceptable.", title=title)
    assert [(p.by, p.stance) for p in find_positions(document)] == [(("PER",), "opposes")]


def test_standing_by_what_was_said_before_is_no_stance() -> None:
    assert told("Norway will stand by that voice in the UN.") == set()
    assert told("Norway stands by Ghana.") == told("Norway stands with Ghana.") != set()
