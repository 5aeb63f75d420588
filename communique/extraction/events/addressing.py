"""Whom a speaker addresses: "you" and "your", and "we" where two who speak to each other mean both."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extraction.clauses import Speaker
from communique.extraction.events.participants import codes_of, join, person_participant
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import Side, letters_of, side_of_speaker
from communique.language.en.people import Person
from communique.model import Participant

_REACH = 4
"""Units between "you" and its verb, at most: "you have also just recently"."""


def addressee(scene: Scene, unit: int) -> Side:
    """Return whom "you" at ``unit`` stands for: the one other who speaks, or is named; empty if not plain.

    In a question it is the one who answers.
    """
    if scene.sentence.section.kind == "question":
        return _answerer(scene, unit)
    speaker = scene.clauses.speaker(unit)
    if speaker is None or not speaker.codes:
        return Side(unit, unit)
    people = scene.discourse.analysis.people.persons
    others = [person for person in people if person.party and person.party not in speaker.codes]
    for among in (_speakers(scene), headliners(scene)):
        named = [person for person in others if person in among]
        if len(named) == 1:
            return _side(unit, named[0])
    parties = [code for code in scene.clauses.parties if code not in speaker.codes]
    held = [person for person in others if person.tenures and parties == [person.party]]
    return _side(unit, held[0]) if len(held) == 1 else Side(unit, unit)


def addressed_before(scene: Scene, unit: int) -> Side:
    """Return whom "you" in front of the verb at ``unit`` stands for; empty where no "you" is its subject."""
    light = letters_of("%adverbs|%auxiliaries|%phases") | set("yT")
    for k in range(unit - 1, max(-1, unit - _REACH - 1), -1):
        if scene.letters[k] in letters_of("you"):
            return addressee(scene, k)
        if scene.letters[k] not in light:
            break
    return Side(unit, unit)


def both(scene: Scene, unit: int) -> Side:
    """Return speaker and addressee, whom "we" and "our" mean between two; empty where either is not plain."""
    speaker, other = side_of_speaker(scene.clauses, unit), addressee(scene, unit)
    if not speaker or not other or scene.sentence.section.kind == "question":
        return Side(unit, unit)
    codes, people = codes_of(speaker.codes, other.codes), join(speaker.people, other.people)
    return Side(unit, unit, codes, people)


def _side(unit: int, person: Person) -> Side:
    assert person.party is not None
    return Side(unit, unit + 1, (person.party,), (person_participant(person),))


def _speakers(scene: Scene) -> list[Person]:
    """Return those who speak in the document, as its transcript prints them."""
    names = {clauses.sentence.section.speaker for clauses in scene.discourse.clauses}
    return [person for name in names if name and (person := _speaking(scene, name))]


def _speaking(scene: Scene, printed: str) -> Person | None:
    """Return who speaks under a label: "PRESIDENT BERG" is the Berg who bears the office, or some office."""
    found = scene.discourse.analysis.people.find(printed.rsplit(maxsplit=1)[-1])
    words = set(printed.lower().split())
    fitting = [p for p in found if any(words & set(t.office.lower().split()) for t in p.tenures)]
    return next(iter([*fitting, *(person for person in found if person.tenures), *found]), None)


def headliners(scene: Scene) -> list[Person]:
    """Return those whom the headline names."""
    return [
        mention.person
        for clauses in scene.discourse.clauses if clauses.sentence.section.kind == "headline"
        for mention in clauses.sentence.mentions.values() if mention.person is not None
    ]  # fmt: skip


def _answerer(scene: Scene, unit: int) -> Side:
    """Return the one who answers next after a question."""
    for speaker in _next_speakers(scene):
        party = speaker.codes[0] if len(speaker.codes) == 1 else None
        people = (Participant(name=speaker.name, office=None, party=party),) if speaker.name else ()
        return Side(unit, unit + 1, speaker.codes, people)
    return Side(unit, unit)


def _next_speakers(scene: Scene) -> Iterator[Speaker]:
    for clauses in scene.discourse.clauses[scene.clauses.index + 1 :]:
        if clauses.sentence.section.kind == "answer":
            yield from (speaker for speaker in clauses.speakers[:1] if speaker.codes)
            return
