"""The documentation is complete, its pointers lead somewhere, and its code blocks run.

A fenced block of kind ``console`` holds a session: lines after ``$ `` are commands, the others what
they print, where ``…`` stands for anything. ``text`` is no code. ``sh`` is not run, and says why in an
HTML comment above it. ``python`` is run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
import pytest

from communique import model

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GLOSSARY = ROOT / "docs" / "glossary.md"

LINK = re.compile(r"\[[^\]]+\]\((?P<target>[^)\s]+)\)")
FILE = re.compile(r"`(?P<path>[a-z0-9][\w./-]*(?:/|\.(?:py|yaml|md|txt|html)))`")


class Block(NamedTuple):
    """A fenced block: its kind, its lines, and the line above it."""

    kind: str
    body: str
    above: str


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    for opening in re.finditer(r"^```(\w+|)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        above = text[: opening.start()].rstrip().rpartition("\n")[2]
        yield Block(opening[1], opening[2], above)


def without_blocks(page: Path) -> str:
    """Return the prose of a page."""
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def records() -> list[type[msgspec.Struct]]:
    """Return the record types that the model defines and others may hold."""
    found = [
        item for item in vars(model).values()
        if isinstance(item, type) and issubclass(item, msgspec.Struct) and item.__module__ == model.__name__
    ]
    assert found
    return found


def closed_lists() -> dict[str, tuple[str, ...]]:
    """Return the values that each closed list of the model allows."""
    return {
        name: typing.get_args(item)
        for name, item in vars(model).items()
        if typing.get_origin(item) is Literal
    }


def glossary() -> dict[str, str]:
    """Return the entries of the glossary by term, in its order."""
    entries = GLOSSARY.read_text(encoding="utf-8").split("\n### ")[1:]
    return dict(entry.split("\n", 1) for entry in entries)


# --- glossary and codebook --------------------------------------------------------------------------


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_record_type_has_a_glossary_entry(record: type[msgspec.Struct]) -> None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()
    terms = {term.lower().replace("-", " ") for term in glossary()}
    assert words in terms


def test_glossary_holds_the_words_of_the_field() -> None:
    terms = {term.lower() for term in glossary()}
    assert terms >= {
        "account", "agreement", "cameo", "claim", "commitment", "document", "edtf", "evidence", "fact",
        "ladder", "mechanism", "mention", "modality", "office", "participant", "party", "plover", "position",
        "relation", "rule", "section", "session", "status", "tenure",
    }


def test_glossary_is_sorted_and_every_entry_says_where_its_term_lives() -> None:
    terms = list(glossary())
    assert terms == sorted(terms, key=str.lower)
    for term, entry in glossary().items():
        assert "\n→ " in entry, term


def test_classes_named_in_the_glossary_exist() -> None:
    for term, entry in glossary().items():
        pointer = entry.rpartition("→")[2]
        if "communique/model.py" not in pointer:
            continue
        for name in re.findall(r"`([A-Z]\w+)(?:\.(\w+))?`", pointer):
            holder = getattr(model, name[0], None)
            assert holder is not None, f"{term}: model has no {name[0]}"
            assert not name[1] or hasattr(holder, name[1]), f"{term}: {name[0]} has no {name[1]}"


@pytest.mark.parametrize(("name", "values"), closed_lists().items())
def test_codebook_names_every_value_that_records_allow(name: str, values: tuple[str, ...]) -> None:
    codebook = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert [value for value in values if f"`{value}`" not in codebook] == [], name


# --- pointers ---------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """Return the anchors that the headings of a page make."""
    headings = re.findall(r"^#+ (.+)$", without_blocks(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.finditer(without_blocks(page)):
        target, _, anchor = link["target"].partition("#")
        if target.startswith("http"):
            continue
        linked = (page.parent / target).resolve() if target else page
        assert linked.exists(), link["target"]
        assert not anchor or anchor in anchors(linked), link["target"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_named_in_the_text_exist(page: Path) -> None:
    missing = [
        name["path"]
        for name in FILE.finditer(without_blocks(page))
        if not any((base / name["path"]).exists() for base in (ROOT, page.parent))
    ]
    assert missing == []


# --- code blocks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_code_block_is_run_or_says_why_not(page: Path) -> None:
    for block in blocks(page):
        assert block.kind in {"console", "python", "sh", "text"}, f"unknown kind of block: {block.kind!r}"
        if block.kind == "sh":
            assert block.above.startswith("<!-- not run:"), f"say why this is not run:\n{block.body}"


def command_and_output(session: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with what it prints."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def matches(output: str, shown: str) -> bool:
    """Return whether a command printed what the page shows, ``…`` standing for anything."""
    pattern = ".*?".join(re.escape(piece) for piece in shown.strip().split("…"))
    return re.fullmatch(pattern, output.strip(), re.DOTALL) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_code_blocks_do_what_they_show(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    environment.pop("COMMUNIQUE_LEDGER", None)
    run = f'communique() {{ "{sys.executable}" -m communique "$@"; }}; '
    for block in blocks(page):
        if block.kind == "python":
            script = [sys.executable, "-c", block.body]
            subprocess.run(script, cwd=tmp_path, env=environment, check=True, timeout=60)
        if block.kind != "console":
            continue
        for command, shown in command_and_output(block.body):
            done = subprocess.run(
                ["bash", "-c", run + command], cwd=tmp_path, env=environment, text=True, encoding="utf-8",
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
            )
            assert matches(done.stdout, shown), f"$ {command}\n{done.stdout}"


# --- commands ---------------------------------------------------------------------------------------


def documented_commands() -> dict[str, str]:
    """Return the sections of the page on commands, by command."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    parts = [part for part in text.split("\n## ")[1:] if part.startswith("`")]
    return {part.split("\n", 1)[0].strip("`"): part for part in parts}


def options_by_command() -> dict[str, set[str]]:
    """Return the long options of every command; those of a group are its commands' together."""
    import typer.main

    from communique.cli import app

    def options(command: Any) -> set[str]:  # Any: the class of commands is private to Typer
        own = {name for param in command.params for name in param.opts if name.startswith("--")}
        parts = getattr(command, "commands", {}).values()
        return own.union(*(options(part) for part in parts)) - {"--help"}

    commands = getattr(typer.main.get_command(app), "commands", {})
    assert commands
    return {name: options(command) for name, command in commands.items()}


def test_every_command_and_option_is_documented_and_no_other() -> None:
    documented = documented_commands()
    assert set(documented) == set(options_by_command())
    for command, options in options_by_command().items():
        assert options == set(re.findall(r"--[a-z-]+(?=`|[ =])", documented[command])), command


def test_matching_takes_an_ellipsis_for_anything_and_nothing_else() -> None:
    assert matches("one\ntwo\nthree\n", "one\n…\nthree")
    assert matches("42 documents read\n", "… documents read\n")
    assert not matches("one\ntwo\n", "one\n")
    assert not matches("one (two)\n", "one .two.\n")
