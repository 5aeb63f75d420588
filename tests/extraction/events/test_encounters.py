"""Visits, meetings and calls in their sentences: who, when, where, of which status, and what is none."""

from __future__ import annotations

import pytest

from communique.extraction.discourse import Discourse
from communique.extraction.events import find_events
from communique.extraction.grammar import Rule, grammar
from communique.model import AnyEvent, Visit
from tests.extraction.telling import read

RULES = [rule for kind in ("visits", "meetings", "calls", "presence") for rule in grammar().rules[kind]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_its_own_test_sentence(rule: Rule) -> None:
    letters = read(rule.test).clauses[-1].sentence.letters
    assert any(True for _ in rule.matches(letters))
    assert not rule.triggers.isdisjoint(letters)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_finds_those_who_act_in_a_known_way(rule: Rule) -> None:
    if rule.id.startswith("presence"):
        assert rule.fields["who"] in {"before", "after"}
    else:
        agents = {"subject", "owner", "owners", "named", "couple", "object", "guest", "given", "clause"}
        assert rule.fields["agent"] in agents | {"follower", "addressee", "both", "listed"}


def told(event: AnyEvent) -> str:
    """Return an event on one line: type, parties, names, dates, place, status and kind."""
    names = "+".join(person.name or f"({person.office})" for person in event.participants)
    dates = "/".join(dict.fromkeys(date for date in (event.start, event.end) if date))
    place = event.place.name if event.place else ""
    parts = [event.type, "-".join(event.parties), names, dates, place, event.status]
    if isinstance(event, Visit) and event.kind:
        parts.append(event.kind)
    return "|".join(parts)


def events_of(*sentences: str, title: str = "News") -> list[str]:
    """Return what a document of 5 May 2025, a Monday, tells, one line for each event."""
    return [told(event) for event in find_events(discourse_of(*sentences, title=title))]


def discourse_of(*sentences: str, title: str = "News") -> Discourse:
    return read(*sentences, title=title)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Norwegian Foreign Minister Kari Lunde met today in Oslo with Kenyan Foreign Minister Amos "
            "Kiptoo.",
            "meeting|NOR-KEN|Kari Lunde+Amos Kiptoo|2025-05-05|Oslo|held",
        ),
        (
            "Norwegian Foreign Minister Kari Lunde will hold talks in Oslo on May 20 with Kenyan "
            "President Amos Kiptoo.",
            "meeting|NOR-KEN|Kari Lunde+Amos Kiptoo|2025-05-20|Oslo|planned",
        ),
        (
            "Kenyan Foreign Minister Amos Kiptoo was received at Government House by Norwegian Prime "
            "Minister Jonas Berg.",
            "meeting|KEN-NOR|Amos Kiptoo+Jonas Berg||Government House|held",
        ),
        (
            "The Ambassador of Peru to Kenya, Rosa Quispe, paid a courtesy call on Kenyan Foreign "
            "Minister Amos Kiptoo.",
            "meeting|PER-KEN|Rosa Quispe+Amos Kiptoo|||held",
        ),
        (
            "The talks between Kenyan President Amos Kiptoo and Norwegian Prime Minister Jonas Berg in "
            "April were brief.",
            "meeting|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-04||held",
        ),
        (
            "Kenyan President Amos Kiptoo and Norwegian Prime Minister Jonas Berg met in Accra on Friday.",
            "meeting|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-05-02|Accra|held",
        ),
        (
            "During her meeting with Kenyan President Amos Kiptoo, Norwegian Foreign Minister Kari "
            "Lunde raised trade.",
            "meeting|NOR-KEN|Kari Lunde+Amos Kiptoo|||held",
        ),
    ],
)
def test_a_meeting_is_told_by_verb_or_noun(sentence: str, expected: str) -> None:
    assert events_of(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenyan President Amos Kiptoo spoke by phone today with Norwegian Prime Minister Jonas Berg.",
            "call|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-05-05||held",
        ),
        (
            "Kenyan President Amos Kiptoo met virtually on Friday with Norwegian Prime Minister Jonas Berg.",
            "call|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-05-02||held",
        ),
        (
            "Kenyan President Amos Kiptoo told Norwegian Prime Minister Jonas Berg in a phone call on "
            "Friday to wait.",
            "call|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-05-02||held",
        ),
        (
            "Kenyan President Amos Kiptoo sent a letter of condolence to Norwegian Prime Minister "
            "Jonas Berg.",
            "call|KEN-NOR|Amos Kiptoo+Jonas Berg|||held",
        ),
        (
            "The telephone conversation between Kenyan President Amos Kiptoo and Norwegian Prime "
            "Minister Jonas Berg "
            "in March was friendly.",
            "call|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-03||held",
        ),
    ],
)
def test_talks_over_a_distance_and_messages_are_calls(sentence: str, expected: str) -> None:
    assert events_of(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Norwegian Foreign Minister Kari Lunde paid an official visit to Kenya from April 2 to 4.",
            ["visit|NOR-KEN|Kari Lunde|2025-04-02/2025-04-04||held|official"],
        ),
        (
            "Norwegian Foreign Minister Kari Lunde will travel to Nairobi, Kenya, and Accra, Ghana, on "
            "May 12-15.",
            [
                "visit|NOR-KEN|Kari Lunde|2025-05-12/2025-05-15|Nairobi|planned",
                "visit|NOR-GHA|Kari Lunde|2025-05-12/2025-05-15|Accra|planned",
            ],
        ),
        (
            "The state visit to Norway by Kenyan President Amos Kiptoo in June last year opened the way.",
            ["visit|KEN-NOR|Amos Kiptoo|2024-06||held|state"],
        ),
        (
            "Kenyan President Amos Kiptoo accepted an invitation to visit Norway in September.",
            ["visit|KEN-NOR|Amos Kiptoo|2025-09||planned"],
        ),
        (
            "Kenyan President Amos Kiptoo has postponed his visit to Norway.",
            ["visit|KEN-NOR|Amos Kiptoo|||called-off"],
        ),
        (
            "A Norwegian delegation led by Speaker Nina Holm visited Nairobi on Friday.",
            ["visit|NOR-KEN|Nina Holm|2025-05-02|Nairobi|held"],
        ),
    ],
)
def test_a_visit_is_told_for_each_state(sentence: str, expected: list[str]) -> None:
    assert events_of(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwegian Foreign Minister Kari Lunde did not meet with Kenyan President Amos Kiptoo.",
        "Norwegian Foreign Minister Kari Lunde will not visit Kenya this year.",
        "Norwegian Foreign Minister Kari Lunde hopes to visit Kenya next year.",
        "Norwegian Prime Minister Jonas Berg invited Kenyan President Amos Kiptoo to visit Norway.",
        "If Kenyan President Amos Kiptoo visits Norway, he will see the fjords.",
        "Norwegian Minister of Trade Lars Dahl travelled to Bergen on Friday.",
        "Kenya and Norway hold regular high-level meetings.",
        "Kenya and Norway should increase mutual visits between their parliaments.",
        "Tourists from Norway visited Kenya in large numbers.",
        "Norwegian Foreign Minister Kari Lunde welcomed Kenyan President Amos Kiptoo’s proposal.",
        "Norwegian Foreign Minister Kari Lunde said the accord must meet the needs of Kenya.",
        "Kenya voiced support for Norway’s continued talks with Sweden.",
        "Kenya and Finland called on the parties to resume the talks in Jeddah without delay.",
    ],
)
def test_wishes_denials_habits_and_descriptions_are_no_events(sentence: str) -> None:
    assert events_of(sentence) == []


