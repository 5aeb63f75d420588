"""Sessions and gatherings in their sentences: who, when, where, held or planned, and what is none."""

from __future__ import annotations

import pytest

from communique.extraction.events.drafts import Draft
from communique.extraction.events.finding import find_events
from communique.extraction.events.occasion_frames import mark_occasions
from communique.extraction.events.occasions import find_occasions
from communique.extraction.events.scene import Scene
from communique.extraction.events.sittings import find_sittings
from communique.extraction.grammar import Rule, grammar
from communique.language.en.times import Anchor
from communique.model import Gathering, Session
from tests.extraction.telling import PUBLISHED, read

TITLE = "Ghana and Peru hold talks in Accra"
RULES = [rule for kind in ("sessions", "gatherings", "chairs") for rule in grammar().rules[kind]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_its_own_test_sentence(rule: Rule) -> None:
    discourse = read(rule.test)
    scene = Scene.of(discourse, discourse.clauses[-1], Anchor())
    letters = mark_occasions(scene, find_occasions(scene))
    assert any(True for _ in rule.matches(letters))
    assert not rule.triggers.isdisjoint(letters)


@pytest.mark.parametrize("rule", grammar().rules["attendance"], ids=lambda rule: rule.id)
def test_rule_of_attendance_matches_its_own_test_sentence(rule: Rule) -> None:
    letters = read(rule.test).clauses[-1].sentence.letters
    assert any(True for _ in rule.matches(letters))
    assert not rule.triggers.isdisjoint(letters)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_names_who_takes_part_in_a_known_way(rule: Rule) -> None:
    assert rule.fields["who"] in {"subject", "owner", "named", "met", "there", "none"}
    assert rule.fields.get("told", "planned") in {"held", "planned", "untold"}


def drafts(*sentences: str) -> list[Draft]:
    """Return what the last of the paragraphs tells."""
    discourse = read(*sentences, title=TITLE)
    scene = Scene.of(discourse, discourse.clauses[-1], Anchor(published=PUBLISHED))
    return find_sittings(scene, find_occasions(scene))


def session(*sentences: str) -> Session:
    """Return the one session of a document."""
    found = [event for event in find_events(read(*sentences, title=TITLE)) if isinstance(event, Session)]
    assert len(found) == 1, [event.mechanism for event in found]
    return found[0]


def gathering(*sentences: str) -> Gathering:
    """Return the one gathering of a document."""
    found = [event for event in find_events(read(*sentences, title=TITLE)) if isinstance(event, Gathering)]
    assert len(found) == 1, [event.name for event in found]
    return found[0]


MEETING = (
    "Foreign Minister Kofi Mensah of Ghana met Foreign Minister Rosa Quispe of Peru in Accra on May 2, 2025."
)


# --- sessions ------------------------------------------------------------------------------------


def test_chairs_number_day_and_city_of_a_session() -> None:
    found = session(
        "On May 2, 2025, Deputy Minister Kofi Mensah of Ghana and Deputy Minister Rosa Quispe of "
        "Peru co-chaired the 4th round of Ghana-Peru political consultations in Accra."
    )
    assert found.parties == ("GHA", "PER")
    assert [person.name for person in found.participants] == ["Kofi Mensah", "Rosa Quispe"]
    assert (found.ordinal, found.start, found.end, found.status) == (4, "2025-05-02", "2025-05-02", "held")
    assert found.place is not None
    assert found.place.name == "Accra"


def test_unnamed_consultations_are_a_session_with_those_named_after_with() -> None:
    found = session(
        "On May 2, 2025, Deputy Minister Kofi Mensah of Ghana held consultations in Accra with Peruvian "
        "Deputy Minister Rosa Quispe."
    )
    assert set(found.parties) == {"GHA", "PER"}
    assert found.mechanism == "consultations"
    assert [person.name for person in found.participants] == ["Kofi Mensah", "Rosa Quispe"]


def test_next_session_agreed_upon_is_planned() -> None:
    found = session(
        MEETING, "The two sides agreed to hold the 5th session of the Joint Commission in Lima in 2026."
    )
    assert (found.status, found.ordinal, found.start) == ("planned", 5, "2026")
    assert set(found.parties) == {"GHA", "PER"}


def test_number_told_after_the_mechanism_is_read() -> None:
    found = session("The Ghana-Peru Joint Commission held its 15th meeting in Accra on May 2, 2025.")
    assert (found.mechanism, found.ordinal) == ("Ghana-Peru Joint Commission", 15)


def test_earlier_session_in_passing_is_another_one() -> None:
    events = find_events(
        read(
            "The 3rd session of the Ghana-Peru Joint Commission was held in Accra on May 2, 2025.",
            "Progress has been made since the 2nd session of the Ghana-Peru Joint Commission in 2021.",
            title=TITLE,
        )
    )
    assert [(e.ordinal, e.start) for e in events if isinstance(e, Session)] == [
        (3, "2025-05-02"),
        (2, "2021"),
    ]


def test_headline_and_lede_are_one_session() -> None:
    events = find_events(
        read(
            "On May 2, 2025, the 6th round of consular consultations between Ghana and Peru took place.",
            title="Ghana and Peru Hold the Sixth Round of Consular Consultations",
        )
    )
    assert [(e.ordinal, e.parties) for e in events if isinstance(e, Session)] == [(6, ("GHA", "PER"))]


def test_organ_sits_with_its_organisation_as_party() -> None:
    found = session("The OSCE Permanent Council met in Vienna on May 2, 2025.")
    assert found.parties[0] == "OSCE"


def test_boundary_talks_are_no_meeting_as_well() -> None:
    events = find_events(
        read("The 9th Round of Boundary Talks between Ghana and Peru was held in Accra.", title="News")
    )
    assert [event.type for event in events] == ["session"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two countries hold regular consultations on migration.",
        "The ministers stressed the need to strengthen dialogue and consultation.",
        "The ministers agreed to continue political consultations.",
        "Ghana did not attend the 4th session of the Joint Commission.",
        "The Joint Commission is an important mechanism.",
        "The work of the Ghana-Peru Joint Commission, led by the two ministers of trade, was praised.",
        "Peru proposed to hold consultations on fisheries.",
        "The ministers supported an inclusive national dialogue.",
    ],
)
def test_habits_wishes_and_descriptions_are_no_sessions(sentence: str) -> None:
    assert [draft.mechanism for draft in drafts(MEETING, sentence) if not draft.weak] == []


