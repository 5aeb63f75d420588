"""Whose level of relations a sentence tells: the two parties named with it, or those of the passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grammar import Rule
from communique.extraction.marking import Marked
from communique.language.en.parties import is_state


class Pair(NamedTuple):
    """Two parties, the units ``first:last`` that tell them, and whether the sentence itself names them."""

    parties: tuple[str, str]
    first: int
    last: int
    named: bool


def find_pairs(
    discourse: Discourse, clauses: Clauses, marked: Marked, rules: Sequence[Rule],
    level: tuple[int, int], head: str, verb: int,
) -> list[Pair]:  # fmt: skip
    """Return the pairs of parties whose level stands in units ``level``; empty where they are not known.

    ``head`` is the last word of the level's name: an ally or partner is only that of a party named with it.
    ``verb`` is the unit of the verb whose subject is the first party.
    """
    for rule in rules:
        kind = rule.fields.get("parties")
        if kind is None or head not in rule.fields.get("heads", (head,)):
            continue
        if head in rule.fields.get("not-heads", ()):
            continue
        for match in _matches(rule, marked.letters, level[0]):
            if kind == "dyad":
                return [pair for pair in _of_main(discourse, head, match) if _can_have(head, pair)]
            pairs = list(_read(discourse, clauses, match, verb))
            if pairs:
                return [pair for pair in pairs if _can_have(head, pair)]
    return [pair for pair in _of_passage(discourse, clauses, level, head, verb) if _can_have(head, pair)]


def _of_main(discourse: Discourse, head: str, match: re.Match[str]) -> Iterator[Pair]:
    """Yield the two parties of a text, unless it speaks of an alliance of many as well."""
    tables = _tables()
    named = not tables.alliances.isdisjoint(discourse.parties_named)
    if len(discourse.main) == 2 and not (named and head in tables.of_states):
        yield Pair((discourse.main[0], discourse.main[1]), *match.span(), False)


def _can_have(head: str, pair: Pair) -> bool:
    """Tell whether the parties can have what the head names: only states are allies."""
    return head not in _tables().of_states or all(map(is_state, pair.parties))


def _matches(rule: Rule, letters: str, level: int) -> Iterator[re.Match[str]]:
    at = 0
    while (match := rule.regex.search(letters, at)) is not None:
        if match.start("level") == level:
            yield match
        at = match.start() + 1


def _read(discourse: Discourse, clauses: Clauses, match: re.Match[str], verb: int) -> Iterator[Pair]:
    groups = match.groupdict()
    first, last = match.span()
    if groups.get("both"):
        codes = codes_of(clauses, *match.span("both")) or _of_actor(clauses, match.start("both"))
        yield from _pairs(codes, discourse.analysis.home, first, last)
        return
    others = codes_of(clauses, *match.span("other"))
    own = codes_of(clauses, *match.span("own")) if groups.get("own") else ()
    if not own:
        own = _own_side(discourse, clauses, min(verb, match.start()), others)
    for one in own:
        for other in others:
            if one != other:
                yield Pair((one, other), first, last, True)


def _of_actor(clauses: Clauses, unit: int) -> tuple[str, ...]:
    """Return the parties that the pronoun at ``unit`` stands for."""
    return next((continued(actor.codes) for actor in clauses.actors if actor.first == unit), ())


def _pairs(codes: Sequence[str], home: str | None, first: int, last: int) -> Iterator[Pair]:
    """Yield the two parties named, or the document's own with each of several."""
    if len(codes) == 2:
        yield Pair((codes[0], codes[1]), first, last, True)
    elif home is not None and home in codes:
        for code in codes:
            if code != home:
                yield Pair((home, code), first, last, True)


def _own_side(
    discourse: Discourse, clauses: Clauses, verb: int, others: Sequence[str]
) -> tuple[str, ...]:
    """Return the party that has a level with ``others``: the subject, who speaks, or whose text it is."""
    subject = clauses.subject(verb)
    candidates = [() if subject is None else subject.codes]
    speaker = clauses.speaker(verb)
    candidates.append(() if speaker is None else speaker.codes)
    candidates.append(clauses.parties)
    candidates.append((discourse.analysis.home,) if discourse.analysis.home else ())
    for codes in candidates:
        left = tuple(code for code in codes if code not in others)
        if len(left) == 1:
            return left
    return ()


def codes_of(clauses: Clauses, first: int, last: int) -> tuple[str, ...]:
    """Return the parties that units ``first:last`` name; a capital stands for its state."""
    codes = dict.fromkeys(clauses.codes_in(first, last))
    for unit in range(first, last):
        mention = clauses.sentence.mentions.get(unit)
        if mention is not None and mention.name is not None and mention.name.kind == "capital":
            codes.update(dict.fromkeys(mention.codes))
    return continued(codes)


def continued(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the parties, each state that no longer is as the one that continues it."""
    successors = _tables().successors
    return tuple(dict.fromkeys(successors.get(code, code) for code in codes))


def _of_passage(
    discourse: Discourse, clauses: Clauses, level: tuple[int, int], head: str, verb: int
) -> Iterator[Pair]:
    """Yield the dyad that the passage is about, where the level's own words name none."""
    tables = _tables()
    if head in tables.of_one:
        return
    if head in tables.of_states and not tables.alliances.isdisjoint(discourse.parties_named):
        return
    before = clauses.sentence.mentions.get(level[0] - 1)
    if before is not None and before.letter == "S" and not any(map(is_state, before.codes)):
        return  # "the BRICS strategic partnership" is an organisation's own
    subject = clauses.subject(verb)
    named = codes_of(clauses, 0, len(clauses.sentence.letters))
    acting = () if subject is None else continued(subject.codes)
    if not set(named) & set(discourse.main):
        named = ()  # who else the sentence speaks of: "celebrate their ties and discuss A's war on B"
    of_text = () if len(discourse.main) > 2 else (clauses.parties, discourse.main)
    for codes in (acting, named, *of_text):
        if len(codes) == 2:
            yield Pair((codes[0], codes[1]), *level, codes is not discourse.main)
            return


class _Tables(NamedTuple):
    of_one: frozenset[str]
    of_states: frozenset[str]
    alliances: frozenset[str]
    successors: Mapping[str, str]


@cache
def _tables() -> _Tables:
    data = load("levels")
    return _Tables(
        frozenset(data["of-one"]),
        frozenset(data["of-states"]),
        frozenset(data["alliances"]),
        data["continued-by"],
    )