def test_those_met_by_turns_give_a_meeting_each() -> None:
    found = events_of(
        "Kenyan President Amos Kiptoo met separately with Norwegian Prime Minister Jonas Berg "
        "and Peruvian Foreign Minister Rosa Quispe on Friday."
    )
    assert found == [
        "meeting|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-05-02||held",
        "meeting|KEN-PER|Amos Kiptoo+Rosa Quispe|2025-05-02||held",
    ]


def test_a_guest_named_as_visiting_is_on_a_visit_for_the_day_attested() -> None:
    found = events_of(
        "Norwegian Foreign Minister Kari Lunde on Friday met with visiting Kenyan Minister of "
        "Trade Amos Kiptoo in Oslo."
    )
    assert "visit|KEN-NOR|Amos Kiptoo|2025-05-02||held" in found
    assert "meeting|NOR-KEN|Kari Lunde+Amos Kiptoo|2025-05-02|Oslo|held" in found


def test_a_meeting_within_a_visit_takes_its_interval() -> None:
    found = events_of(
        "Norwegian Foreign Minister Kari Lunde visited Kenya from April 2 to 4.",
        "During the visit, she held talks with Kenyan President Amos Kiptoo.",
    )
    assert found == [
        "visit|NOR-KEN|Kari Lunde|2025-04-02/2025-04-04||held",
        "meeting|NOR-KEN|Kari Lunde+Amos Kiptoo|2025-04-02/2025-04-04||held",
    ]


