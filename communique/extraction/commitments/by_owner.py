"""Whose commitment a noun names: "the readiness of Finland to", "Kenya's intention to", "its pledge to"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from communique.data import load
from communique.extraction.commitments.binding import is_to_press
from communique.extraction.commitments.cases import Case, Who, bind, capitals_in, joint_parties
from communique.extraction.subjects import Subject, find_subject, letters_of

CLOSE: Final = 3
"""Units between the verb and a noun phrase without an owner that is still its object."""
NEAR: Final = 30
"""Units before the noun among which the verb stands whose object it is."""
POSSESSOR_NEAR: Final = 8
"""Units before the noun among which its possessor stands: adjectives come between."""


def by_owner(case: Case) -> Who | None:
    """Return who commits by a noun: an "of" phrase, a possessor, or the subject of the verb before it."""
    verb = _verb_before(case)
    if _is_only_shown(case) or (verb is not None and _is_only_discussed(case, verb)):
        return None
    subject = find_subject(case.discourse, case.clauses, verb) if verb is not None else None
    first, by = _possessor(case, verb, subject)
    if case.group.owner is not None:
        by = case.clauses.codes_in(*case.group.owner) or capitals_in(case.clauses, *case.group.owner)
    by = _mutual(case, first if verb is None or case.letters[verb] not in letters_of("share") else verb, by)
    if not by or (first > 0 and case.letters[first - 1] in letters_of("%oblique")):
        return None
    if verb is None and (_is_described(case) or _is_mentioned(case)):
        return None
    if verb is not None and _is_past_show(case, verb):
        return None
    if subject is not None and subject.near and set(by) <= set(subject.codes):
        first = case._replace(subject=subject).start
    elif verb is not None and subject is not None:
        first = min(first, verb)
    return bind(by, first, case.attribution)


def _is_only_discussed(case: Case, verb: int) -> bool:
    """Tell whether plans, or the commitment of one party, are but a topic."""
    if case.letters[verb] not in letters_of("@discuss"):
        return False
    if case.letters[verb] in letters_of("@discuss:base|@discuss:s"):
        return True
    near = set(case.letters[max(0, case.group.first - 3) : case.group.first])
    both = near & letters_of("%mutual|their|our")
    return not both or case.letters[case.group.first] in letters_of("plans|intentions")


def _is_only_shown(case: Case) -> bool:
    """Tell whether a deed but shows a commitment: "will go, demonstrating their commitment to"."""
    near = case.letters[max(0, case.group.first - 4) : case.group.first]
    return bool(set(near) & letters_of("demonstrating|showing"))


def _is_described(case: Case) -> bool:
    """Tell whether a clause says how a commitment is: "their willingness to learn is remarkable"."""
    clause = case.letters[case.group.complement + 1 :]
    verb = next((k for k, letter in enumerate(clause) if letter in letters_of("is|are|was|were")), None)
    if verb is None or set(clause[:verb]) & (letters_of("that|which|who|what") | set(",;:")):
        return False
    another = letters_of("%pronouns|%determiners") | set("POSG")
    if any(a in letters_of("and") and b in another for a, b in pairwise(clause[:verb])):
        return False  # "their commitment to learn, and they are grateful"
    told = clause[verb + 1 :].lstrip("".join(letters_of("%adverbs")) + "y")
    return told[:1] not in letters_of("@affirm:past|@express:past")


def _is_mentioned(case: Case) -> bool:
    """Tell whether a commitment is but praised, recalled or built on: "in line with Kenya's promise to"."""
    before = case.letters[max(0, case.group.first - NEAR) : case.group.first]
    near = before.rpartition(",")[2]
    if set(before) & letters_of("@praise|@thank") or set(near) & letters_of("%built_on"):
        return True
    if set(before[-12:]) & letters_of("about") and set(before[-3:]) & letters_of("our|their|his|her|its"):
        return True  # "was clear about our needs and our commitment to"
    news = letters_of("intent|intention|intentions|plans")
    new = case.letters[case.group.first] in news
    theirs = set(before[-2:]) & letters_of("his|her|its|their")  # whose, only the passage tells
    return bool((theirs or not new) and set(before) & letters_of("%welcoming"))


def _is_past_show(case: Case, verb: int) -> bool:
    """Tell whether a resolve was shown by deeds done: "have demonstrated our resolve"."""
    perfect = set(case.letters[max(0, verb - 2) : verb]) & letters_of("have|has|had")
    return bool(perfect) and case.letters[verb] in letters_of("demonstrated|declared")


def _mutual(case: Case, first: int, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return both parties where one tells of a "shared commitment"; no one for "your"."""
    words = set(case.letters[min(first, max(0, case.group.first - 2)) : case.group.first])
    if words & letters_of("your"):
        return ()
    parties = case.clauses.parties
    mutual = letters_of("%mutual|share")
    shared = len(by) == 1 and len(parties) == 2 and by[0] in parties and words & mutual
    if shared and is_to_press(case.discourse):
        return ()  # with whom "we share" it, no one tells
    return parties if shared else by


