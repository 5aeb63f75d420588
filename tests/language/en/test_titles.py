"""Titles: where an office ends and a name begins, joint titles and holders, and what is no title."""

from __future__ import annotations

import pytest

from communique.language.en.titles import Title, find_titles
from tests.language.en.telling import parties, read, split_atoms

Held = tuple[str | None, str | None, str | None]


def find(sentence: str) -> list[Title]:
    return find_titles(split_atoms(sentence))


def held(sentence: str) -> list[Held]:
    return [(title.name, title.office, title.party) for title in find(sentence) if title.name is not None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vice Foreign Minister Lin Haoran met them.", ("Lin Haoran", "Vice Foreign Minister", None)),
        ("Kenyan Trade Minister Amina Odhiambo spoke.", ("Amina Odhiambo", "Trade Minister", "KEN")),
        ("Peru's Foreign Minister Rosa Quispe spoke.", ("Rosa Quispe", "Foreign Minister", "PER")),
        ("Minister of Finance of Latvia Andris Kalns spoke.", ("Andris Kalns", "Minister of Finance", "LVA")),
        ("They met President Amina Odhiambo of Kenya.", ("Amina Odhiambo", "President", "KEN")),
        ("Ville Salo, Minister for Trade of Finland, spoke.", ("Ville Salo", "Minister for Trade", "FIN")),
        ("Tashi Dorji，Foreign Minister of Bhutan, led it.", ("Tashi Dorji", "Foreign Minister", "BTN")),
        (
            "outgoing Ambassador of Nepal to Finland Hari Thapa left.",
            ("Hari Thapa", "Ambassador to Finland", "NPL"),
        ),
        ("Norwegian Ambassador to Kenya Kari Berg left.", ("Kari Berg", "Ambassador to Kenya", "NOR")),
        (
            "Former Malian Prime Minister Oumar Traoré spoke.",
            ("Oumar Traoré", "Former Prime Minister", "MLI"),
        ),
        ("Moscow Mayor Pavel Orlov spoke.", ("Pavel Orlov", "Moscow Mayor", "RUS")),
        ("King Philippe of Belgium spoke.", ("Philippe", "King", "BEL")),
        ("His Holiness Pope Clement spoke.", ("Clement", "Pope", "VAT")),
        ("Sultan of Oman Said bin Tariq spoke.", ("Said bin Tariq", "Sultan", "OMN")),
    ],
)
def test_office_name_and_party_are_read_in_any_order(sentence: str, expected: Held) -> None:
    assert expected in held(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Director-General of the Department of Ocean Affairs of the Foreign Ministry Wei Jun spoke.",
            ("Wei Jun", "Director-General of the Department of Ocean Affairs of the Foreign Ministry", None),
        ),
        (
            "Assistant Secretary for the Bureau of Trade, Customs, and Standards at the Department of"
            " Commerce of the United States Carla Stone spoke.",
            ("Carla Stone", "Assistant Secretary for the Bureau of Trade, Customs, and Standards at the"
             " Department of Commerce", "USA"),
        ),
        (
            "Minister of Foreign Affairs, African Integration and Gabonese Abroad Paul Ondo spoke.",
            ("Paul Ondo", "Minister of Foreign Affairs, African Integration and Gabonese Abroad", "GAB"),
        ),
        (
            "Special Envoy on Afghan Affairs of the Ministry of Foreign Affairs Wei Jun spoke.",
            ("Wei Jun", "Special Envoy on Afghan Affairs of the Ministry of Foreign Affairs", None),
        ),
        (
            "Director of the Estonian Ministry of Finance Anu Tamm spoke.",
            ("Anu Tamm", "Director of the Ministry of Finance", "EST"),
        ),
        (
            "Deputy Minister of Foreign Affairs of Cuba (with the rank of Minister) Luis Vega spoke.",
            ("Luis Vega", "Deputy Minister of Foreign Affairs", "CUB"),
        ),
        (
            "Minister of Industry and Advanced Technology Dr. Sultan Al Amri spoke.",
            ("Sultan Al Amri", "Minister of Industry and Advanced Technology", None),
        ),
        (
            "Executive Vice President of the European Commission Eva Lindqvist spoke.",
            ("Eva Lindqvist", "Executive Vice President of the European Commission", "EU"),
        ),
        (
            "Secretary-General of the United Nations Ana Costa spoke.",
            ("Ana Costa", "Secretary-General", "UN"),
        ),
        (
            "H.E. Mr. Anan Suk, Deputy Prime Minister and Minister of Trade of Thailand, spoke.",
            ("Anan Suk", "Deputy Prime Minister and Minister of Trade", "THA"),
        ),
        (
            "The Secretary-General of the Gulf Cooperation Council (GCC), H.E. Saad Amin, spoke.",
            ("Saad Amin", "Secretary-General", "GCC"),
        ),
        (
            "Permanent Representative to the UN Igor Belov spoke.",
            ("Igor Belov", "Permanent Representative to the UN", None),
        ),
    ],
)  # fmt: skip
def test_a_long_title_ends_where_the_name_begins(sentence: str, expected: Held) -> None:
    assert held(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("General Secretary To Hung left.", "To Hung"),
        ("Vice Premier He Wei left.", "He Wei"),
        ("Vice Minister of Foreign Affairs Eng. Saad Amin left.", "Saad Amin"),
        ("Foreign Minister Sheikh Hamad bin Isa Al Khalifa left.", "Hamad bin Isa Al Khalifa"),
        ("Foreign Minister Prince Faisal bin Farhan left.", "Faisal bin Farhan"),
        ("Prime Minister H.E. Dr. Jon O’Neill, Jr. left.", "Jon O’Neill, Jr."),
        ("Defence Minister Benjamin “Beni” Katz left.", "Benjamin “Beni” Katz"),
        ("President Kassym-Jomart Tokayev left.", "Kassym-Jomart Tokayev"),
        ("Minister of Defence Sen. Lieut. Gen. Hoang Van Binh left.", "Hoang Van Binh"),
        ("Commission President Ursula von der Leyen left.", "Ursula von der Leyen"),
        ("Foreign Secretary Jane Roe MP left.", "Jane Roe"),
        ("First Deputy Minister S. Lukas left.", "S. Lukas"),
        ("Director-General TANAKA Hiroshi left.", "TANAKA Hiroshi"),
    ],
)
def test_names_keep_their_parts_and_lose_honorifics_and_ranks(sentence: str, name: str) -> None:
    assert [title.name for title in find(sentence)] == [name]


