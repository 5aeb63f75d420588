"""Relations: the formal standing of two parties, and its changes.

Source: codebook, "relations", and rulings 13, 24 and 33.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec

from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.dyads import Pair, find_pairs
from communique.extraction.grammar import Rule, grammar, words_of
from communique.extraction.grounding import trim
from communique.extraction.levels import LevelPhrase, find_levels
from communique.extraction.marking import Marked, mark
from communique.extraction.subjects import letters_of
from communique.extraction.timing import date_told, find_founding, visit_of
from communique.model import AnyEvent, Relation, RelationChange

CONFIDENCE: Final = {"named": 0.9, "passage": 0.7}
"""How sure a relation is whose parties its sentence names, and one whose parties the passage gives."""


class Told(NamedTuple):
    """What a sentence tells of a level: what happened to it, by which rule, in which units."""

    change: RelationChange
    rule: str
    first: int
    last: int


def find_relations(discourse: Discourse, events: Sequence[AnyEvent]) -> list[Relation]:
    """Return the relations of a document, each dyad and level once per change, evidence in clean offsets."""
    found: list[Relation] = []
    for clauses in discourse.clauses:
        if not _triggers().isdisjoint(clauses.sentence.letters):
            found.extend(_in_sentence(discourse, clauses, events))
    return _once(found)


@cache
def _triggers() -> frozenset[str]:
    return frozenset(grammar().alphabet.letter(word) for word in words_of("%levels"))


def _in_sentence(discourse: Discourse, clauses: Clauses, events: Sequence[AnyEvent]) -> Iterator[Relation]:
    sentence = clauses.sentence
    text = discourse.text
    phrases = find_levels(text[sentence.start : sentence.end])
    if not phrases:
        return
    marked = mark(sentence, "LEVEL", ((sentence.start + p.start, sentence.start + p.end) for p in phrases))
    rules = grammar().candidates("relations", marked.letters)
    for phrase, (first, last) in zip(phrases, marked.places, strict=True):
        within = sentence.mentions.get(first)  # "Chief Officer of Malta Boots Alliance"
        if within is not None and within.letter in "PO" and phrase.code == "alliance":
            continue
        if _is_name_of_another(marked, phrase, first, text[sentence.start + phrase.start]):
            continue
        told = _what_happened(rules, marked, phrase, first, last)
        if told is None:
            continue
        head = text[sentence.start + phrase.start : sentence.start + phrase.end].split()[-1].lower()
        for pair in find_pairs(discourse, clauses, marked, rules, (first, last), head, told.first):
            relation = _relation(discourse, clauses, events, phrase, told, pair)
            if phrase.code != "membership" or relation.date is not None:  # ruling 13: a dated accession
                yield relation


def _is_name_of_another(marked: Marked, phrase: LevelPhrase, first: int, opening: str) -> bool:
    """Tell whether a capitalised "Alliance" ends the name of a firm or body: no party stands before it."""
    return phrase.code == "alliance" and opening.isupper() and marked.letters[first - 1 : first] == "C"


def _what_happened(
    rules: Sequence[Rule], marked: Marked, phrase: LevelPhrase, first: int, last: int
) -> Told | None:
    """Return what the sentence tells of the level in units ``first:last``, or None where nothing is told."""
    left = False
    for rule in rules:
        change = rule.fields.get("change")
        if change is None or phrase.code not in rule.fields.get("levels", (phrase.code,)):
            continue
        for match in matches_anywhere(rule, marked.letters):
            if match.start("level") == first:
                return None if change == "none" else Told(change, rule.id, match.start("v"), match.end())
            left = left or (change == "upgraded" and match.start("v") < first < match.start("level"))
    if left or phrase.code in _BARE:  # "upgraded the partnership to an alliance": it stands no longer
        return None
    return Told("standing", "relations.standing", first, last)


_BARE = frozenset({"diplomatic-relations", "membership"})
"""Levels whose bare mention tells of no standing."""


def matches_anywhere(rule: Rule, letters: str) -> Iterator[re.Match[str]]:
    """Yield the match of a rule from each unit on at which one begins."""
    at = 0
    while (match := rule.regex.search(letters, at)) is not None:
        yield match
        at = match.start() + 1


def _relation(
    discourse: Discourse, clauses: Clauses, events: Sequence[AnyEvent],
    phrase: LevelPhrase, told: Told, pair: Pair,
) -> Relation:  # fmt: skip
    sentence = clauses.sentence
    start = sentence.starts[min(told.first, pair.first)]
    end = sentence.ends[max(told.last, pair.last) - 1]
    date = founding = None
    if told.change == "established":
        founding = find_founding(discourse, clauses, sentence.start + phrase.start)
    if founding is not None:
        start, date = min(start, founding.start), founding.date
    elif told.change != "standing":
        date = date_told(discourse, clauses, told.first, told.last, stops=";V")
        if date is None and (told.change == "upgraded" or _is_on_visit(clauses, phrase)):
            date = visit_of(events, pair.parties)
    speaker = clauses.speaker(told.first)
    return Relation(
        evidence=(trim(discourse.text, start, end),),
        rule=told.rule,
        confidence=CONFIDENCE["named" if pair.named else "passage"],
        attribution=speaker.name if speaker else None,
        parties=pair.parties,
        level=phrase.code,
        change=told.change,
        date=date,
    )


def _is_on_visit(clauses: Clauses, phrase: LevelPhrase) -> bool:
    """Tell whether the sentence tells of a partnership set up on a visit."""
    return phrase.code not in _BARE and not letters_of("visit|visits|talks").isdisjoint(
        clauses.sentence.letters
    )


def _once(found: Sequence[Relation]) -> list[Relation]:
    """Return each dyad and level once per change, dated if possible; none as standing beside its change."""
    kept: dict[tuple[frozenset[str], str], dict[RelationChange, Relation]] = {}
    for relation in found:
        changes = kept.setdefault((frozenset(relation.parties), relation.level), {})
        known = changes.get(relation.change)
        if known is None or _is_finer(relation.date, known.date):
            changes[relation.change] = relation
    for changes in kept.values():
        _join(changes)
    return [relation for changes in kept.values() for relation in changes.values()]


def _is_finer(date: str | None, known: str | None) -> bool:
    """Tell whether a date (EDTF) tells more than the one known: any beside none, a day of its year."""
    return date is not None and (known is None or (len(date) > len(known) and date.startswith(known)))


def _join(changes: dict[RelationChange, Relation]) -> None:
    """Make one of what two words tell: a level upgraded to is also said to be established."""
    if len(changes) > 1:
        changes.pop("standing", None)
    upgraded, founded = changes.get("upgraded"), changes.get("established")
    if upgraded is None or founded is None:
        return
    if None in (upgraded.date, founded.date) or upgraded.date == founded.date:
        evidence = upgraded.evidence + founded.evidence
        date = upgraded.date or founded.date
        changes["upgraded"] = msgspec.structs.replace(upgraded, evidence=evidence, date=date)
        del changes["established"]
