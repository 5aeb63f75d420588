"""Names of parties and places: what is found in a text, and what a user's words mean."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.en.gazetteer import fold, states
from communique.language.en.parties import (
    capital_of,
    find_names,
    is_state,
    members,
    naming_order,
    organ_of,
    party_code,
    party_demonym,
    party_name,
)


def seen(text: str) -> list[tuple[str, str, str | None]]:
    """Return what is found in ``text`` as (words, kind, code)."""
    return [(text[name.start : name.end], name.kind, name.code) for name in find_names(text)]


def codes(text: str) -> list[str | None]:
    return [name.code for name in find_names(text)]


def parties(text: str) -> list[tuple[str, str | None]]:
    return [(words, code) for words, _, code in seen(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words", "code"),
    [
        ("Talks were held in Kenya.", "state", "Kenya", "KEN"),
        ("The Finnish minister arrived.", "demonym", "Finnish", "FIN"),
        ("He thanked the Finns for it.", "people", "Finns", "FIN"),
        ("They met in Ouagadougou.", "capital", "Ouagadougou", "BFA"),
        ("They met in Mombasa.", "city", "Mombasa", "KEN"),
        ("They met at Camp David.", "venue", "Camp David", "USA"),
        ("The Kremlin declined to comment.", "metonym", "Kremlin", "RUS"),
        ("The bill is before the Riksdag.", "institution", "Riksdag", "SWE"),
        ("It joined the Arab League.", "organisation", "Arab League", "LAS"),
        ("Stability in the Horn of Africa matters.", "region", "Horn of Africa", None),
        ("Fighting went on in Darfur.", "region", "Darfur", "SDN"),
    ],
)
def test_each_kind_of_name_is_found(text: str, kind: str, words: str, code: str | None) -> None:
    assert seen(text) == [(words, kind, code)]


@pytest.mark.parametrize(
    "text",
    [
        "Romania",
        "Nigeria",
        "Somalia",
        "South Sudan",
        "Guinea-Bissau",
        "Papua New Guinea",
        "North Macedonia",
        "Equatorial Guinea",
        "Dominican Republic",
        "Mexico City",
        "Democratic Republic of the Congo",
    ],
)
def test_a_name_inside_a_longer_one_is_not_found(text: str) -> None:
    assert [words for words, _ in parties(f"They spoke of {text}.")] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Ships crossed the South China Sea.",
        "The Taiwan Strait was calm.",
        "Latin American students came.",
        "Flights over the Gulf of Mexico resumed.",
        "The Korean Peninsula needs peace.",
        "She flew to New Mexico.",
        "Trade through the Panama Canal fell.",
        "A house in Atlanta, Georgia was sold.",
    ],
)
def test_waters_and_regions_are_not_the_state_whose_name_they_contain(text: str) -> None:
    assert [kind for _, kind, _ in seen(text)] == ["region"]


@pytest.mark.parametrize(
    "text",
    [
        "Both recalled the Vietnam War.",
        "As the Jakarta Post reported, nothing moved.",
        "The Vienna Convention applies.",
        "He read English at Oxford University.",
        "It cost ten Australian dollars.",
        "An African American choir sang.",
    ],
)
def test_phrases_that_contain_a_name_but_name_no_party_give_nothing(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya–Finland ties", ["KEN", "FIN"]),
        ("Kenya – Finland ties", ["KEN", "FIN"]),
        ("the Finnish-South African chamber", ["FIN", "ZAF"]),
        ("the U.S.-Kenya dialogue", ["USA", "KEN"]),
        ("the ASEAN-Canada desk", ["ASEAN", "CAN"]),
        ("Egypt-Jordan-Iraq talks", ["EGY", "JOR", "IRQ"]),
        ("a Kenya/Uganda plan", ["KEN", "UGA"]),
        ("a Franco-German brigade", ["FRA", "DEU"]),
    ],
)
def test_joined_names_give_all_parties(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "non-Kenyan goods",
        "anti-Finnish talk",
        "a pro-Finnish crowd",
        "Swahili- and Portuguese-speaking states",
        "the tag KenyaFinland",
        "see www.oman.example and Kenya.example",
        "write to press@Kenya",
        "Franco ruled there",
    ],
)
def test_what_is_only_joined_to_a_name_or_looks_like_one_is_not_found(text: str) -> None:
    assert seen(text) == []


def test_possessive_ending_stays_outside_the_span() -> None:
    assert parties("Kenya's offer and the Philippines’ answer") == [("Kenya", "KEN"), ("Philippines", "PHL")]


@pytest.mark.parametrize("text", ["Cote d'Ivoire", "Côte d’Ivoire", "CÔTE D'IVOIRE", "Ivory Coast"])
def test_diacritics_apostrophes_and_capitals_are_optional(text: str) -> None:
    assert parties(f"Ties with {text} grew.") == [(text, "CIV")]


@pytest.mark.parametrize("text", ["St. Kitts & Nevis", "Saint Kitts and Nevis", "St Kitts and Nevis"])
def test_saint_and_and_may_be_shortened(text: str) -> None:
    assert parties(f"Ties with {text} grew.") == [(text, "KNA")]


def test_a_name_broken_over_two_lines_is_found() -> None:
    assert parties("the leader of South\nAfrica spoke") == [("South\nAfrica", "ZAF")]


def test_small_letters_are_no_name() -> None:
    assert seen("they asked us to polish the china and cook a turkey") == []


def test_short_names_in_a_line_of_capitals_are_left_alone() -> None:
    assert codes("COME WITH US AND ASK WHO SPOKE") == []
    assert codes("The US asked the WHO.") == ["USA", "WHO"]
    assert codes("JOINT US-KENYA STATEMENT") == ["USA", "KEN"]


@pytest.mark.parametrize(
    "text",
    [
        "They heard Peter Jordan speak at length.",
        "Ms. Georgia Miller spoke.",
        "He met Foreign Minister Israel Mbeki.",
        "Secretary Austin welcomed them.",
        "The guest, Tran Thai Hoa, left.",
        "Deputy Minister Victoria Banda spoke.",
    ],
)
def test_people_are_not_taken_for_places(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The King of Jordan Abdullah spoke.", ["JOR"]),
        ("The ambassador to Israel Anna Virtanen spoke.", ["ISR"]),
        ("They flew to Jordan.", ["JOR"]),
        ("Israel Defends Its Plan Before Parliament", ["ISR"]),
        ("Jordan President-in-office", ["JOR"]),
        ("The Thai Prime Minister spoke.", ["THA"]),
        ("Yesterday Georgia agreed.", ["GEO"]),
        ("Egypt, Jordan and Iraq agreed.", ["EGY", "JOR", "IRQ"]),
    ],
)
def test_places_are_not_taken_for_people(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_plain_words_are_places_only_after_a_preposition() -> None:
    assert codes("They met in Nice.") == ["FRA"]
    assert codes("Nice words were said.") == []


def test_some_names_need_their_article() -> None:
    assert codes("It joined the Commonwealth.") == ["COMMONWEALTH"]
    assert codes("a Commonwealth Act") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Congolese troops moved.", [None]),
        ("Congolese troops left the DRC.", ["COD", "COD"]),
        ("Congolese troops of the DRC met those of Congo-Brazzaville.", [None, "COD", "COG"]),
        ("Korean firms came.", ["KOR"]),
        ("The DPRK praised Korean workers.", ["PRK", "PRK"]),
        ("Its Security Council sat.", [None]),
        ("At the UN, the Security Council sat.", ["UN", "UN"]),
    ],
)
def test_a_shared_form_is_settled_by_the_document_or_unknown(text: str, expected: list[str | None]) -> None:
    assert codes(text) == expected


def test_an_abbreviation_introduced_for_something_else_is_not_the_party() -> None:
    text = "The School of Creative Opera (SCO) sang. The SCO sang again."
    assert codes(text) == []
    assert codes("The Shanghai Cooperation Organization (SCO) met. The SCO met again.") == ["SCO"] * 3


def test_a_house_of_government_is_a_venue_when_one_is_in_it() -> None:
    kinds = [kind for _, kind, _ in seen("In the Kremlin they sat. The Kremlin agreed.")]
    assert kinds == ["venue", "metonym"]


def test_every_capital_is_found_in_a_sentence() -> None:
    for code, state in states().items():
        for capital in state.capitals:
            found = parties(f"They signed it in {capital} last week, with {state.name}.")
            assert found[0] == (capital, code), capital


def test_every_name_and_adjective_of_a_state_leads_to_it_alone() -> None:
    for code, state in states().items():
        for form in (state.name, *state.official, *state.adjectives, *state.people):
            found = {name.code for name in find_names(f"They met in {form} lands, in {state.name} too.")}
            assert found <= {code, None}, form
            assert code in found, form


PIECES = ("Kenya", "the US", "U.S.", "Côte d’Ivoire", "Jordan", "Sino-", "Korean", "Guinea", "-Bissau")
JOINTS = ("(SCO)", "\n", "–", ". ", "'s", "x", "of", " ", "É", "中", "\u00a0")
ANY_TEXT = st.lists(st.sampled_from(PIECES + JOINTS), max_size=14).map("".join)


@given(ANY_TEXT)
def test_spans_are_ordered_inside_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("BLR", "BLR"), ("blr", "BLR"), ("belarus", "BLR"), ("Belarusian", "BLR"), ("the Kremlin", "RUS"),
        ("Finns", "FIN"), ("cote d'ivoire", "CIV"), ("The Gambia", "GMB"), ("u.s.", "USA"), ("us", "USA"),
        ("eu", "EU"), ("arab league", "LAS"), ("Georgetown", "GUY"), ("st lucia", "LCA"), ("korea", "KOR"),
        ("Burma", "MMR"), ("CPV", "CPV"), (" viet  nam ", "VNM"), ("Bundestag", "DEU"),
    ],
)  # fmt: skip
def test_what_a_user_types_is_understood(typed: str, code: str) -> None:
    assert party_code(typed) == code


@pytest.mark.parametrize("typed", ["", "Congolese", "Atlantis", "Shanghai", "South China Sea"])
def test_what_names_no_single_party_is_none(typed: str) -> None:
    assert party_code(typed) is None


def test_every_code_is_understood() -> None:
    assert [code for code in states() if party_code(code) != code] == []


def test_a_party_is_shown_by_name_and_an_unlisted_code_by_itself() -> None:
    assert party_name("KEN") == "Kenya"
    assert party_name("LAS") == "League of Arab States"
    assert party_name("NOSUCH") == "NOSUCH"


def test_what_is_known_of_a_party() -> None:
    assert party_demonym("DNK") == "Danish"
    assert party_demonym("NATO") is None
    assert capital_of("KEN") == "Nairobi"
    assert capital_of("EU") is None
    assert members("QUAD") == ("AUS", "IND", "JPN", "USA")
    assert members("KEN") == ()
    assert is_state("XKX")
    assert not is_state("UN")


def test_naming_orders() -> None:
    orders = {code: naming_order(code) for code in ("FIN", "CHN", "VNM", "ISL", "SGP", "UN")}
    assert orders == {
        "FIN": "given-first", "CHN": "family-first", "VNM": "family-first-given-short",
        "ISL": "given-first-given-short", "SGP": "mixed", "UN": "mixed",
    }  # fmt: skip


def test_standing_bodies_lead_to_their_organisation() -> None:
    (name,) = find_names("The OSCE Permanent Council met.")
    assert organ_of(name.form) == "OSCE"
    assert organ_of("OSCE") is None


def test_names_of_real_releases_are_found_without_overlap(shared: Path) -> None:
    lines = (shared / "corpus" / "ru_mfa_2025_12.jsonl").read_text(encoding="utf-8").splitlines()
    for text in (json.loads(line)["text"] for line in lines):
        names = find_names(text)
        assert all(left.end <= right.start for left, right in pairwise(names))
        assert "Russia" not in text or "RUS" in {name.code for name in names}
