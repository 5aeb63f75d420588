"""For which party each person of a document acts, and from which party the document speaks.

Most officials are printed with their state. For the others the text is searched for evidence, and what
is found is added up: an official says what their own state wants, thanks and visits other states, meets
officials of other states. Where the evidence is thin or divided, the party stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.language.en.parties import is_state
from communique.language.en.people import People, Person, office_words
from communique.language.en.symbols import Alphabet
from communique.language.en.units import Mention, Sentence
from communique.language.en.verbs import class_words
from communique.model import Document
from communique.reading.outlets import find_outlet

OWN_WILL = 2
"""Weight of a statement of what one's own state wants; it alone settles a party."""
OWN_CONDUCT = 1
"""Weight of a noun of one's own state's conduct: "stressed Kenya's commitment"."""
AGAINST = 3
"""Weight against a state that one visits, thanks or meets the officials of."""
HOME_SURE, HOME_USUAL = 2, 1
"""Weight of the home party for an official printed without a state: the publisher's, or an inferred one."""
ENOUGH = 2
"""Evidence from which on a home party is inferred."""
_LEDE = 3
"""Sentences in which pairs of states are those the document is about."""


class _Patterns(NamedTuple):
    says: re.Pattern[str]
    will: re.Pattern[str]
    conduct: re.Pattern[str]
    thanks: re.Pattern[str]
    outward: re.Pattern[str]
    visits: re.Pattern[str]
    goes: re.Pattern[str]
    meets: re.Pattern[str]
    hosts: re.Pattern[str]
    invites: re.Pattern[str]
    with_me: re.Pattern[str]
    joined: re.Pattern[str]
    first: re.Pattern[str]


@cache
def patterns(alphabet: Alphabet) -> _Patterns:
    """Return the constructions that tell a party, compiled for the letters of ``alphabet``."""
    words = load("allegiance")

    def inside(*names: str) -> str:
        found: set[str] = set()
        for name in names:
            found.update(class_words(name[1:]) if name.startswith("@") else words[name])
        return alphabet.letter_class(found)[1:-1]

    light = f"[y{inside('light')}{alphabet.letter_class(load('wordsets')['adverbs'])[1:-1]}]"
    the = f"[{inside('articles')}]?"
    gap = f"(?:(?![.;P{inside('@say')}]).)"
    return _Patterns(
        re.compile(f"[PCSOGL]{light}{{0,3}}[{inside('@say')}]"),
        re.compile(f"S{light}{{0,4}}[{inside('will')}]"),
        re.compile(f"S'[{inside('qualities')}weyA]{{0,3}}[{inside('conduct')}]"),
        re.compile(f"[{inside('thanks')}]{the}S"),
        re.compile(f"[{inside('outward')}][{inside('jointly')}]{the}S"),
        re.compile(f"P'?{gap}{{0,2}}[{inside('@visit', '@travel', 'visits')}]{gap}{{0,5}}?(?P<to>[SL](?:[,{inside('and')}]{{1,2}}[SL])*)"),
        re.compile(f"[{inside('@visit', '@travel', 'visits')}]{gap}{{0,3}}?(?P<to>[SL](?:[,{inside('and')}]{{1,2}}[SL])*)"),
        re.compile(f"P{gap}{{0,3}}[{inside('@meet', '@speak', '@receive', '@hold', 'meets')}]{gap}{{0,14}}?P"),
        re.compile(f"[{inside('stays')}]{gap}{{0,2}}(?P<to>[SL]){gap}{{0,6}}P{gap}{{0,2}}[{inside('@meet', '@pay', '@hold', 'meets')}]{gap}{{0,6}}P"),
        re.compile(f"[{inside('invitation')}][{inside('of')}]{the}P"),
        re.compile(f"P[{inside('and')}][{inside('me')}]|[{inside('me')}]{gap}{{0,3}}[{inside('@meet', '@speak', '@receive')}]{gap}{{0,4}}P"),
        re.compile(f"P(?=[{inside('and')}]P)"),
        re.compile(f"(?<![{inside('disputes')}].)(?<![{inside('disputes')}])(?:D|[SAL][{inside('and')}]{the}[SAL]|A-A)(?!.?[{inside('disputes')}])"),
    )  # fmt: skip


def settle_parties(
    document: Document, sentences: Sequence[Sentence], people: People, alphabet: Alphabet
) -> str | None:
    """Give the people without a party the one for which the text has evidence; return the home party.

    The home party is the publisher's; else the one for which the text has evidence: whose statements and
    officials come first, where ambassadors are accredited, for whom those printed without a state speak.
    """
    votes = _Votes(people)
    for sentence in sentences:
        votes.read(sentence, patterns(alphabet))
    home, sure = _publisher(document)
    if home is None:
        home = _infer_home(sentences, people, votes, alphabet)
    bare = [person for person in people.persons if person.party is None and person.tenures]
    for person in bare:
        person.party = _choose(person, votes, home, sure)
    other = _other_party(sentences, home)
    _part_holders(bare, people, home, other, votes)
    for person in bare:
        met_home = person in votes.guests or any(met.party == home for met in votes.met[person])
        if person.party is None and not person.private and home and other and met_home and _can_hold(other, person):
            person.party = other
    return home


