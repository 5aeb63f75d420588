"""Documents as sentences of units, with people, the parties they act for, and the home party."""

from __future__ import annotations

import pytest

from communique.extraction.grammar import grammar
from communique.language.en.analysis import Analysis, analyse
from tests.language.en.telling import parties, read


def mentions(analysis: Analysis) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return letter, text and codes of all mentions of a document's parties and people."""
    clean = analysis.document.clean
    return [
        (m.letter, clean[m.start : m.end], m.codes)
        for s in analysis.sentences for _, m in sorted(s.mentions.items()) if m.letter in "POGSD"
    ]  # fmt: skip


# --- units ---------------------------------------------------------------------------------------


def test_a_person_with_office_and_state_is_one_unit() -> None:
    analysis = read(
        "Finnish Trade Minister Aino Salo met Amina Odhiambo, Foreign Minister of Kenya, in Riga."
    )
    assert mentions(analysis) == [
        ("P", "Finnish Trade Minister Aino Salo", ("FIN",)),
        ("P", "Amina Odhiambo, Foreign Minister of Kenya", ("KEN",)),
    ]


def test_later_short_names_are_the_same_person() -> None:
    analysis = read("Finnish Trade Minister Aino Salo spoke. Salo left. Mr. Moore and Dr. Salo agreed.")
    people = [m.person.name for s in analysis.sentences for m in s.mentions.values() if m.person]
    assert people == ["Aino Salo", "Aino Salo", "Moore", "Aino Salo"]


def test_a_name_that_is_a_small_word_is_read_as_a_name() -> None:
    analysis = read("Vietnamese President To Hung spoke. To Hung left for talks. He thanked To Hung.")
    assert [text for letter, text, _ in mentions(analysis) if letter == "P"] == [
        "Vietnamese President To Hung", "To Hung", "To Hung",
    ]  # fmt: skip


def test_the_other_one_of_a_surname_is_not_the_office_holder() -> None:
    analysis = read("President Alan Moore and Mrs. Jill Moore arrived.", outlet="The White House")
    assert [person.name for person in analysis.people.persons if person.tenures] == ["Alan Moore"]


def test_a_headline_in_capitals_yields_people_of_the_text_alone() -> None:
    analysis = read(
        "Kenyan President Mary Wanjiku spoke.", headline="PRESIDENT WANJIKU THANKS FINLAND FOR KIND WORDS",
    )  # fmt: skip
    assert [person.name for person in analysis.people.persons] == ["Mary Wanjiku"]
    assert ("P", "PRESIDENT WANJIKU", ("KEN",)) in mentions(analysis)


def test_a_headline_name_ends_where_the_known_name_ends() -> None:
    analysis = read(
        "Vice Foreign Minister Lin Haoran inspected the site.",
        headline="Vice Foreign Minister Lin Haoran Inspects Site",
    )
    assert [person.name for person in analysis.people.persons] == ["Lin Haoran"]


def test_an_office_alone_is_its_holder_told_before() -> None:
    analysis = read(
        "Kenyan Foreign Minister Amina Odhiambo arrived. The Kenyan Minister spoke. The minister left."
    )
    assert [m.person.name for s in analysis.sentences for m in s.mentions.values() if m.person] == [
        "Amina Odhiambo"
    ] * 3


def test_the_guest_is_the_foreign_official_and_the_host_the_home_one() -> None:
    analysis = read(
        "Finnish Minister Aino Salo received Kenyan Minister Amina Odhiambo. The guest was glad."
        " The host agreed. The host country is small.",
        outlet="Ministry for Foreign Affairs of Finland",
    )
    named = [m.person.name for s in analysis.sentences[1:] for m in s.mentions.values() if m.person]
    assert analysis.home == "FIN"
    assert named == ["Amina Odhiambo", "Aino Salo"]


def test_a_bare_office_in_small_letters_without_holder_is_a_word() -> None:
    assert mentions(read("He met the minister.")) == []


def test_units_do_not_depend_on_what_was_read_before() -> None:
    first = read("The Kenyan ministry of trade will promote cooperation with Latvia.")
    read("Kenya and Latvia held talks on agriculture, health and education.")
    again = analyse(first.document, grammar().alphabet)
    assert [s.letters for s in again.sentences] == [s.letters for s in first.sentences]


# --- whom people act for -------------------------------------------------------------------------


