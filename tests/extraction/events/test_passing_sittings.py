"""Sittings and gatherings named in passing: by a year, a number or a forum, held or ahead, and by whom."""

from __future__ import annotations

import pytest

from communique.extraction.events.finding import find_events
from communique.model import Gathering, Session
from tests.extraction.telling import read

TITLE = "Ghana and Peru hold talks in Accra"


def sittings(*sentences: str) -> list[Session | Gathering]:
    """Return the sessions and gatherings of a document."""
    events = find_events(read(*sentences, title=TITLE))
    return [event for event in events if isinstance(event, Session | Gathering)]


def names(*sentences: str) -> list[str | None]:
    """Return what the sessions and gatherings of a document are called."""
    return [one.mechanism if isinstance(one, Session) else one.name for one in sittings(*sentences)]


# --- what they are called ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("At the 2023 G20 Summit, leaders adopted a plan on debt.", "G20 Summit"),
        ("At the February 2023 AU Heads of State Summit, a plan was approved.", "AU Heads of State Summit"),
        ("The talks followed the G7 meeting last Friday.", "G7 meeting"),
        ("Their ambitions grew out of the COP 27 in 2022.", "COP 27"),
        (
            "Foreign Minister Rosa Quispe of Peru attended the NATO Foreign Ministerial in Riga on Monday.",
            "NATO Foreign Ministerial",
        ),
        (
            "Foreign Minister Rosa Quispe of Peru spoke at the UN Security Council open debate on May 2.",
            "UN Security Council open debate",
        ),
        (
            "They met on the sidelines of the UN General Assembly High-Level Week.",
            "UN General Assembly High-Level Week",
        ),
    ],
)
def test_gathering_is_called_by_its_whole_name(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


def test_year_in_a_name_dates_it() -> None:
    (found,) = sittings("At the 2023 G20 Summit, leaders adopted a plan on debt.")
    assert (found.start, found.end, found.status) == ("2023", "2023", "held")


def test_forum_that_is_only_a_name_is_no_party() -> None:
    (found,) = sittings(
        "Foreign Minister Rosa Quispe of Peru attended the Fifth Ministerial Conference in the row of the "
        "Russia-Africa Partnership Forum in Cairo on May 2, 2025."
    )
    assert found.parties == ("PER", "EGY")


@pytest.mark.parametrize(
    "sentence",
    [
        "President Rosa Quispe of Peru will address a joint session of Congress on May 7.",
        "The two sides look forward to the Accra Paralympic Games this summer.",
    ],
)
def test_what_is_no_gathering_of_states_is_none(sentence: str) -> None:
    assert sittings(sentence) == []


# --- who was there -------------------------------------------------------------------------------


def test_who_acts_at_a_gathering_that_opens_the_sentence_was_there() -> None:
    (found,) = sittings("At the Nairobi Ocean Forum, President Rosa Quispe of Peru announced a reserve.")
    assert [person.name for person in found.participants] == ["Rosa Quispe"]
    assert "PER" in found.parties


def test_list_of_those_who_attended_may_end_in_people_without_name() -> None:
    (found,) = sittings(
        "Foreign Minister Kofi Mensah of Ghana attended the National Day reception of Peru on May 2, 2025.",
        "Visiting Minister of Mining of Peru Rosa Quispe, diplomats of many countries and friends from all "
        "walks of life attended the event.",
    )
    assert [person.name for person in found.participants] == ["Kofi Mensah", "Rosa Quispe"]


# --- when ----------------------------------------------------------------------------------------


def test_two_numbers_are_two_gatherings() -> None:
    found = sittings(
        "The leaders met on the occasion of the 9th Ghana-Peru Business Summit on May 2, 2025.",
        "They recalled the plan adopted at the 6th Ghana-Peru Business Summit on November 15, 2018.",
    )
    assert [one.start for one in found] == ["2025-05-02", "2018-11-15"]


def test_day_of_another_gathering_is_not_shared() -> None:
    found = sittings("A plan will be presented at the Lima Climate Summit next week or at COP30.")
    assert [(one.start is None) for one in found] == [False, True]


def test_past_gathering_on_which_one_will_build_was_held() -> None:
    (found,) = sittings("They will follow up on the August 2021 Baghdad Conference.")
    assert (found.start, found.status) == ("2021-08", "held")


def test_gathering_recalled_has_not_the_day_of_the_report() -> None:
    found = sittings(
        "Foreign Minister Kofi Mensah of Ghana met Foreign Minister Rosa Quispe of Peru on May 2, 2025.",
        "The ministers last met on the sidelines of the Nairobi Ocean Forum.",
    )
    assert [one.start for one in found] == [None]


# --- whether -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The leaders will continue to hold the Ghana-Peru Business Summit.",
        "The two countries will convene the Ghana-Peru Business Summit annually.",
        "Ghana and Peru agreed to hold the Ghana-Peru Energy Dialogue every year.",
    ],
)
def test_habit_is_no_event(sentence: str) -> None:
    assert sittings(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We will sign it in June in Lima when Peru hosts the Summit of the Andes.",
        "Peru expressed full support for the upcoming regional conference in Accra.",
        "Ghana and Peru commit to convening the Ghana-Peru Fisheries Dialogue by 2027.",
    ],
)
def test_what_lies_ahead_is_planned(sentence: str) -> None:
    assert [one.status for one in sittings(sentence)] == ["planned"]


