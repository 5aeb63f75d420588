from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

from communique.cli import intake
from communique.errors import LexiconError
from tests.cli.samples import READOUT, records, run

LISTS = {"events", "agreements", "relations", "commitments", "positions", "office_holders"}


def test_extract_prints_one_json_object_a_document(folder: Path) -> None:
    result = run("extract", folder)
    assert result.exit_code == 0
    printed = records(result)
    assert [Path(record["document"]["path"]).name for record in printed] == ["a.txt", "b.txt"]
    assert all(set(record) == LISTS | {"document"} for record in printed)


def test_evidence_lies_in_the_text_as_read(readout: Path) -> None:
    [record] = records(run("extract", readout))
    [visit] = [event for event in record["events"] if event["type"] == "visit"]
    assert (visit["from"], visit["to"]) == ("NZL", "NOR")
    [span] = visit["evidence"]
    assert "official visit to Norway" in READOUT[span["start"] : span["end"]]


def test_extract_reads_standard_input() -> None:
    result = run("extract", "-", stdin=READOUT)
    assert result.exit_code == 0
    [record] = records(result)
    assert record["document"]["path"] == "-"
    assert record["events"] != []


def test_json_is_one_array_of_the_same_objects(folder: Path) -> None:
    assert json.loads(run("extract", folder, "--format", "json").stdout) == records(run("extract", folder))


def test_json_of_no_readable_input_is_an_empty_array(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "missing.txt", "--format", "json")
    assert json.loads(result.stdout) == []
    assert result.exit_code == 1


def test_the_table_shows_what_was_read_in_which_words(readout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    table = run("extract", readout, "--format", "table").stdout
    assert "official visit" in table
    assert "NZL → NOR" in table
    assert "paid an official visit to Norway" in table


def test_explain_names_the_rule_of_every_claim_on_standard_error(readout: Path) -> None:
    result = run("extract", readout, "--explain")
    claims = [claim for name in LISTS for claim in records(result)[0][name]]
    lines = result.stderr.splitlines()
    assert len(lines) == len(claims) > 0
    assert all(any(f"[{claim['rule']}, " in line for line in lines) for claim in claims)


def test_several_jobs_print_what_one_prints(folder: Path) -> None:
    command = [sys.executable, "-m", "communique", "extract", str(folder)]
    alone = subprocess.run(command, capture_output=True)
    together = subprocess.run([*command, "--jobs", "2"], capture_output=True)
    assert together.stdout == alone.stdout != b""
    assert together.stderr == b""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("binary.txt", b"\x00\x01\x02\xff" * 64),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("spanish.txt", "El ministro se reunió ayer en Lima con su homólogo y firmó un pacto. ".encode() * 9),
    ],
)
def test_an_unusable_input_gets_one_line_and_the_others_are_read(
    folder: Path, name: str, content: bytes | None
) -> None:
    bad = folder.parent / name
    if content is not None:
        bad.write_bytes(content)
    result = run("extract", bad, folder)
    assert result.exit_code == 1
    assert len(records(result)) == 2
    [line] = result.stderr.splitlines()
    assert line.startswith(f"communique: {bad}: ")
    assert "; " in line


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert str(tmp_path) in line


def test_control_characters_in_names_are_shown_not_sent(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "two\nlines\x1b[2J.txt")
    [line] = result.stderr.splitlines()
    assert "two\\nlines\\x1b[2J.txt" in line


def test_a_file_name_that_is_not_utf_8_is_spelt_out(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"r\xe9sum\xe9.txt")
    file.write_text(READOUT, encoding="utf-8")
    result = run("extract", tmp_path)
    assert result.exit_code == 0
    assert records(result)[0]["document"]["path"].endswith("r\\udce9sum\\udce9.txt")


def test_an_unexpected_error_names_the_document_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import communique.extraction.extract as module

    whole = module.explain

    def fail_on_a(document: Any) -> Any:  # Any: stands in for the function it replaces
        if document.path.endswith("a.txt"):
            raise ZeroDivisionError("division by zero")
        return whole(document)

    monkeypatch.setattr(module, "explain", fail_on_a)
    result = run("extract", folder)
    assert result.exit_code == 1
    assert len(records(result)) == 1
    [line] = result.stderr.splitlines()
    assert line.startswith(f"communique: {folder / 'a.txt'}: unexpected ZeroDivisionError: division by zero")
    assert "please report it" in line
    monkeypatch.setenv(intake.DEBUG, "1")
    assert isinstance(run("extract", folder).exception, ZeroDivisionError)


def test_a_broken_setup_stops_with_one_line(readout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> NoReturn:
        raise LexiconError("data file states.yaml is missing", "reinstall the package")

    monkeypatch.setattr("communique.extraction.extract.explain", fail)
    result = run("extract", readout, readout)
    assert result.exit_code == 1
    assert result.stderr == "communique: data file states.yaml is missing; reinstall the package\n"


def test_a_reader_that_leaves_early_causes_no_complaint(folder: Path) -> None:
    for number in range(40):
        (folder / f"c{number}.txt").write_text(READOUT, encoding="utf-8")
    command = [sys.executable, "-m", "communique", "extract", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_an_interrupt_ends_quietly_with_130(readout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("communique.reading.read_source", interrupt)
    result = run("extract", readout)
    assert (result.exit_code, result.output) == (130, "")