def _publisher(document: Document) -> tuple[str | None, bool]:
    """Return the party of the outlet, and whether it is an office of that party and speaks for it."""
    for source in (document.outlet, document.dateline.agency):
        outlet = find_outlet(source) if source else None
        if outlet is not None:
            return outlet.party, outlet.kind in ("government", "ministry", "organisation")
    return None, False


# --- evidence ------------------------------------------------------------------------------------


class _Votes:
    """What the text tells for and against parties of its people."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.of: dict[Person, Counter[str]] = {person: Counter() for person in people.persons}
        self.speaker: Person | None = None
        self.section: object = None
        self.acting: Counter[str] = Counter()
        self.guests: set[Person] = set()
        self.met: dict[Person, set[Person]] = {person: set() for person in people.persons}

    def read(self, sentence: Sentence, table: _Patterns) -> None:
        """Add what one sentence tells."""
        if sentence.section is not self.section:
            self.section, self.speaker = sentence.section, None
        letters = sentence.letters
        if "P" in letters:
            self._read_encounters(sentence, table)
        turns = [(m.start(), _person_at(sentence, m.start())) for m in table.says.finditer(letters)]
        for pattern, weight in ((table.will, OWN_WILL), (table.conduct, OWN_CONDUCT), (table.thanks, -OWN_WILL), (table.outward, -OWN_CONDUCT)):
            for match in pattern.finditer(letters):
                at = match.start() if weight > 0 else match.end() - 1
                speaker = self._speaker_at(at, turns)
                codes = sentence.mentions[at].codes
                if len(codes) == 1:
                    self.acting[codes[0]] += weight > 0
                    if speaker is not None:
                        self.of[speaker][codes[0]] += weight
        if turns:
            self.speaker = turns[-1][1]

    def _speaker_at(self, unit: int, turns: Sequence[tuple[int, Person | None]]) -> Person | None:
        before = [person for at, person in turns if at < unit]
        return before[-1] if before else self.speaker

    def _read_encounters(self, sentence: Sentence, table: _Patterns) -> None:
        letters, mentions = sentence.letters, sentence.mentions
        for match in table.visits.finditer(letters):
            person = mentions[match.start()].person
            for i in range(*match.span("to")):
                if person is not None and i in mentions:
                    for code in mentions[i].codes:
                        self.of[person][code] -= AGAINST
        for match in table.invites.finditer(letters):
            host = mentions[match.end() - 1].person
            spans = [m.span("to") for m in table.goes.finditer(letters)]
            goals = {code for a, b in spans for i in range(a, b) if i in mentions for code in mentions[i].codes}
            if host is not None and len(goals) == 1:
                self.of[host][goals.pop()] += OWN_WILL
        for match in table.with_me.finditer(letters):
            self.guests.update(m.person for i in range(*match.span()) if (m := mentions.get(i)) and m.person)
        for match in table.joined.finditer(letters):
            a, b = mentions[match.start()].person, mentions[match.end() + 1].person
            if a is not None and b is not None:
                self.met[a].add(b)
                self.met[b].add(a)
        for match in table.meets.finditer(letters):
            self._part(mentions[match.start()], mentions[match.end() - 1])
        for match in table.hosts.finditer(letters):
            host = mentions[match.end() - 1].person
            guest = next((mentions[i].person for i in range(match.start(), match.end() - 1) if letters[i] == "P"), None)
            codes = mentions[match.start("to")].codes
            if host and guest and host is not guest and codes and guest.party != codes[0]:
                self.of[host][codes[0]] += OWN_WILL + 1

    def _part(self, one: Mention, other: Mention) -> None:
        """Count the parties of two who met against each other: states meet others' officials."""
        a, b = one.person, other.person
        if a is None or b is None or a is b:
            return
        for person, met in ((a, b), (b, a)):
            self.met[person].add(met)
            if met.party is not None and person.party is None:
                self.of[person][met.party] -= AGAINST


def _person_at(sentence: Sentence, unit: int) -> Person | None:
    mention = sentence.mentions.get(unit)
    return mention.person if mention else None


def _choose(person: Person, votes: _Votes, home: str | None, sure: bool) -> str | None:
    """Return the party for which the evidence is strongest, or None where it is thin or divided.

    Where nothing speaks for another party, one printed without a state is a home official, unless the
    evidence is against it or the home state has no such office.
    """
    told = votes.of[person]
    total = Counter({code: n for code, n in told.items() if n >= OWN_WILL and _can_hold(code, person)})
    if home is not None and not person.private and _can_hold(home, person):
        if sure or told[home] > -AGAINST:
            total[home] = max(told[home], 0) + (HOME_SURE if sure else HOME_USUAL)
    ranked = total.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def _holders(key: str) -> dict[frozenset[str], frozenset[str]]:
    """Return the states with, or without, each of the highest offices, by the office's words."""
    return {office_words(office): frozenset(codes) for office, codes in load("polities")[key].items()}


