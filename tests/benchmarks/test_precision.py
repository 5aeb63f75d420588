from pathlib import Path

import pytest

from benchmarks.precision import interval, main, read_marks, report

HEAD = "ok\twhy\tnumber\trule\tevidence\n"


def sheet(folder: Path, *marks: str) -> Path:
    file = folder / "sample.tsv"
    lines = [f"{mark}\treason {i}\t{i}\trule.{i}\tquote {i}\n" for i, mark in enumerate(marks)]
    file.write_text(HEAD + "".join(lines), "utf-8")
    return file


def test_marked_lines_give_a_share_and_unmarked_ones_are_told(tmp_path: Path) -> None:
    marks = read_marks(sheet(tmp_path, "y", "n", "Y ", "", "y"))

    assert (marks.right, marks.wrong, marks.unmarked, marks.precision) == (3, 1, 1, 0.75)


def test_the_report_names_rule_and_reason_of_what_was_wrong(tmp_path: Path) -> None:
    file = sheet(tmp_path, "y", "n")

    assert "  rule.1: reason 1 — quote 1" in report(file, read_marks(file))


def test_a_sheet_without_marks_gives_no_figure(tmp_path: Path) -> None:
    file = sheet(tmp_path, "", "")

    assert report(file, read_marks(file)).endswith("nothing marked yet")


def test_another_mark_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(sheet(tmp_path, "maybe"))]) == 1
    assert "number 0: 'maybe' is neither y nor n" in capsys.readouterr().err


def test_the_interval_holds_the_share_and_stays_a_share() -> None:
    low, high = interval(54, 60)

    assert 0.79 < low < 0.9 < high < 0.96
    assert interval(60, 60)[1] == pytest.approx(1.0)
    assert interval(0, 60)[0] == pytest.approx(0.0)
