from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from communique import cli
from communique.cli.exporting import Format, RecordKind
from communique.ledger import KINDS, open_ledger
from communique.publishing.exports.formats import FORMATS
from communique.publishing.exports.rows import TABLES
from tests.cli.samples import run
from tests.ledger.making import agreement, commitment, person, telling, visit


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    place = tmp_path / "record.sqlite"
    traveller = (person("Aino Salo", "EST", "Prime Minister"),)
    with open_ledger(str(place)) as kept:
        talks = (
            visit("EST", "PER", "2023-02-05", "2023-02-06", participants=traveller),
            commitment("train 20 nurses", ("EST",), to=("PER",), sectors=("health",)),
            commitment("=lay cables", ("EST", "KEN"), sectors=("energy",)),
        )
        kept.add(*telling("talks.txt", *talks, published="2023-02-06"))
        kept.add(*telling("undated.txt", agreement("pact", parties=("EST", "PER")), published=None))
    return place


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))


def test_the_command_knows_every_format_and_kind() -> None:
    assert [format_.value for format_ in Format] == list(FORMATS)
    assert [kind.value.replace("-", "_") for kind in RecordKind] == list(KINDS)


def test_tables_go_into_a_folder(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    result = run("export", "Estonia", "PER", "--output", folder, "--ledger", ledger)
    assert result.exit_code == 0, result.output
    counts = "1 events, 1 agreements, 1 commitments, 1 participants, 3 sources"
    assert result.stdout == f"{folder}: {counts}\n"
    assert sorted(file.name for file in folder.iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    (event,) = rows((folder / "events.csv").read_text(encoding="utf-8"))
    assert (event["visit_to"], event["documents"], event["quotes"]) == ("PER", "talks.txt", "Testimony")


def test_one_kind_goes_down_a_pipe_with_nothing_beside_it(ledger: Path) -> None:
    result = run("export", "--kind", "commitments", "--ledger", ledger)
    assert (result.exit_code, result.stderr) == (0, "")
    assert {row["actions"] for row in rows(result.stdout_bytes.decode())} == {
        "train 20 nurses",
        "'=lay cables",
    }
    assert run("export", "--sector", "energy", "--output", "-", "--ledger", ledger).stdout.count("\n") == 2


def test_one_kind_is_one_file_unless_the_place_is_a_folder(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "agreements.csv"
    assert run("export", "--kind", "agreements", "--output", file, "--ledger", ledger).exit_code == 0
    assert [row["title"] for row in rows(file.read_text(encoding="utf-8"))] == ["pact"]
    folder = tmp_path / "there"
    folder.mkdir()
    assert run("export", "--kind", "agreements", "--output", folder, "--ledger", ledger).exit_code == 0
    assert sorted(file.name for file in folder.iterdir()) == ["agreements.csv", "sources.csv"]


def test_several_kinds_may_be_asked_for(ledger: Path, tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    args = ("--kind", "events", "--kind", "office-holders", "--format", "xlsx", "--output", book)
    assert run("export", *args, "--ledger", ledger).exit_code == 0
    assert openpyxl.load_workbook(book).sheetnames == ["events", "office_holders", "participants", "sources"]


def test_days_narrow_the_choice_and_what_cannot_be_placed_is_told(ledger: Path) -> None:
    result = run("export", "--format", "jsonld", "--since", "2023-02-06", "--ledger", ledger)
    assert len([node for node in json.loads(result.stdout)["@graph"] if "subjectOf" in node]) == 3
    assert result.stderr == "communique: left out: 1 undated, though days are asked for\n"


@pytest.mark.parametrize(
    "name", [name for name, one in FORMATS.items() if one.shape == "stream" and one.is_text]
)
def test_every_text_format_goes_to_standard_output(ledger: Path, name: str) -> None:
    result = run("export", "--format", name, "--ledger", ledger)
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes


def test_travel_events_and_calendar_hold_the_visit(ledger: Path) -> None:
    (trip,) = rows(run("export", "--format", "colt", "--ledger", ledger).stdout_bytes.decode())
    assert (trip["LeaderFullName"], trip["TripEndDate"]) == ("Aino Salo", "2023-02-06")
    events = rows(run("export", "--format", "events", "--ledger", ledger).stdout_bytes.decode(), "\t")
    assert "042" in {row["cameo"] for row in events}
    result = run("export", "--format", "ics", "--ledger", ledger)
    assert len(Calendar.from_ical(result.stdout_bytes).walk("VEVENT")) == 1
    assert "left out: 1 dated less finely than to a month" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "csv is several files"),
        (["--format", "xlsx"], "cannot go to standard output"),
        (["--format", "parquet", "--kind", "events"], "cannot go to standard output"),
        (["--format", "colt", "--kind", "positions"], "colt holds events"),
        (["--format", "gexf", "--kind", "events", "--kind", "relations"], "holds events, agreements and no"),
        (["--format", "colt", "--sector", "energy"], "only commitments have sectors"),
        (["--kind", "events", "--sector", "energy"], "only commitments have sectors"),
        (["--sector", "jokes"], "'jokes' is no sector"),
        (["--format", "pdf"], "'parquet'"),
        (["--kind", "rumours"], "'office-holders'"),
        (["Freedonia"], "'Freedonia'"),
        (["--format", "ftm", "--since", "2024-02-02", "--until", "2024-02-01"], "lies before"),
        (["--since", "yesterday"], "write year, month and day"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(ledger: Path, args: list[str], said: str) -> None:
    result = run("export", *args, "--ledger", ledger)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_file_is_no_place_for_several_tables(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = run("export", "--output", tmp_path / "file", "--ledger", ledger)
    assert (result.exit_code, (tmp_path / "file").read_text(encoding="utf-8")) == (2, "mine")
    assert "name a folder, or one --kind" in result.stderr


def test_a_place_that_cannot_be_written_is_named(ledger: Path, tmp_path: Path) -> None:
    place = tmp_path / "none" / "a.xlsx"
    result = run("export", "--format", "xlsx", "--output", place, "--ledger", ledger)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"communique: {place}: cannot be written")


def test_exporting_makes_no_ledger(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        cli.app, ["export", "--format", "ftm", "--ledger", str(tmp_path / "none.sqlite")]
    )
    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []
