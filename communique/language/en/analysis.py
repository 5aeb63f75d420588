"""A document as sentences of units: words and mentions, ready for the grammar.

The stages: gazetteer names and times over the whole text, sentences, titles (people and offices), the
document's people and its home party, then each sentence as a string of symbols with its mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from communique.data import load
from communique.language.en import symbols
from communique.language.en.parties import Name, find_names
from communique.language.en.people import People, Person, office_words
from communique.language.en.symbols import Alphabet
from communique.language.en.times import Time, find_times
from communique.language.en.titles import Atom, Title, find_titles
from communique.language.en.tokens import find_sentences, find_tokens
from communique.language.en.words import NEVER_NAMES
from communique.model import REPORTING_SECTIONS, Document, Section
from communique.reading.outlets import find_outlet


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


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its sentences in reading order, its people and its home party."""

    document: Document
    sentences: tuple[Sentence, ...]
    people: People
    home: str | None


class _Draft(NamedTuple):
    """A sentence on its way: atoms and titles, before people are resolved."""

    start: int
    end: int
    section: Section
    atoms: list[Atom]
    titles: list[Title]


def analyse(document: Document, alphabet: Alphabet) -> Analysis:
    """Return the analysis of a document; a pure function of its text and the data files."""
    text = document.clean
    names = find_names(text)
    name_starts = [name.start for name in names]
    times = find_times(text)
    time_starts = [time.start for time in times]
    drafts: list[_Draft] = []
    for section in document.sections:
        if section.kind in REPORTING_SECTIONS:
            for span in find_sentences(text, section.start, section.end):
                atoms = _atoms(text, span.start, span.end, names, name_starts)
                drafts.append(_Draft(span.start, span.end, section, atoms, []))
    people = People()
    _find_people(drafts, people, alphabet)
    home = _home_party(document, drafts, names)
    _part_pairs(drafts, people, home, names)
    people.give_home(home)
    sentences = []
    for draft in drafts:
        low, high = bisect_left(time_starts, draft.start), bisect_left(time_starts, draft.end)
        sentences.append(_sentence(text, draft, times[low:high], people, home, alphabet))
    return Analysis(document, tuple(sentences), people, home)


# --- atoms, titles, people -----------------------------------------------------------------------


def _atoms(text: str, start: int, end: int, names: Sequence[Name], name_starts: Sequence[int]) -> list[Atom]:
    atoms: list[Atom] = []
    at = start
    for k in range(bisect_left(name_starts, start), bisect_left(name_starts, end)):
        name = names[k]
        atoms += [Atom(a, b, text[a:b], None) for a, b in find_tokens(text, at, name.start)]
        atoms.append(Atom(name.start, name.end, text[name.start : name.end], name))
        at = name.end
    atoms += [Atom(a, b, text[a:b], None) for a, b in find_tokens(text, at, end)]
    return atoms


def _find_people(drafts: list[_Draft], people: People, alphabet: Alphabet) -> None:
    """Find titles and enter their holders: headlines last, their capitals hide where names end."""
    for headline in (False, True):
        for draft in drafts:
            if (draft.section.kind == "headline") is not headline:
                continue
            stop = (lambda word: alphabet.knows(word) and not people.known_word(word)) if headline else None
            draft.titles.extend(find_titles(draft.atoms, stop))
            last: Title | None = None
            for title in draft.titles:
                if title.name is not None:
                    office = title.office
                    if title.counterpart and office is None and last is not None:
                        office = last.office
                    people.add(title.name, title.party, office, title.start, title.end)
                    last = title


def _part_pairs(drafts: list[_Draft], people: People, home: str | None, names: Sequence[Name]) -> None:
    """Give the second of two officials joined without their states the document's other party.

    "President A and President B agreed": where a document tells of two states, both cannot be of one.
    """
    states = Counter(n.code for n in names if n.kind in ("state", "demonym") and n.code != home)
    if home is None or not states:
        return
    other = states.most_common(1)[0][0]
    for draft in drafts:
        bare = [t for t in draft.titles if t.name and t.party is None]
        for first, second in pairwise(bare):
            between = [a.text for a in draft.atoms if first.end <= a.start < second.start]
            a, b = people.find(first.name or ""), people.find(second.name or "")
            if between == ["and"] and a and b and a[0].party in (None, home) and b[0].party is None and first.office == second.office:
                a[0].party, b[0].party = home, other


