"""Ledgers of earlier versions: their claims are kept, and what follows from them is derived anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config

from communique.ledger import Ledger, migrations, open_ledger
from communique.ledger.dialect import make_engine
from tests.ledger.making import commitment, meeting, office, relation, telling, visit

DOCUMENTS = [
    telling("one.txt", meeting("2025-03-10"), relation("strategic-partnership", "standing")),
    telling("two.txt", meeting("XXXX-03-10"), visit(start="XXXX-02-03"), published=None),
    telling("three.txt", meeting("2025-03"), commitment("open direct flights"), published="2025-04-01"),
    telling("four.txt", office("Wanjiru Achieng", "President"), commitment("direct flights to open")),
]
KEPT = {
    "documents": (
        "id, path, version, content_hash, title, outlet, published, published_basis, language, text, header, "
        "engine, added_at"
    ),
    "claims": (
        'id, key, document_id, kind, type, signature, rule, confidence, parties, start, "end", payload, '
        "quotes, lacks_year"
    ),
}


def picture(ledger: Ledger) -> list[tuple[object, ...]]:
    return sorted(
        (f.key, str(f.claim), f.start, tuple((a.claim_key, a.score, a.reasons, a.start) for a in f.accounts))
        for f in ledger.facts()
    )


def filled(place: str | Path) -> list[tuple[object, ...]]:
    with open_ledger(place) as ledger:
        list(ledger.add_all(DOCUMENTS))
        return picture(ledger)


def test_a_ledger_of_an_earlier_revision_gives_the_same_facts(tmp_path: Path) -> None:
    before = filled(tmp_path / "new.sqlite")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    engine = make_engine(f"sqlite+pysqlite:///{tmp_path / 'old.sqlite'}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    with sqlite3.connect(tmp_path / "old.sqlite") as old:
        old.execute("ATTACH ? AS new", (str(tmp_path / "new.sqlite"),))
        for table, columns in KEPT.items():
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        old.execute("UPDATE claims SET signature = id")
    old.close()
    with open_ledger(tmp_path / "old.sqlite") as ledger:
        assert picture(ledger) == before
        assert [fact.key for fact in ledger.facts("FIN", "KEN")]
        assert ledger.add(*telling("five.txt", meeting("2025-03-10"))).new


def test_a_ledger_derived_by_another_version_is_derived_anew(place: str) -> None:
    before = filled(place)
    engine = make_engine(place if "://" in place else f"sqlite+pysqlite:///{place}")
    with engine.begin() as connection:
        for statement in (
            "UPDATE derivation SET version = 0",
            "UPDATE claims SET signature = id",
            "DELETE FROM signatures",
            "DELETE FROM blocks",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    with open_ledger(place) as ledger:
        assert picture(ledger) == before


def test_who_opens_a_ledger_is_told_how_far_deriving_anew_has_come(place: str) -> None:
    filled(place)
    steps: list[str] = []

    @contextmanager
    def heard(total: int) -> Iterator[Callable[[], None]]:
        steps.append(f"of {total}")
        yield lambda: steps.append("one")

    open_ledger(place, heard).close()
    assert steps == []
    engine = make_engine(place if "://" in place else f"sqlite+pysqlite:///{place}")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE derivation SET version = 0")
    engine.dispose()
    open_ledger(place, heard).close()
    assert steps == ["of 3", "one", "one", "one"]
