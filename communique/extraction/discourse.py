"""A document's sentences in their discourse: who a sentence is about, who acts and who speaks.

Noun phrases that name an actor are read left to right; anaphors take the latest fitting antecedent; the
speaker of a passage stays until another one speaks or the section ends. In an interview the one who
answers stays the speaker, whoever else is quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from communique.extraction.anaphora import (
    State,
    pick,
    remember,
    remember_asked,
    remember_named,
    remember_partner,
    resolve_pronoun,
)
from communique.extraction.clauses import Actor, Clauses, Speaker, party_codes
from communique.extraction.grammar import grammar, words_of
from communique.extraction.speakers import find_interviewee, find_speakers, section_speaker
from communique.language.en.analysis import Analysis, Sentence
from communique.language.en.home import find_issuer
from communique.language.en.parties import is_state, members
from communique.language.en.people import Person

__all__ = ["Actor", "Clauses", "Discourse", "Speaker", "main_parties", "party_codes", "read_discourse"]


class Discourse(NamedTuple):
    """A document's analysis and its sentences with actors and speakers, in reading order.

    ``main`` are the parties the document is about.
    """

    analysis: Analysis
    clauses: tuple[Clauses, ...]
    main: tuple[str, ...]

    @property
    def text(self) -> str:
        """The clean text that all offsets before grounding point into."""
        return self.analysis.document.clean

    @property
    def is_joint(self) -> bool:
        """Whether the document speaks for several parties together."""
        return _is_joint(self.analysis)

    @property
    def named_most(self) -> frozenset[str]:
        """The state that the document names most often; none where several are."""
        mentions = (m for s in self.analysis.sentences for m in s.mentions.values())
        ranked = Counter(c for m in mentions for c in party_codes(m) if is_state(c)).most_common(2)
        ahead = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return frozenset({ranked[0][0]}) if ahead else frozenset()

    @property
    def parties_named(self) -> frozenset[str]:
        """All parties that the document names, and the one it speaks for."""
        codes = {c for s in self.analysis.sentences for m in s.mentions.values() for c in m.codes}
        return frozenset(codes | ({self.analysis.home} if self.analysis.home else set()))


def read_discourse(analysis: Analysis) -> Discourse:
    """Return the discourse of a document: a pure function of its analysis."""
    state = State(main_parties(analysis), analysis.home, _is_joint(analysis))
    interviewee = find_interviewee(analysis)
    issuer = find_issuer(analysis.sentences, analysis.document)
    voice = Speaker(0, (issuer,), None) if issuer is not None and not state.is_joint else None
    home = (analysis.home,) if analysis.home else ()
    out: list[Clauses] = []
    section, own = None, None
    for index, sentence in enumerate(analysis.sentences):
        if sentence.section is not section:
            section = sentence.section
            own = section_speaker(analysis, section, interviewee)
            state.speaker = own or voice
        clauses = Clauses(sentence, index, state.main, home)
        if state.speaker is not None:
            clauses.speakers.append(state.speaker._replace(since=0))
        clauses.actors.extend(_actors(analysis, sentence, state))
        clauses.parties = pick(state, None) or state.main
        if sentence.letters[:1] in _letters().bare_groups:  # "Participants met. They agreed …"
            state.plural = (state.forum,) if state.forum else state.main
        fora = (c for m in sentence.mentions.values() for c in m.codes if not is_state(c))
        state.forum = next(fora, state.forum)
        told = list(find_speakers(analysis, clauses))
        clauses.speakers.extend(told)
        if own is None and not state.is_joint:
            clauses.actors[:] = _as_told(clauses, told)
        state.speaker = own or (clauses.speakers[-1] if clauses.speakers else voice)
        out.append(clauses)
    return Discourse(analysis, tuple(out), state.main)


def _as_told(clauses: Clauses, speakers: Sequence[Speaker]) -> Iterator[Actor]:
    """Yield a sentence's actors, "we" and "I" being those who turn out to speak: "We did, X said"."""
    speaker = next((speaker for speaker in speakers if speaker.since == 0), None)
    for actor in clauses.actors:
        word = _letters().pronouns.get(clauses.sentence.letters[actor.first : actor.last])
        is_own = speaker is not None and word in ("i", "we")
        yield actor._replace(codes=speaker.codes) if is_own and speaker is not None else actor


