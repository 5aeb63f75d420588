"""Deadlines set by a named event: "at APEC 2027", "by COP30", "ahead of the summit" (codebook, ruling 19)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import letters_of
from communique.model import AnyEvent, Gathering, Session

REACH: Final = 6
"""Units between "ahead of" and the head of what lies ahead."""
FIRST_COP: Final = 1994
"""Conferences of the Parties to the climate convention are numbered from the year after, one a year …"""
POSTPONED: Final = 26
"""… but for the 26th, which was put off by a year."""
_COP = re.compile(r"COP-?(\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")


def find_occasion(
    discourse: Discourse, clauses: Clauses, first: int, last: int, events: Sequence[AnyEvent]
) -> str | None:
    """Return when the event takes place by or at which units ``first:last`` are to be done, or None."""
    published = discourse.analysis.document.published
    letters = clauses.sentence.letters
    if published is None:
        return None
    for k in range(first, last - 1):
        if letters[k] not in letters_of("at|by|before|until|ahead|during") or (
            letters[k] in letters_of("ahead") and letters[k + 1] not in letters_of("of")
        ):
            continue
        start = k + 1 + (letters[k + 1] in letters_of("of"))
        words = [_word(discourse, clauses, j) for j in range(start, min(last, start + REACH))]
        year = _year_of_name(words)
        if year is not None:
            return year if year >= published[:4] else None
        held = _date_of_event(words, events, published)
        if held is not None:
            return held
    return None


def _word(discourse: Discourse, clauses: Clauses, unit: int) -> str:
    sentence = clauses.sentence
    return discourse.text[sentence.starts[unit] : sentence.ends[unit]]


def _year_of_name(words: Sequence[str]) -> str | None:
    """Return the year that a name bears at its end ("APEC 2027"), or by its number ("COP30")."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        numbered = _COP.fullmatch(word) or (word == "COP" and _COP.fullmatch(f"COP{following}"))
        if numbered:
            number = int(numbered[1])
            return str(FIRST_COP + number + (number >= POSTPONED))
        if word.isupper() and len(word) > 1 and _YEAR.fullmatch(following):
            return following
        if not word[:1].isupper() and word != "the":
            return None
    return None


def _date_of_event(words: Sequence[str], events: Sequence[AnyEvent], published: str) -> str | None:
    """Return the start of the one event ahead that the words name by its head: "the summit"."""
    if not words or words[0].casefold() not in ("the", "our", "their", "this"):
        return None
    ahead = [
        event
        for event in events
        if isinstance(event, Gathering | Session) and event.status == "planned" and event.start
        if event.start > published
    ]
    named = {event.start for event in ahead if _is_named(words, event)}
    return named.pop() if len(named) == 1 else None


def _is_named(words: Sequence[str], event: Gathering | Session) -> bool:
    """Tell whether the words end in the head of an event's name, and name nothing that it does not."""
    name = (event.name or "") if isinstance(event, Gathering) else event.mechanism
    parts = name.casefold().split()
    for word in words[1:]:
        if word.casefold() not in parts:
            return False
        if word.casefold() == parts[-1]:
            return True
    return False