def test_heads_of_delegation_told_later_are_participants() -> None:
    found = session(
        "The 4th round of Ghana-Peru consular consultations was held in Accra on May 2, 2025.",
        "The Ghanaian delegation was led by Minister Kofi Mensah, and Minister Rosa Quispe headed the "
        "Peruvian delegation.",
    )
    assert {person.name for person in found.participants} == {"Kofi Mensah", "Rosa Quispe"}


def test_leading_a_state_is_no_session() -> None:
    assert find_events(read("President Kofi Mensah has led Ghana for eight years.", title="News")) == []


# --- gatherings ----------------------------------------------------------------------------------


def test_who_attends_a_forum_and_the_state_where_it_is_held() -> None:
    found = gathering(
        "On May 2, 2025, Foreign Minister Kofi Mensah of Ghana attended the Pacific Ocean Forum in Lima."
    )
    assert (found.name, found.parties, found.status) == ("Pacific Ocean Forum", ("GHA", "PER"), "held")
    assert [person.name for person in found.participants] == ["Kofi Mensah"]
    assert found.start == "2025-05-02"


def test_day_of_a_meeting_is_not_that_of_the_forum_for_which_the_guest_has_come() -> None:
    found = gathering(
        "On May 2, 2025, Foreign Minister Kofi Mensah of Ghana met with Minister Rosa Quispe of Peru, who is "
        "in Ghana to attend the Accra Summit on Food Security."
    )
    assert found.start is None
    assert [person.name for person in found.participants] == ["Rosa Quispe"]
    assert set(found.parties) == {"PER", "GHA"}


def test_those_who_met_on_the_margins_took_part() -> None:
    found = gathering(
        "Foreign Minister Kofi Mensah of Ghana met Minister Rosa Quispe of Peru on May 2, 2025, on the "
        "margins of the Pacific Ocean Forum."
    )
    assert {person.name for person in found.participants} == {"Kofi Mensah", "Rosa Quispe"}