# --- what the document is about ------------------------------------------------------------------

_OPENING = 6
"""Sentences in which the parties of a document are sought, captions left out."""


def main_parties(analysis: Analysis) -> tuple[str, ...]:
    """Return the parties a document is about.

    They are those whom a joint text names, the traveller's and the stations of a tour, those of the people
    in the first sentences, or the home party and the one named most often beside it.
    """
    opening = [s for s in analysis.sentences if s.section.kind != "caption"][:_OPENING] or analysis.sentences[
        :1
    ]
    if _is_joint(analysis) and (makers := _makers(opening)):
        return makers
    tour = _stations(opening, analysis.home)
    if tour:
        return tour
    for sentence in opening:
        codes = dict.fromkeys(m.codes[0] for m in sentence.mentions.values() if m.letter in "PO" and m.codes)
        if len(codes) >= 2:
            return tuple(codes)
    counts: Counter[str] = Counter()
    for sentence in analysis.sentences:
        for mention in sentence.mentions.values():
            counts.update(party_codes(mention))
    others = [code for code, _ in counts.most_common() if code != analysis.home]
    return tuple([analysis.home] if analysis.home else []) + tuple(others[:1])


def _makers(opening: Sequence[Sentence]) -> tuple[str, ...]:
    """Return who makes a joint statement: the parties of the first sentence that names two or more.

    One party that the title names, before it tells what the statement is about, is among them; if it is a
    forum, it speaks for its members itself unless most of them are named.
    """
    forum, titled = frozenset[str](), frozenset[str]()
    about = grammar().alphabet.letter_class(words_of("on|about|against|regarding|concerning"))
    for sentence in opening:
        mentions = [(i, mention) for i, mention in sorted(sentence.mentions.items()) if party_codes(mention)]
        if sentence.section.kind == "headline" and mentions:
            topic = re.compile(about).search(sentence.letters, mentions[0][0])
            mentions = [(i, m) for i, m in mentions if topic is None or i < topic.start()]
        codes = dict.fromkeys(code for _, mention in mentions for code in party_codes(mention))
        named = tuple(code for code in codes if len(set(members(code)) & set(codes)) < 2)  # no forum twice
        if sentence.section.kind == "headline" and len(named) == 1:
            titled, forum = frozenset(named), frozenset(members(named[0]))
        elif len(named) >= 2 and (
            (titled <= set(named) and not forum) or 2 * len(forum & set(named)) > len(forum) > 0
        ):
            return named
    return tuple(titled) if forum else ()


def _stations(opening: list[Sentence] | tuple[Sentence, ...], home: str | None) -> tuple[str, ...]:
    """Return the traveller's party and the states of a tour: "X visited A, B and C"."""
    tour = _letters().tour
    for sentence in opening[:3]:
        match = tour.search(sentence.letters)
        if match is None:
            continue
        mentions = [sentence.mentions[i] for i in range(*match.span("to")) if i in sentence.mentions]
        states = dict.fromkeys(code for m in mentions if m.letter == "S" for code in m.codes)
        before = [m for i, m in sorted(sentence.mentions.items()) if i < match.start("to")]
        traveller = next((m.codes for m in before if m.letter in "PO" and m.codes), (home,) if home else ())
        if len(states) >= 3 and traveller and traveller[0] not in states:
            return (*traveller[:1], *states)
    return ()


def _is_joint(analysis: Analysis) -> bool:
    """Tell whether the document speaks for several parties together: its title says "joint"."""
    return bool(_JOINT.search(analysis.document.title or ""))


_JOINT = re.compile(
    r"^(?!.*\b(?:remarks|press conference)\b)"
    r".*\b(?:joint|communiqu[eé]|declaration|leaders['’]? (?:\w+ )?statement)\b",
    re.IGNORECASE,
)
"""Titles of documents that parties issue together; at a joint press conference each speaks alone."""


