"""The examples are read, dated and cut into sections as they should be, and all are explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.model import REPORTING_SECTIONS, Document
from communique.reading.files import find_sources, read_source

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html"})

PUBLISHED = {
    "01-consultation-kenyan-readout.txt": ("2023-11-17", "stated"),
    "02-consultation-finnish-readout.txt": ("2023-11-17", "stated"),
    "03-call-readout.txt": ("2024-02-20", "stated"),
    "04-joint-statement.txt": ("2024-03-13", "stated"),
    "07-interview-second-outlet.txt": ("2024-03-19", "stated"),
    "08-joint-commission.html": ("2024-10-10", "stated"),
    "10-post-fifth-consultation.txt": ("2025-02-05", "stated"),
    "11-anniversary.txt": ("2025-09-02", "stated"),
}
"""The dates that the examples state of themselves."""

ASIDE = {
    "05-agency-report-state-visit.txt": ("avocados", "Busia", "Morning digest", "Lamu corridor"),
    "08-joint-commission.html": ("cookies", "Sign in", "Estonia", "Denmark", "7 January 2026"),
    "12-promises-kept.txt": ("Poland", "tea buyer"),
}
"""Words that stand in the examples, but in teasers and menus only."""


UNTITLED = {"07-interview-second-outlet.txt", "10-post-fifth-consultation.txt"}
"""Examples without a headline."""


def read(name: str) -> Document:
    """Return an example as the program reads it."""
    (source,) = find_sources([EXAMPLES / name])
    return read_source(source)


def reported(document: Document) -> str:
    """Return the text of the sections that count."""
    return "\n".join(
        document.clean[section.start : section.end]
        for section in document.sections
        if section.kind in REPORTING_SECTIONS
    )


def test_readme_lists_every_example_and_calls_them_invented() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE) == [path.name for path in ARTICLES]
    assert "invented" in readme


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_example_is_read_and_says_something(path: Path) -> None:
    document = read(path.name)
    assert document.text == path.read_text(encoding="utf-8")
    assert (document.title is None) == (path.name in UNTITLED)
    assert len(reported(document).split()) > 100


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_clean_text_of_an_example_leads_back_to_its_source(path: Path) -> None:
    document = read(path.name)
    for word in re.finditer(r"Saarivaara|Lehtokangas|Kirimi|Lomuria", document.clean):
        span = document.original(word.start(), word.end())
        assert document.text[span.start : span.end] == word[0]


@pytest.mark.parametrize(("name", "expected"), PUBLISHED.items())
def test_example_has_its_own_date_and_not_the_clock_of_the_page(name: str, expected: tuple[str, str]) -> None:
    document = read(name)
    assert (document.published, document.published_basis) == expected


@pytest.mark.parametrize(("name", "words"), ASIDE.items())
def test_teasers_and_menus_of_examples_do_not_count(name: str, words: tuple[str, ...]) -> None:
    document = read(name)
    assert [word for word in words if word not in document.text] == []
    assert [word for word in words if word in reported(document)] == []


def test_glyphs_inside_words_are_gone_from_the_clean_text() -> None:
    document = read("05-agency-report-state-visit.txt")
    assert "President Elina Saarivaara" in document.clean
    assert "His Finnish counterpart" in document.clean


def test_labelled_interview_is_cut_into_questions_and_answers() -> None:
    document = read("06-interview-labelled.txt")
    questions = [document.clean[s.start : s.end] for s in document.sections if s.kind == "question"]
    assert sum("?" in question for question in questions) == 4
    speakers = {section.speaker for section in document.sections if section.kind == "answer"}
    assert speakers == {"Minister Oskari Lehtokangas"}


def test_folder_of_examples_is_walked_without_its_readme() -> None:
    names = [Path(source.name).name for source in find_sources([EXAMPLES])]
    assert names == [path.name for path in ARTICLES]
