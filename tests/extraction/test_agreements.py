"""Agreements: what governs an instrument, whose it is, when it was concluded, and documents that are one."""

from __future__ import annotations

import pytest

from communique.extraction.agreements import find_agreements
from communique.extraction.grammar import Rule, grammar
from communique.extraction.instruments import find_instruments
from communique.extraction.marking import mark
from communique.model import Agreement, Meeting
from tests.extraction.telling import PUBLISHED, read


def find(*sentences: str) -> list[Agreement]:
    return find_agreements(read(*sentences), [])


@pytest.mark.parametrize("rule", grammar().rules["agreements"], ids=lambda rule: rule.id)
def test_a_rule_holds_in_its_own_test_sentence(rule: Rule) -> None:
    sentence = read(rule.test).clauses[-1].sentence
    phrases = find_instruments(rule.test)
    spans = [(sentence.start + p.start, sentence.start + p.end) for p in phrases]
    marked = mark(sentence, "INSTRUMENT", spans)
    assert not rule.triggers.isdisjoint(marked.letters)
    assert any(rule.matches(marked.letters))


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "date"),
    [
        ("Malta and Nepal signed a memorandum of understanding on tourism in March 2024.",
         "memorandum", "signed", "2024-03"),
        ("The agreement on air services between Malta and Nepal was signed in Valletta on 2 May 2024.",
         "agreement", "signed", "2024-05-02"),
        ("They marked the 20th anniversary of the Treaty of Friendship between Malta and Nepal.",
         "treaty", "signed", "2005"),
        ("The Free Trade Agreement between Malta and Nepal entered into force in 2015.",
         "agreement", "in-force", None),
        ("Malta and Nepal will implement the Master Plan for Malta-Nepal Cooperation.",
         "plan", "in-force", None),
        ("Malta and Nepal held negotiations on a free trade agreement.", "agreement", "negotiating", None),
        ("Malta hopes to sign a free trade agreement with Nepal.", "agreement", "proposed", None),
        ("The Agreement on Visa-Free Travel between Malta and Nepal, signed on 3 March 2025, "
         "will enter into force on 1 June 2025.", "agreement", "signed", "2025-03-03"),
    ],
)  # fmt: skip
def test_status_and_date_follow_from_what_governs_it(
    sentence: str, kind: str, status: str, date: str | None
) -> None:
    (agreement,) = find(sentence)
    assert (agreement.kind, agreement.status, agreement.date) == (kind, status, date)
    assert set(agreement.parties) == {"MLT", "NPL"}


def test_a_bundle_has_its_number() -> None:
    (agreement,) = find("Around 60 trade agreements were inked between Malta and Nepal, Kenya and Fiji.")
    assert (agreement.count, agreement.approximate) == (60, True)
    assert agreement.parties == ("MLT", "NPL", "KEN", "FJI")


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta and Nepal have not signed any trade agreement.",
        "Malta and Nepal discussed the agreements reached by their leaders.",
        "Malta and Nepal spoke of the UN Charter.",
        "Malta and Nepal agreed on the need for dialogue, in line with the Treaty of Friendship.",
        "President Vella of Malta told President Thapa of Nepal that it implements the peace agreement.",
        "Malta and Nepal could gain much if a trade agreement were signed.",
        "Malta welcomed Kenya joining the Sunrise Accords.",
        "Malta and Nepal reached agreements between their ministers.",
    ],
)
def test_denials_citations_and_unnamed_understandings_are_no_agreements(sentence: str) -> None:
    assert find(sentence) == []


def test_one_instrument_told_twice_is_one_record_under_its_full_name() -> None:
    (agreement,) = find(
        "Malta and Nepal signed the Free Trade Agreement between Malta and Nepal in 2013.",
        "The two sides will implement the Free Trade Agreement.",
    )
    assert agreement.title == "Free Trade Agreement between Malta and Nepal"
    assert (agreement.status, agreement.date) == ("signed", "2013")


def test_an_undated_signing_takes_the_time_of_the_talks() -> None:
    discourse = read("During the talks, Malta and Nepal signed a protocol on customs.")
    talks = Meeting(
        evidence=(), rule="meetings.test", confidence=1.0, parties=("MLT", "NPL"),
        start="2025-05-04", end="2025-05-04",
    )  # fmt: skip
    (agreement,) = find_agreements(discourse, [talks])
    assert agreement.date == "2025-05-04"


