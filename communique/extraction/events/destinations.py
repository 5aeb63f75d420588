"""Where a visit leads: the states of a list of places, with the city or region where one is named."""

from __future__ import annotations

from typing import NamedTuple

from communique.extraction.discourse import party_codes
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import Side
from communique.extraction.events.where import place_of
from communique.extraction.grammar import words_of
from communique.language.en.analysis import Mention
from communique.language.en.parties import is_state
from communique.model import Place


class Destination(NamedTuple):
    """A state visited, with the city or region where one is named; empty for a region of several states."""

    code: str
    place: Place | None


def destinations_at(scene: Scene, unit: int) -> tuple[list[Destination], int]:
    """Return the states of the list of places from ``unit`` on, each once, and the unit after the list.

    "Rome, Italy" is one place. A city or region makes the place; a state alone makes none.
    """
    found: dict[str, Destination] = {}
    end = unit
    for k in range(unit, len(scene.letters)):
        mention = scene.sentence.mentions.get(k)
        is_thing = scene.word(k + 1) in words_of("%things_of")
        if mention is not None and mention.letter in "LRS" and not is_thing:
            for destination in _named(scene, mention):
                found.setdefault(destination.code, destination)
            end = k + 1
        elif k - end > 3 or scene.words(k, k + 1)[0] not in words_of("%between_places"):
            break
    return list(found.values()), end


def _named(scene: Scene, mention: Mention) -> list[Destination]:
    if mention.letter == "S":
        if mention.name is None or mention.name.kind != "state":
            return []  # "visited the Kenyan Embassy"
        return [Destination(code, None) for code in party_codes(mention) if is_state(code)]
    if not mention.codes:
        return []
    return [Destination(mention.codes[0], place_of(scene.discourse.text, mention))]


def host_of(scene: Scene, guests: Side) -> str | None:
    """Return the party visited where the text does not name it: the other one of those it is about here."""
    others = [code for code in scene.clauses.parties if code not in guests.codes]
    if len(others) == 1:
        return others[0]
    home = scene.discourse.analysis.home
    return home if home and home not in guests.codes else None
