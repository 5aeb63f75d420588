"""The grammar engine: rules kept as data, compiled to regular expressions over symbols.

A rule has an ``id``, the ``trigger`` words without which it cannot match, a ``pattern``, a ``test``
sentence, and whatever fields its kind of claim needs. A pattern is a row of elements parted by spaces:

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

A rule file may name stretches that several of its patterns share, under ``phrases``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from communique.data import load
from communique.errors import LexiconError
from communique.language.en.symbols import MENTIONS, SHAPES, Alphabet
from communique.language.en.verbs import class_words

RULE_FILES = (
    "visits", "meetings", "calls", "sessions", "chairs", "gatherings", "attendance", "presence", "agreements",
    "relations", "commitments", "positions",
)  # fmt: skip

_ELEMENT = re.compile(
    r"<(?P<group>\w+)>\(|\(\?(?P<look>[=!])|(?P<open>\()|(?P<close>\))|(?P<bar>\|)(?=\s)|(?P<far>\.\.\.)"
    r"|(?P<atom>[^\s()<>?*+{]+)"
    r"|(?P<times>[?*+]|\{\d*,?\d*\})"
    r"|(?P<space>\s+)"
)


class Rule(NamedTuple):
    """A compiled rule. ``fields`` holds the entries of the data file that its kind of claim reads."""

    id: str
    regex: re.Pattern[str]
    triggers: frozenset[str]
    test: str
    fields: Mapping[str, Any]  # Any: the kinds' own fields differ

    def matches(self, letters: str) -> Iterator[re.Match[str]]:
        """Yield the places where the rule holds in a sentence, left to right, not overlapping."""
        return self.regex.finditer(letters)


class Grammar(NamedTuple):
    """The alphabet, the rules in the order of their files, each with its kind, and those that a letter wakes.

    ``woken`` holds the places of rules among ``ranked``.
    """

    alphabet: Alphabet
    rules: Mapping[str, tuple[Rule, ...]]
    ranked: tuple[tuple[str, Rule], ...]
    woken: Mapping[str, tuple[int, ...]]

    def candidates(self, kind: str, letters: str) -> tuple[Rule, ...]:
        """Return the rules of ``kind`` one of whose triggers stands in a sentence, in their order."""
        return _awake(letters).get(kind, ())


@cache
def _waking_letters() -> frozenset[str]:
    return frozenset(grammar().woken)


@lru_cache(maxsize=1024)  # the kinds of claims ask about one document in turn
def _awake(letters: str) -> dict[str, tuple[Rule, ...]]:
    """Return, by kind, the rules that the letters of a sentence wake."""
    ranked, woken = grammar().ranked, grammar().woken
    places: set[int] = set()
    places.update(*[woken[letter] for letter in _waking_letters().intersection(letters)])
    awake: dict[str, list[Rule]] = {}
    for place in sorted(places):
        kind, rule = ranked[place]
        awake.setdefault(kind, []).append(rule)
    return {kind: tuple(found) for kind, found in awake.items()}


@cache
def grammar() -> Grammar:
    """Return the grammar of all rule files; raises LexiconError where a rule breaks the rules."""
    alphabet = Alphabet()
    for name in load("verbs")["classes"]:
        for word in sorted(class_words(name)):
            alphabet.letter(word)
    for words in load("wordsets").values():
        for word in words:
            alphabet.letter(word)
    rules = {kind: tuple(_read_rules(kind, alphabet)) for kind in RULE_FILES}
    ranked = tuple((kind, rule) for kind in RULE_FILES for rule in rules[kind])
    woken: dict[str, list[int]] = {}
    for place, (_, rule) in enumerate(ranked):
        for letter in rule.triggers:
            woken.setdefault(letter, []).append(place)
    return Grammar(alphabet, rules, ranked, {letter: tuple(places) for letter, places in woken.items()})


def _read_rules(kind: str, alphabet: Alphabet) -> Iterator[Rule]:
    data = load(f"rules/{kind}")
    for entry in data["rules"]:
        try:
            pattern = _put_phrases(entry["pattern"], data.get("phrases", {}))
            regex = re.compile(compile_pattern(pattern, alphabet))
            triggers = frozenset(_letters_of(entry["trigger"], alphabet))
        except (re.error, KeyError) as error:
            raise LexiconError(f"rule {entry.get('id')} of {kind}: {error}", "mend the rule file") from error
        fields = {k: v for k, v in entry.items() if k not in ("id", "pattern", "trigger", "test")}
        yield Rule(f"{kind}.{entry['id']}", regex, triggers, entry["test"], fields)


def _put_phrases(pattern: str, phrases: Mapping[str, str]) -> str:
    """Return a pattern with the phrases that its file names (NEAR: …) written out."""
    for name, phrase in phrases.items():
        pattern = re.sub(rf"(?<!\S){name}(?!\S)", phrase.replace("\\", r"\\"), pattern)
    return pattern


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


def _letters_of(trigger: str, alphabet: Alphabet) -> Iterator[str]:
    for element in trigger.split():
        if element in MENTIONS:
            yield MENTIONS[element]
        elif element in MARKED:
            yield MARKED[element][0]
        else:
            for word in words_of(element):
                yield alphabet.letter(word)


def compile_pattern(pattern: str, alphabet: Alphabet) -> str:
    """Return the regular expression over letters for a pattern; raises KeyError for unknown names."""
    out: list[str] = []
    at = 0
    while at < len(pattern):
        match = _ELEMENT.match(pattern, at)
        if match is None:
            raise KeyError(f"cannot read {pattern[at : at + 20]!r}")
        at = match.end()
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
