"""Whose an instrument is: the parties in its name, beside it, of its verb, or of the passage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from communique.data import load
from communique.extraction.bystanders import is_discussed, is_of_others, known_parties
from communique.extraction.discourse import Actor, Clauses, Discourse, party_codes
from communique.extraction.dyads import codes_of, continued
from communique.extraction.grammar import grammar, words_of
from communique.extraction.naming import is_forum, is_of_one, pattern_of
from communique.language.en.parties import is_state, members
from communique.model import AgreementStatus

MANY: Final = 8
"""Units after an instrument within which "between" or "with" still tells whose it is."""

LONGEST_PRAISE: Final = 4
"""Units between "its" and what is owned, itself included: "its recent landmark agreement"."""

FORUM_HEAD: Final = 2
"""Units between a forum and its verb: "the G7 foreign ministers issued"."""

_CITED = frozenset({"dated", "introduced"})
"""Tellings of what was concluded before; the passage tells whose it is only in a text about two parties."""

_APART = frozenset({"praised", "described"})
"""Tellings whose subject need be no party."""

_MEMBERS = re.compile(r"\b(?:its|their) member (?:states|countries)\b", re.IGNORECASE)


def find_signatories(
    discourse: Discourse, clauses: Clauses, letters: str, place: tuple[int, int],
    title: str, verb: int, status: AgreementStatus, telling: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """Return the parties to the instrument in units ``place``; empty where they are not known.

    ``verb`` is the unit of what governs it. Where the sentence names none, they are those whom the passage
    is about, save of an instrument that may be of one party alone, or that is only proposed.
    """
    first, last = place
    joined = _joined(discourse, clauses, first, last, title)
    known = () if telling == "act" else known_parties(discourse, clauses, verb, place)
    if len(joined) >= 2 or known:
        return joined or known
    inside = clauses.codes_in(first, last)
    inside = continued(code for code in inside if is_state(code) or last - first > 1)
    beside = _after(clauses, letters, last, ("between", "among"))
    others = _partners(clauses, letters, place, verb)
    owner = _owner(clauses, first)
    apart = len(owner) == 1 or telling in _APART
    apart = apart or is_of_others(discourse, clauses, verb, place, status, telling)
    if others and not set(others) <= set(clauses.parties) and is_discussed(clauses, verb, first):
        return inside if len(inside) > 1 else ()
    subject = () if apart else _subject(clauses, verb)
    for codes in (
        beside if len(beside) >= 2 else (),
        codes_of(clauses, verb, first) if telling == "praised" else (),
        _related(clauses, verb, first),
        _both(owner, others) or _both(subject, others),
        _with_own(discourse, clauses, others),
        inside,
        _makers(clauses, inside, first, last),
        _after(clauses, letters, last, ("by",)),
        subject if not others and any(map(is_state, subject)) else (),
        _related(clauses, 0, verb) if not (subject or others or apart) else (),
    ):
        if len(codes) >= 2:
            return tuple(dict.fromkeys(codes))
    forum = inside or owner or (_forum_acting(clauses, verb) if telling == "act" else ())
    if len(forum) == 1 and is_forum(forum[0]) and not others:
        return forum
    if others or inside or apart or (status == "proposed" and clauses.actors) or is_of_one(title):
        return ()
    if len(subject) == 1 and _acts_alone(clauses, verb, title):
        return ()
    if telling in _CITED and len(discourse.main) != 2:
        return ()
    return _of_passage(clauses)


def _acts_alone(clauses: Clauses, verb: int, title: str) -> bool:
    """Tell whether one party does what needs no other: approve a plan, ratify a treaty."""
    ratified = clauses.sentence.letters[verb] in _letters(words_of("%ratifying"))
    return ratified or pattern_of("of-subject").search(title) is not None


def _owner(clauses: Clauses, first: int) -> tuple[str, ...]:
    """Return the one party whose own the instrument is called: "its new action plan", "Malta's roadmap"."""
    letters = clauses.sentence.letters
    for unit in range(first - 1, max(-1, first - LONGEST_PRAISE), -1):
        if letters[unit] == "'":
            return codes_of(clauses, unit - 1, unit)
        if letters[unit] in _letters(("its", "his", "her")):
            named = (codes_of(clauses, k, k + 1) for k in range(unit - 1, -1, -1))
            return next((codes for codes in named if codes), ())
        if letters[unit] in _letters(words_of("%prepositions|and")):
            break
    return ()


def _of_passage(clauses: Clauses) -> tuple[str, ...]:
    """Return the two states that the passage is about, if the sentence names nobody else and no region."""
    parties = clauses.parties
    if not _letters(("tour", "journey")).isdisjoint(clauses.sentence.letters):
        return ()  # "contracts were signed in the course of the tour": in which state is not told
    alike = load("instruments")["like-a-state"]
    if len(parties) != 2 or not all(is_state(code) or code in alike for code in parties):
        return ()
    for mention in clauses.sentence.mentions.values():
        if mention.letter == "R" or not set(party_codes(mention)) <= set(parties):
            return ()
    return parties


def _joined(
    discourse: Discourse, clauses: Clauses, first: int, last: int, title: str
) -> tuple[str, ...]:
    """Return the parties that the name itself joins: "between A and B", "A-B Agreement".

    Of two bodies of which only one tells its party, the other is the document's own. An organisation that
    concludes together with its member states stands beside them.
    """
    home = discourse.analysis.home
    between = _letter("between"), _letter("among")
    for unit in range(first, last):
        mention = clauses.sentence.mentions.get(unit)
        if mention is not None and mention.letter == "D" and len(mention.codes) >= 2:
            return mention.codes
        if clauses.sentence.letters[unit] in between:
            end = _before_aside(clauses.sentence.letters, unit + 1, last)
            codes = _named_between(clauses, unit + 1, end)
            if len(codes) >= 2:
                return tuple(dict.fromkeys(c for code in codes for c in _with_members(code, title)))
            if len(codes) == 1 and home is not None and home not in codes and not is_of_one(title):
                return (home, *codes)
    before = clauses.sentence.mentions.get(first - 1)
    if before is not None and before.letter == "D" and len(before.codes) >= 2:
        return before.codes
    return ()


def _named_between(clauses: Clauses, first: int, last: int) -> tuple[str, ...]:
    """Return the parties in units ``first:last``; "the ministries of A and B" are those of A and B alone."""
    letters = clauses.sentence.letters
    units = [k for k in range(first, last) if letters[k : k + 2] != "O" + _letter("of")]
    return tuple(dict.fromkeys(code for k in units for code in codes_of(clauses, k, k + 1)))


def _related(clauses: Clauses, start: int, end: int) -> tuple[str, ...]:
    """Return whose dealings are told of in units ``start:end``: "talks between A and B on a treaty"."""
    between = clauses.sentence.letters.rfind(_letter("between"), start, end)
    return () if between < 0 else _list_from(clauses, between + 1)


def _with_members(code: str, title: str) -> tuple[str, ...]:
    return (code, *members(code)) if _MEMBERS.search(title) else (code,)


def _before_aside(letters: str, first: int, last: int) -> int:
    """Return where the parties end after "between": before the "with" that tells of others' help."""
    wanted = _letters(("with", "under"))
    return next((unit for unit in range(first + 1, last) if letters[unit] in wanted), last)


