import json
from pathlib import Path

import pytest

from communique.errors import UnreadableError
from communique.evaluation.gold import find_problems, is_held_out, load_gold, spans_of
from communique.evaluation.labels import OfficeHolderLabel
from communique.model import Span
from tests.evaluation.samples import FIRST, write_gold


def problems_of(folder: Path, labels: dict[str, object]) -> list[str]:
    (folder / "x.txt").write_text(FIRST, "utf-8")
    (folder / "x.gold.json").write_text(json.dumps(labels), "utf-8")
    return list(find_problems(load_gold(folder)[0]))


@pytest.mark.parametrize(
    ("name", "held_out"),
    [("ke-d03", True), ("ke-d120", True), ("ke-d121", False), ("ke-d01", False), ("seed-003_ab", False)],
)
def test_every_third_of_a_numbered_series_is_held_out(name: str, held_out: bool) -> None:
    assert is_held_out(name) is held_out


def test_documents_come_sorted_with_their_texts(tmp_path: Path) -> None:
    documents = load_gold(write_gold(tmp_path))

    assert [document.name for document in documents] == ["ke-d01", "ke-d03"]
    assert documents[0].text == FIRST


def test_well_formed_labels_have_no_problems(tmp_path: Path) -> None:
    gold = load_gold(write_gold(tmp_path))

    assert [problem for document in gold for problem in find_problems(document)] == []


def test_quotes_are_found_where_they_first_stand_and_spans_are_taken_as_they_are() -> None:
    label = OfficeHolderLabel(evidence=("b c", Span(7, 9), "absent"))

    assert list(spans_of(label, "a b c b c")) == [Span(2, 5), Span(7, 9)]


@pytest.mark.parametrize(
    ("kind", "record", "problem"),
    [
        ("relations", {"change": "renewed", "parties": ["FIN", "KEN"]}, "change='renewed'"),
        ("events", {"type": "parade", "status": "held"}, "type='parade'"),
        ("events", {"type": "visit", "status": "held", "kind": "secret"}, "kind='secret'"),
        ("events", {"type": "call", "status": "held", "start": "4 March"}, "start='4 March'"),
        ("events", {"type": "call", "status": "held", "parties": ["Fin"]}, "party 'Fin'"),
        ("commitments", {"modality": "agreed", "sectors": ["gossip"]}, "sector 'gossip'"),
        ("positions", {"stance": "supports", "evidence": ["never said"]}, "quote not in text: 'never said'"),
        ("positions", {"stance": "supports", "evidence": []}, "no evidence"),
    ],
)
def test_each_breach_of_the_form_is_told(
    tmp_path: Path, kind: str, record: dict[str, object], problem: str
) -> None:
    problems = problems_of(tmp_path, {kind: [{"evidence": ["Finland will"], **record}]})

    assert f"x {kind}[0]: {problem}" in problems


def test_labels_that_are_no_json_are_named(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Text.", "utf-8")
    (tmp_path / "x.gold.json").write_text("{", "utf-8")

    with pytest.raises(UnreadableError, match=r"x\.gold\.json: not labels"):
        load_gold(tmp_path)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.gold.json").write_text("{}", "utf-8")

    with pytest.raises(UnreadableError, match=r"x\.txt: No such file"):
        load_gold(tmp_path)