def test_travel_tells_the_city_and_that_it_lies_ahead() -> None:
    found = gathering(
        "President Kofi Mensah of Ghana will travel to Lima on June 3 for the G20 Leaders' Summit."
    )
    assert (found.status, found.start) == ("planned", "2025-06-03")
    assert found.place is not None
    assert found.place.name == "Lima"
    assert set(found.parties) == {"GHA", "G20"}


def test_ambassador_receives_at_the_reception_of_the_embassy() -> None:
    found = gathering(
        "On May 2, 2025, Deputy Minister Kofi Mensah of Ghana attended the reception held by the Peruvian "
        "Embassy in Ghana to mark the 204th anniversary of Peru's independence.",
        "Peruvian Ambassador to Ghana Rosa Quispe spoke highly of the ties.",
    )
    assert [person.name for person in found.participants] == ["Kofi Mensah", "Rosa Quispe"]
    assert set(found.parties) == {"GHA", "PER"}


def test_accepted_invitation_is_planned_and_a_mere_one_is_nothing() -> None:
    accepted = (
        "The President of Ghana accepted an invitation to attend the Lima Summit on Rivers in May 2026."
    )
    assert gathering(accepted).status == "planned"
    assert (
        drafts("The President of Ghana invited his counterpart to attend the Accra Summit on Rivers.") == []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "This year marks the 60th anniversary of the establishment of relations between Ghana and Peru.",
        "Peru supported Ghana in hosting the African Games.",
        "Peru backed Ghana's bid to host the World Trade Forum.",
        "The ministers did not attend the Geneva Peace Conference.",
        "The ministers addressed a press conference.",
        "They work together within multilateral fora.",
    ],
)
def test_anniversaries_bids_and_refusals_are_no_gatherings(sentence: str) -> None:
    assert [draft.name for draft in drafts(MEETING, sentence) if not draft.weak] == []


# --- told in other words -------------------------------------------------------------------------


@pytest.mark.parametrize("sentence", [
    "The African Union summit opened on May 2, 2025, with leaders from Ghana, Peru and Norway in attendance.",
    "The African Union summit was held on May 2, 2025, attended by leaders from Ghana, Peru and Norway.",
    "The African Union summit was held with the participation of leaders from Ghana, Peru and Norway.",
])  # fmt: skip
def test_those_told_to_attend_behind_the_name_take_part(sentence: str) -> None:
    assert set(gathering(sentence).parties) == {"AU", "GHA", "PER", "NOR"}


def test_chairs_told_at_the_end_of_the_sentence_take_part() -> None:
    told = session(
        "The 9th meeting of the Ghana-Peru Joint Commission was held in Accra on May 2, 2025, co-chaired by "
        "Foreign Minister Kofi Mensah of Ghana and Foreign Minister Rosa Quispe of Peru."
    )
    assert [person.name for person in told.participants] == ["Kofi Mensah", "Rosa Quispe"]


def test_meeting_under_a_headline_that_names_the_mechanism_is_its_session() -> None:
    document = read(
        "Officials of Ghana and Peru met in Lima on May 2, 2025 to discuss cyber matters.",
        title="Readout of the Third Meeting of the Ghana-Peru Cyber Working Group",
    )
    told = find_events(document)
    assert [(type(event), event.start, event.place and event.place.name) for event in told] == [
        (Session, "2025-05-02", "Lima")
    ]


def test_one_verb_tells_of_one_session_and_no_meeting_beside_it() -> None:
    document = read("Officials of Ghana and Peru met for the fourth Ghana-Peru Working Group on Trade.")
    assert [type(event) for event in find_events(document)] == [Session]


def test_title_of_a_text_on_a_session_is_no_session_by_itself() -> None:
    document = read("Trade grew last year.", title="Statement on the Ghana-Peru Energy Dialogue")
    assert find_events(document) == []


@pytest.mark.parametrize("sentence", [
    "The minister suggested holding the next session of the Ghana-Peru Joint Commission in Lima.",
    "The two sides will convene a Ghana-Peru Working Group on Trade.",
    "The paper was drafted in consultation between ministries during Nation-to-Nation consultation.",
    "The minister supports the hosting of the Lima Ocean Summit in 2032.",
])  # fmt: skip
def test_what_is_proposed_founded_or_spoken_of_in_general_is_no_event(sentence: str) -> None:
    assert drafts(sentence) == []