def _verb_before(case: Case) -> int | None:
    """Return the verb whose object the noun is, or None where no such verb stands near."""
    told = "@affirm|@express|@discuss|have|has|remains|remain|%reflects|%relaying"
    verbs = letters_of(told) - letters_of("shared")
    for k in range(case.group.first - 1, max(-1, case.group.first - NEAR), -1):
        if case.letters[k] in verbs:
            return k
        if case.letters[k] in ';"':
            return None
    return None


def _possessor(case: Case, verb: int | None, subject: Subject | None) -> tuple[int, tuple[str, ...]]:
    """Return where the noun phrase begins and whose it is."""
    k = case.group.first
    outside = letters_of("%prepositions|@affirm|@express|@discuss|have|has|had") | set(',;:."')
    while k > 0 and case.group.first - k < POSSESSOR_NEAR and case.letters[k - 1] not in outside:
        k -= 1
        if case.letters[k] == "D" and set(case.letters[k : case.group.first]) & letters_of("and"):
            continue  # "the Kenya-Malta friendship and commitment": of another noun
        owned = _owner_at(case, k, subject)
        if owned is not None:
            return owned
    known = subject.codes if subject is not None else ()
    adjectives = case.letters[min(k, max(0, case.group.first - 2)) : case.group.first]
    if set(adjectives) & letters_of("%mutual") and len(known) != 1:
        return k, known or case.clauses.parties
    return k, known if verb is not None and k - verb <= CLOSE else ()


def _owner_at(case: Case, unit: int, subject: Subject | None) -> tuple[int, tuple[str, ...]] | None:
    """Return where the owner begins that a unit names, and whose codes it has: a pronoun, a possessive."""
    letter = case.letters[unit]
    if letter in letters_of("its|their|his|her"):
        nearest = case.clauses.subject(unit)
        return unit, subject.codes if subject else nearest.codes if nearest else ()
    if letter in letters_of("our|my"):
        return unit, _ours(case, unit)
    if letter != "'" and letter not in "SAD":
        return None
    actor = next((a for a in reversed(case.clauses.actors) if unit <= a.last <= unit + 1), None)
    sentence = case.clauses.sentence
    word = case.discourse.text[sentence.starts[unit - 1] : sentence.ends[unit - 1]].casefold()
    bare = actor is None and letter == "'" and case.letters[unit - 2 : unit - 1] not in tuple("SAD")
    if bare and word in load("bodies")["own"]:
        return unit - 1, case.clauses.home  # "the Administration's commitment"
    codes = actor.codes if actor else case.clauses.codes_in(unit, unit + 1)
    if actor is not None and case.letters[actor.first - 2 : actor.first] in _owners_before():
        other = next((a for a in case.clauses.actors if a.last == actor.first - 2), None)
        if other is not None:  # "Kenya's and Finland's commitment"
            return other.first, tuple(dict.fromkeys((*other.codes, *codes)))
    return (actor.first if actor else unit, codes) if codes else None


@cache
def _owners_before() -> frozenset[str]:
    return frozenset(f"'{land}" for land in letters_of("and"))


def _ours(case: Case, unit: int) -> tuple[str, ...]:
    """Return the parties that "our" stands for: those of "we", the speaker's, or the document's."""
    we = next((a for a in case.clauses.actors if case.letters[a.first] in letters_of("we")), None)
    speaker = case.clauses.speaker(unit)
    if we is None and speaker is not None and speaker.codes:
        return speaker.codes
    return joint_parties(case.discourse) or (we.codes if we else case.clauses.home)
