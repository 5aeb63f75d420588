"""The facts of a ledger that can answer something, found by parties, type and time without going through all.

Each fact is kept under every pair of its parties and under each party, in order of time; those that bear a
name are found by its words too. So looking up what followed a commitment costs as much as is looked at.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, islice

from communique.following.naming import parties_in, party_words, quotes_of
from communique.following.telling import Moment, find_occasions, tell_when
from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.ledger.traits import type_of
from communique.ledger.wording import content_words, word_weight
from communique.model import Agreement, Commitment, Event, Gathering, Position, Record, Relation, Session

MANY_PARTIES = 20
"""A fact of more parties is an affair of none of their pairs."""

LOOK = 40
"""So many later facts of a type and pair are looked at; what comes after is no answer to find by machine."""

FEW_FACTS = 1_000
"""Of fewer facts nobody can tell which words are rare; they are taken for a part of so many."""


class Later(Record, frozen=True, kw_only=True):
    """A fact that may answer something, with what is compared of it.

    ``day`` is its first day (a proleptic Gregorian ordinal), of an undated one the day of its first
    telling; ``is_dated`` says which. ``name`` holds the stems of its title, mechanism, topic or name.
    """

    fact: Fact
    type: str
    parties: frozenset[str]
    day: int
    is_dated: bool
    name: frozenset[str]


class Chronicle:
    """Later facts in order of time; made once, of all facts or of those that matter, then only read.

    Where some of them were looked for, ``sample`` holds the keys of the others: which words are rare shows in
    these alone.
    """

    def __init__(self, facts: Iterable[Fact], sample: Collection[str] | None = None) -> None:
        facts = tuple(facts)
        self._occasions = find_occasions(facts)
        self._count = Counter[str]()
        self._total = 0
        self._centres = _find_centres(facts)
        found: defaultdict[tuple[str, ...], list[Later]] = defaultdict(list)
        for fact in facts:
            later = self._later(fact)
            if later is not None:
                if sample is None or fact.key in sample:
                    self._count.update(later.name | content_words(quotes_of(fact)))
                    self._total += 1
                for key in _keys(later):
                    found[key].append(later)
        self._found = {key: sorted(members, key=_order) for key, members in found.items()}
        self._days = {key: [later.day for later in members] for key, members in self._found.items()}

    def told(self, fact: Fact) -> Moment | None:
        """Return when a fact was first told, None where that is not known."""
        return tell_when(fact, self._occasions)

    def after(
        self, day: int, kind: str, parties: Sequence[str], words: Iterable[str] | None = None
    ) -> Iterator[Later]:
        """Yield facts of a type that lie after a day and concern one party or a pair, each once.

        In order of time, at most `LOOK`; with ``words`` (stems) those whose name holds one of them, at most
        so many for each.
        """
        seen: set[str] = set()
        stem = (kind, *sorted(parties))
        keys = [stem] if words is None else [(*stem, "word", word) for word in sorted(words)]
        for key in keys:
            start = bisect_right(self._days.get(key, ()), day)
            for later in islice(self._found.get(key, ()), start, start + LOOK):
                if later.fact.key not in seen:
                    seen.add(later.fact.key)
                    yield later

    def centre(self, fact: Fact) -> str | None:
        """Return the party that all pairs told of beside a fact have in common, None where there is none."""
        centres = [self._centres.get(account.source.id) for account in fact.accounts]
        known = {centre for centre in centres if centre is not None and centre in fact.parties}
        return known.pop() if len(known) == 1 else None

    def weight(self, word: str) -> float:
        """Return how much a stem tells: 1 for a rare one, little for one that many facts share."""
        total = max(self._total, FEW_FACTS)
        rarity = math.log((total + 1) / (self._count[word] + 0.5)) / math.log(total + 2)
        return max(0.1, min(1.0, rarity)) * word_weight(word)

    def share(self, asked: frozenset[str], held: frozenset[str]) -> float:
        """Return how much of the shorter of two wordings is in the other (0 to 1); rare words count more."""
        if not asked or not held:
            return 0.0
        shorter = min(sum(map(self.weight, asked)), sum(map(self.weight, held)))
        return min(1.0, sum(map(self.weight, asked & held)) / shorter) if shorter else 0.0

    def _later(self, fact: Fact) -> Later | None:
        if not isinstance(fact.claim, Event | Agreement | Relation | Position):
            return None
        period = read_dated(fact.start, fact.end)
        if period is not None:
            day = period.first
        else:
            telling = self.told(fact)
            if telling is None:
                return None
            day = telling.day
        title = name_of(fact)
        own = party_words(fact.parties) | party_words(parties_in(title))
        name = content_words(title)
        return Later(
            fact=fact, type=kind_word(fact), parties=frozenset(fact.parties), day=day,
            is_dated=period is not None, name=name - own or name,
        )  # fmt: skip


def kind_word(fact: Fact) -> str:
    """Return what a fact is, in one word: the type of an event, else its kind in the singular."""
    return type_of(fact.claim) if fact.kind == "events" else fact.kind.removesuffix("s")


def name_of(fact: Fact) -> str:
    """Return what a fact is called: title, mechanism, topic, level or name; empty where nothing names it."""
    match fact.claim:
        case Agreement():
            return fact.claim.title
        case Session():
            return fact.claim.mechanism
        case Gathering():
            return fact.claim.name or ""
        case Position():
            return fact.claim.topic
        case Relation():
            return fact.claim.level.replace("-", " ")
        case _:
            return ""


def _keys(later: Later) -> Iterator[tuple[str, ...]]:
    sides: list[tuple[str, ...]] = [(party,) for party in later.parties]
    if len(later.parties) <= MANY_PARTIES:
        sides += combinations(sorted(later.parties), 2)
    for side in sides:
        yield (later.type, *side)
        yield from ((later.type, *side, "word", word) for word in later.name)


def _order(later: Later) -> tuple[int, str]:
    return later.day, later.fact.key


def _find_centres(facts: Sequence[Fact]) -> dict[int, str]:
    """Return for each document the one party that all pairs in it have in common, where there is one."""
    pairs: defaultdict[int, set[frozenset[str]]] = defaultdict(set)
    for fact in facts:
        if len(fact.parties) == 2 and not isinstance(fact.claim, Commitment):
            for account in fact.accounts:
                pairs[account.source.id].add(frozenset(fact.parties))
    centres = {}
    for document, found in pairs.items():
        common = frozenset.intersection(*found)
        if len(found) > 1 and len(common) == 1:
            centres[document] = next(iter(common))
    return centres