def test_who_joins_or_is_present_takes_part() -> None:
    found = events_of(
        "Norwegian Foreign Minister Kari Lunde, joined by Norwegian Minister of Trade Lars Dahl, "
        "met today with "
        "Kenyan President Amos Kiptoo.",
        "Kenyan Ambassador to Norway Peter Otieno was present at the meeting.",
    )
    assert found == ["meeting|NOR-KEN|Kari Lunde+Lars Dahl+Amos Kiptoo+Peter Otieno|2025-05-05||held"]


def test_those_who_join_tell_with_whom_a_call_with_partners_was() -> None:
    found = events_of(
        "Kenyan President Amos Kiptoo spoke by video conference today with Allies and partners.",
        "Joining President Kiptoo on the call were Norwegian Prime Minister Jonas Berg and German "
        "Chancellor Anna Weiss.",
    )
    assert found == ["call|KEN-NOR-DEU|Amos Kiptoo+Jonas Berg+Anna Weiss|2025-05-05||held"]


def test_travellers_meet_hosts_whose_state_goes_without_saying() -> None:
    found = events_of(
        "Norwegian Foreign Minister Kari Lunde visited Kenya on Friday.",
        "Norwegian Foreign Minister Kari Lunde met with leaders of the opposition.",
    )
    assert found == [
        "visit|NOR-KEN|Kari Lunde|2025-05-02||held",
        "meeting|NOR-KEN|Kari Lunde|2025-05-02||held",
    ]


def test_headline_and_lede_are_one_record() -> None:
    found = events_of(
        "Norwegian Prime Minister Jonas Berg spoke today with President Amos Kiptoo of Kenya.",
        title="Readout of Prime Minister Berg’s Call with President Kiptoo of Kenya",
    )
    assert found == ["call|NOR-KEN|Jonas Berg+Amos Kiptoo|2025-05-05||held"]


def test_a_headline_decides_whether_people_who_spoke_met() -> None:
    found = events_of(
        "Norwegian Prime Minister Jonas Berg spoke today with President Amos Kiptoo of Kenya in Accra.",
        title="Readout of Prime Minister Berg’s Meeting with President Kiptoo of Kenya",
    )
    assert found == ["meeting|NOR-KEN|Jonas Berg+Amos Kiptoo|2025-05-05||held"]


def test_an_earlier_meeting_of_the_same_people_is_another_record() -> None:
    found = events_of(
        "Norwegian Prime Minister Jonas Berg met today with Kenyan President Amos Kiptoo.",
        "Norwegian Prime Minister Jonas Berg met with Kenyan President Amos Kiptoo in March last year.",
    )
    assert [line.split("|")[3] for line in found] == ["2025-05-05", "2024-03"]


