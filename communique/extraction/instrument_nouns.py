"""The nouns that name instruments, compiled from ``data/instruments.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from communique.data import load
from communique.model import AgreementKind

_WORDS = ("calendar", "not-in-names", "pairing", "pointing", "qualifiers", "tails", "title-tails")


class Head(NamedTuple):
    """A noun by its kind, its number, and what must stand with it: a name of its own, or "joint"."""

    kind: AgreementKind
    is_plural: bool
    needs_name: bool
    needs_joint: bool


class Nouns(NamedTuple):
    """The data file, compiled."""

    heads: Sequence[Head]
    automaton: AhoCorasick
    cited: re.Pattern[str]
    before: re.Pattern[str]
    before_plain: re.Pattern[str]
    after: re.Pattern[str]
    stop: re.Pattern[str]
    dated: re.Pattern[str]
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    approximate: re.Pattern[str]


def _plural(noun: str, plurals: Mapping[str, str]) -> str:
    """Return the plural of a head: of its first noun before "of", else of its last."""
    if noun in plurals:
        return plurals[noun]
    first, of, rest = noun.partition(" of ")
    words = first.split(" ")
    return " ".join([*words[:-1], plurals.get(words[-1], f"{words[-1]}s")]) + of + rest


def _alternatives(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))


@cache
def load_nouns() -> Nouns:
    """Return the nouns with the words that widen or rule out a phrase."""
    data = load("instruments")
    heads: dict[str, Head] = {}
    listed = [(k, f, noun) for k, fields in data["kinds"].items() for f in fields for noun in fields[f]]
    for kind, field, noun in listed:
        heads[noun] = Head(kind, False, field == "named", field == "joint")
        plural = _plural(noun, data["plurals"])
        heads.setdefault(plural, Head(kind, True, field == "named", field == "joint"))
    calendar = _alternatives(data["calendar"])
    return Nouns(
        heads=tuple(heads.values()),
        automaton=AhoCorasick(list(heads), matchkind=MatchKind.LeftmostLongest),
        cited=re.compile(rf"\b(?i:{_alternatives(data['cited'])})s?\b"),
        before=re.compile(rf"[\s-]+(?i:{_alternatives(data['not-before'])})\b"),
        before_plain=re.compile(rf"\s+(?:{_alternatives(data['not-before-plain'])})\b"),
        after=re.compile(rf"(?:^|\s)(?i:{_alternatives(data['not-after'])})\s+$"),
        stop=re.compile(rf"(?:{_alternatives(data['stops'])})\b"),
        dated=re.compile(rf"(?:on|in|of|for|by|from)\s+(?:(?:the\s+)?(?:\d\d?(?:st|nd|rd|th)?\s+)?(?i:{calendar})\b|\d{{4}}\b)"),
        words={key: frozenset(data[key]) for key in _WORDS},
        numbers=data["numbers"],
        approximate=re.compile(rf"\b(?i:{_alternatives(data['approximations'])})\b"),
    )
