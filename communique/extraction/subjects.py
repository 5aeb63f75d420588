"""Who governs a verb: the noun phrase before it, or the one before an earlier verb that it is joined to."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from communique.data import load
from communique.extraction.discourse import Actor, Clauses, Discourse
from communique.extraction.letters import letters_of
from communique.extraction.partners import find_partners, names_partners, names_someone, nouns, words_in
from communique.language.en.parties import members

__all__ = ["Subject", "find_partners", "find_subject", "letters_of", "names_partners", "names_someone"]

LONGEST_ASIDE: Final = 30
"""Units that a parenthesis between subject and verb may hold; longer ones were clauses of their own."""


OPENING: Final = 8
"""Units in which the first verb of a sentence stands whose subject a verb after "and" shares."""


class Subject(NamedTuple):
    """The units ``first:last`` of a noun phrase, the parties it names, and how it stands to its verb.

    ``near`` tells that the verb follows it directly; ``acts`` that it names people or bodies, not things.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    plural: bool
    near: bool
    acts: bool
    kinds: str = ""


@cache
def _light() -> frozenset[str]:
    """Return what may stand between a subject and its verb and changes nothing."""
    return letters_of("%adverbs|%auxiliaries|%copulas|%negations|%quantifiers|ADVERB|TIME")


@cache
def _boundaries() -> frozenset[str]:
    """Return what a noun phrase does not reach over."""
    return letters_of("that|which|who|while|whereas|because|as|if|when|but|@say|@hope") | frozenset(';:".(')


def find_subject(discourse: Discourse, clauses: Clauses, unit: int) -> Subject | None:
    """Return the subject of the verb at ``unit``, or None where no noun phrase can be it."""
    letters = clauses.sentence.letters
    end = _before_aside(letters, _before_light(letters, unit))
    if end <= 0:
        both = unit > 0 and letters[0] in letters_of("both")
        return Subject(0, 1, clauses.parties, True, True, True) if both else None
    actor = next((a for a in reversed(clauses.actors) if a.last == end), None)
    if actor is not None and _belongs_to_object(letters, actor):
        return _phrase(discourse, clauses, end, whole=True)
    if actor is not None and not actor.opens:
        actor = _behind_opening(clauses, actor)
    if actor is not None and (
        actor.opens
        or _opens_behind_phrase(letters, actor)
        or _follows_that(letters, actor)
        or _is_capital(discourse, clauses, actor)
    ):
        return _named(discourse, clauses, actor, near=True)
    if letters[end - 1] in letters_of("and|or|but|,"):
        return _shared(discourse, clauses, end)
    return _phrase(discourse, clauses, end, whole=actor is not None and len(actor.codes) > 1)


def _opens_behind_phrase(letters: str, actor: Actor) -> bool:
    """Tell whether a pronoun opens a clause without a comma before it: "in this regard we", "today they"."""
    if letters[actor.first] not in letters_of("we|they|he|she|i"):
        return False
    k = actor.first
    while k > 0 and letters[k - 1] not in set(',;:."()-') | letters_of("and|but"):
        k -= 1
    phrase = letters[k : actor.first]
    if not phrase or set(phrase) & letters_of("%finite|%copulas|what|how|that|which|who"):
        return False
    return phrase[0] in {"T", "y"} | letters_of("%prepositions|today|together")


def _behind_opening(clauses: Clauses, actor: Actor) -> Actor:
    """Return a list without its first party where that ends the opening: "As friends of A, B and C"."""
    letters = clauses.sentence.letters
    comma = letters.find(",", actor.first, actor.last)
    if comma < 0 or letters[0] not in letters_of("%prepositions|%conjunctions"):
        return actor
    codes = clauses.codes_in(comma + 1, actor.last)
    return actor._replace(first=comma + 1, codes=codes, opens=True, letters=letters[comma + 1 : actor.last])


def _named(discourse: Discourse, clauses: Clauses, actor: Actor, near: bool) -> Subject:
    """Return an actor as a subject, joined to those named before it with "and"."""
    # A group that no count of parties fits is two of those whom the text is about.
    codes = actor.codes or clauses.parties[:2]
    if "G" in actor.letters and names_partners(discourse, clauses, actor.first, actor.last):
        named = _party_codes(clauses, actor)
        codes = tuple(dict.fromkeys((*named, *find_partners(discourse, clauses, named)))) or codes
    first, plural = actor.first, actor.plural
    other = _joined(discourse, clauses, actor)
    if other is not None:
        codes, first, plural = tuple(dict.fromkeys((*other.codes, *codes))), other.first, True
    return Subject(first, actor.last, codes, plural, near, True, actor.letters)


