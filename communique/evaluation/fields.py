"""In which fields the two records of a pair agree; a field that the gold leaves open is not compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from communique.evaluation.labels import (
    AgreementLabel,
    CommitmentLabel,
    EventLabel,
    Kind,
    OfficeHolderLabel,
    PositionLabel,
    RelationLabel,
)
from communique.evaluation.pairing import Comparable, is_bundle, office_likeness
from communique.evaluation.wording import fold, jaccard, shared_people

LEAST_SECTORS_ALIKE = 0.5
"""Jaccard index from which two sets of sectors agree: the labels' borders are soft."""
LEAST_OFFICE_ALIKE = 0.6
"""Share of common words from which two wordings are one office."""

Agreements = Iterator[tuple[str, bool]]
"""Field names, each with whether the pair agrees in it."""


def compare_fields(kind: Kind, p: Comparable[Any], g: Comparable[Any]) -> Agreements:
    """Yield the fields of a pair with whether they agree. ``Any``: both labels are of ``kind``."""
    return COMPARISONS[kind](p, g)


def compare_events(p: Comparable[EventLabel], g: Comparable[EventLabel]) -> Agreements:
    """Yield parties, times, status, place, participants, and the fields of the event's own type."""
    predicted, gold = p.label, g.label
    yield "parties", set(predicted.parties or ()) == set(gold.parties or ())
    if gold.start:
        yield "start", predicted.start == gold.start
        yield "end", (predicted.end or predicted.start) == (gold.end or gold.start)
    else:
        yield "undated", not predicted.start
    yield "status", predicted.status == gold.status
    if gold.place:
        yield "place", predicted.place is not None and fold(predicted.place.name) == fold(gold.place.name)
    if g.names or p.names:
        yield "participants", shared_people(p.names, g.names) == len(g.names) == len(p.names)
    if gold.type == "visit":
        yield "kind", predicted.kind == gold.kind
    if gold.type == "session":
        yield "ordinal", predicted.ordinal == gold.ordinal


def compare_agreements(p: Comparable[AgreementLabel], g: Comparable[AgreementLabel]) -> Agreements:
    """Yield kind and status, the date where it is known, the count of a bundle."""
    yield "kind", p.label.kind == g.label.kind
    yield "status", p.label.status == g.label.status
    if g.label.date:
        yield "date", p.label.date == g.label.date
    if is_bundle(g.label):
        yield "count", p.label.count == g.label.count


def compare_relations(p: Comparable[RelationLabel], g: Comparable[RelationLabel]) -> Agreements:
    """Yield the date where it is known."""
    if g.label.date:
        yield "date", p.label.date == g.label.date


def compare_commitments(p: Comparable[CommitmentLabel], g: Comparable[CommitmentLabel]) -> Agreements:
    """Yield who undertakes or asks, to whom, the sectors, the deadline where there is one."""
    yield "by", set(p.label.by or ()) == set(g.label.by or ())
    yield "to", set(p.label.to or ()) == set(g.label.to or ())
    yield "sectors", jaccard(set(p.label.sectors or ()), set(g.label.sectors or ())) >= LEAST_SECTORS_ALIKE
    if g.label.deadline:
        yield "deadline", p.label.deadline == g.label.deadline


def compare_positions(p: Comparable[PositionLabel], g: Comparable[PositionLabel]) -> Agreements:
    """Yield the stance and whose it is."""
    yield "stance", p.label.stance == g.label.stance
    yield "by", set(p.label.by or ()) == set(g.label.by or ())


def compare_office_holders(p: Comparable[OfficeHolderLabel], g: Comparable[OfficeHolderLabel]) -> Agreements:
    """Yield whether the offices are one."""
    yield "office", office_likeness(p, g) >= LEAST_OFFICE_ALIKE


# Any: each function takes labels of its own kind.
COMPARISONS: dict[Kind, Callable[[Comparable[Any], Comparable[Any]], Agreements]] = {
    "events": compare_events,
    "agreements": compare_agreements,
    "relations": compare_relations,
    "commitments": compare_commitments,
    "positions": compare_positions,
    "office_holders": compare_office_holders,
}
