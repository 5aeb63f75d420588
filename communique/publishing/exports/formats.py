"""The formats that the record can be exported to."""

from __future__ import annotations

from typing import Literal

from communique.ledger import KINDS, Kind
from communique.model import Record


class Format(Record, frozen=True, kw_only=True):
    """A format: its name, the module of this package that writes it, and the ending of its files.

    A ``stream`` goes into one file; of ``tables`` there are several, each a file in a folder, or one where
    only one kind is asked for. ``is_text`` tells that it can go to a terminal or down a pipe. ``kinds`` are
    those that it can hold anything of.
    """

    name: str
    module: str
    ending: str
    shape: Literal["stream", "tables"]
    is_text: bool
    kinds: tuple[Kind, ...] = KINDS


FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format(name="csv", module="delimited", ending=".csv", shape="tables", is_text=True),
        Format(name="xlsx", module="workbook", ending=".xlsx", shape="stream", is_text=False),
        Format(name="parquet", module="parquet", ending=".parquet", shape="tables", is_text=False),
        Format(name="jsonld", module="linked", ending=".jsonld", shape="stream", is_text=True),
        Format(name="ftm", module="money", ending=".ftm.json", shape="stream", is_text=True),
        Format(
            name="gexf", module="graph", ending=".gexf", shape="stream", is_text=True,
            kinds=("events", "agreements"),
        ),
        Format(
            name="ics", module="calendars", ending=".ics", shape="stream", is_text=True,
            kinds=("events", "agreements", "relations"),
        ),
        Format(name="colt", module="travel", ending=".csv", shape="stream", is_text=True, kinds=("events",)),
        Format(
            name="events", module="polecat", ending=".tsv", shape="stream", is_text=True,
            kinds=("events", "agreements", "commitments"),
        ),
    )
}  # fmt: skip
"""The formats by name. The module of a ``stream`` has a function `write`, that of ``tables`` `open_table`."""
