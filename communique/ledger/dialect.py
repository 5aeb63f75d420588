"""The few things that SQLite and PostgreSQL say differently: opening, locking, full-text search.

Full text is indexed over a copy folded to ASCII, so that "Lukasenko" finds "Lukašenko". Words are stemmed by
the database (Porter's stemmer in both).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from communique.errors import LedgerError
from communique.ledger.names import fold

BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another; adding one document takes well under a second."""

_WRITER_LOCK = 0x636F6D6D  # any number that only this program uses, for PostgreSQL's advisory lock
_SEARCH_TABLES = ("document_words", "claim_words")
_WORD = re.compile(r"[a-z0-9]+")


def make_engine(url: str) -> Engine:
    """Return an engine for a database URL; raises LedgerError where the URL or its driver is no good."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            raise LedgerError(
                f"{url}: not a database that is supported", "use a file name or postgresql+psycopg://…"
            )
        engine = create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise LedgerError(
            f"{url}: cannot be opened ({error})", "check the address, and that its driver is installed"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # Any: the pool's own type
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}", "journal_mode = WAL", "synchronous = NORMAL",
        "foreign_keys = ON", "temp_store = MEMORY",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that reads first and then writes would fail instead of waiting.
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


def lock_writers(connection: Connection) -> None:
    """Make other writers wait until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})


def create_search_tables(connection: Connection) -> None:
    """Create the full-text tables of documents and of claims."""
    for table in _SEARCH_TABLES:
        if connection.dialect.name == "sqlite":
            ddl = f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='porter ascii')"
            connection.exec_driver_sql(ddl)
        else:
            connection.exec_driver_sql(f"CREATE TABLE {table} (rowid BIGINT PRIMARY KEY, words TSVECTOR)")
            connection.exec_driver_sql(f"CREATE INDEX ix_{table} ON {table} USING gin (words)")


def index_words(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Index texts under their row ids in one of the two full-text tables."""
    value = ":words" if connection.dialect.name == "sqlite" else "to_tsvector('english', :words)"
    statement = text(f"INSERT INTO {_checked(table)} (rowid, words) VALUES (:id, {value})")  # noqa: S608 (checked)
    if rows:
        connection.execute(statement, [{"id": number, "words": fold(words)} for number, words in rows])


def forget_words(connection: Connection, table: str, ids: Sequence[int]) -> None:
    """Remove rows from a full-text table."""
    statement = text(f"DELETE FROM {_checked(table)} WHERE rowid = :id")  # noqa: S608 (checked)
    if ids:
        connection.execute(statement, [{"id": number} for number in ids])


def find_words(connection: Connection, table: str, query: str, limit: int) -> list[int]:
    """Return the row ids that hold all words of the query, the best first; none for a query without words."""
    words = _WORD.findall(fold(query))
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        matching, order = f"{table} MATCH :query", "rank, rowid"
        sought = " ".join(f'"{word}"' for word in words)
    else:
        matching = "words @@ plainto_tsquery('english', :query)"
        order = "ts_rank(words, plainto_tsquery('english', :query)) DESC, rowid"
        sought = " ".join(words)
    sql = f"SELECT rowid FROM {_checked(table)} WHERE {matching} ORDER BY {order} LIMIT :limit"  # noqa: S608 (checked)
    return list(connection.execute(text(sql), {"query": sought, "limit": limit}).scalars())


def _checked(table: str) -> str:
    if table not in _SEARCH_TABLES:
        raise LedgerError(f"{table}: no full-text table", "report this as a fault of the program")
    return table
