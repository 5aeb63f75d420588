"""Sections: head, captions, questions and answers, and what is told of other articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import REPORTING_SECTIONS, SectionKind
from communique.reading.layout import lay_out

TALKS = "The two ministers agreed to open a consulate in the port city before the end of the year."
GUEST = "The guest invited his host to pay an official visit to the islands in the coming spring."
TRADE = "Trade between the two states grew by a tenth last year, the ministry said in a statement."
FISH = "The harbour authority counted more boats in the first quarter than ever before."


def kinds(text: str) -> list[tuple[SectionKind, str]]:
    return [(section.kind, text[section.start : section.end]) for section in lay_out(text).sections]


def told(text: str) -> str:
    return "\n".join(part for kind, part in kinds(text) if kind in REPORTING_SECTIONS)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_agency_report_has_headline_standfirst_caption_and_dateline() -> None:
    text = page(
        "Islands, mainland open a consulate", TALKS, "The ministers at the quay (Photo: XYZ)",
        "The ministers at the quay (Photo: XYZ)", f"Rabat (XYZ) – {TALKS}", f"{GUEST}./.", "XYZ",
    )  # fmt: skip
    assert [kind for kind, _ in kinds(text)] == [
        "headline", "standfirst", "caption", "navigation", "dateline", "paragraph", "paragraph", "source",
    ]  # fmt: skip
    assert ("dateline", "Rabat (XYZ) –") in kinds(text)


def test_clock_of_the_saved_page_and_its_controls_are_navigation() -> None:
    text = page("May 9, 2025 | 08:15 GMT +7", "Click to copy", "Friday- 10:00, 2/5/2025", "A port", TALKS)
    found = [kind for kind, _ in kinds(text)]
    assert found == ["navigation", "navigation", "dateline", "headline", "paragraph"]


@pytest.mark.parametrize("mark", ["./.", ".//."])
def test_single_sentences_after_the_end_mark_are_teasers(mark: str) -> None:
    text = page("A consulate opens in the port", TALKS, GUEST.rstrip(".") + mark, FISH, TRADE)
    assert FISH not in told(text)
    assert TRADE not in told(text)
    assert GUEST.rstrip(".") in told(text)


@pytest.mark.parametrize("heading", ["See more", "Related news", "READ MORE", "You may also like:"])
def test_list_under_a_heading_is_teasers(heading: str) -> None:
    text = page("A consulate opens", TALKS, heading, "Boats in record number", FISH, "Roads closed", TRADE)
    assert told(text) == f"A consulate opens\n{TALKS}"


def test_headlines_printed_twice_after_the_author_are_teasers() -> None:
    text = page(
        "A consulate opens in the port", TALKS, GUEST, "Author: Ada Holm", "Translated by Bo Lund",
        "Boats in record number", "Boats in record number", FISH, "Read more",
    )  # fmt: skip
    assert told(text) == f"A consulate opens in the port\n{TALKS}\n{GUEST}"
    assert [kind for kind, _ in kinds(text)][3:5] == ["byline", "byline"]


def test_headlines_printed_twice_are_teasers_without_any_mark() -> None:
    text = page(
        "A consulate opens in the port", TALKS, GUEST,
        "Boats in record number", "Boats in record number", FISH,
        "Roads closed for works", "Roads closed for works", TRADE,
    )  # fmt: skip
    assert told(text) == f"A consulate opens in the port\n{TALKS}\n{GUEST}"


def test_sentences_after_the_sign_off_of_the_agency_are_teasers() -> None:
    text = page("A consulate opens in the port", f"Rabat (XYZ) – {TALKS}", GUEST, "XYZ", FISH, TRADE)
    assert FISH not in told(text)
    assert GUEST in told(text)


def test_headlines_with_dates_below_the_article_are_teasers() -> None:
    text = page(
        "A consulate opens", "5 May 2025", TALKS, GUEST,
        "Boats in record number", "4 May 2025", "Roads closed", "3 May 2025",
    )  # fmt: skip
    assert "Boats" not in told(text)
    assert GUEST in told(text)


@pytest.mark.parametrize(
    "lines",
    [
        ("By Ada Holm", GUEST, TRADE, FISH),
        ("Source: Example Times", GUEST, TRADE, FISH),
        ("Related", "Boats in record number", GUEST, TRADE, FISH),
        ("Read more: Boats in record number", GUEST, TRADE, FISH),
    ],
)
def test_credit_or_box_inside_an_article_does_not_end_it(lines: tuple[str, ...]) -> None:
    text = page("A consulate opens in the port", TALKS, *lines)
    assert FISH in told(text)
    assert "Boats in record number" not in told(text)


def test_release_with_an_end_mark_and_tags_is_kept_whole() -> None:
    text = page("Readout of the meeting", "May 05, 2025", TALKS, GUEST, "###", "#Islands #Mainland")
    assert told(text) == f"Readout of the meeting\n{TALKS}\n{GUEST}"


def test_headings_of_a_fact_sheet_are_no_teasers() -> None:
    text = page("FACT SHEET: The partnership", "Trade", TRADE, "Ports and harbours", FISH, "Visits", GUEST)
    assert told(text).count("\n") == 6


def test_labelled_interview_names_who_answers() -> None:
    text = "\n".join(
        [
            "A minister looks back on the tour", "Reporter: What did the visit bring?",
            f"Deputy PM Ada Holm: {TALKS}", GUEST,
            "Reporter: And what comes next?", "Deputy PM Ada Holm: More work.",
        ]
    )  # fmt: skip
    turns = [(section.kind, section.speaker) for section in lay_out(text).sections][1:]
    answer = ("answer", "Deputy PM Ada Holm")
    assert turns == [("question", None), answer, answer, ("question", None), answer]


def test_transcript_in_capitals_names_its_speakers() -> None:
    text = page(
        "Remarks before the meeting", "East Room", "2:02 P.M. EDT", f"PRESIDENT HOLM: {TALKS}", "Thank you.",
        "Q What about the fish?", "PRIME MINISTER LUND: We will talk about it.", "2:08 P.M. EDT",
    )  # fmt: skip
    sections = lay_out(text).sections
    assert [(s.kind, s.speaker) for s in sections if s.kind in ("question", "answer")] == [
        ("answer", "PRESIDENT HOLM"), ("answer", "PRESIDENT HOLM"), ("question", None),
        ("answer", "PRIME MINISTER LUND"),
    ]  # fmt: skip


def test_unlabelled_questions_are_followed_by_answers_of_nobody_named() -> None:
    asked = ("Minister, what did you agree on?", "What comes next?")
    text = page("A minister looks back", TALKS, asked[0], GUEST, asked[1], TRADE)
    assert [(s.kind, s.speaker) for s in lay_out(text).sections][1:] == [
        ("paragraph", None), ("question", None), ("answer", None), ("question", None), ("answer", None),
    ]  # fmt: skip


def test_rhetorical_question_makes_no_interview() -> None:
    text = page("A consulate opens in the port", TALKS, "Why does it matter?", GUEST)
    assert {kind for kind, _ in kinds(text)} == {"headline", "paragraph"}


def test_quotation_with_a_name_before_it_ends_with_its_line() -> None:
    text = page("Talks with Ada Holm in the capital", TALKS, "Ada Holm: “We will stand by our word.”", GUEST)
    assert [s.speaker for s in lay_out(text).sections] == [None, None, "Ada Holm", None]


def test_a_title_joined_by_a_hyphen_makes_a_speaker() -> None:
    answered = "SECRETARY-GENERAL RUIZ: Thank you, Mr. President."
    text = f"Remarks before the meeting\n\nPRESIDENT HOLM: {TALKS}\n\n{answered}\n"
    assert [s.speaker for s in lay_out(text).sections][1:] == ["PRESIDENT HOLM", "SECRETARY-GENERAL RUIZ"]


@pytest.mark.parametrize("label", ["Trade and investment", "Key results", "FACT SHEET", "First, we agreed"])
def test_run_in_heading_is_no_speaker(label: str) -> None:
    text = page("A partnership of two states", TALKS, f"{label}: We will open a port.", TRADE)
    assert {section.speaker for section in lay_out(text).sections} == {None}


@pytest.mark.parametrize(
    "caption",
    [
        "Ministers Ada Holm (R) and Bo Lund at the airport in the capital",
        "Minister Ada Holm and her guest shake hands at the port in the capital",
        "The summit meeting between the two presidents in the capital, May 7, 2025",
        "Minister Ada Holm. Photo: Bo Lund.",
        "Minister Ada Holm opens the exhibition. (XYZ/Bo Lund)",
    ],
)
def test_picture_text_among_paragraphs_is_a_caption_once(caption: str) -> None:
    text = page("A consulate opens in the port", TALKS, caption, GUEST, caption, TRADE)
    assert [kind for kind, _ in kinds(text)][2:5] == ["caption", "paragraph", "navigation"]


def test_heading_glued_to_a_paragraph_is_cut_off() -> None:
    text = f"A consulate opens in the port\n{TALKS}What comes after the tour\n{GUEST}"
    assert kinds(text)[1:3] == [("paragraph", TALKS), ("standfirst", "What comes after the tour")]


def test_sentences_glued_inside_a_paragraph_stay_one_section() -> None:
    text = f"A consulate opens in the port\n{TALKS}{GUEST}"
    assert kinds(text)[1:] == [("paragraph", TALKS + GUEST)]


def test_kinds_stated_by_the_source_hold() -> None:
    text = f"Opening\n{TALKS}\nThe quay at night\n{GUEST}"
    layout = lay_out(text, {0: "headline", text.index("The quay"): "caption"})
    assert [section.kind for section in layout.sections] == ["headline", "paragraph", "caption", "paragraph"]


LINES = st.sampled_from(
    [
        TALKS, GUEST, FISH, "A headline", "A headline", "See more", "XYZ", "Author: Ada Holm", "5 May 2025",
        "###", f"Rabat (XYZ) – {TALKS}", "Reporter: Why?", "Ada Holm: Because.", f"{TALKS[:-1]}./.", "",
        "#Tag", "What? ", "Photo: XYZ", f"{TALKS}A heading of the next part", "   ", "Q Why?",
        "THE PRESIDENT: Well.", ":", "Source: X",
    ]
)


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_sections_are_in_order_inside_the_text_and_hold_all_words(text: str) -> None:
    sections = lay_out(text).sections
    ends = [0, *[section.end for section in sections]]
    assert all(section.start >= end for section, end in zip(sections, ends, strict=False))
    assert all(section.start < section.end <= len(text) for section in sections)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in sections)
    assert "".join("".join(text[s.start : s.end] for s in sections).split()) == "".join(text.split())