def test_a_document_that_is_a_joint_statement_is_recorded_with_its_date() -> None:
    title = "Joint Statement by Malta and Nepal on the Blue Economy"
    found = find_agreements(read("The two countries will work together.", title=title), [])
    assert [(a.kind, a.status, a.title, a.date) for a in found] == [
        ("joint-statement", "signed", title, PUBLISHED)
    ]
    assert set(found[0].parties) == {"MLT", "NPL"}


def test_parties_to_a_joint_statement_may_be_named_in_its_first_lines() -> None:
    found = find_agreements(
        read(
            "The governments of Malta, Nepal and Kenya today launched the initiative.",
            title="Joint Statement on Rescue at Sea",
        ),
        [],
    )
    assert [set(a.parties) for a in found] == [{"MLT", "NPL", "KEN"}]


def test_a_report_about_a_press_conference_is_no_joint_statement() -> None:
    title = "Remarks by the Presidents of Malta and Nepal in Joint Press Statements"
    assert find_agreements(read("Malta and Nepal are friends.", title=title), []) == []


def test_every_agreement_bears_its_codes() -> None:
    (agreement,) = find("Malta and Nepal signed a memorandum of understanding on tourism.")
    assert agreement.cameo == "057"
    assert agreement.plover is not None
    assert agreement.plover.source == ("MLT", "NPL")


def test_a_report_of_a_leader_meeting_another_names_the_documents_own_party() -> None:
    title = "Joint Statement Following the Meeting with President Ram Thapa of Nepal"
    discourse = read(
        "Foreign Minister Joan Vella of Malta and Foreign Minister Maya Thapa of Nepal met in Malta.",
        "Maltese and Kenyan firms will work together in Malta.",
        title=title,
    )
    found = find_agreements(discourse, [])
    assert [set(a.parties) for a in found] == [{"MLT", "NPL"}]


def test_an_instrument_signed_with_several_joins_the_subject_to_each() -> None:
    (agreement,) = find("Malta signed a memorandum of understanding on customs with Nepal and Kenya in 2024.")
    assert agreement.parties == ("MLT", "NPL", "KEN")


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta and Nepal support efforts to develop a Code of Conduct for the northern sea.",
        "We call on the parties to implement the Minsk Agreements, said Malta and Nepal.",
        "Malta and Nepal welcomed the second anniversary of the signing of the Abraham Accords.",
        "Malta and Nepal underscored the implementation of the Code of Conduct in the South China Sea.",
        "Malta and Nepal expressed their support for the coastal fishing agreement concluded on 3 May 2020.",
        "What Malta and Nepal agreed to in the bipartisan agreement on roads is law.",
        "Malta and Nepal praised the UN-brokered cereal agreement signed on 2 May 2022.",
        "Malta and Nepal called for the swift implementation of the ceasefire agreement.",
    ],
)
def test_who_backs_or_praises_what_others_agreed_is_no_party_to_it(sentence: str) -> None:
    assert find(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Malta welcomed Kenya's conclusion of a transit agreement with Nepal.", {"KEN", "NPL"}),
        ("Malta, alongside Nepal, signed an agreement on tourism with Kenya.", {"MLT", "NPL", "KEN"}),
        ("They noted the launch of the water agreement between Kenya and Nepal with Maltese backing.",
         {"KEN", "NPL"}),
    ],
)  # fmt: skip
def test_the_parties_are_those_who_conclude(sentence: str, parties: set[str]) -> None:
    (agreement,) = find(sentence)
    assert set(agreement.parties) == parties


def test_a_title_ends_before_what_was_done_with_it_and_keeps_abbreviated_names() -> None:
    (agreement,) = find("He recalled the Joint Vision of the ASEAN-U.S. Summit, adopted by ASEAN and Malta.")
    assert agreement.title == "Joint Vision of the ASEAN-U.S. Summit"
    (plan,) = find("Malta and Nepal implement the Roadmap for a Renewed Partnership launched in Valletta.")
    assert plan.title == "Roadmap for a Renewed Partnership"


def test_a_participle_that_describes_takes_no_day_from_the_meeting() -> None:
    meeting = Meeting(
        evidence=(), rule="meetings.talks", confidence=0.8, parties=("MLT", "NPL"),
        start="2025-05-04", end="2025-05-04", status="held",
    )  # fmt: skip
    discourse = read("He praised the memorandum between Malta and Nepal signed by successive leaders.")
    assert [agreement.date for agreement in find_agreements(discourse, [meeting])] == [None]


@pytest.mark.parametrize(
    ("title", "opening", "parties", "date"),
    [
        ("Joint Statement of the Third Malta-Nepal Forum (Valletta, April 20, 2025)", "We met.",
         ("MLT", "NPL"), "2025-04-20"),
        ("Joint Statement of the Reef Initiative",
         "The members, Malta, Nepal, France, and the European Union, met.",
         ("MLT", "NPL", "FRA", "EU"), PUBLISHED),
        ("G7 Leaders’ Statement", "We, the Leaders of the G7, met in Kenya, guests of Germany and France.",
         ("G7",), PUBLISHED),
    ],
)  # fmt: skip
def test_a_joint_document_has_the_makers_and_the_day_that_it_names(
    title: str, opening: str, parties: tuple[str, ...], date: str
) -> None:
    (agreement,) = find_agreements(read(opening, title=title), [])
    assert (agreement.parties, agreement.date) == (parties, date)


def test_a_readout_of_taking_part_in_an_event_on_a_declaration_is_none_itself() -> None:
    title = "Readout of Ms. Borg’s Participation at the Event on the Reef Declaration"
    discourse = read("Malta and Nepal met.", title=title)
    assert find_agreements(discourse, []) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We exchanged views on the Selene Accords, said Malta and Nepal.",
        "Malta and Nepal spoke of troops that would guard future peace agreements.",
        "Malta and Nepal discussed the need to reach an agreement with the EU on the port protocol.",
    ],
)
def test_what_is_only_spoken_of_is_no_agreement_of_the_speakers(sentence: str) -> None:
    assert find(sentence) == []


def test_annexes_to_an_instrument_tell_that_it_is_in_force() -> None:
    (agreement,) = find("They welcomed the signing of annexes to the Memorandum between Malta and Nepal.")
    assert agreement.status == "in-force"


def test_praise_today_does_not_date_what_is_praised() -> None:
    (agreement,) = find("He congratulated her today on the border agreement between Kenya and Nepal.")
    assert agreement.date is None


def test_a_verb_of_the_next_instrument_does_not_reach_back() -> None:
    found = find("Malta and Nepal extended a Memorandum on health, and signed a Memorandum on fish in 2022.")
    assert [agreement.rule for agreement in found] == ["agreements.adopted", "agreements.signed"]


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("Joint Statement by the President of Malta and the President of Nepal on Kenya", ("MLT", "NPL")),
        ("Joint Statement by the G7 Announcing Further Economic Costs on Kenya", ("G7",)),
        ("Joint Statement on the Malta-Nepal Dialogue", ("MLT", "NPL")),
    ],
)
def test_what_a_joint_statement_is_about_is_no_party_to_it(title: str, parties: tuple[str, ...]) -> None:
    (agreement,) = find_agreements(read("We condemn Kenya's attack on Fiji.", title=title), [])
    assert agreement.parties == parties


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Malta and Nepal have finalised a memorandum of understanding on ports.", "signed"),
        ("They welcomed the finalisation of the memorandum on ports between Malta and Nepal.", "signed"),
        ("Malta and Nepal are finalising a memorandum of understanding on ports.", "negotiating"),
        ("The ASEAN and China implement the Code of Conduct in the South China Sea.", "in-force"),
    ],
)
def test_what_is_finalised_is_concluded(sentence: str, status: str) -> None:
    (agreement,) = find(sentence)
    assert agreement.status == status


