from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==[^ ]+( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


@pytest.fixture(scope="module")
def project(root: Path) -> Any:  # Any: what TOML holds
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(root: Path, name: str) -> set[str]:
    lines = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {match[1] for line in lines if (match := PIN.match(line))}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~ ]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


@pytest.mark.parametrize("name", ["core", "dev", "bench"])
def test_a_lock_holds_pins_and_hashes_and_nothing_else(root: Path, name: str) -> None:
    lines = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    strange = [line for line in lines if not PIN.match(line) and not HASH.match(line)]
    assert strange == []
    assert sum(bool(HASH.match(line)) for line in lines) > len(pinned(root, name))


def test_locks_cover_what_the_project_asks_for(root: Path, project: Any) -> None:
    core, extras = names(project["dependencies"]), project["optional-dependencies"]
    assert core <= pinned(root, "core")
    assert core | names(extras["dev"]) <= pinned(root, "dev")
    assert core | names(extras["dev"]) | names(extras["bench"]) <= pinned(root, "bench")


def test_the_benchmark_parser_stays_out_of_the_install(root: Path) -> None:
    assert "spacy" not in pinned(root, "dev")
