from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.publishing.exports import polecat, travel
from communique.publishing.exports.formats import FORMATS
from communique.publishing.exports.graph import COUNTS
from communique.publishing.exports.rows import TABLES, columns


@pytest.fixture(scope="module")
def named(root: Path) -> set[str]:
    """What the page on exports names."""
    page = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    return {*re.findall(r"`([^`\n]+)`", page), *(f"SourceLink{i}" for i in range(1, travel.LINKS + 1))}


def test_every_format_table_and_column_is_documented(named: set[str]) -> None:
    asked = {*FORMATS, *TABLES, *(column for row in TABLES.values() for column in columns(row)), *COUNTS}
    assert asked - named == set()


def test_the_columns_of_other_datasets_are_told_filled_or_not(named: set[str]) -> None:
    assert {*travel.PUBLISHED, *travel.OWN} - named == set()
    told = {"Event ID", "Event Date", "Event Type", "Contexts", "Intensity", "Quad Code", "Raw Placename"}
    assert told <= set(polecat.PUBLISHED)
    assert {*polecat.OWN, *told} - named == set()
