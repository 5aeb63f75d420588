"""The words that name sittings and gatherings, from wordsets.yaml, mechanisms.yaml and gatherings.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.extraction.grammar import grammar, words_of
from communique.extraction.subjects import letters_of


class OccasionWords(NamedTuple):
    """What the readers of such names look up.

    Letters: ``heads`` and their kinds (``openings`` finds them, and organisations), what joins, ends
    (``breaks``) and continues (``tails``) a name, verbs. Words in lower case: ``qualifiers`` to ``owners``;
    ``needed`` gives for a head the words of which one must stand right before it. Endings of names:
    ``domestic`` ones and ``dialogues`` that are conferences.
    """

    heads: frozenset[str]
    openings: re.Pattern[str]
    sittings: frozenset[str]
    mechanisms: frozenset[str]
    gatherings: frozenset[str]
    cops: frozenset[str]
    summits: frozenset[str]
    joins: frozenset[str]
    articles: frozenset[str]
    breaks: frozenset[str]
    verbs: frozenset[str]
    headline_verbs: frozenset[str]
    tails: frozenset[str]
    between: frozenset[str]
    hosting: frozenset[str]
    marking: frozenset[str]
    as_well_as: str
    of: str
    to: str
    by: str
    qualifiers: frozenset[str]
    leading: frozenset[str]
    joint: frozenset[str]
    own: frozenset[str]
    shared: frozenset[str]
    needed: Mapping[str, frozenset[str]]
    parts: frozenset[str]
    no_gathering: frozenset[str]
    unnamed: frozenset[str]
    attended: frozenset[str]
    pointing: frozenset[str]
    before_fora: frozenset[str]
    unspecific: frozenset[str]
    modified: frozenset[str]
    owners: frozenset[str]
    domestic: re.Pattern[str]
    dialogues: re.Pattern[str]


_BREAKS = (
    "in|at|with|from|during|by|as|after|before|that|which|who|where|when|while|whose|into|under|within|via|upon|over|"
    "along|amid|ahead|following|since|until|here|there|but|if|also|respectively|because|including|through"
)
_MOTIONS = "@hold|@chair|@attend|@meet|@receive|@visit|@travel"


@cache
def occasion_words() -> OccasionWords:
    """Return the words that name sittings and gatherings; raises LexiconError where a file is unreadable."""
    mechanisms, gatherings = load("mechanisms"), load("gatherings")
    heads = letters_of("%sittings|%mechanisms|%gatherings|%cops")
    needed = {**mechanisms["needed"], **gatherings["needed"]}
    return OccasionWords(
        heads=heads,
        openings=re.compile(f"[S{''.join(map(re.escape, sorted(heads)))}]"),
        sittings=letters_of("%sittings"),
        mechanisms=letters_of("%mechanisms"),
        gatherings=letters_of("%gatherings|%cops"),
        cops=letters_of("%cops"),
        summits=letters_of("cop|ministerial|parade|summit"),
        joins=letters_of("and|&|plus"),
        articles=letters_of("%determiners"),
        breaks=letters_of(f"{_BREAKS}|%auxiliaries"),
        verbs=letters_of(f"{_MOTIONS}|@say|@agree|@express|@speak|@be") - heads,
        headline_verbs=letters_of(f"{_MOTIONS}|announce|announces|discuss|discusses") - heads,
        tails=letters_of("of|for|on|against|about|concerning|regarding|to"),
        between=letters_of("between|among"),
        hosting=letters_of("hosted|held|organised|organized|given|co-hosted|convened"),
        marking=letters_of("%marking"),
        as_well_as="".join(map(_letter, ("as", "well", "as"))),
        of=_letter("of"),
        to=_letter("to"),
        by=_letter("by"),
        qualifiers=frozenset(mechanisms["qualifiers"]) | frozenset(gatherings["qualifiers"]),
        leading=frozenset(mechanisms["leading"]),
        joint=frozenset(mechanisms["joint"]),
        own=frozenset(mechanisms["own"]),
        shared=frozenset(mechanisms["shared"]),
        needed={head: frozenset(words) for head, words in needed.items()},
        parts=frozenset(gatherings["parts"]),
        no_gathering=frozenset(gatherings["not-after"]),
        unnamed=frozenset(gatherings["common"]),
        attended=frozenset(gatherings["attended"]),
        pointing=words_of("%pointing"),
        before_fora=words_of("%before_fora"),
        unspecific=words_of("%unspecific"),
        modified=words_of("%modified"),
        owners=words_of("%owners"),
        domestic=_endings(mechanisms["domestic"]),
        dialogues=_endings(gatherings["dialogues"]),
    )


def _letter(word: str) -> str:
    return grammar().alphabet.letter(word)


def _endings(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})s?$")


# --- ordinals ------------------------------------------------------------------------------------

_FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_ROMAN = re.compile(r"(?=[IVXL])(XL|X{0,3}L?X{0,3})(IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


@cache
def _ordinals() -> Mapping[str, int]:
    return {form: number for number, forms in load("numbers")["ordinals"].items() for form in forms}


def ordinal_of(word: str) -> int | None:
    """Return the number an ordinal gives in figures, words or Roman figures; None for another word."""
    figures = _FIGURES.match(word)
    if figures:
        return int(figures[1])
    known = _ordinals().get(word.lower())
    if known is not None or len(word) < len("II") or not _ROMAN.match(word):
        return known
    values = [_ROMAN_VALUES[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


# --- one name or two -----------------------------------------------------------------------------


def are_same_name(a: str | None, b: str | None, loosely: bool = False) -> bool:
    """Tell whether two names can be of one sitting or gathering: half of the shorter's words are shared.

    ``loosely``: one word besides the kind is enough, as between a headline and what it tells. No name fits
    any.
    """
    if not a or not b:
        return True
    (heads_a, words_a), (heads_b, words_b) = _name_words(a), _name_words(b)
    kinds_a, kinds_b = heads_a - _ANY_SITTING, heads_b - _ANY_SITTING
    if "summit" in kinds_a ^ kinds_b and kinds_a and kinds_b and not kinds_a & kinds_b:
        return False  # "the Climate Summit" and "the Climate Conference"
    if not words_a or not words_b:
        return bool(heads_a & heads_b) or not heads_a or not heads_b
    shared, least = len(words_a & words_b), min(len(words_a), len(words_b))
    return 2 * shared >= least or (loosely and shared > 0 and bool(heads_a & heads_b))


def is_other_of_a_row(numbered: str | None, other: str | None) -> bool:
    """Tell whether the unnumbered name of a summit has a word that a numbered one lacks: none of its row."""
    if not numbered or not other:
        return False
    (heads_a, words_a), (heads_b, words_b) = _name_words(numbered), _name_words(other)
    return "summit" in heads_a & heads_b and bool(words_b - words_a - _PASSING)


_PASSING = frozenset({"annual", "historic", "in-person", "leader", "minister", "upcoming", "virtual"})
_ANY_SITTING = frozenset({"meeting", "plenary", "session"})

_PAIR = re.compile(r"\b[A-Z][\w.]*(?:[-–][A-Z][\w.]*)+")
"""A pair of parties, which tells no mechanism between them from another."""


@cache
def _heads_in_singular() -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in words_of("%sittings|%mechanisms|%gatherings"))


def _name_words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the heads in a name, and its other words that count, both in the singular."""
    plain = re.sub(r"['’]s?\b", "", _PAIR.sub(" ", name).lower())
    words = frozenset(word.removesuffix("s") for word in re.findall(r"[\w-]+", plain) if not ordinal_of(word))
    heads = _heads_in_singular()
    return words & heads, words - heads - _SMALL


_SMALL = frozenset({"a", "an", "and", "at", "between", "by", "for", "in", "of", "on", "the", "to", "with"})