def test_officials_of_a_publishing_ministry_are_home_officials() -> None:
    analysis = read("Press Secretary Jane Roe spoke about Kenya.", outlet="The White House")
    assert parties(analysis) == {"Jane Roe": "USA"}


def test_a_speaker_acts_for_the_state_whose_will_is_told() -> None:
    analysis = read(
        "Vice Foreign Minister Lin Haoran met Kenyan Minister Amina Odhiambo. Lin Haoran said that China is"
        " ready to work with Kenya."
    )
    assert parties(analysis)["Lin Haoran"] == "CHN"


def test_a_traveller_is_not_of_the_state_travelled_to() -> None:
    analysis = read("Special Envoy Lin Haoran visited Kenya. Kenya is a large country. Kenya has many lakes.")
    assert parties(analysis) == {"Lin Haoran": None}


def test_the_official_called_on_abroad_is_of_the_state_visited() -> None:
    analysis = read(
        "Vietnamese Deputy Minister Tran Thi Mai went to Latvia. While staying in Latvia, Mai paid a courtesy"
        " call on Minister of Transport A. Kalns."
    )
    assert parties(analysis)["A. Kalns"] == "LVA"


def test_a_bare_majority_of_mentions_tells_nothing() -> None:
    analysis = read(
        "Minister Lee Roberts spoke about Kenya. Kenya grows tea. Kenya sells tea. Latvia buys tea."
    )
    assert analysis.home is None
    assert parties(analysis) == {"Lee Roberts": None}


def test_of_two_presidents_without_a_state_only_one_is_of_home() -> None:
    analysis = read(
        "President Alan Moore spoke with President Mary Wanjiku. The two leaders discussed Kenya and trade"
        " with Kenya.",
        outlet="The White House",
    )
    assert parties(analysis) == {"Alan Moore": "USA", "Mary Wanjiku": "KEN"}


def test_a_state_without_the_office_is_not_the_holders() -> None:
    analysis = read("Prime Minister Jon Smith spoke about Kenya, Latvia and Peru.", outlet="The White House")
    assert parties(analysis) == {"Jon Smith": None}


def test_the_officer_of_a_firm_is_not_made_a_home_official() -> None:
    analysis = read("Brightwater CEO Jane Roe spoke.", outlet="The White House")
    assert parties(analysis) == {"Jane Roe": None}


def test_home_is_where_ambassadors_are_accredited_and_who_is_named_first() -> None:
    analysis = read(
        "On Monday, Vice Foreign Minister Lin Haoran met with Ambassador of Nepal to China Hari Thapa. They"
        " discussed China-Nepal relations."
    )
    assert analysis.home == "CHN"
    assert parties(analysis)["Lin Haoran"] == "CHN"


def test_parties_of_a_quarrel_are_not_the_home_party() -> None:
    analysis = read("The envoys spoke on the Kenya-Uganda conflict. The Kenya-Uganda dispute goes on.")
    assert analysis.home is None


# --- whom officials meet, accompany and stand beside ---------------------------------------------

FINNISH = "Ministry for Foreign Affairs of Finland"
_TRIP = "State Secretary Aino Salo made a working visit to Kenya."


@pytest.mark.parametrize(
    "encounter",
    [
        "In Nairobi she met Principal Secretary Amina Odhiambo.",
        "Salo also paid a courtesy call on Principal Secretary Amina Odhiambo.",
        "Salo was received by Principal Secretary Amina Odhiambo.",
        "Salo did not meet Principal Secretary Amina Odhiambo.",
        "She was to have met with Principal Secretary Amina Odhiambo.",
        "Salo opened a school and held talks with Principal Secretary Amina Odhiambo.",
        "Salo wrote to Principal Secretary Amina Odhiambo.",
    ],
)
def test_the_official_whom_a_traveller_meets_is_of_the_state_visited(encounter: str) -> None:
    analysis = read(f"{_TRIP} {encounter}", "Uganda and Sudan were discussed too.", outlet=FINNISH)
    assert parties(analysis) == {"Aino Salo": "FIN", "Amina Odhiambo": "KEN"}


def test_the_official_met_on_a_tour_is_of_no_party_unless_the_city_tells() -> None:
    tour = "State Secretary Aino Salo visited Kenya and Uganda."
    analysis = read(f"{tour} Salo met Minister Amina Odhiambo.", outlet=FINNISH)
    assert parties(analysis)["Amina Odhiambo"] is None
    analysis = read(f"{tour} In Kampala, Salo met Minister Amina Odhiambo.", outlet=FINNISH)
    assert parties(analysis)["Amina Odhiambo"] == "UGA"


