"""The part that each word can play in an official title, as one letter a word.

``data/offices.yaml`` says which words are heads of titles, modifiers, bodies, domains, honorifics, ranks.
The grammar of titles is written over these letters:

======  ===========================================  ======  ======================================
sets    words with roles: see `role_class`           ``N``   capitalised word, maybe a name
``S``   state, organisation, institution, people     ``P``   capitalised or joined particle: Al, al-X
``A``   demonym                                      ``p``   particle: bin, von
``L``   capital, city, venue                         ``i``   initial
``R``   region                                       ``j``   Jr., III
``o``   of                                           ``X``   capitalised word that rarely is a name
``f``   for, to, at, on, in, with                    ``z``   letters after a name: MP, OBE
``F``   from                                         ``g``   military rank
``t``   the                                          ``r``   honorific: Dr., Sheikh, H.E.
``T``   both, two, their, these …                    ``e``   late, then, outgoing: no part of an office
``s``   possessive mark                              ``E``   former: part of an office
``u``   his, her, its, their                         ``n``   number
``c``   counterpart                                  ``v``   guest, host, visitor
``.;:-"()`` and quotes: the signs themselves        ``x``   any other word
======  ===========================================  ======  ======================================
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from communique.data import load
from communique.language.en.atoms import Atoms
from communique.language.en.words import ALSO_NAMES, NEVER_NAMES

ROLES = "hkmbdq"
"""Head, plural head, modifier, body, domain; head of a firm or institute (beside ``h``)."""

_FIRST_SET = 0x100


class Lexicon(NamedTuple):
    """The words of titles, in small letters; ``roles`` holds letters of `ROLES` in order."""

    roles: Mapping[str, str]
    abbreviations: Mapping[str, str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    postnominals: frozenset[str]
    ranks: frozenset[str]
    suffixes: frozenset[str]
    styles: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """Return the words of ``data/offices.yaml`` by their role."""
    data = load("offices")
    roles: dict[str, set[str]] = {}
    for entry in data["heads"]:
        singular, _, plural = (part.strip() for part in entry.partition("/"))
        roles.setdefault(singular, set()).add("h")
        roles.setdefault(plural or plural_of(singular), set()).add("k")
    for letter, key in (("m", "modifiers"), ("b", "bodies"), ("d", "domains")):
        for word in data[key]:
            roles.setdefault(word, set()).add(letter)
    for word in data["corporate"]:
        roles.setdefault(word, set()).update("hq")
    return Lexicon(
        roles={word: "".join(sorted(letters)) for word, letters in roles.items()},
        abbreviations=data["abbreviations"],
        styles=data["styles"],
        honorifics=frozenset(data["honorifics"]),
        particles=frozenset(data["particles"]),
        postnominals=frozenset(data["postnominals"]),
        ranks=frozenset(data["ranks"]),
        suffixes=frozenset(data["suffixes"]),
    )


def plural_of(word: str) -> str:
    """Return the regular plural of a noun."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


# --- letters -------------------------------------------------------------------------------------


@cache
def _set_letter(roles: str, capital: bool) -> str:
    """Return the letter for a word that can play ``roles``, printed with a capital or not."""
    number = sum(1 << ROLES.index(role) for role in roles)
    return chr(_FIRST_SET + 2 * number + capital)


@cache
def role_class(roles: str, capital: bool | None = None) -> str:
    """Return the inside of a character class: all words that can play one of ``roles``."""
    wanted = sum(1 << ROLES.index(role) for role in roles)
    cases = (False, True) if capital is None else (capital,)
    sets = [number for number in range(1, 1 << len(ROLES)) if number & wanted]
    return "".join([chr(_FIRST_SET + 2 * number + case) for number in sets for case in cases])


def has_role(letter: str, roles: str) -> bool:
    """Tell whether a word's letter says that it can play one of ``roles``."""
    return letter in role_class(roles)


