"""Which predicted record tells of the same thing as which gold record.

Two records of a kind get a score, 0 where they cannot be a pair:

* events: same type, parties alike (visits: same destination and origin), times that can be one, and
  touching evidence, the same start or a shared participant;
* agreements: parties alike, touching evidence or titles alike, both a bundle or neither;
* relations: same parties, level and change;
* commitments: same modality and the same passage;
* positions: a shared party and the same passage;
* office-holders: the same person of the same party.

Pairs are then taken one to one, best first, ties in the order of the lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from communique.evaluation.extents import Extent, extent_of, likeness, shared_length
from communique.evaluation.labels import (
    AgreementLabel,
    AnyLabel,
    CommitmentLabel,
    EventLabel,
    Kind,
    OfficeHolderLabel,
    PositionLabel,
    RelationLabel,
)
from communique.evaluation.periods import Period, can_meet, period_between
from communique.evaluation.wording import (
    is_same_person,
    jaccard,
    shared_people,
    telling_words,
    word_set,
)
from communique.model import Record, Span

LEAST_ALIKE = 0.5
"""Jaccard index of the parties, and share of the shorter title's words, from which records may pair."""

L = TypeVar("L", bound=AnyLabel)


class Comparable(Record, Generic[L], frozen=True):
    """A label with what the comparison needs of it, worked out once.

    ``names`` are sets of words: an event's named participants, an office-holder's own name. ``words``
    are those of an agreement's title or of an office; ``period`` is an event's.
    """

    label: L
    extent: Extent
    names: tuple[frozenset[str], ...] = ()
    words: frozenset[str] = frozenset()
    period: Period | None = None


def comparable(label: L, spans: Iterable[Span]) -> Comparable[L]:
    """Return ``label`` made ready for comparison; ``spans`` are where its evidence stands."""
    extent = extent_of(spans)
    match label:
        case EventLabel():
            names = tuple(word_set(person.name) for person in label.participants or () if person.name)
            return Comparable(label, extent, names, period=period_between(label.start, label.end))
        case AgreementLabel():
            return Comparable(label, extent, words=telling_words(label.title))
        case OfficeHolderLabel():
            return Comparable(label, extent, (word_set(label.name),), telling_words(label.office))
        case _:
            return Comparable(label, extent)


def pair(
    kind: Kind, predicted: Sequence[Comparable[Any]], gold: Sequence[Comparable[Any]]
) -> list[tuple[int, int]]:
    """Return the pairs (index of the prediction, index of the gold record), best first, one to one.

    ``Any``: both sequences hold labels of ``kind``, which the type cannot say.
    """
    score = SCORES[kind]
    scored = [(-score(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold)]
    pairs: list[tuple[int, int]] = []
    taken_predictions: set[int] = set()
    taken_gold: set[int] = set()
    for negative, i, j in sorted(scored):
        if negative < 0 and i not in taken_predictions and j not in taken_gold:
            taken_predictions.add(i)
            taken_gold.add(j)
            pairs.append((i, j))
    return pairs


def score_events(p: Comparable[EventLabel], g: Comparable[EventLabel]) -> float:
    """Return how well two events pair, 0 for not at all."""
    if p.label.type != g.label.type or not can_meet(p.period, g.period):
        return 0.0
    parties = jaccard(set(p.label.parties or ()), set(g.label.parties or ()))
    people = shared_people(p.names, g.names)
    if g.label.type == "visit":
        if not _is_same_way(p.label, g.label) or (p.names and g.names and not people):
            return 0.0
    elif parties < LEAST_ALIKE:
        return 0.0
    same_start = bool(g.label.start) and p.label.start == g.label.start
    touch = shared_length(p.extent, g.extent) > 0
    return 1 + parties + people + same_start + touch if touch or same_start or people else 0.0


def _is_same_way(p: EventLabel, g: EventLabel) -> bool:
    """Tell whether two visits go to the same state, from the same one where both say."""
    return p.destination == g.destination and (not p.origin or not g.origin or p.origin == g.origin)


def score_agreements(p: Comparable[AgreementLabel], g: Comparable[AgreementLabel]) -> float:
    """Return how well two agreements pair, 0 for not at all."""
    parties = jaccard(set(p.label.parties or ()), set(g.label.parties or ()))
    if parties < LEAST_ALIKE or is_bundle(p.label) != is_bundle(g.label):
        return 0.0
    title = len(p.words & g.words) / max(1, min(len(p.words), len(g.words)))
    touch = shared_length(p.extent, g.extent) > 0
    return 1 + parties + title + touch if touch or title >= LEAST_ALIKE else 0.0


def is_bundle(label: AgreementLabel) -> bool:
    """Tell whether a record stands for more instruments than one."""
    return (label.count or 1) > 1


def score_relations(p: Comparable[RelationLabel], g: Comparable[RelationLabel]) -> float:
    """Return 1 for the same standing and change of the same parties, else 0."""
    same = (
        set(p.label.parties or ()) == set(g.label.parties or ())
        and p.label.level == g.label.level
        and p.label.change == g.label.change
    )
    return float(same)


def score_commitments(p: Comparable[CommitmentLabel], g: Comparable[CommitmentLabel]) -> float:
    """Return how far two commitments of one modality quote the same passage."""
    return likeness(p.extent, g.extent) if p.label.modality == g.label.modality else 0.0


def score_positions(p: Comparable[PositionLabel], g: Comparable[PositionLabel]) -> float:
    """Return how far two positions that share a party quote the same passage."""
    return likeness(p.extent, g.extent) if set(p.label.by or ()) & set(g.label.by or ()) else 0.0


def score_office_holders(p: Comparable[OfficeHolderLabel], g: Comparable[OfficeHolderLabel]) -> float:
    """Return 1 and the likeness of the offices for the same person of the same party, else 0."""
    if p.label.party != g.label.party or not is_same_person(p.names[0], g.names[0]):
        return 0.0
    return 1 + office_likeness(p, g)


def office_likeness(p: Comparable[OfficeHolderLabel], g: Comparable[OfficeHolderLabel]) -> float:
    """Return the share of the words of both offices that they have in common; 0 where neither has any."""
    return len(p.words & g.words) / max(1, len(p.words | g.words))


# Any: each function takes labels of its own kind.
SCORES: dict[Kind, Callable[[Comparable[Any], Comparable[Any]], float]] = {
    "events": score_events,
    "agreements": score_agreements,
    "relations": score_relations,
    "commitments": score_commitments,
    "positions": score_positions,
    "office_holders": score_office_holders,
}
