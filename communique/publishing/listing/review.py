"""What a person should look at: doubtful readings, contradictions, joins that could be otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from communique.ledger import Account, Fact, Judgement, Ledger
from communique.ledger.checks import CountCheck, check_counts
from communique.ledger.judgements import BASIS
from communique.ledger.reconcile import find_ambiguous
from communique.ledger.traits import Trait, trait_of
from communique.model import Record
from communique.publishing.statements.citations import Bibliography, Citation, Statement

SURE_READING = 0.6
"""Confidence from which a reading needs no second look; a fact is as sure as its surest account."""

SURE_JOIN = 0.65
"""Score from which a join needs no second look; joins are made from 0.5 on."""

Concern = Literal[
    "low-confidence", "difference", "weak-join", "ambiguous-join", "told-again", "loose-judgement"
]
CONCERNS: tuple[Concern, ...] = (
    "told-again", "difference", "ambiguous-join", "weak-join", "low-confidence", "loose-judgement",
)  # fmt: skip
"""What an item is about, the most pressing first."""


class Item(Record, frozen=True, kw_only=True):
    """One thing to look at: the key of the fact or account to judge, why, and the statement of its fact.

    ``others`` are keys of other facts concerned: those that it may be one with. A judgement that nothing in
    the ledger answers to has its claim's key and no statement; ``judgement`` is its number.
    """

    concern: Concern
    key: str
    reason: str
    statement: Statement | None = None
    others: tuple[str, ...] = ()
    judgement: int | None = None


class Review(Record, frozen=True, kw_only=True):
    """What needs review, the most pressing first, and the numbered sources."""

    parties: tuple[str, ...]
    items: tuple[Item, ...]
    citations: tuple[Citation, ...]


class Counts(Record, frozen=True, kw_only=True):
    """The counts of a party's partners that documents state, each beside what the ledger holds."""

    party: str
    checks: tuple[CountCheck, ...]


def review(ledger: Ledger, party: str | None = None, other: str | None = None) -> Review:
    """Return what needs review in all of the ledger, or on a party or a pair given as codes.

    What a person accepted is left out, and so are fields that a person set. Raises LedgerError where the
    ledger cannot be read.
    """
    facts = ledger.facts(party, other, rejected=True)
    bibliography = Bibliography()
    items = [
        *(item for fact in facts for item in _of_fact(fact, bibliography)),
        *_ambiguous([fact for fact in facts if fact.verdict is None], bibliography),
    ]
    if party is None:
        items += _loose(ledger.judgements())
    items.sort(key=lambda item: (CONCERNS.index(item.concern), item.key))
    parties = tuple(code for code in (party, other) if code is not None)
    return Review(parties=parties, items=tuple(items), citations=bibliography.citations)


def counts(ledger: Ledger, party: str) -> Counts:
    """Return the counts of a party's partners, a code, that documents state.

    Raises LedgerError where the ledger cannot be read.
    """
    return Counts(party=party, checks=check_counts(ledger, party))


def _of_fact(fact: Fact, bibliography: Bibliography) -> Iterator[Item]:
    if fact.verdict == "reject":
        yield from _told_again(fact, bibliography)
        return
    if fact.verdict is not None:
        return
    surest = max(account.claim.confidence for account in fact.accounts)
    if surest < SURE_READING:
        reason = f"read with a confidence of {surest:.2f}"
        yield Item(
            concern="low-confidence", key=fact.key, reason=reason, statement=bibliography.state(fact)
        )
    fields = [d.field for d in fact.differences if d.kind == "value" and d.reason != BASIS]
    if fields:
        reason = f"accounts differ in {', '.join(fields)}"
        yield Item(concern="difference", key=fact.key, reason=reason, statement=bibliography.state(fact))
    for account in fact.accounts:
        if account.reasons and account.score < SURE_JOIN:
            reason = f"joined with a score of {account.score:.2f}: {', '.join(account.reasons)}"
            yield Item(
                concern="weak-join", key=account.claim_key, reason=reason, statement=bibliography.state(fact)
            )


def _told_again(fact: Fact, bibliography: Bibliography) -> Iterator[Item]:
    """Yield a rejected fact that sources tell which the judgement did not know."""
    known = {key for judgement in fact.judgements for key in judgement.seen}
    heard = _origins(fact, known)
    fresh = {account.source.origin for account in fact.accounts} - heard
    if fresh:
        reason = f"rejected, and told by {len(fresh)} more since"
        yield Item(concern="told-again", key=fact.key, reason=reason, statement=bibliography.state(fact))


def _origins(fact: Fact, known: Iterable[str]) -> set[int]:
    keys = set(known)
    return {account.source.origin for account in fact.accounts if account.claim_key in keys}


def _ambiguous(facts: Sequence[Fact], bibliography: Bibliography) -> Iterator[Item]:
    """Yield accounts that fit several facts equally well which are not one: they were joined with none."""
    fact_of: dict[int, Fact] = {}
    traits: list[Trait] = []
    for fact in facts:
        for trait in map(_trait, fact.accounts):
            fact_of.setdefault(trait.signature, fact)
            traits.append(trait)
    for own, rivals in sorted(find_ambiguous(traits).items()):
        fact = fact_of[own]
        others = sorted({fact_of[rival].key for rival in rivals} - {fact.key})
        if len(others) > 1:
            yield Item(
                concern="ambiguous-join", key=fact.key, statement=bibliography.state(fact),
                reason=f"may be one with any of {len(others)} facts that are not one", others=tuple(others),
            )  # fmt: skip


def _trait(account: Account) -> Trait:
    return trait_of(
        account.claim, key=account.claim_key, document=account.source.content_hash,
        published=account.source.published, dates=(account.start, account.end),
    )  # fmt: skip


def _loose(judgements: Iterable[Judgement]) -> Iterator[Item]:
    for judgement in judgements:
        if judgement.is_loose and judgement.undone is None:
            yield Item(
                concern="loose-judgement", key=judgement.claims[0], judgement=judgement.id,
                reason=f"no reading tells any longer what {judgement.author} judged ({judgement.verb})",
            )  # fmt: skip
