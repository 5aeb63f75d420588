"""Rules over sentences in which sittings and gatherings are marked: which phrase stands in which construction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from communique.extraction.events.arguments import (
    Side,
    codes_of,
    join,
    participant,
    side_after,
    subject_of,
)
from communique.extraction.events.owners import owner_of, subject_beyond
from communique.extraction.events.occasion_words import occasion_words
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, noun_status, verb_status
from communique.extraction.grammar import MARKED, Rule, grammar

_ELEMENTS = {"session": "SESSION", "gathering": "GATHERING"}


class Frame(NamedTuple):
    """A phrase in its construction: the words that govern it are units ``first:last``."""

    occasion: Occasion
    rule: Rule
    match: re.Match[str]
    first: int
    last: int


def mark_occasions(scene: Scene, occasions: Sequence[Occasion]) -> str:
    """Return the sentence's letters with each phrase marked as a session or a gathering."""
    letters = list(scene.letters)
    for occasion in occasions:
        marks = MARKED[_ELEMENTS[occasion.kind]]
        opening, inner = marks[0], marks[1]
        letters[occasion.first] = opening
        for k in range(occasion.first + 1, occasion.last):
            letters[k] = inner
    return "".join(letters)


def find_frames(kind: str, letters: str, occasions: Sequence[Occasion]) -> list[Frame]:
    """Return the constructions of each phrase of a kind ("sessions", "gatherings"), the first rules first.

    ``letters`` are those of `mark_occasions`. A phrase joined to another by "and" shares its construction.
    """
    places: dict[int, list[Occasion]] = {}
    for occasion in occasions:
        places.setdefault(occasion.first, []).append(occasion)
    frames: list[Frame] = []
    for rule in grammar().candidates(kind, letters):
        for match in rule.matches(letters):
            end: int | None = match.end("e")
            while end is not None:
                start = max((first for first in places if first < end), default=None)
                if start is None:
                    break
                frames += [Frame(occasion, rule, match, *match.span("v")) for occasion in places[start]]
                end = _joined_end(letters, places[start][0])
    return frames


def _joined_end(letters: str, occasion: Occasion) -> int | None:
    """Return where the phrase ends that "and" joins to this one, or None."""
    table = occasion_words()
    k = occasion.last
    if letters[k : k + 1] == ",":
        k += 1
    if letters[k : k + 1] not in table.joins or k >= len(letters):
        return None
    k += 1 + (letters[k + 1 : k + 2] in table.articles)
    opening = MARKED[_ELEMENTS[occasion.kind]][0]
    return k + 1 if letters[k : k + 1] == opening else None


def taking_part(scene: Scene, frame: Frame) -> Side:
    """Return those who take part in what a frame tells, as far as its own construction names them."""
    who, first = frame.rule.fields["who"], frame.first
    if who == "subject":
        return subject_of(scene.clauses, first)
    if who == "owner":
        return owner_of(scene, first) or subject_beyond(scene, first, Side(first, first))
    if who == "named" and frame.match.groupdict().get("a") is not None:
        return side_after(scene.clauses, frame.match.start("a"))
    if who == "met":
        return _all_people(scene)
    return Side(first, first)


def _all_people(scene: Scene) -> Side:
    """Return the people of a sentence that tells of their meeting."""
    people = [
        (k, one) for k, mention in sorted(scene.sentence.mentions.items())
        if mention.letter == "P" and scene.letters[k + 1 : k + 2] != "'" and (one := participant(mention)) is not None
    ]  # fmt: skip
    if not people:
        return Side(0, 0)
    codes = codes_of(*((one.party,) for _, one in people if one.party))
    return Side(people[0][0], people[-1][0] + 1, codes, join(*((one,) for _, one in people)))


def told_of(scene: Scene, frame: Frame, side: Side) -> Told:
    """Return what a construction tells of the status of its event."""
    fields, occasion = frame.rule.fields, frame.occasion
    if "told" in fields:
        return _denied(noun_status(scene, occasion.first, occasion.last), fields["told"])
    if fields.get("noun"):
        return noun_status(scene, min(frame.first, occasion.first), occasion.last)
    if frame.first >= occasion.last:
        return verb_status(scene, occasion.last, frame.last - 1)
    return verb_status(scene, side.last if side and side.last <= frame.first else frame.first, frame.first)


def _denied(around: Told, told: Told) -> Told:
    return around if around == "called-off" else told


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

