from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.extraction.phrases import Phrases, fold


def values(phrases: Phrases[str], text: str) -> list[str]:
    return [value for _, found in phrases.find(fold(text)) for value in found]


def test_the_longest_phrase_at_a_place_counts() -> None:
    phrases = Phrases([("food", "a"), ("food security", "b"), ("security", "c")])
    assert values(phrases, "Food security and border security; food!") == ["b", "c", "a"]


def test_neighbouring_phrases_are_both_found() -> None:
    assert values(Phrases([("trade", "t"), ("tourism", "v")]), "trade, tourism") == ["t", "v"]


def test_a_star_stands_for_any_ending_and_a_plain_phrase_for_none() -> None:
    phrases = Phrases([("train*", "a"), ("rail", "b")])
    assert values(phrases, "trained trains on rails and a rail") == ["a", "a", "b"]


def test_a_phrase_that_comes_twice_has_both_values() -> None:
    assert values(Phrases([("truce", "x"), ("truce", "y")]), "a truce") == ["x", "y"]


def test_a_question_mark_and_typographic_quotes_end_a_word() -> None:
    assert values(Phrases([("lake", "l")]), "Which lake? The “lake” of Orta’s lake") == ["l", "l", "l"]


def test_a_letter_beyond_ascii_does_not_end_a_word() -> None:
    assert values(Phrases([("caf", "c")]), "café") == []


@given(st.text(max_size=80))
def test_folding_keeps_one_byte_to_a_character_beside_the_doubled_spaces(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded.startswith(b" ")
    assert folded.endswith(b" ")