def test_who_accompanies_a_foreign_official_is_of_that_officials_party() -> None:
    analysis = read(
        "Kenyan President Ali Moore met Finnish President Aino Salo in Nairobi. Earlier, Salo visited a"
        " school. She is accompanied by Minister for Foreign Affairs Olli Lehto."
    )
    assert parties(analysis)["Olli Lehto"] == "FIN"


def test_who_is_met_together_with_a_foreign_official_is_of_that_officials_party() -> None:
    analysis = read(
        "Kenya and Finland mark an anniversary with a visit of Kenyan President Ali Moore to Helsinki.",
        "President Moore will hold talks with Finnish President Aino Salo and Prime Minister Timo Rauta.",
    )
    assert parties(analysis)["Timo Rauta"] == "FIN"


def test_who_acts_for_a_state_is_of_its_party_in_a_document_of_another() -> None:
    analysis = read(
        "Secretary of Trade Rosa Quispe and Ambassador Luis Rojas chaired the meeting for Peru.",
        outlet="The White House",
        headline="Joint Statement Following the Dialogue",
    )
    assert parties(analysis) == {"Rosa Quispe": "PER", "Luis Rojas": "PER"}


def test_a_leader_met_amid_others_is_not_given_the_state_most_spoken_of() -> None:
    analysis = read(
        "President Alan Moore will meet with leaders of Latvia and President Ivan Horak.",
        "Kenya must answer. Kenya was warned. Kenya knows it. Kenya will not be helped.",
        outlet="The White House",
    )
    assert parties(analysis) == {"Alan Moore": "USA", "Ivan Horak": None}


def test_in_a_statement_of_the_unnamed_president_another_president_is_not_of_home() -> None:
    analysis = read(
        "I spoke to the nation. President Ivan Horak threatens the peace.",
        outlet="The White House",
        headline="Statement of the President on the Summit",
    )
    assert parties(analysis)["Ivan Horak"] is None


def test_of_two_bare_presidents_the_one_in_the_headline_is_of_home() -> None:
    analysis = read(
        "President Ivan Horak was elected. President Alan Moore spoke.",
        outlet="The White House",
        headline="Remarks by President Moore on Peace",
    )
    assert parties(analysis) == {"Ivan Horak": None, "Alan Moore": "USA"}


def test_talks_between_two_officials_part_their_parties() -> None:
    analysis = read(
        "Kenyan Ambassador to Latvia Ali Kip recalled the talks between President Mary Wanjiku and Prime"
        " Minister Anna Ozola.",
        "Kenya and Latvia trade. Kenya is ready to buy more from Latvia.",
    )
    assert parties(analysis)["Anna Ozola"] != "KEN"


def test_a_desk_named_after_an_organisation_is_of_the_ministrys_state() -> None:
    analysis = read(
        "Ali Kip, Director of the African Union Countries Department of the Kenyan Foreign Ministry, spoke."
    )
    assert parties(analysis) == {"Ali Kip": "KEN"}


def test_the_head_of_an_organisation_and_lawmakers_of_home_are_given_to_no_other_state() -> None:
    analysis = read(
        "President Alan Moore met with Ranking Member Jane Roe and Chairman Luis Rojas.",
        "Secretary General Ivan Horak agreed. Kenya sells tea. Kenya grows.",
        outlet="The White House",
    )
    assert parties(analysis) == {
        "Alan Moore": "USA", "Jane Roe": None, "Luis Rojas": None, "Ivan Horak": None,
    }  # fmt: skip


def test_an_official_without_a_state_who_meets_others_in_a_capital_is_at_home_there() -> None:
    text = "Vice Foreign Minister Aino Salo met with Peruvian Deputy Foreign Minister Luis Rojas in Helsinki."
    assert read(text).home == "FIN"
    both = "Director-General Aino Salo and Deputy Minister Luis Rojas of Peru held consultations in Helsinki."
    assert parties(read(both))["Aino Salo"] == "FIN"


