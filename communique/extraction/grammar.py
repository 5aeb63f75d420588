"""The grammar engine: rules kept as data, found in a sentence by the words that wake them.

A rule has an ``id``, the ``trigger`` words without which it cannot match, a ``pattern``
(`communique.extraction.patterns`), a ``test`` sentence, and whatever fields its kind of claim needs. A rule
file may name stretches that several of its patterns share, under ``phrases``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from communique.data import load
from communique.errors import LexiconError
from communique.extraction.patterns import MARKED, Need, compile_pattern, needs_of, words_of
from communique.language.en.symbols import MENTIONS, Alphabet
from communique.language.en.verbs import class_words

__all__ = ["MARKED", "RULE_FILES", "Grammar", "Rule", "compile_pattern", "grammar", "words_of"]

RULE_FILES = (
    "visits", "meetings", "calls", "sessions", "chairs", "gatherings", "attendance", "presence", "agreements",
    "relations", "commitments", "positions",
)  # fmt: skip

class Rule(NamedTuple):
    """A compiled rule, woken by a letter of ``triggers`` in a sentence that holds one of each of ``needs``.

    ``fields`` holds the entries of the data file that its kind of claim reads.
    """

    id: str
    regex: re.Pattern[str]
    triggers: Need
    needs: tuple[Need, ...]
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
    present = frozenset(letters)
    places: set[int] = set()
    places.update(*[woken[letter] for letter in _waking_letters() & present])
    awake: dict[str, list[Rule]] = {}
    for place in sorted(places):
        kind, rule = ranked[place]
        for need in rule.needs:
            if need.isdisjoint(present):
                break
        else:
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
            triggers, needs = _wakers(entry["trigger"], pattern, alphabet)
        except (re.error, KeyError) as error:
            raise LexiconError(f"rule {entry.get('id')} of {kind}: {error}", "mend the rule file") from error
        fields = {k: v for k, v in entry.items() if k not in ("id", "pattern", "trigger", "test")}
        yield Rule(f"{kind}.{entry['id']}", regex, triggers, needs, entry["test"], fields)


_MARKS = frozenset(letters[0] for letters in MARKED.values())


def _wakers(trigger: str, pattern: str, alphabet: Alphabet) -> tuple[Need, tuple[Need, ...]]:
    """Return the letters that wake a rule, and what else its sentence must hold.

    A phrase for which sentences are marked is rarer than any word: a rule that needs one is woken by it.
    """
    triggers = frozenset(_letters_of(trigger, alphabet))
    needs = [triggers, *needs_of(pattern, alphabet)]
    waking = next((need for need in needs if need <= _MARKS), triggers)
    return waking, tuple(need for need in needs if not waking <= need)[:_CHECKED]


_CHECKED = 3
"""Sets of letters looked for before a rule is tried: the smallest say most."""


def _put_phrases(pattern: str, phrases: Mapping[str, str]) -> str:
    """Return a pattern with the phrases that its file names (NEAR: …) written out."""
    for name, phrase in phrases.items():
        pattern = re.sub(rf"(?<!\S){name}(?!\S)", phrase.replace("\\", r"\\"), pattern)
    return pattern


def _letters_of(trigger: str, alphabet: Alphabet) -> Iterator[str]:
    for element in trigger.split():
        if element in MENTIONS:
            yield MENTIONS[element]
        elif element in MARKED:
            yield MARKED[element][0]
        else:
            for word in words_of(element):
                yield alphabet.letter(word)