# --- who else ------------------------------------------------------------------------------------


def test_chairs_of_one_mechanism_are_not_given_to_another() -> None:
    (found,) = sittings(
        "The 4th session of the Ghana-Peru Fisheries Working Group was held in Accra on May 2, 2025.",
        "They welcomed the Ghana-Peru Energy Dialogue, co-chaired by Minister Kofi Mensah of Ghana.",
    )
    assert found.participants == ()


def test_states_outside_an_organisation_are_not_taken_to_its_council() -> None:
    (found,) = sittings(
        "Peruvian Foreign Ministry Spokesperson Rosa Quispe commented on the outcome of the European Council "
        "meeting on May 2, 2025."
    )
    assert found.parties == ("EU",)


def test_several_mentions_of_one_summit_are_one_though_each_names_other_guests() -> None:
    (found,) = sittings(
        "President Kofi Mensah of Ghana attended the G20 Summit in Lima on May 2, 2025.",
        "President Mensah met President Rosa Quispe of Peru on the margins of the G20 Summit.",
    )
    assert set(found.parties) == {"GHA", "PER", "G20"}
    assert [person.name for person in found.participants] == ["Kofi Mensah", "Rosa Quispe"]


def test_guest_thanked_for_coming_is_the_one_who_attends() -> None:
    (found,) = sittings(
        "I would like to thank President Rosa Quispe of Peru for coming to Ghana to participate in the Accra "
        "Energy Summit."
    )
    assert [person.name for person in found.participants] == ["Rosa Quispe"]


def test_results_of_a_forum_are_told_by_the_one_who_was_there() -> None:
    (found,) = sittings(
        "Foreign Minister Kofi Mensah of Ghana introduced the outcomes reached at the Accra Ocean Forum."
    )
    assert found.parties == ("GHA",)


def test_year_of_what_is_commemorated_is_not_that_of_the_ceremony() -> None:
    (found,) = sittings(
        "President Rosa Quispe of Peru attended celebrations of the 80th anniversary of the Peace of 1945."
    )
    assert found.start is None


def test_dialogue_one_has_committed_to_hold_lies_ahead_without_the_day_of_the_commitment() -> None:
    (found,) = sittings(
        "They discussed next steps toward the commitment made during the visit in April to hold a Ghana-Peru "
        "Security Dialogue."
    )
    assert (found.start, found.status) == (None, "planned")


# --- headlines and loose mentions ----------------------------------------------------------------


def titled(title: str) -> list[str | None]:
    """Return what the sessions and gatherings are called that a headline names."""
    events = find_events(read("The leaders discussed trade.", title=title))
    found = [event for event in events if isinstance(event, Session | Gathering)]
    return [one.mechanism if isinstance(one, Session) else one.name for one in found]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fact Sheet: Quad Summit", "Quad Summit"),
        ("Chair's Statement of the 42nd ASEAN Summit", "42nd ASEAN Summit"),
        (
            "Joint Statement Following the Summit of the Leaders of Ghana and Peru",
            "Summit of the Leaders of Ghana and Peru",
        ),
    ],
)
def test_headline_without_a_verb_names_the_gathering(title: str, name: str) -> None:
    assert titled(title) == [name]


