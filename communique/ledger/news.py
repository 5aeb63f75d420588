"""What documents of some days made of the record: facts first told by them, and what facts were before.

No history is stored. Facts depend on the set of documents alone, so what the record held before some day
follows from the documents of before; only claims near those of the days asked about are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, func, select

from communique.ledger.claims import decode_claim
from communique.ledger.dates import read_dated
from communique.ledger.finding import neighbourhood_of, rows_of, traits_under, weighed_claims
from communique.ledger.judgements import verdict_of
from communique.ledger.queries import find_sources
from communique.ledger.reconcile import Neighbourhood, part
from communique.ledger.records import Account, Fact, Judgement, Source
from communique.ledger.rows import among
from communique.ledger.rulings import has_judgements, judgements_on
from communique.ledger.schema import UNDATED, ClaimRow, DocumentRow, SignatureRow
from communique.ledger.settling import settle_claims
from communique.ledger.traits import dates_of, kind_of, parties_of
from communique.model import Record

By = Literal["added", "said"]
"""Whether documents count by the day on which the ledger got them, or by that of their publication."""

_STRINGS = msgspec.json.Decoder(tuple[str, ...])
_DAYS = select(DocumentRow.id, DocumentRow.added_at, DocumentRow.published)
_BORNE = select(ClaimRow.signature).where(among(ClaimRow.document_id)).distinct()
_FIRSTS = (
    select(
        ClaimRow.signature,
        func.min(ClaimRow.document_id).label("document"),
        func.min(ClaimRow.told).label("told"),
    )
    .where(among(ClaimRow.signature))
    .group_by(ClaimRow.signature)
)
_PLACE = select(
    SignatureRow.signature, SignatureRow.fact_id, SignatureRow.claims, SignatureRow.score,
    SignatureRow.reasons,
)  # fmt: skip
_PLACES = _PLACE.where(among(SignatureRow.signature))
_PLACES_OF = _PLACE.where(among(SignatureRow.fact_id))


class Window(Record, frozen=True, kw_only=True):
    """Days from ``since`` to ``until``, both included, by which documents count."""

    since: date
    until: date
    by: By = "added"

    def day_of(self, document: Any) -> int | None:  # Any: a row of `_DAYS`
        """Return the day of a document as an ordinal; None where it has no date.

        Of a publication told by its month or year alone it is the last day that it may have been.
        """
        if self.by == "added":
            return date.fromisoformat(document.added_at[:10]).toordinal()
        return _last_day(document.published)


class NewsItem(Record, frozen=True, kw_only=True):
    """A fact as it stood at the end of a window, told by at least one document of it, ``fresh`` (ids).

    ``before`` is what it was until then: nothing for one first told in the window, else one fact with the
    accounts of that time, or several that turned out to be one.
    """

    fact: Fact
    before: tuple[Fact, ...]
    fresh: tuple[int, ...]


class News(Record, frozen=True, kw_only=True):
    """What a window brought, in no order that matters: items, and how many documents it holds.

    ``earlier`` are the ids of the documents before it, ``undated`` counts those that have no date to count
    by, and are left out.
    """

    items: tuple[NewsItem, ...]
    documents: int
    earlier: frozenset[int]
    undated: int


def find_news(connection: Connection, window: Window) -> News:
    """Return what the documents of a window made of the record; what came after it is not looked at."""
    reader = _Reader(connection, window)
    borne = {row.signature for row in rows_of(connection, _BORNE, reader.fresh)}
    items = []
    for group in reader.groups(borne):
        fact = reader.fact(group, window.until)
        if fact is not None:
            told = {account.source.id for account in fact.accounts}
            items.append((fact, group, tuple(sorted(told & reader.fresh))))
    former = reader.former([group for _, group, fresh in items if fresh])
    return News(
        items=tuple(
            NewsItem(fact=fact, before=former[group], fresh=fresh) for fact, group, fresh in items if fresh
        ),
        documents=len(reader.fresh),
        earlier=frozenset(reader.earlier),
        undated=reader.undated,
    )


Group = tuple[int, ...]
"""Signatures of the claims of one fact, ascending."""


class _Reader:
    """Reads facts as they were on some day; keeps what it read for one transaction."""

    def __init__(self, connection: Connection, window: Window) -> None:
        self._connection = connection
        self._window = window
        self._eve = window.since - timedelta(days=1)
        days = {row.id: window.day_of(row) for row in connection.execute(_DAYS)}
        since, until = window.since.toordinal(), window.until.toordinal()
        self.days = days
        self.fresh = {number for number, day in days.items() if day is not None and since <= day <= until}
        self.earlier = {number for number, day in days.items() if day is not None and day < since}
        self.undated = sum(day is None for day in days.values())
        self._is_latest = all(day is None or day <= until for day in days.values())
        self._firsts: dict[int, int | None] = {}
        self._places: dict[int, Any] = {}  # Any: rows of `_PLACE`
        self._claims: dict[int, list[Any]] = {}  # Any: rows of claims
        self._sources: dict[int, Source] = {}
        self._judged: dict[int, tuple[Judgement, ...]] = {}

    def groups(self, borne: Collection[int]) -> list[Group]:
        """Return the facts, as groups of signatures, that these signatures told at the window's end."""
        if self._is_latest:
            numbers = {row.fact_id for row in rows_of(self._connection, _PLACES, borne)}
            groups: defaultdict[int, list[int]] = defaultdict(list)
            for row in rows_of(self._connection, _PLACES_OF, numbers):
                groups[row.fact_id].append(row.signature)
            self._read({signature for group in groups.values() for signature in group})
            return [tuple(sorted(group)) for group in groups.values()]
        return [group for group in self._parted(borne, self._window.until) if {*group} & {*borne}]

    def former(self, groups: Sequence[Group]) -> dict[Group, tuple[Fact, ...]]:
        """Return what each of the groups was before the window."""
        olds = {group: [s for s in group if self._is_known(s, self._eve)] for group in groups}
        regrouped = {s for group, old in olds.items() if 0 < len(old) < len(group) for s in old}
        parted = self._parted(regrouped, self._eve) if regrouped else []
        home = {signature: group for group in parted for signature in group}
        found: dict[Group, tuple[Fact, ...]] = {}
        for group, old in olds.items():
            former = {home.get(s, tuple(old)) for s in old}
            facts = (self.fact(one, self._eve) for one in sorted(former))
            found[group] = tuple(fact for fact in facts if fact is not None)
        return found

    def _parted(self, signatures: Collection[int], day: date) -> list[Group]:
        """Return the groups of claims known on a day to which joins lead from these signatures."""
        start = traits_under(self._connection, signatures)
        near = neighbourhood_of(self._connection, start.values())
        self._read(near.traits)
        known = {s: trait for s, trait in near.traits.items() if self._is_known(s, day)}

        def within(pairs: Mapping[tuple[int, int], Any]) -> dict[tuple[int, int], Any]:  # Any: joins
            return {pair: join for pair, join in pairs.items() if known.keys() >= {*pair}}

        return [group.members for group in part(Neighbourhood(known, within(near.joins), within(near.ties)))]

    def _read(self, signatures: Iterable[int]) -> None:
        """Read what is needed to tell facts of these signatures, all at once."""
        new = {*signatures} - self._places.keys()
        self._places |= {row.signature: row for row in rows_of(self._connection, _PLACES, new)}
        for row in rows_of(self._connection, _FIRSTS, new):
            day = self.days[row.document] if self._window.by == "added" else _last_day(row.told)
            self._firsts[row.signature] = day if row.told != UNDATED or self._window.by == "added" else None
        counts = {signature: self._places[signature].claims for signature in new & self._places.keys()}
        self._claims |= weighed_claims(self._connection, counts)
        documents = {row.document_id for s in counts for row in self._claims[s]}
        self._sources |= find_sources(self._connection, documents - self._sources.keys())
        if has_judgements(self._connection):
            self._judged |= judgements_on(self._connection, counts)

    def _is_known(self, signature: int, day: date) -> bool:
        first = self._firsts.get(signature)
        return first is not None and first <= day.toordinal()

    def fact(self, group: Group, day: date) -> Fact | None:
        """Return the fact that a group of claims was on a day, None where nothing told it by then.

        Judgements count that held by then and hold still.
        """
        rows = [row for s in group for row in self._claims[s] if self._is_told(row.document_id, day)]
        if not rows:
            return None
        judgements = [one for s in group for one in self._judged.get(s, ()) if one.at[:10] <= day.isoformat()]
        accounts = [
            _account(row, self._sources[row.document_id], self._places[row.signature]) for row in rows
        ]
        return _fact(rows, accounts, judgements)

    def _is_told(self, document: int, day: date) -> bool:
        told = self.days[document]
        return told is not None and told <= day.toordinal()


def _last_day(published: str | None) -> int | None:
    period = read_dated(published)
    return period.last if period is not None else None


def _account(row: Any, source: Source, place: Any) -> Account:  # Any: rows of claims and of `_PLACE`
    return Account(
        claim_key=row.key, claim=decode_claim(row.kind, row.payload), source=source, start=row.start,
        end=row.end, quotes=_STRINGS.decode(row.quotes), score=place.score,
        reasons=_STRINGS.decode(place.reasons),
    )  # fmt: skip


def _fact(
    rows: Sequence[Any],  # Any: rows of claims
    accounts: Sequence[Account],
    judgements: Sequence[Judgement],
) -> Fact:
    claim, differences = settle_claims(rows, judgements)
    start, end = dates_of(claim)
    ordered = sorted(accounts, key=lambda account: (account.source.published or UNDATED, account.claim_key))
    return Fact(
        key=min(account.claim_key for account in accounts), kind=kind_of(claim), claim=claim,
        parties=parties_of(claim), start=start, end=end, accounts=tuple(ordered), differences=differences,
        verdict=verdict_of(judgements), judgements=tuple(judgements),
    )  # fmt: skip