def _after(clauses: Clauses, letters: str, last: int, words: Iterable[str]) -> tuple[str, ...]:
    """Return the parties that follow the instrument after one of the words: "… between A and B"."""
    wanted = _letters(words)
    for unit in range(last, min(len(letters), last + MANY)):
        if letters[unit] in _stops():
            return ()
        if letters[unit] in wanted:
            return _list_from(clauses, unit + 1)
    return ()


def _list_from(clauses: Clauses, unit: int) -> tuple[str, ...]:
    """Return the parties of the list that begins at ``unit``."""
    letters = clauses.sentence.letters
    end = unit
    while end < len(letters) and (letters[end] in "POGSLAD,C" or letters[end] in _joints()):
        end += 1
    return codes_of(clauses, unit, end)


def _partners(clauses: Clauses, letters: str, place: tuple[int, int], verb: int) -> tuple[str, ...]:
    """Return the parties with whom it is concluded: "agreed with A to sign a treaty", "a treaty with A"."""
    first, last = place
    told = *_with(clauses, verb, first), *_with(clauses, first, last)
    named = *told, *_after(clauses, letters, last, ("with",))
    if not named and (before := clauses.sentence.letters.rfind(_letter("with"), 0, verb)) >= 0:
        end = next((actor.last for actor in clauses.actors if actor.first == before + 1), None)
        named = codes_of(clauses, before + 1, verb) if end == verb else ()
    return tuple(dict.fromkeys(named))


