"""A PostgreSQL of one's own on loopback, in a folder that goes: for tests, and for measuring."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine
from sqlalchemy.exc import OperationalError

PATIENCE_S = 30
"""How long the database may take to start; it takes one or two seconds."""

USER = "keeper"


def find_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest where there are several; None where none is."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


@contextmanager
def running_postgresql(programs: Path, *, is_lasting: bool = True) -> Iterator[URL]:
    """Run a database with a random password and port; give its address; stop and remove it in the end.

    Where it need not be ``is_lasting``, it does not wait for the disk. Raises RuntimeError where it does not
    start, with what it wrote last.
    """
    with tempfile.TemporaryDirectory(prefix="ledger-postgresql-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        account = _account()
        if account:
            os.chown(folder, pwd.getpwnam(account["user"]).pw_uid, -1)
        with _served(programs, folder, account, is_lasting=is_lasting) as url:
            yield url


@contextmanager
def _served(programs: Path, folder: Path, account: dict[str, str], *, is_lasting: bool) -> Iterator[URL]:
    password, port = secrets.token_hex(8), _free_port()
    data, log = folder / "data", folder / "log"
    with log.open("ab") as out:
        run: dict[str, Any] = {"cwd": folder, "stdout": out, "stderr": subprocess.STDOUT, **account}
        _make(programs, folder, password, run)
        options = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": ""}
        if not is_lasting:
            options["fsync"] = "off"
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        running = subprocess.Popen([programs / "postgres", "-D", data, *settings], **run)
        try:
            url = URL.create("postgresql+psycopg", USER, password, "127.0.0.1", port, "postgres")
            _wait_for(url, running, log)
            yield url
        finally:
            _stop(running)


def _make(programs: Path, folder: Path, password: str, run: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o644)  # of no use to anyone beyond this run
    make: list[str | Path] = [programs / "initdb", "-D", folder / "data", "-U", USER, f"--pwfile={secret}"]
    how = ["--auth=scram-sha-256", "--no-locale", "--encoding=UTF8", "--no-sync"]
    subprocess.run([*make, *how], check=True, **run)


def _stop(running: subprocess.Popen[bytes]) -> None:
    running.terminate()
    try:
        running.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


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
                told = log.read_text(errors="replace")[-2000:]
                raise RuntimeError(f"PostgreSQL did not start: {told}") from None
            time.sleep(0.1)
    engine.dispose()
