"""A text or page to a `Document`: cleaned, laid out, with what it says of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from communique.errors import UnreadableError
from communique.model import Document, OffsetMap, SectionKind
from communique.reading.cleaning import clean_text
from communique.reading.dating import date_article
from communique.reading.layout import Layout, lay_out, printed_dateline, source_line
from communique.reading.offsets import join_maps
from communique.reading.outlets import find_outlet
from communique.reading.stamps import find_dates
from communique.reading.tongues import check_english

if TYPE_CHECKING:
    from communique.reading.pages import Page

_NOTE = re.compile(r"\s*\(([^()]*)\)\s*$")


def read_text(text: str, path: str = "-") -> Document:
    """Return the document that a plain text is; ``path`` names it.

    Raises UnreadableError where it holds no words, WrongLanguageError where it is plainly not English.
    """
    clean, offsets = clean_text(text)
    if not any(map(str.isalnum, clean)):
        raise UnreadableError(path, "the text holds no words", "give a file that holds text")
    check_english(clean, path)
    layout = lay_out(clean)
    published, basis = date_article(layout, clean)
    return Document(
        path=path,
        text=text,
        clean=clean,
        offsets=offsets,
        sections=layout.sections,
        title=_title(layout.title),
        outlet=_outlet(layout),
        published=published,
        published_basis=basis,
        dateline=printed_dateline(layout),
    )


def read_html(page_source: str, path: str = "-") -> Document:
    """Return the document that an HTML page holds; its text is the page's source, so quotes hold there.

    Raises UnreadableError where the page holds no article, WrongLanguageError where that is not English.
    """
    from communique.reading.pages import read_page

    page = read_page(page_source, path)
    clean, offsets = clean_text(page.text)
    check_english(clean, path)
    layout = lay_out(clean, _known_kinds(clean, offsets, page))
    site = find_outlet(page.site) if page.site else None
    published, basis = date_article(layout, clean, site.order if site else None)
    return Document(
        path=path,
        text=page_source,
        clean=clean,
        offsets=join_maps(offsets, page.offsets),
        sections=layout.sections,
        title=_title(layout.title) or page.title,
        outlet=_outlet(layout, page.site),
        published=page.published or published,
        published_basis="stated" if page.published else basis,
        dateline=printed_dateline(layout),
    )


def _known_kinds(clean: str, offsets: OffsetMap, page: Page) -> dict[int, SectionKind]:
    """Return the kinds that the page states, by the offsets at which the lines of ``clean`` begin."""
    begins = list(accumulate((len(line) + 1 for line in page.text.split("\n")), initial=0))
    starts = accumulate((len(line) + 1 for line in clean.split("\n")), initial=0)
    numbers = ((start, bisect_right(begins, offsets.at(start)) - 1) for start in starts if start < len(clean))
    return {start: kind for start, number in numbers if (kind := page.known[number])}


def _title(headline: str | None) -> str | None:
    """Return a headline without a note of place and date at its end: ``… (Moscow, May 5, 2025)``."""
    note = _NOTE.search(headline or "")
    if headline and note and any(day[0].isalpha() for day in _printed_days(note[1])):
        return headline[: note.start()]
    return headline


def _printed_days(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find_dates(text)]


def _outlet(layout: Layout, site: str | None = None) -> str | None:
    """Return the outlet as named: by a credit, else by the site, else by the dateline's agency."""
    return source_line(layout) or site or printed_dateline(layout).agency
