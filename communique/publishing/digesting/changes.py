"""What news changes: plans held, moved or cancelled, standings, values, undertakings that it answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Literal

from communique.following.answers import Suggestion
from communique.following.families import Degree
from communique.following.history import find_threads
from communique.following.states import Tracked, judge_state
from communique.ledger import Fact, Judgement, Ledger
from communique.ledger.dates import read_dated, read_period, relate
from communique.ledger.names import is_same_name, name_words
from communique.ledger.news import News, NewsItem, Window
from communique.ledger.traits import mechanism_words, shifted
from communique.ledger.wording import likeness
from communique.model import Agreement, AnyEvent, Record, Relation, Session, Visit
from communique.publishing.comparing.contrasts import Contrast, find_contrasts
from communique.publishing.digesting.among import FactsAmong
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import level_words

ChangeKind = Literal[
    "standing", "cancelled", "moved", "held", "signed", "fulfilled", "acted-on", "changed", "joined", "known",
    "judged",
]  # fmt: skip
CHANGE_KINDS: tuple[ChangeKind, ...] = (
    "standing", "cancelled", "moved", "held", "signed", "fulfilled", "acted-on", "changed", "joined",
    "judged", "known",
)  # fmt: skip
"""The order in which changes are told."""

FRESH_DAYS = 60
"""A step in relations told so soon after it was taken changes what stands; told later, it is history."""
PLAN_DAYS = 31
"""What is called off lies so near to the plan that it ends."""
NAME_FLOOR = 0.5
"""Likeness of names (0 to 1) from which two sessions are of one mechanism."""

_JUDGED = {
    "correct": "set", "reject": "rejected", "join": "joined with another", "split": "parted",
    "decide": "decided",
}  # fmt: skip
_DEGREES: tuple[Degree, ...] = ("acted-on", "fulfilled")


class Change(Record, frozen=True, kw_only=True):
    """What changed of a fact, in words; ``other`` is what it was or replaces, or what answers it.

    ``takes_place_of_news`` tells that the fact itself is new, and need not be listed twice.
    """

    kind: ChangeKind
    fact: Fact
    words: str
    other: Fact | None = None
    takes_place_of_news: bool = False


Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Gives, for a number of steps, what is called after each of them."""


def find_changes(
    ledger: Ledger,
    news: News,
    items: Sequence[NewsItem],
    window: Window,
    progress: Progress,
) -> tuple[Change, ...]:
    """Return what items of the news changed, in the order of `CHANGE_KINDS`, and what was judged.

    Where nothing was known before, nothing has changed. Judgements count by their own day, and only where
    documents count by that on which they were added. Raises LedgerError where the ledger cannot be read.
    """
    among = FactsAmong(ledger)
    changes = [change for item in items if item.before for change in _of_known(item)]
    by_pair: defaultdict[tuple[str, ...], list[NewsItem]] = defaultdict(list)
    for item in items if news.earlier else ():
        if item.fact.parties and isinstance(item.fact.claim, AnyEvent | Agreement | Relation):
            by_pair[item.fact.parties[:2]].append(item)
    with progress(len(by_pair)) as advance:
        for parties, told in sorted(by_pair.items()):
            known = _known(among.facts(parties), news.earlier)
            for item in told:
                changes += [] if item.before else _of_new(item.fact, known)
            changes += _answered(told, among, window.until)
            advance()
    if window.by == "added":
        changes += _judged(ledger, window)
    once = {(change.kind, change.fact.key): change for change in reversed(changes)}
    return tuple(sorted(once.values(), key=_order))


def _order(change: Change) -> tuple[int, str, str]:
    return CHANGE_KINDS.index(change.kind), change.fact.start or "9999", change.fact.key


def _known(facts: Iterable[Fact], earlier: Collection[int]) -> list[Fact]:
    """Return the facts that some document told before the news."""
    return [fact for fact in facts if any(account.source.id in earlier for account in fact.accounts)]


# --- of facts known before -------------------------------------------------------------------------


