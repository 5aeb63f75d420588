"""The parties and people of an event: who stands before its verb, who after "with", who is said to have been present."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.extraction.discourse import Actor, Clauses, party_codes
from communique.extraction.grammar import grammar, words_of
from communique.language.en.analysis import Mention
from communique.language.en.people import Person, office_words
from communique.model import Participant


class Side(NamedTuple):
    """Those named by one noun phrase: units ``first:last``, party codes in order, and the people.

    ``groups`` are its members where they count one by one ("met respectively with A and B"), each with its
    own codes and people. ``anaphoric`` tells that a word like "the delegation" stands for people named before.
    """

    first: int
    last: int
    codes: tuple[str, ...] = ()
    people: tuple[Participant, ...] = ()
    members: tuple[tuple[tuple[str, ...], tuple[Participant, ...]], ...] = ()
    anaphoric: bool = False

    def __bool__(self) -> bool:
        return bool(self.codes or self.people or self.anaphoric)


class _Table(NamedTuple):
    light: frozenset[str]
    joins: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    companions: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    plain: frozenset[str]
    delegation: frozenset[str]
    verbs: frozenset[str]
    singular: frozenset[str]
    of: frozenset[str]
    nouns: frozenset[str]
    to: frozenset[str]
    stops: frozenset[str]
    ands: frozenset[str]
    prepositions: frozenset[str]


_ACTORS = frozenset("POSG")


@cache
def _table() -> _Table:
    alphabet = grammar().alphabet

    def letters(element: str) -> frozenset[str]:
        return frozenset(alphabet.letter(word) for word in words_of(element))

    return _Table(
        light=letters("%adverbs|%auxiliaries|%negations|respectively|jointly|separately|virtually|%phases") | {"y", "T"},
        joins=letters("and|,|&|as|well|also|together|with|along") ,
        articles=letters("%determiners"),
        links=letters("of|from|for|the|led|headed|including|comprising|between|among|by"),
        companions=letters("joined|accompanied|together|along|alongside|with|including|flanked|led|headed|comprising"),
        relatives=letters("who|whom|which|that"),
        pronouns=letters("%pronouns"),
        plain=frozenset("wCegnoy") | letters("visiting|%titles"),
        delegation=letters("delegation|delegations|team|guests|guest"),
        verbs=letters("@say|@be|@meet|@hold|@agree|@express|@discuss|%auxiliaries|@visit|@attend|@receive"),
        singular=letters("is|was|has"),
        of=letters("of"),
        nouns=frozenset("wnLRDT)"),
        to=letters("to"),
        ands=letters("and|&|with|as"),
        stops=letters("%clause_openers|%prepositions|%pronouns") | frozenset(".;:"),
        prepositions=letters("%prepositions"),
    )


# --- people --------------------------------------------------------------------------------------


def participant(mention: Mention) -> Participant | None:
    """Return the person whom a mention names, alone or by office, or None where it names neither."""
    party = mention.codes[0] if mention.codes else None
    title = mention.title.office if mention.title and mention.letter != "G" else None
    if mention.person is not None:
        return Participant(name=mention.person.name, office=_office(mention.person, title), party=mention.person.party)
    if title is not None:
        return Participant(name=None, office=title, party=party)
    return None


def _office(person: Person, printed: str | None) -> str | None:
    """Return the fullest form of the office in which a person is named here."""
    if printed is not None:
        words = office_words(printed)
        for tenure in person.tenures:
            if words <= office_words(tenure.office):
                return tenure.office
    return person.office


def person_participant(person: Person) -> Participant:
    """Return a person as a participant, in the first office the document gives."""
    return Participant(name=person.name, office=person.office, party=person.party)


def join(*lists: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the people of several lists, each once, in order, under the fullest name."""
    out: list[Participant] = []
    for people in lists:
        for one in people:
            at = next((k for k, other in enumerate(out) if _is_same(one, other)), None)
            if at is None:
                out.append(one)
            elif one.name and len(one.name) > len(out[at].name or ""):
                out[at] = Participant(name=one.name, office=one.office or out[at].office, party=out[at].party or one.party)
    return tuple(out)


def _is_same(a: Participant, b: Participant) -> bool:
    """Tell whether two participants are one person: the same name, or one family name in one office."""
    if a == b or (a.name and a.name == b.name):
        return True
    if not a.name or not b.name:
        return a.party == b.party and a.office == b.office and a.name == b.name
    return a.party == b.party and a.office == b.office and bool(name_words(a) & name_words(b))


def name_words(person: Participant) -> set[str]:
    """Return the words of a name that tell people apart: no initials or suffixes; in small letters."""
    words = (word.strip(".,").casefold() for word in (person.name or "").replace("-", " ").split())
    return {word for word in words if len(word) > 2}


