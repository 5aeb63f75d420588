"""Facts shared out over tables: those of a kind, people who took part, and accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from communique.ledger import Fact, Kind
from communique.model import Record
from communique.publishing.exports.building import participant_rows, row_of, source_rows
from communique.publishing.exports.rows import TABLES, Row


class Written(Record, frozen=True, kw_only=True):
    """How many rows, nodes or entries were written, by sort, and how many facts were not, by reason."""

    counts: dict[str, int]
    left_out: dict[str, int] = msgspec.field(default_factory=dict)


class Table(Protocol):
    """What rows of one type are written to, one after the other."""

    def write(self, row: Row) -> None:
        """Write a row."""

    def close(self) -> None:
        """Write what is still to be written; the file below stays open."""


def tables_of(kinds: Sequence[Kind]) -> tuple[str, ...]:
    """Return the names of the tables for facts of these kinds, with those that hang on them."""
    wanted = {*kinds, "sources"} | ({"participants"} if "events" in kinds else set())
    return tuple(name for name in TABLES if name in wanted)


def fill_tables(
    facts: Iterable[Fact], names: Sequence[str], open_table: Callable[[str, type[Row]], Table]
) -> Written:
    """Write the facts to the tables of these names, opened by name and type of row; return how many rows."""
    tables = {name: open_table(name, TABLES[name]) for name in names}
    counts: Counter[str] = Counter(dict.fromkeys(names, 0))
    for fact in facts:
        rows: dict[str, Iterable[Row]] = {fact.kind: [row_of(fact)]}
        if "participants" in tables:
            rows["participants"] = participant_rows(fact)
        if "sources" in tables:
            rows["sources"] = source_rows(fact)
        for name, members in rows.items():
            for row in members:
                tables[name].write(row)
                counts[name] += 1
    for table in tables.values():
        table.close()
    return Written(counts=dict(counts))
