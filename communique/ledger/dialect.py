"""How SQLite and PostgreSQL are opened, and how one writer at a time has them to itself."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from communique.errors import LedgerError

BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another; adding a batch of documents takes well under a second."""

CONNECT_TIMEOUT_S = 10
"""How long a database may take to answer at all."""

_CACHE_KIB = 65_536
"""SQLite's own cache: the upper levels of its trees at a million claims, so that a key costs one read."""

_CHECKPOINT_PAGES = 40_000
"""Pages (of 4 KiB) after which SQLite copies its log into the file; one written often is copied once. With
four times as many as 10,000 the processor has a tenth less to do, and the log takes 160 MB at most."""

_WRITER_LOCK = 0x636F6D6D  # any number that only this program uses, for PostgreSQL's advisory lock
_PASSWORD = re.compile(r"(?<=://)([^:@/]*):.*@|\b((?:ssl)?password)=[^&\s]*", re.IGNORECASE)
"""What stands for a password in an address: up to the last "@", as it may hold any other sign itself."""


# --- opening -------------------------------------------------------------------------------------


def make_engine(url: str) -> Engine:
    """Return an engine for a database URL; raises LedgerError where the URL or its driver is no good."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            raise LedgerError(
                f"{shown(url)}: not a database that is supported",
                "use a file name or postgresql+psycopg://…",
            )
        if "@" in (parsed.host or ""):
            raise LedgerError(f"{shown(url)}: cannot be read", "write an @ of the password as %40")
        is_sqlite = parsed.get_backend_name() == "sqlite"
        engine = create_engine(
            parsed, connect_args={} if is_sqlite else {"connect_timeout": CONNECT_TIMEOUT_S}
        )
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, TypeError, ValueError) as error:
        raise LedgerError(
            f"{shown(url)}: cannot be opened ({shown(str(error))})",
            "check the address, and that its driver is installed (for PostgreSQL: communique[postgresql])",
        ) from error
    if is_sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _prepare_postgresql)
    return engine


def shown(url: str) -> str:
    """Return an address, be it any good or not, as it can be shown: without its password."""
    return _PASSWORD.sub(lambda found: f"{found[1]}:***@" if found[2] is None else f"{found[2]}=***", url)


def without_password(url: URL, message: str) -> str:
    """Return what a database or its driver says, with the password of its address taken out."""
    given = [url.password, *(url.query.get(name) for name in ("password", "sslpassword"))]
    for secret in given:
        for part in (secret,) if isinstance(secret, str) else secret or ():
            message = message.replace(part, "***") if part else message
    return message


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # Any: the pool's own type
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and "alembic_version" not in tables:
        return  # another program's: it is refused, and its file left as it is
    for pragma in (
        # What is reported as added survives a power cut too: full synchronisation, at one wait a batch.
        "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY",
        f"cache_size = -{_CACHE_KIB}",
        f"wal_autocheckpoint = {_CHECKPOINT_PAGES}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(connection: Any, _record: Any) -> None:  # Any: the driver's and the pool's own types
    with connection.cursor() as cursor:
        # Statements that take a millisecond are not worth being compiled for a hundred.
        cursor.execute("SET jit = off")
        # By default, a page sought costs four times one read in order, as on turning disks. Thousands of keys
        # of a batch are then sought by reading the whole table: 1,000 ms instead of 160 at a million keys.
        cursor.execute("SET random_page_cost = 1.1")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that reads first and then writes would fail instead of waiting.
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


def lock_writers(connection: Connection) -> None:
    """Make other writers wait until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})
