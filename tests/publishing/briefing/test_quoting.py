from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Span
from communique.publishing.briefing.quoting import QUOTE_CHARS, Pages, Quotation
from communique.publishing.paper.words import quoted

LONG = (
    "The two ministers agreed to open a joint school of forestry in Nakuru, to send twelve teachers there"
    " each year, to print the books in both languages, and, once the first class has left it, to look into a"
    " second school further north, all of it before the end of 2031"
)
TEXT = (
    "Ministers meet in Turku\n\nThe ministers of Kenya and Finland met in Turku on Monday. They spoke of"
    f" lakes (among them Victoria and Saimaa). {LONG}.\n\nLater they left."
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_evidence_of_a_few_words_is_widened_to_its_sentence() -> None:
    (quote,) = Pages(TEXT).quote(span_of("met in Turku"))
    assert quote.text == "The ministers of Kenya and Finland met in Turku on Monday."
    assert not quote.is_cut_before
    assert not quote.is_cut_after


def test_evidence_in_a_long_sentence_is_quoted_with_its_clause() -> None:
    (quote,) = Pages(TEXT).quote(span_of("send twelve teachers"))
    assert quote.text.startswith("The two ministers agreed to open")
    assert quote.text.endswith("and, once the first class has left it")
    assert not quote.is_cut_before
    assert quote.is_cut_after
    assert quoted((quote,)).endswith(" …”")


def test_evidence_that_is_too_long_is_cut_at_a_clause() -> None:
    (quote,) = Pages(TEXT).quote(span_of(LONG))
    assert len(quote.text) <= QUOTE_CHARS
    assert quote.text.endswith("and, once the first class has left it")
    assert quote.is_cut_after


def test_a_deadline_behind_the_cut_is_quoted_too() -> None:
    head, tail = Pages(TEXT).quote(span_of(LONG), [re.compile(r"\b2031\b")])
    assert head.text.startswith("The two ministers agreed")
    assert tail.text.endswith("before the end of 2031")
    assert tail.is_cut_before
    assert not tail.is_cut_after
    assert quoted((head, tail)).count("…") == 1


def test_nothing_is_cut_inside_brackets() -> None:
    (quote,) = Pages(TEXT).quote(span_of("spoke of lakes"))
    assert quote.text.count("(") == quote.text.count(")")


def test_a_page_is_quoted_from_its_source_and_shown_as_it_is_read() -> None:
    body = (
        "<p>Kenya <b>and</b> Finland met &amp; spoke in Turku on Monday, at length and in good spirits.</p>"
    )
    page = f"<html><body><article><h1>Meeting</h1>{body * 3}</article></body></html>"
    start = page.index("Finland met")
    (quote,) = Pages(page).quote(Span(start, start + 11))
    assert page[quote.start : quote.end] == quote.text
    assert "Finland met & spoke" in quoted((quote,))
    assert "<b>" not in quoted((quote,))


def test_quotation_marks_inside_a_quotation_become_single() -> None:
    quote = Quotation(text="a “good” day", start=0, end=12)
    assert quoted((quote,)) == "“a ‘good’ day”"


@given(st.data())
def test_whatever_the_evidence_its_quotation_stands_in_the_text_and_is_short(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    if not TEXT[start:end].strip(" \n\t,;:–—"):
        return
    quotes = Pages(TEXT).quote(Span(start, end), [re.compile(r"\b2031\b")])
    for quote in quotes:
        assert TEXT[quote.start : quote.end] == quote.text
        assert len(quote.text) <= QUOTE_CHARS
        assert quote.text == quote.text.strip()
    assert any(quote.start < end and start < quote.end for quote in quotes)


@pytest.mark.parametrize("text", ["Привет из Москвы. Переговоры прошли вчера.", "…", "1 2 3"])
def test_a_text_that_cannot_be_read_again_is_quoted_as_it_stands(text: str) -> None:
    (quote,) = Pages(text).quote(Span(0, len(text)))
    assert quote.text == text.strip(" ")
