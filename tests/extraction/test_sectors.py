from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.data import load
from communique.extraction.sectors import SECTORS, find_sectors

ONE_EACH = [
    ("political", "agreed to hold regular political consultations"),
    ("defence-security", "will resume joint naval exercises off the northern coast"),
    ("law-enforcement-justice", "pledged to extradite suspects of organised crime"),
    ("trade", "agreed to lower tariffs on each other's goods"),
    ("investment", "asked foreign investors to look at the new harbour town"),
    ("finance", "will settle invoices in local currencies through the two central banks"),
    ("energy", "agreed to link their electricity grids by 2031"),
    ("mining", "will survey lithium deposits together"),
    ("industry", "agreed on a joint plant for machine tools and textiles"),
    ("agriculture-fisheries", "called for the return of rice and seafood inspections to one desk"),
    ("environment-climate", "promised to cut methane emissions"),
    ("science-technology", "will open a joint laboratory for quantum sensors"),
    ("digital-ai", "agreed to share notes on artificial intelligence"),
    ("space", "will launch two satellites for the partner's agency"),
    ("education-training", "asked for forty more scholarships a year"),
    ("health", "will send vaccines and nurses to the islands"),
    ("transport-logistics", "agreed to reopen the railway and to allow direct flights"),
    ("tourism", "will promote tourism in the lake district"),
    ("culture-sports", "agreed to lend paintings to the national museum"),
    ("labour-migration", "will admit seasonal workers from next spring"),
    ("consular-visa", "asked the hosts to issue visas within ten days"),
    ("people-to-people", "agreed to promote people-to-people exchanges"),
    ("local-cooperation", "will pair sister cities on both banks of the river"),
    ("development-humanitarian", "pledged tents for the earthquake zone and refugees"),
    ("parliament-party", "agreed that their parliaments should meet yearly"),
    ("multilateral", "will support each other at international organisations"),
    ("media", "agreed that their broadcasters and journalists will trade material"),
]


@pytest.mark.parametrize(("sector", "clause"), ONE_EACH)
def test_each_sector_is_read_from_its_vocabulary(sector: str, clause: str) -> None:
    assert sector in find_sectors(clause)


def test_every_sector_of_the_codebook_is_tested_and_has_vocabulary() -> None:
    assert {sector for sector, _ in ONE_EACH} == set(SECTORS)
    assert [entry["sector"] for entry in load("sectors")] == sorted(SECTORS)


def test_a_list_gives_all_its_sectors_in_order_of_mention() -> None:
    clause = "agreed to deepen cooperation in education, energy, tourism and health"
    assert find_sectors(clause) == ("education-training", "energy", "tourism", "health")


def test_a_clause_that_names_no_sector_is_political() -> None:
    assert find_sectors("agreed to take their cooperation to a higher level") == ("political",)
    assert find_sectors("") == ("political",)


@pytest.mark.parametrize(
    ("clause", "sectors"),
    [
        ("will guarantee food security for both", ("agriculture-fisheries",)),
        ("agreed to improve the business climate", ("investment",)),
        ("will cut greenhouse gas output", ("environment-climate",)),
        ("agreed to keep their ties on a healthy track", ("political",)),
        ("promised that the talks will bear fruit", ("political",)),
    ],
)
def test_the_longest_phrase_decides(clause: str, sectors: tuple[str, ...]) -> None:
    assert find_sectors(clause) == sectors


def test_words_are_matched_whole() -> None:
    assert find_sectors("will start smartly in the departments of both") == ("political",)


def test_a_weak_term_counts_only_alone() -> None:
    assert find_sectors("will strengthen economic exchanges") == ("trade",)
    assert find_sectors("will strengthen economic and cultural exchanges") == ("culture-sports",)


@pytest.mark.parametrize(
    "clause",
    [
        "promote people-to-people exchanges",
        "Promote PEOPLE–TO–PEOPLE exchanges?",
        "promote the “people to people” exchanges",
    ],
)
def test_case_and_punctuation_do_not_matter(clause: str) -> None:
    assert find_sectors(clause) == ("people-to-people",)


@given(st.text(max_size=200))
def test_any_text_gives_sectors_of_the_list_once_each(clause: str) -> None:
    sectors = find_sectors(clause)
    assert sectors
    assert len(set(sectors)) == len(sectors)
    assert set(sectors) <= set(SECTORS)


@pytest.mark.parametrize("field", ["terms", "weak", "block"])
def test_terms_are_sorted_lower_case_and_unique(field: str) -> None:
    for entry in load("sectors"):
        terms = entry.get(field, [])
        assert terms == sorted(set(terms)), entry["sector"]
        assert all(isinstance(term, str) and term == term.lower() and "-" not in term for term in terms)
