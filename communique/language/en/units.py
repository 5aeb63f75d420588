"""The units of a sentence: words, and the mentions that several tokens make up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.language.en import symbols
from communique.language.en.parties import Name
from communique.language.en.people import People, Person
from communique.language.en.roles import Atom
from communique.language.en.symbols import Alphabet
from communique.language.en.times import Time
from communique.language.en.titles import Title
from communique.language.en.words import ALSO_NAMES, NEVER_NAMES
from communique.model import Section


class Mention(NamedTuple):
    """What a unit names. ``letter`` is its symbol; ``codes`` the parties it stands for, possibly none."""

    letter: str
    start: int
    end: int
    codes: tuple[str, ...] = ()
    person: Person | None = None
    title: Title | None = None
    time: Time | None = None
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as units: ``starts``, ``ends`` (clean offsets) and ``letters`` run in parallel."""

    start: int
    end: int
    section: Section
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    letters: str
    mentions: dict[int, Mention]


class Draft(NamedTuple):
    """A sentence on its way: atoms and titles, before people are resolved."""

    start: int
    end: int
    section: Section
    atoms: list[Atom]
    titles: list[Title]


# --- units ---------------------------------------------------------------------------------------

_NUMBERED = "(?:two|three|four|five|six|seven|several)"
_DEFINITE = rf"(?:both|the\s+{_NUMBERED}|the|their|our(?:\s+{_NUMBERED})?|these(?:\s+{_NUMBERED})?|each)"
_KIND = "(?:foreign|deputy|defen[cs]e|prime|host|partner|economic|vice|senior|participating)"
_BODIES = "(?:leaders|officials|heads|ministers|governments|peoples|parliaments|(?:foreign )?ministries)"
_NOUNS = sorted([*load("groups")["sides"], *load("groups")["officials"]], key=len, reverse=True)
_GROUP = re.compile(
    # not the Conference of the Parties to a convention
    rf"(?<!onference of )\b(?:the\s+)?(?:(?:(?:senior|high-ranking|respective)\s+)*{_BODIES}\s+of\s+)?"
    rf"{_DEFINITE}\s+(?:{_KIND}\s+){{0,2}}(?:{'|'.join(_NOUNS)})\b",
    re.IGNORECASE,
)
"""A group named before, by its kind: "the two sides", "leaders of both countries"."""


class _Unit(NamedTuple):
    letter: str
    start: int
    end: int
    mention: Mention | None


def read_units(
    text: str, draft: Draft, times: Sequence[Time], people: People, alphabet: Alphabet
) -> Sentence:
    """Return a sentence as units; parties of people and holders of bare offices are not settled yet."""
    spans = iter(sorted(_spanning(text, draft, times, people), key=lambda mention: mention.start))
    following = next(spans, None)
    atoms = draft.atoms
    units: list[_Unit] = []
    k = 0
    while k < len(atoms):
        atom = atoms[k]
        while following is not None and following.end <= atom.start:
            following = next(spans, None)
        if following is not None and following.start <= atom.start < following.end:
            units.append(_Unit(following.letter, following.start, following.end, following))
            while k < len(atoms) and atoms[k].start < following.end:
                k += 1
            continue
        if atom.name is not None:
            units.append(_name_unit(atom))
        elif atom.text[0].isupper() and (run := _known_run(atoms, k, people)) is not None:
            mention = Mention(symbols.PERSON, atom.start, atoms[run[1]].end, (), run[0])
            units.append(_Unit(symbols.PERSON, mention.start, mention.end, mention))
            k = run[1]
        else:
            units.append(_Unit(alphabet.encode(atom.text), atom.start, atom.end, None))
        k += 1
    units = _merge_governments(_merge_compounds(units), alphabet)
    return Sentence(
        draft.start, draft.end, draft.section,
        tuple([unit.start for unit in units]),
        tuple([unit.end for unit in units]),
        "".join([unit.letter for unit in units]),
        {i: unit.mention for i, unit in enumerate(units) if unit.mention is not None},
    )  # fmt: skip


_UNIT_LETTERS = {
    "state": "S", "organisation": "S", "metonym": "S", "institution": "S", "people": "S",
    "demonym": "A", "capital": "L", "city": "L", "venue": "L", "region": "R",
}  # fmt: skip


def _name_unit(atom: Atom) -> _Unit:
    name = atom.name
    assert name is not None
    letter = _UNIT_LETTERS.get(name.kind, "R")
    codes = (name.code,) if name.code else ()
    return _Unit(letter, atom.start, atom.end, Mention(letter, atom.start, atom.end, codes, name=name))


