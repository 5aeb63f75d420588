"""Groups of claims that tell of one fact, from claims alone: no database, no clock, no order.

Two steps. First the claims that a new one can touch are gathered: its neighbours, theirs, and so on, over the
keys of `communique.ledger.blocks` and over what people joined. Then each such neighbourhood is parted: joins
are taken from the strongest down (Kruskal's order), and one is refused where any two claims of the groups it
would unite contradict each other. Both steps depend on the set of claims and judgements only, so documents
may come in any order, and a neighbourhood that no new claim touches keeps its groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from communique.ledger.blocks import blocks_of
from communique.ledger.compare import Join, compare, contradiction
from communique.ledger.traits import Trait

Lookup = Callable[[Sequence[Trait]], Iterable[tuple[Trait, Sequence[Trait]]]]
"""Gives, with each claim asked about, those that may tell of the same (in any order, itself allowed)."""

AMBIGUITY_MARGIN = 0.03
"""Two joins that contradict each other and lie this close leave open which one holds: neither is made."""

ALONE = Join(1.0, ())
"""Of a claim that had to be compared with no other: a single account, or some alike in all that counts."""


class Group(msgspec.Struct, frozen=True, gc=False):
    """Claims of one fact: signatures in ascending order, each with the join that brought it in."""

    members: tuple[int, ...]
    joins: tuple[Join, ...]


class Neighbourhood(msgspec.Struct, frozen=True):
    """Claims by signature, and the joins between them by pairs of signatures in ascending order.

    ``ties`` are joins that people made: they hold whatever the claims say, over whole groups.
    """

    traits: dict[int, Trait]
    joins: dict[tuple[int, int], Join]
    ties: dict[tuple[int, int], Join] = {}


def reconcile(traits: Iterable[Trait]) -> tuple[Group, ...]:
    """Return the groups of all claims, by their first signature; claims of one signature count once."""
    return part(_gather_all(traits))


def find_ambiguous(traits: Iterable[Trait]) -> dict[int, tuple[int, ...]]:
    """Return the claims that were joined with none because several that contradict each other fit alike.

    By signature, with the signatures of those several.
    """
    neighbourhood = _gather_all(traits)
    return _rivals(neighbourhood.traits, _without_outdone(neighbourhood.traits, neighbourhood.joins))


def _gather_all(traits: Iterable[Trait]) -> Neighbourhood:
    known = {trait.signature: trait for trait in traits}
    index: defaultdict[int, list[Trait]] = defaultdict(list)
    blocks = {signature: blocks_of(trait) for signature, trait in known.items()}
    for signature, trait in known.items():
        for block in blocks[signature].stored:
            index[block].append(trait)

    def look_up(asked: Sequence[Trait]) -> Iterable[tuple[Trait, Sequence[Trait]]]:
        for trait in asked:
            yield trait, [found for block in blocks[trait.signature].probed for found in index.get(block, ())]

    return gather(known.values(), look_up)


def gather(
    start: Iterable[Trait], look_up: Lookup, ties: Mapping[tuple[int, int], Join] | None = None
) -> Neighbourhood:
    """Return the claims that joins lead to from ``start``, at any remove, with all joins between them.

    ``ties`` may grow while claims are looked up: those of claims asked about are there once they are given.
    """
    ties = ties if ties is not None else {}
    traits: dict[int, Trait] = {}
    joins: dict[tuple[int, int], Join] = {}
    frontier = {trait.signature: trait for trait in start}
    while frontier:
        traits |= frontier
        found: dict[int, Trait] = {}
        for trait, candidates in look_up(list(frontier.values())):
            found |= _neighbours(trait, candidates, joins, ties)
        frontier = {signature: trait for signature, trait in found.items() if signature not in traits}
    held = {pair: tie for pair, tie in ties.items() if traits.keys() >= {*pair}}
    return Neighbourhood(traits, joins, held)


def _neighbours(
    trait: Trait,
    candidates: Sequence[Trait],
    joins: dict[tuple[int, int], Join],
    ties: Mapping[tuple[int, int], Join],
) -> dict[int, Trait]:
    own = trait.signature
    found: dict[int, Trait] = {}
    for signature, other in {candidate.signature: candidate for candidate in candidates}.items():
        pair = (own, signature) if own < signature else (signature, own)
        if own == signature or pair in joins:
            continue
        join = compare(trait, other) if own < signature else compare(other, trait)
        if join is not None:
            joins[pair] = join
        if join is not None or pair in ties:
            found[signature] = other
    return found


def part(neighbourhood: Neighbourhood) -> tuple[Group, ...]:
    """Return the groups into which a neighbourhood falls, ordered by their first signature."""
    traits = neighbourhood.traits
    joins = _without_ambiguous(traits, _without_outdone(traits, neighbourhood.joins))
    group_of = {signature: [signature] for signature in traits}
    for (one, other), _ in sorted(joins.items(), key=lambda item: (-item[1].score, item[0])):
        ours, theirs = group_of[one], group_of[other]
        if ours is theirs or _contradict(traits, ours, theirs):
            continue
        ours.extend(theirs)
        for signature in theirs:
            group_of[signature] = ours
    _tie(group_of, neighbourhood.ties)
    groups = {min(members): sorted(members) for members in group_of.values()}
    best = _best_joins(joins | neighbourhood.ties, group_of)
    return tuple(
        Group(tuple(members), tuple(best.get(member, ALONE) for member in members))
        for _, members in sorted(groups.items())
    )


def _tie(group_of: dict[int, list[int]], ties: Iterable[tuple[int, int]]) -> None:
    """Unite the groups that people joined: a person saw what speaks against it."""
    for one, other in sorted(ties):
        ours, theirs = group_of[one], group_of[other]
        if ours is not theirs:
            ours.extend(theirs)
            for signature in theirs:
                group_of[signature] = ours


def _contradict(traits: Mapping[int, Trait], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    return any(contradiction(traits[one], traits[other]) is not None for one in ours for other in theirs)


def _best_joins(joins: Mapping[tuple[int, int], Join], group_of: Mapping[int, list[int]]) -> dict[int, Join]:
    """Return, for each claim, the strongest join to another of its group."""
    best: dict[int, Join] = {}
    for pair, join in sorted(joins.items()):
        if group_of[pair[0]] is group_of[pair[1]]:
            for member in pair:
                if member not in best or join.score > best[member].score:
                    best[member] = join
    return best


def _without_outdone(
    traits: Mapping[int, Trait], joins: Mapping[tuple[int, int], Join]
) -> dict[tuple[int, int], Join]:
    """Return the joins without those that both sides outdo.

    Two accounts of one interview tell the same list of undertakings. Each item resembles several of the
    other's; a join stays only where it is the best of one of the two among the other's document.
    """
    best: dict[tuple[int, str], float] = {}
    for pair, join in joins.items():
        for one, other in (pair, pair[::-1]):
            place = (one, traits[other].document)
            best[place] = max(join.score, best.get(place, 0.0))
    return {
        (one, other): join
        for (one, other), join in joins.items()
        if traits[one].kind not in ("commitments", "positions")
        or join.score >= best[one, traits[other].document]
        or join.score >= best[other, traits[one].document]
    }


def _without_ambiguous(
    traits: Mapping[int, Trait], joins: Mapping[tuple[int, int], Join]
) -> dict[tuple[int, int], Join]:
    """Return the joins without those of a claim that fits two contradictory ones equally well."""
    rivals = _rivals(traits, joins)
    dropped = {(min(own, other), max(own, other)) for own, others in rivals.items() for other in others}
    return {pair: join for pair, join in joins.items() if pair not in dropped}


def _rivals(
    traits: Mapping[int, Trait], joins: Mapping[tuple[int, int], Join]
) -> dict[int, tuple[int, ...]]:
    """Return the claims that fit several equally well which contradict each other, with those several."""
    around: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), join in joins.items():
        around[one].append((join.score, other))
        around[other].append((join.score, one))
    found: dict[int, tuple[int, ...]] = {}
    for own, edges in around.items():
        top = max(score for score, _ in edges)
        rivals = sorted(other for score, other in edges if score >= top - AMBIGUITY_MARGIN)
        if any(
            contradiction(traits[one], traits[other]) is not None
            for i, one in enumerate(rivals)
            for other in rivals[i + 1 :]
        ):
            found[own] = tuple(rivals)
    return found
