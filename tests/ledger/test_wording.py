from __future__ import annotations

from communique.data import load
from communique.ledger.wording import content_words, likeness, overlap, stem


def test_endings_do_not_matter() -> None:
    assert stem("stability") == stem("stable")
    assert stem("scholarships") == stem("scholarship")
    assert stem("tea") == "tea"


def test_function_words_are_not_compared() -> None:
    assert content_words("the export of tea to the market") == content_words("tea export market")


def test_words_of_every_communique_weigh_little() -> None:
    phrase = content_words("strengthen bilateral cooperation in forestry")
    assert likeness(phrase, content_words("strengthen bilateral cooperation in fisheries")) < 0.5
    assert likeness(phrase, content_words("promote forestry ties")) > 0.5


def test_nothing_is_like_nothing() -> None:
    assert likeness(frozenset(), content_words("tea")) == 0.0
    assert overlap(frozenset(), frozenset()) == 0.0


def test_a_part_of_a_wording_overlaps_wholly() -> None:
    assert overlap(content_words("direct flights"), content_words("direct flights and tea exports")) == 1.0


def test_word_lists_are_sorted_and_hold_no_word_twice() -> None:
    for name in ("function_words", "common_words"):
        words = load("wording")[name]
        assert words == sorted(set(words))