@pytest.mark.parametrize(
    ("sentence", "status", "date"),
    [
        ("The signing, on 4 May, of the Agreement on Ports between Malta and Nepal opens a page.",
         "signed", "2025-05-04"),
        ("Malta and Nepal signed the first document of its kind — a Memorandum on Consultations.",
         "signed", None),
        ("Malta and Nepal pledged to form a working group and to enter into a Memorandum on customs.",
         "proposed", None),
        ("Malta entered into an agreement on double taxation with Nepal in 2021.", "signed", "2021"),
        ("Malta thanked Nepal for signing the Memorandum on Labour with Malta.", "signed", None),
        ("Malta has agreed with Nepal to sign an extradition treaty.", "proposed", None),
        ("Nepal proposed that Malta and Nepal sign a free trade agreement.", "proposed", None),
        ("Malta and Nepal tasked their experts with preparing a roadmap for trade.", "proposed", None),
        ("An agreement on social security between Malta and Nepal is under consideration.", "proposed", None),
        ("The extradition treaty between Malta and Nepal is being finalised.", "negotiating", None),
        ("Malta and Nepal will speed up the negotiations on an extradition treaty.", "negotiating", None),
        ("Malta and Nepal agreed to launch negotiations on an extradition treaty.", "proposed", None),
        ("The agreement on double taxation between Malta and Nepal is in force.", "in-force", None),
        ("Malta and Nepal agreed to make full use of the free trade agreement.", "in-force", None),
        ("The Malta-Nepal Free Trade Agreement enhances the flow of goods.", "in-force", None),
        ("Malta and Nepal agreed to update the Free Trade Agreement between Malta and Nepal.",
         "in-force", None),
        ("Malta and Nepal signed a programme of cooperation for 2026.", "signed", None),
        ("Malta and Nepal welcomed the renewal of the Memorandum of Understanding on sport.", "signed", None),
        ("Malta and Nepal will review the February 2020 Malta-Nepal agreement.", "in-force", "2020-02"),
        ("Malta and Nepal reviewed the implementation of the 2026-2028 Action Plan.", "in-force", None),
        ("Through a new Memorandum of Cooperation on Ports, Malta and Nepal will train pilots.",
         "signed", None),
        ("Malta and Nepal sealed a deal on gas supplies.", "signed", None),
        ("Malta and Nepal exchanged diplomatic notes on the grant for schools in May 2021.",
         "signed", "2021-05"),
    ],
)  # fmt: skip
def test_status_and_date_in_further_constructions(sentence: str, status: str, date: str | None) -> None:
    (agreement,) = find(sentence)
    assert (agreement.status, agreement.date) == (status, date)
    assert set(agreement.parties) == {"MLT", "NPL"}


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Relations rest on the 1994 Treaty of Friendship between Malta and Nepal.", "1994"),
        ("They praised the October 2024 Malta-Nepal fisheries agreement.", "2024-10"),
        ("They spoke in the spirit of the Treaty of Friendship between Malta and Nepal of 3 May 1994.",
         "1994-05-03"),
    ],
)
def test_an_instrument_cited_by_its_date_was_signed_then(sentence: str, date: str) -> None:
    (agreement,) = find(sentence)
    assert (agreement.status, agreement.date) == ("signed", date)


def test_instruments_in_a_list_share_their_verb() -> None:
    found = find("Malta and Nepal concluded talks on the Framework Agreement and the Gateway Arrangement.")
    assert [(a.title, a.status) for a in found] == [
        ("Framework Agreement", "negotiating"),
        ("Gateway Arrangement", "negotiating"),
    ]


def test_a_date_in_a_clause_about_the_instrument_does_not_date_it() -> None:
    (agreement,) = find("Malta and Nepal signed a protocol on health, which set up a clinic in October 1999.")
    assert agreement.date is None


def test_a_forum_concludes_for_its_members() -> None:
    (agreement,) = find("NATO adopted a new Strategic Concept in June 2022, Malta recalled.")
    assert (agreement.parties, agreement.date) == (("NATO",), "2022-06")


def test_an_organisation_and_its_member_states_are_parties_together() -> None:
    (agreement,) = find("A trade agreement between the EAEU and its Member States and Nepal was signed.")
    assert set(agreement.parties) == {"EAEU", "ARM", "BLR", "KAZ", "KGZ", "RUS", "NPL"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta will implement its National Action Plan on Women.",
        "Malta's parliament adopted a national action plan against trafficking in Nepal.",
        "The peace agreement between the government of Kenya and the rebels must be implemented.",
        "Malta reiterated the need for concluding an agreement on the filling and operation of the GERD.",
        "Malta and Nepal exchanged information on the implementation of their respective trade agreements.",
        "This programme of cooperation will support farmers in Malta and Nepal.",
        "Malta and Nepal recalled the Chicago Convention of 1944.",
        "Malta and Nepal must also deal with the drought.",
    ],
)
def test_plans_of_one_state_and_what_is_only_cited_are_no_agreements(sentence: str) -> None:
    assert find(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "day", "date"),
    [
        ("Malta and Nepal signed a protocol on customs.", "2025-05-04", "2025-05-04"),
        ("Malta and Nepal signed a protocol on customs.", "2024-05-04", None),
        ("Malta and Nepal have signed a protocol on customs.", "2025-05-04", None),
        ("The customs protocol recently signed by Malta and Nepal helps traders.", "2025-05-04", None),
    ],
)
def test_only_what_the_document_reports_lends_its_day_to_a_signing(
    sentence: str, day: str, date: str | None
) -> None:
    talks = Meeting(
        evidence=(), rule="meetings.talks", confidence=0.8, parties=("MLT", "NPL"), start=day, end=day,
    )  # fmt: skip
    (agreement,) = find_agreements(read(sentence), [talks])
    assert agreement.date == date


