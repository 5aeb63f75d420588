"""The article of an HTML page: which blocks are its text, and what the page says of it.

What is the article and what is the page's furniture is decided by trafilatura; the text itself is taken from
the source, block by block, so that it can be quoted. A paragraph that is not found there is left out.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from communique.errors import UnreadableError
from communique.model import OffsetMap, Record, SectionKind
from communique.reading.lines import fold, kind_by_wording
from communique.reading.markup import Block, edits_for, read_blocks
from communique.reading.offsets import apply_edits
from communique.reading.outlets import find_host
from communique.reading.stamps import find_dates

_META = re.compile(r"<meta\s(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CANONICAL = re.compile(r"""<link\s[^>]*rel=["']canonical["'][^>]*>""", re.IGNORECASE)
_HREF = re.compile(r"""href=["']([^"']+)["']""", re.IGNORECASE)
_LINKED_DATA = re.compile(
    r"""<script[^>]*application/ld\+json[^>]*>(.*?)</script>""", re.IGNORECASE | re.DOTALL
)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_SITE_MARKS = (" | ", " - ", " – ", "_")
_PUBLISHED_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
    "publishdate", "pubdate", "dc.date.issued", "dcterms.created", "dc.date", "date",
)
_SHORTEST_MATCH = 25
"""Letters from which on a block inside a longer paragraph of the article is taken to belong to it."""


class Page(Record, frozen=True, kw_only=True):
    """An article extracted from a page: text with its map, kinds by line, and what the page states.

    ``offsets`` leads from ``text`` to the page's source; ``known`` is parallel to the lines of ``text``.
    ``published`` is an ISO day from the page's own metadata.
    """

    text: str
    offsets: OffsetMap
    known: tuple[SectionKind | None, ...]
    title: str | None = None
    site: str | None = None
    published: str | None = None


def read_page(source_text: str, source: str) -> Page:
    """Return the article of the HTML page ``source_text``; ``source`` names it in errors.

    Raises UnreadableError where the page holds no text of an article.
    """
    import trafilatura  # slow to import, and plain texts do without

    extracted = trafilatura.bare_extraction(source_text, include_comments=False, with_metadata=False)
    main = str(getattr(extracted, "text", None) or "")
    meta = _read_meta(source_text)
    title = meta.get("og:title") or _page_title(source_text, meta.get("og:site_name"))
    blocks = _choose_blocks(read_blocks(source_text), main, title)
    if not blocks:
        raise UnreadableError(source, "the page holds no text of an article", "save the article itself")
    text, offsets = apply_edits(source_text, edits_for(source_text, [block for block, _ in blocks]))
    known = tuple(kind for _, kind in blocks)
    return Page(
        text=text,
        offsets=offsets,
        known=known,
        title=title,
        site=_site(source_text, meta),
        published=_published(source_text, meta),
    )


def _choose_blocks(
    blocks: Sequence[Block], main: str, title: str | None
) -> list[tuple[Block, SectionKind | None]]:
    """Return the article's blocks in order, each with its kind where the markup states it."""
    paragraphs = {_key(line) for line in main.split("\n")} - {""}
    joined = _key(main)
    heading = _find_heading(blocks, title)
    inner = [i for i, block in enumerate(blocks) if not block.aside]
    told = [i for i in inner if _is_told(_key(blocks[i].text), paragraphs, joined)]
    if not told:
        told = [i for i in inner if blocks[i].main and blocks[i].tag != "alt"]
    if not told and heading is None:
        return []
    first = heading if heading is not None else min(told)
    last = max(told, default=first)
    chosen: list[tuple[Block, SectionKind | None]] = []
    for i in range(first, last + 1):
        kind = _kind_of(blocks[i], i == heading)
        if i == heading or i in set(told) or (kind == "caption" and not blocks[i].aside):
            chosen.append((blocks[i], kind))
        elif not blocks[i].aside and kind_by_wording(blocks[i].text) in ("dateline", "byline", "source"):
            chosen.append((blocks[i], None))
    return chosen


def _is_told(key: str, paragraphs: set[str], joined: str) -> bool:
    return key in paragraphs or (len(key) >= _SHORTEST_MATCH and key in joined)


def _kind_of(block: Block, is_heading: bool) -> SectionKind | None:
    if is_heading:
        return "headline"
    return "caption" if block.tag in ("alt", "caption", "figcaption") else None


def _find_heading(blocks: Sequence[Block], title: str | None) -> int | None:
    """Return the block that is the article's heading: the one that says the title, else the only h1."""
    key = _key(title or "")
    for i, block in enumerate(blocks):
        if block.tag in ("h1", "h2") and key.startswith(_key(block.text) or "-"):
            return i
    first_headings = [i for i, block in enumerate(blocks) if block.tag == "h1" and not block.aside]
    return first_headings[0] if len(first_headings) == 1 else None


def _key(text: str) -> str:
    """Return the letters and digits of ``text``, which no two ways of taking it from a page change."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _read_meta(page: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.finditer(page):
        attributes = {name.lower(): a or b for name, a, b in _ATTRIBUTE.findall(tag["attributes"])}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            found.setdefault(name.lower(), _plain(attributes["content"]))
    return found


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _page_title(page: str, site: str | None) -> str | None:
    """Return the page's title without the site's name after it."""
    found = _TITLE.search(page)
    title = _plain(found[1]) if found else ""
    head, mark, tail = max((title.rpartition(mark) for mark in _SITE_MARKS), key=lambda parts: len(parts[0]))
    if mark and (fold(tail) == fold(site or "") or mark in (" | ", "_")):
        title = head
    return title or None


def _site(page: str, meta: dict[str, str]) -> str | None:
    if meta.get("og:site_name"):
        return meta["og:site_name"]
    link = _CANONICAL.search(page)
    href = _HREF.search(link.group()) if link else None
    address = href[1] if href else meta.get("og:url", "")
    outlet = find_host(urlsplit(address).hostname or "")
    return outlet.name if outlet else None


def _published(page: str, meta: dict[str, str]) -> str | None:
    """Return the day that the page's metadata states as that of publication, or ``None``."""
    stated = [meta[name] for name in _PUBLISHED_NAMES if name in meta]
    stated += [found for block in _LINKED_DATA.findall(page) for found in _linked_dates(block)]
    for text in stated:
        dates = find_dates(text)
        if dates and len(dates[0][2]) == 1:
            return dates[0][2][0]
    return None


def _linked_dates(block: str) -> list[str]:
    try:
        data = json.loads(block)
    except ValueError:
        return []
    if isinstance(data, dict):
        data = data.get("@graph", [data])
    items = [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []
    return [str(item["datePublished"]) for item in items if "datePublished" in item]