def _home_party(document: Document, drafts: list[_Draft], names: Sequence[Name]) -> str | None:
    """Return the party from which the document speaks, or None where nothing tells.

    In this order: the outlet's state; the state to which ambassadors are accredited; the state named
    most often that no title names, if some official bears a title without a state.
    """
    for source in (document.outlet, document.dateline.agency):
        outlet = find_outlet(source) if source else None
        if outlet is not None:
            return outlet.party
    titles = [title for draft in drafts for title in draft.titles]
    explicit = {title.party for title in titles if title.party}
    counts = Counter(
        name.code for name in names if name.code and name.kind in ("state", "demonym", "capital", "metonym")
    )
    for draft in drafts:
        for title in draft.titles:
            host = re.search(r"\bto (?:the )?(\S.*)$", title.office or "")
            if host and title.party and "mbassador" in (title.office or ""):
                code = next((n.code for n in names if title.start <= n.start < title.end and n.code != title.party), None)
                if code:
                    return code
    if any(title.party is None and title.name for title in titles):
        for code, count in counts.most_common():
            if code not in explicit and count >= 2:
                return code
    return counts.most_common(1)[0][0] if counts else None


# --- units ---------------------------------------------------------------------------------------

_GROUP_NOUN = "|".join(
    sorted((word for key in ("sides", "officials") for word in load("groups")[key]), key=len, reverse=True)
)
_NUMBERED = r"two|three|four|five|six|seven|several"
_GROUP = re.compile(
    rf"\b(?:[Tt]he\s+)?(?:(?:(?:senior|high-ranking|respective)\s+)*(?:leaders|officials|heads|ministers|governments|peoples|parliaments|foreign ministries|ministries)\s+of\s+)?"
    rf"(?:(?:[Bb]oth|[Tt]he\s+(?:{_NUMBERED})|[Tt]he|[Tt]heir|[Oo]ur(?:\s+(?:{_NUMBERED}))?|[Tt]hese(?:\s+(?:{_NUMBERED}))?|[Ee]ach)\s+)"
    rf"(?:(?:foreign|deputy|defen[cs]e|prime|host|partner|economic|vice|senior|participating)\s+){{0,2}}(?P<noun>{_GROUP_NOUN})\b",
    re.IGNORECASE,
)


class _Unit(NamedTuple):
    letter: str
    start: int
    end: int
    mention: Mention | None


def _sentence(
    text: str, draft: _Draft, times: Sequence[Time], people: People, home: str | None, alphabet: Alphabet
) -> Sentence:
    taken = _taken_spans(text, draft, times, people, home)
    units: list[_Unit] = []
    k = 0
    spans = iter(sorted(taken, key=lambda mention: mention.start))
    following = next(spans, None)
    atoms = draft.atoms
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
        else:
            run = _known_run(atoms, k, people)
            if run:
                person, last = run
                mention = Mention("P", atom.start, atoms[last].end, (person.party,) if person.party else (), person)
                units.append(_Unit("P", mention.start, mention.end, mention))
                k = last + 1
                continue
            units.append(_Unit(alphabet.encode(atom.text), atom.start, atom.end, None))
        k += 1
    units = _merge_governments(_merge_compounds(units), alphabet)
    return Sentence(
        draft.start, draft.end, draft.section,
        tuple(unit.start for unit in units), tuple(unit.end for unit in units),
        "".join([unit.letter for unit in units]),
        {i: unit.mention for i, unit in enumerate(units) if unit.mention is not None},
    )  # fmt: skip


_UNIT_LETTERS = {
    "state": "S", "organisation": "S", "metonym": "S", "institution": "S", "people": "S",
    "demonym": "A", "capital": "L", "city": "L", "venue": "L", "region": "R",
}


def _name_unit(atom: Atom) -> _Unit:
    name = atom.name
    assert name is not None
    letter = _UNIT_LETTERS.get(name.kind, "R")
    codes = (name.code,) if name.code else ()
    return _Unit(letter, atom.start, atom.end, Mention(letter, atom.start, atom.end, codes, name=name))


