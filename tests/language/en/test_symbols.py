"""Words as letters: one letter a word of the grammar, one a shape for all others."""

from __future__ import annotations

import re

import pytest

from communique.language.en.symbols import Alphabet


def test_a_word_of_the_grammar_has_one_letter_in_any_case() -> None:
    alphabet = Alphabet(["visit", "met"])
    assert alphabet.encode("Visit") == alphabet.encode("visit") == alphabet.letter("visit")
    assert alphabet.letter("visit") != alphabet.letter("met")


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("harbour", "w"), ("Harbour", "C"), ("17", "n"), ("17th", "o"), ("warmly", "y"), ("dredged", "e"),
        ("dredging", "g"), (";", ";"), ("–", "-"), ("’s", "'"), ("“", '"'),
    ],
)  # fmt: skip
def test_other_words_share_a_letter_by_shape(word: str, letter: str) -> None:
    assert Alphabet(["visit"]).encode(word) == letter


def test_a_class_of_words_matches_each_of_them_and_nothing_else() -> None:
    alphabet = Alphabet()
    pattern = re.compile(alphabet.letter_class(["agree", "concur", "."]))
    assert all(pattern.fullmatch(alphabet.encode(word)) for word in ("agree", "Concur", "."))
    assert not pattern.fullmatch(alphabet.encode("decline"))


def test_a_word_entered_later_is_known_even_if_it_was_read_before() -> None:
    alphabet = Alphabet()
    assert alphabet.encode("treaty") == "w"
    assert not alphabet.knows("treaty")
    letter = alphabet.letter("treaty")
    assert alphabet.encode("treaty") == letter
    assert alphabet.knows("treaty")


@pytest.mark.parametrize(
    ("short", "long"), [("’ll", "will"), ("'re", "are"), ("’ve", "have"), ("wo", "will"), ("n’t", "not")]
)
def test_contractions_have_the_letters_of_what_they_stand_for(short: str, long: str) -> None:
    alphabet = Alphabet(["ready"])
    assert alphabet.encode(short) == alphabet.encode(long)
