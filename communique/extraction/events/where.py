"""Where an event takes place: the city its own clause names, else the venue or region (codebook, ruling 26)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.extraction.discourse import party_codes
from communique.extraction.events.scene import Scene
from communique.extraction.grammar import grammar, words_of
from communique.language.en.analysis import Mention
from communique.model import Place

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@cache
def _letters() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    alphabet = grammar().alphabet

    def letters(element: str) -> frozenset[str]:
        return frozenset(alphabet.letter(word) for word in words_of(element))

    return letters("in|at|to"), letters("the|%determiners"), letters("%venues"), letters(
        "which|where|who|whom|said|says|noted|stressed|that|but"
    )


def place_of(text: str, mention: Mention) -> Place:
    """Return a mention of a city, venue, region or state as a place, without article."""
    name = _ARTICLE.sub("", text[mention.start : mention.end])
    return Place(name=name, party=mention.codes[0] if mention.codes else None)


def find_place(scene: Scene, first: int, last: int, leading: int) -> Place | None:
    """Return where the event told by units ``first:last`` takes place, or None where its clause does not say.

    A place in the first ``leading`` units of the sentence counts too: "In Cairo, on the sidelines of …".
    """
    spots = _spots(scene, first, last)
    if leading:
        spots += _spots(scene, 0, leading, leading)
    best: tuple[int, Place] | None = None
    for rank, place in spots:
        if best is None or rank < best[0]:
            best = (rank, place)
    return best[1] if best else None


class State(NamedTuple):
    """A state that a sentence opens with, as printed."""

    code: str
    name: str


def opening_states(scene: Scene) -> list[State]:
    """Return the states of "In A, B and C," at the head of a sentence; empty where there are none."""
    words = scene.words(0, 3)
    first = 1 if words[:1] == ["in"] else 2 if words[:2] == ["while", "in"] else None
    if first is None:
        return []
    found: list[State] = []
    for k in range(first, len(scene.letters)):
        mention = scene.sentence.mentions.get(k)
        if mention is not None and mention.letter == "S" and mention.name is not None and mention.name.kind == "state":
            found += [State(code, place_of(scene.discourse.text, mention).name) for code in party_codes(mention)]
        elif scene.words(k, k + 1)[0] not in (",", "and", "the"):
            break
    return found


_RANK = {"capital": 0, "city": 0, "venue": 1, "region": 2}


_NEXT = tuple([tie, word] for tie in (",", "and") for word in ("his", "her", "their", "its"))
"""What opens the next of several nouns: "his talks in Lima, his visit to Chile"."""


def _spots(scene: Scene, first: int, last: int, limit: int | None = None) -> list[tuple[int, Place]]:
    """Return the places named after "in" or "at" in the clause, with their rank: city, venue, region, state."""
    ties, articles, venues, stops = _letters()
    letters, found = scene.letters, []
    k = first
    while k < (len(letters) if limit is None else limit):
        letter = letters[k]
        if k >= last and (letter in stops or letter == ";"):
            break
        if k >= last and scene.words(k, k + 2) in _NEXT:
            break
        if letter in ties and k + 1 < len(letters):
            at = k + 1
            while at < len(letters) and letters[at] in articles:
                at += 1
            found += _spot_at(scene, at, scene.words(k, k + 1)[0], venues)
        elif letter == "L" and (letters[k - 1 : k] == "," and found or "T" in letters[k - 2 : k + 3] and "(" in letters[max(0, k - 3) : k]):
            found += _spot_at(scene, k, "in", venues)
        k += 1
    return found


def _spot_at(scene: Scene, at: int, tie: str, venues: frozenset[str]) -> list[tuple[int, Place]]:
    mention = scene.sentence.mentions.get(at)
    text = scene.discourse.text
    if mention is not None and mention.letter in "LR" and mention.name is not None:
        if tie == "to" and mention.letter == "R":
            return []
        return [(_RANK.get(mention.name.kind, 2), place_of(text, mention))]
    if mention is not None and mention.letter == "S" and tie == "in" and mention.name is not None:
        if mention.name.kind == "state" and party_codes(mention):
            return [(3, place_of(text, mention))]
        return []
    if mention is None and tie == "at":
        end = at
        while end < len(scene.letters) and end not in scene.sentence.mentions and scene.text(end, end + 1)[:1].isupper():
            end += 1
        if end > at and scene.letters[end - 1] in venues:
            return [(1, Place(name=scene.text(at, end), party=None))]
    return []
