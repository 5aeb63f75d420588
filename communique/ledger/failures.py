"""What the database reports when something fails, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from communique.errors import LedgerError
from communique.ledger.dialect import shown, without_password

_REMEDIES = {
    "locked": "another program is writing to it; try again when it has finished",
    "full": "free some space; every document reported as added is kept",
    "No space left": "free some space; every document reported as added is kept",
    "disk I/O error": "see whether the disk is full or damaged; every document reported as added is kept",
    "readonly": "make the file and its folder writable",
    "not a database": "name a ledger file, or a new file",
    "malformed": "restore the file from a copy",
    "unable to open": "check that the file can be read and its folder written",
    "connection failed": "check that the database runs, its address, and the name and password",
    "connection timeout": "check that the database runs, and its address",
    "server closed the connection": "see why the database stopped; what was reported as added is kept",
    "terminating connection": "see why the database stopped; what was reported as added is kept",
    "permission denied": "ask for the right to create and change tables there",
    "does not exist": "create the database first, or name another",
}
"""A sign in the database's own message, and the remedy; the first that fits counts."""


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn the database's own errors into a LedgerError that says what to do; never with the password."""
    try:
        yield
    except DBAPIError as error:
        message = without_password(engine.url, " ".join(str(error.orig).split()))
        remedy = next((remedy for sign, remedy in _REMEDIES.items() if sign in message), "check the database")
        place = shown(engine.url.render_as_string(hide_password=True))
        raise LedgerError(f"{place}: {message}", remedy) from error
