"""Asking for and writing many rows at once, as SQLite and PostgreSQL like it: in one statement.

The general way, with a parameter for each value or a call for each row, takes several times as long as the
database itself.
"""

# ruff: noqa: S608 (the statements are put together from the schema's own names of tables and columns)

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Connection, Dialect, Table, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

# --- lists as values -----------------------------------------------------------------------------


class _Listed(TypeDecorator[Any]):  # Any: numbers or texts
    """A list as one value: an array where the database has them, else JSON."""

    impl = Text
    cache_ok = True
    item: TypeEngine[Any] = Text()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(self.item) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return list(value) if dialect.name == "postgresql" else msgspec.json.encode(list(value)).decode()


class _Numbers(_Listed):
    cache_ok = True
    item = BigInteger()


# Any: a Boolean in all but name; one that is called so, SQLite would compare with 1, and use no index.
_UNTYPED: Any = NullType()


class among(FunctionElement[bool]):  # noqa: N801 (reads as an operator)
    """Whether a column's value is one of the numbers bound as ``wanted``, however many they are.

    One statement serves lists of all lengths; a parameter for each value would make it another each time.
    """

    inherit_cache = True
    type = _UNTYPED
    name = "among"

    def __init__(self, column: Any) -> None:  # Any: a column of any table
        super().__init__(column, bindparam("wanted", type_=_Numbers()))


class among_texts(FunctionElement[bool]):  # noqa: N801 (reads as an operator)
    """Whether a column's value is one of the texts bound as ``wanted``."""

    inherit_cache = True
    type = _UNTYPED
    name = "among_texts"

    def __init__(self, column: Any) -> None:  # Any: a column of any table
        super().__init__(column, bindparam("wanted", type_=_Listed()))


def _compile_sqlite(element: FunctionElement[bool], compiler: SQLCompiler, **options: Any) -> str:
    column, wanted = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({wanted}))"


def _compile_postgresql(element: FunctionElement[bool], compiler: SQLCompiler, **options: Any) -> str:
    column, wanted = (compiler.process(part, **options) for part in element.clauses)
    kind = "BIGINT" if isinstance(element, among) else "TEXT"
    return f"{column} = ANY(CAST({wanted} AS {kind}[]))"


for _element in (among, among_texts):
    compiles(_element, "sqlite")(_compile_sqlite)
    compiles(_element, "postgresql")(_compile_postgresql)


# --- the first of each ----------------------------------------------------------------------------


def first_of_each(table: str, column: str, order: Sequence[str], limit: int) -> dict[str, str]:
    """Return statements, by database, for the ids of the first rows of each number that is asked for.

    ``order`` are column names, with DESC for descending order. An index on the column and these serves.
    """
    ordered = ", ".join(f"one.{name}" for name in order)
    found = (
        f"SELECT one.id FROM {table} one WHERE one.{column} = asked.value ORDER BY {ordered} LIMIT {limit}"
    )
    return {
        "sqlite": f"SELECT it.id FROM json_each(?) asked JOIN {table} it ON it.id IN ({found})",
        "postgresql": f"SELECT it.id FROM unnest(%s::BIGINT[]) asked (value) CROSS JOIN LATERAL ({found}) it",
    }


def ids_of(connection: Connection, statements: Mapping[str, str], wanted: Collection[int]) -> set[int]:
    """Return the ids that a statement of `first_of_each` gives."""
    if not wanted:
        return set()
    name = connection.dialect.name
    value = msgspec.json.encode(sorted(wanted)).decode() if name == "sqlite" else sorted(wanted)
    return set(connection.exec_driver_sql(statements[name], (value,)).scalars())


# --- many rows -----------------------------------------------------------------------------------


def write_rows(
    connection: Connection,
    table: Any,  # Any: a class mapped to a table
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
    conflict: str = "",
) -> None:
    """Insert rows given as tuples of these columns; ``conflict`` is an ON CONFLICT clause for rows there."""
    if not rows:
        return
    target: Table = table.__table__
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {target.name} ({_quoted(columns)}) VALUES ({marks}) {conflict}"
        connection.exec_driver_sql(sql, list(rows))
    else:
        source = _unnested(connection, target, columns)
        sql = f"INSERT INTO {target.name} ({_quoted(columns)}) SELECT * FROM {source} {conflict}"
        connection.exec_driver_sql(sql, _by_column(rows))


def change_rows(
    connection: Connection,
    table: Any,  # Any: as above
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Set the columns after the first in the rows that the first identifies."""
    if not rows:
        return
    target: Table = table.__table__
    key, *changed = columns
    if connection.dialect.name == "sqlite":
        setting = ", ".join(f'"{name}" = ?' for name in changed)
        sql = f'UPDATE {target.name} SET {setting} WHERE "{key}" = ?'
        connection.exec_driver_sql(sql, [(*row[1:], row[0]) for row in rows])
    else:
        setting = ", ".join(f'"{name}" = new."{name}"' for name in changed)
        source = f"{_unnested(connection, target, columns)} AS new ({_quoted(columns)})"
        sql = f'UPDATE {target.name} SET {setting} FROM {source} WHERE {target.name}."{key}" = new."{key}"'
        connection.exec_driver_sql(sql, _by_column(rows))


def drop_rows(
    connection: Connection,
    table: Any,  # Any: as above
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Delete the rows that have these values in the columns."""
    if not rows:
        return
    target: Table = table.__table__
    if connection.dialect.name == "sqlite":
        fitting = " AND ".join(f'"{name}" = ?' for name in columns)
        connection.exec_driver_sql(f"DELETE FROM {target.name} WHERE {fitting}", list(rows))
    else:
        source = f"{_unnested(connection, target, columns)} AS old ({_quoted(columns)})"
        fitting = " AND ".join(f'{target.name}."{name}" = old."{name}"' for name in columns)
        connection.exec_driver_sql(
            f"DELETE FROM {target.name} USING {source} WHERE {fitting}", _by_column(rows)
        )


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _unnested(connection: Connection, table: Table, columns: Sequence[str]) -> str:
    """Return rows as PostgreSQL takes them: an array a column."""
    kinds = [table.c[name].type.compile(connection.dialect).partition("(")[0] for name in columns]
    return f"unnest({', '.join(f'%s::{kind}[]' for kind in kinds)})"


def _by_column(rows: Iterable[tuple[object, ...]]) -> tuple[list[object], ...]:
    return tuple(map(list, zip(*rows, strict=True)))