@pytest.mark.parametrize(
    "title",
    [
        "Deputy Minister Meets a Delegation of the Ghana-Peru Friendship Group of the National Assembly",
        "Remarks by President Mensah at a Roundtable Discussion on Supply Chains in Lima",
    ],
)
def test_headline_names_no_gathering_by_a_parliament_or_a_common_noun(title: str) -> None:
    assert titled(title) == []


def test_meeting_of_a_commission_is_told_by_its_possessive() -> None:
    (found,) = sittings("The Ghana-Peru Joint Commission works, and its 15th meeting was held last month.")
    assert isinstance(found, Session)
    assert (found.ordinal, found.start) == (15, "2025-04")


def test_every_meeting_is_none_in_particular() -> None:
    assert sittings("Minister Kofi Mensah of Ghana has attended every G20 meeting.") == []


def test_number_in_brackets_belongs_to_the_name() -> None:
    (found,) = sittings(
        "Minister Kofi Mensah of Ghana met President Rosa Quispe of Peru on the margins of the 27th UN "
        "Climate Change Conference (COP 27) on May 2, 2025.",
        "He congratulated President Quispe on hosting COP 27.",
    )
    assert isinstance(found, Gathering)
    assert found.name == "27th UN Climate Change Conference (COP 27)"


def test_two_joined_by_and_share_their_verb_but_each_has_its_day() -> None:
    found = sittings(
        "They discussed preparations for the Lima Energy Summit and the Accra Ocean Forum, scheduled for "
        "November 2026."
    )
    assert [(one.status, one.start) for one in found] == [("planned", "2026-11"), ("planned", "2026-11")]
    assert names("They recalled the Lima Energy Workshop in June 2023 and the Ocean Forum in May 2024.") == [
        "Lima Energy Workshop", "Ocean Forum",
    ]  # fmt: skip


def test_summit_named_as_an_example_counts_and_a_forum_as_a_body_does_not() -> None:
    assert names("He praised initiatives such as the Accra Regional Summit.") == ["Accra Regional Summit"]
    assert sittings("He praised initiatives such as the Accra Ocean Forum.") == []


def test_meeting_in_a_format_is_a_session() -> None:
    (found,) = sittings("The foreign ministers of Ghana and Peru met in the 2+2 format on May 2, 2025.")
    assert isinstance(found, Session)
    assert found.mechanism == "2+2 format"


def test_verb_governs_a_session_and_the_meeting_of_leaders_beside_it() -> None:
    found = sittings(
        "President Kofi Mensah of Ghana attended a session of the Supreme Eurasian Economic Council, as "
        "well as an informal meeting of CIS leaders."
    )
    assert [(one.type, one.parties) for one in found] == [
        ("session", ("EAEU", "GHA")), ("gathering", ("GHA", "CIS")),
    ]  # fmt: skip


def test_special_summit_is_none_of_the_numbered_ones() -> None:
    found = names(
        "Ghana was praised at the 9th ASEAN-Ghana Summit in Accra.",
        "The plan was adopted at the ASEAN-Ghana Special Summit in Accra.",
    )
    assert found == ["9th ASEAN-Ghana Summit", "ASEAN-Ghana Special Summit"]


# --- as other ministries tell it -----------------------------------------------------------------


def test_heads_of_delegations_are_of_the_side_they_lead() -> None:
    (found,) = sittings(
        "The 13th round of Ghana-Peru Foreign Office Consultations was held in Accra on May 2, 2025.",
        "The Peruvian side was led by Secretary Rosa Quispe and the Ghanaian side by Envoy Kofi Mensah.",
    )
    assert [(person.name, person.party) for person in found.participants] == [
        ("Rosa Quispe", "PER"), ("Kofi Mensah", "GHA"),
    ]  # fmt: skip


def test_two_numbers_before_summits_are_two_summits() -> None:
    sentence = "President Kofi Mensah of Ghana attended the 44th and 45th ASEAN Summits in Vientiane."
    assert names(sentence) == ["44th ASEAN Summit", "45th ASEAN Summit"]


def test_two_ministers_at_the_dialogue_of_a_pair_are_its_own() -> None:
    found = sittings("The two foreign ministers met in London for the 11th Kenya-Japan Strategic Dialogue.")
    assert [one.parties for one in found] == [("KEN", "JPN")]


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The resolution was adopted at the World Health Assembly in May 2021.", "2021-05"),
        ("They welcome the ocean conference that will be held in Lima on May 13, 2025.", "2025-05-13"),
        ("They stressed the importance of last month's Counter Fraud Initiative Summit.", "2025-04"),
    ],
)
def test_body_or_nameless_conference_counts_with_its_day(sentence: str, start: str) -> None:
    assert [one.start for one in sittings(sentence)] == [start]


