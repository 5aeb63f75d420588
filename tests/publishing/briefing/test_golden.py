"""The briefs on the examples read as those in golden/ do; ``make golden`` shows what differs."""

from __future__ import annotations

import pytest

from tests.publishing.briefing.renewing import FOLDER, PAGES, made_pages


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(made_pages())


@pytest.mark.parametrize("name", PAGES)
def test_a_brief_on_the_examples_reads_as_it_did(made: dict[str, str], name: str) -> None:
    assert made[name] == (FOLDER / name).read_text(encoding="utf-8"), "make golden shows the difference"


def test_there_are_no_other_pages() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(PAGES)
