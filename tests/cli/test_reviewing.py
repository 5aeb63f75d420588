from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import run

DESK = ("--author", "A. Desk", "--reason", "checked")


@pytest.fixture
def ledger(folder: Path) -> Path:
    """A ledger that holds the two readouts."""
    place = folder.parent / "record.sqlite"
    assert run("add", folder, "--ledger", place).exit_code == 0
    return place


def visit_of(ledger: Path) -> dict[str, Any]:
    """Return the timeline's entry for the visit."""
    entries = json.loads(run("timeline", "Norway", "--ledger", ledger, "--json").stdout)["entries"]
    (found,) = [entry for entry in entries if "visit" in entry["statement"]["text"]]
    return dict(found)


def test_who_tells_offices_and_only_those_of_the_day_asked_for(ledger: Path) -> None:
    assert "Prime Minister" in run("who", "Haugland", "--ledger", ledger).stdout
    assert "Prime Minister" in run("who", "Haugland", "--on", "2024-03-12", "--ledger", ledger).stdout
    assert "knows no one" in run("who", "Haugland", "--on", "1999", "--ledger", ledger).stdout
    assert run("who", "Haugland", "--on", "yesterday", "--ledger", ledger).exit_code == 2


def test_mechanisms_of_a_pair_and_of_all(ledger: Path) -> None:
    result = run("mechanisms", "Norway", "New Zealand", "--ledger", ledger, "--json")
    assert json.loads(result.stdout)["parties"] == ["NOR", "NZL"]
    assert json.loads(run("mechanisms", "--ledger", ledger, "--json").stdout)["parties"] == []
    assert run("mechanisms", "--ledger", ledger).stdout.startswith("# Mechanisms\n")


def test_a_rejected_fact_goes_and_comes_back_when_that_is_undone(ledger: Path) -> None:
    key = visit_of(ledger)["statement"]["fact"]
    rejected = json.loads(run("review", "reject", key, *DESK, "--ledger", ledger, "--json").stdout)
    assert "official visit to Norway" not in run("brief", "Norway", "--ledger", ledger).stdout
    undone = run("review", "undo", str(rejected["id"]), "--author", "B. Chief", "--ledger", ledger)
    assert undone.exit_code == 0
    assert "undone" in undone.stdout
    assert visit_of(ledger)["statement"]["fact"] == key
    listed = run("review", "judgements", "--ledger", ledger).stdout
    assert "A. Desk: reject" in listed
    assert "by B. Chief" in listed


def test_a_corrected_date_is_shown_as_judged(ledger: Path) -> None:
    key = visit_of(ledger)["statement"]["fact"]
    assert run("review", "correct", key, "date", "2024", *DESK, "--ledger", ledger).exit_code == 0
    entry = visit_of(ledger)
    assert entry["start"] == "2024"
    assert [dissent["reason"] for dissent in entry["statement"]["dissents"]] == ["judgement"]


def test_the_author_may_stand_in_the_environment(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = visit_of(ledger)["statement"]["fact"]
    assert run("review", "accept", key, "--reason", "seen", "--ledger", ledger).exit_code == 2
    monkeypatch.setenv("COMMUNIQUE_AUTHOR", "C. Clerk")
    result = run("review", "accept", key, "--reason", "seen", "--ledger", ledger)
    assert "C. Clerk: accept" in result.stdout


def test_split_and_join_take_several_keys(ledger: Path) -> None:
    facts = json.loads(run("timeline", "Norway", "--ledger", ledger, "--json").stdout)["entries"]
    keys = [entry["statement"]["fact"] for entry in facts if entry["kind"] == "events"]
    assert run("review", "join", *keys[:2], *DESK, "--ledger", ledger).exit_code == 0
    assert run("review", "split", keys[0], *DESK, "--ledger", ledger).exit_code == 0
    assert len(json.loads(run("review", "judgements", "--ledger", ledger, "--json").stdout)) == 2


@pytest.mark.parametrize(
    "args",
    [("accept", "0" * 32), ("correct", "0" * 32, "date", "2025"), ("join", "0" * 32)],
    ids=lambda args: args[0],
)
def test_what_cannot_be_judged_is_named(ledger: Path, args: tuple[str, ...]) -> None:
    result = run("review", *args, *DESK, "--ledger", ledger)
    assert result.exit_code == 1
    assert "no claim of this key" in result.stderr


def test_review_list_and_counts_print_text_and_json(ledger: Path) -> None:
    assert run("review", "list", "--ledger", ledger).stdout.startswith("# To review\n")
    assert "items" in json.loads(run("review", "list", "Norway", "--ledger", ledger, "--json").stdout)
    assert "No document states one" in run("review", "counts", "Norway", "--ledger", ledger).stdout


@pytest.mark.parametrize("command", ["list", "judgements", "counts Norway"])
def test_reading_makes_no_ledger(tmp_path: Path, command: str) -> None:
    place = tmp_path / "none.sqlite"
    assert run("review", *command.split(), "--ledger", place).exit_code == 1
    assert not place.exists()
