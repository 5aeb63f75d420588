from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.cli import terminal
from tests.cli.samples import run


@pytest.fixture
def ledger(folder: Path) -> Path:
    """A ledger that holds the two readouts."""
    place = folder.parent / "record.sqlite"
    assert run("add", folder, "--ledger", place).exit_code == 0
    return place


def test_add_tells_what_the_ledger_holds(folder: Path) -> None:
    result = run("add", folder, "--ledger", folder.parent / "new.sqlite")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 added, 0 held already, 0 failed; the ledger holds 2 documents, ")


def test_adding_again_changes_nothing(folder: Path, ledger: Path) -> None:
    before = json.loads(run("add", folder, "--ledger", ledger, "--json").stdout)
    assert [document["added"]["new"] for document in before["documents"]] == [False, False]
    assert before["ledger"]["documents"] == 2
    assert json.loads(run("add", folder, "--ledger", ledger, "--json").stdout) == before


def test_an_unusable_input_is_named_and_the_others_are_added(folder: Path) -> None:
    result = run("add", folder / "missing.txt", folder, "--ledger", folder.parent / "new.sqlite")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert result.stdout.startswith("2 added, 0 held already, 1 failed; ")


def test_the_environment_names_the_ledger(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_LEDGER", str(tmp_path / "mine.sqlite"))
    assert run("add", folder).exit_code == 0
    assert (tmp_path / "mine.sqlite").exists()
    assert "official visit to Norway" in run("brief", "Norway").stdout


@pytest.mark.parametrize("typed", [("Norway", "New Zealand"), ("NOR", "nzl"), ("Norwegian", "Wellington")])
def test_brief_cites_the_words_that_say_it(ledger: Path, typed: tuple[str, str]) -> None:
    result = run("brief", *typed, "--ledger", ledger)
    assert result.exit_code == 0
    assert "official visit to Norway" in result.stdout
    assert "Uruguay" not in result.stdout


def test_brief_as_json_names_the_pair(ledger: Path) -> None:
    result = run("brief", "Norway", "New Zealand", "--ledger", ledger, "--json")
    assert json.loads(result.stdout)["parties"] == ["NOR", "NZL"]


def test_timeline_gives_dated_facts_in_order(ledger: Path) -> None:
    result = run("timeline", "Norway", "--ledger", ledger, "--json")
    starts = [entry["start"] for entry in json.loads(result.stdout)["entries"]]
    assert "2024-03-12" in starts
    assert starts == sorted(starts, key=lambda start: start or "9")


def test_search_finds_words_and_keeps_to_the_parties(ledger: Path) -> None:
    assert "Nothing found" not in run("search", "fisheries", "--ledger", ledger).stdout
    assert "Nothing found" not in run("search", "fisheries", "--party", "Norway", "--ledger", ledger).stdout
    assert "Nothing found" in run("search", "fisheries", "--party", "Uruguay", "--ledger", ledger).stdout


@pytest.mark.parametrize("command", [["brief", "Freedonia"], ["timeline", "Norway", "Freedonia"]])
def test_an_unknown_state_is_wrong_use(ledger: Path, command: list[str]) -> None:
    result = run(*command, "--ledger", ledger)
    assert result.exit_code == 2
    assert "'Freedonia'" in result.stderr


def test_a_state_has_no_dealings_with_itself(ledger: Path) -> None:
    assert run("brief", "Norway", "NOR", "--ledger", ledger).exit_code == 2


@pytest.mark.parametrize("command", [["brief", "Norway"], ["timeline", "Norway"], ["search", "fisheries"]])
def test_reading_makes_no_ledger(tmp_path: Path, command: list[str]) -> None:
    place = tmp_path / "none.sqlite"
    result = run(*command, "--ledger", place)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"communique: {place}: there is no ledger; make one with communique add")
    assert not place.exists()


def test_a_file_that_is_no_ledger_is_named(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "notes.sqlite"
    place.write_text("These are notes, and no database at all. " * 50, encoding="utf-8")
    result = run("add", folder, "--ledger", place)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert str(place) in line


def test_control_characters_of_a_document_are_shown_not_sent() -> None:
    assert terminal.visible("one\ntwo \x1b[31mred\x07\n") == "one\ntwo \\x1b[31mred\\x07\n"


@pytest.mark.parametrize(
    "place",
    [
        "postgresql+psycopg://keeper:tea-and-honey@127.0.0.1:1/ledger",
        "postgresql+psycopg://keeper@127.0.0.1:1/ledger?password=tea-and-honey",
        "mysql://keeper:x@tea-and-honey@127.0.0.1/ledger",
    ],
)
@pytest.mark.parametrize("command", [["brief", "Norway"], ["search", "fish"], ["review", "judgements"]])
def test_no_command_prints_the_password_of_a_ledger(place: str, command: list[str]) -> None:
    for arguments in ([*command, "--ledger", place], [*command, "--ledger", place, "--json"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "127.0.0.1" in result.stderr
        assert "tea-and-honey" not in result.output + result.stderr
