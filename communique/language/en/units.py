"""The units of a sentence: words, and the mentions that several tokens make up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.language.en import symbols
from communique.language.en.atoms import Atoms
from communique.language.en.parties import Name
from communique.language.en.people import People, Person
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
    atoms: Atoms
    titles: list[Title]


# --- units ---------------------------------------------------------------------------------------

_NUMBERED = "(?:two|three|four|five|six|seven|several)"
_DEFINITE = rf"(?:both|the\s+{_NUMBERED}|the|their|our(?:\s+{_NUMBERED})?|these(?:\s+{_NUMBERED})?|each)"
_KIND = "(?:foreign|deputy|defen[cs]e|prime|host|partner|economic|vice|senior|participating)"
_BODIES = "(?:leaders|officials|heads|ministers|governments|peoples|parliaments|(?:foreign )?ministries)"
_COUNTED = "two|three|four|five|pair|trio"
_AFTER_DEED = "(?:a|an|the|to|that|on|in|with|for|over|about|by|at|how|ways|views|each|its|their|our)"
_DEED = (
    "are|had|have|held|hold|meet|met|plan|spoke|saw|shook|shared|took|were|will|would"
    rf"|\w+ed(?=\s+(?:also\s+)?{_AFTER_DEED}\b)"
)
"""Verbs of those who are only counted; one in -ed is no adjective where an object or preposition follows."""
_NOUNS = sorted([*load("groups")["sides"], *load("groups")["officials"]], key=len, reverse=True)
_GROUP = re.compile(
    # not the Conference of the Parties to a convention
    rf"(?<!onference of )\b(?:the\s+)?(?:(?:(?:senior|high-ranking|respective)\s+)*{_BODIES}\s+of\s+)?"
    rf"{_DEFINITE}\s+(?:{_KIND}\s+){{0,2}}(?:{'|'.join(_NOUNS)})\b"
    # "the two agreed": a bare number is a group before a verb
    rf"|\bthe\s+(?:{_COUNTED})(?=\s+(?:also\s+|both\s+|further\s+|then\s+|\w+ly\s+)?(?:{_DEED})\b)",
    re.IGNORECASE,
)
"""A group named before, by its kind: "the two sides", "leaders of both countries"."""
_GROUP_NOUNS = frozenset(
    form
    for noun in (*_NOUNS, *_COUNTED.split("|"))
    for word in [noun.split()[-1]]
    for form in (word, word.capitalize(), word.upper())
)
"""The last words of groups as printed: a sentence without any names no group."""


@dataclass(slots=True)
class _Units:
    """The units of a sentence in the making, as columns; ``mentions`` holds None for a mere word."""

    starts: list[int]
    ends: list[int]
    letters: list[str]
    mentions: list[Mention | None]

    def text(self) -> str:
        """Return the letters as one string."""
        return "".join(self.letters)

    def append(self, mention: Mention) -> None:
        """Add a unit that names something."""
        self.starts.append(mention.start)
        self.ends.append(mention.end)
        self.letters.append(mention.letter)
        self.mentions.append(mention)

    def join(self, first: int, last: int, letter: str) -> None:
        """Make one unit of ``first:last``, standing for all the parties that they name."""
        parts = [mention for mention in self.mentions[first:last] if mention is not None]
        codes = tuple(dict.fromkeys(code for mention in parts for code in mention.codes))
        start, end = self.starts[first], self.ends[last - 1]
        self.starts[first:last] = [start]
        self.ends[first:last] = [end]
        self.letters[first:last] = [letter]
        self.mentions[first:last] = [Mention(letter, start, end, codes)]


def read_units(
    text: str, draft: Draft, times: Sequence[Time], people: People, alphabet: Alphabet
) -> Sentence:
    """Return a sentence as units; parties of people and holders of bare offices are not settled yet."""
    atoms = draft.atoms
    letters = alphabet.encode_all(atoms.texts)
    units = _Units([], [], [], [])
    at = 0
    for place, spanning in _places(atoms, _spanning(text, draft, times, people), people):
        first = at if spanning is not None and place < at else place
        found = _mention_at(atoms, first, spanning, people) if first >= at else None
        if found is not None:
            mention, last = found
            units.starts += atoms.starts[at:first]
            units.ends += atoms.ends[at:first]
            units.letters += letters[at:first]
            units.mentions += [None] * (first - at)
            units.append(mention)
            at = last
    units.starts += atoms.starts[at:]
    units.ends += atoms.ends[at:]
    units.letters += letters[at:]
    _merge_compounds(units)
    _merge_governments(units, alphabet)
    return Sentence(
        draft.start, draft.end, draft.section, tuple(units.starts), tuple(units.ends), units.text(),
        {i: mention for i, mention in enumerate(units.mentions) if mention is not None},
    )  # fmt: skip


def _places(
    atoms: Atoms, spanning: Sequence[Mention], people: People
) -> list[tuple[int, Mention | None]]:
    """Return where units that are no mere words may begin, in order; a mention of several tokens first."""
    found = set(atoms.names)
    if not people.printed.isdisjoint(atoms.texts):
        found.update([k for k, word in enumerate(atoms.texts) if word in people.printed])
    places: list[tuple[int, Mention | None]] = [(k, None) for k in sorted(found)]
    if spanning:
        places += [(bisect_left(atoms.starts, mention.start), mention) for mention in spanning]
        places.sort(key=_order)
    return places


def _order(place: tuple[int, Mention | None]) -> tuple[int, bool, int]:
    return place[0], place[1] is None, place[1].start if place[1] is not None else 0


def _mention_at(
    atoms: Atoms, first: int, spanning: Mention | None, people: People
) -> tuple[Mention, int] | None:
    """Return what the atoms from ``first`` on name, and the atom after it; None for a mere word."""
    if spanning is not None:
        last = bisect_left(atoms.starts, spanning.end)
        return (spanning, last) if last > first else None
    if first in atoms.names:
        return _name_mention(atoms.names[first]), first + 1
    run = _known_run(atoms, first, people)
    if run is None:
        return None
    person, last = run
    return Mention(symbols.PERSON, atoms.starts[first], atoms.ends[last - 1], (), person), last


_UNIT_LETTERS = {
    "state": "S", "organisation": "S", "metonym": "S", "institution": "S", "people": "S",
    "demonym": "A", "capital": "L", "city": "L", "venue": "L", "region": "R",
}  # fmt: skip


def _name_mention(name: Name) -> Mention:
    letter = _UNIT_LETTERS.get(name.kind, "R")
    return Mention(letter, name.start, name.end, (name.code,) if name.code else (), name=name)


def _spanning(text: str, draft: Draft, times: Sequence[Time], people: People) -> list[Mention]:
    """Return the mentions that span several tokens: titles first, then times, then groups."""
    mentions = [m for title in draft.titles if (m := _title_mention(title, people)) is not None]
    taken = [(m.start, m.end) for m in mentions]
    for time in times:
        if not any(a < time.end and time.start < b for a, b in taken):
            mentions.append(Mention(symbols.TIME, time.start, time.end, time=time))
            taken.append((time.start, time.end))
    if _GROUP_NOUNS.isdisjoint(draft.atoms.texts):
        return mentions
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


def _known_run(atoms: Atoms, first: int, people: People) -> tuple[Person, int] | None:
    """Return the person whom the capitalised words from ``first`` on name, and the atom after the last."""
    words = atoms.texts
    word = words[first]
    if not people.known_word(word) or (word.casefold() in NEVER_NAMES and word not in ALSO_NAMES):
        return None
    last = first + 1
    while (
        last < len(words)
        and last not in atoms.names
        and people.known_word(words[last])
        and atoms.starts[last] - atoms.ends[last - 1] <= 1
    ):
        last += 1
    least = first + 1 + (word.casefold() in NEVER_NAMES)
    while last >= least:
        found = people.find(" ".join(words[first:last]))
        if found:
            return found[0], last
        last -= 1
    return None


# --- hyphenated names -----------------------------------------------------------------------------

_PAIR = re.compile(r"[SA](?:-[SA])+(?!-)")
_PREFIXED = re.compile(r"[wCnoyeg\ue000-\uf8ff]-([SA])(?![-'])")
_SUFFIXED = re.compile(r"([SA])-[wCnoyeg\ue000-\uf8ff]")


def _merge_compounds(units: _Units) -> None:
    """Join "China-Kazakhstan" into a pair, and "one-China" or "EU-led" into a mere adjective."""
    letters = units.text()
    if "-" not in letters:
        return
    for pattern, letter in ((_PAIR, symbols.PAIR), (_PREFIXED, symbols.REGION), (_SUFFIXED, symbols.DEMONYM)):
        for match in reversed(list(pattern.finditer(letters))):
            a, b = match.span()
            if letter is symbols.REGION and units.ends[a] != units.starts[a + 1]:
                continue
            if letter is symbols.DEMONYM and units.ends[b - 2] != units.starts[b - 1]:
                continue
            units.join(a, b, letter)
        letters = units.text()


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


def _merge_governments(units: _Units, alphabet: Alphabet) -> None:
    """Join "the Belarusian ministry" and "the Foreign Ministry of Peru" into one unit each."""
    for pattern in government_patterns(alphabet):
        letters = units.text()
        if "A" not in letters and "S" not in letters:
            return
        for match in reversed(list(pattern.finditer(letters))):
            units.join(*match.span(), symbols.STATE)
