"""Tables as Apache Parquet: typed columns, lists as lists, days as days; texts as they are."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO

from communique.errors import SetupError
from communique.publishing.exports.rows import Row, types

ROWS_AT_ONCE = 1_000
"""Rows of a row group, kept in memory until it is full: some megabytes."""


class _Rows:
    def __init__(self, out: BinaryIO, row: type[Row]) -> None:
        arrow = _arrow()
        self._schema = _schema(arrow, row)
        self._file = arrow.parquet.ParquetWriter(out, self._schema)
        self._batch = arrow.RecordBatch
        self._rows: list[dict[str, Any]] = []  # Any: values of columns

    def write(self, row: Row) -> None:
        self._rows.append({name: getattr(row, name) for name in self._schema.names})
        if len(self._rows) == ROWS_AT_ONCE:
            self._send()

    def close(self) -> None:
        if self._rows:
            self._send()
        self._file.close()

    def _send(self) -> None:
        self._file.write_batch(self._batch.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()


def open_table(out: BinaryIO, row: type[Row]) -> _Rows:
    """Return a table of rows of this type; raises SetupError where pyarrow is not installed."""
    return _Rows(out, row)


def _arrow() -> Any:  # Any: the library ships no types
    try:
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise SetupError(
            "parquet: pyarrow is not installed",
            "install communique[parquet], or choose another format, as --format csv",
        ) from error
    return pyarrow


def _schema(arrow: Any, row: type[Row]) -> Any:  # Any: as above
    kinds = {
        str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_(),
        date: arrow.date32(), tuple: arrow.list_(arrow.string()),
    }  # fmt: skip
    return arrow.schema([(name, kinds[kind]) for name, kind in types(row).items()])
