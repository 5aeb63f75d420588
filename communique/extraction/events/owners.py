"""Whose event a noun tells of: "A’s visit", "her meeting with B", "during the visit, A …"."""

from __future__ import annotations

from msgspec.structs import replace

from communique.extraction.discourse import Actor
from communique.extraction.events.addressing import addressee, both
from communique.extraction.events.arguments import side_before
from communique.extraction.events.participants import person_participant
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import (
    Side,
    letters_of,
    side_after,
    side_of_actor,
    side_of_speaker,
    side_of_units,
)

_REACH = 9
"""Units between an owner and the noun, at most: "Sullivan’s first in-person bilateral working meeting"."""
_BACK = 2
"""Sentences in which a possessive finds whom it stands for, if its own names nobody."""


def owner_of(scene: Scene, unit: int) -> Side:
    """Return those whose event the noun at ``unit`` is by its own phrase; empty if it names nobody’s."""
    stops = letters_of("%prepositions|%clause_openers|%pronouns") | set('.;:,()"')
    if scene.letters[unit - 1 : unit] == "P" and unit:
        return side_before(scene.clauses, unit)
    for k in range(unit - 1, max(-1, unit - _REACH - 1), -1):
        letter = scene.letters[k]
        if letter == "'":
            return side_before(scene.clauses, k)
        if letter in letters_of("my"):
            return side_of_speaker(scene.clauses, k)
        if letter in letters_of("your"):
            return addressee(scene, k)
        if letter in letters_of("our") and (pair := both(scene, k)):
            return pair
        if letter in letters_of("his|her"):
            return _holder(scene, k, several=False)
        if letter in letters_of("their|our|its"):
            return _holder(scene, k, several=True)
        if letter in stops:
            break
    return Side(unit, unit)


def _holder(scene: Scene, unit: int, several: bool) -> Side:
    """Return whom a possessive at ``unit`` stands for: the nearest one before it, else the one after."""

    def fits(actor: Actor) -> bool:
        return len(actor.codes) > 1 if several else bool(actor.codes) and len(actor.persons) == 1

    actors = [actor for actor in scene.clauses.actors if fits(actor)]
    before = [actor for actor in actors if actor.last <= unit]
    subjects = [] if several else [actor for actor in before if actor.opens]
    after = [actor for actor in actors if actor.first > unit and actor.opens]
    chosen = (subjects or before)[-1:] or after[:1]
    if chosen:
        return side_of_actor(scene.clauses, chosen[0])
    index = scene.clauses.index
    for clauses in reversed(scene.discourse.clauses[max(0, index - _BACK) : index]):
        for actor in clauses.actors:
            if fits(actor) and actor.opens:
                return side_of_actor(clauses, actor)._replace(first=unit, last=unit + 1)
    both = scene.clauses.parties if several else ()
    return Side(unit, unit + 1, both if len(both) > 1 else ())


def subject_beyond(scene: Scene, unit: int, named: Side) -> Side:
    """Return the subject of the clause that uses a noun at ``unit``, leaving out those it names itself."""
    end = max(named.last, unit + 1)
    actors = [a for a in scene.clauses.actors if a.opens and a.codes and not named.first <= a.first < end]
    before = [actor for actor in actors if actor.last <= unit]
    after = [actor for actor in actors if actor.first >= named.last]
    chosen = before[-1:] or after[:1]
    return side_of_actor(scene.clauses, chosen[0]) if chosen else Side(unit, unit)


def speaker_at(scene: Scene, unit: int) -> Side:
    """Return the person named before a noun in a headline without a verb: "Remarks by A during talks"."""
    setting = {"during", "at", "before", "after", "following", "in"} & set(scene.words(unit - 3, unit))
    people = [k for k in range(unit) if scene.letters[k] == "P"][-1:]
    if not scene.is_headline or not setting or not people:
        return Side(unit, unit)
    return side_of_units(scene.clauses, people, people[0], people[0] + 1)


def doer_after(scene: Scene, unit: int) -> Side:
    """Return those named after "by" further on: "the visits to A and the talks in B by C"."""
    for k in range(unit, len(scene.letters) - 1):
        if scene.letters[k] in letters_of("by") and "P" in scene.letters[k + 1 : k + 3]:
            return side_after(scene.clauses, k + 1)._replace(first=unit, last=unit + 1)
    return Side(unit, unit)


def side_of_clause(scene: Scene, unit: int) -> Side:
    """Return subject and object of the clause before a phrase at ``unit``: "A told B in a telephone call"."""
    people = [k for k in range(unit) if scene.letters[k] in "PO"]
    if len(scene.clauses.persons_in(0, unit)) < 2:
        return subject_beyond(scene, unit, Side(unit, unit))
    return side_of_units(scene.clauses, people[-2:], people[-2], people[-1] + 1)


def couple_around(scene: Scene, unit: int) -> Side:
    """Return the two people of two parties whom a sentence names, for "after their talks"; else nobody."""
    named = [k for k, letter in enumerate(scene.letters) if letter == "P"]
    side = side_of_units(scene.clauses, named, unit, unit + 1)
    is_couple = len(side.people) == 2 and len(side.codes) == 2 and len(side.members) == 2
    return side if is_couple else Side(unit, unit)


def with_bearer(scene: Scene, unit: int, sender: Side) -> Side:
    """Return who sends a message, or is sent, of the bearer’s or sender’s party where it goes unsaid."""
    if sender.codes or not sender.people:
        return sender
    bearer = subject_beyond(scene, unit, Side(unit, unit))
    if len(bearer.codes) != 1 or bearer.last > unit:
        return sender
    people = tuple(replace(person, party=bearer.codes[0]) for person in sender.people)
    return sender._replace(codes=bearer.codes, people=people)


def with_people_before(scene: Scene, side: Side) -> Side:
    """Return "the two sides" with the one person of each party whom the sentence before names, if it does."""
    index = scene.clauses.index
    if len(side.codes) != 2 or index == 0 or not _is_group(scene, side):
        return side
    before = scene.discourse.clauses[index - 1]
    people = [p for p in before.persons_in(0, len(before.sentence.letters)) if p.party in side.codes]
    if sorted(person.party or "" for person in people) != sorted(side.codes):
        return side
    return side._replace(people=tuple(map(person_participant, people)))


def _is_group(scene: Scene, side: Side) -> bool:
    return "G" in scene.letters[side.first : side.last]


def with_party(scene: Scene, side: Side, met: Side) -> Side:
    """Return people whose party goes unsaid with that of the other side of "his Fijian counterpart".

    Those who meet visitors "who are in" a state are taken to be of that state.
    """
    if side.codes or not side.people or not met.codes:
        return side
    after = scene.words(met.last, met.last + 4)
    if "counterpart" in scene.text(met.first - 3, met.last).lower():
        others = [code for code in scene.clauses.parties if code not in met.codes]
        code = others[0] if len(others) == 1 else None
    elif "who" in after and "in" in after:
        here = scene.clauses.codes_in(met.last, met.last + 6)
        code = here[0] if len(here) == 1 and here[0] not in met.codes else None
    else:
        return side
    if code is None:
        return side
    people = tuple(replace(person, party=person.party or code) for person in side.people)
    return side._replace(codes=(code,), people=people)
