"""A brief as Markdown, which reads as plain text too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.publishing.briefing.brief import Brief, Entry, Part
from communique.publishing.paper.words import NOTHING, SOURCES, basis, left_out, quoted, source_name, subtitle
from communique.publishing.statements.lines import numbers, one_line, page

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def render_markdown(brief: Brief) -> str:
    """Return a brief as Markdown, ending in a line break: its parts, then the numbered sources."""
    return page(_lines(brief))


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {brief.title}"
    yield from ("", f"{subtitle(brief)}. {basis(brief)}")
    if not brief.sources:
        return
    for part in brief.parts:
        yield from ("", f"## {part.title}")
        yield from _part_lines(part)
    yield from ("", f"## {SOURCES}")
    for document in brief.sources:
        yield from ("", f"{_escaped(source_name(document))} (`{document.path}`)", "")
        for footnote in document.footnotes:
            yield f"- [{footnote.number}] {_escaped(quoted(footnote.quotations))}"


def _part_lines(part: Part) -> Iterator[str]:
    if part.note:
        yield from ("", f"*{part.note}*")
    if not part.groups:
        yield from ("", NOTHING)
    for group in part.groups:
        yield from ("", f"### {_escaped(group.title)}", "") if group.title else ("",)
        for entry in group.entries:
            yield f"- {_entry(entry)}"
    rest = left_out(part)
    if rest:
        yield from ("", f"{rest.replace('communique', '`communique')}`")


def _entry(entry: Entry) -> str:
    head = (
        f"{entry.when}: " if entry.when else f"**{_escaped(one_line(entry.label))}**: " if entry.label else ""
    )
    sentences = (f"{_escaped(one_line(s.text))} {numbers(s.citations)}" for s in entry.sentences)
    return head + " ".join(sentences)


def _escaped(text: str) -> str:
    """Return a text in which no sign means anything to Markdown."""
    return _SPECIAL.sub(r"\\\1", text)