def _of_known(item: NewsItem) -> Iterator[Change]:
    fact, before = item.fact, max(item.before, key=lambda one: (len(one.accounts), one.key))
    if len(item.before) > 1:
        yield Change(kind="joined", fact=fact, words=f"{len(item.before)} facts turned out to be one")
    if fact.kind == "office_holders" or type(fact.claim) is not type(before.claim):
        return
    told: dict[ChangeKind, list[str]] = {}
    for contrast in find_contrasts([before.claim, fact.claim]):
        kind = _kind_of(contrast, fact)
        if kind is not None:
            told.setdefault(kind, []).append(_words(contrast))
    if told:
        first = min(told, key=CHANGE_KINDS.index)
        words = "; ".join(line for kind in sorted(told, key=CHANGE_KINDS.index) for line in told[kind])
        yield Change(kind=first, fact=fact, words=words, other=before if first != "known" else None)


def _kind_of(contrast: Contrast, fact: Fact) -> ChangeKind | None:
    """Return what a contrast between the fact before and now amounts to, None where to nothing."""
    if contrast.kind == "wording" or contrast.field == "only here":
        return None
    if contrast.field == "status":
        return "held" if isinstance(fact.claim, AnyEvent) else "signed"
    if contrast.kind in ("gap", "closeness"):
        return "known"
    is_plan = isinstance(fact.claim, AnyEvent) and fact.claim.status == "planned"
    return "moved" if is_plan and contrast.field == "date" else "changed"


def _words(contrast: Contrast) -> str:
    before, now = contrast.versions[0], contrast.versions[-1]
    if contrast.field == "participants":
        named = [name for name in now.value if name not in before.value]
        return f"now named: {', '.join(named)}"
    if contrast.field == "status":
        return f"{before.words} before, {now.words} now"
    field = contrast.field.replace("_", " ")
    if before.value is None:
        return f"{field}: {now.words}, not told before"
    return f"{field}: {before.words} before, {now.words} now"


# --- of facts first told ---------------------------------------------------------------------------


def _of_new(fact: Fact, known: Sequence[Fact]) -> Iterator[Change]:
    if isinstance(fact.claim, Relation):
        yield from _of_standing(fact, known)
    elif isinstance(fact.claim, AnyEvent):
        plan = next((old for old in known if _is_plan_of(old, fact)), None)
        if plan is not None and fact.claim.status == "called-off":
            yield Change(
                kind="cancelled", fact=fact, words="it was planned", other=plan, takes_place_of_news=True
            )
        elif plan is not None:
            words = f"perhaps what was planned for {date_words(plan.start, plan.end)}"
            yield Change(kind="moved", fact=fact, words=words, other=plan, takes_place_of_news=True)


def _of_standing(fact: Fact, known: Sequence[Fact]) -> Iterator[Change]:
    """Yield a step in relations that was just taken, with what stood before as far as told."""
    relation = fact.claim
    assert isinstance(relation, Relation)
    told = [period for a in fact.accounts if (period := read_period(a.source.published))]
    period = read_dated(fact.start, fact.end)
    if relation.change == "standing" or period is None or not told:
        return
    if min(one.last for one in told) - period.last > FRESH_DAYS:
        return
    older = [one for one in known if isinstance(one.claim, Relation) and one.claim.level != relation.level]
    last = max(older, key=lambda one: (one.start or "", one.key), default=None)
    words = "nothing was told before" if last is None else f"before, as told: {_level(last)}"
    yield Change(kind="standing", fact=fact, words=words, other=last, takes_place_of_news=True)


def _level(fact: Fact) -> str:
    return level_words(fact.claim.level) if isinstance(fact.claim, Relation) else ""


def _is_plan_of(old: Fact, fact: Fact) -> bool:
    """Return whether a new event is what became of an old plan: called off near its day, or on another."""
    plan, event = old.claim, fact.claim
    if type(plan) is not type(event) or not isinstance(plan, AnyEvent) or plan.status != "planned":
        return False
    assert isinstance(event, AnyEvent)
    if old.parties != fact.parties or not _is_one_occasion(plan, event):
        return False
    first, second = read_dated(old.start, old.end), read_dated(fact.start, fact.end)
    if first is None or second is None:
        return event.status == "called-off"
    if event.status == "called-off":
        return relate(shifted(first, PLAN_DAYS, PLAN_DAYS), second) != "apart"
    # Who tells of another day after the first has gone by may mean another occasion.
    return relate(first, second) == "apart" and _first_told(fact) <= first.last


