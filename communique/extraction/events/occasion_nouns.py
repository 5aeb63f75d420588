"""The nouns of which names of sittings and gatherings are made: a head and what stands before it.

"The 12th session of the Security Cooperation Subcommittee" holds two: a sitting with its number, and a body.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from communique.extraction.events.occasion_words import OccasionWords, ordinal_of
from communique.extraction.events.scene import Scene
from communique.language.en.parties import organ_of

LONGEST_COMPOUND: Final = 5
"""Most units from one head of a compound to the next: "Joint Commission Plenary Meeting"."""

LONGEST_LEAD: Final = 14
"""Most units before the head of a noun after "of": names of committees are long."""


class Noun(NamedTuple):
    """A head with what stands before it: units ``first:head+1``, past number and "next" from ``called``."""

    first: int
    called: int
    head: int
    ordinal: int | None


def read_chain(scene: Scene, head: int, floor: int, table: OccasionWords) -> list[Noun]:
    """Return the nouns joined by "of" from the one at ``head`` on; none reaches before unit ``floor``."""
    chain = [_read_noun(scene, head, floor, table)]
    letters = scene.letters
    while True:
        at = _after_place(scene, chain[-1].head + 1, table)
        if letters[at : at + 1] != table.of:
            return chain
        begin = at + 1
        if begin < len(letters) and letters[begin] in table.articles:
            begin += 1
        following = _head_of(scene, _past_members(scene, begin, table), table)
        if following is None:
            return chain
        chain.append(_read_noun(scene, following, begin, table))


_MEMBERS = ("chairs", "co-chairpersons", "co-chairs", "coordinators", "heads", "leaders", "members")


def _past_members(scene: Scene, begin: int, table: OccasionWords) -> int:
    """Return the unit past "the co-chairs of" in "a meeting of the co-chairs of the Commission"."""
    if scene.word(begin) not in _MEMBERS or scene.letters[begin + 1 : begin + 2] != table.of:
        return begin
    return begin + 2 + (scene.letters[begin + 2 : begin + 3] in table.articles)


def is_organ(scene: Scene, k: int) -> bool:
    """Tell whether a unit names a standing body of an organisation."""
    mention = scene.sentence.mentions.get(k)
    return mention is not None and mention.name is not None and organ_of(mention.name.form) is not None


def is_capital(scene: Scene, k: int) -> bool:
    """Tell whether a unit is a capitalised word, and no mention."""
    return scene.discourse.text[scene.sentence.starts[k]].isupper() and k not in scene.sentence.mentions


def _after_place(scene: Scene, at: int, table: OccasionWords) -> int:
    """Return the unit past an abbreviation, or past the place in "meeting in A of the Committee"."""
    letters = scene.letters
    if letters[at : at + 1] == "(" and letters[at + 2 : at + 3] == ")":
        at += 3
    parted = letters[at + 1 : at + 2] in ("L", "S") and letters[at + 2 : at + 3] == table.of
    return at + 2 if parted and letters[at] in table.breaks else at


def _read_noun(scene: Scene, head: int, floor: int, table: OccasionWords) -> Noun:
    """Return the compound that begins or goes on at ``head``, with its modifiers."""
    first, head = head, _last_head(scene, head, table)
    first = _past_modifiers(scene, first, floor, table)
    while first > floor and _is_joined(scene, first - 1, floor, table):
        first = _past_modifiers(scene, first - 2, floor, table)
    first += scene.letters[first] == "'"  # its owner is no part of the name
    ordinal, called = None, first
    for k in range(first, head):
        number = ordinal_of(scene.text(k, k + 1))
        if number is not None:
            ordinal, called = number, k + 1
    while called < head and (scene.word(called) in table.leading or scene.letters[called] in "T'"):
        called += 1
    return Noun(first, called, head, ordinal)


def _past_modifiers(scene: Scene, first: int, floor: int, table: OccasionWords) -> int:
    while first > floor and _is_modifier(scene, first - 1, table):
        first -= 1
    return first


def _last_head(scene: Scene, head: int, table: OccasionWords) -> int:
    """Return the last head of a compound: "Expert Group Meeting", "Security Council session"."""
    letters = scene.letters
    for at in range(head + 1, min(len(letters), head + LONGEST_COMPOUND)):
        if letters[at] in table.heads:
            return _last_head(scene, at, table)
        if letters[at] in "SADTPOG" or not _is_modifier(scene, at, table):
            break
    return head


def _head_of(scene: Scene, begin: int, table: OccasionWords) -> int | None:
    """Return the first head of a noun phrase that begins at ``begin``, or None where it has none."""
    letters = scene.letters
    for k in range(begin, min(len(letters), begin + LONGEST_LEAD)):
        if letters[k] in table.heads or is_organ(scene, k):
            return k
        if not _is_modifier(scene, k, table) and letters[k] not in table.joins:
            return None
    return None


# --- modifiers -----------------------------------------------------------------------------------

_LEVELLED = re.compile(r"[\w-]+-(?:level|ministerial|day|track|format|wide|led|hosted|chaired|ever)$")
"""Compounds that may stand before a head whatever their first part is: "principal-level", "two-day"."""

_OFFICES = ("s", "ceo", "leader", "ministerial", "member")
"""Endings of offices that name a level: "Foreign Ministers' Meeting", "World Leader Summit"."""


def _is_modifier(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a unit can stand before a head as part of its name."""
    letter = scene.letters[k]
    if letter in "SADLRo":
        return True
    if letter == "G":
        return bool(scene.sentence.mentions[k].codes) or scene.text(k, k + 1) != scene.word(k)
    if letter == "O":
        return scene.word(k).endswith(_OFFICES)
    if letter == "T":
        after_article = k > 0 and (scene.letters[k - 1] in table.articles or scene.letters[k - 1] == "'")
        return after_article or scene.letters[k + 1 : k + 2] == "'" or scene.text(k, k + 1).isdigit()
    if letter in "'-+n()":
        return _is_inner_mark(scene, k, table)
    if letter == table.of:
        return scene.word(k - 1) == "heads" and scene.word(k + 1) in ("government", "state")
    return _is_name_word(scene, k, table)


