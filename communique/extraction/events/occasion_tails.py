"""What follows the head of such a name: "between A and B", "on maritime affairs", "to mark …"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from communique.extraction.events.occasion_words import OccasionWords
from communique.extraction.events.scene import Scene

LONGEST_JOINED: Final = 4
"""Units after "and the" within which the head of another phrase stands."""

LONGEST_LIST: Final = 16
"""Units in which a list of small words ends."""

LONGEST_MATTER: Final = 12
LONGEST_PURPOSE: Final = 26
"""Most units of what a phrase is about, and of the anniversary that a reception is given for."""


class Tail(NamedTuple):
    """Where the name ends, and the parties it gives: between whom, of whom, by whom it is held."""

    last: int
    codes: tuple[str, ...]


def read_tail(scene: Scene, at: int, kind: str, table: OccasionWords) -> Tail:
    """Return the tail of a name whose head ends at unit ``at``; an empty one where none follows."""
    codes: dict[str, None] = {}
    last = at
    while last < len(scene.letters):
        piece = _piece(scene, last, kind, table)
        if piece is None or piece.last <= last:
            break
        last = piece.last
        codes.update(dict.fromkeys(piece.codes))
    if kind == "gathering" and not codes:
        codes.update(dict.fromkeys(_later_purpose(scene, last, table)))
    return Tail(last, tuple(codes))


def _later_purpose(scene: Scene, at: int, table: OccasionWords) -> tuple[str, ...]:
    """Return the parties of what a gathering marks, told after its place and time: "in A to mark"."""
    letters = scene.letters
    skipped = table.breaks | table.tails | table.articles | frozenset("LST,")
    for k in range(at, min(at + 7, len(letters) - 1)):
        if letters[k] in table.marking and letters[k - 1] == table.to:
            purpose = _purpose(scene, k, table)
            return purpose.codes if purpose else ()
        if letters[k] not in skipped:
            break
    return ()


def _piece(scene: Scene, at: int, kind: str, table: OccasionWords) -> Tail | None:
    """Return the next piece of a tail, or None where the name ends."""
    letter = scene.letters[at]
    if letter == "(":
        return _abbreviation(scene, at)
    if letter in table.between:
        return _between(scene, at, table)
    if kind == "gathering":
        purpose = at + (letter == table.to)
        if scene.letters[purpose : purpose + 1] in table.marking and purpose < len(scene.letters):
            return _purpose(scene, purpose, table)
        if letter in table.hosting and scene.letters[at + 1 : at + 2] == table.by:
            return _hosts(scene, at + 2, table)
    if letter in table.tails and letter != table.to:
        return _matter(scene, at, table)
    return _setting(scene, at)


def _abbreviation(scene: Scene, at: int) -> Tail | None:
    """Return "(COP26)"; a date in brackets is no part of a name."""
    numbered = scene.letters[at + 2 : at + 4] == "n)"
    if not numbered and scene.letters[at + 2 : at + 3] != ")":
        return None
    if scene.letters[at + 1] == "T" or not scene.text(at + 1, at + 2)[:1].isupper():
        return None
    return Tail(at + 3 + numbered, ())


def _between(scene: Scene, at: int, table: OccasionWords) -> Tail | None:
    """Return the parties after "between", with nouns that are theirs: "A's and B's ministries of health"."""
    letters = scene.letters
    k = last = at + 1
    named = False
    while k < len(letters) and k - at < 16:
        letter = letters[k]
        if letter in "SADG" or (letter == "L" and letters[k - 1] not in table.breaks):
            named, last = True, k + 1
        elif letter in "PO":
            break
        elif letter in table.joins or letter in (",", "'", table.of) or letter in table.articles:
            last = k + 1 if letter == "'" else last
        elif letter in table.breaks or letter in table.verbs or letter in table.tails or not letter.isalpha():
            break
        elif letter in "wC" or named:
            last = k + 1
        k += 1
    return Tail(last, _named_codes(scene, at + 1, last)) if named else None


def _named_codes(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """Return the parties that units name themselves; who "the two sides" are is for the sentence to tell."""
    mentions = [scene.sentence.mentions[k] for k in range(first, last) if scene.letters[k] in "SADOG"]
    return tuple(dict.fromkeys(code for mention in mentions for code in mention.codes))


def _hosts(scene: Scene, at: int, table: OccasionWords) -> Tail | None:
    """Return "by the Peruvian Embassy in China" after "held"; where nobody is named, nothing."""
    letters = scene.letters
    k = at + (letters[at : at + 1] in table.articles and at < len(letters))
    if letters[k : k + 1] not in ("S", "A", "O", "P", "G"):
        return None
    last = k + 1
    while last < len(letters) and letters[last] in "wC":
        last += 1
    codes = scene.clauses.codes_in(k, last)
    if letters[last + 1 : last + 2] in ("S", "L") and scene.text(last, last + 1).lower() in ("in", "to"):
        last += 2
    return Tail(last, codes)


_NATIONAL = frozenset({"anniversary", "independence", "day", "establishment", "birthday", "victory"})


def _purpose(scene: Scene, at: int, table: OccasionWords) -> Tail | None:
    """Return what a gathering marks; the parties of a national day or of their relations take part."""
    last = _content(scene, at + 1, LONGEST_PURPOSE, table)
    if last <= at + 1:
        return None
    if scene.letters[last : last + 1] and scene.letters[last] in table.between:
        between = _between(scene, last, table)
        last = between.last if between else last
    words = set(scene.words(at, last))
    return Tail(last, scene.clauses.codes_in(at, last) if words & _NATIONAL else ())


def _matter(scene: Scene, at: int, table: OccasionWords) -> Tail | None:
    """Return "of the A Council plus B" or "on arms control"; only "of" tells who takes part."""
    last = _content(scene, at + 1, LONGEST_MATTER, table)
    if last <= at + 1 or scene.words(at, at + 4)[-2:] == ["first", "time"]:
        return None
    if scene.letters[at] != table.of and scene.word(at + 1) in table.owners:
        return None  # "the Summit on his first day"
    if scene.letters[at] != table.of:
        return Tail(last, ())
    if scene.text(last - 1, last).endswith("Parties") and scene.letters[last : last + 1] == table.to:
        last = max(last, _content(scene, last + 1, LONGEST_MATTER, table))
    return Tail(last, _named_codes(scene, at, last))


def _setting(scene: Scene, at: int) -> Tail | None:
    """Return "at the vice-ministerial level" or "in interagency format"."""
    words = scene.words(at, at + 7)
    if words and words[0] in ("at", "in"):
        for word in ("level", "levels", "format"):
            if word in words:
                return Tail(at + words.index(word) + 1, ())
    return None


def _content(scene: Scene, begin: int, most: int, table: OccasionWords) -> int:
    """Return where the noun phrase that begins at ``begin`` ends; ``begin`` where none does."""
    letters = scene.letters
    k = last = begin
    titled = scene.text(begin, begin + 1)[:1].isupper() or scene.text(begin + 1, begin + 2)[:1].isupper()
    while k < len(letters) and k - begin < most:
        letter = letters[k]
        if letter in table.breaks and k > begin and _is_in_name(scene, k, table):
            k += 1
            continue
        if letter in table.breaks or letter in 'T;.:"(' or letter in table.hosting or letter in table.marking:
            break
        if letter in table.between:
            break
        if letter == ",":
            if not _goes_on(scene, k, table):
                break
        elif letter in table.joins:
            if not _continues(scene, k + 1, table):
                break
        elif letter == "P" or _is_verb(scene, k, titled and k > begin + 1, table):
            break
        elif letter not in table.tails and letter not in table.articles:
            last = k + 1
        k += 1
    return last


def _is_verb(scene: Scene, k: int, titled: bool, table: OccasionWords) -> bool:
    """Tell whether a word ends a noun phrase; in a title, any small word does that is no adjective."""
    word = scene.text(k, k + 1)
    if not word[:1].islower() or scene.letters[k] in table.tails or scene.letters[k] in table.articles:
        return False
    if scene.letters[k] in table.verbs or (scene.letters[k] == "e" and scene.letters[k - 1] in "wCSL"):
        return True
    return titled and k not in scene.sentence.mentions and word not in table.qualifiers


def _is_in_name(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether "in" stands within a name: "the Victory in the Great Patriotic War"."""
    return (
        scene.text(k, k + 1) in ("in", "over")
        and scene.text(k - 1, k)[:1].isupper()
        and scene.letters[k + 1 : k + 2] in table.articles
        and scene.text(k + 2, k + 3)[:1].isupper()
        and scene.letters[k + 2] not in "LSR"
    )


