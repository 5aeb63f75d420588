"""The data files of reading keep their own rules."""

from __future__ import annotations

import unicodedata

import pytest

from communique.data import load
from communique.errors import LexiconError
from communique.reading.lines import named_source
from communique.reading.outlets import find_host, find_outlet, is_outlet, known_outlets


def folded(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold()


def test_outlets_are_sorted_and_each_is_one_entry() -> None:
    names = [folded(outlet.name) for outlet in known_outlets()]
    assert names == sorted(set(names))
    assert len(names) > 150


def test_outlets_name_a_party_a_kind_and_hosts() -> None:
    kinds = {"agency", "broadcaster", "government", "ministry", "newspaper", "organisation"}
    for outlet in known_outlets():
        assert outlet.kind in kinds, outlet.name
        assert outlet.party.isupper(), outlet.name
        assert outlet.hosts, outlet.name
        assert all(host == host.lower() and "/" not in host for host in outlet.hosts), outlet.name


def test_outlet_is_found_by_name_abbreviation_and_alias() -> None:
    found = {find_outlet(name) for name in ("Associated Press", "AP", "the associated press")}
    assert len(found) == 1
    assert None not in found


def test_abbreviation_of_several_outlets_is_known_but_gives_none() -> None:
    shorts = [outlet.short for outlet in known_outlets() if outlet.short]
    shared = {short for short in shorts if shorts.count(short) > 1}
    assert shared
    for short in shared:
        assert is_outlet(short)
        assert find_outlet(short) is None


def test_outlet_is_found_by_a_part_of_its_host() -> None:
    outlet = find_host("www.whitehouse.gov")
    assert outlet is not None
    assert outlet.name == "The White House"
    assert find_host("whitehouse.gov.example") is None


@pytest.mark.parametrize("key", sorted(load("layout")))
def test_layout_words_are_sorted_plain_and_given_once(key: str) -> None:
    words = load("layout")[key]
    assert all(isinstance(word, str) and word == word.strip() for word in words)
    assert words == sorted(set(words))
    assert key == "not_agencies" or all(word == word.casefold() for word in words)


def test_missing_data_file_is_named() -> None:
    with pytest.raises(LexiconError, match="no-such-file"):
        load("no-such-file")


@pytest.mark.parametrize("name", ["Ministry of Foreign Affairs of {}", "Ministry of Foreign Affairs, {}"])
def test_ministry_is_known_by_the_full_name_of_its_state(name: str) -> None:
    short, full = find_outlet("Ministry of Foreign Affairs of Poland"), "the Republic of Poland"
    assert short is not None
    assert find_outlet(name.format(full)) == short


def test_source_is_the_outlet_that_opens_a_row_of_names() -> None:
    outlet = "Foreign, Commonwealth & Development Office"
    assert named_source(f"From: {outlet} and Jane Sample MP") == outlet
    assert named_source("From: The Sample Times and others") == "The Sample Times and others"
