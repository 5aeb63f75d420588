"""Who commits and who is asked: `by`, `to` and modality."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.extraction.discourse import Actor, Clauses
from communique.extraction.grammar import grammar, words_of
from communique.extraction.subjects import find_subject, phrase_start
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
    return clauses.sentence.letters[group.first] in _base_forms()


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
    first = actor.first if actor else phrase_start(clauses, group.first)
    if len(by) > 1 and set(asked) <= set(by) and asked:
        return Who("agreed", by, (), first, None)
    return Who("requested", by, tuple(code for code in asked if code not in by), first, name)


@cache
def _base_forms() -> frozenset[str]:
    words = words_of("@ask:base|@urge:base|@agree:base|@hope:base|@call:base|@pledge:base|remain|stand|be|look")
    return frozenset(grammar().alphabet.letter(word) for word in words)
