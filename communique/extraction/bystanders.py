"""Who only speaks of an instrument: others are well known for it, brought it about, or are asked for it."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.data import load
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.naming import pattern_of
from communique.extraction.subjects import letters_of
from communique.model import AgreementStatus

_BEYOND: Final = 30
"""Characters after a title in which what it is known by may go on: "in the South China Sea"."""


def _name_of_others(discourse: Discourse, clauses: Clauses, place: tuple[int, int]) -> str | None:
    """Return the name, in lower case, by which the instrument is known as one of certain parties, or None."""
    sentence = clauses.sentence
    start, end = sentence.starts[place[0]], sentence.ends[place[1] - 1]
    name = pattern_of("of-others").search(discourse.text, start, min(end + _BEYOND, sentence.end))
    return None if name is None else name[0].lower()


def known_parties(
    discourse: Discourse, clauses: Clauses, verb: int, place: tuple[int, int]
) -> tuple[str, ...]:
    """Return the parties to an instrument that many speak of, where those who act are all among them."""
    name, actor = _name_of_others(discourse, clauses, place), clauses.subject(verb)
    signed = () if name is None else tuple(load("instruments")["of-others"][name])
    return signed if actor is not None and actor.codes and set(actor.codes) <= set(signed) else ()


def is_of_others(
    discourse: Discourse, clauses: Clauses, verb: int, place: tuple[int, int],
    status: AgreementStatus, telling: str | None,
) -> bool:  # fmt: skip
    """Tell whether the subject is no party: it backs or asks for what others agreed or brokered."""
    sentence = clauses.sentence
    if not _brokered().isdisjoint(sentence.letters):
        return True
    actor = clauses.subject(verb)
    if telling != "act" and _name_of_others(discourse, clauses, place) is not None:
        return True
    if status == "signed" and verb < place[0]:
        return False
    between = sentence.letters[actor.last : min(verb, place[0])] if actor is not None else ""
    return not _backing().isdisjoint(between)


def is_discussed(clauses: Clauses, verb: int, first: int) -> bool:
    """Tell whether the subject only speaks of what it says others should conclude."""
    actor = clauses.subject(verb)
    between = clauses.sentence.letters[actor.last : first] if actor is not None else ""
    return not letters_of("@discuss|%discussing").isdisjoint(between)


@cache
def _brokered() -> frozenset[str]:
    return letters_of("%brokering")


@cache
def _backing() -> frozenset[str]:
    return letters_of("@back:base|@back:s|@back:past|@urge|%backing")
