"""What looks like a stance and is none: doing something, a condition, one's own past, a promise.

Source: codebook, "positions", and rulings 15, 18 and 40.
"""

from __future__ import annotations

from typing import Final

from communique.extraction.grammar import Rule
from communique.extraction.subjects import letters_of
from communique.language.en.analysis import Sentence

_THINGS: Final = frozenset(
    [
        *("building", "financing", "funding", "housing", "peace-building", "peace-keeping", "peacebuilding"),
        *("peacekeeping", "peacemaking", "policing", "standing", "training", "understanding", "well-being"),
    ]
)
"""Words in -ing that name things: support for them is support for a noun."""


def governs_doing(text: str, sentence: Sentence, rule: Rule, opens: int) -> bool:
    """Tell whether a noun of support or commitment governs an action, where its rule wants a noun.

    ``opens`` is the unit at which what it governs begins: "commitment to finding a way" is no stance.
    """
    fields = rule.fields
    noun = fields["scope"] == "commitment" or fields.get("holder") in ("sentence", "owner")
    if not noun or fields.get("doing") or fields["stance"] != "supports":
        return False
    last = min(opens + 3, len(sentence.ends)) - 1
    first = text[sentence.starts[opens] : sentence.ends[last]].split()
    while first and (first[0].lower() in ("to", "for", "towards", "with") or first[0].endswith("ly")):
        first = first[1:]
    return bool(first) and first[0].endswith("ing") and first[0].lower() not in _THINGS


def is_conditional(letters: str, verb: int) -> bool:
    """Tell whether the clause of the verb at unit ``verb`` is of condition or time: "when they stand"."""
    start = max(letters.rfind(mark, 0, verb) for mark in ',;:"') + 1
    return not letters_of("if|when|unless").isdisjoint(letters[start:verb])


def is_recalled(letters: str, subject: int, verb: int) -> bool:
    """Tell whether one person recalls a stance once taken: "I opposed the war"."""
    return letters[subject] in letters_of("i") and letters[verb] in letters_of("@condemn:past|@back:past")


def is_promised(gap: str) -> bool:
    """Tell whether a base form belongs to what is promised: "its readiness to do A and support B"."""
    promises = letters_of("%commitments")
    return any(letter in promises and gap[k + 1 : k + 2] in letters_of("to") for k, letter in enumerate(gap))