def test_the_delegation_of_a_tour_meets_in_each_state() -> None:
    found = events_of(
        "This week, Norwegian Foreign Minister Kari Lunde will travel to Kenya and Ghana.",
        "In Kenya and Ghana, the delegation will meet with leaders of business.",
    )
    week = "2025-05-05/2025-05-11"
    assert found == [
        f"visit|NOR-KEN|Kari Lunde|{week}||planned",
        f"visit|NOR-GHA|Kari Lunde|{week}||planned",
        f"meeting|NOR-KEN|Kari Lunde|{week}|Kenya|planned",
        f"meeting|NOR-GHA|Kari Lunde|{week}|Ghana|planned",
    ]


def test_evidence_quotes_who_and_what() -> None:
    discourse = discourse_of(
        "On Friday, Kenyan President Amos Kiptoo met with Norwegian Prime Minister Jonas Berg."
    )
    (event,) = find_events(discourse)
    (span,) = event.evidence
    quote = discourse.text[span.start : span.end]
    assert quote == "Kenyan President Amos Kiptoo met with Norwegian Prime Minister Jonas Berg"


def test_the_same_document_gives_the_same_events_whatever_was_read_before() -> None:
    sentence = "Kenyan President Amos Kiptoo met respectively with Norwegian Premier Jonas Berg on Friday."
    first = events_of(sentence)
    events_of("Ghanaian President Ama Owusu telephoned Peruvian Foreign Minister Rosa Quispe on Friday.")
    assert events_of(sentence) == first


FORUM = "on the sidelines of the forum in Lima on Friday"
KIPTOO = "Kenyan President Amos Kiptoo"
BERG = "Prime Minister Jonas Berg of Norway"
OAKE = "President Tamsin Oake of Ghana"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{KIPTOO} held talks with {BERG} and {OAKE} {FORUM}.",
        f"{KIPTOO} met bilaterally with {BERG} and {OAKE} in Lima on Friday.",
        f"{KIPTOO} spoke at the forum. His interlocutors included {BERG} and {OAKE}.",
    ],
)
def test_those_met_beside_a_forum_are_met_by_turns(sentence: str) -> None:
    found = events_of(sentence)
    meetings = [event.split("|")[1] for event in found if event.startswith("meeting")]
    assert meetings == ["KEN-NOR", "KEN-GHA"]


def test_those_met_together_are_met_once() -> None:
    found = events_of(f"{KIPTOO} held a trilateral meeting with {BERG} and {OAKE} {FORUM}.")
    assert [event.split("|")[1] for event in found] == ["KEN-NOR-GHA"]


def test_a_speaker_meets_with_those_named_beside_him() -> None:
    found = events_of(
        "PRESIDENT KIPTOO: Prime Minister Jonas Berg of Norway and I discussed the ferry line this morning.",
        title=f"Remarks by {KIPTOO} in Nairobi",
    )
    assert [event.split("|")[:2] for event in found] == [["meeting", "NOR-KEN"]]


def test_stops_on_a_trip_are_visits_ahead() -> None:
    found = events_of(
        "Kenyan Foreign Minister Amos Kiptoo leaves Nairobi on Friday. His trip will include stops in "
        "Oslo and Lima."
    )
    assert found == [
        "visit|KEN-NOR|Amos Kiptoo||Oslo|planned",
        "visit|KEN-PER|Amos Kiptoo||Lima|planned",
    ]


def test_each_line_of_a_list_of_those_met_is_a_meeting() -> None:
    found = events_of(
        "Kenyan Foreign Minister Amos Kiptoo met on Friday with:",
        "Foreign Minister Kari Lunde of Norway;",
        "Foreign Minister Rosa Quispe of Peru.",
        "Foreign Minister Tamsin Oake of Ghana said she was glad.",
    )
    assert found == [
        "meeting|KEN-NOR|Amos Kiptoo+Kari Lunde|2025-05-02||held",
        "meeting|KEN-PER|Amos Kiptoo+Rosa Quispe|2025-05-02||held",
    ]


