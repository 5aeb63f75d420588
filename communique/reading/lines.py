"""Lines of a clean text, and what a line is by its own wording, wherever it stands."""

from __future__ import annotations

import re
from functools import cache

from communique.data import load
from communique.model import Record, SectionKind
from communique.reading.outlets import is_outlet
from communique.reading.stamps import read_stamp

_MARKS = re.compile(r"(?:# ?){2,}|[*_=~•·.\s–—-]{3,}|-\s?30\s?-|END[S.]{0,2}|\./{1,2}\.?")
_TAGS = re.compile(r"(?:#\w+[ ,;]*)+")
_CLOCK = re.compile(r"(?:END )?\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)(?: [A-Z]{2,5})?")
_CREDIT_ONLY = re.compile(
    r"\(?(?:(?:illustrative|file) )?(?:photos?|image|picture|video|graphic)s?"
    r"(?: (?:by|courtesy of|credit))?\s?[:–/-]?\s?[\w.,/’' -]{0,60}\)?\.?",
    re.IGNORECASE,
)
_NAME_LIKE = re.compile(r"(?:[A-Z][\w.’'-]*|and|of|the|de|da|bin|al|van|von|/|&|[-–—|])(?:,? |$)", re.UNICODE)
_END = re.compile(r"[.!?…][\"”’'»)\]]*\s*(?:\d{1,2}|<(?:…|\.{3})>)?$")
_ABBREVIATED = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|Co)\.$")
_GLUED_HEADING = re.compile(r"(?<=[a-z\d)”\"’][.!?])(?=[A-Z][^.!?]{10,110}$)")
_MOST_WORDS_HEADING = 14
_LONGEST_END = 16
_FEWEST_WORDS = 8
"""Words from which on a line that ends as a sentence does is body text."""
_LONGEST_CONTROL = 60
_LONGEST_CREDIT = 200


class Line(Record, frozen=True, kw_only=True):
    """A line that is not blank: its offsets in the clean text, its text and what is often asked of it.

    ``words`` says how many words it has, ``prose`` whether it reads as body text.
    """

    start: int
    end: int
    text: str
    words: int
    prose: bool


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that hold more than white space, in order."""
    lines: list[Line] = []
    start = 0
    for line in text.split("\n"):
        if bare := line.strip():
            begin = start + line.index(bare)
            lines.append(_line(bare, begin))
        start += len(line) + 1
    return lines


def _line(text: str, start: int) -> Line:
    words = len(text.split())
    prose = words >= _FEWEST_WORDS and (ends_sentence(text) or find_glued_heading(text) is not None)
    return Line(start=start, end=start + len(text), text=text, words=words, prose=prose)


def ends_sentence(text: str) -> bool:
    """Say whether ``text`` ends as a sentence does; an abbreviation at the end of a title does not."""
    end = text[-_LONGEST_END:]
    return bool(_END.search(end)) and not _ABBREVIATED.search(end)


def fold(text: str) -> str:
    """Return ``text`` for comparison: lower case, without punctuation at its ends, single spaces."""
    return " ".join(text.casefold().split()).strip(" .:;,!?»›>-–—|()[]•")


def find_glued_heading(text: str) -> int | None:
    """Return where a heading begins that is glued to a paragraph's end (``… outcomes.What comes next``)."""
    found = None if ends_sentence(text) else _GLUED_HEADING.search(text)
    return found.start() if found and len(text[found.start() :].split()) <= _MOST_WORDS_HEADING else None


def kind_by_wording(text: str) -> SectionKind | None:
    """Return the kind of a line that shows it by itself, else ``None``.

    Such are marks, controls of the page, date lines, credits and links to one other article.
    """
    if _MARKS.fullmatch(text) or _TAGS.fullmatch(text) or _CLOCK.fullmatch(text):
        return "navigation"
    if read_stamp(text):
        return "dateline"
    if len(text) > _LONGEST_CREDIT or (len(text.split()) >= _FEWEST_WORDS and ends_sentence(text)):
        return None
    if _is_navigation(text) or is_teaser_heading(text) or _CREDIT_ONLY.fullmatch(text):
        return "navigation"
    return _credit_kind(text)


def is_teaser_heading(text: str) -> bool:
    """Say whether a line heads a list of other articles (``See more``)."""
    return len(text) <= _LONGEST_CONTROL and fold(text) in _words("teaser_headings")


def is_sign_off(text: str) -> bool:
    """Say whether a line is the name by which an outlet signs, alone or in brackets."""
    bare = text.strip("()[] .–—-")
    return len(text) <= _LONGEST_CONTROL and (
        is_outlet(bare) or ("/" in bare and all(is_outlet(part.strip()) for part in bare.split("/")))
    )


def named_source(text: str) -> str | None:
    """Return the source that a line names (``Source: The Example Times``, ``(VNA)``), or ``None``."""
    opening, colon, rest = text.strip("()[] ").partition(":")
    if colon and fold(opening) in _words("sources"):
        named = _first_outlet(rest.strip(" ."))
        return named if 0 < len(named) <= _LONGEST_CONTROL else None
    return text.strip("()[] .–—-") if is_sign_off(text) else None


def _first_outlet(names: str) -> str:
    """Return the outlet that opens a row of names (``… Ministry and Jane Example MP``), else all of them."""
    rows = (names[: joint.start()] for joint in re.finditer(r" and |, ", names))
    return next((row for row in rows if is_outlet(row)), names)


def is_closing_credit(text: str, kind: SectionKind | None) -> bool:
    """Say whether a credit stands only below an article: a bare sign-off, or one as of a translator."""
    if kind == "source" and ":" not in text:
        return True
    return any(fold(text).startswith(phrase) for phrase in _words("closing_bylines"))


def _credit_kind(text: str) -> SectionKind | None:
    opening, colon, rest = text.partition(":")
    if colon and is_inline_teaser(opening, rest):
        return "teaser"
    if named_source(text):
        return "source"
    if colon and fold(opening) in _words("bylines") and len(rest) <= _LONGEST_CONTROL:
        return "byline"
    lower = text.casefold()
    for phrase in _words("bylines"):
        rest = text[len(phrase) :]
        if lower.startswith(phrase + " ") and len(rest.split()) <= 8 and _is_name_like(rest.strip()):
            return "byline"
    return None


def is_inline_teaser(opening: str, rest: str) -> bool:
    """Say whether a line such as ``Read more: …`` links to one other article."""
    return bool(rest.strip()) and len(opening.split()) >= 2 and fold(opening) in _words("teaser_headings")


def _is_name_like(text: str) -> bool:
    return bool(text) and not _NAME_LIKE.sub("", text).strip()


def _is_navigation(text: str) -> bool:
    lower = fold(text)
    if len(text) <= _LONGEST_CONTROL and lower in _words("navigation"):
        return True
    for opening in _words("navigation_openings"):
        if lower.startswith(opening) and (len(opening) > 8 or lower[len(opening) :][:1] in (":", " ")):
            return len(opening) > 8 or opening == "©" or lower[len(opening) :].startswith(":")
    return False


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("layout")[key])
