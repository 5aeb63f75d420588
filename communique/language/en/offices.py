"""What an office's title says: the office without the state's name, and the party it is held for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.language.en.atoms import Atom, Atoms
from communique.language.en.parties import Name, is_state, party_name
from communique.language.en.roles import lexicon


class Office(NamedTuple):
    """A title's words without the state's name, the party it names, and all parties it names.

    ``private`` tells that a firm or the like, known by no party, is what the person stands for.
    """

    words: str | None
    party: str | None
    parties: tuple[str, ...]
    private: bool = False


_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OUTWARD = frozenset({"to", "at", "in", "on", "for", "with"})


def read_office(atoms: Atoms, start: int, end: int) -> Office:
    """Return the office that ``atoms[start:end]`` print (codebook, "participant" and ruling 21).

    A party leads the title ("Kenyan Minister"), follows it ("Minister of Kenya") or stands before a body
    inside ("Director of the Kenyan Ministry"); "on Afghan Affairs" and "to Kenya" are no party of the holder.
    """
    parts: list[tuple[int, str, Name]] = []
    found: dict[str, list[str]] = {"lead": [], "tail": [], "inner": [], "own": [], "place": []}
    for k in range(start, end):
        name = atoms.names.get(k)
        if name is None or name.code is None:
            continue
        role = _part(atoms, k, start, end, name)
        if role is None:
            continue
        found[role].append(name.code)
        parts.append((k, role, name))
    codes = tuple(dict.fromkeys(code for role in found.values() for code in role))
    found["inner"].sort(key=lambda code: not is_state(code))  # "the CIS Department of the Kenyan Ministry"
    party = next((role[0] for role in found.values() if role), None) or _national(atoms, start, end)
    drop: set[int] = set()
    for k, role, name in parts:
        if (
            role not in ("own", "place")
            and _is_plain(name)
            and (is_state(name.code or "") or (name.code == party and role != "inner"))
        ):
            drop.update(_with_its_words(atoms, k, start, end, role))
    kept = [atoms[k] for k in range(start, end) if k not in drop]
    words = _tidy(join_words(kept))
    named = codes if not found["tail"] else tuple(dict.fromkeys(found["tail"]))
    return Office(
        words or None, party, named or ((party,) if party else ()), _is_private(atoms, start, end, party)
    )


def _part(atoms: Atoms, k: int, start: int, end: int, name: Name) -> str | None:
    """Return what the name at ``k`` is to the title: lead, tail, inner, own, place, or None for a topic."""
    before = _word_before(atoms, k, start)
    possessive = k + 1 < end and atoms.texts[k + 1] in _POSSESSIVES
    if name.kind in ("capital", "city", "venue", "region"):
        return "place" if k == start or before == "of" else None
    if k == start:
        return "lead" if name.kind != "people" else None
    if k + 1 < end and atoms.texts[k + 1].lower() in _words("own_people"):
        return "own"
    if name.kind == "demonym" or possessive:
        return "inner" if _before_body(atoms, k + 1 + possessive, end) else None
    if before in ("of", "and", "&") and not _goes_on(atoms, k + 1, end):
        return "tail" if before == "of" or _is_joined(atoms, k, start) else None
    if _before_body(atoms, k + 1, end) and name.kind in ("state", "organisation", "institution"):
        return "inner" if not _is_topic(atoms, k + 1, end) else None
    if name.kind in ("organisation", "institution") and before not in _OUTWARD:
        return "inner" if not _goes_on(atoms, k + 1, end) else None
    return None


def _word_before(atoms: Atoms, k: int, start: int) -> str:
    """Return the word before the name, the article left out; empty where the title begins."""
    for j in range(k - 1, max(start, k - 3) - 1, -1):
        if atoms.texts[j].lower() != "the":
            return atoms.texts[j].lower()
    return ""


def _is_joined(atoms: Atoms, k: int, start: int) -> bool:
    """Tell whether the name is the second of "of A and B"."""
    for j in range(k - 1, start, -1):
        name = atoms.names.get(j)
        if name is not None:
            return name.code is not None and _word_before(atoms, j, start) == "of" and k - j <= 3
    return False


def _before_body(atoms: Atoms, k: int, end: int) -> bool:
    """Tell whether the words from ``k`` on lead to a body or an office, not to a field of affairs."""
    roles = lexicon().roles
    for j in range(k, end):
        name = atoms.names.get(j)
        if name is not None:
            if name.kind != "organisation":
                return False
            continue
        word = roles.get(atoms.texts[j].lower())
        if word is None:
            return False
        if set(word) & set("bhk"):
            return True
    return False


def _is_topic(atoms: Atoms, k: int, end: int) -> bool:
    """Tell whether a state's name before a body is what the body deals with: "the Palestine Department"."""
    is_desk = k < end and atoms.texts[k].lower() in _words("desks")
    return is_desk and not (k + 1 < end and atoms.texts[k + 1] == "of")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("offices")[key])