def test_an_envoy_who_presents_credentials_meets_the_one_who_accepts_them() -> None:
    found = events_of(f"{KIPTOO} received letters of credence from Ambassador of Peru Rosa Quispe.")
    assert [event.split("|")[:2] for event in found] == [["meeting", "KEN-PER"]]


def test_a_counterpart_of_a_named_state_tells_the_party_of_the_other_side() -> None:
    found = events_of(
        f"{KIPTOO} received {BERG} on Friday.",
        "Foreign Minister Ruth Wanja came together with her Norwegian counterpart, Kari Lunde.",
    )
    assert ["meeting", "KEN-NOR", "Ruth Wanja+Kari Lunde"] in [event.split("|")[:3] for event in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{KIPTOO} will be in Norway and Peru next week.", ["visit|KEN-NOR", "visit|KEN-PER"]),
        (f"{KIPTOO} was to have visited Oslo in April.", []),
        (f"{KIPTOO} caught up with the reform programme of Norway.", []),
        (f"{KIPTOO} and {BERG} discussed trade at a meeting in Lima on Friday.", ["meeting|KEN-NOR"]),
        (f"{KIPTOO} attended a dinner hosted in his honour by {BERG}.", ["meeting|KEN-NOR"]),
        (f"{KIPTOO} exchanged congratulations with {BERG}.", ["call|KEN-NOR"]),
    ],
)
def test_travel_meals_and_greetings_count_where_they_are_told_as_facts(
    sentence: str, expected: list[str]
) -> None:
    assert ["|".join(event.split("|")[:2]) for event in events_of(sentence)] == expected


def test_a_date_beside_a_relative_day_decides() -> None:
    found = events_of(f"{KIPTOO} will meet with {BERG} tomorrow, May 5, in Lima.")
    assert found == ["meeting|KEN-NOR|Amos Kiptoo+Jonas Berg|2025-05-05|Lima|planned"]


def test_a_bare_verb_after_and_shares_the_will_before_it() -> None:
    found = events_of(f"{KIPTOO} will open a school in Nairobi and then travel to Oslo.")
    assert found == ["visit|KEN-NOR|Amos Kiptoo||Oslo|planned"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{KIPTOO} and {BERG} affirmed their intent to meet today’s energy needs.",
        "The Kenya-Norway Council will hold its tenth meeting in May with great care.",
    ],
)
def test_needs_met_and_meetings_of_bodies_are_no_encounters(sentence: str) -> None:
    assert not [event for event in events_of(sentence) if event.startswith("meeting")]


def test_a_date_ahead_is_not_that_of_a_verb_of_the_past() -> None:
    found = events_of(f"{KIPTOO} spoke today with {BERG} ahead of the fair in Lima on May 12.", title="Call")
    assert [event.split("|")[3] for event in found if event.startswith("call")] == ["2025-05-05"]


def test_a_new_clause_after_a_comma_does_not_date_the_meeting_before_it() -> None:
    found = events_of(
        f"{KIPTOO}: Before I come to our meeting today, I will speak of the floods.",
        title=f"Remarks by {KIPTOO} and {BERG} before Bilateral Meeting",
    )
    assert [event.split("|")[5] for event in found] == ["held"]


DIALOGUE = f"Remarks by {KIPTOO} and {BERG}"


def test_speakers_who_address_each_other_tell_of_visits_and_meetings_past() -> None:
    found = events_of(
        "PRESIDENT KIPTOO: A great deal has been done since our last meeting.",
        "PRIME MINISTER BERG: Thank you. I remember your visit to Norway last year.",
        title=DIALOGUE,
    )
    assert [event.split("|")[:4] for event in found] == [
        ["meeting", "KEN-NOR", "Amos Kiptoo+Jonas Berg", ""],
        ["visit", "KEN-NOR", "Amos Kiptoo", "2024"],
    ]


def test_your_visit_is_nobody_s_where_several_are_addressed() -> None:
    found = events_of(
        "PRESIDENT KIPTOO: A great deal has been done since your last visit.",
        title=f"{DIALOGUE} and Norwegian Foreign Minister Kari Lunde",
    )
    assert found == []


