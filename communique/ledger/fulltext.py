"""Full-text search in both databases, over a copy of the texts folded to ASCII.

So "Lukasenko" finds "Lukašenko". Words are stemmed by the database (Porter's stemmer in both).
"""

# ruff: noqa: S608 (the names of tables are checked)

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text

from communique.errors import LedgerError
from communique.ledger.names import fold

RANKED = 500
"""Of the rows that hold all words, so many are ranked, the last ones added: to rank a hundred thousand rows
for a word that every document uses takes longer than anyone waits, and tells nothing."""

_LONGEST = 400_000
"""Characters of a text that PostgreSQL indexes: it refuses an index entry of a mebibyte."""

_TABLES = ("document_words", "claim_words")
_WORD = re.compile(r"[a-z0-9]+")


def create_search_tables(connection: Connection) -> None:
    """Create the full-text tables of documents and of claims."""
    for table in _TABLES:
        if connection.dialect.name == "sqlite":
            ddl = f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='porter ascii')"
            connection.exec_driver_sql(ddl)
        else:
            connection.exec_driver_sql(f"CREATE TABLE {table} (rowid BIGINT PRIMARY KEY, words TSVECTOR)")
            connection.exec_driver_sql(f"CREATE INDEX ix_{table} ON {table} USING gin (words)")


def index_words(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Index texts under their row ids in one of the two full-text tables."""
    if not rows:
        return
    insert = f"INSERT INTO {_checked(table)} (rowid, words)"
    folded = [(number, fold_text(words)) for number, words in rows]
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"{insert} VALUES (?, ?)", folded)
    else:
        given = "unnest(%s::bigint[], %s::text[]) AS given (id, words)"
        connection.exec_driver_sql(
            f"{insert} SELECT id, to_tsvector('english', words) FROM {given}",
            ([number for number, _ in folded], [words[:_LONGEST] for _, words in folded]),
        )


def fold_text(words: str) -> str:
    """Return a whole text in lower-case ASCII; not kept in memory, as short names are."""
    return fold.__wrapped__(words)


def forget_words(connection: Connection, table: str, ids: Sequence[int]) -> None:
    """Remove rows from a full-text table."""
    statement = text(f"DELETE FROM {_checked(table)} WHERE rowid = :id")
    if ids:
        connection.execute(statement, [{"id": number} for number in ids])


def find_words(connection: Connection, table: str, query: str, limit: int) -> list[int]:
    """Return the row ids that hold all words of the query, the best first; none for a query without words.

    Of more than `RANKED` such rows, the last ones added are ranked.
    """
    words = _WORD.findall(fold(query))
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        matching, fit = f"{_checked(table)} MATCH :query", f"bm25({_checked(table)})"
        sought = " ".join(f'"{word}"' for word in words)
    else:
        matching = "words @@ plainto_tsquery('english', :query)"
        fit = "-ts_rank(words, plainto_tsquery('english', :query))"
        sought = " ".join(words)
    last = f"SELECT rowid, {fit} AS fit FROM {table} WHERE {matching} ORDER BY rowid DESC LIMIT :ranked"
    sql = f"SELECT rowid FROM ({last}) AS found ORDER BY fit, rowid LIMIT :limit"
    values = {"query": sought, "ranked": RANKED, "limit": limit}
    return list(connection.execute(text(sql), values).scalars())


def _checked(table: str) -> str:
    if table not in _TABLES:
        raise LedgerError(f"{table}: no full-text table", "report this as a fault of the program")
    return table
