"""Stray glyphs go, names stay, and every clean character leads back to the text as read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from communique.model import OffsetMap
from communique.reading.cleaning import clean_text
from communique.reading.glyphs import HOMOGLYPHS
from communique.reading.offsets import Edit, apply_edits, join_maps

PIECES = st.sampled_from(
    [
        "minister", "Zoë Ångström", "Nguyễn", "Ōta", "ʻeua", "Москва", "王毅", "وزير", "talks", "in Rabat",
        "x", "A", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\u00ad", "\ufeff", "♉", "꧂", "൩", "❀",
        "🌱", "🇰🇪", "👩‍🚀", "1️⃣", "#", "#Talks", "*", "**", "• ", "- ", "…", ".", ",", " ,", "(", ")", "’s",
        "“", "Â", "â€™", "ｘ", "𝐁", "С", "η", "[here](https://a.example/b)", "\u2011", "\u2028", "###",
        "the agreement on the border between",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the m♉inister and his co꧂unterpart", "the minister and his counterpart"),
        ("Minister Ada Holm:൩ We met.", "Minister Ada Holm: We met."),
        ("Minister Ada Holm❀: We met.", "Minister Ada Holm: We met."),
        ("🇰🇪 🇫🇮 The talks began", "The talks began"),
        ("Oslo (XYZ) 🌱- The talks", "Oslo (XYZ) - The talks"),
        ("\ufeffso\u00adft hy\u200bphen", "soft hyphen"),
        ("a\u00a0b\tc\u2011d", "a b c-d"),
        ("two  spaces , and a stop .", "two spaces, and a stop."),
        ("the Convention ( #BWC ) and #Holm", "the Convention (BWC) and Holm"),
        ("the EAC ’s market", "the EAC’s market"),
        ("• First point", "First point"),
        ("*The text follows* and **more**", "The text follows and more"),
        ("## A heading", "A heading"),
        ("Read it [here](https://a.example/b).", "Read it here."),
        ("the minister didnâ€™t say", "the minister didn’t say"),
        ("Сhad and Кenya", "Chad and Kenya"),
        ("ｆｕｌｌ 𝐁old", "full Bold"),
    ],
)
def test_what_nobody_wrote_is_gone(text: str, expected: str) -> None:
    assert clean_text(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Hồng met Zoë Ångström and Ōta Kōichi of Hawaiʻi",
        "Cafe\u0301 in decomposed form",
        "Lviv (Львів) and 王毅 and وزير الخارجية",
        "в Москве и на Волге",
        "‘quoted’ and “quoted” – with dashes — and an ellipsis…",
        "It costs €5, £3 or 20 °C © Example",
        "outcomes.Next steps in Rabat.The guest said",
        "###",
        "* * *",
        "***",
        "A list of 3 * 4",
        "#OnlyTags #OnThisLine",
        "Item #5 of the list",
    ],
)
def test_what_was_written_stays(text: str) -> None:
    assert clean_text(text)[0] == text


def test_plain_text_is_mapped_to_itself() -> None:
    assert clean_text("The ministers met.\n\nThey agreed.")[1] == OffsetMap()


def test_span_of_a_mended_word_covers_the_damage() -> None:
    text = "her co꧂unterpart spoke"
    clean, offsets = clean_text(text)
    start = clean.index("counterpart")
    span = offsets.span(start, start + len("counterpart"))
    assert text[span.start : span.end] == "co꧂unterpart"


def test_lines_wrapped_at_a_width_become_paragraphs() -> None:
    text = (
        "The foreign ministers of the two countries met on Tuesday in the harbour\n"
        "city and agreed to open a second consulate there. They also promised to\n"
        "train forty customs officers before the end of the year, and asked the\n"
        "companies of both sides to bid for the new terminal. The talks went on\n"
        "until late in the evening.\n\nOn Wednesday the guest flew home."
    )
    clean, offsets = clean_text(text)
    assert clean.split("\n\n") == [part.replace("\n", " ") for part in text.split("\n\n")]
    assert offsets == OffsetMap()


def test_items_of_a_list_stay_lines() -> None:
    text = (
        "The two sides agreed to the following measures, which take effect at once:\n"
        "to promote trade and investment between their northern regions\n"
        "to support the training of nurses and of teachers in both states"
    )
    assert clean_text(text)[0] == text


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    clean, _ = clean_text(text)
    assert clean_text(clean) == (clean, OffsetMap())


@given(TEXTS)
def test_each_clean_character_is_its_original_or_the_documented_substitute(text: str) -> None:
    clean, offsets = clean_text(text)
    assume(not set("ÂÃÄÅâð") & set(text))  # repairs of mojibake put one character for several
    for i, char in enumerate(clean):
        original = text[offsets.at(i)]
        assert char in (original, HOMOGLYPHS.get(ord(original)), unicodedata.normalize("NFKC", original)) or (
            char in " \n-"
        )


@given(TEXTS)
def test_map_is_ascending_and_stays_inside_the_text(text: str) -> None:
    clean, offsets = clean_text(text)
    places = [offsets.at(i) for i in range(len(clean))]
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
    assert len(offsets.clean) == len(offsets.original)
    assert list(offsets.clean) == sorted(set(offsets.clean))


@given(st.text(alphabet="ab ", min_size=1, max_size=30), st.data())
def test_maps_of_two_steps_join_into_one(text: str, data: st.DataObject) -> None:
    def cut(whole: str) -> tuple[str, OffsetMap]:
        places = sorted(data.draw(st.sets(st.integers(0, max(len(whole) - 1, 0)), max_size=6)))
        return apply_edits(whole, [Edit(i, i + 1) for i in places if i < len(whole)])

    middle, inner = cut(text)
    clean, outer = cut(middle)
    joined = join_maps(outer, inner)
    assert [joined.at(i) for i in range(len(clean))] == [inner.at(outer.at(i)) for i in range(len(clean))]
