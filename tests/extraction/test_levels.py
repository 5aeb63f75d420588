from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.data import load
from communique.extraction.levels import find_levels, level_code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("diplomatic relations", "diplomatic-relations"),
        ("diplomatic ties at ambassadorial level", "diplomatic-relations"),
        ("a Comprehensive Partnership", "comprehensive-partnership"),
        ("strategic partners", "strategic-partnership"),
        ("Comprehensive Strategic Partnership", "comprehensive-strategic-partnership"),
        ("special relations", "special-relations"),
        ("their special relationship", "special-relations"),
        ("a treaty ally", "alliance"),
        ("allied relations", "alliance"),
        ("all-weather strategic cooperative partnership", "all-weather-strategic-cooperative-partnership"),
        ("all weather strategic co-operative partnership", "all-weather-strategic-cooperative-partnership"),
        ("permanent comprehensive strategic partnership", "permanent-comprehensive-strategic-partnership"),
        ("Special Strategic and Global Partnership", "special-strategic-and-global-partnership"),
        ("special and privileged strategic partnership", "special-and-privileged-strategic-partnership"),
        ("strategic partnership and alliance", "strategic-partnership-and-alliance"),
        (
            "comprehensive strategic partnership of coordination for a new era",
            "comprehensive-strategic-partnership-of-coordination",
        ),
        ("global strategic partnership", "global-strategic-partnership"),
        ("an Enhanced Strategic Partnership", "enhanced-strategic-partnership"),
        ("an enhanced strategic partnership", "strategic-partnership"),
        ("a close and trusting strategic partnership", "strategic-partnership"),
        ("Major Non-NATO Allies", "major-non-nato-ally"),
        ("its accession to the pact", "membership"),
    ],
)
def test_a_levels_name_keeps_its_words_save_the_short_names(phrase: str, code: str) -> None:
    assert level_code(phrase) == code


@pytest.mark.parametrize(
    "phrase",
    [
        "partnership",
        "an enduring partnership",
        "economic partnership",
        "a development partner",
        "a community with a shared future",
        "traditional friendship",
        "an important cooperative partner",
        "the Strategic Partnership Agreement",
        "the strategic partnership dialogue",
        "the Treaty on Comprehensive Partnership",
        "the Alliance for Clean Rivers",
        "NATO allies",
        "allies and partners",
        "partners and allies",
        "a strategic decision of the partners",
    ],
)
def test_what_only_looks_like_a_level_is_none(phrase: str) -> None:
    assert level_code(phrase) is None


def test_all_levels_of_a_sentence_are_found_in_order_with_their_spans() -> None:
    text = (
        "Chile and Nepal, which opened diplomatic relations in 1962, formed a comprehensive partnership "
        "in 2004 and raised it to a Comprehensive\nStrategic Partnership in 2019."
    )
    found = find_levels(text)
    assert [text[p.start : p.end] for p in found] == [
        "diplomatic relations", "comprehensive partnership", "Comprehensive\nStrategic Partnership",
    ]  # fmt: skip
    assert [p.code for p in found] == [
        "diplomatic-relations", "comprehensive-partnership", "comprehensive-strategic-partnership",
    ]  # fmt: skip


def test_the_longer_name_counts_once() -> None:
    assert [p.code for p in find_levels("as major non-NATO allies of Chile")] == ["major-non-nato-ally"]


def test_a_phrase_with_two_levels_has_no_one_code() -> None:
    assert level_code("a strategic partnership or an alliance") is None


WORDS = st.sampled_from(["strategic", "special", "and", "comprehensive", "partnership", "allies", "of", "x"])


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_spans_lie_in_the_text_apart_and_codes_are_kebab_case(text: str) -> None:
    end = 0
    for phrase in find_levels(text):
        assert end <= phrase.start < phrase.end <= len(text)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", phrase.code)
        end = phrase.end


def test_the_lists_of_the_data_file_are_sorted() -> None:
    data = load("levels")
    keys = {key for key, value in data.items() if isinstance(value, list)}
    assert len(keys) == 11
    for key in keys:
        assert data[key] == sorted(data[key]), key
    for key in ("heads", "short", "plain"):
        assert list(data[key]) == sorted(data[key]), key
    assert set(data["core"]) <= set(data["qualifiers"])
    assert set(data["strategic-heads"]) <= set(data["heads"])


def test_every_name_of_the_data_file_is_found_with_its_code() -> None:
    data = load("levels")
    for name, code in {**data["short"], **data["plain"]}.items():
        assert level_code(f"the {name} it") == code
        assert level_code(f"the {name.capitalize()} it") == code