def test_an_invitation_for_somebody_to_visit_is_no_visit() -> None:
    found = events_of(f"{BERG} extended an invitation on behalf of the King for {KIPTOO} to visit Oslo.")
    assert found == []


def test_remarks_before_a_virtual_meeting_tell_of_a_call() -> None:
    found = events_of("They spoke of trade.", title=f"Remarks by {KIPTOO} and {BERG} Before Virtual Meeting")
    assert [event.split("|")[0] for event in found] == ["call"]


def test_who_speaks_in_a_transcript_acts_for_home_even_without_an_office() -> None:
    assert events_of(
        "On May 2 in Accra, Aino Salo held a meeting with Foreign Minister of Peru Rosa Quispe.",
        "Helsinki and Lima will go on with their ferry talks.",
        "Opening remarks by Aino Salo during her talks with Rosa Quispe:",
        "Aino Salo: We are glad to see you here, Madam Minister.",
    ) == ["meeting|FIN-PER|Aino Salo+Rosa Quispe|2025-05-02|Accra|held"]


def test_a_line_of_place_and_day_dates_what_is_told_right_before_it() -> None:
    before = "Norwegian Foreign Minister Kari Lunde and Peruvian Foreign Minister Rosa Quispe hold talks."
    assert events_of(before, "Lima, May 2", "Norway and Peru trade in fish.") == [
        "meeting|NOR-PER|Kari Lunde+Rosa Quispe|2025-05-02|Lima|held"
    ]


def test_two_sides_who_talk_are_those_named_right_before() -> None:
    assert events_of(
        "Kenyan Foreign Minister Amos Kiptoo opened the new embassy with visiting Norwegian Foreign Minister "
        "Kari Lunde on May 2.",
        "The two sides had a brief conversation on fisheries.",
    )[1:] == ["meeting|KEN-NOR|Amos Kiptoo+Kari Lunde|2025-05-02||held"]


def test_an_encounter_that_follows_another_is_not_held_with_its_people() -> None:
    text = "Kenyan President Amara Diallo will speak to reporters after a meeting with Jonas Berg of Norway."
    assert not [event for event in events_of(text) if event.startswith("call")]


def test_the_highest_officials_met_by_home_ones_are_of_the_state_visited() -> None:
    assert events_of(
        "Finland’s Vice President Aino Salo will travel to Lima, Peru, in November.",
        "While in Lima, the Vice President will meet with President Rojas.",
    )[1:] == ["meeting|FIN-PER|Aino Salo+Rojas|2025-11|Lima|planned"]


REMARKS = "Remarks by President Amara Diallo of Ghana and Prime Minister Jonas Berg of Norway before meeting"


def spoken(*lines: str) -> list[str]:
    """Return what speakers tell beside the meeting at which they speak."""
    return [event for event in events_of(*lines, title=REMARKS) if "|2025-05-05||held" not in event]


def test_talks_that_speakers_look_forward_to_today_are_those_at_hand() -> None:
    assert spoken(
        "PRESIDENT DIALLO: I look forward to our talks today, and to our conversation today.",
        "PRIME MINISTER BERG: So do I.",
    ) == []


def test_whom_a_host_welcomes_here_visits_on_the_day_and_whom_he_welcomed_once_on_that_one() -> None:
    assert events_of("PRESIDENT DIALLO: It is an honour to welcome you to Accra.", title=REMARKS)[1:] == [
        "visit|NOR-GHA|Jonas Berg|2025-05-05|Accra|held"
    ]
    assert spoken("PRESIDENT DIALLO: I was glad to host you in Accra in 2023.") == [
        "visit|NOR-GHA|Jonas Berg|2023|Accra|held"
    ]


