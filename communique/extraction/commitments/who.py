"""Who commits and who is asked: `by`, `to` and modality."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.extraction.discourse import Actor, Clauses
from communique.extraction.grammar import grammar, words_of
from communique.model import Modality

if TYPE_CHECKING:
    from communique.extraction.commitments.finding import Governing


class Who(NamedTuple):
    """The parties of a commitment, its modality, the unit at which its evidence begins, who says so."""

    modality: Modality
    by: tuple[str, ...]
    to: tuple[str, ...]
    first: int
    attribution: str | None


def who_commits(clauses: Clauses, group: Governing, earlier: Sequence[Governing]) -> Who | None:
    """Return who commits by a governing verb group, or None where the text names no one who could."""
    kind = group.rule.fields["modality"]
    speaker = clauses.speaker(group.first)
    name = speaker.name if speaker else None
    if group.rule.fields.get("subject") == "impersonal":
        return Who("agreed", clauses.parties, (), group.first, None) if len(clauses.parties) > 1 else None
    actor, adjacent = find_subject(clauses, group.first)
    if _is_listed(clauses, group, actor, earlier):
        return None
    if group.rule.fields.get("announced") and actor and not _is_own(clauses, actor, speaker.codes if speaker else ()):
        return None
    if kind == "should":
        return _should(clauses, group, actor if adjacent else None, speaker.codes if speaker else (), name)
    if actor is None or not actor.codes or not adjacent:
        return None
    first = actor.first if group.first - actor.last < 12 else group.first
    if kind == "asking":
        return Who("requested", actor.codes, _asked(clauses, group, actor), first, name)
    if len(actor.codes) > 1:
        return Who("agreed", actor.codes, (), first, None)
    others = tuple(code for code in clauses.parties if code not in actor.codes)
    return Who("pledged", actor.codes, others if len(clauses.parties) == 2 else (), first, name)


def _is_own(clauses: Clauses, actor: Actor, speaking: tuple[str, ...]) -> bool:
    """Tell whether the party of a "will" is one that can bind itself here: it speaks, or is spoken of."""
    own = {*clauses.parties, *speaking, *clauses.home}
    return bool(own & set(actor.codes))


def _is_listed(
    clauses: Clauses, group: Governing, actor: Actor | None, earlier: Sequence[Governing]
) -> bool:
    """Tell whether a base form is one item of a list under an earlier verb: "will … and remain committed"."""
    if not earlier or (actor is not None and actor.first > earlier[-1].first):
        return False
    return clauses.sentence.letters[group.first] in _table().base_forms


def _asked(clauses: Clauses, group: Governing, actor: Actor) -> tuple[str, ...]:
    if group.asked is None:
        return ()
    codes = clauses.codes_in(*group.asked)
    return tuple(code for code in codes if code not in actor.codes)


def _should(
    clauses: Clauses, group: Governing, actor: Actor | None, by: tuple[str, ...], name: str | None
) -> Who | None:
    if not by:
        return None
    asked = actor.codes if actor else ()
    first = actor.first if actor else _phrase_start(clauses, group.first)
    if len(by) > 1 and set(asked) <= set(by) and asked:
        return Who("agreed", by, (), first, None)
    return Who("requested", by, tuple(code for code in asked if code not in by), first, name)


def _phrase_start(clauses: Clauses, unit: int) -> int:
    letters = clauses.sentence.letters
    k = unit
    while k > 0 and letters[k - 1] not in _table().boundary:
        k -= 1
    return k


class _Table(NamedTuple):
    boundary: frozenset[str]
    light: frozenset[str]
    prepositions: frozenset[str]
    base_forms: frozenset[str]


@cache
def _table() -> _Table:
    alphabet = grammar().alphabet
    return _Table(
        frozenset(alphabet.letter(word) for word in words_of("%conjunctions")) | set(",;:\"."),
        frozenset(alphabet.letter(word) for word in words_of("%adverbs|%auxiliaries|%copulas|%negations")) | {"y"},
        frozenset(alphabet.letter(word) for word in words_of("%prepositions")),
        frozenset(alphabet.letter(word) for word in words_of("@ask:base|@urge:base|@agree:base|@hope:base|@call:base|@pledge:base|remain|stand|be|look")),
    )


def find_subject(clauses: Clauses, unit: int) -> tuple[Actor | None, bool]:
    """Return the subject of the verb at ``unit`` and whether it really governs it.

    It does where nothing but adverbs, a modifier or a parenthesis stands between, or where the verb is
    joined to an earlier one of the same subject.
    """
    actor = clauses.subject(unit)
    if actor is None:
        return None, False
    table = _table()
    letters = clauses.sentence.letters
    gap = letters[actor.last : unit]
    bare = "".join(letter for letter in gap if letter not in table.light)
    if not bare or bare in (",", "-"):
        return actor, True
    if bare[0] in table.prepositions and not set(bare) & table.boundary:
        return actor, True
    if bare[0] == "," and bare[-1] == ",":
        return actor, True
    cut = max((k for k, letter in enumerate(gap) if letter in table.boundary), default=-1)
    tail = "".join(letter for letter in gap[cut + 1 :] if letter not in table.light)
    return actor, cut >= 0 and not tail


