"""Who a sentence is about: subjects, pronouns, "the two sides", speakers, along a document.

The method is that of shallow discourse tracking in finite-state extractors: noun phrases that name an
actor are read left to right; anaphors take the latest fitting antecedent; the speaker of a passage
stays until another one speaks or the section ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from communique.extraction.grammar import grammar, words_of
from communique.language.en.analysis import Analysis, Mention, Sentence
from communique.language.en.people import Person


class Actor(NamedTuple):
    """A noun phrase that names who acts: units ``first:last``, party codes, persons, how it was named.

    ``opens`` tells that it can be the subject of a clause: it is no object, complement or possessor.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    persons: tuple[Person, ...]
    opens: bool
    letters: str

    @property
    def plural(self) -> bool:
        """Whether several parties, or a group, are named."""
        return len(self.codes) > 1 or len(self.persons) > 1 or "G" in self.letters


class Speaker(NamedTuple):
    """Who speaks from unit ``since`` on: party codes and the name to be given as attribution."""

    since: int
    codes: tuple[str, ...]
    name: str | None


@dataclass(slots=True)
class Clauses:
    """One sentence in its discourse.

    ``parties`` are those the text is about at this point ("the two sides"); ``actors`` in order;
    ``speakers`` in order, the first one carried over from the sentences before.
    """

    sentence: Sentence
    index: int
    parties: tuple[str, ...]
    home: tuple[str, ...] = ()
    actors: list[Actor] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)

    def subject(self, unit: int) -> Actor | None:
        """Return the subject of the verb at ``unit``: the nearest actor before it that opens a clause."""
        for actor in reversed(self.actors):
            if actor.last <= unit and actor.opens:
                return actor
        return None

    def speaker(self, unit: int) -> Speaker | None:
        """Return who speaks at ``unit``, or None where it is the outlet itself."""
        found = None
        for speaker in self.speakers:
            if speaker.since <= unit:
                found = speaker
        return found

    def codes_in(self, first: int, last: int) -> tuple[str, ...]:
        """Return the parties named by units ``first:last``, each once, in order; anaphors included."""
        codes: dict[str, None] = {}
        groups = {actor.first: actor for actor in self.actors if "G" in actor.letters}
        for i in range(first, last):
            mention = self.sentence.mentions.get(i)
            if mention is None:
                continue
            found = groups[i].codes if mention.letter == "G" and i in groups else party_codes(mention)
            codes.update(dict.fromkeys(found))
        return tuple(codes)

    def persons_in(self, first: int, last: int) -> tuple[Person, ...]:
        """Return the people named by units ``first:last``, each once, in order."""
        persons: list[Person] = []
        for i in range(first, last):
            mention = self.sentence.mentions.get(i)
            if mention is not None and mention.person is not None and mention.person not in persons:
                persons.append(mention.person)
        return tuple(persons)


def party_codes(mention: Mention) -> tuple[str, ...]:
    """Return the parties a mention stands for; places and regions stand for none."""
    return mention.codes if mention.letter in "POSAD" else ()


# --- reading a document --------------------------------------------------------------------------


class _Letters(NamedTuple):
    actors: re.Pattern[str]
    says: re.Pattern[str]
    open_left: frozenset[str]
    skip_left: frozenset[str]
    verbs_of_saying: frozenset[str]
    possessive: str
    pronouns: dict[str, str]
    who: frozenset[str]


@cache
def _letters() -> _Letters:
    alphabet = grammar().alphabet
    land, the = alphabet.letter("and"), alphabet.letter_class(words_of("%determiners"))
    comma = ","
    pronoun = alphabet.letter_class(words_of("%pronouns"))
    unit = f"(?:{the}?[POGSL])"
    listed = f"(?:{comma}{unit})"
    # "A and B, C, and D": the first two of a list can be a pair of their own
    actors = re.compile(f"{unit}(?:{land}{unit}{listed}+{comma}?{land}{unit}|{listed}*{comma}?{land}{unit})?|{pronoun}")
    adverbs = alphabet.letter_class(words_of("%adverbs|%auxiliaries"))[1:-1]
    say = alphabet.letter_class(words_of("@say"))
    says = re.compile(f"[y{adverbs}]*{say}")
    conjunctions = frozenset(alphabet.letter(word) for word in words_of("%conjunctions"))
    return _Letters(
        actors, says,
        conjunctions | frozenset(",;:\"-(.") | frozenset(alphabet.letter(word) for word in words_of("@say|@hope|@agree")),
        frozenset("yC") | frozenset(alphabet.letter(word) for word in words_of("%adverbs|%determiners")),
        frozenset(alphabet.letter(word) for word in words_of("@say")),
        "'",
        {alphabet.letter(word): word for word in words_of("%pronouns")},
        frozenset(alphabet.letter(word) for word in ("who", "which")),
    )  # fmt: skip


