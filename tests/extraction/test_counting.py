from __future__ import annotations

import pytest

from communique.extraction.counting import find_stated_counts


@pytest.mark.parametrize(
    ("text", "party", "levels", "count", "approximate"),
    [
        ("Kenya's 14 strategic partners include Finland.", "KEN", ("strategic-partnership",), 14, False),
        ("It is one of twelve strategic partners of Kenya.", "KEN", ("strategic-partnership",), 12, False),
        (
            "Kenya has about 20 strategic and comprehensive partners.",
            "KEN", ("strategic-partnership", "comprehensive-partnership"), 20, True,
        ),
        ("Kenya has diplomatic relations with 130 countries.", "KEN", ("diplomatic-relations",), 130, False),
        ("Kenya built strategic partnerships with 9 states.", "KEN", ("strategic-partnership",), 9, False),
    ],
)  # fmt: skip
def test_counts_of_partners_are_found_with_whose_they_are(
    text: str, party: str, levels: tuple[str, ...], count: int, approximate: bool
) -> None:
    (found,) = find_stated_counts(text)
    assert (found.party, found.levels) == (party, levels)
    assert (found.count, found.approximate) == (count, approximate)
    assert str(count) in text[found.span.start : found.span.end] or "twelve" in text


@pytest.mark.parametrize(
    "text",
    [
        "It has 14 strategic partners.",
        "Kenya and Finland spoke of 14 strategic partners.",
        "Kenya's 14 trading partners met.",
        "Kenya's strategic partners met.",
    ],
)
def test_where_nothing_is_plainly_counted_of_one_party_there_is_no_count(text: str) -> None:
    assert find_stated_counts(text) == ()
