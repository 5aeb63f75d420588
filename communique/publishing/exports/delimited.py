"""Tables as comma-separated values in UTF-8 (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import TextIOWrapper
from typing import BinaryIO

from communique.publishing.exports.cells import guarded, joined
from communique.publishing.exports.rows import Row, columns

Cell = str | int | float | bool | date | tuple[str, ...] | None


class Sheet:
    """Rows of cells as lines of a file, under a line with the columns' names."""

    def __init__(self, out: BinaryIO, header: Sequence[str], delimiter: str = ",") -> None:
        self._text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
        self._lines = csv.writer(self._text, delimiter=delimiter)  # ends its lines as RFC 4180 asks
        self._lines.writerow(header)

    def write(self, cells: Iterable[Cell]) -> None:
        """Write a line."""
        self._lines.writerow([cell_of(value) for value in cells])

    def close(self) -> None:
        """Write what is still to be written, and let go of the file."""
        self._text.flush()
        self._text.detach()


class _Rows:
    """A table of the export as a sheet."""

    def __init__(self, out: BinaryIO, row: type[Row]) -> None:
        self._columns = columns(row)
        self._sheet = Sheet(out, self._columns)

    def write(self, row: Row) -> None:
        self._sheet.write(getattr(row, name) for name in self._columns)

    def close(self) -> None:
        self._sheet.close()


def open_table(out: BinaryIO, row: type[Row]) -> _Rows:
    """Return a table of rows of this type in a file that is open."""
    return _Rows(out, row)


def cell_of(value: Cell) -> str:
    """Return a value as a cell: nothing where it is unknown, a list in one cell, texts guarded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    return guarded(value if isinstance(value, str) else joined(value))
