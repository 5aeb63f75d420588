"""Those named by a noun phrase: a person, an office, a party, or a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from communique.errors import LexiconError
from communique.extraction.discourse import Actor, Clauses, party_codes
from communique.extraction.events.participants import codes_of, join, participant, person_participant
from communique.extraction.grammar import grammar, words_of
from communique.language.en.analysis import Mention
from communique.model import Participant


class Member(NamedTuple):
    """One item of a list: the parties it stands for and the person it names, if any."""

    codes: tuple[str, ...]
    people: tuple[Participant, ...]


class Side(NamedTuple):
    """Those named by one noun phrase: units ``first:last``, party codes in order, and the people.

    ``members`` are the items of the list, for events that count one by one ("met respectively with A and B").
    ``anaphoric`` tells that a word like "the delegation" stands for people named before. A side that names
    nobody is false.
    """

    first: int
    last: int
    codes: tuple[str, ...] = ()
    people: tuple[Participant, ...] = ()
    members: tuple[Member, ...] = ()
    anaphoric: bool = False

    def __bool__(self) -> bool:
        return bool(self.codes or self.people or self.anaphoric)


ACTORS = frozenset("POSG")
"""Letters of mentions that act: a person, an office, a party, a group."""


@cache
def letters_of(element: str) -> frozenset[str]:
    """Return the letters of the words that an element of the rule language stands for.

    Raises LexiconError for a word without a letter of its own: it must be in a word set, since letters are
    given while the grammar is read and never later.
    """
    alphabet = grammar().alphabet
    words = words_of(element)
    strange = sorted(word for word in words if not alphabet.knows(word))
    if strange:
        raise LexiconError(f"words without a letter: {', '.join(strange)}", "add them to data/wordsets.yaml")
    return frozenset(alphabet.letter(word) for word in words)


class Tables(NamedTuple):
    """Letters by the part they play in and around a list of people."""

    joins: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    plain: frozenset[str]
    delegation: frozenset[str]
    verbs: frozenset[str]
    stops: frozenset[str]
    turns: frozenset[str]


@cache
def tables() -> Tables:
    """Return the letters that build, link and end lists of people."""
    return Tables(
        joins=letters_of("%list_joins"),
        articles=letters_of("%determiners"),
        links=letters_of("%list_links") | set("'("),
        plain=frozenset('wCegnoyRL)-"') | letters_of("%titles"),
        delegation=letters_of("%travelling_party"),
        verbs=letters_of(
            "@say|@be|@meet|@hold|@agree|@express|@discuss|%auxiliaries|@visit|@attend|@receive"
        )
        | {"e"},
        stops=letters_of("%clause_openers|%prepositions|%pronouns") | set(".;:"),
        turns=letters_of("%by_turns|%sequels"),
    )


_LONGEST_GAP = 9
"""Units between two names of a list, at most: "the newly appointed Ambassador of the Kingdom of"."""


def side_after(clauses: Clauses, unit: int, limit: int | None = None, *, whole: bool = False) -> Side:
    """Return those named by the list that begins at ``unit`` ("with A of X, B and the Y delegation").

    The last of the list is left out where a verb follows, whose subject it will be, unless the ``whole`` list
    is known to be one: "between A and B was".
    """
    letters = clauses.sentence.letters
    last, gap, joined = unit, 0, False
    units: list[int] = []
    for k in range(unit, len(letters) if limit is None else limit):
        letter = letters[k]
        if letter in ACTORS or letter in "AD":
            if joined and units and not whole and _begins_clause(letters, k + 1):
                break
            units.append(k)
            last, gap, joined = k + 1, 0, False
        elif letter in tables().delegation:
            last, gap = k + 1, 0
        elif letter in tables().joins or (letter == ";" and units and _goes_on(letters, k + 1)):
            gap, joined = gap + (letter != ","), True
        elif _ends_list(letters, k, bool(units)) or gap >= _LONGEST_GAP:
            break
        else:
            gap += 1
    return side_of_units(clauses, units, unit, last)


def _goes_on(letters: str, k: int) -> bool:
    """Tell whether a list goes on after a semicolon: "with A of X; the B of Y; and C"."""
    passed = tables().articles | tables().joins | letters_of("%titles") | {"."}
    while k < len(letters) and letters[k] in passed:
        k += 1
    after = letters[k + 1 : k + 3]
    return letters[k : k + 1] in ACTORS and not (tables().verbs - {"e"}) & set(after)


def _ends_list(letters: str, k: int, begun: bool) -> bool:
    """Tell whether the unit at ``k`` cannot stand inside a list; a list once ``begun`` holds less."""
    table, letter = tables(), letters[k]
    if letter in table.links or letter in table.articles:
        return False
    if letter in table.turns:  # "with A and separately with B"
        return letters[k + 1 : k + 2] not in letters_of("with")
    if letter in table.plain:
        return begun and letter in "we" and letters[k - 1] == "P"
    return begun or letter in table.stops


def _begins_clause(letters: str, k: int) -> bool:
    """Tell whether a verb stands at ``k``: what precedes it is the subject of a new clause."""
    while k < len(letters) and letters[k] == "y":
        k += 1
    return k < len(letters) and letters[k] in tables().verbs - letters_of("to")


def side_of_units(
    clauses: Clauses, units: Sequence[int], first: int, last: int, *, owners: bool = False
) -> Side:
    """Return the side that the mentions at ``units`` make, a noun phrase over units ``first:last``.

    Where ``owners``, a possessive mark after the phrase is expected; a mark anywhere else makes of a person
    one who is not there himself: "the envoy of President A’s".
    """
    letters = clauses.sentence.letters
    members: list[Member] = []
    for k in units:
        mention = clauses.sentence.mentions[k]
        possessive = letters[k + 1 : k + 2] == "'" and (k + 1 < last or not owners)
        codes = _codes(clauses, k, mention, possessive)
        one = None if possessive else participant(mention)
        if one is not None or not any(set(codes) <= set(other.codes) for other in members):
            members.append(Member(codes, (one,) if one else ()))
    kept = tuple(_without_modifiers(members))
    return Side(
        first, last,
        codes_of(*(member.codes for member in kept)), join(*(member.people for member in kept)),
        kept,
    )  # fmt: skip


def _codes(clauses: Clauses, unit: int, mention: Mention, possessive: bool) -> tuple[str, ...]:
    if mention.letter == "G":
        if mention.codes or clauses.sentence.letters[unit + 1 : unit + 2] in letters_of("of"):
            return mention.codes
        actor = next((a for a in clauses.actors if a.first == unit and "G" in a.letters), None)
        return actor.codes if actor is not None else clauses.parties
    return mention.codes if mention.letter in "SAD" or possessive else party_codes(mention)


def _without_modifiers(members: Sequence[Member]) -> list[Member]:
    """Drop the bare party that only says whose the next person is: "his Fijian counterpart, X"."""
    kept = []
    for k, member in enumerate(members):
        codes = set(member.codes)
        owned = codes and any(codes <= set(later.codes) and later.people for later in members[k + 1 :])
        if member.people or not owned:
            kept.append(member)
    return kept


def side_of_actor(clauses: Clauses, actor: Actor) -> Side:
    """Return an actor of the sentence as a side; a pronoun stands for whom it was resolved to."""
    mentions = (clauses.sentence.mentions.get(k) for k in range(actor.first, actor.last))
    named = tuple(one for mention in mentions if mention and (one := participant(mention)))
    people = named or tuple(person_participant(person) for person in actor.persons)
    return Side(actor.first, actor.last, actor.codes, people, (Member(actor.codes, people),))


def side_of_speaker(clauses: Clauses, unit: int) -> Side:
    """Return whom "I" and "my" at ``unit`` stand for; empty where nobody is known to speak."""
    speaker = clauses.speaker(unit)
    if speaker is None or not speaker.codes:
        return Side(unit, unit)
    party = speaker.codes[0] if len(speaker.codes) == 1 else None
    people = (Participant(name=speaker.name, office=None, party=party),) if speaker.name else ()
    return Side(unit, unit + 1, speaker.codes, people, (Member(speaker.codes, people),))
