"""Names of parties and places in a text, and what is known of the parties they stand for.

One Aho-Corasick automaton holds every form of every name. What it hits is taken only where it stands as a
word of its own and no longer name covers it, and where the marks in confusions.yaml do not speak against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.language.en.gazetteer import (
    NO_PARTY,
    Entry,
    Kind,
    NamingOrder,
    confusions,
    entries,
    fold,
    organisations,
    states,
)
from communique.language.en.namesakes import is_meant, other_abbreviations

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = [
    "Kind", "Name", "NamingOrder", "capital_of", "find_names", "is_state", "members", "naming_order",
    "organ_of", "party_code", "party_demonym", "party_name",
]


class Name(NamedTuple):
    """A name in a text: its span in code points, what it is and whom it stands for.

    ``code`` is the party's code; of a city, venue or region it is the state that it lies in, and such a
    name by itself names no party. It is None for a region of no one state, and for a form that several
    parties share where the text does not tell which. ``form`` is the name's spelling in the data.
    """

    start: int
    end: int
    kind: str
    code: str | None
    form: str


def find_names(text: str) -> list[Name]:
    """Return the names of parties and places in ``text``, in order, none overlapping another.

    Give it a whole document: a form shared by two parties ("Congolese") is settled by the other names in
    the text. A possessive ending is left outside the span; two names joined by a hyphen are two names.
    """
    folded = fold(text)
    other = other_abbreviations(folded)
    found: list[tuple[int, int, Entry]] = []
    covered = 0
    for start, end, entry in _hits(folded):
        if start >= covered and folded[start:end] not in other and is_meant(text, start, end, entry.form):
            covered = end
            if entry.kinds[0] != NO_PARTY:
                found.append((start, end, entry))
    certain = {entry.codes[0] for _, _, entry in found if entry.codes and not _is_shared(entry)}
    return [_name(folded, start, end, entry, certain) for start, end, entry in found]


# --- hits ----------------------------------------------------------------------------------------


@cache
def _automaton() -> tuple[AhoCorasick, tuple[Entry, ...]]:
    """Return the automaton over all folded forms, and the entry of each of its patterns."""
    from ahocorasick_rs import AhoCorasick, Implementation

    known = entries()
    # This implementation is built in a sixth of the time of the DFA and matches as fast on prose.
    return AhoCorasick(list(known), implementation=Implementation.ContiguousNFA), tuple(known.values())


def _hits(folded: str) -> Iterator[tuple[int, int, Entry]]:
    """Yield what stands in the text as words of their own, from left to right, the longer first.

    All hits are asked for and sorted here: the automaton's own leftmost-longest mode would lose a name
    to a longer pattern that ends within a word.
    """
    automaton, meanings = _automaton()
    hits = [
        (start, -end, index)
        for index, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)
        if _is_word(folded, start, end)
    ]
    hits.sort()
    for start, end, index in hits:
        yield start, -end, meanings[index]


def _is_word(folded: str, start: int, end: int) -> bool:
    """Tell whether a name at ``start:end`` is bounded as a word, and no joined word takes it away."""
    if start and (folded[start - 1].isalnum() or folded[start - 1] in "@_"):
        return False
    if start and folded[start - 1] == "-" and _joined_before(folded, start) in confusions().not_after:
        return False
    following = folded[end : end + 2]
    if folded[end - 1] == "-":
        return following[:1].isupper()
    if folded[end - 1] == ".":
        return not following[:1].islower()
    if following[:1].isalnum() or following[:1] == "_":
        return False
    if following[:1] == "." and following[1:].islower():
        return False  # a network address
    return not folded.startswith(confusions().not_before, end)


_JOINED = re.compile(r"([A-Za-z]+)-$")


def _joined_before(folded: str, start: int) -> str:
    """Return the word that a hyphen joins to what stands at ``start``, in small letters."""
    match = _JOINED.search(folded, max(0, start - 12), start)
    return match[1].lower() if match else ""


# --- meanings ------------------------------------------------------------------------------------

_VENUE_BEFORE = re.compile(r"\b(?:at|in|inside|into|outside|to)(?: the)? $", re.IGNORECASE)


def _is_shared(entry: Entry) -> bool:
    """Tell whether the party must be settled by the rest of the document."""
    return entry.form in confusions().either


def _name(folded: str, start: int, end: int, entry: Entry, certain: set[str]) -> Name:
    """Return the name for an accepted hit; ``certain`` holds the parties that the text names unmistakably."""
    kind = entry.kinds[0]
    if kind == "metonym" and _VENUE_BEFORE.search(folded, max(0, start - 12), start):
        kind = "venue"
    code = _settled(entry, certain) if _is_shared(entry) else next(iter(entry.codes), None)
    return Name(start, end - folded[start:end].endswith("-"), kind, code, entry.form)


def _settled(entry: Entry, certain: set[str]) -> str | None:
    """Return the one party among those of a shared form that the text names, else the usual one."""
    named = [code for code in entry.codes if code in certain]
    if len(named) == 1:
        return named[0]
    return None if named else confusions().either[entry.form].usual


# --- what is known of a party --------------------------------------------------------------------

_TYPED_KINDS = ("state", "organisation", "demonym", "people", "institution", "metonym", "capital")
"""The kinds of name by which a user may ask for a party, the stronger first."""


@cache
def _typed() -> dict[str, str | None]:
    """Return the party by what a user may type for it; None where that is shared."""
    index: dict[str, str | None] = {_key(code): code for code in (*states(), *organisations())}
    for kind in _TYPED_KINDS:
        for form, entry in entries().items():
            if kind == entry.kinds[0]:
                usual = confusions().either[entry.form].usual if len(entry.codes) > 1 else entry.codes[0]
                index.setdefault(_key(form), usual)
    return index


def _key(typed: str) -> str:
    """Return ``typed`` as it is compared: folded, in small letters, without article and dots."""
    plain = " ".join(fold(typed).casefold().split())
    return plain.removeprefix("the ").replace(".", "").removesuffix("-")


def party_code(text: str) -> str | None:
    """Return the code of the party that a user calls ``text``, or None if it is unknown or several.

    Codes, names, adjectives, capitals, metonyms and institutions are understood, in any case, with or
    without diacritics and article. A code wins over a name that is spelt like it.
    """
    return _typed().get(_key(text))


def party_name(code: str) -> str:
    """Return the name shown to readers for a party; of a code that is not listed, the code itself."""
    party = states().get(code) or organisations().get(code)
    return party.name if party else code


def party_demonym(code: str) -> str | None:
    """Return the adjective of a state ("Vietnamese"), or None for what has none."""
    state = states().get(code)
    return state.adjectives[0] if state and state.adjectives else None


def capital_of(code: str) -> str | None:
    """Return the capital of a state under its first spelling, or None for what has none."""
    state = states().get(code)
    return state.capitals[0] if state and state.capitals else None


def members(code: str) -> tuple[str, ...]:
    """Return the codes of an organisation's members, sorted; empty where they are not listed."""
    organisation = organisations().get(code)
    return organisation.members if organisation else ()


def naming_order(code: str) -> str:
    """Return the `NamingOrder` of a state's people; "mixed" for all that is no listed state."""
    state = states().get(code)
    return state.naming if state else "mixed"


def is_state(code: str) -> bool:
    """Tell whether ``code`` is of a state, territory or former state rather than of an organisation."""
    return code in states()


@cache
def _organs() -> dict[str, str]:
    """Return the organisation of each standing body by the body's name."""
    return {organ: code for code, body in organisations().items() for organ in body.organs}


def organ_of(form: str) -> str | None:
    """Return the organisation whose standing body bears the name ``form`` (of a `Name`), else None."""
    return _organs().get(form)
