from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from communique.ledger import migrations, open_ledger
from communique.ledger.dialect import make_engine
from communique.ledger.schema import REVISION, Base


def test_the_migrations_end_at_the_revision_that_the_program_reads() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_a_migrated_ledger_has_the_tables_of_the_schema(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    open_ledger(file).close()
    engine = make_engine(f"sqlite+pysqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = [
            difference
            for difference in compare_metadata(context, Base.metadata)
            # Full-text tables are made by hand: each database has its own kind.
            if not (difference[0] == "remove_table" and "_words" in difference[1].name)
        ]
    engine.dispose()
    assert found == []


def test_opening_a_current_ledger_does_not_load_the_migrations(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    open_ledger(file).close()
    script = (
        "import sys; from communique.ledger import open_ledger; "
        f"open_ledger({str(file)!r}); print('alembic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
