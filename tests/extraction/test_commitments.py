"""Commitments: who binds whom to do what by when, and what only sounds like it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import communique.extraction
from communique.extraction.commitments import find_commitments
from communique.extraction.extract import read_document
from communique.extraction.grammar import Rule, grammar
from communique.extraction.subjects import letters_of
from communique.reading.documents import read_text
from tests.extraction.committing import commitments, only, quote
from tests.extraction.telling import read

RULES = grammar().rules["commitments"]

# --- rules and letters -----------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_its_own_test_sentence(rule: Rule) -> None:
    letters = read(rule.test).clauses[-1].sentence.letters
    assert any(True for _ in rule.matches(letters))
    assert not rule.triggers.isdisjoint(letters)


def test_all_words_that_the_code_looks_for_have_letters() -> None:
    folder = Path(communique.extraction.__file__).parent
    sources = [folder / "subjects.py", folder / "partners.py", *sorted((folder / "commitments").glob("*.py"))]
    code = "".join(source.read_text("utf-8") for source in sources)
    elements = set(re.findall(r'letters_of\(\s*"([^"{}]+)"\s*\)', code))
    assert len(elements) > 20
    for element in elements:
        assert letters_of(element)


# --- modality and parties ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "modality", "by", "to"),
    [
        ("The two ministers agreed to open a joint school of nursing.", "agreed", {"MLT", "NPL"}, set()),
        ("Malta and Nepal will build a training centre for pilots.", "agreed", {"MLT", "NPL"}, set()),
        ("They reaffirmed their commitment to expanding trade in tea.", "agreed", {"MLT", "NPL"}, set()),
        ("It was agreed to simplify the issue of visas.", "agreed", {"MLT", "NPL"}, set()),
        ("Readiness was expressed to launch direct flights.", "agreed", {"MLT", "NPL"}, set()),
        ("Malta stands ready to share its experience with Nepal.", "pledged", {"MLT"}, {"NPL"}),
        ("Nepal will provide Malta with seedlings.", "pledged", {"NPL"}, {"MLT"}),
        ("Borg voiced the readiness of Malta to train forty engineers.", "pledged", {"MLT"}, {"NPL"}),
        ("Thapa said that Nepal would lower its tariffs on olive oil.", "pledged", {"NPL"}, {"MLT"}),
        ("Borg asked Nepal to increase the number of scholarships.", "requested", {"MLT"}, {"NPL"}),
        ("Thapa expressed the hope that Malta will support the project.", "requested", {"NPL"}, {"MLT"}),
        ("Borg underscored the need for Nepal to ratify the treaty.", "requested", {"MLT"}, {"NPL"}),
        ("Borg said the two sides should step up exchanges.", "requested", {"MLT"}, {"NPL"}),
        ("The ministers said the two countries should share data.", "agreed", {"MLT", "NPL"}, set()),
    ],
)
def test_modality_follows_who_acts(sentence: str, modality: str, by: set[str], to: set[str]) -> None:
    claim = only(sentence)
    assert (claim.modality, set(claim.by), set(claim.to)) == (modality, by, to)


def test_joined_verb_takes_the_subject_of_the_first() -> None:
    sentence = "Nepal values its ties with Malta, and is willing to open a consulate in Valletta."
    claim = only(sentence)
    assert claim.by == ("NPL",)
    assert quote(claim, sentence) == "is willing to open a consulate in Valletta"


def test_verbs_governed_apart_are_records_apart() -> None:
    found = commitments("Malta is willing to share its maps with Nepal and will train thirty divers.")
    assert [claim.actions for claim in found] == [("share its maps with Nepal",), ("train thirty divers",)]


def test_aside_between_subject_and_verb_is_passed_over() -> None:
    assert only("Thapa, for his part, pledged to restore the archive.").by == ("NPL",)


def test_those_who_agree_that_others_should_act_ask() -> None:
    claim = only("The two ministers agreed that the international community should increase its aid.")
    assert claim.modality == "requested"


def test_those_who_jointly_direct_their_ministers_agree() -> None:
    claim = only("The two ministers directed their deputies to open a joint archive before May 2026.")
    assert (claim.modality, claim.by, claim.deadline) == ("agreed", ("MLT", "NPL"), "2026-05")


# --- what is no commitment --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The two ministers did not agree to open a consulate.",
        "Nepal refused to commit to lower tariffs.",
        "Malta had committed to fund the dam.",
        "Borg thanked Thapa for Nepal's readiness to host the talks.",
        "The agreement will contribute to peace in the region.",
        "Borg invited Thapa to pay a visit to Malta.",
        "The ministers agreed to stay in close touch.",
        "Malta will become richer.",
        "Borg hoped that this work will continue.",
        "The ministers discussed ways to expand trade.",
        "They agreed on the importance of clean water.",
        "They agreed on the need for a truce in the valley.",
        "Thapa will make official visits to Valletta and Rome.",
        "Borg will leave Valletta for Kathmandu on Monday to attend a fair.",
        "The two ministers will use the occasion to speak about clean water.",
        "The next Malta-Nepal Joint Committee will take place in Kathmandu.",
        "President Thapa of Nepal instructed the ministry to restore the archive.",
        "Nepal remains committed to the principle of neutrality.",
        "Borg underscored Malta's commitment to supporting Nepal's democracy.",
        "Thapa conveyed support for clean rivers, including through Malta's commitment to build weirs.",
    ],
)
def test_what_only_sounds_like_a_commitment_is_none(sentence: str) -> None:
    assert commitments(sentence) == []


def test_questions_commit_no_one() -> None:
    assert commitments("Will Malta and Nepal agree to build the dam?") == []


# --- extent, actions, deadlines ---------------------------------------------------------------------


def test_list_under_one_verb_is_one_record_with_its_actions() -> None:
    claim = only("The two sides agreed to widen trade, jointly fight smuggling and support young artists.")
    assert claim.actions == ("widen trade", "jointly fight smuggling", "support young artists")


def test_actions_in_the_gerund_are_told_in_the_base_form() -> None:
    claim = only("Malta looks forward to expanding trade with Nepal and deepening cooperation in health.")
    assert claim.actions == ("expand trade with Nepal", "deepen cooperation in health")


def test_company_and_purpose_are_no_part_of_an_action() -> None:
    claim = only("Malta is ready to work with Nepal to restore old bridges, so as to help tourism.")
    assert claim.actions == ("restore old bridges",)


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The sides agreed to build a road, which pleased the mayors.", "The sides agreed to build a road"),
        ("The sides agreed to build a road and praised the mayors.", "The sides agreed to build a road"),
        ("The sides agreed to build a road, and Malta is glad of it.", "The sides agreed to build a road"),
        ("“Malta will build a road,” Borg said.", "Malta will build a road"),
    ],
)
def test_evidence_ends_where_what_is_governed_ends(sentence: str, kept: str) -> None:
    assert quote(only(sentence), sentence) == kept


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("The two sides agreed to finish the tunnel by 2031.", "2031"),
        ("Malta will open a consulate in Pokhara in March 2026.", "2026-03"),
        ("The two sides agreed to hold a fair in the first half of next year.", "2026-06"),
        ("The two sides agreed to carry out the plan adopted last year.", None),
        ("The two sides agreed to implement Vision 2040.", None),
        ("Malta pledged to reopen the mountain road before the end of the year.", "2025"),
    ],
)
def test_deadline_is_given_only_where_the_words_set_one(sentence: str, deadline: str | None) -> None:
    assert only(sentence).deadline == deadline


def test_numbered_items_are_records_of_the_announced_verb() -> None:
    found = commitments(
        "The two ministries will work together on water. Key tasks include:",
        "First, restoring the old canals of both countries.",
        "Second, jointly training young engineers.",
    )
    assert [claim.by for claim in found] == [("MLT", "NPL")] * 3
    assert [claim.actions for claim in found[1:]] == [
        ("restore the old canals of both countries",),
        ("jointly train young engineers",),
    ]


def test_a_list_under_will_gives_a_record_for_each_item() -> None:
    found = commitments(
        "Malta and Nepal will:",
        "Open a joint office for trekking permits in Pokhara.",
        "Train forty surveyors in the mapping of glaciers each year.",
        "Glaciers matter to both peoples.",
    )
    assert [claim.by for claim in found] == [("MLT", "NPL")] * 2
    assert [claim.modality for claim in found] == ["agreed"] * 2


# --- who stands behind it, and who does not ---------------------------------------------------------


def test_a_forum_is_left_out_beside_all_its_members() -> None:
    title = "Joint Statement of the Quad Leaders"
    names = "The leaders of Australia, India, Japan, the United States and the Quad met today."
    found = find_commitments(read(names, "We will open a school of seamanship.", title=title), ())
    assert [set(claim.by) for claim in found] == [{"AUS", "IND", "JPN", "USA"}]


def test_members_of_a_forum_bind_themselves_together() -> None:
    told = "The leaders of the G20 met in Valletta.", "We will restore the forests of the dry belt."
    found = find_commitments(read(*told, title="G20 Leaders’ Declaration"), ())
    assert [(claim.modality, claim.by) for claim in found] == [("agreed", ("G20",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Borg said: “We must not forget how steep the road is.”",
        "Minister Borg said: “I need to answer that as well.”",
        "Minister Borg said: “I will let my colleague speak to that.”",
        "Minister Borg said: “I will give.”",
        "Minister Borg said: “We will do so.”",
        "Minister Borg said it would be wet, and it will require patience and good boots.",
        "Minister Borg hoped that the two sides will never have to close the road.",
        "Malta has committed $3 million in support of Nepalese schools since 2014.",
        "Malta has no intention to close the crossing.",
        "The two countries are committed to the values of thrift and candour.",
        "The Minister was asked if he expected Nepal to raise the toll.",
        "The sound road is required for developing the valley.",
    ],
)
def test_talk_opinion_and_what_was_given_before_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


def test_a_noun_of_action_with_its_object_counts_as_doing() -> None:
    claim = only("The two countries are committed to the careful stewardship of the glaciers.")
    assert claim.modality == "agreed"


def test_we_agreed_takes_in_the_other_side_and_we_decided_does_not() -> None:
    agreed = only("Minister Borg said: “We agreed to reopen the mountain road.”")
    decided = only("Minister Borg said: “We decided to reopen the mountain road.”")
    assert (agreed.modality, set(agreed.by)) == ("agreed", {"MLT", "NPL"})
    assert (decided.modality, decided.by) == ("pledged", ("MLT",))


def test_a_shared_commitment_that_one_tells_of_is_that_of_both() -> None:
    claim = only("Minister Borg reaffirmed our shared commitment to protecting the glaciers.")
    assert (claim.modality, set(claim.by)) == ("agreed", {"MLT", "NPL"})


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Maltese and Nepalese teams will map the springs of the valley.", {"MLT", "NPL"}),
        ("There was a shared commitment to protecting the springs of the valley.", {"MLT", "NPL"}),
        ("They agreed the two countries should map the springs of the valley.", {"MLT", "NPL"}),
    ],
)
def test_parties_are_read_from_their_teams_and_from_the_passage(sentence: str, by: set[str]) -> None:
    assert set(only(sentence).by) == by


def test_a_forum_binds_its_members_together_and_an_organisation_itself() -> None:
    forum = commitments("The G7 pledged to train teachers in Nepal.")
    organisation = commitments("The European Union pledged to train teachers in Nepal.")
    assert [claim.modality for claim in (*forum, *organisation)] == ["agreed", "pledged"]


def test_the_leaders_of_a_joint_text_are_all_its_makers() -> None:
    title = "Joint Statement of the Leaders of Malta, Nepal and Peru"
    told = "The leaders of Malta, Nepal and Peru met today.", "Malta and Nepal thanked Peru."
    found = find_commitments(read(*told, "The leaders will restore the old terraces.", title=title), ())
    assert [set(claim.by) for claim in found] == [{"MLT", "NPL", "PER"}]


@pytest.mark.parametrize(
    "sentence",
    ["The two leaders will take stock of the harvest.", "The valley is what Malta seeks to keep."],
)
def test_agendas_and_relative_clauses_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta will continue to stand with the people of Nepal.",
        "Malta will condemn the theft of the bells.",
        "Minister Borg said: “And we will continue to work on.”",
        "Minister Borg offered her support to the family of the climber.",
        "Minister Borg said: “We must all be willing to take on the climb.”",
    ],
)
def test_solidarity_stances_and_broken_speech_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


def test_the_day_of_a_pledge_is_no_deadline() -> None:
    assert only("Today, Malta pledged to reopen the mountain road.").deadline is None


@pytest.mark.parametrize(
    ("words", "deadline"),
    [("by 2027", "2027"), ("by the end of June", None), ("next year", None), ("in the spirit of 2019", None)],
)
def test_without_a_day_of_publication_only_a_limit_with_its_year_is_a_deadline(
    words: str, deadline: str | None
) -> None:
    document = read_document(
        read_text(f"Malta and Nepal hold talks\n\nMalta pledged to reopen the mountain road {words}.")
    )
    assert document.analysis.document.published is None
    assert [claim.deadline for claim in find_commitments(document, ())] == [deadline]


def test_raising_a_quantity_is_an_undertaking_and_raising_a_matter_is_none() -> None:
    raised = only("Malta will raise the number of scholarships for Nepali students from 40 to 100 a year.")
    assert raised.by == ("MLT",)
    assert commitments("Malta will raise the matter of the bells at the council.") == []
