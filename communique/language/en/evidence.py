"""What a text tells of the parties for which its people act, counted for and against.

An official says what their own state wants; thanks, visits and urges other states; meets officials of
other states; is called on in the state that others visit. Words are in ``data/allegiance.yaml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from communique.data import load
from communique.language.en import symbols
from communique.language.en.evidence_grammar import Patterns
from communique.language.en.parties import is_state
from communique.language.en.people import People, Person, office_words
from communique.language.en.units import Mention, Sentence
from communique.model import Section

OWN_WILL = 2
"""Weight of a statement of what one's own state wants; it alone settles a party."""
OWN_CONDUCT = 1
"""Weight of a noun of one's own state's conduct: "stressed Kenya's commitment"; too little by itself."""
AGAINST = 3
"""Weight against a state that one visits or meets the officials of: more than one statement for it."""
CALLED_ON = 3
"""Weight for the state in which one is called on by a visitor."""


class Evidence:
    """What the sentences read so far tell of each person's party; ``of`` counts for and against.

    ``acting`` counts the parties whose will or conduct is told, ``met`` holds who met or is named beside
    whom, ``received`` whom each met as the object of the meeting, ``guests`` whom the publisher itself
    says to have met ("I spoke with X"). ``escorts`` holds who accompanied whom, ``rows`` those met together
    ("with A and B"), ``visited`` the states to which each went, ``met_in`` the states of the places in whose
    sentence each was met, ``met_amid`` all parties of that sentence, ``near`` those in whose possession each
    is named ("Kenya's new leader, Mr. X"), ``hosts_in`` the states in whose capitals each met officials,
    ``of_offices`` whom officials met who are told by office alone ("the President met X").
    """

    def __init__(self, people: People) -> None:
        self.of: dict[Person, Counter[str]] = {person: Counter() for person in people.persons}
        self.met: dict[Person, set[Person]] = {person: set() for person in people.persons}
        self.received: dict[Person, set[Person]] = {person: set() for person in people.persons}
        self.acting: Counter[str] = Counter()
        self.guests: set[Person] = set()
        self.escorts: dict[Person, set[Person]] = {}
        self.rows: list[tuple[Person, ...]] = []
        self.visited: dict[Person, set[str]] = {}
        self.met_in: dict[Person, set[str]] = {}
        self.met_amid: dict[Person, set[str]] = {}
        self._speaker: Person | None = None
        self.near: dict[Person, set[str]] = {}
        self.hosts_in: dict[Person, set[str]] = {}
        self.of_offices: set[Person] = set()
        self._topic: Person | None = None
        self._section: Section | None = None

    def read(self, sentence: Sentence, table: Patterns) -> None:
        """Add what one sentence tells; sentences are to be given in reading order."""
        if sentence.section is not self._section:
            if self._section is None or sentence.section.kind != self._section.kind:
                self._topic = None
            self._section, self._speaker = sentence.section, None
        if "P" in sentence.letters:
            self._read_travel(sentence, table)
            self._read_belonging(sentence, table)
            self._read_encounters(sentence, table)
            self._set_topic(sentence, table)
        self._read_speech(sentence, table)

    def is_official(self, person: Person) -> bool:
        """Tell whether a person acts for some party: bears an office, or meets others."""
        return bool(person.tenures or person.acts or self.received[person])

    def _meant(self, mention: Mention) -> Person | None:
        """Return the topic, if an office without a name is one of its offices: "the minister"."""
        offices = [office_words(tenure.office) for tenure in self._topic.tenures] if self._topic else []
        told = office_words(mention.title.office) if mention.title and mention.title.office else frozenset()
        return self._topic if told and any(told <= office for office in offices) else None

    def _set_topic(self, sentence: Sentence, table: Patterns) -> None:
        """Take the first person of the sentence for the one whom "he" means next, unless "he" is first."""
        at = sentence.letters.index("P")
        if table.pronoun.search(sentence.letters, 0, at) is None:
            self._topic = _person_at(sentence, at)

    def _read_speech(self, sentence: Sentence, table: Patterns) -> None:
        letters = sentence.letters
        turns = [(m.start(), _person_at(sentence, m.start())) for m in table.says.finditer(letters)]
        if symbols.STATE in letters:
            self._read_will(sentence, table, turns)
        if turns:
            self._speaker = turns[-1][1]

    def _read_will(
        self, sentence: Sentence, table: Patterns, turns: Sequence[tuple[int, Person | None]]
    ) -> None:
        for pattern, weight in (
            (table.will, OWN_WILL), (table.conduct, OWN_CONDUCT),
            (table.thanks, -OWN_WILL), (table.outward, -OWN_CONDUCT),
        ):  # fmt: skip
            for match in pattern.finditer(sentence.letters):
                at = match.start() if weight > 0 else match.end() - 1
                codes = sentence.mentions[at].codes
                if len(codes) == 1:
                    self.acting[codes[0]] += weight > 0
                    self._count(self._speaker_at(at, turns), codes[0], weight)

    def _speaker_at(self, unit: int, turns: Sequence[tuple[int, Person | None]]) -> Person | None:
        before = [person for at, person in turns if at < unit]
        return before[-1] if before else self._speaker

    def _read_travel(self, sentence: Sentence, table: Patterns) -> None:
        letters = sentence.letters
        for match in table.visits.finditer(letters):
            for code in _codes(sentence, *match.span("to")):
                self._count(_person_at(sentence, match.start()), code, -AGAINST)
            visitor = _person_at(sentence, match.start())
            if visitor is not None:
                ends = [sentence.mentions[i] for i in range(*match.span("to")) if i in sentence.mentions]
                states = {code for end in ends if _tells_state(end) for code in end.codes}
                self.visited.setdefault(visitor, set()).update(states)
        for match in table.invites.finditer(letters):
            goals = {code for m in table.goes.finditer(letters) for code in _codes(sentence, *m.span("to"))}
            if len(goals) == 1:
                self._count(_person_at(sentence, match.end() - 1), goals.pop(), OWN_WILL)
        for match in table.called_on.finditer(letters):
            host = _person_at(sentence, match.end() - 1)
            visitor = next(iter(_persons(sentence, match.start(), match.end() - 1)), None)
            codes = sentence.mentions[match.start("to")].codes
            if visitor is not None and host is not visitor and codes and visitor.party != codes[0]:
                self._count(host, codes[0], CALLED_ON)

    def _read_belonging(self, sentence: Sentence, table: Patterns) -> None:
        """Add whom a state is led by, who acts for it, and beside whose possession someone is named."""
        letters = sentence.letters
        for match in table.led.finditer(letters):
            at = match.start("to") if match["to"] else match.start("own")
            person = next(_persons(sentence, *match.span()), None)
            for code in _codes(sentence, at, at + 1):
                if match["to"] or is_state(code):  # "President X's Partnership for Clean Water" is no state
                    self._count(person, code, OWN_WILL + OWN_CONDUCT)
        for match in table.band.finditer(letters):  # "President X and a Kenyan delegation ended their tour"
            person = _person_at(sentence, match.start())
            for code in sentence.mentions[match.start("to")].codes[:1]:
                self._count(person, code, OWN_WILL + OWN_CONDUCT)
        for match in table.acts_for.finditer(letters):
            for person in _row(sentence, match):
                for code in sentence.mentions[match.start("to")].codes:
                    self._count(person, code, OWN_WILL + AGAINST)
        for match in table.of_state.finditer(letters):
            person = _person_at(sentence, match.end() - 1)
            if person is not None:
                self.near.setdefault(person, set()).update(sentence.mentions[match.start()].codes)

    def _read_encounters(self, sentence: Sentence, table: Patterns) -> None:
        letters, mentions = sentence.letters, sentence.mentions
        for match in table.with_me.finditer(letters):
            self.guests.update(_persons(sentence, *match.span()))
        for match in table.joined.finditer(letters):
            self._meet(mentions[match.start()].person, mentions[match.end() + 1].person, apart=False)
        for match in table.between.finditer(letters):
            pair = list(_persons(sentence, *match.span()))
            if len(pair) == 2:
                self._meet_row(pair[0], pair[1:], sentence)
        for match in table.meets.finditer(letters):
            subject = _person_at(sentence, match.start())
            if letters[match.start()] == "O" and not mentions[match.start()].codes:
                self.of_offices.update(_row(sentence, match))
                subject = self._meant(mentions[match.start()])
            self._meet_at_home(subject, _row(sentence, match), sentence, table)
        for match in table.together.finditer(letters):
            pair = list(_persons(sentence, *match.span()))
            self._meet_at_home(pair[0] if pair else None, pair[1:], sentence, table)
        for match in table.later.finditer(letters):
            first = letters.index("P")
            is_told_before = first > match.start() and (match["he"] or match["listed"])
            subject = self._topic if is_told_before else _person_at(sentence, first)
            self._meet_row(subject, _row(sentence, match), sentence)
        for match in table.escorted.finditer(letters):
            subject = self._topic if match["he"] else _person_at(sentence, match.start())
            if subject is not None:
                self.escorts.setdefault(subject, set()).update(_row(sentence, match))

    def _meet_at_home(
        self, subject: Person | None, row: Sequence[Person], sentence: Sentence, table: Patterns
    ) -> None:
        """Enter that someone meets others, and the state in whose capital, if no forum brings them there."""
        self._meet_row(subject, row, sentence)
        if subject is not None and table.aside.search(sentence.letters) is None:
            capitals = [m for m in sentence.mentions.values() if m.name and m.name.kind == "capital"]
            states = {code for capital in capitals for code in capital.codes} - {*load("allegiance")["seats"]}
            self.hosts_in.setdefault(subject, set()).update(states)

    def _meet_row(self, subject: Person | None, row: Sequence[Person], sentence: Sentence) -> None:
        """Enter that someone meets one or several others, each of whom is of another party."""
        if subject is None or subject in row:
            return
        if len(row) > 1:
            self.rows.append(tuple(row))
        towns = [m for m in sentence.mentions.values() if m.letter == "L" and _tells_state(m)]
        places = {code for town in towns for code in town.codes}
        amid = {code for m in sentence.mentions.values() if m.letter in "SA" for code in m.codes}
        for other in row:
            self._meet(subject, other, apart=True)
            self.met_in.setdefault(other, set()).update(places)
            self.met_amid.setdefault(other, set()).update(amid)

    def _meet(self, a: Person | None, b: Person | None, apart: bool) -> None:
        """Enter two people as named together; of a meeting, each is counted against the other's party."""
        if a is None or b is None or a is b:
            return
        self.met[a].add(b)
        self.met[b].add(a)
        if apart:
            self.received[a].add(b)
            for person, met in ((a, b), (b, a)):
                if met.party is not None and person.party is None:
                    self._count(person, met.party, -AGAINST)

    def _count(self, person: Person | None, code: str, weight: int) -> None:
        if person is not None:
            self.of[person][code] += weight


def _person_at(sentence: Sentence, unit: int) -> Person | None:
    mention = sentence.mentions.get(unit)
    return mention.person if mention else None


def _persons(sentence: Sentence, first: int, last: int) -> Iterator[Person]:
    for i in range(first, last):
        person = _person_at(sentence, i)
        if person is not None:
            yield person


def _row(sentence: Sentence, match: re.Match[str]) -> list[Person]:
    """Return the people of the row that ends a construction, each once."""
    return list(dict.fromkeys(_persons(sentence, *match.span("row"))))


def _tells_state(mention: Mention) -> bool:
    """Tell whether a place plainly stands for a state: of towns there are namesakes elsewhere."""
    return mention.letter == "S" or (mention.name is not None and mention.name.kind == "capital")


def _codes(sentence: Sentence, first: int, last: int) -> Iterator[str]:
    for i in range(first, last):
        if i in sentence.mentions:
            yield from sentence.mentions[i].codes
