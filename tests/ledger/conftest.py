"""The stores on which the ledger's tests run: SQLite, and a PostgreSQL started for them on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, text

from benchmarks.postgresql import find_programs, running_postgresql
from communique.ledger import Ledger, open_ledger

NewPlace = Callable[[], str]


class Server:
    """A PostgreSQL of the tests' own; ``places`` are addresses of empty ledgers in it."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._numbers = count()
        self._admin = create_engine(url, isolation_level="AUTOCOMMIT")
        self._run("CREATE DATABASE model_ledger")
        open_ledger(self._place("model_ledger")).close()

    def new_place(self) -> str:
        """Return the address of an empty ledger."""
        name = f"ledger_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE model_ledger")
        return self._place(name)

    def new_database(self) -> str:
        """Return the address of a database without tables."""
        name = f"empty_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return self._place(name)

    def close(self) -> None:
        self._admin.dispose()

    def _place(self, name: str) -> str:
        return self.url.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL on loopback, in a folder of its own, stopped and removed after the tests."""
    programs = find_programs()
    if programs is None:
        pytest.skip("skipped: PostgreSQL is not installed")
    with running_postgresql(programs, is_lasting=False) as url:
        started = Server(url)
        yield started
        started.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> NewPlace:
    """Gives the address of an empty ledger at each call, in either store."""
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        return server.new_place
    numbers = count()
    return lambda: str(tmp_path / f"ledger-{next(numbers)}.sqlite")


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """The address of an empty ledger, in either store."""
    return new_place()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger, in either store."""
    with open_ledger(place) as opened:
        yield opened
