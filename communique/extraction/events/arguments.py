"""The arguments of a verb that tells of an event: its subject, those who joined it, lists after it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.extraction.discourse import Actor, Clauses
from communique.extraction.events.participants import codes_of, join, participant, person_participant
from communique.extraction.events.sides import (
    ACTORS,
    Member,
    Side,
    letters_of,
    side_after,
    side_of_actor,
    side_of_speaker,
    side_of_units,
    tables,
)
from communique.model import Participant

__all__ = [
    "Side", "codes_of", "join", "participant", "person_participant",
    "side_after", "side_before", "subject_of",
]  # fmt: skip


class _Tables(NamedTuple):
    """Letters by the part they play between a subject and its verb."""

    light: frozenset[str]
    relatives: frozenset[str]
    singular: frozenset[str]
    companions: frozenset[str]
    nouns: frozenset[str]


@cache
def _tables() -> _Tables:
    return _Tables(
        light=letters_of("%adverbs|%auxiliaries|%negations|%sequels|%phases|%by_turns") | set("yT-"),
        relatives=letters_of("who|whom|which|that"),
        singular=letters_of("is|was|has"),
        companions=letters_of("%companions"),
        nouns=frozenset("wnLRDT)"),
    )


class _Gap(NamedTuple):
    """What stands between a subject and its verb: where the subject's phrase ends, who joined it.

    ``relative`` is "is" or "are" where a relative pronoun was passed, by the number of its verb, else empty.
    """

    end: int
    companions: list[Side]
    relative: str


_LONGEST_PARENTHESIS = 40
_LONGEST_CLAUSE = 45
"""Units, at most, of an insertion between commas, and between a subject and its second verb."""


def subject_of(clauses: Clauses, unit: int) -> Side:
    """Return the subject of the verb at ``unit``, with those it is "joined by"; empty where it is unclear."""
    gap = _skip_left(clauses, unit)
    side = _ending_at(clauses, gap.end, loose=bool(gap.relative))
    if gap.relative == "is" and len(side.members) > 1:
        codes, people = side.members[-1]
        side = side._replace(codes=codes, people=people, members=side.members[-1:])
    if side.first >= 3 and clauses.sentence.letters[side.first - 1] in letters_of("by"):
        side = _with_delegation(clauses, side)
    if not side:
        actor = None if gap.relative else _governing(clauses, unit)
        if actor is None or not _governs(clauses, actor, gap.end, unit):
            return Side(unit, unit)
        side = side_of_actor(clauses, actor)
    if side.codes and not side.people:
        side = _with_head(clauses, side)
    return side._replace(
        people=join(side.people, *(companion.people for companion in gap.companions)),
        codes=codes_of(side.codes, *(companion.codes for companion in gap.companions)),
    )


def _governing(clauses: Clauses, unit: int) -> Actor | None:
    """Return the nearest actor before a verb that opens a clause, and is no state after its city."""
    letters = clauses.sentence.letters
    for actor in reversed(clauses.actors):
        opens = actor.opens or letters[: actor.first] == "T"  # "Tomorrow she will travel"
        if actor.last <= unit and opens and letters[max(0, actor.first - 2) : actor.first] != "L,":
            return actor
    return None


def _with_head(clauses: Clauses, side: Side) -> Side:
    """Return a body with the one of it named first: "Minister A and officials of the Ministry"."""
    for actor in clauses.actors:
        gap = set(clauses.sentence.letters[actor.last : side.first])
        joined = letters_of("and") & gap and not (tables().verbs | letters_of("who|which|that")) & gap
        leads = actor.last <= side.first and actor.opens and actor.persons
        if leads and joined and actor.codes == side.codes:
            head = side_of_actor(clauses, actor)
            return side._replace(first=head.first, people=head.people)
    return side


def _with_delegation(clauses: Clauses, leaders: Side) -> Side:
    """Return the delegation and its leaders where these follow it: "a delegation of A led by B visited"."""
    letters = clauses.sentence.letters
    if letters[leaders.first - 2] not in letters_of("led|headed"):
        return leaders
    listed = _ending_at(clauses, leaders.first - 3)
    body, others = listed.members[-1:], listed.members[:-1]
    if not body or len(body[0].codes) != 1:
        return leaders
    party = body[0].codes[0]
    people = tuple(
        person if person.party else Participant(name=person.name, office=person.office, party=party)
        for person in leaders.people
    )
    members = (*others, Member(codes_of(body[0].codes, leaders.codes), people))
    return leaders._replace(
        first=listed.first,
        codes=codes_of(*(member.codes for member in members)),
        people=join(*(member.people for member in members)),
        members=members,
    )


def side_before(clauses: Clauses, unit: int) -> Side:
    """Return those named by the list that ends before ``unit``; empty where none does."""
    return _ending_at(clauses, unit - 1)


def _governs(clauses: Clauses, actor: Actor, end: int, unit: int) -> bool:
    """Tell whether an actor further left can be the subject: no other noun stands before the verb."""
    letters = clauses.sentence.letters
    gap = letters[actor.last : unit]
    if set(gap) & set(";.:") or len(gap) > _LONGEST_CLAUSE:
        return False
    return letters[end] not in _tables().nouns or bool(letters_of("to") & set(letters[end:unit]))


# --- leftwards from the verb ---------------------------------------------------------------------


def _skip_left(clauses: Clauses, unit: int) -> _Gap:
    """Return what stands before the verb at ``unit``: adverbs, auxiliaries, insertions, a relative."""
    letters = clauses.sentence.letters
    companions: list[Side] = []
    k, relative = unit - 1, ""
    while k >= 0:
        if letters[k] in _tables().relatives:
            relative = "is" if letters[k + 1] in _tables().singular else "are"
            k -= 1 + (k > 0 and letters[k - 1] == ",")
        elif letters[k] == ")":
            k = letters.rfind("(", 0, k) - 1
        elif letters[k] == ",":
            opening = _opening(letters, k)
            if opening is None:
                break
            if letters[opening + 1] in _tables().companions:
                companions.append(side_after(clauses, opening + 2, k))
            k = opening - 1
        elif letters[k] in _tables().light and not _has_article(letters, k):
            k -= 1
        else:
            break
    return _Gap(k, companions, relative)


def _has_article(letters: str, k: int) -> bool:
    """Tell whether a time at ``k`` is a noun of its own: "the year"."""
    return letters[k] == "T" and k > 0 and letters[k - 1] in tables().articles


def _opening(letters: str, closing: int) -> int | None:
    """Return the comma that opens the insertion closed by the comma at ``closing``, or None."""
    opening = letters.rfind(",", 0, closing)
    while opening > 0 and closing - opening < _LONGEST_PARENTHESIS:
        following = letters[opening + 1]
        if following in _tables().companions or following in _tables().relatives or following in "eg":
            return opening
        if following in letters_of("%prepositions") and letters[opening - 1] in "PO":
            return opening
        opening = letters.rfind(",", 0, opening)
    return None


# --- lists that end before a place -----------------------------------------------------------------


def _ending_at(clauses: Clauses, k: int, *, loose: bool = False) -> Side:
    """Return those named by the list whose last unit is ``k``; empty where no list ends there.

    A ``loose`` list need have no "and": "A, B, C, who are visiting".
    """
    letters = clauses.sentence.letters
    if k < 0:
        return Side(0, 0)
    if letters[k] in letters_of("i"):
        return _with_others(clauses, side_of_speaker(clauses, k) or _of_pronoun(clauses, k))
    if letters[k] in letters_of("%pronouns"):
        return _of_pronoun(clauses, k)
    if letters[k] in tables().delegation:
        return Side(_phrase_start(letters, k), k + 1, anaphoric=True)
    if letters[k] not in ACTORS:
        return Side(k, k)
    units, before = [k], k
    while (before := _item_before(letters, units[0], last_item=len(units) == 1 and not loose)) >= 0:
        units.insert(0, before)
    return side_of_units(clauses, units, units[0], units[-1] + 1, owners=True)


def _of_pronoun(clauses: Clauses, k: int) -> Side:
    actor = next((a for a in clauses.actors if a.first == k), None)
    return side_of_actor(clauses, actor) if actor else Side(k, k)


def _with_others(clauses: Clauses, speaker: Side) -> Side:
    """Return a speaker with those named in front: "Prime Minister A and I"."""
    before = _item_before(clauses.sentence.letters, speaker.first, last_item=True)
    if before < 0 or not speaker:
        return speaker
    return _joined(_ending_at(clauses, before), speaker)


def _joined(others: Side, last: Side) -> Side:
    """Return two sides that "and" joins as one."""
    return last._replace(
        first=others.first,
        codes=codes_of(others.codes, last.codes),
        people=join(others.people, last.people),
        members=(*others.members, *last.members),
    )


def _phrase_start(letters: str, k: int) -> int:
    while k > 0 and (letters[k - 1] in tables().articles or letters[k - 1] in tables().plain):
        k -= 1
    return k


def _item_before(letters: str, first: int, last_item: bool) -> int:
    """Return the mention that a list holds before its item at ``first``, or -1; the last must follow "and".

    An item without a mention ("his spouse") is passed over.
    """
    for _ in range(2):
        join_end = k = _before_item(letters, first)
        while k >= 0 and letters[k] in tables().joins:
            k -= 1
        ands = letters_of("and|&|with|as") & set(letters[k + 1 : join_end + 1])
        if k < 0 or k == join_end or (last_item and not ands):
            return -1
        if letters[k] == ")":
            k = letters.rfind("(", 0, k) - 1
        if letters[k] in ACTORS:
            return k
        last_item, first = False, k
    return -1


def _before_item(letters: str, first: int) -> int:
    """Return the unit before a list's item, past its article and up to four adjectives."""
    k = first - 1
    while k >= max(0, first - 4) and not (
        letters[k] in ACTORS or letters[k] in tables().joins or letters[k] in tables().stops
    ):
        k -= 1
    return k