def _is_inner_mark(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a mark or number stands within a name: "Leaders' Summit", "2+2", "(A) Council"."""
    letters = scene.letters
    letter, before = letters[k], letters[k - 1 : k] if k else ""
    if letter == "'":
        return bool(before) and (
            before in "SALROGCTw" or is_capital(scene, k - 1) or scene.word(k - 1) in table.qualifiers
        )
    if letter == "-":
        return (
            bool(before) and before in "SADRLC" and k + 1 < len(letters) and _is_modifier(scene, k + 1, table)
        )
    if letter in "+n":
        return "+" in letters[max(0, k - 1) : k + 2] or before in ("S", "C")
    opening = k if letter == "(" else k - 2
    closed = letters[opening : opening + 1] == "(" and letters[opening + 2 : opening + 3] == ")"
    if not closed or opening + 3 >= len(letters):
        return False
    return letters[opening + 3] == "S" or is_capital(scene, opening + 3)


def _is_name_word(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a word can be part of a name: one of those listed, an ordinal, or one with a capital."""
    letter, word = scene.letters[k], scene.word(k)
    if word in table.qualifiers or word in table.leading or _LEVELLED.match(word):
        return True
    if ordinal_of(scene.text(k, k + 1)) is not None:
        return True
    if letter in table.articles or letter in table.breaks or letter in table.joins:
        return False
    if scene.is_headline and letter in table.headline_verbs:
        return False
    return is_capital(scene, k) and (k > 0 or letter in table.heads)


def _is_joined(scene: Scene, k: int, floor: int, table: OccasionWords) -> bool:
    """Tell whether "and" at ``k`` joins two modifiers of one head, and not two phrases."""
    letters = scene.letters
    if letters[k] not in table.joins or k - 1 < floor or letters[k - 1] in table.heads:
        return False
    if not _is_modifier(scene, k - 1, table):
        return False
    alike = (letters[k - 1] in "SADL") == (letters[k + 1] in "SADL")
    return alike and is_capital(scene, k - 1) == is_capital(scene, k + 1)