def _is_one_occasion(plan: AnyEvent, event: AnyEvent) -> bool:
    match plan, event:
        case Visit(), Visit():
            is_way = (plan.origin, plan.destination) == (event.origin, event.destination)
            return is_way and _has_same_person(plan, event)
        case Session(), Session():
            is_numbered = None in (plan.ordinal, event.ordinal) or plan.ordinal == event.ordinal
            return is_numbered and likeness(mechanism_words(plan), mechanism_words(event)) >= NAME_FLOOR
        case _:
            return _has_same_person(plan, event)


def _has_same_person(one: AnyEvent, other: AnyEvent) -> bool:
    """Return whether both name someone in common, or one of them names nobody."""
    names = [[name_words(p.name) for p in event.participants if p.name] for event in (one, other)]
    if not all(names):
        return one.status == "called-off" or other.status == "called-off"
    return any(is_same_name(name, known) for name in names[0] for known in names[1])


def _first_told(fact: Fact) -> int:
    told = [period.last for a in fact.accounts if (period := read_period(a.source.published))]
    return min(told, default=date.max.toordinal())


# --- undertakings answered -------------------------------------------------------------------------


def _answered(items: Sequence[NewsItem], among: FactsAmong, until: date) -> Iterator[Change]:
    """Yield undertakings of a pair that the news answers, and that nothing answered as well before."""
    new = [item for item in items if _may_answer(item)]
    told = [fact for item in new[:1] for fact in among.facts(item.fact.parties) if fact.kind == "commitments"]
    if told:
        keys = {account.claim_key for item in new for account in item.fact.accounts}
        chronicle = among.chronicle(new[0].fact.parties)
        for thread in find_threads(told, chronicle):
            change = _answer(judge_state(thread, chronicle, until), keys)
            if change is not None:
                yield change


def _may_answer(item: NewsItem) -> bool:
    """Return whether something is new as done: first told, or planned until now."""
    status = getattr(item.fact.claim, "status", None)
    return all(getattr(before.claim, "status", None) != status for before in item.before)


def _answer(tracked: Tracked, keys: set[str]) -> Change | None:
    fresh: list[Suggestion] = []
    older: list[Suggestion] = []
    for answer in tracked.answers:
        told = {account.claim_key for account in answer.suggestion.answer.accounts}
        (fresh if told <= keys else older).append(answer.suggestion)
    if not fresh or tracked.state not in _DEGREES:
        return None
    best = max(fresh, key=lambda made: (_DEGREES.index(made.degree), made.score))
    if any(_DEGREES.index(made.degree) >= _DEGREES.index(best.degree) for made in older):
        return None
    kind: ChangeKind = "fulfilled" if tracked.state == "fulfilled" else "acted-on"
    words = f"{tracked.state}, {'as decided' if tracked.is_decided else 'as suggested'}: {best.reason}"
    return Change(kind=kind, fact=tracked.thread.latest, words=words, other=best.answer)


# --- judgements ------------------------------------------------------------------------------------


def _judged(ledger: Ledger, window: Window) -> Iterator[Change]:
    for judgement in ledger.judgements():
        for words in _verdicts(judgement, window.since.isoformat(), window.until.isoformat()):
            fact = ledger.fact(judgement.claims[0]) if judgement.claims else None
            if fact is not None:
                yield Change(kind="judged", fact=fact, words=words)


def _verdicts(judgement: Judgement, since: str, until: str) -> Iterator[str]:
    """Yield what was judged, and what was taken back, between two days."""
    if judgement.verb not in _JUDGED:
        return
    what = _JUDGED[judgement.verb]
    if judgement.field is not None:
        what = f"{judgement.field} {what} to {judgement.value}"
    if since <= judgement.at[:10] <= until:
        yield f"{what} by {judgement.author}: {judgement.reason}"
    if judgement.undone is not None and since <= judgement.undone.at[:10] <= until:
        yield f"{what}, taken back by {judgement.undone.author}"
