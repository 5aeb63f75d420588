"""The words that name sittings and gatherings, compiled from wordsets.yaml, mechanisms.yaml and gatherings.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.extraction.grammar import grammar, words_of


class OccasionWords(NamedTuple):
    """Letters of heads and of what stands round them; words in lower case; endings of names as patterns.

    ``needed`` gives for a head the words of which one must stand right before it.
    """

    heads: frozenset[str]
    sittings: frozenset[str]
    mechanisms: frozenset[str]
    gatherings: frozenset[str]
    joins: frozenset[str]
    articles: frozenset[str]
    breaks: frozenset[str]
    verbs: frozenset[str]
    headline_verbs: frozenset[str]
    tails: frozenset[str]
    hosting: frozenset[str]
    marking: frozenset[str]
    of: str
    to: str
    by: str
    between: frozenset[str]
    qualifiers: frozenset[str]
    leading: frozenset[str]
    joint: frozenset[str]
    shared: frozenset[str]
    needed: Mapping[str, frozenset[str]]
    domestic: re.Pattern[str]
    dialogues: re.Pattern[str]
    ordinals: Mapping[str, int]
    cops: frozenset[str]
    parts: frozenset[str]
    no_gathering: frozenset[str]
    unnamed: frozenset[str]
    attended: frozenset[str]


_BREAKS = (
    "in|at|with|from|during|by|as|after|before|that|which|who|where|when|while|whose|into|under|within|via|upon|over|"
    "along|amid|ahead|following|since|until|here|there|but|if|also|respectively|because|including|through"
)


@cache
def occasion_words() -> OccasionWords:
    """Return the words that name sittings and gatherings; raises LexiconError where a file is unreadable."""
    mechanisms, gatherings = load("mechanisms"), load("gatherings")
    heads = _letters("%sittings|%mechanisms|%gatherings|%cops")
    return OccasionWords(
        heads=heads,
        sittings=_letters("%sittings"),
        mechanisms=_letters("%mechanisms"),
        gatherings=_letters("%gatherings|%cops"),
        joins=_letters("and|&"),
        articles=_letters("%determiners"),
        breaks=_letters(f"{_BREAKS}|%auxiliaries"),
        verbs=_letters("@hold|@chair|@attend|@meet|@say|@agree|@express|@receive|@visit|@travel|@speak|@be") - heads,
        headline_verbs=_letters("@hold|@chair|@attend|@meet|@receive|@visit|@travel|announce|announces|discuss|discusses") - heads,
        tails=_letters("of|for|on|against|about|concerning|regarding|to"),
        hosting=_letters("hosted|held|organised|organized|given|co-hosted|convened"),
        marking=_letters("%marking"),
        of=_letter("of"),
        to=_letter("to"),
        by=_letter("by"),
        between=_letters("between|among"),
        qualifiers=frozenset(mechanisms["qualifiers"]) | frozenset(gatherings["qualifiers"]),
        leading=frozenset(mechanisms["leading"]),
        joint=frozenset(mechanisms["joint"]),
        shared=frozenset(mechanisms["shared"]),
        needed={
            head: frozenset(words) for data in (mechanisms, gatherings) for head, words in data["needed"].items()
        },
        domestic=_endings(mechanisms["domestic"]),
        dialogues=_endings(gatherings["dialogues"]),
        ordinals={form: n for n, forms in load("numbers")["ordinals"].items() for form in forms},
        cops=_letters("%cops"),
        parts=frozenset(gatherings["parts"]),
        no_gathering=frozenset(gatherings["not-after"]),
        attended=frozenset(gatherings["attended"]),
        unnamed=frozenset(gatherings["common"]),
    )


def _letter(word: str) -> str:
    return grammar().alphabet.letter(word)


def _letters(element: str) -> frozenset[str]:
    return frozenset(_letter(word) for word in words_of(element))


def _endings(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})s?$")


_FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_ROMAN = re.compile(r"(?=[IVXL])(XL|X{0,3}L?X{0,3})(IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def ordinal_of(word: str) -> int | None:
    """Return the number that an ordinal gives in figures, words or Roman figures, or None for another word."""
    figures = _FIGURES.match(word)
    if figures:
        return int(figures[1])
    known = occasion_words().ordinals.get(word.lower())
    if known is not None:
        return known
    if len(word) > 1 and _ROMAN.match(word):
        values = [_ROMAN_VALUES[letter] for letter in word]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < following else value for value, following in pairs)
    return None


def are_same_name(a: str | None, b: str | None, loosely: bool = False) -> bool:
    """Tell whether two names can be of one sitting or gathering: half of what the shorter is called by is shared.

    ``loosely``: one word besides the kind is enough, as between a headline and what it tells. No name fits any.
    """
    if not a or not b:
        return True
    (heads_a, words_a), (heads_b, words_b) = _name_words(a), _name_words(b)
    if not words_a or not words_b:
        return bool(heads_a & heads_b) or not heads_a or not heads_b
    shared, least = len(words_a & words_b), min(len(words_a), len(words_b))
    return 2 * shared >= least or (loosely and shared > 0 and bool(heads_a & heads_b))


@cache
def _name_words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the heads in a name, and its other words that count, both in the singular."""
    words = {word.removesuffix("s") for word in re.findall(r"[\w-]+", re.sub(r"['’]s?\b", "", name.lower()))}
    heads = {word.removesuffix("s") for word in words_of("%sittings|%mechanisms|%gatherings")}
    return frozenset(words & heads), frozenset(words - heads - _SMALL)


_SMALL = frozenset({"a", "an", "and", "at", "between", "by", "for", "in", "of", "on", "the", "to", "with"})
