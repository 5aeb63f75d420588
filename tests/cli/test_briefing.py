from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.cli import briefing
from tests.cli.samples import run


@pytest.fixture
def ledger(folder: Path) -> Path:
    """A ledger that holds the two readouts."""
    place = folder.parent / "record.sqlite"
    assert run("add", folder, "--ledger", place).exit_code == 0
    return place


@pytest.mark.parametrize(
    ("format_", "head"),
    [("md", b"# Norway"), ("html", b"<!DOCTYPE html>"), ("docx", b"PK\x03\x04"), ("pdf", b"%PDF-1.")],
)
def test_a_brief_is_written_to_a_file_in_each_format(ledger: Path, format_: str, head: bytes) -> None:
    file = ledger.parent / f"brief.{format_}"
    result = run("brief", "Norway", "New Zealand", "--ledger", ledger, "--format", format_, "--output", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_bytes().startswith(head)


def test_a_pdf_goes_through_a_pipe(ledger: Path) -> None:
    result = run("brief", "Norway", "--ledger", ledger, "--format", "pdf", "--output", "-")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"%PDF-1.")


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_terminal_is_sent_no_binary_file(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    monkeypatch.setattr(briefing, "is_terminal", lambda: True)
    result = run("brief", "Norway", "--ledger", ledger, "--format", format_)
    assert result.exit_code == 2
    assert "--output FILE" in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_place_that_cannot_be_written_to_is_named(ledger: Path) -> None:
    place = ledger.parent / "missing" / "brief.pdf"
    result = run("brief", "Norway", "--ledger", ledger, "--format", "pdf", "--output", place)
    assert result.exit_code == 1
    assert str(place) in result.stderr
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--json", "--format", "md"], ["--since", "2024-01-01", "--months", "6"], ["--months", "0"],
        ["--on", "yesterday"], ["--sector", "jokes"], ["--names", "runes"], ["--format", "odt"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_options_that_contradict_or_mean_nothing_are_wrong_use(ledger: Path, options: list[str]) -> None:
    result = run("brief", "Norway", "--ledger", ledger, *options)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_options_bound_what_is_told(ledger: Path) -> None:
    def told(*options: str) -> str:
        result = run("brief", "Norway", "New Zealand", "--ledger", ledger, *options)
        assert result.exit_code == 0
        return result.stdout

    assert "official visit to Norway" in told("--on", "2024-06-01")
    assert "holds nothing" in told("--on", "2024-03-01")
    assert "official visit to Norway" not in told("--since", "2024-04-01")
    assert "fisheries" in told("--sector", "agriculture-fisheries")
    assert "Brief as of 1 June 2024 · Energy" in told("--on", "2024-06-01", "--sector", "energy")


def test_a_brief_as_json_is_the_brief(ledger: Path) -> None:
    result = run("brief", "Norway", "New Zealand", "--ledger", ledger, "--on", "2024-06-01", "--json")
    made = json.loads(result.stdout)
    assert (made["parties"], made["on"], made["documents"]) == (["NOR", "NZL"], "2024-06-01", 1)
    numbers = [note["number"] for source in made["sources"] for note in source["footnotes"]]
    assert numbers == list(range(1, len(numbers) + 1))
