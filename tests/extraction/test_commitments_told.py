"""Commitments in speech, lists and passing mention: what binds somebody, and what only tells of it."""

from __future__ import annotations

import pytest

from communique.extraction.commitments import find_commitments
from communique.model import Gathering, Span
from tests.extraction.committing import MEETING, commitments, only
from tests.extraction.telling import read

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


@pytest.mark.parametrize(
    "sentence",
    [
        "The two ministers outlined how Malta and Nepal will restore the wells.",
        "Borg said: “We will never forget the divers.”",
        "They reviewed the treaty and agreed it will help trade between Malta and Nepal.",
        "Borg said: “We will continue to work together in the years to come.”",
    ],
)
def test_ways_memories_and_effects_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


def test_we_both_are_the_two_sides() -> None:
    claim = only("Borg said: “We both are committed to restoring the wells.”")
    assert (claim.modality, set(claim.by)) == ("agreed", {"MLT", "NPL"})


def test_an_adverb_before_a_noun_makes_no_deed_of_it() -> None:
    assert commitments("Malta stressed its commitment to primarily peaceful ways.") == []


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Malta will not engage in contacts with the rebels.", "not engage in contacts with the rebels"),
        ("The two sides agreed not to impose new tariffs on tea.", "not impose new tariffs on tea"),
        ("The two sides will never again close the border.", "not close the border"),
    ],
)
def test_what_will_not_be_done_is_not_told_as_done(sentence: str, action: str) -> None:
    assert only(sentence).actions == (action,)
