from pathlib import Path

import pytest

from communique.errors import SetupError
from communique.evaluation.floors import ABSENT, Check, Floors, as_table, compare, main, read_floors
from communique.evaluation.gold import load_gold
from communique.evaluation.predictions import predictions_of
from communique.evaluation.report import split_evaluations
from communique.evaluation.scoring import Evaluation
from tests.evaluation.samples import perfect_extraction, write_gold


@pytest.fixture
def parts(tmp_path: Path) -> dict[str, Evaluation]:
    return split_evaluations(load_gold(write_gold(tmp_path)), predictions_of([perfect_extraction()]))


def test_figures_without_a_floor_hold_and_others_must_reach_theirs(parts: dict[str, Evaluation]) -> None:
    floors = Floors(
        macro_f1=0.9,
        kinds={"events": 0.85, "office_holders": 0.7, "positions": None},
        fields={"events.place": 0.5},
    )

    checks = list(compare(parts, floors))

    assert [(check.name, check.holds) for check in checks] == [
        ("macro F1", True), ("events", True), ("office_holders", False), ("positions", True),
        ("events.place", False),
    ]


def test_a_field_that_was_never_compared_holds_no_floor(parts: dict[str, Evaluation]) -> None:
    checks = compare(parts, Floors(fields={"events.ordinal": 0.1}))

    assert [check.holds for check in checks if check.name == "events.ordinal"] == [False]


def test_held_out_documents_may_lie_lower_by_the_gap_alone(parts: dict[str, Evaluation]) -> None:
    holders = [check for check in compare(parts, Floors(gap=0.08)) if check.name.startswith("office_holders")]

    assert holders == [Check("office_holders, held out", 0.0, 0.587)]


def test_the_table_marks_what_is_below() -> None:
    lines = as_table("dev", [Check("events", 0.9, 0.85), Check("positions", 0.5, 0.65)]).splitlines()

    assert [line.endswith("BELOW") for line in lines] == [False, False, True]


def test_without_labelled_documents_the_check_says_so(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--floors", str(root / "floors.yaml"), "--gold", str(tmp_path)])

    assert (code, capsys.readouterr().out) == (0, f"{ABSENT}\n")


def test_the_committed_floors_are_in_order(root: Path) -> None:
    assert set(read_floors(root / "floors.yaml")) == {"seeds", "dev"}


@pytest.mark.parametrize("text", ["dev: {kinds: {jokes: 1}}", "dev: {speed: 3}", "dev: ["])
def test_floors_that_mean_nothing_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "floors.yaml"
    file.write_text(text, "utf-8")

    with pytest.raises(SetupError, match="not a table of floors"):
        read_floors(file)


def test_a_broken_floor_ends_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold" / "made-up").mkdir(parents=True)
    write_gold(tmp_path / "gold" / "made-up")
    file = tmp_path / "floors.yaml"
    file.write_text("made-up: {macro_f1: 1.0}", "utf-8")

    code = main(["--floors", str(file), "--gold", str(tmp_path / "gold")])

    assert code == 1
    assert "BELOW" in capsys.readouterr().out