class Discourse(NamedTuple):
    """A document's analysis and its sentences with actors and speakers, in reading order."""

    analysis: Analysis
    clauses: tuple[Clauses, ...]

    @property
    def text(self) -> str:
        """The clean text that all offsets before grounding point into."""
        return self.analysis.document.clean

    @property
    def main(self) -> tuple[str, ...]:
        """The parties the document is about."""
        return main_parties(self.analysis)

    @property
    def parties_named(self) -> frozenset[str]:
        """All parties that the document names, and the one it speaks for."""
        codes = {c for s in self.analysis.sentences for m in s.mentions.values() for c in m.codes}
        return frozenset(codes | ({self.analysis.home} if self.analysis.home else set()))


@dataclass(slots=True)
class _State:
    """What anaphors can refer to at one point of the document."""

    main: tuple[str, ...]
    home: str | None
    recent: list[tuple[str, ...]] = field(default_factory=list)
    person: Person | None = None
    plural: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    speaker: Speaker | None = None


_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "each": 2}


def read_discourse(analysis: Analysis) -> Discourse:
    """Return the discourse of a document: a pure function of its analysis."""
    state = _State(main_parties(analysis), analysis.home)
    out: list[Clauses] = []
    section = None
    for index, sentence in enumerate(analysis.sentences):
        if sentence.section is not section:
            section = sentence.section
            state.speaker = _section_speaker(analysis, section.speaker)
        clauses = Clauses(sentence, index, state.main, (analysis.home,) if analysis.home else ())
        if state.speaker is not None:
            clauses.speakers.append(state.speaker._replace(since=0))
        clauses.actors.extend(_actors(analysis, sentence, state))
        clauses.parties = _pick(state, None) or state.main
        clauses.speakers.extend(_speakers(analysis, clauses))
        if clauses.speakers:
            state.speaker = clauses.speakers[-1]
        out.append(clauses)
    return Discourse(analysis, tuple(out))


def main_parties(analysis: Analysis) -> tuple[str, ...]:
    """Return the parties a document is about: those of the people in its first sentences, or its home
    party and the one named most often beside it.
    """
    if _is_joint(analysis):
        for sentence in analysis.sentences[:6]:
            joint = dict.fromkeys(code for i in sorted(sentence.mentions) for code in party_codes(sentence.mentions[i]))
            if len(joint) >= 2:
                return tuple(joint)
    for sentence in analysis.sentences[:6]:
        codes = dict.fromkeys(
            m.codes[0] for m in sentence.mentions.values() if m.letter in "PO" and m.codes
        )
        if len(codes) >= 2:
            return tuple(codes)
    counts: Counter[str] = Counter()
    for sentence in analysis.sentences:
        for mention in sentence.mentions.values():
            counts.update(party_codes(mention))
    others = [code for code, _ in counts.most_common() if code != analysis.home]
    return tuple([analysis.home] if analysis.home else []) + tuple(others[:1])


def _section_speaker(analysis: Analysis, printed: str | None) -> Speaker | None:
    if not printed:
        return None
    words = printed.split()
    for k in range(len(words)):
        for person in analysis.people.find(" ".join(words[k:])):
            return Speaker(0, (person.party,) if person.party else (), person.name)
    return Speaker(0, (analysis.home,) if analysis.home else (), None)


