"""Who took part in a sitting or gathering by the words behind its name (codebook, rulings 9 and 29)."""

from __future__ import annotations

from typing import Final

from communique.extraction.events.occasions import Occasion
from communique.extraction.events.participants import codes_of, join
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import Side, side_after
from communique.extraction.grammar import grammar

LONGEST_WAY: Final = 24
"""Units between a name and the words that tell who attended: its verb, city and date stand between."""


def attendance_of(scene: Scene, occasion: Occasion) -> Side:
    """Return those whom the rest of the sentence says to have attended or chaired; empty where it names none.

    "…, attended by leaders from A and B", "… under the chairmanship of C".
    """
    letters = scene.letters
    found = Side(occasion.last, occasion.last)
    for rule in grammar().candidates("attendance", letters):
        for match in rule.matches(letters):
            between = letters[occasion.last : match.start()]
            if match.start("a") < occasion.last or len(between) > LONGEST_WAY or ";" in between:
                continue
            side = side_after(scene.clauses, match.start("a"))
            codes, people = codes_of(found.codes, side.codes), join(found.people, side.people)
            found = found._replace(codes=codes, people=people)
    return found
