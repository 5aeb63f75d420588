"""A brief as one HTML page that loads nothing: headings, links from numbers to sources and back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from importlib import resources

from communique.publishing.briefing.brief import Brief, Entry, Group, Part
from communique.publishing.paper.words import NOTHING, SOURCES, basis, left_out, quoted, source_name, subtitle
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.lines import one_line

_LANGUAGE = "en"
_DAY = re.compile(r"\b(\d{1,2}) (?=[A-Z])")
"""A day of the month, which stays on the line of its month."""


def render_html(brief: Brief) -> str:
    """Return a brief as an HTML page, complete in itself."""
    return "\n".join(_Page(brief).lines()) + "\n"


class _Page:
    """One page; it counts how often each source is cited, so that each can lead back to all its places."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.places: defaultdict[int, int] = defaultdict(int)

    def lines(self) -> Iterator[str]:
        title = escape(self.brief.title)
        style = resources.files(__package__).joinpath("brief.css").read_text(encoding="utf-8")
        yield from ("<!DOCTYPE html>", f'<html lang="{_LANGUAGE}">', "<head>", '<meta charset="utf-8">')
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield '<meta name="generator" content="Communiqué">'
        yield f"<title>{title}, {escape(date_words(self.brief.on))}</title>"
        yield from (f"<style>\n{style}</style>", "</head>", "<body>", "<header>", f"<h1>{title}</h1>")
        yield f'<p class="subtitle">{escape(subtitle(self.brief))}</p>'
        yield f'<p class="basis">{escape(basis(self.brief))}</p>'
        yield from ("</header>", "<main>")
        if self.brief.sources:
            for part in self.brief.parts:
                yield from self.part(part)
            yield from self.sources()
        yield from ("</main>", "</body>", "</html>")

    def part(self, part: Part) -> Iterator[str]:
        yield f'<section aria-labelledby="{part.key}">'
        yield f'<h2 id="{part.key}">{escape(part.title)}</h2>'
        if part.note:
            yield f'<p class="note">{escape(part.note)}</p>'
        if not part.groups:
            yield f"<p>{escape(NOTHING)}</p>"
        yield f'<div class="{part.form}">'
        for group in part.groups:
            yield from self.group(group)
        yield "</div>"
        rest = left_out(part)
        if rest:
            said, _, command = rest.partition(": ")
            yield f'<p class="note">{escape(said)}: <code>{escape(command)}</code></p>'
        yield "</section>"

    def group(self, group: Group) -> Iterator[str]:
        yield "<div>"
        if group.title:
            yield f"<h3>{escape(group.title)}</h3>"
        yield "<ul>"
        for i, entry in enumerate(group.entries):
            # In print a title may stand at the head of its first entry, as the style sheet has it.
            head = f' data-head="{escape(group.title)}: "' if group.title and i == 0 else ""
            yield f"<li>{self.entry(entry, head)}</li>"
        yield from ("</ul>", "</div>")

    def entry(self, entry: Entry, attribute: str) -> str:
        when = escape(_DAY.sub("\\1\u00a0", entry.when)) if entry.when else ""
        head = f'<span class="when">{when}</span> ' if when else ""
        if entry.label:
            head += f"<strong>{escape(one_line(entry.label))}</strong> "
        sentences = (f"{escape(one_line(s.text))}{self.numbers(s.citations)}" for s in entry.sentences)
        return f'{head}<span class="said"{attribute}>{" ".join(sentences)}</span>'

    def numbers(self, cited: tuple[int, ...]) -> str:
        links = []
        for number in cited:
            self.places[number] += 1
            links.append(f'<a id="cite-{number}-{self.places[number]}" href="#source-{number}">{number}</a>')
        return f'<sup class="cite">{" ".join(links)}</sup>'

    def sources(self) -> Iterator[str]:
        yield from ('<section class="sources" aria-labelledby="sources">', f'<h2 id="sources">{SOURCES}</h2>')
        for document in self.brief.sources:
            yield from ('<div class="document">', f"<h3>{escape(source_name(document))}</h3>")
            yield f'<p class="path">{escape(document.path)}</p>'
            yield f'<ol start="{document.footnotes[0].number}">'
            for note in document.footnotes:
                back = " ".join(
                    f'<a class="back" href="#cite-{note.number}-{place}" aria-label="Back to the text">↑</a>'
                    for place in range(1, self.places[note.number] + 1)
                )
                quote = escape(quoted(note.quotations)[1:-1])
                yield f'<li id="source-{note.number}"><q>{quote}</q> {back}</li>'
            yield from ("</ol>", "</div>")
        yield "</section>"