@pytest.mark.parametrize(
    ("sentence", "title", "parties"),
    [
        ("Malta and Nepal signed an agreement under which nurses will be trained.", "agreement",
         {"MLT", "NPL"}),
        ("Malta and Nepal exchanged four Agreements/MoUs on farming.", "four Agreements", {"MLT", "NPL"}),
        ("Trade between Kenya and Nepal is regulated by the Agreement on Tariffs.",
         "Agreement on Tariffs", {"KEN", "NPL"}),
        ("Malta and Nepal adopted the Nairobi Declaration on Ports.", "Nairobi Declaration on Ports",
         {"MLT", "NPL"}),
        ("Malta and Nepal signed a Plan of Consultations between the Foreign Ministries of Malta and Nepal.",
         "Plan of Consultations between the Foreign Ministries of Malta and Nepal", {"MLT", "NPL"}),
    ],
)  # fmt: skip
def test_the_parties_and_the_name_are_those_of_the_instrument(
    sentence: str, title: str, parties: set[str]
) -> None:
    (agreement,) = find(sentence)
    assert agreement.title == title
    assert set(agreement.parties) == parties


def test_statements_of_different_days_are_different_instruments() -> None:
    title = "Malta-Nepal Joint Statement"
    told = "As noted in the Joint Statement between Malta and Nepal of 22 March 2025, we agree."
    discourse = read(told, title=title)
    assert [a.date for a in find_agreements(discourse, [])] == [PUBLISHED, "2025-03-22"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Since February, Malta and Nepal have signed a protocol on health.",
        "Malta and Nepal praised the signing of the Bicentennial Framework of Malta and Nepal.",
        "The talks between Malta and Nepal resulted in a new Framework Agreement on Ports.",
    ],
)
def test_what_begins_a_span_or_is_part_of_a_name_dates_no_signing(sentence: str) -> None:
    (agreement,) = find(sentence)
    assert (agreement.status, agreement.date) == ("signed", None)


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Israel and Morocco discussed the benefits of the Abraham Accords.",
         {"ARE", "BHR", "ISR", "MAR", "USA"}),
        ("Malta and Nepal hope that all will gain from the implementation of the Abraham Accords.", None),
        ("The areas are detailed in the Joint Statement, which was unanimously approved.", None),
        ("The new Roadmap outlines work in line with the agenda on trade of Malta, adopted by Nepal.", None),
    ],
)  # fmt: skip
def test_a_well_known_instrument_has_its_own_parties(sentence: str, parties: set[str] | None) -> None:
    found = find(sentence, "Malta and Nepal are friends.")
    assert [set(agreement.parties) for agreement in found] == ([] if parties is None else [parties])


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("He welcomed Kenya's efforts, including its recent trade agreement signed with Fiji.",
         {"KEN", "FJI"}),
        ("Malta praised Kenya for its agreement on fish with Fiji.", {"KEN", "FJI"}),
        ("Trade will begin once Malta and Nepal ratify the Customs Protocol.", None),
    ],
)  # fmt: skip
def test_an_instrument_called_its_own_is_of_the_party_named_last(
    sentence: str, parties: set[str] | None
) -> None:
    found = find("Malta and Nepal met.", sentence)
    assert [set(agreement.parties) for agreement in found] == ([] if parties is None else [parties])


