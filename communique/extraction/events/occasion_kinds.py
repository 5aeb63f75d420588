"""What a name made of nouns is: a session, a gathering or neither (codebook, rulings 4, 8 and 27)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, Literal

from communique.extraction.events.occasion_nouns import Noun, is_organ
from communique.extraction.events.occasion_words import OccasionWords
from communique.extraction.events.scene import Scene
from communique.language.en.gazetteer import organisations
from communique.language.en.parties import is_state

OccasionKind = Literal["session", "gathering"]

LONGEST_REACH: Final = 9
"""Units after "meeting of" within which its level is told: "of the leaders of the A member states"."""


def kind_of(scene: Scene, chain: list[Noun], table: OccasionWords) -> OccasionKind | None:
    """Return what a chain of nouns names, or None: the mechanism that sits tells before the gathering."""
    for noun in chain:
        for k in range(noun.first, noun.head + 1):
            if is_organ(scene, k):
                return "session"
            if scene.letters[k] in table.mechanisms and _is_mechanism(scene, noun, k, table):
                return "gathering" if table.dialogues.search(scene.text(noun.first, k + 1)) else "session"
    if scene.word(chain[0].head) == "ministerial" and _TWO_PLUS_TWO.search(_text(scene, chain[0])):
        return "session"
    if any(scene.letters[noun.head] in table.gatherings for noun in chain):
        return "gathering" if _is_gathering(scene, chain, table) else None
    return _kind_of_meeting(scene, chain[0], table)


def _is_mechanism(scene: Scene, noun: Noun, k: int, table: OccasionWords) -> bool:
    """Tell whether a head within a noun can name a mechanism between parties, and no body of one state."""
    word = scene.word(k)
    needed = table.needed.get(word) or table.needed.get(word.removesuffix("s"))
    if needed is not None and not {scene.word(k - 1), scene.word(k - 1).removesuffix("s")} & needed:
        return False
    return not table.domestic.search(scene.text(max(noun.first, k - 4), k + 1))


def _is_gathering(scene: Scene, chain: list[Noun], table: OccasionWords) -> bool:
    noun = next(noun for noun in chain if scene.letters[noun.head] in table.gatherings)
    head = noun.head
    if table.domestic.search(scene.text(max(noun.first, head - 4), head + 1)):
        return False
    word = scene.word(head)
    before = scene.word(head - 1) if head else ""
    needed = table.needed.get(word) or table.needed.get(word.removesuffix("s"))
    marking = scene.letters[head + 1 : head + 2] in (*table.marking,)
    if needed is not None and before not in needed and not marking:
        return False
    return before not in table.no_gathering or len(chain) > 1 or scene.word(head - 2) == "of"


_TWO_PLUS_TWO = re.compile(r"foreign and defen[cs]e|2 ?\+ ?2")
_HIGHEST = ("leaders", "heads")
_LEVELS = (
    *_HIGHEST, "ministers", "ministerial", "officials", "speakers", "sherpa", "foreign minister",
)  # fmt: skip


def _kind_of_meeting(scene: Scene, noun: Noun, table: OccasionWords) -> OccasionKind | None:
    """Return what a mere "meeting" is: of officials or ministers of an organisation, or of its leaders."""
    if scene.word(noun.head) not in ("meeting", "session"):
        return None
    if _TWO_PLUS_TWO.search(_text(scene, noun)):
        return "session"
    last = noun.head
    if scene.letters[last + 1 : last + 2] == table.of:
        last = min(len(scene.letters), last + LONGEST_REACH)
    reach = scene.text(noun.first, last).lower()
    level = next((word for word in _LEVELS if word in reach), None)
    units = (k for k in range(noun.first, last) if scene.letters[k] in "SADOG")
    codes = {code for k in units for code in scene.sentence.mentions[k].codes}
    if all(is_state(code) for code in codes):
        return None
    if level is None:  # "the last meeting of A": a forum is its meetings
        return "gathering" if any(map(is_forum, codes)) else None
    standing = level == "officials" or (noun.ordinal is not None and level not in _HIGHEST)
    return "session" if standing else "gathering"


def _text(scene: Scene, noun: Noun) -> str:
    return scene.text(noun.first, noun.head + 4).lower()


def is_forum(code: str) -> bool:
    """Tell whether a party is a forum: it exists by its meetings."""
    return code in organisations() and organisations()[code].kind == "forum"


def party_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes that are parties: a forum without a short name of its own is only a name."""
    return tuple(dict.fromkeys(code for code in codes if code not in _nameless_fora()))


@cache
def _nameless_fora() -> frozenset[str]:
    return frozenset(
        code for code, forum in organisations().items()
        if forum.kind == "forum" and _short(code) not in {_short(name) for name in (forum.name, *forum.also)}
    )  # fmt: skip


def _short(name: str) -> str:
    return "".join(letter for letter in name.upper().replace("+", "PLUS") if letter.isalnum())


# --- bodies --------------------------------------------------------------------------------------

TALKS: Final = frozenset(
    {"consultation", "consultations", "dialog", "dialogs", "dialogue", "dialogues", "talks"}
)
"""Heads that name the sitting itself; other mechanisms are bodies that sit."""


def is_body(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a unit is the head of a mechanism that sits, and not of the talks themselves."""
    return scene.letters[k] in table.mechanisms and scene.word(k) not in TALKS and not is_organ(scene, k)


def is_of_several(
    scene: Scene, chain: list[Noun], codes: tuple[str, ...], last: int, table: OccasionWords
) -> bool:
    """Tell whether the bodies in a name, which ends before unit ``last``, belong to several parties.

    ``codes`` are the parties in the whole name. "Commission of A for …" is A's own.
    """
    if table.own & set(scene.words(chain[0].first, chain[-1].head + 1)):
        return False
    if not any(is_body(scene, k, table) for noun in chain for k in range(noun.first, noun.head + 1)):
        return True
    national = _is_of_one_state(scene, chain[-1], table)
    if len(codes) > 1 and not national:
        return True
    of_organisation = not national and any(not is_state(code) for code in codes)
    return of_organisation or bool(
        set(scene.words(chain[0].first, last)) & table.joint
    )


def name_codes(scene: Scene, k: int, table: OccasionWords) -> tuple[str, ...]:
    """Return the parties that a unit within a name gives; cities and "Foreign Office" give none."""
    mention = scene.sentence.mentions.get(k)
    if mention is None or mention.letter not in "SADGO" or scene.text(k, k + 1) in table.shared:
        return ()
    return mention.codes if mention.letter != "O" else tuple(c for c in mention.codes if not is_state(c))


def _is_of_one_state(scene: Scene, noun: Noun, table: OccasionWords) -> bool:
    letters = scene.letters
    at = noun.head + 1
    if letters[at : at + 1] != table.of:
        return False
    at += 1 + (letters[at + 1 : at + 2] in table.articles)
    mention = scene.sentence.mentions.get(at)
    if mention is None or mention.letter != "S" or not all(is_state(code) for code in mention.codes):
        return False
    return letters[at + 1 : at + 2] not in (*table.joins, ",")