def _actors(analysis: Analysis, sentence: Sentence, state: _State) -> Iterator[Actor]:
    table = _letters()
    letters = sentence.letters
    for match in table.actors.finditer(letters):
        first, last = match.span()
        opens = _opens(letters, first, last, table)
        if match[0] in table.pronouns:
            actor = _pronoun(table.pronouns[match[0]], first, opens, state, analysis)
            if actor is not None:
                yield actor
            continue
        codes: dict[str, None] = {}
        persons: list[Person] = []
        for i in range(first, last):
            mention = sentence.mentions.get(i)
            if mention is None:
                continue
            if mention.letter == "G":
                phrase = analysis.document.clean[mention.start : mention.end].casefold()
                codes.update(dict.fromkeys(_pick(state, phrase)))
            elif mention.letter == "L":
                if mention.name is not None and mention.name.kind == "capital" and opens:
                    codes.update(dict.fromkeys(mention.codes))
            else:
                codes.update(dict.fromkeys(mention.codes))
            if mention.person is not None and mention.person not in persons:
                persons.append(mention.person)
        kinds = "".join(letter for letter in letters[first:last] if letter in "POGSL")
        if not codes and "G" not in kinds:
            continue
        actor = Actor(first, last, tuple(codes), tuple(persons), opens, kinds)
        _remember(state, actor)
        yield actor


def _opens(letters: str, first: int, last: int, table: _Letters) -> bool:
    if last < len(letters) and letters[last] == table.possessive:
        return False
    k = first - 1
    while k >= 0 and letters[k] in table.skip_left:
        k -= 1
    return k < 0 or letters[k] in table.open_left


def _remember(state: _State, actor: Actor) -> None:
    if len(actor.codes) >= 2 and (actor.opens or len(actor.persons) >= 2):
        state.recent.append(actor.codes)
        if actor.opens:
            state.plural = actor.codes
    if len(actor.persons) == 1:
        state.person = actor.persons[0]
    if len(actor.codes) == 1 and actor.opens:
        state.single = actor.codes
        if len(state.recent) < 2 or state.recent[-1] != actor.codes:
            pair = tuple(dict.fromkeys((*actor.codes, *state.main)))[:2]
            if len(pair) == 2 and set(pair) == set(state.main):
                state.recent.append(state.main)


def _pick(state: _State, phrase: str | None) -> tuple[str, ...]:
    """Return the parties that "the two sides" and the like stand for at this point, or nothing."""
    if phrase is None:
        return state.recent[-1] if state.recent else state.main
    wanted = next((n for word, n in _COUNTS.items() if re.search(rf"\b{word}\b", phrase)), None)
    for codes in (*reversed(state.recent), state.main):
        if (wanted is None and len(codes) >= 2) or len(codes) == wanted:
            return codes
    return state.main if wanted is None or len(state.main) == wanted else ()


def _pronoun(word: str, at: int, opens: bool, state: _State, analysis: Analysis) -> Actor | None:
    if word in ("he", "she"):
        person = state.person
        if person is None:
            return None
        return Actor(at, at + 1, (person.party,) if person.party else (), (person,), opens, "P")
    if word == "they":
        codes = state.plural or state.main
        return Actor(at, at + 1, codes, (), opens, "G")
    if word == "it":
        return Actor(at, at + 1, state.single, (), opens, "S") if state.single else None
    speaker = state.speaker
    if speaker is not None and speaker.codes:
        return Actor(at, at + 1, speaker.codes, (), opens, "S" if word == "i" else "G")
    if word == "we" and len(state.main) > 1 and _is_joint(analysis):
        return Actor(at, at + 1, state.main, (), opens, "G")
    home = (analysis.home,) if analysis.home else ()
    return Actor(at, at + 1, home, (), opens, "G") if home else None


def _is_joint(analysis: Analysis) -> bool:
    """Tell whether the document speaks for several parties together: its title says "joint"."""
    title = analysis.document.title or ""
    return bool(re.search(r"\b(?:joint|communiqué|declaration)\b", title, re.IGNORECASE))


def _speakers(analysis: Analysis, clauses: Clauses) -> Iterator[Speaker]:
    """Yield the speakers whom the sentence introduces: an actor with a verb of saying."""
    table = _letters()
    letters = clauses.sentence.letters
    for k, actor in enumerate(clauses.actors):
        if not actor.opens or not actor.codes:
            continue
        following = clauses.actors[k + 1].first if k + 1 < len(clauses.actors) else len(letters)
        match = table.says.search(letters, actor.last, min(actor.last + 8, following + 1))
        if match:
            yield Speaker(actor.first, actor.codes, _attribution(analysis, clauses, actor))


def _attribution(analysis: Analysis, clauses: Clauses, actor: Actor) -> str | None:
    if len(actor.persons) == 1:
        return actor.persons[0].name
    if actor.plural:
        return None
    sentence = clauses.sentence
    return analysis.document.clean[sentence.starts[actor.first] : sentence.ends[actor.last - 1]]
