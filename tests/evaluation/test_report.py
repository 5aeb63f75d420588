import json
from pathlib import Path

import msgspec
import pytest

from communique.evaluation import Evaluation, evaluate
from communique.evaluation.gold import load_gold
from communique.evaluation.predictions import predictions_of
from communique.evaluation.report import (
    as_json,
    as_table,
    list_unpaired,
    side_by_side,
    source_evaluations,
    split_evaluations,
)
from communique.model import Extraction
from tests.evaluation.samples import header, perfect_extraction, write_gold


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    return evaluate(write_gold(tmp_path), [perfect_extraction()])


def test_the_table_gives_a_line_a_kind_and_the_mean(evaluation: Evaluation) -> None:
    lines = as_table(evaluation).splitlines()

    assert lines[1].startswith("events           1.000  1.000  1.000     2  end=1.00 kind=1.00")
    assert lines[-2] == "no prediction for: ke-d03"
    assert lines[-1] == "macro F1 0.944 on 2 documents"


def test_the_json_holds_the_same_figures(evaluation: Evaluation) -> None:
    figures = json.loads(as_json(evaluation))

    assert figures["office_holders"] == {
        "precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3), "gold": 2, "fields": {"office": 1.0},
    }
    assert figures["documents_missing"] == ["ke-d03"]


def test_what_was_missed_in_a_held_out_document_stays_unseen(tmp_path: Path) -> None:
    nothing = Extraction(document=header("ke-d01.txt"))

    lines = list(list_unpaired(evaluate(write_gold(tmp_path), [nothing]), "office_holders"))

    assert len(lines) == 1
    assert lines[0].startswith("MISSED ke-d01 ")
    assert "Aino Lehto" in lines[0]


def test_what_was_invented_is_listed(tmp_path: Path) -> None:
    extraction = perfect_extraction()
    doubled = msgspec.structs.replace(extraction, relations=extraction.relations * 2)

    lines = list(list_unpaired(evaluate(write_gold(tmp_path), [doubled]), "relations"))

    assert [line[:14] for line in lines] == ["FALSE  ke-d01 "]


def test_read_and_held_out_documents_stand_side_by_side(tmp_path: Path) -> None:
    split = split_evaluations(load_gold(write_gold(tmp_path)), predictions_of([perfect_extraction()]))

    assert {name: part.documents for name, part in split.items()} == {"all": 2, "read": 1, "unread": 1}
    assert split["read"].macro_f1 == 1.0
    assert "office_holders     0.667   (2)    1.000   (1)    0.000   (1)" in side_by_side(split)


def test_sources_are_told_by_the_names_of_the_documents(tmp_path: Path) -> None:
    sources = source_evaluations(load_gold(write_gold(tmp_path)), predictions_of([perfect_extraction()]))

    assert list(sources) == ["ke"]
