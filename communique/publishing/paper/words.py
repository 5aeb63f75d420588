"""What every format of a brief says in the same words: heads, notes, names of sources, quotations."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath

from communique.extraction.sectors import sector_label
from communique.publishing.briefing.brief import Brief, Part
from communique.publishing.briefing.footnotes import CitedDocument
from communique.publishing.briefing.quoting import Quotation
from communique.publishing.briefing.room import TITLE_CHARS
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.lines import one_line, without_markup
from communique.reading.cleaning import clean_text

NOTHING = "Nothing on record."
SOURCES = "Sources"
MADE = "Made by Communiqué from the documents named under Sources."
CHOSEN = "It holds the most important and the latest; numbers lead to the words that say it."


def subtitle(brief: Brief) -> str:
    """Return what a brief is and as of which day: "Brief as of 1 October 2025 · Energy"."""
    sector = f" · {sector_label(brief.sector)}" if brief.sector else ""
    return f"Brief as of {date_words(brief.on)}{sector}"


def basis(brief: Brief) -> str:
    """Return on what a brief rests and how far its exchanges go back."""
    if not brief.sources:
        return "The ledger holds nothing on this."
    count = f"{brief.documents} document" + ("s" if brief.documents != 1 else "")
    newest = f"; the record ends on {date_words(brief.newest)}" if brief.newest else ""
    since = f", exchanges since {date_words(brief.since)}" if brief.since else ""
    rest = "." if brief.is_whole else f". {CHOSEN}"
    return f"From {count}{newest}{since}{rest}"


def left_out(part: Part) -> str | None:
    """Return what says how many entries a part leaves out and what shows them, None where it has all."""
    if not part.left_out:
        return None
    return f"And {part.left_out} more: {part.command}"


def source_name(document: CitedDocument) -> str:
    """Return what names a document: title, outlet and date; its file's name where it has no title."""
    parts = (
        _short(one_line(document.title)) if document.title else PurePath(document.path).name, document.outlet,
        date_words(document.published) if document.published else "no date",
    )  # fmt: skip
    copies = ", ".join(PurePath(path).name for path in document.copies)
    return ", ".join(part for part in parts if part) + (f" (also in {copies})" if copies else "")


def _short(title: str) -> str:
    return title if len(title) <= TITLE_CHARS else f"{title[:TITLE_CHARS].rpartition(' ')[0]} …"


def quoted(quotations: tuple[Quotation, ...]) -> str:
    """Return a source's words in quotation marks as a reader of the document sees them, cuts marked."""
    pieces = []
    for quotation in quotations:
        before, after = "… " * quotation.is_cut_before, " …" * quotation.is_cut_after
        pieces.append(f"{before}{_as_read(quotation.text)}{after}")
    joined = pieces[0] if pieces else ""
    for one, other in pairwise(pieces):
        joined += f" {other}" if one.endswith("…") or other.startswith("…") else f" … {other}"
    return f"“{joined.replace('… …', '…')}”"


@lru_cache(maxsize=4096)
def _as_read(text: str) -> str:
    """Return a quotation without markup and stray signs, on one line; inner quotation marks become single."""
    clean = one_line(clean_text(without_markup(text))[0])
    return clean.replace("“", "‘").replace("”", "’").replace('"', "'")
