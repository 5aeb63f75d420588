"""A brief in each format: real text and structure, on two pages, and nothing of a document read as markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import get_args

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extraction.extract import extract
from communique.ledger import Ledger, open_ledger
from communique.publishing.briefing.brief import Brief, Entry, Group, Part, Sentence, brief
from communique.publishing.briefing.drafting import Form
from communique.publishing.briefing.footnotes import CitedDocument, Footnote
from communique.publishing.briefing.matter import Wanted
from communique.publishing.briefing.quoting import Quotation
from communique.publishing.paper.docx import render_docx
from communique.publishing.paper.html import render_html
from communique.publishing.paper.markdown import render_markdown
from communique.publishing.paper.pdf import render_pdf
from communique.reading import find_sources, read_source
from tests.ledger.making import meeting, office, person, position, telling, visit
from tests.publishing.briefing.inventing import invented
from tests.publishing.briefing.renewing import read_examples

ON = Wanted(on=date(2025, 12, 1), is_then=False)
PARTS = ["Standing", "Who is who", "Exchanges", "Mechanisms", "Agreements", "Open undertakings", "Positions"]


@pytest.fixture(scope="module")
def examples() -> Iterator[Ledger]:
    with read_examples() as ledger:
        yield ledger


@pytest.fixture(scope="module")
def made(examples: Ledger) -> Brief:
    return brief(examples, "KEN", "FIN", wanted=ON)


@pytest.fixture
def hostile() -> Iterator[Brief]:
    """A brief whose names and quotations are full of what means something to a format."""
    name = "*Bold* _Otieno_ #let <b>&amp; $x$ `raw` @ref [link](to) \\ ~"
    text = f"Kenya and Finland: {name} came, #panic() <script>alert(1)</script> “quoted” ♉ Лукашэнка."
    with open_ledger(":memory:") as ledger:
        guest = person(name, "KEN", "President")
        claims = (
            visit(start="2025-03-10", participants=(guest,)),
            position("#panic() <i>peace</i> = $1$ 北京", ("FIN", "KEN")),
            office(name, "President", as_of="2025-03-10"),
            meeting("2025-03-11", participants=(guest, person("Đặng Thị Ngọc Thịnh", "FIN", "Minister"))),
        )
        ledger.add(*telling("<p>_*.txt", *claims, text=text))
        yield brief(ledger, "KEN", "FIN", wanted=ON)


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, white space evened out."""
    pdf = pypdfium2.PdfDocument(data)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    return pages


