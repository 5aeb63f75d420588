"""Datelines: the place and agency that head an agency report, ``HANOI, May 5 (VNA) –``."""

from __future__ import annotations

import re
from functools import cache

from communique.data import load
from communique.model import Dateline, Record
from communique.reading.outlets import is_outlet
from communique.reading.stamps import MONTH, find_dates

_WORD = r"[A-Z][\w’'.-]*"
_PLACE = (
    rf"(?P<place>{_WORD}(?: (?:de|da|do|del|la|el|al|{_WORD})){{0,3}}(?:, (?:{_WORD})(?: {_WORD}){{0,2}})?)"
)
_DAY = rf"(?:[,.]? (?P<day>(?:{MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH})(?:,? \d{{4}})?),?)?"
_DASH = r"(?:--|[-–—:])"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_PLACE}{_DAY} ?)?\((?P<agency>[^()]{{2,40}})\) ?\.?(?P<dash>{_DASH})? ?",
        rf"{_PLACE}{_DAY}\.? /(?P<agency>[^/]{{2,30}})/[.:]? ?(?P<dash>{_DASH})? ?",
        rf"{_PLACE}{_DAY},? (?P<agency>[A-Z][\w.]{{1,15}})\.? ?(?P<dash>{_DASH}) ",
        r"(?P<agency>[A-Z][\w.]{1,15}) ?(?P<dash>[–—-]) (?=[A-Z])",
        rf"{_PLACE}{_DAY}(?: ?(?P<long>—|--) ?| (?P<dash>[–-]) )(?=(?P<next>\w+))",
    )
)
_AGENCY = re.compile(r"[A-Z][A-Za-z.]{0,10}[A-Z][A-Za-z.]{0,10}(?:[/,-] ?[A-Z][A-Za-z.]+)*")
_SET_APART = re.compile(r"[(/]")
"""An agency in brackets or between strokes is plain even where it is not known."""
_VOWEL = re.compile("[AEIOUY]")
_OPENERS = frozenset({"The", "On", "In", "At", "A", "An", "During"})


class FoundDateline(Record, frozen=True, kw_only=True):
    """A dateline at the head of a paragraph: its length in characters and its date, if it has a full one."""

    dateline: Dateline
    length: int
    published: str | None = None


def read_dateline(paragraph: str) -> FoundDateline | None:
    """Return the dateline that opens ``paragraph``, or ``None``.

    A place alone counts only where the print makes it plain: in capitals, before a long dash, or before a
    dash and an article; ``Vietnam – Russia ties`` is none.
    """
    if not (paragraph[:1].isupper() or paragraph[:1] == "("):
        return None
    for pattern in _PATTERNS:
        found = pattern.match(paragraph)
        if found and (dateline := _accept(found.group(), found.groupdict(), paragraph[found.end() :])):
            days = find_dates(found.group().partition("(")[0])
            return FoundDateline(
                dateline=dateline, length=found.end(), published=days[0][2][0] if days else None
            )
    return None


def _accept(printed: str, part: dict[str, str | None], rest: str) -> Dateline | None:
    place, agency = part.get("place"), part.get("agency")
    if not rest[:1].isupper() and rest[:1] not in "\"“‘'":
        return None
    if agency is not None:
        if not (is_outlet(agency) or ("place" in part and _SET_APART.search(printed))):
            return None
        if not _is_agency(agency.strip()) or not (part["dash"] or is_outlet(agency.strip()) or place is None):
            return None
    elif place is None or not _is_place_alone(place, part):
        return None
    return Dateline(place=_plain_place(place), agency=agency.strip() if agency else None)


def _is_agency(name: str) -> bool:
    if name in load("layout")["not_agencies"]:
        return False
    return is_outlet(name) or bool(_AGENCY.fullmatch(name))


def _is_place_alone(place: str, part: dict[str, str | None]) -> bool:
    if place.casefold().split(",")[0] in _not_places() or len(place.split()) > 4:
        return False
    letters = [char for char in place if char.isalpha()]
    in_capitals = len(letters) > 3 and all(char.isupper() for char in letters)
    return in_capitals or part["long"] is not None or part["next"] in _OPENERS


def _plain_place(place: str | None) -> str | None:
    """Give a place in capitals its usual form; abbreviations such as D.C. and HCM stay."""
    if place is None:
        return None
    place = place.strip(" ,")
    return " ".join(
        word.capitalize() if word.isupper() and _VOWEL.search(word) and "." not in word[:-1] else word
        for word in place.split()
    )


@cache
def _not_places() -> frozenset[str]:
    return frozenset(load("layout")["not_places"])