@pytest.mark.parametrize(
    "sentence",
    [
        "They praised Peru during its UN Security Council presidency in August 2021.",
        "Following the UN General Assembly resolution of March 2, 2025, they stand with the victims.",
        "They welcome the international conference on fisheries.",
    ],
)
def test_sitting_that_only_modifies_another_noun_is_none(sentence: str) -> None:
    assert sittings(sentence) == []


def test_in_a_speech_to_the_public_others_spoken_of_were_not_there() -> None:
    discourse = read(
        "We made progress at the Accra Ocean Summit. Peru has not.",
        title="Remarks by President Kofi Mensah of Ghana on the Ocean",
    )
    (found,) = (event for event in find_events(discourse) if isinstance(event, Gathering))
    assert found.parties == ("GHA",)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "President Kofi Mensah of Ghana will join a scheduled European Council Summit.",
            "European Council Summit",
        ),
        (
            "Today's inaugural Accra Leaders' Summit focused on food security.",
            "Accra Leaders' Summit",
        ),
        (
            "Peru changed its law following the President's Global Fisheries Summit.",
            "Global Fisheries Summit",
        ),
        (
            "They support diplomacy, starting next week with the Ghana-Peru Stability Dialogue.",
            "Ghana-Peru Stability Dialogue",
        ),
        (
            "We note the results from the 2024 G20 Infrastructure Investors Dialogue.",
            "G20 Infrastructure Investors Dialogue",
        ),
        (
            "They praised the Ghana-Peru Joint Commission, which Minister Rosa Quispe is co-chairing today.",
            "Ghana-Peru Joint Commission",
        ),
        (
            "President Kofi Mensah was in Lima for the events marking the 80th anniversary of Peace.",
            "events marking the 80th anniversary of Peace",
        ),
    ],
)
def test_constructions_that_tell_of_a_sitting_in_passing(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "They called for the speedy convening of a meeting of the UN Security Council.",
        "Minister Kofi Mensah of Ghana welcomes the invitation of Peru to a historic Lima Summit.",
    ],
)
def test_what_is_only_called_for_or_offered_is_none(sentence: str) -> None:
    assert sittings(sentence) == []


def test_special_and_annual_summits_are_two() -> None:
    found = names(
        "The leaders praised the success of the ASEAN-Ghana Special Summit in Accra.",
        "They welcomed plans adopted at the annual ASEAN-Ghana Summit.",
    )
    assert len(found) == 2


def test_numbered_conference_told_of_two_of_its_days_is_one() -> None:
    found = names(
        "On May 2, 2025, Minister Kofi Mensah of Ghana met Minister Rosa Quispe of Peru on the sidelines of "
        "the 2nd Accra Ocean Conference.",
        "On May 3, 2025, Minister Mensah met Minister Quispe again on the sidelines of the Second Accra "
        "Ocean Conference.",
    )
    assert len(found) == 1


def test_plan_announced_at_a_summit_does_not_make_it_lie_ahead() -> None:
    (found,) = sittings("A plan announced at the Accra Climate Summit will be launched next year.")
    assert found.status == "held"


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        (
            "The Ghana-Peru consultations on arms control, disarmament and trade were held in Accra.",
            "session",
            "Ghana-Peru consultations on arms control, disarmament and trade",
        ),
        (
            "Minister Kofi Mensah of Ghana attended the United Nations (UN) Security Council open debate.",
            "session",
            "United Nations (UN) Security Council open debate",
        ),
        ("The talks will precede the Ghana-Peru 2+2 Ministerial.", "session", "Ghana-Peru 2+2 Ministerial"),
        (
            "At the first-ever leaders' summit of the Quad in 2021 they set up a group.",
            "gathering",
            "leaders' summit of the Quad",
        ),
        ("President Kofi Mensah will attend the annual East Asia Summit.", "gathering", "East Asia Summit"),
        ("They welcomed President Mensah's May 2 Ocean Summit.", "gathering", "Ocean Summit"),
        (
            "In May, Minister Kofi Mensah of Ghana travelled to Lima for a special Ghana-Peru Health Summit.",
            "gathering",
            "Ghana-Peru Health Summit",
        ),
    ],
)
def test_kind_and_name_of_what_is_told_in_passing(sentence: str, kind: str, name: str) -> None:
    assert [one.type for one in sittings(sentence)] == [kind]
    assert names(sentence) == [name]


