"""Facts that are probably one and told so differently that the record keeps them apart.

The ledger never joins what contradicts itself: nine documents signed in one report, ten in the other. Whoever
compares the two reports wants to see just that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from communique.ledger import Fact, Kind
from communique.ledger.compare import contradiction
from communique.ledger.dates import relate
from communique.ledger.names import is_same_name
from communique.ledger.traits import Trait, shifted, trait_of
from communique.ledger.wording import likeness, overlap

NAME_FLOOR = 0.4
"""Likeness of titles and names (0 to 1) from which two may be of one thing."""
WORDS_FLOOR = 0.42
"""Likeness of what is undertaken or judged from which it may be one, said by or to others."""
NEAR_DAYS = 31
"""Dates of one occasion that two documents tell apart lie no further from each other."""
_STATED: frozenset[Kind] = frozenset({"commitments", "positions"})

_APART: dict[Kind, set[str | None]] = {
    "events": {
        "other dates", "other places", "called off in one", "a period against a day",
        "another session of the series", "other people on another day", "another kind of event",
    },
    "agreements": {"another number of instruments", "other dates"},
    "commitments": {"other parties or another stance", "towards others", None},
    "positions": {"other parties or another stance", None},
    "office_holders": {"another office", None},
    "relations": {"other dates", "another change", "another standing"},
}  # fmt: skip
"""What of the ledger's reasons to keep two claims apart may be a difference between two tellings; None where
it saw nothing against a join, only too little for it."""


IsAligned = Callable[[Fact, Fact], bool]
"""Tells of two facts whether sentences that say the same tell them."""


def find_likely_pairs(facts: Sequence[Fact], is_aligned: IsAligned) -> list[tuple[Fact, Fact]]:
    """Return pairs of facts told by different documents that are probably one; each fact in one pair only."""
    traits = {fact.key: _trait(fact) for fact in facts}
    scored = []
    for one, other in _candidates(facts):
        score = _score(traits[one.key], traits[other.key])
        if one.kind in _STATED and _is_of_some(one, other) and is_aligned(one, other):
            score = 1.0 + score
        if score:
            scored.append((-score, one.key, other.key, one, other))
    taken: set[str] = set()
    pairs = []
    for _, _, _, one, other in sorted(scored, key=lambda entry: entry[:3]):
        if not taken & {one.key, other.key}:
            taken |= {one.key, other.key}
            pairs.append((one, other))
    return pairs


def _candidates(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of one kind with a party in common and no document that tells both."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        # Of one who holds an office, a text may not say for whom.
        for party in fact.parties if fact.kind != "office_holders" else ("",):
            groups.setdefault((fact.kind, party), []).append(fact)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            if (one.key, other.key) not in seen and not _documents(one) & _documents(other):
                seen.add((one.key, other.key))
                yield one, other


def _is_of_some(one: Fact | Trait, other: Fact | Trait) -> bool:
    """Return whether the parties of one are all among the other's: another pair's undertaking is another."""
    return {*one.parties} <= {*other.parties} or {*other.parties} <= {*one.parties}


def _documents(fact: Fact) -> set[int]:
    return {account.source.id for account in fact.accounts}


def _trait(fact: Fact) -> Trait:
    account = fact.accounts[0]
    return trait_of(
        account.claim, key=account.claim_key, document=account.source.content_hash,
        published=account.source.published, dates=(account.start, account.end),
    )  # fmt: skip


def _score(one: Trait, other: Trait) -> float:
    """Return how probably two claims are one told otherwise (0 to 1), 0 where they are not."""
    reason = contradiction(one, other)
    if reason not in _APART[one.kind]:
        return 0.0
    match one.kind:
        case "events":
            return _event_score(one, other, reason)
        case "agreements":
            alike = likeness(one.words, other.words)
            return alike if alike >= NAME_FLOOR and _is_near(one, other) else 0.0
        case "commitments" | "positions":
            # One text lists what the other gives an item of.
            alike = max(likeness(one.words, other.words), overlap(one.words, other.words))
            is_told = alike >= WORDS_FLOOR and len(one.words & other.words) > 1
            return alike if is_told and _is_of_some(one, other) else 0.0
        case "relations":
            return _relation_score(one, other)
        case "office_holders":
            return _holder_score(one, other)


def _event_score(one: Trait, other: Trait, reason: str | None) -> float:
    if one.parties != other.parties or not _is_near(one, other):
        return 0.0
    if reason == "another kind of event":
        return _other_kind_score(one, other)
    if one.type in ("session", "gathering"):
        alike = likeness(one.words, other.words)
        return alike if alike >= NAME_FLOOR else 0.0
    matched, shared = _matched(one, other)
    # Another person for a party makes it another meeting.
    if matched != shared or not (matched or reason == "other dates"):
        return 0.0
    return 0.5 + 0.1 * len(matched)


def _other_kind_score(one: Trait, other: Trait) -> float:
    """Return the score of consultations that one text calls a meeting: the same people of both parties."""
    matched, shared = _matched(one, other)
    is_at_once = one.period is not None and other.period is not None
    is_at_once = is_at_once and relate(one.period, other.period) != "apart"
    is_told_so = {one.type, other.type} == {"session", "meeting"}
    return 0.5 if is_told_so and is_at_once and len(matched) > 1 and matched == shared else 0.0


def _matched(one: Trait, other: Trait) -> tuple[set[str], set[str]]:
    """Return the parties for which both name one person, and those for which both name someone."""
    shared = {p.party for p in one.people} & {q.party for q in other.people}
    matched = {
        p.party
        for p in one.people
        for q in other.people
        if p.party == q.party and is_same_name(p.name, q.name)
    }
    return matched, shared


def _relation_score(one: Trait, other: Trait) -> float:
    """Return the score of two steps of one pair: at another time, or to another level at one time."""
    if one.parties != other.parties or "standing" in (one.type, other.type):
        return 0.0
    if one.label == other.label:
        return 0.8
    is_at_once = one.period is not None and other.period is not None and _is_near(one, other)
    return 0.6 if is_at_once and one.type == other.type else 0.0


def _holder_score(one: Trait, other: Trait) -> float:
    if one.parties and other.parties and one.parties != other.parties:
        return 0.0
    if not is_same_name(one.people[0].name, other.people[0].name):
        return 0.0
    return 0.5 + 0.5 * likeness(frozenset(one.people[0].office), frozenset(other.people[0].office))


def _is_near(one: Trait, other: Trait) -> bool:
    if one.period is None or other.period is None:
        return True
    return relate(shifted(one.period, NEAR_DAYS, NEAR_DAYS), other.period) != "apart"
