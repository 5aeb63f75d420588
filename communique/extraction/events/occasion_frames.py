"""Sittings and gatherings in their constructions: the rules over marked sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from communique.extraction.events.occasion_words import occasion_words
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
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
            if match.start("e") < match.start("v"):
                joined = _joined_before(letters, match.start("e"), occasions)
                frames += [Frame(occasion, rule, match, *match.span("v")) for occasion in joined]
    return frames


def _joined_before(letters: str, first: int, occasions: Sequence[Occasion]) -> list[Occasion]:
    """Return the phrase that "and" joins to the one at ``first``, with which it shares its verb."""
    table = occasion_words()
    before = [occasion for occasion in occasions if occasion.last < first][-1:]
    gap = letters[before[0].last : first] if before else ""
    is_list = set(gap) <= table.joins | table.articles | {","}
    return before if is_list and not table.joins.isdisjoint(gap) else []


def _joined_end(letters: str, occasion: Occasion) -> int | None:
    """Return where the phrase ends that "and" joins to this one, or None."""
    table = occasion_words()
    k = next(
        (
            k for k in range(occasion.last, min(occasion.last + 7, len(letters)))
            if letters[k] in table.joins or letters.startswith(table.as_well_as, k)
        ),
        None,
    )
    if k is None or not table.verbs.isdisjoint(letters[occasion.last : k]):
        return None
    k += 1
    if letters[k : k + 2] == table.as_well_as[1:]:
        k += 2
    k += letters[k : k + 1] in table.breaks  # "in A, as well as in B"
    k += letters[k : k + 1] in table.articles
    opening = MARKED[_ELEMENTS[occasion.kind]][0]
    return k + 1 if letters[k : k + 1] == opening else None
