"""Which facts are asked for: by parties, kinds, sector and time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from communique.ledger import KINDS, Fact, Kind, Ledger
from communique.ledger.dates import Period, read_dated
from communique.model import Agreement, AnyEvent, Commitment, Record, Relation


class Selection(Record, frozen=True, kw_only=True):
    """What is asked for: parties as codes, kinds (all where empty), a sector, days that are included.

    Only commitments have sectors: with one, nothing else is asked for.
    """

    party: str | None = None
    other: str | None = None
    kinds: tuple[Kind, ...] = ()
    since: date | None = None
    until: date | None = None
    sector: str | None = None

    @property
    def wanted(self) -> tuple[Kind, ...]:
        """Return the kinds that can hold what is asked for, in the order of `KINDS`."""
        kinds = self.kinds or KINDS
        return tuple(k for k in KINDS if k in kinds and (self.sector is None or k == "commitments"))


class SelectedFacts:
    """The facts that are asked for, one after the other, few in memory at a time.

    ``read`` is called for each fact that is looked at; `total` says how many these are. ``undated`` counts,
    once all are read, those passed over because nothing says whether they lie within the days asked for.
    """

    def __init__(self, ledger: Ledger, selection: Selection, read: Callable[[], None] = lambda: None) -> None:
        self.selection = selection
        self.undated = 0
        self._ledger, self._read = ledger, read

    @property
    def total(self) -> int:
        """Return how many facts will be looked at; raises LedgerError."""
        counts = self._ledger.count_facts(self.selection.party, self.selection.other)
        return sum(counts.get(kind, 0) for kind in self.selection.wanted)

    def unheard(self) -> SelectedFacts:
        """Return the same facts to look through beforehand, without a call for each."""
        return SelectedFacts(self._ledger, self.selection)

    def __iter__(self) -> Iterator[Fact]:
        asked = self.selection
        self.undated = 0
        for fact in self._ledger.each_fact(asked.party, asked.other, asked.wanted):
            self._read()
            if _is_of_sector(fact, asked.sector) and self._is_in_time(fact):
                yield fact

    def _is_in_time(self, fact: Fact) -> bool:
        if self.selection.since is None and self.selection.until is None:
            return True
        periods = periods_of(fact)
        self.undated += not periods
        since, until = self.selection.since or date.min, self.selection.until or date.max
        return any(p.first <= until.toordinal() and p.last >= since.toordinal() for p in periods)


def has_own_time(fact: Fact) -> bool:
    """Return whether a fact has a time of its own; other kinds have that of their telling."""
    return isinstance(fact.claim, AnyEvent | Agreement | Relation)


def periods_of(fact: Fact) -> list[Period]:
    """Return the fact's own time, or the days on which documents told it; empty where no year is known."""
    told = [(fact.start, fact.end)] if has_own_time(fact) else [(day, day) for day in told_on(fact)]
    return [period for start, end in told if (period := read_dated(start, end)) is not None]


def told_on(fact: Fact) -> tuple[str, ...]:
    """Return the publication dates (EDTF) of the documents that tell a fact, ascending, each once."""
    return tuple(sorted({a.source.published for a in fact.accounts if a.source.published is not None}))


def _is_of_sector(fact: Fact, sector: str | None) -> bool:
    return sector is None or (isinstance(fact.claim, Commitment) and sector in fact.claim.sectors)