_TIMES = frozenset({"former", "acting", "interim", "caretaker"})


def _can_hold(code: str, person: Person) -> bool:
    """Tell whether a state has the office at all: no king of a republic, no premier where there is none."""
    if not is_state(code):
        return True
    for tenure in person.tenures:
        words = office_words(tenure.office) - _TIMES
        if any(word in words and code in codes for word, codes in load("polities")["without_word"].items()):
            return False
        if code in _holders("without").get(words, ()) or code not in _holders("with").get(words, (code,)):
            return False
    return True


# --- home ----------------------------------------------------------------------------------------


def _infer_home(
    sentences: Sequence[Sentence], people: People, votes: _Votes, alphabet: Alphabet
) -> str | None:
    score: Counter[str] = Counter()
    bare = any(person.party is None and person.tenures and not person.private for person in people.persons)
    for person in people.persons:
        top = votes.of[person].most_common(1)
        if person.party is None and person.tenures and top and top[0][1] >= OWN_WILL:
            score[top[0][0]] += top[0][1]
        if bare and person.party is not None:
            score.update({code: ENOUGH for code, n in votes.of[person].items() if n < 0})
    acting = {*votes.acting, *(person.party for person in people.persons if person.party)}
    score.update(_first_named(sentences, acting, alphabet))
    score.update(dict.fromkeys(_accredited(sentences), ENOUGH))
    lede = next((m.codes or ((m.person.party,) if m.person and m.person.party else ()) for s in sentences
                 for _, m in sorted(s.mentions.items()) if m.letter in "PO"), ())  # fmt: skip
    score.update({code: ENOUGH for code in lede[:1] if code})
    speaking = {top for person in people.persons if person.party is None for top, n in votes.of[person].items() if n > 0}
    for code in {person.party for person in people.persons if person.party and bare} - speaking:
        score[code or ""] -= ENOUGH
    ranked = score.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _first_named(sentences: Sequence[Sentence], acting: set[str], alphabet: Alphabet) -> Counter[str]:
    """Count which acting party is named first in pairs: who publishes names itself first."""
    table = patterns(alphabet)
    first: Counter[str] = Counter()
    for k, sentence in enumerate(sentences):
        for match in table.first.finditer(sentence.letters):
            codes = [c for i in range(*match.span()) if i in sentence.mentions for c in _acts(sentence.mentions[i])]
            if len(codes) == 2 and (k < _LEDE or codes[0] in acting):
                first[codes[0]] += ENOUGH if k < _LEDE else 1
    return Counter({code: min(n, 4) for code, n in first.items()})


def _acts(mention: Mention) -> tuple[str, ...]:
    """Return the parties that a name can stand for beside another: of places, a capital only."""
    return mention.codes if mention.letter != "L" or (mention.name and mention.name.kind == "capital") else ()


def _accredited(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield both states of every ambassador: one of them is where the document comes from."""
    for sentence in sentences:
        for mention in sentence.mentions.values():
            title = mention.title
            if title is None or title.party is None or "mbassador" not in (title.office or ""):
                continue
            host = re.search(r"\bto (?:the )?(\S.*)$", title.office or "")
            code = _code_of(host[1]) if host else None
            if code:
                yield from (title.party, code)
                return


def _code_of(name: str) -> str | None:
    from communique.language.en.parties import party_code

    return party_code(name)


# --- two of one office ---------------------------------------------------------------------------


def _part_holders(bare: Sequence[Person], people: People, home: str | None, other: str | None, votes: _Votes) -> None:
    """Leave one home holder of each of the highest offices: a state has one president at a time.

    The one told with the state, or else the one whom the text names first and the publisher does not meet,
    stays; the others are officials of the other state, where the document is of two.
    """
    holders = [person for person in people.persons if person.party == home and home is not None]
    for person in sorted(holders, key=lambda p: (p in bare, p in votes.guests)):
        for rival in holders:
            if rival is not person and rival in bare and rival.party == home and person.party == home:
                if _share_top(person, rival) and votes.of[rival][home or ""] < OWN_WILL:
                    rival.party = other if other and _can_hold(other, rival) and person in votes.met[rival] else None


def _share_top(a: Person, b: Person) -> bool:
    tops = [office_words(office) for office in load("polities")["tops"]]
    return any(
        office_words(x.office) == office_words(y.office) and office_words(x.office) in tops
        for x in a.tenures for y in b.tenures
    )  # fmt: skip


def _other_party(sentences: Sequence[Sentence], home: str | None) -> str | None:
    """Return the one state that the document is about beside the home party, if there is just one."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for mention in sentence.mentions.values():
            if mention.letter in "SADPO":
                counts.update(code for code in mention.codes if code != home)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]
