"""Which sentences of two texts say the same: cut, indexed by their words, and aligned.

Two outlets print one interview in two translations, each leaving something out. Sentences meet over the words
that are rare in the two texts, so none is compared with all others. Pairs that are each other's best and keep
the order of the texts are anchors, as in patience diff; between two anchors less is asked for, and a sentence
may join one that is aligned already: what one outlet says in two sentences the other says in one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from communique.model import Record
from communique.publishing.comparing.passages import Passage

ANCHOR_FLOOR = 0.45
"""Share of words in common (weighted Dice, 0 to 1) from which two sentences are one wherever they stand."""
CONTAINED_FLOOR = 0.42
"""Share of the shorter sentence's words from which a longer one anywhere holds it."""
BETWEEN_FLOOR = 0.3
"""Share of the shorter sentence's words that is enough between two anchors."""
LEAST_COMMON = 2
"""Content words that sentences must have in common; twice as many for one to be part of the other."""
_IN_PLACE = 0.2
"""What the order of the texts adds to the likeness of a pair: a phrase that comes back is linked where it
stands at the same place."""
_BESIDE = 2
"""A caption may stand between two sentences that follow each other."""
_MET = 12
"""A word in more sentences than this leads from none to another."""
_TRIED = 8
"""So many sentences of the other text are looked at for each, those with the most weight in common."""


class Block(Record, frozen=True, kw_only=True):
    """Passages of two texts that say the same: their places in each, ascending, at least one in each."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def align(ours: Sequence[Passage], theirs: Sequence[Passage]) -> tuple[Block, ...]:
    """Return the passages that two texts have in common, in the order of the first text.

    A passage is in at most one block; one that is in none stands in its own text only.
    """
    weights = weigh((*ours, *theirs))
    likeness = _meet(ours, theirs, weights)
    anchors = _anchors(likeness)
    links = _between(likeness, anchors)
    return tuple(_blocks(links | _questions(ours, theirs, links)))


def weigh(passages: Sequence[Passage]) -> dict[str, float]:
    """Return the weight of each stem: the fewer passages hold it, the more it says."""
    counts = Counter(stem for passage in passages for stem in passage.stems)
    return {stem: log(1 + len(passages) / count) for stem, count in counts.items()}


class _Likeness(Record, frozen=True):
    """How alike two passages are: over both (Dice), and over the shorter of the two (0 to 1).

    ``common`` counts the content words that both have.
    """

    dice: float
    contained: float
    common: int

    @property
    def is_sure(self) -> bool:
        """Return whether the passages are one wherever they stand."""
        is_held = self.contained >= CONTAINED_FLOOR and self.common >= 2 * LEAST_COMMON
        return self.dice >= ANCHOR_FLOOR or is_held


_Pair = tuple[int, int]


def _meet(
    ours: Sequence[Passage], theirs: Sequence[Passage], weights: Mapping[str, float]
) -> dict[_Pair, _Likeness]:
    """Return the likeness of the pairs that share words which few passages hold."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for j, passage in enumerate(theirs):
        for stem in passage.stems:
            index[stem].append(j)
    total = [sum(weights[stem] for stem in passage.stems) for passage in theirs]
    found: dict[_Pair, _Likeness] = {}
    for i, passage in enumerate(ours):
        met: Counter[int] = Counter()
        for stem in sorted(passage.stems):
            if len(index[stem]) <= _MET:
                for j in index[stem]:
                    met[j] += weights[stem]  # type: ignore[assignment]  # a counter of weights
        own = sum(weights[stem] for stem in passage.stems)
        for j, _ in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:_TRIED]:
            common = passage.stems & theirs[j].stems
            if not _is_one_part(passage, theirs[j]) and common != passage.stems | theirs[j].stems:
                continue
            shared = sum(weights[stem] for stem in common)
            if len(common) >= LEAST_COMMON or passage.stems == theirs[j].stems:
                found[i, j] = _Likeness(
                    2 * shared / (own + total[j]), shared / min(own, total[j]), len(common)
                )
    return found


def _is_one_part(one: Passage, other: Passage) -> bool:
    """Return whether both belong to the running text, or are of one kind: a caption is no sentence of it."""
    return one.kind == other.kind or (one.is_body and other.is_body)


def _anchors(likeness: Mapping[_Pair, _Likeness]) -> list[_Pair]:
    """Return the pairs that are each other's best and alike enough wherever they stand, in order."""
    best_ours, best_theirs = _best(likeness, 0), _best(likeness, 1)
    return sorted(
        pair
        for pair, alike in likeness.items()
        if best_ours[pair[0]] == best_theirs[pair[1]] == pair and alike.is_sure
    )


