"""Counts that a text states of a party's relations: "its 14 strategic partners".

A count is no record of its own: it is there to be held against the relations that many documents tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from communique.data import load
from communique.extraction.levels import level_code
from communique.language.en.parties import Name, find_names, is_state
from communique.model import Record, Span

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\S)[^.!?\n]+)*")
_OWNING = re.compile(r"'s|’s|s'|,? (?:\w+ )?ha[sd]\b")
_SEPARATOR = re.compile(r"\s*(?:,|/|\band\b)\s*")


class StatedCount(Record, frozen=True, kw_only=True):
    """A number of partners that a text states: whose, at which levels (at least one), with its span.

    ``approximate`` is set where the text says so ("about", "more than").
    """

    party: str
    levels: tuple[str, ...]
    count: int
    approximate: bool
    span: Span


def find_stated_counts(text: str) -> tuple[StatedCount, ...]:
    """Return the counts of partners that a text states, in order.

    Where a sentence does not make plain whose partners are counted, nothing is returned for it.
    """
    return tuple(
        found
        for sentence in _SENTENCE.finditer(text)
        if "partner" in sentence[0] or "relations with" in sentence[0]
        for found in _in_sentence(sentence[0], sentence.start())
    )


def _in_sentence(sentence: str, offset: int) -> Iterator[StatedCount]:
    names = [name for name in find_names(sentence) if name.code is not None and is_state(name.code)]
    for pattern in (_partners(), _countries()):
        for match in pattern.finditer(sentence):
            levels = _levels(match["level"])
            party = _owner(sentence, match.start(), match.end(), names)
            if levels and party is not None:
                yield StatedCount(
                    party=party, levels=levels, count=_number(match["count"]),
                    approximate=match["about"] is not None,
                    span=Span(offset + match.start(), offset + match.end()),
                )  # fmt: skip


def _owner(sentence: str, start: int, end: int, names: Sequence[Name]) -> str | None:
    """Return whose partners are counted: "of X" after, "X's" or "X has" before, or X is the only one."""
    after = next((name for name in names if sentence[end : name.start] == " of "), None)
    if after is not None:
        return after.code
    owners = [n for n in names if n.end <= start and _OWNING.match(sentence, n.end)]
    if owners:
        return owners[-1].code
    codes = {name.code for name in names}
    return codes.pop() if len(codes) == 1 else None


def _levels(phrase: str) -> tuple[str, ...]:
    if phrase == "diplomatic":
        return ("diplomatic-relations",)
    codes = [level_code(f"{part} partnership") for part in _SEPARATOR.split(phrase) if part]
    return tuple(code for code in codes if code is not None) if all(codes) else ()


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _cardinals()[text.lower()]


@cache
def _cardinals() -> dict[str, int]:
    forms: dict[int, list[str]] = load("numbers")["cardinals"]
    return {form: number for number, names in forms.items() for form in names if number > 1}


@cache
def _number_form() -> str:
    words = "|".join(sorted(map(re.escape, _cardinals()), key=len, reverse=True))
    about = r"(?P<about>about|around|nearly|almost|some|over|more than|at least)"
    return rf"\b(?:{about} )?(?P<count>\d{{1,3}}|{words})"


@cache
def _partners() -> re.Pattern[str]:
    """Return the pattern of "14 strategic partners"."""
    words = "|".join(map(re.escape, load("levels")["qualifiers"]))
    level = rf"(?P<level>(?:{words})(?:(?:,? and |, | |/)(?:{words}))*)"
    return re.compile(rf"{_number_form()} (?:other )?{level} partner(?:s|ships)\b", re.IGNORECASE)


@cache
def _countries() -> re.Pattern[str]:
    """Return the pattern of "diplomatic relations with 120 countries", "strategic partnerships with …"."""
    words = "|".join(map(re.escape, load("levels")["qualifiers"]))
    level = rf"\b(?P<level>diplomatic|(?:{words})(?:(?: and |, | |/)(?:{words}))*)"
    number = _number_form().removeprefix(r"\b")
    whom = r"(?:countries|states|nations|partners)\b"
    return re.compile(rf"{level} (?:relations|partnerships?) with {number} {whom}", re.IGNORECASE)