def _taken_spans(
    text: str, draft: _Draft, times: Sequence[Time], people: People, home: str | None
) -> list[Mention]:
    """Return the mentions that span several tokens: titles first, then times, then groups."""
    mentions: list[Mention] = []
    for title in draft.titles:
        mentions.append(_title_mention(title, people, home))
    taken = [(m.start, m.end) for m in mentions]
    for time in times:
        if not any(a < time.end and time.start < b for a, b in taken):
            mentions.append(Mention(symbols.TIME, time.start, time.end, time=time))
            taken.append((time.start, time.end))
    for match in _GROUP.finditer(text, draft.start, draft.end):
        a, b = match.span()
        if not any(x < b and a < y for x, y in taken):
            mentions.append(Mention(symbols.GROUP, a, b))
    return mentions


def _title_mention(title: Title, people: People, home: str | None) -> Mention:
    person: Person | None
    if title.name is not None:
        found = people.find(title.name)
        person = next((p for p in found if title.party in (None, p.party)), found[0] if found else None)
    else:
        person = _holder(title, people, home)
    if person is None:
        return Mention(symbols.OFFICE, title.start, title.end, (title.party,) if title.party else (), None, title)
    codes = (person.party,) if person.party else ()
    return Mention(symbols.PERSON, title.start, title.end, codes, person, title)


def _holder(title: Title, people: People, home: str | None) -> Person | None:
    """Return the person of the document who holds the office that stands alone, if one plainly does."""
    if title.office is None:
        return None
    wanted = office_words(title.office)
    before = [
        person for person in people.persons
        if any(wanted <= office_words(t.office) and t.start <= title.start for t in person.tenures)
        and title.party in (None, person.party)
    ]  # fmt: skip
    if title.party is None and len(before) > 1:
        before = [p for p in before if p.party == home] or before
    if not before:
        return None
    return max(before, key=lambda person: max(t.start for t in person.tenures))


def _known_run(atoms: list[Atom], k: int, people: People) -> tuple[Person, int] | None:
    """Return the person whom the capitalised words from ``k`` on name, and the last word's index."""
    word = atoms[k].text
    if not word[0].isupper() or word.casefold() in NEVER_NAMES or not people.known_word(word):
        return None
    last = k
    while (
        last + 1 < len(atoms)
        and atoms[last + 1].name is None
        and people.known_word(atoms[last + 1].text)
        and atoms[last + 1].text.strip(".").isalpha() is not None
        and atoms[last + 1].start - atoms[last].end <= 1
    ):
        last += 1
    while last >= k:
        words = " ".join(atom.text for atom in atoms[k : last + 1])
        found = people.find(words)
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
def _government_patterns(alphabet: Alphabet) -> tuple[re.Pattern[str], re.Pattern[str]]:
    offices = load("offices")
    nouns = alphabet.letter_class(word for word in load("groups")["government"] if " " not in word)
    inner = alphabet.letter_class([*offices["domains"], *offices["modifiers"], *offices["bodies"]])[1:-1]
    the, of, land = alphabet.letter("the"), alphabet.letter("of"), alphabet.letter("and")
    before = re.compile(f"(?:A(?:,?{land}?A)*|S')[{inner}e]{{0,3}}{nouns}(?![{inner}]*{nouns})")
    after = re.compile(f"[{inner}]{{0,3}}{nouns}(?:{of}{the}?[{inner}{land}]+)?{of}{the}?S(?:{land}{the}?S)?")
    return before, after


def _merge_governments(units: list[_Unit], alphabet: Alphabet) -> list[_Unit]:
    """Join "the Belarusian ministry" and "the Foreign Ministry of Peru" into one unit each."""
    for pattern in _government_patterns(alphabet):
        letters = "".join([unit.letter for unit in units])
        if "A" not in letters and "S" not in letters:
            return units
        for match in reversed(list(pattern.finditer(letters))):
            a, b = match.span()
            codes = tuple(dict.fromkeys(c for u in units[a:b] if u.mention for c in u.mention.codes))
            start, end = units[a].start, units[b - 1].end
            units[a:b] = [_Unit("S", start, end, Mention("S", start, end, codes))]
    return units

