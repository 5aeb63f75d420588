"""All tables in one Excel workbook: a sheet a table, its header frozen, with a filter.

Texts are written as texts, whatever they begin with: those that look like formulas bear Excel's own mark for
it, so that they stay texts when a cell is edited. Days are Excel's days from 1900 on, before that text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, BinaryIO

from communique.publishing.exports.cells import is_formula, joined
from communique.publishing.exports.rows import Row, types
from communique.publishing.exports.selecting import SelectedFacts
from communique.publishing.exports.tables import Written, fill_tables, tables_of

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header included; Excel has no more. What follows goes on in a further sheet."""

MOST_UNITS = 32_767
"""UTF-16 units of a cell; a longer one is cut and ends in `_CUT`."""

_CUT = " […]"
_FIRST_YEAR = 1900
_WIDTHS = {str: 24, tuple: 32, date: 12, int: 9, float: 9, bool: 9}
"""Widths of columns by their type, in characters."""


class _Sheets:
    """Rows of one table, in as many sheets as they need."""

    def __init__(self, book: Any, name: str, row: type[Row], looks: dict[str, Any]) -> None:  # Any: untyped
        self._book, self._name, self._types, self._looks = book, name, types(row), looks
        self._numbers = 0
        self._add_sheet()

    def write(self, row: Row) -> None:
        if self._line == MOST_ROWS:
            self._finish_sheet()
            self._add_sheet()
        for column, name in enumerate(self._types):
            self._write_cell(column, getattr(row, name))
        self._line += 1

    def close(self) -> None:
        self._finish_sheet()

    def _add_sheet(self) -> None:
        self._numbers += 1
        name = self._name if self._numbers == 1 else f"{self._name} {self._numbers}"
        self._sheet, self._line = self._book.add_worksheet(name), 1
        for column, (title, kind) in enumerate(self._types.items()):
            self._sheet.set_column(column, column, _WIDTHS[kind])
            self._sheet.write_string(0, column, title, self._looks["header"])
        self._sheet.freeze_panes(1, 0)

    def _finish_sheet(self) -> None:
        self._sheet.autofilter(0, 0, self._line - 1, len(self._types) - 1)

    def _write_cell(self, column: int, value: Any) -> None:  # Any: a value of any column
        if value is None:
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self._line, column, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._line, column, value)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            self._sheet.write_datetime(self._line, column, value, self._looks["day"])
        else:
            self._write_text(column, value.isoformat() if isinstance(value, date) else value)

    def _write_text(self, column: int, value: str | Iterable[str]) -> None:
        text = _fitting(value if isinstance(value, str) else joined(value))
        if text:
            look = self._looks["formula"] if is_formula(text) else None
            self._sheet.write_string(self._line, column, text, look)


def write(facts: SelectedFacts, out: BinaryIO, made: datetime) -> Written:
    """Write a workbook made at a time; return the number of rows by table."""
    from xlsxwriter import Workbook

    # Each row goes to a file of its own as the next begins: memory stays flat however many there are.
    book = Workbook(out, {"constant_memory": True})
    book.set_properties({"title": "Communiqué", "created": made.replace(tzinfo=None)})
    looks = {
        "header": book.add_format({"bold": True}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "formula": book.add_format({"quote_prefix": True}),
    }
    names = tables_of(facts.selection.wanted)
    done = fill_tables(facts, names, lambda name, row: _Sheets(book, name, row, looks))
    book.close()
    return done


def _fitting(text: str) -> str:
    if _units(text) <= MOST_UNITS:
        return text
    kept = text[: MOST_UNITS - len(_CUT)]
    while _units(kept) > MOST_UNITS - len(_CUT):
        kept = kept[: len(kept) - (_units(kept) - MOST_UNITS + len(_CUT) + 1) // 2]
    return kept + _CUT


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
