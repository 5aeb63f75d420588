"""Whose event a noun tells of: "A's visit", "her meeting with B", "during the visit, A …"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.extraction.discourse import Actor
from communique.extraction.events.arguments import Side, side_before, side_of_actor, side_of_units
from communique.extraction.events.scene import Scene
from communique.extraction.grammar import grammar, words_of

_REACH = 9
"""Units between an owner and the noun, at most: "Sullivan’s first in-person bilateral working meeting"."""


class _Table(NamedTuple):
    single: frozenset[str]
    several: frozenset[str]
    stops: frozenset[str]


@cache
def _table() -> _Table:
    alphabet = grammar().alphabet

    def letters(element: str) -> frozenset[str]:
        return frozenset(alphabet.letter(word) for word in words_of(element))

    return _Table(
        single=letters("his|her|my"),
        several=letters("their|our|its"),
        stops=letters("%prepositions|%clause_openers|%pronouns") | frozenset(".;:,()\""),
    )


def owner_of(scene: Scene, unit: int) -> Side:
    """Return those whose event the noun at ``unit`` is by its own phrase; empty if it names nobody's."""
    table, letters = _table(), scene.letters
    k = unit - 1
    while k >= 0 and unit - k <= _REACH:
        letter = letters[k]
        if letter == "'":
            return side_before(scene.clauses, k)
        if letter in table.single:
            return _holder(scene, k, several=False)
        if letter in table.several:
            return _holder(scene, k, several=True)
        if letter in table.stops:
            break
        k -= 1
    return Side(unit, unit)


def _holder(scene: Scene, unit: int, several: bool) -> Side:
    """Return whom a possessive at ``unit`` stands for: the nearest one named before it, else the one named after."""
    def fits(actor: Actor) -> bool:
        return bool(actor.codes) and (len(actor.codes) > 1 if several else bool(actor.persons) and len(actor.persons) == 1)

    before = [actor for actor in scene.clauses.actors if actor.last <= unit and fits(actor)]
    after = [actor for actor in scene.clauses.actors if actor.first > unit and fits(actor) and actor.opens]
    opening = None if several else next((actor for actor in reversed(before) if actor.opens), None)
    chosen = opening or (before[-1] if before else None)
    if chosen is None and after:
        chosen = after[0]
    if chosen is not None:
        return side_of_actor(scene.clauses, chosen)
    for clauses in reversed(scene.discourse.clauses[max(0, scene.clauses.index - 2) : scene.clauses.index]):
        subjects = [actor for actor in clauses.actors if fits(actor) and actor.opens]
        if subjects:
            side = side_of_actor(clauses, subjects[0])
            return side._replace(first=unit, last=unit + 1)
    return Side(unit, unit)


def subject_beyond(scene: Scene, unit: int, named: Side) -> Side:
    """Return the subject of the clause that uses a noun at ``unit``, leaving out those it names itself."""
    actors = [
        actor for actor in scene.clauses.actors
        if actor.opens and actor.codes and not named.first <= actor.first < max(named.last, unit + 1)
        and (actor.persons or "O" in actor.letters or "G" in actor.letters or "S" in actor.letters)
    ]  # fmt: skip
    before = [actor for actor in actors if actor.last <= unit]
    chosen = before[-1] if before else next((actor for actor in actors if actor.first >= named.last), None)
    return side_of_actor(scene.clauses, chosen) if chosen is not None else Side(unit, unit)


def side_of_clause(scene: Scene, unit: int) -> Side:
    """Return subject and object of the clause before a phrase at ``unit``: "A told B in a telephone call"."""
    people = [k for k in range(unit) if scene.letters[k] in "PO"]
    if not people or len(scene.clauses.persons_in(0, unit)) < 2:
        return subject_beyond(scene, unit, Side(unit, unit))
    return side_of_units(scene.clauses, people[-2:])