def _with(clauses: Clauses, first: int, last: int) -> tuple[str, ...]:
    for unit in range(first, last):
        if clauses.sentence.letters[unit] == _letter("with"):
            return codes_of(clauses, unit + 1, last)
    return ()


def _both(subject: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return (*subject, *others) if subject and others else ()


def _forum_acting(clauses: Clauses, verb: int) -> tuple[str, ...]:
    """Return the organisation that is named right before the verb."""
    actor = clauses.subject(verb)
    if actor is None or actor.letters != "S" or verb - actor.last > FORUM_HEAD:
        return ()
    return actor.codes


def _makers(clauses: Clauses, named: tuple[str, ...], first: int, last: int) -> tuple[str, ...]:
    """Return the dyad of the passage where the name tells of people of whom one is of unknown party."""
    mentions = (clauses.sentence.mentions.get(unit) for unit in range(first, last))
    unknown = any(mention.letter in "PO" and not mention.codes for mention in mentions if mention)
    fits = len(clauses.parties) == 2 and named and set(named) <= set(clauses.parties)
    return clauses.parties if unknown and fits else ()


def _with_own(discourse: Discourse, clauses: Clauses, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return a party that is named alone with the other of the dyad that the passage is about."""
    if len(others) == 1 and others[0] in clauses.parties and len(clauses.parties) == 2:
        return clauses.parties
    home = discourse.analysis.home
    return (home, *others) if others and home and home not in others else ()


def _subject(clauses: Clauses, verb: int) -> tuple[str, ...]:
    """Return the parties of who concludes: "Malta's conclusion of", "Malta, alongside Nepal, signed"."""
    letters = clauses.sentence.letters
    if verb > 1 and letters[verb - 1] == "'":
        return codes_of(clauses, verb - 2, verb - 1)
    actor = _acting(clauses, verb)
    if actor is None:
        return ()
    if letters[: actor.first].endswith(",") and (listed := _opening(clauses, actor.first - 1)):
        return continued((*listed, *actor.codes))
    at = actor.last + letters.startswith(",", actor.last)
    if at < verb and letters[at] in _letters(("alongside", "together")):
        at += letters[at : at + 2] == _letter("together") + _letter("with")
        return continued((*actor.codes, *_list_from(clauses, at + 1)))
    return continued(actor.codes)


def _opening(clauses: Clauses, end: int) -> tuple[str, ...]:
    """Return the party that opens a headline and ends before unit ``end``: "Malta, Nepal sign treaty"."""
    return next((actor.codes for actor in clauses.actors if (actor.first, actor.last) == (0, end)), ())


def _acting(clauses: Clauses, verb: int) -> Actor | None:
    """Return who acts, "welcomed Malta signing" and "thanked Malta for signing" included."""
    letters = clauses.sentence.letters
    end = verb - (letters[verb - 1 : verb] == _letter("for"))
    beside = next((actor for actor in clauses.actors if actor.last == end and actor.codes), None)
    if beside is None or letters[beside.first - 1 : beside.first] in _letters(words_of("%prepositions")):
        return clauses.subject(verb)
    return beside


def _letter(word: str) -> str:
    return grammar().alphabet.letter(word)


@cache
def _joints() -> frozenset[str]:
    return _letters(words_of("and|the|its|both|of|government|governments"))


@cache
def _stops() -> frozenset[str]:
    return _letters(words_of("%conjunctions|;|will")) - {_letter("and")}


def _letters(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_letter(word) for word in words)