def test_climate_summit_is_not_the_climate_conference() -> None:
    found = names(
        "President Kofi Mensah attended the Leaders Summit on Climate in April 2021.",
        "Few days are left to the UN Climate Change Conference (COP26) in Glasgow.",
    )
    assert len(found) == 2


def test_who_intends_to_convene_is_named_after_that() -> None:
    (found,) = sittings(
        "President Kofi Mensah of Ghana said that Peru intends to convene the Peru-Chile Economic Committee."
    )
    assert found.participants == ()
    assert found.parties == ("PER", "CHL")


def test_summit_of_a_pair_has_no_third_party_by_default() -> None:
    (found,) = sittings("A plan was adopted at the Kenya-Norway Summit in June 2024.")
    assert found.parties == ("KEN", "NOR")


@pytest.mark.parametrize(
    "sentence",
    [
        "Today they are continuing the dialogue on human rights between Ghana and Peru.",
        "Ghana will hold tribal consultations with its communities in December 2025.",
    ],
)
def test_ongoing_dialogue_and_home_affairs_are_none(sentence: str) -> None:
    assert sittings(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "They will enhance their work through an ASEAN-Ghana Health Ministerial.",
        "They promote peace through the Summit for Democracy Year of Action.",
        "The Ghana-Peru Energy Dialogue will convene annually.",
    ],
)
def test_loose_mention_or_habit_is_none(sentence: str) -> None:
    assert sittings(sentence) == []


def test_possessive_after_a_summit_is_no_part_of_its_name() -> None:
    (found,) = sittings("President Kofi Mensah of Ghana attended the G20 Summit on his first day in office.")
    assert isinstance(found, Gathering)
    assert found.name == "G20 Summit"


def test_opening_phrase_is_not_dated_by_what_was_announced_there() -> None:
    (found,) = sittings("At the UN Ocean Conference, President Rosa Quispe praised a plan launched in March.")
    assert found.start is None


def test_agreements_to_be_signed_on_the_margins_do_not_make_their_speaker_the_only_guest() -> None:
    (found,) = sittings(
        "Foreign Minister Kofi Mensah of Ghana met Foreign Minister Rosa Quispe of Peru on May 2, 2025.",
        "Minister Mensah praised the agreements to be signed on the margins of the Lima Security Summit.",
    )
    assert set(found.parties) == {"GHA", "PER"}


def test_forum_is_attended_by_its_members_by_default() -> None:
    (found,) = sittings("They recalled the plan adopted at the ASEAN Summit in May 2024.")
    assert found.parties == ("ASEAN",)


@pytest.mark.parametrize(
    "sentence",
    [
        "President Kofi Mensah plans to convene leaders in Accra and host the Global Fisheries Summit.",
        "Every country must bring its best plan when they meet in Lima for COP30.",
        "Ghana and Peru plan to work closely with all their partners and friends at the Lima Ocean Summit.",
    ],
)
def test_what_is_planned_or_met_for_later_lies_ahead(sentence: str) -> None:
    assert [one.status for one in sittings(sentence)] == ["planned"]


def test_makers_of_a_joint_text_are_at_what_it_speaks_of() -> None:
    discourse = read(
        "We, the leaders of the G7, met on 12 December.",
        "We will build on the outcomes of COP27.",
        title="G7 Leaders' Statement",
    )
    (found,) = (event for event in find_events(discourse) if isinstance(event, Gathering))
    assert (found.name, found.parties) == ("COP27", ("G7",))


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Ghana and Peru expressed their intention to hold the Ghana-Peru Economic Committee.", ["planned"]),
        ("Ghana and Peru expressed no intention to hold the Ghana-Peru Economic Committee.", []),
    ],
)
def test_intention_of_two_is_a_plan_unless_it_is_denied(sentence: str, statuses: list[str]) -> None:
    assert [one.status for one in sittings(sentence)] == statuses


def test_summit_with_a_word_more_is_none_of_the_numbered_row() -> None:
    found = names(
        "The charter was adopted at the third Summit of the Andes.",
        "Peru will host the Cities Summit of the Andes in Lima in May 2026.",
        "The leaders praised the Summit of the Andes.",
    )
    assert found == ["third Summit of the Andes", "Cities Summit of the Andes"]