def _spanning(text: str, draft: Draft, times: Sequence[Time], people: People) -> list[Mention]:
    """Return the mentions that span several tokens: titles first, then times, then groups."""
    mentions = [m for title in draft.titles if (m := _title_mention(title, people)) is not None]
    taken = [(m.start, m.end) for m in mentions]
    for time in times:
        if not any(a < time.end and time.start < b for a, b in taken):
            mentions.append(Mention(symbols.TIME, time.start, time.end, time=time))
            taken.append((time.start, time.end))
    for match in _GROUP.finditer(text, draft.start, draft.end):
        a, b = match.span()
        within = [
            m for m in mentions if m.letter == symbols.GROUP and a <= m.start and m.end < b and not m.codes
        ]
        if not any(x < b and a < y for x, y in taken if not any((m.start, m.end) == (x, y) for m in within)):
            mentions = [m for m in mentions if m not in within]
            mentions.append(Mention(symbols.GROUP, a, b))
    return mentions


def _title_mention(title: Title, people: People) -> Mention | None:
    """Return the mention for a title: a person, a group of officials, or an office alone."""
    if title.name is not None:
        found = people.find(title.name)
        if title.office is None and not title.counterpart and len(found) > 1:
            found.sort(key=lambda person: bool(person.tenures))  # "the President and Dr. X": the other X
        person = next((p for p in found if title.party in (None, p.party)), found[0] if found else None)
        return Mention(symbols.PERSON, title.start, title.end, (), person, title) if person else None
    if title.plural:
        return Mention(symbols.GROUP, title.start, title.end, title.parties, None, title)
    codes = (title.party,) if title.party else ()
    return Mention(symbols.OFFICE, title.start, title.end, codes, None, title)


def _known_run(atoms: Sequence[Atom], k: int, people: People) -> tuple[Person, int] | None:
    """Return the person whom the capitalised words from ``k`` on name, and the last word's index."""
    word = atoms[k].text
    if not people.known_word(word) or (word.casefold() in NEVER_NAMES and word not in ALSO_NAMES):
        return None
    last = k
    while (
        last + 1 < len(atoms)
        and atoms[last + 1].name is None
        and people.known_word(atoms[last + 1].text)
        and atoms[last + 1].start - atoms[last].end <= 1
    ):
        last += 1
    low = word.casefold() in NEVER_NAMES
    while last >= k + low:
        found = people.find(" ".join([atom.text for atom in atoms[k : last + 1]]))
        if found:
            return found[0], last
        last -= 1
    return None


# --- hyphenated names -----------------------------------------------------------------------------

_PAIR = re.compile(r"[SA](?:-[SA])+(?!-)")
_PREFIXED = re.compile(r"[wCnoyeg\ue000-\uf8ff]-([SA])(?![-'])")
_SUFFIXED = re.compile(r"([SA])-[wCnoyeg\ue000-\uf8ff]")


def _merge_compounds(units: list[_Unit]) -> list[_Unit]:
    """Join "China-Kazakhstan" into a pair, and "one-China" or "EU-led" into a mere adjective."""
    letters = "".join([unit.letter for unit in units])
    if "-" not in letters:
        return units
    for pattern, letter in ((_PAIR, symbols.PAIR), (_PREFIXED, symbols.REGION), (_SUFFIXED, symbols.DEMONYM)):
        for match in reversed(list(pattern.finditer(letters))):
            a, b = match.span()
            if letter is symbols.REGION and units[a].end != units[a + 1].start:
                continue
            if letter is symbols.DEMONYM and units[b - 2].end != units[b - 1].start:
                continue
            codes = tuple(dict.fromkeys(c for u in units[a:b] if u.mention for c in u.mention.codes))
            start, end = units[a].start, units[b - 1].end
            units[a:b] = [_Unit(letter, start, end, Mention(letter, start, end, codes))]
        letters = "".join([unit.letter for unit in units])
    return units


# --- governments as actors -----------------------------------------------------------------------


@cache
def government_patterns(alphabet: Alphabet) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for "the Belarusian ministry" and "the Foreign Ministry of Peru"."""
    offices = load("offices")
    nouns = alphabet.letter_class(word for word in load("groups")["government"] if " " not in word)
    inner = alphabet.letter_class([*offices["domains"], *offices["modifiers"], *offices["bodies"]])[1:-1]
    the, of, land = alphabet.letter("the"), alphabet.letter("of"), alphabet.letter("and")
    before = re.compile(f"(?:A(?:,?{land}?A)*|S')[{inner}e]{{0,3}}{nouns}(?![{inner}]*{nouns})")
    after = re.compile(f"[{inner}]{{0,3}}{nouns}(?:{of}{the}?[{inner}{land}]+)?{of}{the}?S(?:{land}{the}?S)?")
    return before, after


def _merge_governments(units: list[_Unit], alphabet: Alphabet) -> list[_Unit]:
    """Join "the Belarusian ministry" and "the Foreign Ministry of Peru" into one unit each."""
    for pattern in government_patterns(alphabet):
        letters = "".join([unit.letter for unit in units])
        if "A" not in letters and "S" not in letters:
            return units
        for match in reversed(list(pattern.finditer(letters))):
            a, b = match.span()
            codes = tuple(dict.fromkeys(c for u in units[a:b] if u.mention for c in u.mention.codes))
            start, end = units[a].start, units[b - 1].end
            units[a:b] = [_Unit("S", start, end, Mention("S", start, end, codes))]
    return units