_NAME_LETTERS = {
    "state": "S",
    "organisation": "S",
    "institution": "S",
    "metonym": "S",
    "demonym": "A",
    "people": "S",
    "capital": "L",
    "city": "L",
    "venue": "L",
    "region": "R",
}
_WORD_LETTERS = {
    ",": ",", "，": ",", "and": "&", "&": "&", "/": "&", "of": "o", "for": "f", "to": "f", "at": "f",
    "on": "f", "in": "f", "with": "f", "from": "F", "the": "t", "'s": "s", "’s": "s", "'": "s", "’": "s",
    "(": "(", ")": ")", "“": '"', "”": '"', '"': '"', "counterpart": "c", "counterparts": "c", "his": "u",
    "her": "u",
    "their": "u", "its": "u", "both": "T", "two": "T", "three": "T", "four": "T", "five": "T", "these": "T",
    "respective": "T", "our": "T", "former": "E", "ex": "E", "late": "e", "then": "e", "newly": "e",
    "appointed": "e", "newly-appointed": "e", "newly-elected": "e", "outgoing": "e", "visiting": "e",
    "incumbent": "e", "majesty": "e", "current": "e", "then-": "e", "guest": "v", "host": "v", "visitor": "v",
    "–": "-", "-": "-", ".": ".", ";": ";", ":": ":",
}  # fmt: skip


_REMEMBERED = 50_000
"""Printed words whose letters are kept: a record's common words are all among them; memory stays bounded."""


def letters_of(atoms: Atoms) -> list[str]:
    """Return one letter for each atom of a sentence."""
    letters = [*map(_plain_letter, atoms.texts)]
    for k in atoms.names:
        letters[k] = ""
    for k in [k for k, letter in enumerate(letters) if not letter]:
        before = letters[k - 1] if k else "start"
        name = atoms.names.get(k)
        if name is None:
            letters[k] = _letter(atoms.texts[k], _CONTEXTS.get(before, ""))
        else:  # "Al Sabah", "bin Salman": what follows a particle is part of a person's name
            letters[k] = "N" if before in ("P", "p") else _NAME_LETTERS.get(name.kind, "R")
    return letters


@lru_cache(maxsize=_REMEMBERED)
def _plain_letter(text: str) -> str:
    """Return the letter of a word in small letters, which no context changes; empty for any other word."""
    return _letter(text, "") if text[0] == text[0].lower() else ""


_CONTEXTS = {
    **dict.fromkeys(("N", "i", "P", ","), "name"), "r": "title", **dict.fromkeys(role_class("hbd"), "title"),
    "start": "start",
}  # fmt: skip
"""What the letter before says of a word: it follows a name, or a title or honorific."""


@lru_cache(maxsize=_REMEMBERED)
def _letter(text: str, context: str) -> str:
    """Return the letter of a word in its context: at the start of a sentence, after a name or a title."""
    known = lexicon()
    low = text.lower()
    found = _WORD_LETTERS.get(low)
    if found:
        is_name = found in "fT" and context != "start" and text[0] != low[0] and text in ALSO_NAMES
        return "X" if is_name else found
    if text[0] == low[0]:
        return _small(low, known)
    if text in known.abbreviations:
        return "r" if known.abbreviations[text] == "r" else _set_letter(known.abbreviations[text], True)
    if low in known.styles and context == "title":
        return known.styles[low]
    if low in known.honorifics:
        return "r"
    return _capital(text, low, known, context)


def _small(low: str, known: Lexicon) -> str:
    """Return the letter of a word in small letters, a number or a sign."""
    roles = _roles(low, known)
    if roles:
        return _set_letter(roles, False)
    if low in known.honorifics:
        return "r"
    if low in known.particles:
        return "p"
    if "-" in low and low.partition("-")[0] in known.particles:
        return "P"
    return "n" if low[0].isdigit() else "x"


def _capital(text: str, low: str, known: Lexicon, context: str) -> str:
    """Return the letter of a word printed with a capital."""
    if text == "I":
        return "x"
    roles = _roles(low, known)
    if low in known.ranks:
        return "g" if roles is None else _set_letter(roles, True)
    if roles:
        return _set_letter(roles, True)
    if low in known.suffixes and context == "name":
        return "j"
    if low in known.particles or ("-" in low and low.partition("-")[0] in known.particles):
        return "P"
    if text in known.postnominals:
        return "z"
    if (len(text) == 2 and text[1] == ".") or len(text) == 1:
        return "i"
    if low in NEVER_NAMES:
        return "X" if context != "start" and text in ALSO_NAMES else "x"
    return "N"


def _roles(low: str, known: Lexicon) -> str | None:
    roles = known.roles.get(low)
    if roles is None and low.endswith(("-elect", "-designate")):
        return known.roles.get(low.rpartition("-")[0])
    return roles