def _goes_on(atoms: Atoms, k: int, end: int) -> bool:
    return k < end and atoms.names.get(k) is None and atoms.texts[k][0].isupper()


def _with_its_words(atoms: Atoms, k: int, start: int, end: int, role: str) -> set[int]:
    """Return the name's index with that of its possessive mark, or of "of the" before one at the end."""
    out = {k}
    if k + 1 < end and atoms.texts[k + 1] in _POSSESSIVES:
        out.add(k + 1)
    j = k - 1
    while role == "tail" and j > start and atoms.texts[j].lower() in ("the", "and", "&", "of"):
        out.add(j)
        if atoms.texts[j] == "of":
            break
        j -= 1
    return out


def _is_plain(name: Name) -> bool:
    """Tell whether the name is the party's own, and not that of one of its bodies."""
    code = name.code or ""
    return (is_state(code) and name.kind not in ("institution", "metonym")) or name.form in (
        code,
        party_name(code),
    )


@cache
@cache
def _nationals() -> dict[str, str]:
    return {entry["name"]: entry["party"] for entry in load("offices")["national"]}


def _national(atoms: Atoms, start: int, end: int) -> str | None:
    """Return the party that the office's very name tells: a pope is of one state only."""
    words = f" {' '.join(atoms.texts[start:end]).lower()} "
    return next((code for name, code in _nationals().items() if f" {name} " in words), None)


def _is_private(atoms: Atoms, start: int, end: int, party: str | None) -> bool:
    """Tell whether a body that no list knows is what the title is of."""
    roles = lexicon().roles
    if party is not None or not any("q" in roles.get(text.lower(), "") for text in atoms.texts[start:end]):
        return False
    capitalised = [a.text for a in atoms[start:end] if a.name is None and a.text[0].isupper()]
    words = [word for word in capitalised if not word.isupper()]
    lows = [word.lower() for word in words if word.lower() not in ("the", "former", "ex")]
    return any(low not in roles and low.rpartition("-")[0] not in roles for low in lows)


# --- words ---------------------------------------------------------------------------------------



def _tidy(words: str) -> str:
    """Return an office's words without article, rank and marks of time around them."""
    parts = words.split()
    while len(parts) > 1 and _is_passing(parts[0], parts[1]):
        parts.pop(0)
    ranked = len(parts) > 1 and parts[-1] in ("General", "Marshal", "Major")
    if ranked and parts[-2].lower() not in _words("generals"):
        parts.pop()
    return " ".join(parts).strip(" ,-")


def _is_passing(word: str, following: str) -> bool:
    """Tell whether a title's first word is no part of it: "outgoing Minister", "under President X"."""
    return word.lower() in _words("passing") or (word in _words("leading") and following[0].isupper())


def join_words(atoms: Sequence[Atom]) -> str:
    """Return the words as printed, parted as in the text where they are neighbours in it, else by a space."""
    out = ""
    for k, atom in enumerate(atoms):
        if k and not (atom.text in (",", ")", *_POSSESSIVES) or atom.start == atoms[k - 1].end):
            out += " "
        out += atom.text
    return out


_SINGULARS = {
    "Ambassadors": "Ambassador",
    "Attorneys": "Attorney",
    "Consuls": "Consul",
    "Directors": "Director",
    "Governors": "Governor",
    "Secretaries": "Secretary",
}
"""Plurals before another word: "Directors-General"."""


def singular(office: str | None) -> str | None:
    """Return a plural title in the singular: "Foreign Ministers" is "Foreign Minister"."""
    if office is None:
        return None
    return ", ".join(_singular(part) for part in office.split(", "))


def _singular(office: str) -> str:
    head, *rest = re.split(r"(?= (?:of|for|to|on|at|in) )", office, maxsplit=1)
    tail = "".join(rest)
    first = re.match(r"(\w+)(?=[ -])", head)
    if first and first[1] in _SINGULARS:
        return _SINGULARS[first[1]] + head[len(first[1]) :] + tail
    head = re.sub(r"men$", "man", re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", head)))
    return head + tail
