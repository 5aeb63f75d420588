"""One commitment of a pledge that is repeated: the same parties undertake the same on several occasions.

Two undertakings are of one thread where those who undertake are the same, those addressed do not contradict,
and what is to be done is worded alike, all of it or each item of the shorter one. Only those that share a
word are compared, so the cost grows with the number of commitments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from communique.following.chronicle import Chronicle
from communique.following.naming import party_words
from communique.following.telling import Moment
from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.ledger.wording import content_words, likeness, word_weight
from communique.model import Commitment, Record

ALIKE_FLOOR = 0.6
"""Likeness (0 to 1) from which two wordings undertake the same; two pledges to deepen different fields of
cooperation reach 0.5."""

ITEM_FLOOR = 0.7
"""Likeness from which one item of a list is the other's; higher, for a single item says less."""

TELLING_WEIGHT = 1.5
"""Weight of the words in common, 1 for each that not every communiqué uses, below which they say too little:
"work closely together" is pledged of anything."""

PROBED = 4
"""By so many of the rarest words of each item are threads looked up."""

RECENT = 20
"""So many of the latest threads that hold a word are compared with a new commitment."""


class Telling(Record, frozen=True, kw_only=True):
    """One occasion on which a commitment was made, and why it is held to be the same as before.

    ``moment`` is None where the occasion cannot be dated. ``likeness`` is 0 to 1; the first telling has 1 and
    no reason.
    """

    fact: Fact
    moment: Moment | None
    likeness: float = 1.0
    reason: str | None = None


class Thread(Record, frozen=True, kw_only=True):
    """A commitment with its history: at least one telling, in order of time, the undated last.

    ``key`` is the key of the first telling's fact.
    """

    key: str
    tellings: tuple[Telling, ...]

    @property
    def first(self) -> Fact:
        """Return the fact that was told first."""
        return self.tellings[0].fact

    @property
    def latest(self) -> Fact:
        """Return the fact that was told last."""
        return self.tellings[-1].fact


class _Wording(Record, frozen=True, kw_only=True):
    """A commitment's words: of all it undertakes, and of each item."""

    whole: frozenset[str]
    items: tuple[frozenset[str], ...]


def find_threads(facts: Iterable[Fact], chronicle: Chronicle) -> tuple[Thread, ...]:
    """Return the commitments among the facts, repeated ones as one, in order of first telling."""
    threads: list[list[Telling]] = []
    wordings: list[_Wording] = []
    found: defaultdict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for fact, moment in _in_order(facts, chronicle):
        wording = _wording(fact)
        keys = {word: (_bound(fact), word) for word in wording.whole}
        # What is worded alike shares its rare words too; the common ones are in too many threads to try.
        rare = {
            word
            for item in wording.items
            for word in sorted(item, key=lambda word: (len(found[keys[word]]), word))[:PROBED]
        }
        near = sorted({number for word in rare for number in found[keys[word]][-RECENT:]})
        number, telling = _best(near, threads, wordings, fact, wording, moment)
        if number is None:
            number = len(threads)
            threads.append([telling])
            wordings.append(wording)
            for key in keys.values():
                found[key].append(number)
        else:
            threads[number].append(telling)
    return tuple(Thread(key=members[0].fact.key, tellings=tuple(members)) for members in threads)


def latest_deadline(thread: Thread) -> str | None:
    """Return the latest deadline told (EDTF), None where none is; one that cannot be compared yields."""
    told = [
        telling.fact.claim.deadline
        for telling in thread.tellings
        if isinstance(telling.fact.claim, Commitment) and telling.fact.claim.deadline is not None
    ]
    return max(told, key=_last_day, default=None)


def _last_day(deadline: str) -> int:
    period = read_dated(deadline)
    return period.last if period is not None else 0


def _in_order(facts: Iterable[Fact], chronicle: Chronicle) -> list[tuple[Fact, Moment | None]]:
    told = [(fact, chronicle.told(fact)) for fact in facts if isinstance(fact.claim, Commitment)]
    return sorted(told, key=lambda entry: (_day(entry[1]), entry[0].key))


def _day(moment: Moment | None) -> int:
    return moment.day if moment is not None else date.max.toordinal()


def _best(
    near: Iterable[int],
    threads: list[list[Telling]],
    wordings: list[_Wording],
    fact: Fact,
    wording: _Wording,
    moment: Moment | None,
) -> tuple[int | None, Telling]:
    """Return the number of the thread that a commitment repeats, None if none, and its place in it."""
    best, best_share = None, 0.0
    for number in near:
        if _can_repeat(threads[number][-1].fact, fact):
            share = _share(wordings[number], wording)
            if share > best_share and _is_telling(wordings[number], wording):
                best, best_share = number, share
    if best is None:
        return None, Telling(fact=fact, moment=moment)
    reason = f"same parties; worded alike, {best_share:.2f}"
    return best, Telling(fact=fact, moment=moment, likeness=round(best_share, 3), reason=reason)


def _bound(fact: Fact) -> tuple[str, ...]:
    assert isinstance(fact.claim, Commitment)
    asks = "asks" if fact.claim.modality == "requested" else "binds"
    return (asks, *sorted(fact.claim.by))


def _can_repeat(one: Fact, other: Fact) -> bool:
    assert isinstance(one.claim, Commitment)
    assert isinstance(other.claim, Commitment)
    if one.claim.to and other.claim.to and not set(one.claim.to) & set(other.claim.to):
        return False
    # Two undertakings of one document are two, however alike they sound.
    return not {a.source.id for a in one.accounts} & {a.source.id for a in other.accounts}


def _share(one: _Wording, other: _Wording) -> float:
    """Return the likeness of two undertakings, 0 below the floors."""
    whole = likeness(one.whole, other.whole)
    if whole >= ALIKE_FLOOR:
        return whole
    shorter, longer = sorted((one.items, other.items), key=len)
    if not shorter:
        return 0.0
    least = min(max(likeness(item, partner) for partner in longer) for item in shorter)
    return least if least >= ITEM_FLOOR else 0.0


def _is_telling(one: _Wording, other: _Wording) -> bool:
    common = one.whole & other.whole
    return sum(map(word_weight, common)) >= TELLING_WEIGHT or (one.whole == other.whole and len(common) > 1)


def _wording(fact: Fact) -> _Wording:
    assert isinstance(fact.claim, Commitment)
    names = party_words(fact.parties)
    items = tuple(words for action in fact.claim.actions if (words := content_words(action) - names))
    return _Wording(whole=frozenset().union(*items), items=items)
