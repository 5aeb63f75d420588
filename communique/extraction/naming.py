"""What makes a phrase the name of an instrument of several parties, and not a mere mention of one.

Source: codebook, "agreements", and rulings 12 and 31.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from communique.data import load
from communique.extraction.instruments import InstrumentPhrase
from communique.language.en.parties import is_state, members
from communique.model import AgreementStatus

_GENERAL = frozenset({"agreement", "other", "contract", "plan"})
"""Kinds whose bare noun names no instrument: "an agreement was reached"."""

_PAIRING = re.compile(r"\w+s (?:between|among|with|of|by)\b", re.IGNORECASE)
"""A plural of which only the parties are told: "agreements between the leaders"."""

SHORTEST_REACHED: Final = 4
"""Words of an agreement's name from which on one that was only reached is named."""

_PLURAL = re.compile(r"[a-z -]+s")
"""A plural without a name: "future peace agreements" that may come are none yet."""

_CAPITAL = re.compile(r"\b[A-Z]")
_TAIL = re.compile(r" (?:between|concerning|for|in|of|on|regarding|to|with)\b")


def is_named(
    title: str, phrase: InstrumentPhrase, telling: str | None, status: AgreementStatus, lead: str = ""
) -> bool:
    """Tell whether a phrase names an instrument well enough to be recorded (rulings 12 and 31).

    ``lead`` is the word before it: "respective agreements" may be any, "signed an agreement" tells of one.
    """
    words = title.split()
    if phrase.count is not None or (telling == "act" and lead.strip().lower() in {"a", "an"}):
        return True
    head = _TAIL.split(title, maxsplit=1)[0]
    if _is_vague(title) or (_PLURAL.fullmatch(head) and (status == "proposed" or _is_vague(lead))):
        return False
    if telling in {"dated", "described", "introduced"}:
        return len(_CAPITAL.findall(title)) > 1 or (telling == "dated" and phrase.kind == "joint-statement")
    if telling == "reached":
        named = any(word[0].isupper() for word in words[1:])
        return named and len(words) >= SHORTEST_REACHED and not _PAIRING.match(title)
    if phrase.kind in _GENERAL and _PAIRING.match(title):
        return False
    return len(words) > 1 or phrase.kind not in _GENERAL


def _is_vague(words: str) -> bool:
    """Tell whether the words leave open which instruments are meant."""
    return pattern_of("vague").search(words) is not None


def is_joint(title: str, parties: tuple[str, ...]) -> bool:
    """Tell whether several conclude an instrument: two parties, or a forum for its members.

    What makes peace within one state is of that state alone (ruling 31).
    """
    states = sum(map(is_state, parties))
    if len(parties) < 2 or not states:
        return any(map(is_forum, parties))
    return states > 1 or pattern_of("within-one").search(title) is None


def is_forum(code: str) -> bool:
    """Tell whether a party is an organisation that concludes for its members, not as one of them."""
    return bool(members(code)) and code not in load("instruments")["one-party"]


def is_of_one(title: str) -> bool:
    """Tell whether the name leaves open that any other party has a part in the instrument."""
    return pattern_of("of-one").search(title) is not None


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """Return the pattern of the words that ``data/instruments.yaml`` lists under ``key``."""
    return re.compile(rf"\b(?:{'|'.join(load('instruments')[key])})\b", re.IGNORECASE)
