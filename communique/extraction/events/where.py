"""Where an event takes place: the city its own clause names, else the venue or region (ruling 26)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.extraction.discourse import party_codes
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import letters_of
from communique.language.en.analysis import Mention
from communique.model import Place

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_RANK = {"capital": 0, "city": 0, "venue": 1, "region": 2}
_STATE_RANK = 3
_NEXT = tuple([tie, word] for tie in (",", "and") for word in ("his", "her", "their", "its"))
"""What opens the next of several nouns: "his talks in Lima, his visit to Chile"."""


class Spot(NamedTuple):
    """A place with its rank: a city comes before a venue, that before a region, that before a state."""

    rank: int
    place: Place


class State(NamedTuple):
    """A state that a sentence opens with, as printed."""

    code: str
    name: str


def place_of(text: str, mention: Mention) -> Place:
    """Return a mention of a city, venue, region or state as a place, without article."""
    name = _ARTICLE.sub("", text[mention.start : mention.end])
    return Place(name=name, party=mention.codes[0] if mention.codes else None)


def find_place(scene: Scene, first: int, last: int, leading: int, limit: int | None = None) -> Place | None:
    """Return where the event told by units ``first:last`` takes place, or None where its clause does not say.

    A place in the first ``leading`` units of the sentence counts too: "In Cairo, on the sidelines of …".
    """
    end = len(scene.letters) if limit is None else min(limit, len(scene.letters))
    spots = [*_spots(scene, first, last, end), *_spots(scene, 0, leading, leading)]
    return min(spots, key=lambda spot: spot.rank).place if spots else None


def _spots(scene: Scene, first: int, last: int, limit: int) -> list[Spot]:
    """Return the places named after "in", "at" or "to" from ``first`` on, up to the end of the clause."""
    letters = scene.letters
    stops = letters_of("which|where|who|whom|said|says|noted|stressed|that|but|;")
    found: list[Spot] = []
    words = scene.words(first, limit + 1)
    for k in range(first, limit):
        if k >= last and (letters[k] in stops or words[k - first : k - first + 2] in _NEXT):
            break
        if letters[k] in letters_of("in|at|to"):
            at = k + 1
            while at < len(letters) and letters[at] in letters_of("%determiners"):
                at += 1
            found += _spot_at(scene, at, words[k - first])
        elif letters[k] == "L" and (found or _is_dateline(letters, k)):
            found += _spot_at(scene, k, "in")
    return found


def _is_dateline(letters: str, k: int) -> bool:
    """Tell whether a city at ``k`` stands in parentheses with a date: "(Moscow, January 28)"."""
    return "(" in letters[max(0, k - 3) : k] and "T" in letters[max(0, k - 2) : k + 3]


def _spot_at(scene: Scene, at: int, tie: str) -> Iterator[Spot]:
    mention = scene.sentence.mentions.get(at)
    if mention is None:
        name = _venue_at(scene, at) if tie == "at" else ""
        if name:
            yield Spot(_RANK["venue"], Place(name=name, party=None))
    elif mention.name is not None:
        kind = mention.name.kind
        if mention.letter in "LR" and not (tie == "to" and mention.letter == "R"):
            yield Spot(_RANK.get(kind, _RANK["region"]), place_of(scene.discourse.text, mention))
        elif mention.letter == "S" and tie == "in" and kind == "state" and party_codes(mention):
            yield Spot(_STATE_RANK, place_of(scene.discourse.text, mention))


def _venue_at(scene: Scene, at: int) -> str:
    """Return the name of a venue the gazetteer does not know, told by its last word; empty if none."""
    end, mentions = at, scene.sentence.mentions
    while end < len(scene.letters) and end not in mentions and scene.text(end, end + 1)[0].isupper():
        end += 1
    return scene.text(at, end) if end > at and scene.letters[end - 1] in letters_of("%venues") else ""


def opening_states(scene: Scene) -> list[State]:
    """Return the states of "In A, B and C,", or of their capitals, at the head of a sentence; or none."""
    words = scene.words(0, 2)
    first = 1 if words[:1] == ["in"] else 2 if words == ["while", "in"] else len(scene.letters)
    found: list[State] = []
    for k in range(first, len(scene.letters)):
        mention = scene.sentence.mentions.get(k)
        if mention is not None and mention.name is not None and mention.name.kind in ("state", "capital"):
            name = place_of(scene.discourse.text, mention).name
            found += [State(code, name) for code in mention.codes]
        elif scene.words(k, k + 1)[0] not in (",", "and", "the", "both"):
            break
    return found
