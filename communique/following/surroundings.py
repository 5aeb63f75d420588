"""The facts that must be seen to tell what became of the commitments of a party or a pair.

Two states that have dealt with everyone for decades have thousands of facts; those that can answer a
commitment are few: its parties' own after it, and what tells when it was made. Only these are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from communique.following.chronicle import LOOK, Chronicle
from communique.following.questions import Question, find_questions, pairs_of
from communique.ledger import After, Fact, Kind, Ledger
from communique.model import Record

OCCASIONS: tuple[Kind, ...] = ("events", "agreements", "relations", "positions")
"""What a document tells beside a commitment: when it was made, and whose tour the document tells of."""

SAMPLED = 200
"""Facts of each party, the last ones, that tell which words are rare: reading them takes some 20 ms."""

_KINDS: dict[str, Kind] = {"agreement": "agreements", "relation": "relations", "position": "positions"}


class Surroundings(Record, frozen=True, kw_only=True):
    """What is seen of the record: facts, each once, in no order that matters.

    ``sample`` holds the keys of those that were not looked for: by these, words are weighed.
    """

    facts: tuple[Fact, ...]
    sample: frozenset[str]


def facts_on(ledger: Ledger, party: str | None, other: str | None = None) -> tuple[Fact, ...]:
    """Return the facts that concern a party, both of two, or all; raises LedgerError."""
    return ledger.facts(party, other)


def look_around(
    ledger: Ledger, parties: Collection[str], held: Sequence[Fact], made: Sequence[Fact]
) -> Surroundings:
    """Return the facts among which the answers to commitments lie, and those that date these.

    ``held`` are all facts on a party or a pair, ``made`` the commitments among them; where no party is named,
    they are all that there is. Otherwise what the same documents tell is added, and what followed among those
    whom a commitment concerns, as much as is ever looked at. Raises LedgerError where the ledger cannot be
    read.
    """
    if not parties or not made:
        return Surroundings(facts=tuple(held), sample=_keys(held))
    documents = {account.source.id for fact in made for account in fact.accounts}
    latest = [fact for code in sorted(parties) for fact in ledger.facts(code, limit=SAMPLED)]
    sample = _once([*held, *latest])
    near = _once([*sample, *ledger.told_by(documents, OCCASIONS)])
    asked = set(_asked_of(made, Chronicle(near, ()), parties))
    later = ledger.after(sorted(asked, key=_order), LOOK)
    return Surroundings(facts=_once([*near, *later]), sample=_keys(sample))


def _once(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.key: fact for fact in facts}.values())


def _keys(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset(fact.key for fact in facts)


def _asked_of(made: Sequence[Fact], chronicle: Chronicle, held: Collection[str]) -> Iterator[After]:
    """Yield what can answer commitments; all that concerns the parties whose facts are held is known."""
    for fact in made:
        for question in find_questions(fact, chronicle):
            for side in pairs_of(question):
                if not {*held} <= {*side}:
                    yield from _of_side(question, side)


def _of_side(question: Question, side: tuple[str, ...]) -> Iterator[After]:
    for pattern in question.ask.family.answers:
        kind = _KINDS.get(pattern.type)
        is_event = kind is None
        yield After(
            parties=side, kind=kind or "events", type=pattern.type if is_event else None, day=question.since
        )


def _order(one: After) -> tuple[tuple[str, ...], str, str, int]:
    return one.parties, one.kind, one.type or "", one.day
