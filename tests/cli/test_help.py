from __future__ import annotations

import subprocess
import sys

import pytest
import typer.main

from communique import __version__, cli
from tests.cli.samples import run

COMMANDS = sorted(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]  # a group has them


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"\n    communique {command}" in result.stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['communique', '--help']\n"
        "from communique.cli import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr.split()
    assert "communique.cli" in loaded
    heavy = {"yaml", "sqlalchemy", "alembic", "trafilatura", "rich", "msgspec", "ftfy", "py3langid", "numpy"}
    assert heavy.isdisjoint(loaded)


@pytest.mark.parametrize(
    "args",
    [
        ["extract"], ["extract", "--format", "xml", "x.txt"], ["extract", "--jobs", "0", "x.txt"], ["extrct"],
        ["evaluate"], ["evaluate", ".", "--misses", "jokes"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_says_so(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "Usage: communique" in result.stderr
    assert result.stdout == ""


def test_version_is_that_of_the_package() -> None:
    assert run("version").stdout == f"communique {__version__}\n"


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "communique", "version"], capture_output=True, text=True)
    assert done.stdout == f"communique {__version__}\n"
