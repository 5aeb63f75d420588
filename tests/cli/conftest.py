from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.samples import CALL, READOUT


@pytest.fixture
def readout(tmp_path: Path) -> Path:
    file = tmp_path / "readout.txt"
    file.write_text(READOUT, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "later").mkdir(parents=True)
    (folder / "a.txt").write_text(READOUT, encoding="utf-8")
    (folder / "later" / "b.txt").write_text(CALL, encoding="utf-8")
    return folder