def _best(likeness: Mapping[_Pair, _Likeness], side: int) -> dict[int, _Pair]:
    best: dict[int, _Pair] = {}
    for pair in sorted(likeness, key=lambda pair: (-likeness[pair].dice, pair)):
        best.setdefault(pair[side], pair)
    return best


def _between(likeness: Mapping[_Pair, _Likeness], anchors: Sequence[_Pair]) -> set[_Pair]:
    """Return the anchors that keep the order of the texts, and links of the passages left over around them.

    The best come first. Of a pair, one may be linked already if the other stands beside its partner: what one
    text says in one sentence the other may say in two that follow each other.
    """
    chain = _increasing(anchors)
    partners: tuple[_Partners, _Partners] = ({}, {})
    for pair in chain:
        _link(partners, pair)
    fit = {pair: score for pair, alike in likeness.items() if (score := _fit(pair, alike, chain))}
    for is_joining in (False, True):
        for pair in sorted(fit, key=lambda pair: (-fit[pair], pair)):
            is_known = pair[0] in partners[0], pair[1] in partners[1]
            if all(is_known) or any(is_known) != is_joining:
                continue
            if not is_joining or _is_beside(pair, partners, side=is_known.index(True)):
                _link(partners, pair)
    return {(one, other) for one, others in partners[0].items() for other in others}


_Partners = dict[int, list[int]]
"""The places in the other text that a place in one is linked with."""


def _link(partners: tuple[_Partners, _Partners], pair: _Pair) -> None:
    for side in (0, 1):
        partners[side].setdefault(pair[side], []).append(pair[1 - side])


def _fit(pair: _Pair, alike: _Likeness, chain: Sequence[_Pair]) -> float:
    """Return how well a pair fits the chain, 0 where too little: one in its place counts for more."""
    if _is_between(pair, 0, chain) and _is_between(pair, 1, chain):
        return alike.dice + _IN_PLACE if alike.contained >= BETWEEN_FLOOR else 0.0
    return alike.dice if alike.is_sure else 0.0


def _is_beside(pair: _Pair, partners: tuple[_Partners, _Partners], side: int) -> bool:
    """Return whether the passage to be joined stands next to one that its partner is linked with."""
    return any(abs(place - pair[1 - side]) <= _BESIDE for place in partners[side][pair[side]])


def _questions(ours: Sequence[Passage], theirs: Sequence[Passage], links: set[_Pair]) -> set[_Pair]:
    """Return links between questions left over where each text has one at the same place of the talk."""
    chain = _increasing(sorted(links))
    places: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, passages in enumerate((ours, theirs)):
        linked = {pair[side] for pair in links}
        for i, passage in enumerate(passages):
            if passage.kind == "question" and i not in linked:
                places[_links_before(chain, i, side)][side].append(i)
    return {(one[0], other[0]) for one, other in places.values() if len(one) == len(other) == 1}


def _increasing(anchors: Sequence[_Pair]) -> list[_Pair]:
    """Return the longest run of anchors that keep the order of both texts (patience sorting)."""
    tops: list[int] = []
    piles: list[_Pair] = []
    before: dict[_Pair, _Pair | None] = {}
    for pair in anchors:
        place = bisect_left(tops, pair[1])
        before[pair] = piles[place - 1] if place else None
        tops[place : place + 1] = [pair[1]]
        piles[place : place + 1] = [pair]
    chain: list[_Pair] = []
    last = piles[-1] if piles else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _links_before(chain: Sequence[_Pair], place: int, side: int) -> int:
    """Return how many of the chain's links stand before a place of one text."""
    return bisect_left(chain, place, key=lambda link: link[side])


def _is_between(pair: _Pair, side: int, chain: Sequence[_Pair]) -> bool:
    """Return whether a pair lies between the anchors around it, or joins one of them."""
    before = _links_before(chain, pair[side], side)
    after = bisect_right(chain, pair[side], key=lambda anchor: anchor[side])
    low = chain[before - 1][1 - side] if before else -1
    high = chain[after][1 - side] if after < len(chain) else None
    return low <= pair[1 - side] and (high is None or pair[1 - side] <= high)


def _blocks(links: set[_Pair]) -> Iterator[Block]:
    """Yield the links that share a passage as one block."""
    group_of: dict[tuple[int, int], set[_Pair]] = {}
    for pair in sorted(links):
        merged = {pair}
        for end in ((0, pair[0]), (1, pair[1])):
            merged |= group_of.get(end, set())
        for one, other in merged:
            group_of[0, one] = group_of[1, other] = merged
    once = {id(group): group for group in group_of.values()}
    for group in sorted(once.values(), key=min):
        yield Block(
            ours=tuple(sorted({one for one, _ in group})), theirs=tuple(sorted({other for _, other in group}))
        )