def _party_codes(clauses: Clauses, actor: Actor) -> tuple[str, ...]:
    """Return the parties that an actor names outright, without those a group noun stands for."""
    mentions = (clauses.sentence.mentions.get(k) for k in range(actor.first, actor.last))
    return tuple(dict.fromkeys(c for m in mentions if m is not None and m.letter != "G" for c in m.codes))


def _joined(discourse: Discourse, clauses: Clauses, actor: Actor) -> Actor | None:
    """Return the actor before "and" that shares the verb: "Peru's leaders and Kenya", "Mr. A and Dr. B"."""
    sentence = clauses.sentence
    k = actor.first
    while k > 0 and sentence.letters[k - 1] in "C.":
        k -= 1
    if k < 2 or sentence.letters[k - 1] not in letters_of("and"):
        return None
    k -= 1
    if discourse.text[sentence.starts[k - 1] : sentence.ends[k - 1]].casefold() in nouns("bodies"):
        k -= 1
    return next((a for a in clauses.actors if a.last == k and a.opens), None)


def _follows_that(letters: str, actor: Actor) -> bool:
    """Tell whether a clause opens with the actor: the "that" before it counts as its article."""
    return letters[actor.first] in letters_of("that|each|both") or (
        actor.first > 0 and letters[actor.first - 1] in letters_of("that|which|if|when|and|,")
    )


def _is_capital(discourse: Discourse, clauses: Clauses, actor: Actor) -> bool:
    """Tell whether the actor's article is a capital: a heading without a full stop stands before it."""
    start = clauses.sentence.starts[actor.first]
    return discourse.text.startswith(("The ", "Both ", "We "), start)


def _before_light(letters: str, unit: int) -> int:
    while unit > 0 and letters[unit - 1] in _light():
        unit -= 1
    return unit


def _before_aside(letters: str, end: int) -> int:
    """Return where the noun phrase ends if a parenthesis stands before ``end``, else ``end``."""
    if end < 3 or letters[end - 1] not in ",)-":
        return end
    opening = {",": ",", ")": "(", "-": "-"}[letters[end - 1]]
    start = letters.rfind(opening, max(0, end - LONGEST_ASIDE), end - 1)
    if start <= 0 or start >= end - 2:
        return end
    inside = letters[start + 1 : end - 1]
    if opening == "," and (set(inside) & letters_of("and") and not set(inside) & letters_of("%asides")):
        return end
    return end if letters[start - 1] in _boundaries() | letters_of("and|or|,") else start


def _shared(discourse: Discourse, clauses: Clauses, end: int) -> Subject | None:
    """Return the subject of an earlier verb that the verb after a conjunction is joined to."""
    letters = clauses.sentence.letters
    for actor in reversed(clauses.actors):
        if (
            actor.last < end
            and actor.opens
            and not _belongs_to_object(letters, actor)
            and _is_followed(letters, actor)
        ):
            return _named(discourse, clauses, actor, near=False)
    verbs = letters_of("@say:past|@affirm:past|@agree:past|@discuss:past|@praise:past")
    told = next((k for k in range(1, min(end, OPENING)) if letters[k] in verbs), 0)
    opener = _phrase(discourse, clauses, told) if told else None  # "Officials stressed …, and agreed"
    return opener._replace(near=False) if opener is not None and opener.acts and opener.codes else None


def _is_followed(letters: str, actor: Actor) -> bool:
    """Tell whether something that can be a verb follows the actor, perhaps after a parenthesis."""
    unit = actor.last
    owned = re.match(
        f"[{''.join(letters_of('of'))}][{''.join(letters_of('%determiners'))}]?[POGSA]",
        letters[unit : unit + 4],
    )
    if owned:
        unit += owned.end()
    if unit < len(letters) and letters[unit] in ",(":
        closing = letters.find({",": ",", "(": ")"}[letters[unit]], unit + 1, unit + LONGEST_ASIDE)
        if closing < 0:
            return False
        unit = closing + 1
    auxiliaries = letters_of("%auxiliaries|%copulas|will|would|should|must")
    while unit < len(letters) and letters[unit] in _light() and letters[unit] not in auxiliaries:
        unit += 1
    if unit >= len(letters) or letters[unit] in "POGSADLRCno,;:.\"'()-":
        return False
    return (
        letters[unit] not in letters_of("%prepositions|%conjunctions|%determiners")
        or letters[unit] in auxiliaries
    )