@pytest.mark.parametrize("place", ["in Brussels", "in Helsinki on the sidelines of the forum"])
def test_where_a_forum_or_an_organisation_sits_nobody_is_at_home(place: str) -> None:
    text = f"Vice Foreign Minister Aino Salo met with Peruvian Deputy Foreign Minister Luis Rojas {place}."
    assert read(text).home is None


def test_home_is_the_state_that_meets_others_in_the_headline_or_stands_first_of_several() -> None:
    body = "Special Envoy Aino Salo met with Peruvian Deputy Foreign Minister Luis Rojas."
    assert read(body, headline="Finland Holds Tripartite Meeting with Peru and Ghana").home == "FIN"
    assert read(f"{body} It was about the Finland-Peru-Ghana cocoa plan.").home == "FIN"
    assert read(body, headline="Foreign Ministries of Finland and Peru in Talks").home == "FIN"


def test_two_mentions_of_one_state_are_no_pair() -> None:
    text = "Vice Minister Aino Salo attended the Peru Day and Peru Navy Day reception."
    assert read(text).home is None


def test_an_office_without_a_name_is_the_one_official_of_home_who_acts_without_one() -> None:
    analysis = read(
        "Aino Salo met with Foreign Minister of Peru Rosa Quispe in Lima.",
        "Finland and Peru trade in fish, as Aino Salo said.",
        "The Foreign Minister also toured the port.",
    )
    assert parties(analysis)["Aino Salo"] == "FIN"
    (holder,) = [m.person for m in analysis.sentences[-1].mentions.values() if m.person is not None]
    assert holder.name == "Rosa Quispe"  # who is told with that office comes first
    other = read("Aino Salo met with President of Peru Rosa Quispe.", "Finland and Peru trade.",
                 "Aino Salo spoke, and the Foreign Minister thanked Peru.")  # fmt: skip
    assert [m.person.name for m in other.sentences[-1].mentions.values() if m.person] == ["Aino Salo"] * 2


HOME_MINISTRY = "Ministry of Foreign Affairs of Ghana"
TO_PERU = "Foreign Minister Amos Kiptoo will visit Peru on May 3."


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Kiptoo is expected to be received by President Rosa Quispe.",
        "Minister Kiptoo is to call on the Speaker and to hold a meeting with President Rosa Quispe.",
        "In Lima, the foreign minister will also meet with President Rosa Quispe.",
        "In Lima, he will meet President Rosa Quispe.",
        "The programme of the visit includes talks with President Rosa Quispe.",
    ],
)
def test_whom_a_travelling_official_is_to_meet_is_of_the_state_visited(sentence: str) -> None:
    assert parties(read(TO_PERU, sentence, outlet=HOME_MINISTRY))["Rosa Quispe"] == "PER"


def test_whom_a_travelling_official_meets_after_where_is_of_the_state_visited() -> None:
    consultations = "where he held consultations with Deputy Minister Rosa Quispe."
    sentence = f"Foreign Minister Amos Kiptoo visited Peru, {consultations}"
    assert parties(read(sentence, outlet=HOME_MINISTRY)) == {"Amos Kiptoo": "GHA", "Rosa Quispe": "PER"}


def test_of_two_who_co_chair_one_is_of_the_other_party() -> None:
    sentence = "The Ghana-Peru Commission was co-chaired by Minister Amos Kiptoo and Minister Rosa Quispe."
    lede = ("Ghana hosts Peru.", "The commission of Ghana with Peru met.")
    found = parties(read(*lede, sentence, outlet=HOME_MINISTRY))
    assert found == {"Amos Kiptoo": "GHA", "Rosa Quispe": "PER"}


def test_who_leads_a_delegation_is_of_its_state() -> None:
    sentence = "The Peruvian delegation was led by Ms. Rosa Quispe, Minister of Foreign Affairs."
    assert parties(read(sentence, outlet=HOME_MINISTRY))["Rosa Quispe"] == "PER"


def test_who_ends_a_journey_with_a_delegation_of_a_state_is_of_that_state() -> None:
    analysis = read(
        "Prime Minister Ada Lund and a Norwegian delegation ended their tour of Peru, Ghana and Fiji."
        " At the invitation of Peruvian President Rosa Quispe, Lund travelled to the mountains."
    )
    assert [person.party for person in analysis.people.persons] == ["NOR", "PER"]
    met = read("Prime Minister Ada Lund and the Peruvian delegation met. Ghana was not named.")
    assert [person.party for person in met.people.persons] == [None]
