"""A sheet of lists as Markdown, and as a page of HTML that mail programs show as well.

What is written on it comes from strangers' documents: in HTML every text is escaped here, in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Literal

from communique.model import Record
from communique.publishing.statements.lines import without_markup

Style = Literal["plain", "strong", "quote", "mark", "note"]
"""Plain words; those that matter; words of a document; a part of them; an aside."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_MARKDOWN = {"plain": "{}", "strong": "**{}**", "quote": "{}", "mark": "**{}**", "note": "{}"}
_HTML = {
    "plain": "{}", "strong": "<strong>{}</strong>", "quote": '<span class="quote">{}</span>',
    "mark": '<mark style="background:#ffe9a8">{}</mark>',
    "note": '<span class="note" style="color:#5c6470">{}</span>',
}  # fmt: skip
_BODY = (
    "font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5;color:#1c2430;background:#fff"
)
_CSS = """
body{max-width:46em;margin:0 auto;padding:1.2em}
h1{font-size:1.5em;line-height:1.25;margin:0 0 .4em}
h2{font-size:1.15em;margin:1.8em 0 .4em;border-bottom:1px solid #c9ced6;padding-bottom:.15em}
h3{font-size:1em;margin:1.2em 0 .2em}
ul{margin:.3em 0 .6em;padding-left:1.3em}
li{margin:.35em 0}
li li{margin:.1em 0;font-size:.94em}
.quote{color:#37475c}
p{margin:.4em 0}
"""


class Run(Record, frozen=True):
    """Words in one style."""

    text: str
    style: Style = "plain"


class Item(Record, frozen=True):
    """A line of a list, with the lines below it."""

    runs: tuple[Run, ...]
    below: tuple[Item, ...] = ()


class Part(Record, frozen=True, kw_only=True):
    """A heading of a level (2 or 3) with its paragraphs and its list; the heading may be missing."""

    title: str | None = None
    level: int = 2
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


class Sheet(Record, frozen=True, kw_only=True):
    """A title and the parts under it."""

    title: str
    parts: tuple[Part, ...]


def item(*words: str | Run, below: Iterable[Item] = ()) -> Item:
    """Return a line of words in order, plain where nothing else is said."""
    runs = tuple(word if isinstance(word, Run) else Run(word) for word in words)
    return Item(runs, tuple(below))


def quoted(text: str, style: Style = "quote") -> Run:
    """Return words of a document on one line, as a reader of a page sees them: without its markup."""
    return Run(_shown(text), style)


def _shown(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", without_markup(text)).split())


# --- Markdown --------------------------------------------------------------------------------------


def write_markdown(sheet: Sheet) -> str:
    """Return a sheet as Markdown, which reads as plain text too; it ends in a line break."""
    return "\n".join(_markdown_lines(sheet)) + "\n"


def _markdown_lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {_shown(sheet.title)}"
    for part in sheet.parts:
        if part.title is not None:
            yield from ("", f"{'#' * part.level} {_shown(part.title)}")
        for paragraph in part.paragraphs:
            yield from ("", paragraph)
        if part.items:
            yield ""
        for line in part.items:
            yield from _markdown_item(line, "")


def _markdown_item(line: Item, indent: str) -> Iterator[str]:
    yield f"{indent}- {''.join(_MARKDOWN[run.style].format(run.text) for run in line.runs)}"
    for lower in line.below:
        yield from _markdown_item(lower, indent + "  ")


# --- HTML ------------------------------------------------------------------------------------------


def write_html(sheet: Sheet) -> str:
    """Return a sheet as one page of HTML that loads nothing, with all texts escaped."""
    body = "\n".join(_html_lines(sheet))
    title = escape(_shown(sheet.title))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_CSS}</style>\n</head>\n"
        f'<body style="{_BODY}">\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n'
    )


def _html_lines(sheet: Sheet) -> Iterator[str]:
    for part in sheet.parts:
        if part.title is not None:
            yield f"<h{part.level}>{escape(_shown(part.title))}</h{part.level}>"
        for paragraph in part.paragraphs:
            yield f"<p>{escape(paragraph)}</p>"
        if part.items:
            yield _html_list(part.items)


def _html_list(lines: Sequence[Item]) -> str:
    entries = "\n".join(f"<li>{_html_item(line)}</li>" for line in lines)
    return f"<ul>\n{entries}\n</ul>"


def _html_item(line: Item) -> str:
    words = "".join(_HTML[run.style].format(escape(run.text)) for run in line.runs)
    return f"{words}\n{_html_list(line.below)}" if line.below else words
