"""Who takes part in a sitting or gathering by the construction that tells of it (rulings 9 and 29)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from communique.extraction.events.arguments import (
    Side,
    codes_of,
    join,
    participant,
    side_after,
    side_before,
    subject_of,
)
from communique.extraction.events.occasion_frames import Frame
from communique.extraction.events.occasion_words import occasion_words
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.owners import owner_of, subject_beyond
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import side_of_actor
from communique.extraction.grammar import words_of
from communique.extraction.subjects import letters_of
from communique.language.en.parties import is_state, members

LARGEST_TALKS: Final = 3
"""Parties of talks, at most; more are the stations of a tour."""

LONGEST_PAIR: Final = 14
"""Units between two infinitives that share their "to"."""


def taking_part(scene: Scene, frame: Frame) -> Side:
    """Return those who take part in what a frame tells, as far as its own construction names them."""
    who, first = frame.rule.fields["who"], frame.first
    if who == "subject":
        return _doer(scene, first)
    if who == "owner" and scene.letters[max(0, first - 1) : first] in letters_of("%auxiliaries"):
        return _doer(scene, first)  # "will travel to A for"
    if who == "owner":
        met = _all_people(scene, frame.occasion) if _tells_of_meeting(scene) else None
        return met or owner_of(scene, first) or subject_beyond(scene, first, Side(first, first))
    if who == "named" and frame.match.groupdict().get("a") is not None:
        return side_after(scene.clauses, frame.match.start("a"))
    if who == "met" and not _tells_of_meeting(scene):
        return Side(first, first)  # "will be signed on the margins of"
    if who == "met":
        return _all_people(scene, frame.occasion)
    if who == "there":
        return _those_there(scene, frame)
    return Side(first, first)


def _those_there(scene: Scene, frame: Frame) -> Side:
    """Return who must have been at a gathering: those who met during or right after it, or acted at it."""
    first = frame.first
    if _tells_of_meeting(scene):
        people = _all_people(scene, frame.occasion)
        if len(people.codes) > 1:
            return people
    if scene.word(first) in _BEING_THERE and _opens(scene, first):
        return _actor_after(scene, frame.occasion)
    actor = scene.clauses.subject(first)
    acts = actor is not None and (actor.persons or len(actor.codes) > 1)
    if actor is None or not acts or scene.word(first) not in _BEING_THERE:
        return Side(first, first)
    between = scene.letters[actor.last : first]
    if first - actor.last > 2 and scene.word(first - 1) in words_of("%reached"):
        told = not letters_of("%recounting").isdisjoint(between)
        return Side(actor.first, actor.last, actor.codes if told else ())  # "A introduced what was agreed at"
    if not between or not _speaking_of().isdisjoint(between):
        return Side(first, first)
    return subject_beyond(scene, first, Side(first, first))


_BEING_THERE = ("at", "during")


def _opens(scene: Scene, unit: int) -> bool:
    """Tell whether a unit opens its sentence, after a conjunction or adverb at most."""
    return unit == 0 or (unit == 1 and scene.letters[0] not in "POGSL")


def _actor_after(scene: Scene, occasion: Occasion) -> Side:
    """Return the subject that follows a phrase at the head of its sentence: "At the Forum, A announced"."""
    comma = scene.letters.find(",", occasion.last)
    actors = [actor for actor in scene.clauses.actors if actor.opens and actor.first > comma > 0]
    if not actors or actors[0].first - comma > 2:
        return Side(occasion.first, occasion.first)
    return side_of_actor(scene.clauses, actors[0])


@cache
def _speaking_of() -> frozenset[str]:
    other = letters_of(
        "@praise|@discuss|@say|@hope|welcome|welcomed|welcomes|recall|recalled|recalls|look|looked|looks|will|support|supported"
    )
    return other - letters_of("announce|announced|announces|declare|declared|declares|said")


def _doer(scene: Scene, first: int) -> Side:
    """Return the subject of the verb at ``first``; of a purpose ("is in A to attend"), of what it serves."""
    to = _infinitive_of(scene, first)
    if to is not None:
        if scene.word(to - 1) in words_of("%initiatives"):
            planner = owner_of(scene, to - 1)  # "welcomed A's decision to convene"
            if planner:
                return planner
        if scene.word(to - 1) in words_of("%intending"):
            return subject_of(scene.clauses, to - 1)  # "said that A intends to convene"
        governing = _governing(scene, to)
        if governing is not None:
            side = _thanked(scene, governing) or subject_of(scene.clauses, governing)
            if side:
                return side
    side = _thanked(scene, first) or subject_of(scene.clauses, first)
    side = side or subject_beyond(scene, first, Side(first, first))
    if side:
        return side
    actors = [actor for actor in scene.clauses.actors if actor.last <= first]
    return Side(actors[-1].first, actors[-1].last, actors[-1].codes) if actors else side


def _thanked(scene: Scene, verb: int) -> Side:
    """Return those before "for" or "on" and a gerund: "thanked A for hosting"; empty where there are none."""
    named = scene.letters[max(0, verb - 2) : max(0, verb - 1)] in ("P", "O", "S")
    if not named or scene.word(verb - 1) not in ("for", "on"):
        return Side(verb, verb)
    return side_before(scene.clauses, verb - 1)


def _infinitive_of(scene: Scene, verb: int) -> int | None:
    """Return the "to" of an infinitive, also of the second of two: "to meet with A and attend"; else None."""
    words = scene.words(max(0, verb - 3), verb)
    if "to" in words:
        return verb - len(words) + words.index("to")
    if words[-1:] not in (["and"], [","]) or scene.word(verb).endswith(("ed", "ing", "s")):
        return None
    verbs = occasion_words().verbs
    for k in range(verb - 2, max(0, verb - LONGEST_PAIR), -1):
        if scene.word(k) == "to" and scene.letters[k + 1] in verbs:
            return k
        if scene.letters[k] == ";":
            break
    return None


def _governing(scene: Scene, to: int) -> int | None:
    """Return the verb of motion or of being somewhere that the infinitive after ``to`` serves, or None."""
    verbs = _serving()
    for k in range(to - 1, max(-1, to - 25), -1):
        letter = scene.letters[k]
        if letter in verbs:
            return k
        if letter in "P.;" or scene.word(k) == "that":
            return None
    return None


@cache
def _serving() -> frozenset[str]:
    return letters_of("@travel|@visit|is|are|was|were|will") - letters_of("head|tour|land|return")


@cache
def _meeting() -> frozenset[str]:
    return letters_of("@meet|@receive|@speak|held|holds|convened|hosts|saw|joined|talks|discussed")


def _tells_of_meeting(scene: Scene) -> bool:
    return not _meeting().isdisjoint(scene.letters)


def parties_by_default(scene: Scene, organisation: str | None = None) -> tuple[str, ...]:
    """Return those whom the passage is about, as taking part where nobody is named; empty in texts of others.

    Where the document's own state is none of them, they are only those last spoken of; of the stations of a
    tour not all were at one place.
    """
    about, home = scene.clauses.parties, scene.clauses.home
    if scene.discourse.is_joint and home and set(home).isdisjoint(about):
        makers = set(scene.discourse.main)
        about = about if makers <= set(about) else ()
    if home and _is_monologue(scene):
        return home
    own = members(organisation) if organisation else ()
    tour = len(about) > LARGEST_TALKS and not scene.discourse.is_joint
    if tour:
        about = tuple(code for code in about if code in own) or home or about[:1]
    if home and set(home).isdisjoint(about) and not (scene.discourse.is_joint or (tour and own)):
        return ()
    if own:
        about = tuple(code for code in about if code in own or not is_state(code))
    return about


_MONOLOGUE = re.compile(
    r"^(?:remarks|speech|address|statement) (?:by|of) "
    r"(?!.*\b(?:meeting|talks|conference|and|with|welcoming)\b)",
    re.IGNORECASE,
)
"""Titles of what one person says to a public: others of whom it speaks were not there."""


def _is_monologue(scene: Scene) -> bool:
    return bool(_MONOLOGUE.match(scene.discourse.analysis.document.title or ""))


def _all_people(scene: Scene, occasion: Occasion) -> Side:
    """Return the people of a sentence that tells of their meeting."""
    people = [
        (k, one)
        for k, mention in sorted(scene.sentence.mentions.items())
        if mention.letter in "PO" and not occasion.first <= k < occasion.last
        and scene.letters[k + 1 : k + 2] != "'" and (one := participant(mention))
    ]  # fmt: skip
    if not people:
        groups = [actor for actor in scene.clauses.actors if actor.opens and len(actor.codes) > 1]
        return Side(groups[0].first, groups[0].last, groups[0].codes) if groups else Side(0, 0)
    pairs = (mention.codes for _, mention in sorted(scene.sentence.mentions.items()) if mention.letter == "D")
    unknown = any(one.party is None for _, one in people)  # one of "the A-B-C meeting" is theirs
    codes = codes_of(tuple(one.party for _, one in people if one.party), *(pairs if unknown else ()))
    return Side(people[0][0], people[-1][0] + 1, codes, join(tuple(one for _, one in people)))


def side_with(scene: Scene, occasion: Occasion) -> Side:
    """Return those named after "with" behind a phrase: "held consultations in Lima with B"."""
    letters = scene.letters
    table = occasion_words()
    for k in range(occasion.last, min(occasion.last + 8, len(letters) - 1)):
        if scene.words(k, k + 1)[0] == "with":
            return side_after(scene.clauses, k + 1)
        if letters[k] in table.verbs or letters[k] in ",;":
            break
    return Side(occasion.last, occasion.last)
