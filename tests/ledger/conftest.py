"""The stores on which the ledger's tests run: SQLite, and a PostgreSQL started for them on loopback."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import OperationalError

from communique.ledger import Ledger, open_ledger

PATIENCE_S = 30
"""How long the database may take to start; it takes one or two seconds."""

USER = "keeper"

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
    programs = _programs()
    if programs is None:
        pytest.skip("skipped: PostgreSQL is not installed")
    with (
        tempfile.TemporaryDirectory(prefix="ledger-tests-", ignore_cleanup_errors=True) as folder,
        _running(programs, Path(folder)) as url,
    ):
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


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest where there are several."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


@contextmanager
def _running(programs: Path, folder: Path) -> Iterator[URL]:
    account = _account()
    if account:
        os.chown(folder, pwd.getpwnam(account["user"]).pw_uid, -1)
    password, port = secrets.token_hex(8), _free_port()
    secret, data, log = folder / "password", folder / "data", folder / "log"
    secret.write_text(password)
    secret.chmod(0o644)  # of no use to anyone beyond this run
    run: dict[str, Any] = {"cwd": folder, "stdout": log.open("ab"), "stderr": subprocess.STDOUT, **account}
    make: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        USER,
        "--auth=scram-sha-256",
        f"--pwfile={secret}",
    ]
    subprocess.run([*make, "--no-locale", "--encoding=UTF8", "--no-sync"], check=True, **run)
    options = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "fsync": "off"}
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    running = subprocess.Popen([programs / "postgres", "-D", data, *settings], **run)
    try:
        url = URL.create("postgresql+psycopg", USER, password, "127.0.0.1", port, "postgres")
        _wait_for(url, running, log)
        yield url
    finally:
        running.terminate()
        try:
            running.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        run["stdout"].close()


def _account() -> dict[str, str]:
    """Return who is to run the database: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    return {"user": next(name for name in ("postgres", "nobody") if name in names)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: URL, running: subprocess.Popen[bytes], log: Path) -> None:
    engine = create_engine(url)
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            with engine.connect():
                break
        except OperationalError:
            if running.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
    engine.dispose()