def codes_of(*lists: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of several lists, each once, in order."""
    return tuple(dict.fromkeys(code for codes in lists for code in codes))


# --- noun phrases --------------------------------------------------------------------------------


def side_after(clauses: Clauses, unit: int, limit: int | None = None, *, whole: bool = False) -> Side:
    """Return those named by the list that begins at ``unit`` ("with A of X, B and the Y delegation").

    The last of the list is left out where a verb follows, whose subject it will be, unless the ``whole`` list
    is known to be one: "between A and B was".
    """
    table, letters = _table(), clauses.sentence.letters
    end = len(letters) if limit is None else limit
    k, last, gap = unit, unit, 0
    joined = False
    units: list[int] = []
    while k < end:
        letter = letters[k]
        if letter in _ACTORS or letter in "AD":
            if joined and units and not whole and _begins_clause(letters, k + 1):
                break
            units.append(k)
            last, gap, joined = k + 1, 0, False
        elif letter in table.joins:
            joined = True
            gap += letter != ","
        elif letter == "'" or letter in table.links or letter in table.articles or letter in "(":
            gap += 1
        elif letter in table.delegation:
            last = k + 1
            gap = 0
        elif letter in table.plain or letter in "RL)-\"":
            gap += 1
            if units and letters[k - 1] not in table.joins and letter in "we" and letters[k - 1] in "P":
                break
        elif units or letter in table.stops:
            break
        else:
            gap += 1
        if gap > 9:
            break
        k += 1
    return side_of_units(clauses, units, unit, last)


def _begins_clause(letters: str, k: int) -> bool:
    """Tell whether a verb stands at ``k``: what precedes it is the subject of a new clause, not part of a list."""
    table = _table()
    while k < len(letters) and (letters[k] == "y"):
        k += 1
    return k < len(letters) and (letters[k] in table.verbs or letters[k] == "e")


def side_of_units(clauses: Clauses, units: list[int], first: int | None = None, last: int | None = None, *, owners: bool = False) -> Side:
    """Return the side that the mentions at ``units`` make; ``owners`` where a possessive after it is expected."""
    first = units[0] if first is None and units else first or 0
    last = units[-1] + 1 if last is None and units else last or first
    table, sentence = _table(), clauses.sentence
    letters = sentence.letters
    groups = {actor.first: actor for actor in clauses.actors if "G" in actor.letters}
    members: list[tuple[tuple[str, ...], tuple[Participant, ...]]] = []
    for k in units:
        mention = sentence.mentions[k]
        possessive = letters[k + 1 : k + 2] == "'" and (k + 1 < last or not owners)
        if mention.letter == "G":
            following = letters[k + 1 : k + 2] in table.of
            codes = mention.codes or (() if following else _group_codes(clauses, k, groups))
        elif mention.letter in "SAD" or possessive:
            codes = mention.codes
        else:
            codes = party_codes(mention)
        one = None if possessive else participant(mention)
        if one is not None or not any(set(codes) <= set(other) for other, _ in members):
            members.append((codes, (one,) if one else ()))
    members = _drop_modifiers(members)
    return Side(
        first, last,
        codes_of(*(codes for codes, _ in members)),
        join(*(people for _, people in members)),
        tuple(members),
    )  # fmt: skip


def _group_codes(clauses: Clauses, unit: int, groups: dict[int, Actor]) -> tuple[str, ...]:
    actor = groups.get(unit)
    return actor.codes if actor is not None else clauses.parties


def _drop_modifiers(
    members: list[tuple[tuple[str, ...], tuple[Participant, ...]]],
) -> list[tuple[tuple[str, ...], tuple[Participant, ...]]]:
    """Drop the bare party that only says whose the next person is: "his Fijian counterpart, X"."""
    kept = []
    for k, (codes, people) in enumerate(members):
        if not people and any(codes and set(codes) <= set(other) and persons for other, persons in members[k + 1 :]):
            continue
        kept.append((codes, people))
    return kept


# --- the subject ---------------------------------------------------------------------------------


def subject_of(clauses: Clauses, unit: int) -> Side:
    """Return those who are the subject of the verb at ``unit``, with those "joined by" them; empty if unclear."""
    table = _table()
    k, companions, relative = _skip_left(clauses, unit)
    side = _ending_at(clauses, k, loose=bool(relative))
    if side and relative == "is" and len(side.members) > 1:
        side = _last_member(side)
    if not side:
        actor = clauses.subject(unit)
        if relative or actor is None or _is_far(clauses, actor, unit):
            return Side(unit, unit)
        if clauses.sentence.letters[k] in table.nouns and not table.to.intersection(clauses.sentence.letters[k:unit]):
            return Side(unit, unit)
        side = side_of_actor(clauses, actor)
    if companions:
        side = side._replace(
            people=join(side.people, *(c.people for c in companions)),
            codes=codes_of(side.codes, *(c.codes for c in companions)),
        )
    return side


def _last_member(side: Side) -> Side:
    codes, people = side.members[-1]
    return side._replace(codes=codes, people=people, members=side.members[-1:])


def _skip_left(clauses: Clauses, unit: int) -> tuple[int, list[Side], str]:
    """Return the unit at which a subject's phrase must end, past adverbs and parentheses, and its companions.

    The third is "is" or "are" where a relative pronoun was passed, by the number of its verb, else empty.
    """
    table, letters = _table(), clauses.sentence.letters
    k = unit - 1
    companions: list[Side] = []
    relative = ""
    while k >= 0:
        if letters[k] in table.light and not (letters[k] == "T" and k > 0 and letters[k - 1] in table.articles):
            k -= 1
        elif letters[k] in table.relatives:
            relative = "is" if letters[k + 1] in table.singular else "are"
            k -= 1
            if k >= 0 and letters[k] == ",":
                k -= 1
        elif letters[k] == "-":
            k -= 1
        elif letters[k] == ")":
            k = letters.rfind("(", 0, k) - 1
        elif letters[k] == ",":
            opening = _parenthesis(letters, k)
            if opening is None:
                break
            if letters[opening + 1] in table.companions:
                companions.append(side_after(clauses, opening + 2, k))
            k = opening - 1
        else:
            break
    return k, companions, relative


def _parenthesis(letters: str, closing: int) -> int | None:
    """Return the comma that opens the parenthesis closed by the comma at ``closing``, or None."""
    table = _table()
    opening = letters.rfind(",", 0, closing)
    while opening > 0 and closing - opening < 40:
        following = letters[opening + 1]
        if following in table.companions or following in table.relatives or following in "eg":
            return opening
        if following in table.prepositions and letters[opening - 1] in "PO":
            return opening
        opening = letters.rfind(",", 0, opening)
    return None


def _ending_at(clauses: Clauses, k: int, *, loose: bool = False) -> Side:
    """Return those named by the list whose last unit is ``k``; empty where no list ends there.

    A ``loose`` list need have no "and": "A, B, C, who are visiting".
    """
    table, sentence = _table(), clauses.sentence
    letters = sentence.letters
    if k < 0:
        return Side(0, 0)
    if letters[k] in table.pronouns:
        actor = next((a for a in clauses.actors if a.first == k), None)
        return side_of_actor(clauses, actor) if actor else Side(k, k)
    if letters[k] in table.delegation:
        first = k
        while first > 0 and (letters[first - 1] in table.articles or letters[first - 1] in table.plain):
            first -= 1
        return Side(first, k + 1, anaphoric=True)
    if letters[k] not in _ACTORS:
        return Side(k, k)
    units, first = [k], k
    while True:
        k = _list_before(letters, first, last_item=len(units) == 1 and not loose)
        if k < 0:
            break
        units.insert(0, k)
        first = k
    return side_of_units(clauses, units, first, units[-1] + 1, owners=True)


def _list_before(letters: str, first: int, last_item: bool) -> int:
    """Return the mention that a list holds before its item at ``first``, or -1; its last item must follow "and".

    An item without a mention ("his spouse") is passed over.
    """
    table = _table()
    for _ in range(2):
        k = _before_item(letters, first)
        join = k
        while k >= 0 and letters[k] in table.joins:
            k -= 1
        if k < 0 or k == join or last_item and not table.ands.intersection(letters[k + 1 : join + 1]):
            return -1
        if letters[k] in _ACTORS:
            return k
        last_item, first = False, k
    return -1


def _before_item(letters: str, first: int) -> int:
    """Return the unit before a list's item, past its article and adjectives."""
    table = _table()
    k = first - 1
    steps = 0
    while k >= 0 and steps < 4 and letters[k] not in "POSG" and letters[k] not in table.joins and letters[k] not in table.stops:
        k -= 1
        steps += 1
    return k


def side_before(clauses: Clauses, unit: int) -> Side:
    """Return those named by the list that ends before ``unit``; empty where none does."""
    return _ending_at(clauses, unit - 1)


def side_of_actor(clauses: Clauses, actor: Actor) -> Side:
    people: list[Participant] = []
    for k in range(actor.first, actor.last):
        mention = clauses.sentence.mentions.get(k)
        one = participant(mention) if mention else None
        if one is not None:
            people.append(one)
    if not people:
        people = [person_participant(person) for person in actor.persons]
    return Side(actor.first, actor.last, actor.codes, tuple(people), ((actor.codes, tuple(people)),))


def _is_far(clauses: Clauses, actor: Actor, unit: int) -> bool:
    """Tell whether an actor cannot be the subject of a verb: the verb is not joined to its clause."""
    gap = clauses.sentence.letters[actor.last : unit]
    return any(letter in ";.:" for letter in gap) or len(gap) > 45
