"""Reading of the labelled documents agrees with their labels; nothing of a teaser is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique.model import REPORTING_SECTIONS, Document
from communique.reading import find_sources, read_source

NOT_IN_TEXT = ("cn-", "ru-")
"""Documents whose text does not name the ministry that published them."""


def labelled(shared: Path, folder: str) -> list[tuple[Document, dict[str, Any]]]:
    found = []
    for source in find_sources([shared / "gold" / folder]):
        label = Path(source.name).with_suffix(".gold.json")
        if label.exists():
            found.append((read_source(source), json.loads(label.read_text(encoding="utf-8"))["document"]))
    return found


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_dates_and_their_basis_agree_with_the_labels(shared: Path, folder: str) -> None:
    pairs = labelled(shared, folder)
    wrong = [d.path for d, label in pairs if d.published != label["published"]]
    assert pairs
    assert not wrong
    assert [d.path for d, label in pairs if d.published_basis != label["published_basis"]] == []


@pytest.mark.parametrize(("folder", "floor"), [("seeds", 1.0), ("dev", 0.97)])
def test_titles_agree_with_the_labels(shared: Path, folder: str, floor: float) -> None:
    pairs = labelled(shared, folder)
    assert sum(d.title == label["title"] for d, label in pairs) >= floor * len(pairs)


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_outlets_that_the_text_names_agree_with_the_labels(shared: Path, folder: str) -> None:
    named = [pair for pair in labelled(shared, folder) if not Path(pair[0].path).name.startswith(NOT_IN_TEXT)]
    assert [d.path for d, label in named if d.outlet != label["outlet"]] == []


def test_teasers_of_the_articles_are_not_told_and_the_rest_is(shared: Path) -> None:
    for document, label in labelled(shared, "seeds"):
        begin = document.text.find(label["teaser_from"]) if label["teaser_from"] else len(document.text)
        told = [s for s in document.sections if s.kind in REPORTING_SECTIONS]
        assert all(document.original(s.start, s.end).end <= begin for s in told), document.path
        assert document.original(told[-1].start, told[-1].end).end > 0.9 * begin, document.path


def test_no_release_loses_text_to_teasers(shared: Path) -> None:
    for document, _ in labelled(shared, "dev"):
        assert "teaser" not in {section.kind for section in document.sections}, document.path
