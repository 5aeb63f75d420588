"""A brief as PDF: A4, tagged, with bookmarks and fonts inside; set by Typst, which its wheel brings along.

Its fonts hold every Latin letter (Vietnamese among them), Cyrillic, Greek, Hebrew and Arabic. A letter of
another script is put into Latin letters, and a sign that none of the fonts holds is left out.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec

from communique.publishing.briefing.brief import Brief, Entry, Part
from communique.publishing.paper.words import (
    MADE,
    NOTHING,
    SOURCES,
    basis,
    left_out,
    quoted,
    source_name,
    subtitle,
)
from communique.publishing.statements.lines import one_line

# Latin with all marks, phonetic and modifier letters, Greek, Cyrillic, Hebrew, Arabic, Vietnamese and
# polytonic Greek, punctuation, currency, letter-like signs, arrows.
_DAY = re.compile(r"\b(\d{1,2}) (?=[A-Z][a-z]+ \d{4}\b)")
"""A day of the month, which stays on the line of its month."""
_HELD = re.compile(
    r"[^\x20-\x7e\xa0-\u052f\u0590-\u05ff\u0600-\u06ff\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    r"\u2100-\u214f\u2190-\u2195]+"
)


def render_pdf(brief: Brief) -> bytes:
    """Return a brief as PDF; the same brief gives the same bytes."""
    import typst

    template = resources.files(__package__).joinpath("brief.typ").read_bytes()
    data = msgspec.json.encode(_as_data(brief)).decode()
    made: bytes = typst.compile(
        template, format="pdf", sys_inputs={"brief": data}, ignore_system_fonts=True,
        timestamp=int(datetime.fromisoformat(brief.on).replace(tzinfo=UTC).timestamp()),
    )  # fmt: skip
    return made


def _as_data(brief: Brief) -> dict[str, Any]:  # Any: what JSON holds
    return {
        "title": _held(brief.title),
        "subtitle": subtitle(brief),
        "basis": basis(brief),
        "made": MADE,
        "nothing": NOTHING,
        "sources": SOURCES,
        "parts": [_part(part) for part in brief.parts] if brief.sources else [],
        "documents": [
            {
                "name": _held(source_name(document)),
                "notes": [
                    {"number": note.number, "quote": _held(quoted(note.quotations))}
                    for note in document.footnotes
                ],
            }
            for document in brief.sources
        ],
    }


def _part(part: Part) -> dict[str, Any]:  # Any: as above
    return {
        "title": part.title,
        "form": part.form,
        "note": _held(part.note) if part.note else None,
        "more": left_out(part),
        "groups": [
            {
                "title": _held(group.title) if group.title else None,
                "entries": [_entry(e) for e in group.entries],
            }
            for group in part.groups
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:  # Any: as above
    return {
        "when": _held(entry.when) if entry.when else None,
        "label": _held(entry.label) if entry.label else None,
        "sentences": [{"text": _held(s.text), "numbers": s.citations} for s in entry.sentences],
    }


@lru_cache(maxsize=4096)
def _held(text: str) -> str:
    """Return a text on one line with only such characters as the fonts hold."""
    text = _DAY.sub("\\1\u00a0", one_line(text))
    if not _HELD.search(text):
        return text
    from anyascii import anyascii

    return one_line(_HELD.sub(lambda match: anyascii(match[0]), text))