def test_a_joint_title_is_one_office() -> None:
    assert held("Deputy Prime Minister and Minister of Foreign Affairs Tran Van Duc spoke.") == [
        ("Tran Van Duc", "Deputy Prime Minister and Minister of Foreign Affairs", None)
    ]


def test_a_president_and_a_prime_minister_are_two_people() -> None:
    titles = find("The President and Prime Minister Alan Moore discussed trade.")
    assert [(title.name, title.office) for title in titles] == [
        (None, "President"),
        ("Alan Moore", "Prime Minister"),
    ]


def test_holders_of_one_title_each_bear_it_with_their_own_state() -> None:
    assert held("Foreign Ministers of Latvia and Kuwait Anna Ozola and Hamad Al-Amri met.") == [
        ("Anna Ozola", "Foreign Minister", "LVA"), ("Hamad Al-Amri", "Foreign Minister", "KWT"),
    ]  # fmt: skip
    assert held("Presidents Mary Wanjiku and Jorge Silva spoke.") == [
        ("Mary Wanjiku", "President", None), ("Jorge Silva", "President", None),
    ]  # fmt: skip


def test_an_aide_to_an_official_is_parted_from_the_official() -> None:
    assert held("He called Lena Holm, State Secretary to Prime Minister Axel Berg of Sweden.") == [
        ("Lena Holm", "State Secretary to Prime Minister", "SWE"), ("Axel Berg", "Prime Minister", "SWE"),
    ]  # fmt: skip


def test_a_counterpart_takes_the_party_that_is_told() -> None:
    counterpart = [
        title
        for title in find("Minister Aino Salo met her Kenyan counterpart A. Odhiambo.")
        if title.counterpart
    ]
    assert [(title.name, title.party) for title in counterpart] == [("A. Odhiambo", "KEN")]


def test_groups_of_officials_name_nobody() -> None:
    groups = find("The two Foreign Ministers met; the Presidents of Kenya and Finland agreed.")
    assert [(title.name, title.plural, title.parties) for title in groups] == [
        (None, True, ()), (None, True, ("KEN", "FIN"))
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Those responsible will be brought to justice, Moore said.",
        "Additionally, the President spoke.",
        "They will host Alan Moore.",
        "Alan Moore of Leeds, a head of cabbage in hand, left.",
    ],
)
def test_no_office_is_given_to_a_name_by_chance(sentence: str) -> None:
    assert held(sentence) == []


def test_the_officer_of_a_firm_stands_for_no_party() -> None:
    (title,) = find("Brightwater CEO Jane Roe spoke.")
    assert (title.office, title.party, title.private) == ("Brightwater CEO", None, True)


def test_honorifics_alone_make_a_person_without_an_office() -> None:
    assert held("Mr. Moore and Dr. Ozola agreed.") == [("Moore", None, None), ("Ozola", None, None)]


def test_in_a_headline_only_given_words_can_be_names() -> None:
    atoms = split_atoms("PRESIDENT MOORE THANKS KENYA")
    assert [title.name for title in find_titles(atoms, lambda word: word == "MOORE")] == ["MOORE"]


def test_in_a_row_of_names_and_offices_the_office_is_of_the_name_before_it() -> None:
    assert held(
        "At the invitation of H.E. Ali Moore, President of the Republic of Kenya, H.E. Aino Salo, President"
        " of the Republic of Finland, paid a state visit."
    ) == [("Ali Moore", "President", "KEN"), ("Aino Salo", "President", "FIN")]


def test_the_i_of_a_quotation_is_not_the_maker_of_the_text() -> None:
    found = read(
        "Foreign Minister Amos Kiptoo will travel to Norway.",
        "“In Oslo I will sign a plan,” Kiptoo says.",
        outlet="Ministry of Foreign Affairs of Ghana",
        headline="Foreign Minister to visit Norway",
    )
    assert parties(found) == {"Amos Kiptoo": "GHA"}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("The visit of the Foreign Minister to Kenya begins.", "Foreign Minister"),
        ("The Ambassador to Kenya spoke.", "Ambassador to Kenya"),
    ],
)
def test_where_ministers_go_is_no_part_of_their_office(sentence: str, office: str) -> None:
    assert [title.office for title in find(sentence)] == [office]
