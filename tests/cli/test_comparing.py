from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique.ledger import open_ledger
from tests.cli.samples import run
from tests.ledger.making import meeting, person, telling
from tests.publishing.comparing.interviews import CUT, FULL

TAMM = person("Kaarel Tamm", "EST", "Minister of Culture")


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "full.txt", tmp_path / "cut.txt"
    one.write_text(FULL, encoding="utf-8")
    other.write_text(CUT, encoding="utf-8")
    return one, other


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of two accounts of one meeting, and a document of another."""
    place = tmp_path / "record.sqlite"
    with open_ledger(str(place)) as kept:
        for name in ("lima.txt", "tallinn.txt"):
            talks = meeting("2024-05-02", parties=("EST", "PER"), participants=(TAMM,))
            kept.add(*telling(f"papers/{name}", talks, text=f"What {name} says."))
        kept.add(*telling("papers/other.txt", meeting("2021-01-05", parties=("NOR", "UGA"))))
    return place


def compared(*args: str | Path) -> dict[str, Any]:  # Any: what JSON holds
    result = run("compare", *args, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_two_files_are_compared_without_a_ledger(papers: tuple[Path, Path]) -> None:
    result = run("compare", *papers)
    assert result.exit_code == 0
    assert "### Left out in [B]" in result.stdout
    assert "a whole answer: “It was. Ghanaian seamen wait" in result.stdout


def test_json_and_html_tell_the_same_comparison(papers: tuple[Path, Path]) -> None:
    omissions = compared(*papers)["texts"]["omissions"]
    page = run("compare", *papers, "--format", "html").stdout
    assert omissions[0]["excerpt"]["quote"].split(".")[1] in page
    assert page.startswith("<!DOCTYPE html>")
    assert "http" not in page


def test_documents_of_the_ledger_are_named_by_path_file_name_or_title(ledger: Path) -> None:
    found = compared("papers/lima.txt", "Title of papers/tallinn.txt", "--ledger", ledger)
    assert found == compared("lima.txt", "tallinn.txt", "--ledger", ledger)
    assert [paper["path"] for paper in found["papers"]] == ["papers/lima.txt", "papers/tallinn.txt"]


def test_an_event_is_compared_by_its_key(ledger: Path) -> None:
    with open_ledger(str(ledger)) as kept:
        (event,) = kept.facts("EST", "PER")
    found = compared("--event", event.key, "--ledger", ledger)
    assert found["event"]["facts"] == [event.key]
    assert len(found["papers"]) == 2


def test_unrelated_documents_say_so(ledger: Path) -> None:
    result = run("compare", "lima.txt", "other.txt", "--ledger", ledger)
    assert result.exit_code == 0
    assert "nothing in common" in result.stdout


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("lima.txt", "nowhere.txt"), "nowhere.txt: neither a file nor a document of the ledger"),
        (("lima.txt", "lima.txt"), "they are one document; name two that differ"),
        (("--event", "0123456789"), "0123456789: the ledger holds no fact of this key"),
    ],
)
def test_what_cannot_be_compared_is_named_in_one_line(
    ledger: Path, names: tuple[str, ...], told: str
) -> None:
    result = run("compare", *names, "--ledger", ledger)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert told in line


def test_a_file_that_is_missing_is_named(papers: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("compare", papers[0], tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert "missing.txt: there is no such file" in result.stderr


@pytest.mark.parametrize(
    "names", [(), ("one.txt",), ("one.txt", "two.txt", "three.txt"), ("a.txt", "--event", "b")]
)
def test_anything_but_two_documents_or_an_event_is_wrong_use(names: tuple[str, ...]) -> None:
    assert run("compare", *names).exit_code == 2


# --- digest ----------------------------------------------------------------------------------------


def test_a_digest_tells_what_was_published_in_some_days(ledger: Path) -> None:
    result = run(
        "digest", "--since", "2025-03-01", "--until", "2025-03-31", "--by", "said", "--ledger", ledger
    )
    assert result.exit_code == 0
    assert "## Estonia – Peru" in result.stdout
    assert "### New" in result.stdout
    assert "## Sources" in result.stdout


def test_a_digest_of_one_state_leaves_the_others_out(ledger: Path) -> None:
    days = ("--since", "2025-03-01", "--until", "2025-03-31", "--by", "said")
    found = json.loads(run("digest", "Norway", *days, "--json", "--ledger", ledger).stdout)
    assert [pair["parties"] for pair in found["pairs"]] == [["NOR", "UGA"]]


def test_a_digest_counts_documents_by_their_adding_up_to_today(ledger: Path) -> None:
    found = json.loads(run("digest", "--since", "2020-01-01", "--format", "json", "--ledger", ledger).stdout)
    assert (found["by"], found["documents"]) == ("added", 3)


def test_a_digest_of_days_without_news_says_so_as_text_and_page(ledger: Path) -> None:
    days = ("--since", "1999-01-01", "--until", "1999-01-31", "--ledger", ledger)
    for format_ in ("text", "html"):
        printed = run("digest", *days, "--format", format_).stdout
        assert "Nothing is new, nothing changed, nothing fell due unanswered." in printed


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "say from which day on"),
        (("--since", "2025"), "is no day"),
        (("--since", "2025-02-01", "--until", "2025-01-31"), "lies before"),
        (("Atlantis", "--since", "2025-02-01"), "Atlantis"),
    ],
)
def test_a_digest_of_no_days_or_no_state_is_wrong_use(ledger: Path, args: tuple[str, ...], told: str) -> None:
    result = run("digest", *args, "--ledger", ledger)
    assert result.exit_code == 2
    assert told in result.stderr
