"""What an undertaking asks of later facts: one question for each action and each thing it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.following.chronicle import Chronicle
from communique.following.families import Ask, find_asks, plain_words
from communique.following.naming import names_in, parties_with, party_words, quotes_of, titles_of
from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.ledger.wording import content_words, word_weight
from communique.model import Commitment, Record

_ALL_LEVELS = ("all level", "various level", "every level", "across level", "levels and channels")


SPECIFIC_WEIGHT = 2.0
"""Weight of the words beside those that ask, 1 for each that not every communiqué uses, from which an action
has an object of its own: "consult on the fishing quotas", not "consult closely on all matters"."""


class Question(Record, frozen=True, kw_only=True):
    """One action of a commitment made ready for comparing.

    An answer lies after the day ``since`` and is late after the day ``due`` (proleptic Gregorian ordinals).
    ``sides`` are the parties between whom it lies, ``actors`` those who are to act, ``centre`` the one in
    whom the pairs of a commitment of several meet. ``words`` are the stems of the action, ``topic`` those of
    the whole commitment, ``names`` the parties and regions that it concerns. ``is_specific`` tells that the
    action has an object of its own, ``wants_high`` that it is to be at high level alone.
    """

    fact: Fact
    action: str
    ask: Ask
    since: int
    due: int | None
    sides: frozenset[str]
    actors: frozenset[str]
    centre: str | None
    words: frozenset[str]
    topic: frozenset[str]
    names: frozenset[str]
    sectors: frozenset[str]
    is_specific: bool
    wants_high: bool

    @property
    def needs_topic(self) -> bool:
        """Return whether anyone's record answers, if it is on the same matter."""
        return self.ask.family.needs == "topic"


def find_questions(fact: Fact, chronicle: Chronicle) -> Iterator[Question]:
    """Yield what a commitment asks; nothing where its time is unknown or no record would answer it."""
    claim, moment = fact.claim, chronicle.told(fact)
    if not isinstance(claim, Commitment) or moment is None:
        return
    asks = [(action, ask) for action in claim.actions for ask in find_asks(action)]
    # What those who ask do among themselves answers no request to somebody else.
    if not asks or (claim.modality == "requested" and not claim.to):
        return
    own = party_words(fact.parties)
    topic = content_words(" ".join([*claim.actions, *titles_of(fact)])) - own
    period = read_dated(claim.deadline)
    for action, ask in asks:
        yield Question(
            fact=fact,
            action=action,
            ask=ask,
            since=moment.day,
            due=period.last if period is not None else None,
            sides=_sides(claim, action),
            actors=frozenset(claim.to if claim.modality == "requested" else claim.by),
            centre=chronicle.centre(fact),
            words=content_words(action) - own,
            topic=topic,
            names=names_in(context_of(fact)),
            sectors=frozenset(claim.sectors),
            is_specific=_is_specific(content_words(action) - own, ask),
            wants_high=ask.family.level == "high" and _is_high_only(action),
        )


def pairs_of(question: Question) -> Sequence[tuple[str, ...]]:
    """Return the party or pairs of parties whose facts can answer, sorted."""
    parties = sorted(question.sides)
    if question.needs_topic:
        return [(party,) for party in sorted(question.actors)]
    if question.centre is not None and len(parties) > 2:
        return [(question.centre, party) for party in parties if party != question.centre]
    return [(one, other) for i, one in enumerate(parties) for other in parties[i + 1 :]]


def context_of(fact: Fact) -> str:
    """Return the words around a fact: its quotations and the titles of the documents that tell it."""
    return ". ".join([quotes_of(fact), *titles_of(fact)])


def _sides(claim: Commitment, action: str) -> frozenset[str]:
    """Return the parties between whom an action lies: of several addressed, those that it names."""
    by, to = frozenset(claim.by), frozenset(claim.to)
    return by | ((to & names_in(action)) or to) | parties_with(action)


def _is_specific(words: frozenset[str], ask: Ask) -> bool:
    rest = words - content_words(ask.asking)
    return sum(map(word_weight, rest)) >= SPECIFIC_WEIGHT


def _is_high_only(action: str) -> bool:
    words = plain_words(action)
    return "high level" in words and not any(levels in words for levels in _ALL_LEVELS)
