"""What is new between two days, what changed by it, and what fell due without an answer; pair by pair.

Documents count by the day on which they were added, or on which they were published. New is what none told
before; changed is what the record held and holds otherwise now. Overdue is judged by the record as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from communique.language.en.parties import party_name
from communique.ledger import Fact, Ledger
from communique.ledger.news import By, Window
from communique.model import Record
from communique.publishing.digesting.changes import Change, ChangeKind, Progress, find_changes
from communique.publishing.digesting.overdue import Overdue, OverdueKind, find_overdue
from communique.publishing.statements.citations import Bibliography, Citation, Statement

Parties = tuple[str, ...]


class ChangeLine(Record, frozen=True, kw_only=True):
    """What changed, in words: the statement as it is now, and what it was or replaces, or what answers it."""

    kind: ChangeKind
    statement: Statement
    words: str
    other: Statement | None = None


class OverdueLine(Record, frozen=True, kw_only=True):
    """What fell due without an answer: since when (a date), how many days ago, and what it rests on."""

    kind: OverdueKind
    due: str
    days: int
    text: str
    statement: Statement


class PairDigest(Record, frozen=True, kw_only=True):
    """The news on a pair of parties, or on one or several; at least one of the lists is not empty."""

    parties: Parties
    names: tuple[str, ...]
    new: tuple[Statement, ...]
    changed: tuple[ChangeLine, ...]
    overdue: tuple[OverdueLine, ...]


class Digest(Record, frozen=True, kw_only=True):
    """A digest of the days from ``since`` to ``until`` (dates), both included.

    ``documents`` counts those of these days by ``by``, ``undated`` those that have no date to count by.
    ``pairs`` are in order of their names, pairs before one party and before several.
    """

    since: str
    until: str
    by: By
    parties: Parties
    names: tuple[str, ...]
    documents: int
    undated: int
    pairs: tuple[PairDigest, ...]
    citations: tuple[Citation, ...]


@contextmanager
def _untold(_: int) -> Iterator[Callable[[], None]]:
    yield lambda: None


def digest(
    ledger: Ledger,
    party: str | None = None,
    other: str | None = None,
    *,
    since: date,
    until: date,
    by: By = "added",
    progress: Progress = _untold,
) -> Digest:
    """Return what is new, changed and overdue on a party, between two, or on all, given as codes.

    ``progress`` is told of each pair that is looked at. Raises LedgerError where the ledger cannot be read.
    """
    asked = tuple(code for code in (party, other) if code is not None)
    news = ledger.news(since, until, by)
    items = [item for item in news.items if {*asked} <= {*item.fact.parties} and _is_shown(item.fact)]
    window = Window(since=since, until=until, by=by)
    changes = find_changes(ledger, news, items, window, progress)
    changes = tuple(change for change in changes if {*asked} <= {*change.fact.parties})
    told = {change.fact.key for change in changes if change.takes_place_of_news}
    new = [item.fact for item in items if not item.before and item.fact.key not in told]
    overdue = find_overdue(ledger, asked, since, until)
    bibliography = Bibliography()
    return Digest(
        since=since.isoformat(), until=until.isoformat(), by=by, parties=asked,
        names=tuple(party_name(code) for code in asked), documents=news.documents, undated=news.undated,
        pairs=tuple(_pairs(new, changes, overdue, bibliography)), citations=bibliography.citations,
    )  # fmt: skip


def _is_shown(fact: Fact) -> bool:
    return fact.verdict != "reject"


_KINDS = ("relations", "agreements", "events", "commitments", "positions", "office_holders")
"""The order of new facts."""


def _pairs(
    new: Sequence[Fact],
    changes: Sequence[Change],
    overdue: Sequence[Overdue],
    bibliography: Bibliography,
) -> Iterable[PairDigest]:
    groups: defaultdict[Parties, tuple[list[Fact], list[Change], list[Overdue]]] = defaultdict(
        lambda: ([], [], [])
    )
    for fact in sorted(new, key=lambda fact: (_KINDS.index(fact.kind), fact.start or "9999", fact.key)):
        groups[fact.parties][0].append(fact)
    for change in changes:
        groups[change.fact.parties][1].append(change)
    for item in overdue:
        groups[item.fact.parties][2].append(item)
    for parties in sorted(groups, key=_order):
        news, changed, due = groups[parties]
        yield PairDigest(
            parties=parties,
            names=tuple(party_name(code) for code in parties),
            new=tuple(bibliography.state(fact) for fact in news),
            changed=tuple(_changed(change, bibliography) for change in changed),
            overdue=tuple(_overdue(item, bibliography) for item in due),
        )


def _order(parties: Parties) -> tuple[int, list[str]]:
    return {2: 0, 1: 1}.get(len(parties), 2), [party_name(code) for code in parties]


def _changed(change: Change, bibliography: Bibliography) -> ChangeLine:
    return ChangeLine(
        kind=change.kind,
        statement=bibliography.state(change.fact),
        words=change.words,
        other=bibliography.state(change.other) if change.other is not None else None,
    )


def _overdue(item: Overdue, bibliography: Bibliography) -> OverdueLine:
    return OverdueLine(
        kind=item.kind, due=item.due, days=item.days, text=item.text, statement=bibliography.state(item.fact)
    )
