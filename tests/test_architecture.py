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


@pytest.mark.parametrize(
    "broken",
    ["from communique import cli", "import typer", "import sqlalchemy"],
    ids=["upwards", "terminal", "database"],
)
def test_an_import_against_the_arrows_is_found(root: Path, tmp_path: Path, broken: str) -> None:
    package = tmp_path / "communique"
    layers = ("publishing", "following", "evaluation", "ledger", "extraction", "language", "reading", "data")
    for name in layers:
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").touch()
    for name in ("__init__", "cli", "model", "errors"):
        (package / f"{name}.py").touch()
    assert imports_kept(tmp_path, root / "pyproject.toml")
    (package / "reading" / "__init__.py").write_text(f"{broken}\n")
    assert not imports_kept(tmp_path, root / "pyproject.toml")
