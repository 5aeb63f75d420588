"""Who speaks: the one who answers in an interview, and those whom a sentence introduces as speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extraction.clauses import Actor, Clauses, Speaker
from communique.extraction.grammar import grammar, words_of
from communique.language.en.analysis import Analysis
from communique.model import Section

_REACH = 8
"""Units between a speaker and the verb of saying."""
_LEDE = 8
"""Sentences in which an interview says who answers."""


@cache
def _letters() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Return the patterns for a verb of saying, one after its words, "according to X", and of the press."""
    alphabet = grammar().alphabet
    adverbs = alphabet.letter_class(words_of("%adverbs|%auxiliaries"))[1:-1]
    say = alphabet.letter_class(words_of("@say"))
    the = alphabet.letter_class(words_of("%determiners"))
    after = re.compile(f'[,"](?P<verb>{say}){the}?(?P<who>[PSO])')
    according = re.compile(
        f"{alphabet.letter_class(words_of('%attribution'))}{alphabet.letter('to')}{the}?(?P<who>[PSO])"
    )
    return (
        re.compile(f"[y{adverbs}]*{say}"),
        after,
        according,
        frozenset(alphabet.letter(word) for word in words_of("%press")),
    )


@cache
def _saying() -> frozenset[str]:
    """Return the letters of which every sentence that introduces a speaker holds one."""
    return frozenset(grammar().alphabet.letter(word) for word in words_of("@say|%attribution"))


# --- interviews ----------------------------------------------------------------------------------


def section_speaker(analysis: Analysis, section: Section, interviewee: Speaker | None) -> Speaker | None:
    """Return who speaks throughout a section: the printed speaker, or the one who gives the interview."""
    if section.kind == "question":
        return None
    if not section.speaker:
        return interviewee if section.kind == "answer" else None
    words = section.speaker.split()
    for k in range(len(words)):
        for person in analysis.people.find(" ".join(words[k:])):
            return Speaker(0, (person.party,) if person.party else (), person.name)
    return interviewee if section.kind == "answer" else None


def find_interviewee(analysis: Analysis) -> Speaker | None:
    """Return the one whom the text introduces as answering the press: "Minister X talked to the press"."""
    press = _letters()[3]
    for sentence in analysis.sentences[:_LEDE]:
        if sentence.section.kind in ("question", "answer") or press.isdisjoint(sentence.letters):
            continue
        for _, mention in sorted(sentence.mentions.items()):
            person = mention.person
            if mention.letter == "P" and person is not None and person.tenures:
                return Speaker(0, (person.party,) if person.party else (), person.name)
    return None


# --- speakers within a sentence ------------------------------------------------------------------


def find_speakers(analysis: Analysis, clauses: Clauses) -> Iterator[Speaker]:
    """Yield the speakers whom the sentence introduces: an actor with a verb of saying, before or after."""
    if clauses.sentence.section.kind == "question":
        return
    says, after, according, _ = _letters()
    letters = clauses.sentence.letters
    opener = _thanking(analysis, clauses)
    if opener is not None:
        yield opener
    if _saying().isdisjoint(letters):
        return
    inverted = {match.start("verb") for match in after.finditer(letters)}
    for pattern in (after, according):
        for match in pattern.finditer(letters):
            unit = match.start("who")
            mention = clauses.sentence.mentions.get(unit)
            if mention is not None and mention.codes:
                yield Speaker(0, mention.codes, _name(analysis, clauses, unit, unit + 1))
    for k, actor in enumerate(clauses.actors):
        if not actor.opens or not actor.codes or (clauses.speakers and _speaks_on(clauses, actor)):
            continue
        following = clauses.actors[k + 1].first if k + 1 < len(clauses.actors) else len(letters)
        said = says.search(letters, actor.last, min(actor.last + _REACH, following + 1))
        if said is not None and said.end() - 1 not in inverted:
            ends = actor.first > 0 and letters[actor.first - 1] in ',"' and _ends(letters[said.end() :])
            is_group = actor.plural and len(actor.persons) != 1
            name = None if is_group else _name(analysis, clauses, actor.first, actor.last)
            yield Speaker(0 if ends else actor.first, actor.codes, name)


@cache
def _thanks() -> frozenset[str]:
    alphabet = grammar().alphabet
    return frozenset(alphabet.letter(word) for word in words_of("@thank:past"))


def _thanking(analysis: Analysis, clauses: Clauses) -> Speaker | None:
    """Return the person whose thanks open a sentence: what follows them in a report is theirs as well."""
    actor = clauses.actors[0] if clauses.actors else None
    if actor is None or actor.first > 1 or actor.letters != "P" or not actor.codes:
        return None
    if clauses.sentence.letters[actor.last : actor.last + 1] not in _thanks():
        return None
    return Speaker(actor.first, actor.codes, _name(analysis, clauses, actor.first, actor.last))


def _speaks_on(clauses: Clauses, actor: Actor) -> bool:
    """Tell whether an actor is the "I" or "we" of one who speaks already."""
    alphabet = grammar().alphabet
    return clauses.sentence.letters[actor.first] in (alphabet.letter("i"), alphabet.letter("we"))


def _ends(rest: str) -> bool:
    """Tell whether nothing but time and place follows "…, X said": then all before is what was said."""
    return not rest.strip('.,"TL')


def _name(analysis: Analysis, clauses: Clauses, first: int, last: int) -> str | None:
    """Return the name to give as attribution: the one person's, or the words as printed; no pronoun."""
    for actor in clauses.actors:
        if actor.first <= first < actor.last and len(actor.persons) == 1:
            return actor.persons[0].name
    sentence = clauses.sentence
    mention = sentence.mentions.get(first)
    if mention is not None and mention.person is not None:
        return mention.person.name
    if last == first + 1 and mention is None:
        return None  # "we said": a pronoun is nobody's name
    return analysis.document.clean[sentence.starts[first] : sentence.ends[last - 1]]