def test_second_of_two_purposes_of_a_journey_belongs_to_the_traveller() -> None:
    told = gathering(
        "In May 2025, Foreign Minister Rosa Quispe of Peru travelled to Accra, Ghana to meet ministers and "
        "attend the Accra Ocean Summit."
    )
    assert told.parties[0] == "PER"


def test_date_in_a_clause_of_its_own_dates_the_gathering() -> None:
    told = gathering(
        "The President of Ghana will attend the Lima Ocean Summit, which is happening from 3 to 5 June 2025."
    )
    assert (told.start, told.end) == ("2025-06-03", "2025-06-05")


# --- what is taken over, and what is not ---------------------------------------------------------


def test_chairs_belong_to_the_session_told_last_and_not_to_one_before_it() -> None:
    document = read(
        "The third meeting of the Ghana-Peru Expert Group was held on 3 March 2025. The meeting was "
        "co-chaired by Deputy Minister Kofi Mensah of Ghana and Deputy Minister Rosa Quispe of Peru. Given "
        "the results of the second meeting of the Ghana-Peru Expert Group, they reviewed trade.",
        title="Third meeting of the Ghana-Peru Expert Group",
    )
    sessions = [event for event in find_events(document) if isinstance(event, Session)]
    told = {event.ordinal: event.participants for event in sessions}
    assert [person.name for person in told[3]] == ["Kofi Mensah", "Rosa Quispe"]
    assert told[2] == ()


def test_day_of_a_conversation_does_not_date_the_summit_that_it_was_about() -> None:
    told = gathering("The ministers of Ghana and Peru spoke today in advance of the Summit of the Americas.")
    assert (told.start, told.status) == (None, "planned")


@pytest.mark.parametrize("sentence", [
    "Minister Kofi Mensah of Ghana chaired an interdepartmental working group on Ghana and Peru.",
    "Minister Kofi Mensah of Ghana participated in a roundtable.",
    "They looked forward to a successful summit on May 2, 2026.",
])  # fmt: skip
def test_bodies_of_one_state_and_gatherings_without_a_name_are_no_events(sentence: str) -> None:
    assert drafts(sentence) == []


def test_summit_later_this_year_lies_ahead() -> None:
    told = gathering("It is to be reviewed by Ghana at the Accra Ocean Summit later this year.")
    assert told.status == "planned"


def test_who_is_thanked_for_hosting_is_the_host() -> None:
    told = gathering(
        "President Mensah of Ghana thanked Prime Minister Rosa Quispe of Peru for hosting the Ocean Summit."
    )
    assert [person.name for person in told.participants] == ["Rosa Quispe"]


def test_speech_before_an_assembly_does_not_come_before_it() -> None:
    document = read("Thank you.", title="Remarks by Rosa Quispe before the 81st UN General Assembly")
    assert [event.status for event in find_events(document)] == ["held"]


def test_intent_to_host_lies_ahead() -> None:
    assert gathering("Ghana reaffirmed its intent to host the Accra Ocean Summit in May.").status == "planned"


def test_state_where_others_meet_is_not_made_a_party() -> None:
    told = drafts("The plan was adopted at the Oslo Ocean Summit in February 2025.")
    assert all("NOR" not in draft.parties for draft in told)


def test_a_sitting_that_ministers_are_directed_to_convene_lies_ahead() -> None:
    sentence = "The two presidents directed their ministers to convene the third Ghana-Peru Commission."
    assert session("The Presidents of Ghana and Peru met in Accra.", sentence).status == "planned"


def test_a_session_that_is_being_prepared_lies_ahead() -> None:
    told = session("The second session of the Ghana-Peru Joint Commission is being prepared for Lima.")
    assert told.status == "planned"


def test_a_commission_between_two_states_that_will_meet_is_one_sitting_and_no_meeting_beside_it() -> None:
    sentence = "The Joint Commission on Trade between Ghana and Peru will meet in Lima in October."
    told = find_events(read(sentence, title="A commission for trade"))
    assert [(event.type, event.status) for event in told] == [("session", "planned")]
