"""One sentence in its discourse: who acts in it, who speaks, and which parties it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from communique.language.en.analysis import Mention, Sentence
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
            anaphor = mention.letter == "G" and not mention.codes and i in groups
            codes.update(dict.fromkeys(groups[i].codes if anaphor else party_codes(mention)))
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
    return mention.codes if mention.letter in "POSADG" else ()
