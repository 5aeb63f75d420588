from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.samples import READOUT, run

VISIT = {
    "type": "visit", "parties": ["NZL", "NOR"], "from": "NZL", "to": "NOR",
    "start": "2024-03-12", "end": "2024-03-12", "status": "held", "kind": "official",
    "evidence": ["paid an official visit to Norway on 12 March 2024"],
}
INVENTED = VISIT | {"type": "call", "evidence": ["The two sides agreed"], "start": None, "end": None}


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    folder = tmp_path / "labelled"
    folder.mkdir()
    (folder / "one.txt").write_text(READOUT, encoding="utf-8")
    labels = {"document": {"title": None}, "events": [VISIT, INVENTED]}
    (folder / "one.gold.json").write_text(json.dumps(labels), encoding="utf-8")
    return folder


def test_evaluate_prints_a_line_for_every_kind(labelled: Path) -> None:
    result = run("evaluate", labelled)
    assert result.exit_code == 0
    kinds = [line.split()[0] for line in result.stdout.splitlines()[1:7]]
    assert kinds == ["events", "agreements", "relations", "commitments", "positions", "office_holders"]


def test_evaluate_as_json_gives_the_figures(labelled: Path) -> None:
    figures = json.loads(run("evaluate", labelled, "--json").stdout)
    assert figures["events"]["gold"] == 2
    assert figures["events"]["recall"] == 0.5


def test_misses_lists_what_was_not_found(labelled: Path) -> None:
    listed = run("evaluate", labelled, "--misses", "events").stdout
    assert [line for line in listed.splitlines() if line.startswith("MISSED") and "call" in line]


def test_evaluate_of_a_folder_without_labels_ends_with_one_line(tmp_path: Path) -> None:
    result = run("evaluate", tmp_path)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert str(tmp_path) in line
