"""HTML pages: the article without the page around it, quoted from the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import UnreadableError
from communique.model import REPORTING_SECTIONS, Document
from communique.reading import read_html
from communique.reading.markup import edits_for, read_blocks
from communique.reading.offsets import apply_edits

HEAD = """<!DOCTYPE html><html><head><title>A consulate opens | Example Times</title>
<meta charset="utf-8"><meta property="og:site_name" content="Example Times">{meta}
<script>var clock = "May 9, 2026 <p>not text</p>";</script></head><body>
<header><div>Saturday, 9 May 2026 | 10:15</div>
<nav><a href="/">Home</a> <a href="/p">Politics</a></nav></header>"""
BODY = """<main><article><h1>A consulate opens</h1>
<p>The foreign ministers of the islands &amp; the mainland met in the port on Tuesday, <b>May 5</b>, and
   agreed to open a consulate there before the end&nbsp;of the year.</p>
<figure><img src="a.jpg" alt="Ministers Ada Holm and Bo Lund shake hands"><figcaption>Ministers Ada Holm and
Bo Lund shake hands</figcaption></figure>
<p>Minister <a href="/holm">Ada Holm</a> said that trade grew by a tenth, and that ferries will sail twice a
day from the coming spring on, which the mayors of both ports had long asked for.</p>
<p>The next meeting of the two ministers will take place on the islands in the autumn of the same year, the
ministry announced in a statement after the talks.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/f">Boats in record number in the harbour of the capital</a></li>
</ul></aside></main>
<footer>Example Times, all rights reserved. <a href="/c">Contact</a></footer></body></html>"""
META = '<meta property="article:published_time" content="2025-05-06T08:00:00+02:00">'


def page(meta: str = META, body: str = BODY) -> Document:
    return read_html(HEAD.replace("{meta}", meta) + body, "page.html")


def told(document: Document) -> str:
    return "\n".join(
        document.clean[s.start : s.end] for s in document.sections if s.kind in REPORTING_SECTIONS
    )


def test_article_is_read_without_menu_clock_and_teasers() -> None:
    text = told(page())
    assert text.startswith("A consulate opens\nThe foreign ministers of the islands & the mainland met")
    assert "the end of the year" in text
    for foreign in ("Politics", "9 May 2026", "Boats", "rights", "not text"):
        assert foreign not in text


def test_page_states_title_site_and_date() -> None:
    document = page()
    assert (document.title, document.outlet) == ("A consulate opens", "Example Times")
    assert (document.published, document.published_basis) == ("2025-05-06", "stated")


def test_linked_data_state_the_date() -> None:
    data = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-05-07"}</script>'
    assert page(data).published == "2025-05-07"


def test_broken_linked_data_are_passed_over() -> None:
    assert page('<script type="application/ld+json">{"datePublished": </script>').published is None


def test_visible_date_counts_where_the_page_states_none() -> None:
    body = BODY.replace("</h1>", "</h1><p>8 May 2025</p>")
    assert page("", body).published == "2025-05-08"


def test_clock_in_the_page_head_is_no_date() -> None:
    assert page("").published is None


def test_caption_printed_twice_counts_once() -> None:
    assert told(page()).count("shake hands") == 1


def test_quotes_hold_in_the_source_across_tags_and_references() -> None:
    document = page()
    start = document.clean.index("Minister Ada Holm said")
    span = document.original(start, start + len("Minister Ada Holm said"))
    assert document.text[span.start : span.end] == 'Minister <a href="/holm">Ada Holm</a> said'
    start = document.clean.index("islands & the")
    span = document.original(start, start + len("islands & the"))
    assert document.text[span.start : span.end] == "islands &amp; the"


def test_page_without_article_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"page\.html"):
        page("", "<nav>Home</nav></body></html>")


FRAGMENTS = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "words", " ", "\n", "&amp;", "&#233;", "&nosuch;",
        "&nbsp;", "<br>", "<!-- no -->", "<!--", "<", ">", "<script>x</script>", "<script>", "<li>", "</ul>",
        '<a href="x>y">', "♉",
        '<img alt="one two three four five">', "<nav>", "</nav>", "<p class='a", "</", "<3", "&fjlig;",
    ]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=20).map("".join))
def test_every_character_of_a_page_leads_back_to_its_source(source: str) -> None:
    blocks = read_blocks(source)
    text, offsets = apply_edits(source, edits_for(source, blocks))
    lines = [" ".join(line.split()) for line in text.split("\n")] if blocks else []
    assert lines == [block.text for block in blocks]
    for i, char in enumerate(text):
        at = offsets.at(i)
        assert 0 <= at < len(source)
        assert source[at] in (char, "&") or char in " \n"
