"""Commitments: who binds whom to do what by when, and what only sounds like it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import communique.extraction
from communique.extraction.commitments import find_commitments
from communique.extraction.grammar import Rule, grammar
from communique.extraction.subjects import letters_of
from communique.model import Commitment, Gathering, Span
from tests.extraction.telling import read

RULES = grammar().rules["commitments"]
MEETING = "Foreign Minister Maria Borg of Malta met Foreign Minister Ram Thapa of Nepal in Valletta."


def commitments(*sentences: str, title: str = "Malta and Nepal hold talks in Valletta") -> list[Commitment]:
    """Return what is found in a document that opens with a meeting of two ministers."""
    return find_commitments(read(MEETING, *sentences, title=title), ())


def only(*sentences: str) -> Commitment:
    """Return the one commitment of a document."""
    found = commitments(*sentences)
    assert len(found) == 1, [(claim.rule, claim.actions) for claim in found]
    return found[0]


def quote(claim: Commitment, *sentences: str) -> str:
    """Return the evidence of a claim in the document that holds the sentences."""
    text = read(MEETING, *sentences, title="Malta and Nepal hold talks in Valletta").text
    return text[claim.evidence[0].start : claim.evidence[0].end]


# --- rules and letters -----------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_its_own_test_sentence(rule: Rule) -> None:
    letters = read(rule.test).clauses[-1].sentence.letters
    assert any(True for _ in rule.matches(letters))
    assert not rule.triggers.isdisjoint(letters)


def test_all_words_that_the_code_looks_for_have_letters() -> None:
    folder = Path(communique.extraction.__file__).parent
    sources = [folder / "subjects.py", *sorted((folder / "commitments").glob("*.py"))]
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


# --- history, opinion and agendas -------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019, Malta and Nepal agreed to restore the temples of the valley.",
        "The visit follows the fair in February 2024, where Malta pledged to train forty divers.",
        "Minister Borg is confident that the two sides will widen the road.",
        "Minister Borg believes that through joint efforts, the road will be widened.",
        "Minister Borg will attend the summit on clean water in Kathmandu.",
        "Minister Borg will announce new undertakings to help the valley.",
        "Minister Borg said: “I’m not going to take any more questions.”",
        "Minister Borg praised the work that we will do together in the valley.",
        "Nepal’s willingness to share its water is one of the great virtues of the region.",
        "The two ministers recognised the need for both countries to save water.",
        "Malta will stand united against the theft of bells.",
        "The two ministers reached consensus on a number of issues.",
    ],
)
def test_what_is_told_foretold_or_on_an_agenda_binds_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "modality", "by"),
    [
        ("“We’re committed to widening the road,” Borg said.", "pledged", {"MLT"}),
        ("Minister Borg said: “We’re going to train forty divers.”", "pledged", {"MLT"}),
        ("The resolve of Valletta and Kathmandu to train divers was restated.", "agreed", {"MLT", "NPL"}),
        ("Malta announced the donation of 40 ambulances.", "pledged", {"MLT"}),
        ("Malta demanded that Nepal publish the maps of the valley.", "requested", {"MLT"}),
        ("Minister Borg hopes Malta and Nepal continue training divers.", "requested", {"MLT"}),
        ("In this regard we will train forty divers.", "agreed", {"MLT", "NPL"}),
        ("As members of the UN Council, Malta and Nepal will train divers.", "agreed", {"MLT", "NPL"}),
        ("The teams of Malta and the Government of Nepal will map the springs.", "agreed", {"MLT", "NPL"}),
        ("It was decided that the two sides will reopen the mountain road.", "agreed", {"MLT", "NPL"}),
        ("Malta will not only widen the road but pave it.", "pledged", {"MLT"}),
    ],
)
def test_undertakings_are_found_in_whatever_words(sentence: str, modality: str, by: set[str]) -> None:
    claim = only("Minister Borg spoke to the press.", sentence)
    assert (claim.modality, set(claim.by)) == (modality, by)


def test_a_heading_before_a_list_is_no_commitment_beside_its_items() -> None:
    found = commitments(
        "The two ministries agreed on the following steps:", "First, restoring the old canals of the valley."
    )
    assert [claim.actions for claim in found] == [("restore the old canals of the valley",)]


def test_a_statement_without_a_speaker_asks_for_the_party_in_its_title() -> None:
    title = "Position Paper of the Republic of Malta on the Drought"
    found = find_commitments(read("The UN Security Council should send observers.", title=title), ())
    assert [(claim.modality, claim.by, claim.to) for claim in found] == [("requested", ("MLT",), ("UN",))]


def test_our_negotiators_are_those_of_the_speaker_alone() -> None:
    title = "Answers of Foreign Minister Maria Borg of Malta to the press"
    told = "Maria Borg: I met Minister Thapa of Nepal.", "Our negotiators will widen the talks on water."
    found = find_commitments(read(*told, title=title), ())
    assert [claim.by for claim in found] == [("MLT",)]


def test_each_of_us_should_asks_the_other_side() -> None:
    claim = only("Minister Borg said: “We should each restore our own wells.”")
    assert (claim.modality, claim.by, claim.to) == ("requested", ("MLT",), ("NPL",))


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("The two sides agreed to plant mangroves by COP30.", "2025"),
        ("Malta will table a plan at APEC 2027.", "2027"),
        ("Malta is ready to reopen the road ahead of the 2026 harvest.", "2026"),
        ("Malta will publish the results of the March summit in Lima.", None),
        ("This year, the two sides agreed to reopen the road.", None),
    ],
)
def test_a_named_event_sets_a_deadline_and_a_past_one_none(sentence: str, deadline: str | None) -> None:
    assert only(sentence).deadline == deadline


def test_an_event_ahead_that_the_text_dates_sets_a_deadline() -> None:
    told = "The regional water summit will be held in Lima on 9 September 2025."
    discourse = read(MEETING, told, "Malta will finish its plan ahead of the summit.")
    event = Gathering(
        evidence=(Span(0, 1),), rule="r", confidence=1.0, parties=("PER",), name="regional water summit",
        start="2025-09-09", end="2025-09-09", status="planned",
    )  # fmt: skip
    assert [claim.deadline for claim in find_commitments(discourse, (event,))] == ["2025-09-09"]


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("Malta urged the parties to the conflict to spare the wells.", {"ERI", "ETH"}),
        ("Borg said the world community should increase its assistance to Eritrea.", {"ERI"}),
        ("Malta is ready to work with African countries to restore the wells.", set()),
        ("Malta will continue to impose sanctions on those who poison wells.", set()),
    ],
)
def test_whom_an_ask_or_a_pledge_reaches(sentence: str, to: set[str]) -> None:
    claim = only("The two ministers spoke of the Eritrea-Ethiopia conflict.", sentence)
    assert set(claim.to) == to


def test_a_forum_in_the_title_is_the_we_of_a_text_without_a_speaker() -> None:
    told = "President Ana Roe of the United States hosted it.", "We will open a school of seamanship."
    found = find_commitments(read(*told, title="Fact Sheet: Quad Summit"), ())
    assert [(claim.modality, claim.by) for claim in found] == [("agreed", ("QUAD",))]


@pytest.mark.parametrize(
    ("sentence", "modality", "by"),
    [
        ("Participants reaffirmed their commitment to training divers.", "agreed", {"MLT", "NPL"}),
        ("Officials praised the talks, and will work on a map of the springs.", "agreed", {"MLT", "NPL"}),
        ("They conveyed the Government’s commitment to training divers.", "pledged", {"MLT"}),
    ],
)
def test_bare_groups_are_those_the_passage_is_about(sentence: str, modality: str, by: set[str]) -> None:
    claim = only("Minister Borg of Malta hosted the talks.", sentence)
    assert (claim.modality, set(claim.by)) == (modality, by)


def test_leaders_are_the_forum_that_the_title_names() -> None:
    told = "President Ana Roe of the United States joined it.", "Leaders will endorse a plan on drought."
    found = find_commitments(read(*told, title="Results of the G20 Summit"), ())
    assert [(claim.modality, claim.by) for claim in found] == [("agreed", ("G20",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta recently announced $3 million in support of Nepalese schools.",
        "Minister Borg will attend and deliver a speech at the fair in Pokhara.",
        "An understanding was reached on how to widen the road.",
        "Minister Borg said: “We’ll answer your questions at the press conference.”",
        "Minister Borg said: “We will make — and now it rains.”",
        "The two ministers discussed Malta’s plans to train divers.",
        "Minister Borg said: “Our allies’ committed to Article 5.”",
    ],
)
def test_sums_given_agendas_and_broken_speech_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "modality", "by"),
    [
        ("Borg said: “We want to work with Nepal to restore the wells.”", "pledged", {"MLT"}),
        ("Borg noted that Malta would do everything possible to restore the wells.", "pledged", {"MLT"}),
        ("Borg repeated Malta’s readiness, together with its friends, to restore wells.", "pledged", {"MLT"}),
        ("Malta announced new funding to restore the wells.", "pledged", {"MLT"}),
        ("Borg said Malta will remain fully engaged to restore the wells.", "pledged", {"MLT"}),
        ("Malta will be donating forty pumps.", "pledged", {"MLT"}),
        ("Borg welcomed Nepal’s announcement that it will donate forty pumps.", "pledged", {"NPL"}),
        ("They agreed the ministers of both countries should donate pumps.", "agreed", {"MLT", "NPL"}),
        ("Malta pledged that it would donate forty pumps.", "pledged", {"MLT"}),
    ],
)
def test_speech_and_announcements_bind_whom_they_tell_of(sentence: str, modality: str, by: set[str]) -> None:
    claim = only(sentence)
    assert (claim.modality, set(claim.by)) == (modality, by)


@pytest.mark.parametrize(
    "sentence",
    [
        "Borg said: “We look forward to working with you for the years to come.”",
        "Borg said: “I want to give you this old map.”",
        "Borg said: “We were determined to restore the wells.”",
        "Borg said: “Second, moving on to the wells, I would say that they are dry.”",
        "Malta always advocates sharing water.",
        "The ministers agreed that the theft of pumps must be condemned.",
        "Borg thought Nepal would sell the pumps.",
        "Malta will stand firmly with the people of Nepal as they mourn.",
        "Borg said: “We will not let taxpayers down.”",
        "The two leaders affirmed their commitment, as friends of the wells, to respect for water.",
    ],
)
def test_vague_hopes_recalled_resolve_and_home_affairs_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


def test_a_joint_text_with_a_maker_of_unknown_party_binds_no_one_else() -> None:
    title = "Joint Statement by President Roe and President van der Holm"
    told = "We stand with Nepal.", "President Ana Roe of Malta spoke.", "We will restore the wells."
    found = find_commitments(read(*told, title=title), ())
    assert found == []


def test_what_follows_thanks_is_asked_by_the_one_who_gives_them() -> None:
    found = commitments(
        "Minister Borg said the wells are dry.",
        "Minister Thapa thanked Malta. The drought is grave, and the world community must send water.",
    )
    assert [(claim.modality, claim.by) for claim in found] == [("requested", ("NPL",))]


@pytest.mark.parametrize(
    ("sentence", "modality", "by"),
    [
        ("Borg affirmed Malta’s commitment at the highest level to restoring wells.", "pledged", {"MLT"}),
        ("They affirmed Malta’s and Nepal’s commitment to restoring the wells.", "agreed", {"MLT", "NPL"}),
        ("Borg said: “We’re going to be sending forty pumps.”", "pledged", {"MLT"}),
        ("Borg said the most pressing task is to restore the wells.", "requested", {"MLT"}),
        ("Malta and Nepal will begin cooperation on water.", "agreed", {"MLT", "NPL"}),
    ],
)
def test_commitments_told_at_some_length_are_found(sentence: str, modality: str, by: set[str]) -> None:
    claim = only(sentence)
    assert (claim.modality, set(claim.by)) == (modality, by)


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta has already committed to restoring forty wells.",
        "Clean water is a goal that we will work together to achieve.",
        "Borg: It was about the roles that our two countries will play.",
        "The two ministers committed to work together and with a range of partners.",
    ],
)
def test_what_was_done_and_clauses_without_an_object_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


def test_we_committed_to_what_lies_between_both_binds_both() -> None:
    claim = only("Borg said: “We committed to deepening trade between Malta and Nepal.”")
    assert (claim.modality, set(claim.by)) == ("agreed", {"MLT", "NPL"})


def test_what_we_share_is_that_of_both() -> None:
    claim = only("Borg said: “We share a commitment to restoring the wells.”")
    assert (claim.modality, set(claim.by)) == ("agreed", {"MLT", "NPL"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Borg said: “I call on the Senate to pass the bill on wells.”",
        "In April 2024, Borg announced that Malta will double its aid.",
        "Malta pledged continued support for Nepal’s efforts to save water.",
        "Borg voiced Malta’s commitment to continued close coordination.",
    ],
)
def test_asks_at_home_old_pledges_and_support_for_nouns_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


def test_a_target_named_after_a_year_sets_no_deadline() -> None:
    assert only("The two sides agreed to focus on their 2030 targets for water.").deadline is None


@pytest.mark.parametrize(
    "sentence",
    [
        "MINISTER BORG: I hope we can take a walk by the wells.",
        "MINISTER BORG: We will stand up for each other.",
        "Borg said Malta will continue to receive reports on the drought.",
        "They affirmed their commitment to close cooperation between Malta and Nepal.",
        "Finally, recognising the heat, Minister Borg met the divers.",
    ],
)
def test_hopes_at_large_and_asides_bind_no_one(sentence: str) -> None:
    title = "Remarks by Minister Borg of Malta and Minister Thapa of Nepal"
    told = read(MEETING, "MINISTER BORG: We will meet again.", sentence, title=title)
    assert find_commitments(told, ()) == []


def test_a_forum_in_a_title_with_a_venue_is_the_we_of_the_text() -> None:
    told = "President Ana Roe of the United States hosted it.", "We will open a school of seamanship."
    found = find_commitments(read(*told, title="Fact Sheet: Quad Summit in Tokyo"), ())
    assert [(claim.modality, claim.by) for claim in found] == [("agreed", ("QUAD",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Borg welcomed Nepal’s commitment to train divers.",
        "Borg commended Thapa’s work on wells, and his determination to train divers.",
        "In line with Nepal’s promise to train divers, forty of them met.",
        "The project builds on our shared commitment to train divers.",
        "Malta and Nepal have demonstrated their resolve to train divers.",
        "Malta has offered assistance to the divers of Nepal.",
        "Borg said: “With unity we will overcome all odds.”",
        "Borg said: “We are ready to face the drought.”",
    ],
)
def test_what_is_praised_recalled_or_shown_by_deeds_binds_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "modality", "by"),
    [
        ("Borg reinforced Malta’s commitment to training divers.", "pledged", {"MLT"}),
        ("Borg welcomed Nepal’s intention to train divers.", "pledged", {"NPL"}),
        ("Building on the plan, they shared their intention to train divers.", "agreed", {"MLT", "NPL"}),
    ],
)
def test_commitments_that_are_relayed_are_found(sentence: str, modality: str, by: set[str]) -> None:
    claim = only(sentence)
    assert (claim.modality, set(claim.by)) == (modality, by)
