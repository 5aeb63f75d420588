"""The language of patterns: what the rules are written in, compiled to regular expressions over symbols.

A pattern is a row of elements parted by spaces:

===============  ==============================================================================
``visit``        this word, in any case; ``visit|trip`` either word
``@meet``        any form of a verb of the class in ``data/verbs.yaml``; ``@meet:past`` one form
``%talks``       any word of the set in ``data/wordsets.yaml``
``PERSON``       a mention: PERSON OFFICE GROUP STATE DEMONYM PAIR CITY REGION TIME
``LEVEL``        the name of a level of relations; ``INSTRUMENT`` a phrase that names an instrument;
                 ``SESSION``, ``GATHERING`` one that names such an event: only in sentences so marked
``ACTOR``        PERSON, OFFICE, GROUP or STATE; ``ACTORS`` a list of them; ``PRONOUN`` he, she, they …
``WORD`` …       a word by shape: WORD CAPITAL NUMBER ORDINAL ADVERB ED ING; ``ANY`` any unit
``ADV``          adverbs, any number; ``AUX`` auxiliaries, any number; ``DET`` articles and possessives
``GAP``          up to ten units, as few as possible, without a verb, relative or conjunction
``MODS``         up to eight units that can stand before a noun: no verb, preposition or relative
``...``          up to twelve units, as few as possible, not over a sentence's punctuation
``x? x* x+``     optional, any number, one or more; ``x{0,3}``
``( a | b )``    a group, with its alternatives; ``<name>( a )`` a group whose place is reported
``(?! a )``      nothing of the kind may follow; ``(?= a )`` it must follow
===============  ==============================================================================

"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from communique.data import load
from communique.language.en.symbols import MENTIONS, SHAPES, Alphabet
from communique.language.en.verbs import class_words

_ELEMENT = re.compile(
    r"<(?P<group>\w+)>\(|\(\?(?P<look>[=!])|(?P<open>\()|(?P<close>\))|(?P<bar>\|)(?=\s)|(?P<far>\.\.\.)"
    r"|(?P<atom>[^\s()<>?*+{]+)"
    r"|(?P<times>[?*+]|\{\d*,?\d*\})"
    r"|(?P<space>\s+)"
)


@cache
def words_of(element: str) -> frozenset[str]:
    """Return the words that one element of the pattern language stands for."""
    words: set[str] = set()
    for part in element.split("|"):
        if part.startswith("@"):
            name, _, form = part[1:].partition(":")
            words |= class_words(name, form or None)
        elif part.startswith("%"):
            words.update(load("wordsets")[part[1:]])
        else:
            words.add(part)
    return frozenset(words)


def compile_pattern(pattern: str, alphabet: Alphabet) -> str:
    """Return the regular expression over letters for a pattern; raises KeyError for unknown names."""
    out: list[str] = []
    for match in _elements(pattern):
        if match["group"]:
            out.append(f"(?P<{match['group']}>")
        elif match["look"]:
            out.append(f"(?{match['look']}")
        elif match["open"]:
            out.append("(?:")
        elif match["close"]:
            out.append(")")
        elif match["bar"]:
            out.append("|")
        elif match["far"]:
            out.append(_FAR)
        elif match["times"]:
            out.append(match["times"])
        elif match["atom"]:
            out.append(_atom(match["atom"], alphabet))
    return "".join(out)


def _elements(pattern: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(pattern):
        match = _ELEMENT.match(pattern, at)
        if match is None:
            raise KeyError(f"cannot read {pattern[at : at + 20]!r}")
        at = match.end()
        yield match


_FAR = "[^.;]{0,12}?"


def _atom(element: str, alphabet: Alphabet) -> str:
    if element in MENTIONS:
        return MENTIONS[element]
    if element in SHAPES:
        return SHAPES[element]
    if element in MARKED:
        return MARKED[element]
    if element in _MACROS:
        return _macro(element, alphabet)
    parts = element.split("|")
    if len(parts) > 1 and any(part in MENTIONS or part in SHAPES or part in MARKED for part in parts):
        return f"[{''.join(_inside(part, alphabet) for part in parts)}]"
    if element.isupper() and len(element) > 1:
        raise KeyError(f"no such element {element}")
    return alphabet.letter_class(words_of(element))


def _inside(part: str, alphabet: Alphabet) -> str:
    """Return one alternative of an element as the inside of a character class; a phrase by its first unit."""
    known = MENTIONS.get(part) or SHAPES.get(part) or MARKED.get(part, "")[:1]
    return known or alphabet.letter_class(words_of(part))[1:-1]


_MACROS = ("ACTOR", "ACTORS", "PRONOUN", "ADV", "AUX", "DET", "ANY", "PUNCT", "GAP", "MODS")
MARKED = {"LEVEL": "Vv*", "INSTRUMENT": "Ii*", "SESSION": "Mm*", "GATHERING": "Hh*"}
"""Phrases that a sentence is marked for: the letter of their first unit and that of their other units."""


def _macro(name: str, alphabet: Alphabet) -> str:
    def inside(words: str) -> str:
        return alphabet.letter_class(words_of(words))[1:-1]

    the = inside("%determiners")
    if name == "ACTOR":
        return f"(?:[{the}]?[POGS])"
    if name == "ACTORS":
        join = inside("and|,")
        return f"(?:[{the}]?[POGSL](?:[{join}]{{1,2}}[{the}]?[POGSL])*)"
    if name == "PRONOUN":
        return f"[{inside('%pronouns')}]"
    if name == "ADV":
        return f"[y{inside('%adverbs')}]*"
    if name == "AUX":
        return f"[y{inside('%adverbs')}{inside('%auxiliaries')}]*"
    if name == "DET":
        return f"[{the}]"
    if name == "GAP":
        return f"[^.;:\"{inside('%clause_openers')}]{{0,10}}?"
    if name == "MODS":
        return f"[^.;:\"(){inside('%clause_openers|%prepositions')}]{{0,8}}?"
    if name == "PUNCT":
        return r"[,;:.\-()]"
    return "."


# --- what every match holds ------------------------------------------------------------------------

Need = frozenset[str]
"""Letters of which a sentence must hold one for a pattern to match."""

_OPTIONAL = re.compile(r"[?*]|\{0?,|\{0\}")


def needs_of(pattern: str, alphabet: Alphabet) -> tuple[Need, ...]:
    """Return what every sentence holds in which a pattern matches, the smallest sets of letters first."""
    groups: list[list[list[tuple[Need, ...]]]] = [[[]]]  # open groups: their alternatives: their elements
    looks: list[str] = []
    for match in _elements(pattern):
        if match["group"] or match["look"] or match["open"]:
            groups.append([[]])
            looks.append(match["look"] or "")
        elif match["close"]:
            needs = _of_all(groups.pop())
            groups[-1][-1].append(() if looks.pop() == "!" else needs)
        elif match["bar"]:
            groups[-1].append([])
        elif match["times"]:
            if _OPTIONAL.match(match["times"]):
                groups[-1][-1][-1] = ()
        elif match["atom"]:
            letters = _needed(match["atom"], alphabet)
            groups[-1][-1].append((letters,) if letters else ())
        elif match["far"]:
            groups[-1][-1].append(())
    return tuple(sorted(set(_of_all(groups[0])), key=lambda need: (len(need), sorted(need))))


def _of_all(alternatives: Sequence[Sequence[tuple[Need, ...]]]) -> tuple[Need, ...]:
    """Return what each of several alternatives needs: of each the smallest set, taken together."""
    each = [[need for element in elements for need in element] for elements in alternatives]
    if len(each) == 1:
        return tuple(each[0])
    if not all(each):
        return ()
    return (frozenset().union(*[min(needs, key=len) for needs in each]),)


def _needed(element: str, alphabet: Alphabet) -> Need:
    """Return the letters of which an element takes one; empty where it can do with none or takes any."""
    if element in _MACROS:
        meant = {"ACTOR": "POGS", "ACTORS": "POGSL", "PRONOUN": "%pronouns", "DET": "%determiners"}
        words = meant.get(element, "")
        return frozenset(words) if not words.startswith("%") else _letters(words, alphabet)
    return frozenset().union(*[_letters(part, alphabet) for part in element.split("|")])


def _letters(part: str, alphabet: Alphabet) -> Need:
    known = MENTIONS.get(part) or SHAPES.get(part) or MARKED.get(part, "")[:1]
    return frozenset(known) or frozenset(map(alphabet.letter, words_of(part)))