def words_of(data: bytes) -> str:
    """Return the text of a Word document, tables included, a line a paragraph."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join("".join(paragraph.itertext()) for paragraph in body.iter(qn("w:p")))


# --- PDF -------------------------------------------------------------------------------------------


def test_a_pdf_holds_real_text_bookmarks_and_its_title(made: Brief) -> None:
    pdf = pypdfium2.PdfDocument(render_pdf(made))
    titles = [bookmark.get_title() for bookmark in pdf.get_toc()]
    assert titles[0] == "Kenya – Finland"
    assert [title for part, title in zip(PARTS, titles[1:], strict=False) if not title.startswith(part)] == []
    assert titles[-1] == "Sources"
    assert pdf.get_metadata_dict()["Title"] == "Kenya – Finland, Brief as of 1 December 2025"
    pdf.close()


def test_a_pdf_says_what_the_brief_says(made: Brief) -> None:
    text = " ".join(pages_of(render_pdf(made)))
    assert "Strategic partnership, to which relations were upgraded on 13 March 2024." in text
    assert "“They opposed any attempt to change borders by force.”" in text


def test_a_pdf_has_its_language_its_fonts_inside_and_tags(made: Brief) -> None:
    data = render_pdf(made)
    assert re.search(rb"/Lang ?\(en", data)
    assert b"/MarkInfo" in data
    fonts = set(re.findall(rb"/FontName ?/([A-Z]{6}\+[\w-]+)", data))
    assert fonts
    assert len(re.findall(rb"/FontFile[23]?\b", data)) >= len(fonts)


def test_pages_are_numbered_and_headed(made: Brief) -> None:
    first, second = pages_of(render_pdf(made))
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert second.startswith("Kenya – Finland Brief as of 1 December 2025")


def test_the_same_brief_gives_the_same_pdf(made: Brief) -> None:
    assert render_pdf(made) == render_pdf(made)


@pytest.mark.parametrize("pair", [("KEN", "FIN"), ("FIN", "KEN"), ("KEN",), ("FIN",)], ids="-".join)
def test_briefs_on_the_examples_take_two_pages_at_most(examples: Ledger, pair: tuple[str, ...]) -> None:
    assert len(pages_of(render_pdf(brief(examples, *pair, wanted=ON)))) <= 2


@pytest.mark.parametrize(("documents", "is_wordy"), [(60, False), (60, True), (150, True)])
def test_briefs_on_rich_records_fill_two_pages_and_no_more(documents: int, is_wordy: bool) -> None:
    for seed in range(2):
        with invented(seed, documents, is_wordy=is_wordy) as ledger:
            made = brief(ledger, "KEN", "FIN", wanted=ON)
            assert len(pages_of(render_pdf(made))) == 2
            assert any(part.left_out for part in made.parts)


def test_a_whole_brief_takes_as_many_pages_as_it_needs() -> None:
    with invented(1, 60) as ledger:
        whole = Wanted(on=date(2025, 12, 1), is_then=False, months=None, is_whole=True)
        assert len(pages_of(render_pdf(brief(ledger, "KEN", "FIN", wanted=whole)))) > 2


def test_letters_that_the_fonts_lack_are_put_into_latin_ones(hostile: Brief) -> None:
    text = " ".join(pages_of(render_pdf(hostile)))
    assert "Đặng Thị Ngọc Thịnh" in text
    assert "= $1$ BeiJing" in text


def test_the_five_articles_give_two_pages(shared: Path) -> None:
    with open_ledger(":memory:") as ledger:
        for source in find_sources(sorted((shared / "gold" / "seeds").glob("*.txt"))):
            document = read_source(source)
            ledger.add(document, extract(document))
        made = brief(ledger, "VNM", "BLR", wanted=Wanted(on=date(2025, 6, 1)))
    first, *rest = pages_of(render_pdf(made))
    assert "Vietnam – Belarus" in first
    assert len(rest) <= 1


# --- Word ------------------------------------------------------------------------------------------


def test_a_word_document_has_headings_styles_and_properties(made: Brief) -> None:
    document = docx.Document(io.BytesIO(render_docx(made)))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [*(part.title for part in made.parts), "Sources"]
    properties = document.core_properties
    assert properties.title == "Kenya – Finland, Brief as of 1 December 2025"
    assert (properties.author, properties.language) == ("Communiqué", "en-GB")
    assert properties.created == datetime(2025, 12, 1, tzinfo=UTC)
    assert "Kenya – Finland · Brief as of 1 December 2025" in document.sections[0].header.paragraphs[0].text
    assert "NUMPAGES" in document.sections[0].footer.paragraphs[0]._p.xml


def test_numbers_in_a_word_document_lead_to_its_sources(made: Brief) -> None:
    xml = docx.Document(io.BytesIO(render_docx(made))).element.xml
    links = set(re.findall(r'<w:hyperlink w:anchor="source_(\d+)"', xml))
    marks = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="source_(\d+)"', xml)
    numbers = [str(note.number) for source in made.sources for note in source.footnotes]
    assert marks == numbers
    assert links == set(numbers)


# --- HTML ------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What stands in a page: tags with their attributes, ids, links, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute))]


def test_a_page_loads_nothing_and_says_its_language(made: Brief) -> None:
    page = Page(render_html(made))
    assert page.tags[0] == ("html", {"lang": "en"})
    assert page.values("src") == []
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe"} == set()
    assert "url(" not in page.text
    assert "@import" not in page.text


def test_numbers_on_a_page_lead_to_sources_and_back(made: Brief) -> None:
    page = Page(render_html(made))
    ids, links = page.values("id"), [link.removeprefix("#") for link in page.values("href")]
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    numbers = [note.number for source in made.sources for note in source.footnotes]
    assert {f"source-{number}" for number in numbers} <= set(links)
    assert {f"cite-{number}-1" for number in numbers} <= set(links)


def test_a_page_has_headings_in_order_and_print_rules(made: Brief) -> None:
    html = render_html(made)
    levels = [int(tag[1]) for tag, _ in Page(html).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))
    assert "@media print" in html
    assert "prefers-color-scheme: dark" in html


# --- all -------------------------------------------------------------------------------------------


def test_what_means_something_to_a_format_is_plain_text_in_it(hostile: Brief) -> None:
    page = Page(render_html(hostile))
    assert {"b", "i", "script"} & {tag for tag, _ in page.tags} == set()
    assert "#panic() <i>peace</i> = $1$" in page.text
    pdf = " ".join(pages_of(render_pdf(hostile)))
    assert "#panic() <i>peace</i> = $1$" in pdf
    assert "*Bold* _Otieno_ #let" in pdf
    word = words_of(render_docx(hostile))
    assert "*Bold* _Otieno_ #let" in word
    assert "\\*Bold\\* \\_Otieno\\_ \\#let \\<b\\>" in render_markdown(hostile)


def test_all_formats_hold_the_same_sentences(made: Brief) -> None:
    sentences = [
        sentence.text
        for part in made.parts
        for group in part.groups
        for entry in group.entries
        for sentence in entry.sentences
    ]
    texts = {
        "html": Page(render_html(made)).text,
        "pdf": " ".join(pages_of(render_pdf(made))),
        "docx": words_of(render_docx(made)),
    }
    for name, text in texts.items():
        plain = "".join(text.split())
        assert [s for s in sentences if "".join(s.split()).rstrip(".") not in plain] == [], name


def test_an_empty_brief_can_be_had_in_all_formats(examples: Ledger) -> None:
    empty = brief(examples, "SWE", "UGA", wanted=ON)
    assert "holds nothing" in " ".join(pages_of(render_pdf(empty)))
    assert "holds nothing" in Page(render_html(empty)).text
    assert docx.Document(io.BytesIO(render_docx(empty))).paragraphs[0].text == "Sweden – Uganda"


def brief_of(words: str) -> Brief:
    """Return a brief in which everything that comes from documents reads as given."""
    quotation = Quotation(text=words, start=0, end=len(words), is_cut_before=True, is_cut_after=True)
    source = CitedDocument(
        id=1, path=f"{words}.txt", title=words, outlet=words, published=None, origin=1,
        footnotes=(Footnote(number=1, quotations=(quotation,)),),
    )  # fmt: skip
    sentence = Sentence(text=words, citations=(1,), facts=("one",))
    entries = (
        Entry(when="2 May 2025", label=None, sentences=(sentence, sentence)),
        Entry(when=None, label=words, sentences=(sentence,)),
    )
    parts = tuple(
        Part(key=form, title="Part", form=form, groups=(Group(title=words, entries=entries),) * 2, note=words)
        for form in get_args(Form)
    )
    return Brief(
        parties=("KEN", "FIN"), names=("Kenya", "Finland"), on="2025-12-01", since=None, newest=None,
        sector=None, is_whole=True, documents=1, parts=parts, sources=(source,),
    )  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_whatever_documents_say_every_format_can_be_written(words: str) -> None:
    made = brief_of(words)
    assert pages_of(render_pdf(made))
    assert docx.Document(io.BytesIO(render_docx(made))).paragraphs
    page = Page(render_html(made))
    assert set(page.values("id")) >= {"source-1", "cite-1-1"}
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in Page(render_html(brief_of("plain"))).tags}
    assert render_markdown(made).startswith("# Kenya – Finland\n")
