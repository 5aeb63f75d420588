"""Steps from each version of the ledger to the next, run by Alembic when a ledger is opened."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from communique.errors import LedgerError
from communique.ledger.dialect import lock_writers
from communique.ledger.schema import REVISION, Base


def upgrade(engine: Engine) -> None:
    """Bring the ledger to this version's tables.

    Raises LedgerError where a newer version made it, or another program: its tables are left alone.
    """
    with engine.connect() as connection:
        if _revision(connection) == REVISION:
            return
    # Alembic takes a while to load, and most openings do not need it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with engine.execution_options(is_writer=True).begin() as connection:
        lock_writers(connection)
        found = _revision(connection)
        if found is None:
            _check_vacant(connection)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if found is not None and not found.isdigit():
            raise LedgerError(f"a database of another program ({found}), no ledger", _ANOTHER)
        if found is not None and found not in known:
            raise LedgerError(
                f"the ledger is of a newer version ({found}) than this program ({REVISION})",
                "install the newer version of the program, or use another ledger",
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


_ANOTHER = "name a ledger, a new file, or an empty database"


def _check_vacant(connection: Connection) -> None:
    """Raise LedgerError where others keep their tables: all of a file, names of ours in a database."""
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name != "sqlite":
        tables &= Base.metadata.tables.keys()
    if tables:
        named = ", ".join(sorted(tables)[:3])
        raise LedgerError(f"a database of another program (with tables {named}), no ledger", _ANOTHER)


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection)
    if not tables.has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision
