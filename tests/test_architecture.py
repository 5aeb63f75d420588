from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def imports_kept(folder: Path, config: Path) -> bool:
    program = Path(sys.executable).with_name("lint-imports")
    command: list[str | Path] = [program, "--no-logo", "--no-cache", "--config", config]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).returncode == 0


def test_imports_point_one_way(root: Path) -> None:
    assert imports_kept(root, root / "pyproject.toml")


LAYERS = ("publishing", "following", "evaluation", "ledger", "extraction", "language", "reading", "data")
ROOMS = ("paper", "briefing", "digesting", "exports", "listing", "comparing", "statements")


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        ("reading", "from communique import cli"),
        ("reading", "import typer"),
        ("reading", "import sqlalchemy"),
        ("publishing/statements", "from communique import following"),
        ("publishing/briefing", "from communique.publishing import listing"),
        ("publishing/comparing", "from communique.publishing import digesting"),
    ],
    ids=["upwards", "terminal", "database", "statements", "room beside", "room above"],
)
def test_an_import_against_the_arrows_is_found(root: Path, tmp_path: Path, place: str, broken: str) -> None:
    package = tmp_path / "communique"
    for name in (*LAYERS, *(f"publishing/{room}" for room in ROOMS)):
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").touch()
    for name in ("__init__", "cli", "model", "errors"):
        (package / f"{name}.py").touch()
    assert imports_kept(tmp_path, root / "pyproject.toml")
    (package / place / "__init__.py").write_text(f"{broken}\n")
    assert not imports_kept(tmp_path, root / "pyproject.toml")