def test_what_brings_both_speakers_somewhere_tells_of_two_visits() -> None:
    found = events_of("PRESIDENT DIALLO: It is the drought that brings us both to Lima.", title=REMARKS)
    assert [event for event in found if event.startswith("visit")] == [
        "visit|GHA-PER|Amara Diallo|2025-05-05|Lima|held",
        "visit|NOR-PER|Jonas Berg|2025-05-05|Lima|held",
    ]


def test_we_of_a_single_speaker_is_no_meeting_of_two() -> None:
    assert events_of(
        "PRESIDENT DIALLO: We met in March, and we met again in April.",
        title="Address by President Amara Diallo of Ghana to the nation",
    ) == []


def test_a_date_in_what_a_meeting_is_for_does_not_date_it() -> None:
    assert events_of(
        "On May 2, Kenyan Foreign Minister Amos Kiptoo met with Norwegian Foreign Minister Kari Lunde to do "
        "what the ferry plan of March asks for."
    ) == ["meeting|KEN-NOR|Amos Kiptoo+Kari Lunde|2025-05-02||held"]


def test_what_is_called_after_a_state_is_not_visited_as_that_state() -> None:
    text = "Norwegian Foreign Minister Kari Lunde visited a Kenya Navy ship in Oslo on May 2."
    assert events_of(text) == []


def test_one_meeting_in_the_headline_is_no_row_of_meetings() -> None:
    found = events_of(
        "President Amara Diallo of Ghana met with President Jonas Berg of Norway, Prime Minister Rosa Quispe "
        "of Peru and Prime Minister Luis Rojas of Chile on the margins of the summit.",
        title="Readout of Diallo’s Meeting with President Berg, Prime Minister Quispe and Mr. Rojas",
    )
    assert [event.split("|")[1] for event in found if event.startswith("meeting")] == ["GHA-NOR-PER-CHL"]


def test_a_meeting_that_does_something_is_none_of_those_it_is_about() -> None:
    text = "The meeting reviewed the progress between Norway and President Rosa Quispe of Peru in May."
    assert events_of(text) == []


def test_a_conversation_told_of_those_who_met_that_day_is_their_meeting() -> None:
    assert events_of(
        "Norwegian Prime Minister Jonas Berg met with Peruvian Foreign Minister Rosa Quispe in Oslo today.",
        "Instructions were given after today’s conversation with Peru’s Rosa Quispe, Berg said.",
    ) == ["meeting|NOR-PER|Jonas Berg+Rosa Quispe|2025-05-05|Oslo|held"]


def test_delegates_of_several_states_who_take_part_in_dated_talks_meet() -> None:
    assert events_of(
        "Representatives of Ghana, Norway and Peru were participating in the talks, held on May 3-4 in Accra."
    ) == ["meeting|GHA-NOR-PER||2025-05-03/2025-05-04|Accra|held"]


def test_capitals_that_open_a_sentence_tell_where_somebody_will_meet_officials() -> None:
    assert events_of(
        "Kenya’s Vice President Amos Kiptoo will travel to Oslo, Norway, and Lima, Peru, on May 20.",
        "In both Oslo and Lima, the Vice President will meet with senior officials.",
    )[2:] == [
        "meeting|KEN-NOR|Amos Kiptoo|2025-05-20|Oslo|planned",
        "meeting|KEN-PER|Amos Kiptoo|2025-05-20|Lima|planned",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Minister Kari Lunde said the port meets the highest standards, in step with Peru’s.",
        "Norwegian Minister Kari Lunde thanked Rosa Quispe of Peru for her decision to travel to Ghana.",
        "Norwegian Foreign Minister Kari Lunde told of her likely intention to visit Ghana.",
    ],
)
def test_things_met_and_decisions_of_others_are_no_events(text: str) -> None:
    assert events_of(text) == []


def test_the_last_of_a_list_stays_before_what_a_meeting_is_for() -> None:
    assert events_of(
        "Norwegian Minister Kari Lunde met with officials from the Governments of Peru, Ghana, and Chile "
        "to discuss ports on May 2."
    ) == ["meeting|NOR-PER-GHA-CHL|Kari Lunde|2025-05-02||held"]


