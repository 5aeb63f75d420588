"""The visible text of an HTML page in blocks, each character with its place in the page's source.

A scan of our own and no parser, because evidence must be quoted from the source: tags inside a paragraph
are jumped over, and a character reference stands for the character it gives.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from communique.model import Record
from communique.reading.offsets import Edit

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*+)>"
    r"|<[!?][^>]*>|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});|\s{2,}|[^\S ]")
_ALT = re.compile(r"""(?<![\w-])alt\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)')""", re.IGNORECASE)
_FEWEST_WORDS_ALT = 5
"""Words from which on an alternative text is a caption and not the name of a sign or a flag."""
_UNSEEN = frozenset(
    {
        "button", "canvas", "head", "iframe", "noscript", "script", "select", "style", "svg", "template",
        "textarea",
    }
)
_ASIDE = frozenset({"nav", "header", "footer", "aside", "form", "dialog"})
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol", "p",
        "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
    }
    | _ASIDE
)


class Block(Record, frozen=True, kw_only=True):
    """A stretch of visible text between block tags, of which ``tag`` is the innermost.

    ``pieces`` are (start, end, text) in the source, in order: one for one where their lengths agree, else
    a character reference or white space and what it stands for. ``aside`` says that the block lies in the
    page's head, foot, menu or margin; ``main`` that it lies in its article or main part.
    """

    tag: str
    pieces: tuple[tuple[int, int, str], ...]
    aside: bool
    main: bool

    @property
    def text(self) -> str:
        """The block's text, white space as single spaces."""
        return " ".join("".join(piece for _, _, piece in self.pieces).split())


def read_blocks(page: str) -> list[Block]:
    """Return the blocks of ``page`` that hold text, in order.

    The alternative text of a picture is a block of its own, with tag ``alt``, if it has the length of one.
    """
    blocks: list[Block] = []
    pieces: list[tuple[int, int, str]] = []
    opened: list[str] = []

    def close_block() -> None:
        if any(not text.isspace() for _, _, text in pieces):
            tag = next((tag for tag in reversed(opened) if tag in _BLOCKS), "body")
            aside, main = not _ASIDE.isdisjoint(opened), not {"article", "main"}.isdisjoint(opened)
            blocks.append(Block(tag=tag, pieces=tuple(pieces), aside=aside and not _heads(opened), main=main))
        pieces.clear()

    for token in _visible_tokens(page):
        tag = (token["tag"] or "").lower()
        if token["text"]:
            pieces.extend(_read_pieces(page, token.start(), token.end()))
        elif tag == "img" and (alt := _read_alt(token, opened)):
            close_block()
            blocks.append(alt)
        elif tag in _BLOCKS:
            close_block()
            if token["close"]:
                _close_tag(opened, tag)
            elif tag not in ("br", "hr"):
                opened.append(tag)
    close_block()
    return blocks


def edits_for(page: str, blocks: list[Block]) -> Iterator[Edit]:
    """Yield the edits that turn ``page`` into the texts of ``blocks``, one a line."""
    done = 0
    for n, block in enumerate(blocks):
        for start, end, text in block.pieces:
            if start > done:
                # What lies between two blocks becomes the line feed between their lines.
                yield Edit(done, start, "\n" if n and (start, end, text) == block.pieces[0] else "")
            if page[start:end] != text:
                yield Edit(start, end, text)
            done = end
    if done < len(page):
        yield Edit(done, len(page))


def _visible_tokens(page: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(page) and (token := _TOKEN.match(page, at)):
        at = token.end()
        tag = (token["tag"] or "").lower()
        if tag in _UNSEEN and not token["close"] and not (token["attributes"] or "").endswith("/"):
            closing = re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(page, at)
            # An end tag may be left out after the head; the others hide all that follows without one.
            at = closing.end() if closing else at if tag == "head" else len(page)
        else:
            yield token


def _read_pieces(page: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    done = start
    for found in _REFERENCE.finditer(page, start, end):
        if found.start() > done:
            yield done, found.start(), page[done : found.start()]
        text = " " if found.group()[0] != "&" else html.unescape(found.group())
        yield found.start(), found.end(), text.replace("\n", " ") if len(text) == 1 else found.group()
        done = found.end()
    if end > done:
        yield done, end, page[done:end]


def _read_alt(token: re.Match[str], opened: list[str]) -> Block | None:
    found = _ALT.search(token["attributes"] or "")
    if not found or len(found[found.lastindex or 1].split()) < _FEWEST_WORDS_ALT:
        return None
    offset = token.start("attributes")
    start, end = (offset + at for at in found.span(found.lastindex or 1))
    pieces = tuple(_read_pieces(token.string, start, end))
    aside, main = not _ASIDE.isdisjoint(opened), not {"article", "main"}.isdisjoint(opened)
    return Block(tag="alt", pieces=pieces, aside=aside, main=main)


def _heads(opened: list[str]) -> bool:
    """Say whether the innermost margin is the head of an article, which holds its title and date."""
    inner = next(i for i in range(len(opened) - 1, -1, -1) if opened[i] in _ASIDE)
    return opened[inner] == "header" and "article" in opened[:inner]


def _close_tag(opened: list[str], tag: str) -> None:
    """Close ``tag`` and all left open in it; an end tag that nothing opened is ignored."""
    if tag in opened:
        while opened and opened.pop() != tag:
            pass