# --- actors --------------------------------------------------------------------------------------


class _Letters(NamedTuple):
    actors: re.Pattern[str]
    tour: re.Pattern[str]
    open_left: frozenset[str]
    skip_left: frozenset[str]
    bare_groups: frozenset[str]
    pronouns: dict[str, str]
    company: str
    between: str


@cache
def _letters() -> _Letters:
    alphabet = grammar().alphabet
    land, the = alphabet.letter("and"), alphabet.letter_class(words_of("%determiners"))
    pronoun = alphabet.letter_class(words_of("%pronouns"))
    unit = f"(?:{the}?[POGSL])"
    listed = f"(?:,{unit})"
    # "A and B, C, and D": the first two of a list can be a pair of their own
    actors = re.compile(f"{unit}(?:{land}{unit}{listed}+,?{land}{unit}|{listed}*,?{land}{unit})?|{pronoun}")
    travel = alphabet.letter_class(words_of("@visit|@travel|%visit"))
    tour = re.compile(f"{travel}[^.;]{{0,3}}?(?P<to>{the}?S(?:,{the}?S)+,?{land}{the}?S)")
    left = words_of("%conjunctions|@say|@hope|@agree")
    passed = words_of("%adverbs|%determiners|%titles") - {"he"}
    return _Letters(
        actors,
        tour,
        frozenset(alphabet.letter(word) for word in left) | frozenset(',;:"-(.'),
        frozenset("yC") | frozenset(map(alphabet.letter, passed)),
        frozenset(alphabet.letter(word) for word in words_of("%bare_groups")),
        {alphabet.letter(word): word for word in words_of("%pronouns")},
        alphabet.letter("with"),
        alphabet.letter("between"),
    )


def _actors(analysis: Analysis, sentence: Sentence, state: State) -> Iterator[Actor]:
    table = _letters()
    letters = sentence.letters
    for match in table.actors.finditer(letters):
        first, last = match.span()
        opens = _opens(letters, first, last, table)
        if match[0] in table.pronouns:
            actor = resolve_pronoun(table.pronouns[match[0]], first, opens, state)
            if actor is not None:
                yield actor
            continue
        codes, persons = _named(analysis, sentence, first, last, opens, state)
        kinds = "".join(letter for letter in letters[first:last] if letter in "POGSL")
        if not codes and "G" not in kinds:
            continue
        actor = Actor(first, last, codes, persons, opens, kinds)
        remember(state, actor)
        if letters[first - 1 : first] == table.company:
            remember_partner(state, actor)
        elif letters[first - 1 : first] == table.between:
            remember_named(state, codes)
        if opens and sentence.section.kind == "question":
            remember_asked(state, codes)
        yield actor


def _named(
    analysis: Analysis, sentence: Sentence, first: int, last: int, opens: bool, state: State
) -> tuple[tuple[str, ...], tuple[Person, ...]]:
    """Return the parties and persons of units ``first:last``; a capital that opens a clause is its state."""
    codes: dict[str, None] = {}
    persons: dict[Person, None] = {}
    for i in range(first, last):
        mention = sentence.mentions.get(i)
        if mention is None:
            continue
        if mention.letter == "G" and not mention.codes:
            phrase = analysis.document.clean[mention.start : mention.end].casefold()
            codes.update(dict.fromkeys(pick(state, phrase)))
        elif mention.letter != "L" or (mention.name is not None and mention.name.kind == "capital" and opens):
            codes.update(dict.fromkeys(mention.codes))
        if mention.person is not None:
            persons[mention.person] = None
    return tuple(codes), tuple(persons)


def _opens(letters: str, first: int, last: int, table: _Letters) -> bool:
    """Tell whether an actor can be a subject: no possessor, and nothing governs it from the left."""
    if last < len(letters) and letters[last] == "'":
        return False
    k = first - 1
    while k >= 0 and letters[k] in table.skip_left:
        k -= 1
    return k < 0 or letters[k] in table.open_left
