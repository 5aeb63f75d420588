"""People and offices in a sentence, recognised by the grammar of official titles.

Each token or gazetteer name becomes one letter for the part it can play in a title (head, modifier,
body, domain, name, …); regular expressions over these letters are the grammar. The words behind the
letters are in ``data/offices.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.language.en.parties import Name
from communique.language.en.words import NEVER_NAMES


class Title(NamedTuple):
    """An office as printed, with or without its holder.

    ``office`` is the title without the state's name; ``party`` the code it names, if any; ``name`` the
    person's name or None for an office alone; ``plural`` where several people share the title;
    ``holder`` is "counterpart" for "his counterpart X". Spans are in code points of the text given.
    """

    start: int
    end: int
    office: str | None
    party: str | None
    name: str | None
    name_start: int
    name_end: int
    plural: bool = False
    counterpart: bool = False


class Atom(NamedTuple):
    """A token or a gazetteer name, with its text."""

    start: int
    end: int
    text: str
    name: Name | None


# --- the letters ---------------------------------------------------------------------------------

_ROLES = "hkmbd"  # head, plural head, modifier, body, domain
_FIRST_SET = 0x100


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


class _Lexicon(NamedTuple):
    roles: dict[str, str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    national: dict[str, str]


@cache
def _lexicon() -> _Lexicon:
    data = load("offices")
    roles: dict[str, set[str]] = {}
    for entry in data["heads"]:
        singular, _, plural = (part.strip() for part in entry.partition("/"))
        roles.setdefault(singular, set()).add("h")
        roles.setdefault(plural or _plural(singular), set()).add("k")
    for letter, key in (("m", "modifiers"), ("b", "bodies"), ("d", "domains")):
        for word in data[key]:
            roles.setdefault(word, set()).add(letter)
    return _Lexicon(
        {word: "".join(sorted(letters)) for word, letters in roles.items()},
        frozenset(data["particles"]),
        frozenset(data["suffixes"]),
        frozenset(data["honorifics"]),
        frozenset(data["ranks"]),
        {entry["name"]: entry["party"] for entry in data["national"]},
    )


@cache
def _set_letter(roles: str, capital: bool) -> str:
    """Return the letter for a word that can play ``roles``, printed with a capital or not."""
    number = sum(1 << _ROLES.index(role) for role in roles)
    return chr(_FIRST_SET + 2 * number + capital)


@cache
def _class(roles: str, capital: bool | None = None) -> str:
    """Return the inside of a character class: all words that can play one of ``roles``."""
    letters = []
    for number in range(1, 1 << len(_ROLES)):
        if any(number >> _ROLES.index(role) & 1 for role in roles):
            for case in (False, True):
                if capital is None or capital is case:
                    letters.append(chr(_FIRST_SET + 2 * number + case))
    return "".join(letters)


_NAME_LETTERS = {
    "state": "S", "organisation": "S", "institution": "S", "metonym": "S", "demonym": "A",
    "people": "S", "capital": "L", "city": "L", "venue": "L", "region": "R",
}
_WORD_LETTERS = {
    ",": ",", "and": "&", "&": "&", "of": "o", "for": "f", "to": "f", "at": "f", "on": "f", "in": "f",
    "the": "t", "'s": "s", "’s": "s", "'": "s", "’": "s", "(": "(", ")": ")", "“": '"', "”": '"', '"': '"',
    "counterpart": "c", "counterparts": "c", "his": "u", "her": "u", "their": "u", "its": "u",
    "former": "e", "ex-": "e", "late": "e", "then": "e", "then-": "e", "newly": "e", "–": "-", "-": "-",
}  # fmt: skip


def _letter(atom: Atom, lexicon: _Lexicon) -> str:
    text = atom.text
    if atom.name is not None:
        return _NAME_LETTERS.get(atom.name.kind, "R")
    low = text.lower()
    found = _WORD_LETTERS.get(low)
    if found:
        return found
    capital = text[0].isupper()
    if low in lexicon.honorifics:
        return "r"
    roles = lexicon.roles.get(low)
    if roles is None and low.endswith("-elect"):
        roles = lexicon.roles.get(low.removesuffix("-elect"))
    if low in lexicon.ranks and capital:
        return "g" if roles is None else _set_letter(roles, True)
    if roles:
        return _set_letter(roles, capital)
    if low in lexicon.suffixes and capital:
        return "j"
    if low in lexicon.particles or low.partition("-")[0] in ("al", "el", "as", "ar", "ad", "an") and "-" in low:
        return "P" if capital or "-" in low else "p"
    if capital:
        if len(text) == 2 and text[1] == ".":
            return "i"
        return "x" if low in NEVER_NAMES else "N"
    return "x"


# --- the grammar ---------------------------------------------------------------------------------

_H = f"[{_class('h')}]"
_K = f"[{_class('k')}]"
_LOW = f"[{_class('mbd', False)}]"
_CAP = f"[{_class('mbdh', True)}]"
_PRE = f"(?:(?:[{_class('mbd')}SALR](?:s(?=[^x]))?-?|&(?=[{_class('d')}]))*?)"
_ITEM = f"[{_class('mbdh')}SALR]s?"
_RUN = f"(?:{_ITEM}(?:-?{_ITEM}|,(?=[{_class('bd', True)}][{_class('bd', True)}&,o]){_ITEM}|,?&[{_class('bd')}](?![{_class('h')}]))*)"
_UNKNOWN_RUN = f"(?:(?:{_ITEM}|N|&(?=[N{_class('bd', True)}]))+)"
_TAIL = f"(?:[of]t?(?:{_RUN}))"
_LOOSE_TAIL = f"(?:[of]t?{_UNKNOWN_RUN}(?=,))"
_OFFICE = f"(?:{_PRE}{_H}+(?:{_TAIL}*{_LOOSE_TAIL}|{_TAIL}*))"
_OFFICES = f"(?:{_OFFICE}(?:,?&t?{_OFFICE})*)"
_NAME = r'(?:g*[NiP](?:[NiPp]|-(?=N)|"[NiP]+"|(?<=[NP])j|,j)*)'
_PERSON = re.compile(
    f"(?P<po>{_OFFICES}),?r*(?P<pn>{_NAME})(?P<pa>ot?[SA]s?)?"
    f"|(?P<pl>{_PRE}{_K}(?:{_TAIL}*))(?P<ln>{_NAME}(?:,{_NAME})*,?&{_NAME})"
    f"|(?P<an>{_NAME})[,(]t?e?(?P<ao>{_OFFICES})(?![,]?r*[NiP])"
    f"|u(?P<ca>A?)(?P<co>{_PRE}?{_H}?)c,?r*(?P<cn>{_NAME})"
    f"|(?P<oo>{_OFFICE})"
)


def find_titles(atoms: list[Atom], stop: Callable[[str], bool] | None = None) -> list[Title]:
    """Return the people with their offices, and the offices alone, in the order of the text.

    ``stop`` tells which capitalised words are no part of a name: headlines capitalise verbs too.
    """
    lexicon = _lexicon()
    letters = "".join([_letter(atom, lexicon) for atom in atoms])
    if stop is not None:
        letters = "".join(
            ["x" if letter in "NP" and stop(atom.text.lower()) else letter for letter, atom in zip(letters, atoms, strict=True)]
        )
    titles: list[Title] = []
    for match in _PERSON.finditer(letters):
        titles.extend(_read(match, atoms, lexicon))
    return titles


def _read(match: re.Match[str], atoms: list[Atom], lexicon: _Lexicon) -> Iterable[Title]:
    group = match.lastgroup
    start, end = match.span()
    if match["pn"] is not None:
        yield _title(match, "po", "pn", atoms, match["pa"] and match.span("pa"))
    elif match["an"] is not None:
        yield _title(match, "ao", "an", atoms, None)
    elif match["ln"] is not None:
        yield from _shared(match, atoms)
    elif match["cn"] is not None:
        party = next((a.name.code for a in atoms[start:end] if a.name), None)
        a, b = match.span("cn")
        yield Title(atoms[start].start, atoms[end - 1].end, None, party, _text(atoms, a, b),
                    atoms[a].start, atoms[b - 1].end, counterpart=True)  # fmt: skip
    elif group == "oo":
        office, party = _office(atoms, start, end)
        if any(a.text[0].isupper() for a in atoms[start:end] if a.name is None) or party:
            yield Title(atoms[start].start, atoms[end - 1].end, office, party, None, -1, -1)


def _title(match: re.Match[str], o: str, n: str, atoms: list[Atom], after: tuple[int, int] | None) -> Title:
    office, party = _office(atoms, *match.span(o))
    a, b = match.span(n)
    if after and party is None:
        party = next((x.name.code for x in atoms[after[0] : after[1]] if x.name), None)
        end = after[1]
    else:
        end = max(match.end(o), b)
    while atoms[a].name is None and atoms[a].text.lower() in _lexicon().ranks and a + 1 < b:
        a += 1
    start = min(match.start(o), match.start(n))
    return Title(atoms[start].start, atoms[end - 1].end, office, party, _text(atoms, a, b),
                 atoms[a].start, atoms[b - 1].end)  # fmt: skip


def _shared(match: re.Match[str], atoms: list[Atom]) -> Iterable[Title]:
    """Yield one title for each of several people who share it: "Presidents A and B"."""
    o, e = match.span("pl")
    office, _ = _office(atoms, o, e)
    codes = [a.name.code for a in atoms[o:e] if a.name]
    a, b = match.span("ln")
    names: list[tuple[int, int]] = []
    begin = a
    for i in range(a, b + 1):
        if i == b or atoms[i].text in (",", "and", "&") and atoms[i].text:
            if i > begin:
                names.append((begin, i))
            begin = i + 1
    for k, (x, y) in enumerate(names):
        party = codes[k] if len(codes) == len(names) else (codes[0] if len(codes) == 1 else None)
        yield Title(atoms[o if k == 0 else x].start, atoms[y - 1].end, singular(office), party,
                    _text(atoms, x, y), atoms[x].start, atoms[y - 1].end, plural=True)  # fmt: skip


def singular(office: str | None) -> str | None:
    """Return a plural title in the singular: "Foreign Ministers" is "Foreign Minister"."""
    if office is None:
        return None
    head, space, tail = office.partition(" of ")
    head = re.sub(r"men$", "man", re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", head)))
    head = re.sub(r"^(Secretaries|Directors|Governors)-", lambda m: _SINGULAR[m[1]] + "-", head)
    return head + space + tail


_SINGULAR = {"Secretaries": "Secretary", "Directors": "Director", "Governors": "Governor"}


def _text(atoms: list[Atom], start: int, end: int) -> str:
    """Return the words of ``atoms[start:end]`` as printed, parted as in the text."""
    pieces: list[str] = []
    for k in range(start, end):
        if k > start and atoms[k].start > atoms[k - 1].end:
            pieces.append(" ")
        pieces.append(atoms[k].text)
    return "".join(pieces)


def _office(atoms: list[Atom], start: int, end: int) -> tuple[str | None, str | None]:
    """Return the office of ``atoms[start:end]`` without the state's name, and the party it names."""
    drop: set[int] = set()
    party: str | None = None
    lead = inner = tail = None
    for k in range(start, end):
        name = atoms[k].name
        if name is None or name.code is None:
            continue
        possessive = k + 1 < end and atoms[k + 1].text in ("'s", "’s", "'", "’")
        before = [atoms[j].text.lower() for j in range(max(start, k - 2), k)]
        of = bool(before) and (before[-1] == "of" or before[-2:] == ["of", "the"])
        if name.kind == "demonym" or possessive or k == start and name.kind in ("state", "organisation"):
            drop.update({k, k + 1} if possessive else {k})
            if k == start:
                lead = name.code
            else:
                inner = inner or name.code
        elif of and name.kind in ("state", "organisation") and not _goes_on(atoms, k + 1, end):
            if name.form != "organ":
                drop.add(k)
                drop.update(j for j in (k - 1, k - 2) if j >= start and atoms[j].text.lower() in ("of", "the")
                            and (j == k - 1 or atoms[k - 1].text.lower() == "the"))  # fmt: skip
            tail = name.code
        elif name.kind == "organisation" or name.kind == "institution":
            inner = inner or name.code
    party = lead or inner or tail
    kept = [atoms[k] for k in range(start, end) if k not in drop]
    words = _join(kept)
    return (words or None), party


def _goes_on(atoms: list[Atom], k: int, end: int) -> bool:
    return k < end and atoms[k].name is None and atoms[k].text[0].isupper()


def _join(kept: list[Atom]) -> str:
    out = ""
    for k, atom in enumerate(kept):
        if k and not (atom.text in (",", "'s", "’s", "'", "’", ")") or atom.start == kept[k - 1].end):
            out += " "
        out += atom.text
    return re.sub(r"^(?:the|The) ", "", out.strip())