def _belongs_to_object(letters: str, actor: Actor) -> bool:
    """Tell whether the actor is the second of two under one preposition: "between … and Kenya"."""
    k = actor.first - 1
    if k <= 0 or letters[k] not in letters_of("and"):
        return False
    while k > 0 and letters[k - 1] in "POGSALRCw" + "".join(letters_of("%determiners|government")):
        k -= 1
    return k > 0 and letters[k - 1] in letters_of("between|with|of|from|for|by")


def _all_of(discourse: Discourse, clauses: Clauses) -> tuple[str, ...]:
    """Return whom bare "leaders" are: the forum that the title names, or the parties of the passage."""
    title = discourse.clauses[0].sentence
    named = {c for m in title.mentions.values() for c in m.codes if m.letter == "S" and members(c)}
    if title.section.kind == "headline" and len(named) == 1:
        return tuple(named)
    within = {member for code in clauses.parties for member in members(code)}
    codes = tuple(code for code in clauses.parties if code not in within)
    return codes if len(codes) > 1 or within else ()


@cache
def _groups() -> tuple[list[str], ...]:
    return tuple([word] for word in load("groups")["officials"])


def _phrase(discourse: Discourse, clauses: Clauses, end: int, *, whole: bool = False) -> Subject:
    """Return the noun phrase before ``end`` whose head is a common noun, with the parties it names.

    ``whole`` lets it reach over "and the": "the teams of A and the B".
    """
    sentence = clauses.sentence
    start = end
    while start > 0 and not _bounds(sentence.letters, start - 1, whole):
        start -= 1
    start = max(start, sentence.letters.rfind(",", start, end - 1) + 1)
    words = words_in(discourse, clauses, start, end)
    bare = next(
        (k for k, c in enumerate(sentence.letters[start:end]) if k and c in letters_of("%prepositions")),
        len(words),
    )
    heads = [k for k, word in enumerate(words[:bare]) if word in nouns("bodies")]
    actors = [actor for actor in clauses.actors if actor.first >= start and actor.last <= end]
    first = start
    codes = dict.fromkeys(code for actor in actors for code in actor.codes)
    partners = any(
        word in nouns("partners") and k and sentence.letters[start + k - 1] not in "POGSA"
        for k, word in enumerate(words)
    )
    if partners:
        codes.update(dict.fromkeys(find_partners(discourse, clauses, tuple(codes))))
    if heads:  # "Kenyan and Finnish teams", "the teams of Kenya and Finland"
        codes.update(dict.fromkeys(clauses.codes_in(start, start + bare if codes else end)))
    groups = bare > 0 and sentence.letters[start + bare - 1] in "GPO"
    if words[:1] in _groups() and bare == 1:  # "Participants agreed", "Officials will"
        heads, codes = [0], dict.fromkeys(_all_of(discourse, clauses))
    offices = [m for k in range(first, end) if (m := sentence.mentions.get(k)) and m.letter == "O"]
    if offices and not codes:
        codes.update(dict.fromkeys(clauses.home))
    if not codes and any(words[k] in nouns("own") for k in heads):
        speaker = clauses.speaker(start)
        codes.update(dict.fromkeys(speaker.codes if speaker and speaker.codes else clauses.home))
    accompanied = (
        bool(actors) and actors[0].opens and sentence.letters[actors[0].last] in letters_of("%asides|with")
    )
    if accompanied:
        codes = dict.fromkeys(actors[0].codes)
    acts = bool(heads or groups or offices or accompanied)
    plural = len(codes) > 1 or partners or any(actor.plural for actor in actors)
    return Subject(first, end, tuple(codes), plural, True, acts, "".join(a.letters for a in actors))


def _bounds(letters: str, unit: int, whole: bool) -> bool:
    """Tell whether a noun phrase cannot reach over a unit: a finite verb, a joint before an article."""
    if letters[unit] in _boundaries() | letters_of("%finite|%copulas"):
        return True
    if whole or letters[unit] not in letters_of("and|,"):
        return False
    return letters[unit + 1] in letters_of("the|a|an|this|these")