def test_talks_that_a_speaker_recalls_were_held_with_the_one_addressed() -> None:
    assert spoken(
        "PRESIDENT DIALLO: In August 2024, we held good talks here in Accra.", "PRIME MINISTER BERG: Indeed."
    ) == ["meeting|GHA-NOR|Amara Diallo+Jonas Berg|2024-08|Accra|held"]


def test_whom_a_leader_hosted_on_a_day_he_met() -> None:
    assert events_of("Kenyan President Amara Diallo hosted Prime Minister Jonas Berg of Norway today.") == [
        "meeting|KEN-NOR|Amara Diallo+Jonas Berg|2025-05-05||held"
    ]


def test_each_leg_of_a_journey_has_the_days_told_of_it() -> None:
    assert events_of(
        "President Ada Lund of Norway has ended a tour of Peru, Ghana and Fiji from April 11 to 16, 2025.",
        "President Lund paid a state visit to Peru from April 11 to 13, 2025, an official visit to Ghana on"
        " April 14 and 15, and a working visit to Fiji on April 16.",
    ) == [
        "visit|NOR-PER|Ada Lund|2025-04-11/2025-04-13||held|state",
        "visit|NOR-GHA|Ada Lund|2025-04-14/2025-04-15||held|official",
        "visit|NOR-FJI|Ada Lund|2025-04-16||held|working",
    ]


def test_an_arrival_told_of_a_dated_visit_does_not_shorten_it() -> None:
    assert events_of(
        "President Ada Lund of Norway paid an official visit to Peru from April 11 to 13, 2025.",
        "President Lund arrived in Peru on April 11.",
    ) == ["visit|NOR-PER|Ada Lund|2025-04-11/2025-04-13||held|official"]


def test_a_mayor_met_by_one_of_two_ministers_is_met_apart() -> None:
    told = events_of(
        "Trade Minister Ada Lund of Norway met Trade Minister Rosa Quispe of Peru in Lima on May 2.",
        "Minister Lund also met the Mayor of Lima.",
    )
    assert [("Rosa Quispe" in one, "Mayor" in one) for one in told if one.startswith("meeting")] == [
        (True, False),
        (False, True),
    ]


def test_a_minister_who_is_asked_about_a_visit_did_not_make_it() -> None:
    assert (
        events_of(
            "Minister for Trade Nils Berg of Norway spoke to the press.",
            "Reporter: Minister, what did the state visit to Peru bring?",
            "Minister Nils Berg: Fish, and friends.",
            "Reporter: Thank you, Minister.",
        )
        == []
    )


def test_the_visit_that_is_prepared_is_that_of_the_one_who_owns_it() -> None:
    told = events_of(
        "President Rosa Quispe of Peru and President Kofi Mensah of Ghana discussed preparations for"
        " President Mensah's state visit to Peru next month."
    )
    assert told[-1:] == ["visit|GHA-PER|Kofi Mensah|2025-06||planned|state"]


def test_a_visit_with_which_a_day_will_be_marked_lies_ahead() -> None:
    visit = "a state visit of President Kofi Mensah of Ghana to Lima."
    assert events_of(f"Ghana and Peru will mark the day with {visit}") == [
        "visit|GHA-PER|Kofi Mensah||Lima|planned|state"
    ]
    assert events_of(f"Ghana will be content with the results of {visit}") == [
        "visit|GHA-PER|Kofi Mensah||Lima|held|state"
    ]


def test_what_was_signed_in_a_city_during_a_visit_tells_of_the_visit_there_on_that_day() -> None:
    signed = "The pact was signed in Lima on May 2, 2025, during the official visit of President Kofi Mensah"
    assert events_of(f"{signed} of Ghana, and entered into force on May 4.") == [
        "visit|GHA-PER|Kofi Mensah|2025-05-02|Lima|held|official"
    ]
    at_home = "The plan was adopted in Accra on May 2, during a visit of President Kofi Mensah of Ghana."
    assert events_of(at_home) == []
