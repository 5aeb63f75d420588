"""What holds when things go wrong or happen at once: killed writers, several writers, full disks."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from communique.errors import LedgerError
from communique.ledger import Added, Ledger, open_ledger
from communique.model import Document, Extraction
from tests.ledger.conftest import Server
from tests.ledger.making import meeting, relation, telling

ROOT = Path(__file__).resolve().parents[2]

KILLS = 50

_MAKING = """
import os, random, resource, signal, sys, time
from communique.errors import LedgerError
from communique.ledger import open_ledger
from tests.ledger.test_durability import numbered
"""

_KILLING = f"""{_MAKING}
place, chance, reported = sys.argv[1], random.Random(7), 0
open_ledger(place).close()  # what it imports, the writers need not import again
for run in range({KILLS}):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with open_ledger(place) as ledger:
            for start in range(reported, reported + 10_000, 5):
                for _ in ledger.add_all([numbered(i) for i in range(start, start + 5)]):
                    os.write(writing, b".")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        # Killed at any moment after it said so much; however slow the machine, most writers get somewhere.
        said = b"".join(pipe.read(1) for _ in range(chance.randrange(4)))
        time.sleep(chance.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL, "the writer was not killed but ended"
        reported += len(said) + len(pipe.read())
print(reported)
"""

_ADDING = f"""{_MAKING}
place, first, step, count = sys.argv[1], *map(int, sys.argv[2:])
with open_ledger(place) as ledger:
    for i in range(first, first + step * count, step):
        ledger.add(*numbered(i))
"""

_FILLING = f"""{_MAKING}
with open_ledger(sys.argv[1]) as ledger:
    # A file may not grow beyond this: what is written past it fails, as on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        for i in range(10_000):
            ledger.add(*numbered(i))
            print(i, flush=True)
    except LedgerError as error:
        print(error.remedy)
        os._exit(3)
"""


def numbered(i: int) -> tuple[Document, Extraction]:
    """Return one of many documents: it tells of one of seven meetings, and of how two states stand."""
    claims = (meeting(f"2025-03-{1 + 2 * (i % 7):02d}"), relation("strategic-partnership", "standing"))
    return telling(f"{i}.txt", *claims, published=f"2025-{1 + i % 12:02d}-20")


def picture(ledger: Ledger) -> list[tuple[object, ...]]:
    return sorted(
        (fact.key, str(fact.claim), fact.unlisted, tuple((a.claim_key, a.score) for a in fact.accounts))
        for fact in ledger.facts()
    )


def expected(count: int) -> list[tuple[object, ...]]:
    with open_ledger(":memory:") as ledger:
        for i in range(count):
            ledger.add(*numbered(i))
        return picture(ledger)


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(runs: Sequence[subprocess.Popen[str]]) -> list[str]:
    """Return what the processes printed; all of them must end well."""
    printed = []
    for run in runs:
        out, err = run.communicate(timeout=120)
        assert run.returncode == 0, err
        printed.append(out)
    return printed


def test_a_writer_killed_again_and_again_loses_nothing_that_it_reported(place: str) -> None:
    (printed,) = finished([start(_KILLING, place)])
    reported = int(printed)
    assert reported >= KILLS
    with open_ledger(place) as ledger:
        held = {source.path for source in ledger.sources()}
        assert held >= {f"{i}.txt" for i in range(reported)}
        assert len(held) == ledger.size().documents
        added = [ledger.add(*numbered(i)) for i in range(reported, len(held) + 1)]
        assert added[-1].new
        assert picture(ledger) == expected(len(held) + 1)
    if "://" not in place:
        with sqlite3.connect(place) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()


def test_two_writers_share_a_new_file(tmp_path: Path) -> None:
    place = str(tmp_path / "ledger.sqlite")
    finished([start(_ADDING, place, first, 2, 20) for first in range(2)])
    with open_ledger(place) as ledger:
        assert picture(ledger) == expected(40)


def test_four_writers_share_a_new_database(server: Server) -> None:
    place = server.new_database()
    finished([start(_ADDING, place, first, 4, 10) for first in range(4)])
    with open_ledger(place) as ledger:
        assert picture(ledger) == expected(40)


def test_a_full_disk_is_named_and_what_was_reported_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    open_ledger(place).close()
    run = start(_FILLING, place)
    out, err = run.communicate(timeout=120)
    assert run.returncode == 3, err
    *reported, remedy = out.splitlines()
    assert "every document reported as added is kept" in remedy
    with open_ledger(place) as ledger:
        held = {source.path for source in ledger.sources()}
        assert held >= {f"{i}.txt" for i in reported}
        assert ledger.add(*numbered(len(held))).new


def test_a_database_that_may_not_grow_says_that_it_is_full(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(*numbered(0))
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        adding = (ledger.add(*numbered(i)) for i in range(1, 1000))
        done: list[Added] = []
        with pytest.raises(LedgerError, match="full") as caught:
            done.extend(adding)
        assert "free some space" in caught.value.remedy
        assert ledger.size().documents == 1 + len(done)


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql+psycopg://keeper:tea-and-honey@127.0.0.1:1/ledger")
    assert "127.0.0.1:1" in str(caught.value)
    assert "tea-and-honey" not in str(caught.value)
    assert "check that the database runs" in caught.value.remedy


@pytest.mark.parametrize("scheme", ["postgresql+nodriver", "mysql", "nonsense", "postgresql+psycopg"])
@pytest.mark.parametrize(
    "rest",
    [
        "keeper:tea-and-honey@localhost:1/ledger", "keeper:x@tea-and-honey@localhost:1/ledger",
        "keeper:x:tea-and-honey@localhost:1/ledger", "keeper:x/tea-and-honey@localhost:1/ledger",
        "keeper:tea-and-honey@localhost:port/ledger", "keeper@localhost:1/ledger?password=tea-and-honey",
        "keeper@localhost:1/ledger?sslpassword=tea-and-honey&colour=green", ":tea-and-honey@localhost:1/x",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_used_is_named_without_its_password(scheme: str, rest: str) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(f"{scheme}://{rest}")
    assert "localhost" in str(caught.value)
    assert "tea-and-honey" not in f"{caught.value} {caught.value.reason} {caught.value.remedy}"


def test_a_wrong_password_is_no_secret_of_the_message(server: Server) -> None:
    wrong = server.url.set(password="tea-and-honey")  # noqa: S106 (of no account)
    with pytest.raises(LedgerError) as caught:
        open_ledger(wrong.render_as_string(hide_password=False))
    assert "tea-and-honey" not in str(caught.value)
    assert "password" in caught.value.remedy