@pytest.mark.parametrize(
    ("sentence", "parties", "status"),
    [
        ("Malta, Nepal to sign extradition treaty", {"MLT", "NPL"}, "proposed"),
        ("Malta called for talks between Kenya and Fiji on a nuclear agreement.",
         {"KEN", "FJI"}, "negotiating"),
        ("Malta asked to tap the full potential of the Malta-Nepal Free Trade Agreement.",
         {"MLT", "NPL"}, "in-force"),
        ("The agreement on ports between Malta and Nepal is at the final stage of negotiation.",
         {"MLT", "NPL"}, "negotiating"),
        ("The G7 foreign ministers issued a joint statement on 2 May.", {"G7"}, "signed"),
        ("Malta and Nepal are releasing a Joint Declaration on ports.", {"MLT", "NPL"}, "signed"),
    ],
)  # fmt: skip
def test_parties_and_status_in_headlines_and_passing_remarks(
    sentence: str, parties: set[str], status: str
) -> None:
    (agreement,) = find(sentence)
    assert (set(agreement.parties), agreement.status) == (parties, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "The government of Malta approved a programme of cooperation with trade unions.",
        "Malta has ratified the Treaty on the High Seas.",
    ],
)
def test_what_one_party_does_alone_is_no_agreement_with_the_other(sentence: str) -> None:
    assert find("Malta and Nepal met.", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "title", "status", "parties"),
    [
        ("Malta and Nepal noted the negotiations on an Investment Agreement that helps traders.",
         "Investment Agreement", "negotiating", {"MLT", "NPL"}),
        ("Having concluded four major defence enabling agreements since 2016, Malta and Nepal look ahead.",
         "four major defence enabling agreements", "signed", {"MLT", "NPL"}),
        ("Malta and Nepal intend to pursue a Memorandum of Understanding to curb smuggling.",
         "Memorandum of Understanding", "proposed", {"MLT", "NPL"}),
        ("Allied leaders will endorse NATO's next Strategic Concept.", "Strategic Concept", "proposed",
         {"NATO"}),
        ("Malta and Nepal build on their joint statement of 3 May 2021.", "joint statement", "signed",
         {"MLT", "NPL"}),
    ],
)  # fmt: skip
def test_instruments_in_longer_sentences(sentence: str, title: str, status: str, parties: set[str]) -> None:
    (agreement,) = find(sentence)
    assert (agreement.title, agreement.status, set(agreement.parties)) == (title, status, parties)
    assert agreement.date in {None, "2021-05-03"}


def test_agreement_as_a_state_of_mind_is_none() -> None:
    assert find("Malta and Nepal reached an agreement that the rules must hold.") == []


def test_what_was_concluded_to_date_is_signed() -> None:
    (agreement,) = find("Malta and Nepal met.", "To date they have concluded around 45 agreements.")
    assert (agreement.status, agreement.count, agreement.approximate) == ("signed", 45, True)


def test_a_statement_cited_by_its_day_is_not_given_to_one_pair_of_several() -> None:
    found = find(
        "President Vella of Malta visited Kenya, Fiji and Nepal.",
        "In the joint statement of 3 March 2025, trade was told of.",
    )
    assert found == []


ITEMS = (
    "(a) Memorandum of Understanding on Tourism;",
    "(b) Agreement on Air Services; and",
    "Protocol on Fisheries.",
)


def test_a_verb_behind_a_list_governs_all_of_it() -> None:
    found = find("Malta and Nepal met. An agreement on air services and a protocol on fisheries were signed.")
    assert [agreement.title for agreement in found] == ["agreement on air services", "protocol on fisheries"]
    assert {agreement.status for agreement in found} == {"signed"}


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Malta and Nepal witnessed the signing of the following instruments:", "signed"),
        ("During the visit of Nepal's President to Malta, the following documents were signed:", "signed"),
        ("The following documents of Malta and Nepal are expected to be signed:", "proposed"),
    ],
)
def test_a_heading_says_what_became_of_the_instruments_listed_below_it(heading: str, status: str) -> None:
    found = find(heading, *ITEMS)
    assert [agreement.title for agreement in found] == [
        "Memorandum of Understanding on Tourism", "Agreement on Air Services", "Protocol on Fisheries",
    ]  # fmt: skip
    assert {(a.status, frozenset(a.parties)) for a in found} == {(status, frozenset({"MLT", "NPL"}))}


@pytest.mark.parametrize(
    "heading",
    ["Malta and Nepal discussed the following instruments:", "Malta and Nepal signed nothing yet."],
)
def test_a_list_without_a_heading_of_signing_concludes_nothing(heading: str) -> None:
    assert find(heading, *ITEMS) == []


def test_contracts_signed_on_a_tour_are_not_laid_to_the_state_named_last() -> None:
    document = read(
        "President Ada Lund of Norway has ended a tour of Peru, Ghana and Fiji.",
        "Norway and Fiji agreed to build a school.",
        "Some 20 contracts were signed between companies in the course of the tour.",
    )
    assert find_agreements(document, []) == []