def _goes_on(scene: Scene, comma: int, table: OccasionWords) -> bool:
    """Tell whether a comma stands within a list: "Economic, Trade, and Technical Cooperation"."""
    if _LIST.match(_shapes(scene, comma, table)):
        return True
    left, right = scene.text(comma - 1, comma), scene.text(comma + 1, comma + 2)
    if scene.letters[comma + 1 : comma + 2] in table.joins:
        right = scene.text(comma + 2, comma + 3)
    both = left[:1].isupper() and right[:1].isupper()
    ahead = scene.letters[comma + 1 : comma + 9]
    return (
        both
        and scene.letters[comma + 1 : comma + 2] not in ("P", "O", "T", "G")
        and any(j in ahead for j in table.joins)
    )


_LIST = re.compile(r"(?:,w{1,3}){1,4},?&w{1,3}[.;]")
"""Nouns after a comma, the last after "and", before the verb or place of what they belong to."""


def _shapes(scene: Scene, comma: int, table: OccasionWords) -> str:
    """Return what follows a comma: "w" for a plain word, "&" for "and", "." for what ends a phrase."""
    shapes = []
    for k in range(comma, min(len(scene.letters), comma + LONGEST_LIST)):
        letter = scene.letters[k]
        plain = k not in scene.sentence.mentions and scene.text(k, k + 1)[:1].islower()
        if letter in table.joins:
            shapes.append("&")
        elif letter in table.breaks or letter in table.hosting or letter in ".;T":
            shapes.append(".")
        elif plain and letter not in table.verbs | table.articles | table.tails:
            shapes.append("w")
        else:
            shapes.append(letter if letter == "," else "-")
    return "".join(shapes)


def _continues(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether what follows "and" goes on with a list of nouns, and opens no clause or further phrase."""
    letters = scene.letters
    if k < len(letters) and letters[k] in table.articles:
        k += 1
        if not table.heads.isdisjoint(letters[k : k + LONGEST_JOINED]):
            return False  # "the Summit of A and the International Forum"
    if (
        k >= len(letters)
        or letters[k] in "PGOTeyg"
        or letters[k] in table.verbs
        or letters[k] in table.breaks
    ):
        return False
    if scene.text(k, k + 1).endswith("ing") and scene.text(k, k + 1).islower():
        return False
    return letters[k] not in table.heads or scene.text(k, k + 1)[:1].isupper()
