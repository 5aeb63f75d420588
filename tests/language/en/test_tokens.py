"""Tokens and sentences of official English."""

from __future__ import annotations

import pytest

from communique.language.en.tokens import find_sentences, find_tokens


def tokens(text: str) -> list[str]:
    tokens = find_tokens(text, 0, len(text))
    spans = zip(tokens.starts, tokens.ends, strict=True)
    assert [text[start:end] for start, end in spans] == tokens.texts
    return tokens.texts


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. envoy A. Moore", ["U.S.", "envoy", "A.", "Moore"]),
        ("H.E. Dr. Salo’s visit", ["H.E.", "Dr.", "Salo", "’s", "visit"]),
        ("the 16th session", ["the", "16th", "session"]),
        ("Jean-Paul’s anti-tank 1,200", ["Jean-Paul", "’s", "anti-tank", "1,200"]),
        ("We’re sure they'll come", ["We", "’re", "sure", "they", "'ll", "come"]),
        ("It won’t, and didn't, O’Dea", ["It", "wo", "n’t", ",", "and", "did", "n't", ",", "O’Dea"]),
        ("Chargé d’Affaires a.i. Roe", ["Chargé", "d’Affaires", "a.i.", "Roe"]),
    ],
)
def test_abbreviations_names_and_numbers_are_one_token(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Minister A. Salo met Dr. B. Moore. They agreed.", 2),
        ("They met in Riga.Anna Ozola said so.", 2),
        ("The talks ended./.", 1),
        ("Gen. Moore left (see No. 4. below). He flew home.", 2),
    ],
)
def test_sentences_end_at_full_stops_that_end_no_abbreviation(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_an_end_mark_is_no_part_of_a_sentence() -> None:
    assert sentences("The talks ended./.") == ["The talks ended."]
