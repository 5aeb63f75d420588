from pathlib import Path

import msgspec
import pytest

from communique.errors import SetupError, UnreadableError
from communique.evaluation import evaluate
from communique.evaluation.gold import load_gold
from communique.evaluation.predictions import read_predictions
from communique.evaluation.scoring import score
from communique.model import Extraction, Meeting, OfficeHolder, Span
from tests.evaluation.samples import MEETING, header, perfect_extraction, span, write_gold


def test_a_faultless_extraction_pairs_every_record_of_its_document(tmp_path: Path) -> None:
    result = evaluate(write_gold(tmp_path), [perfect_extraction()])

    assert {kind: (s.paired, s.false) for kind, s in result.kinds.items()} == {
        "events": (2, 0), "agreements": (1, 0), "relations": (1, 0),
        "commitments": (1, 0), "positions": (1, 0), "office_holders": (1, 0),
    }


def test_a_document_without_a_prediction_is_named_and_counts_as_missed(tmp_path: Path) -> None:
    result = evaluate(write_gold(tmp_path), [perfect_extraction()])

    assert result.missing == ("ke-d03",)
    assert result.kinds["office_holders"].missed == 1
    assert result.kinds["office_holders"].recall == 0.5
    assert result.macro_f1 == pytest.approx((5 + 2 / 3) / 6)


def test_fields_agree_where_the_values_do_and_are_left_out_where_gold_is_open(tmp_path: Path) -> None:
    fields = evaluate(write_gold(tmp_path), [perfect_extraction()]).kinds["events"].fields

    assert fields["start"].rate == 1.0
    assert (fields["place"].agreed, fields["place"].compared) == (0, 1)
    assert (fields["kind"].agreed, fields["kind"].compared) == (1, 1)
    assert "ordinal" not in fields


def test_an_invented_record_lowers_precision_alone(tmp_path: Path) -> None:
    extraction = perfect_extraction()
    invented = OfficeHolder(
        evidence=(Span(0, 5),), rule="r", confidence=0.5, name="Nobody Atall", office="Minister", party="FIN"
    )
    more = msgspec.structs.replace(extraction, office_holders=(*extraction.office_holders, invented))

    holders = evaluate(write_gold(tmp_path), [more]).kinds["office_holders"]

    assert (holders.paired, holders.false, holders.missed) == (1, 1, 1)


def test_one_gold_record_pairs_with_one_prediction_only(tmp_path: Path) -> None:
    extraction = perfect_extraction()
    doubled = msgspec.structs.replace(extraction, events=extraction.events * 2)

    events = evaluate(write_gold(tmp_path), [doubled]).kinds["events"]

    assert (events.paired, events.false) == (2, 2)


def test_the_better_of_two_candidates_is_paired_whatever_their_order(tmp_path: Path) -> None:
    poor = Meeting(
        evidence=(span(MEETING),), rule="r", confidence=0.9, parties=("FIN", "KEN", "SWE"), status="planned"
    )
    extraction = perfect_extraction()
    mixed = msgspec.structs.replace(extraction, events=(poor, *extraction.events))

    events = evaluate(write_gold(tmp_path), [mixed]).kinds["events"]

    assert events.fields["status"].rate == 1.0


def test_no_records_at_all_score_zero_without_failing(tmp_path: Path) -> None:
    empty = Extraction(document=perfect_extraction().document)

    result = evaluate(write_gold(tmp_path), [empty])

    assert result.macro_f1 == 0.0
    assert result.kinds["events"].missed == 2


def test_extractions_of_unlabelled_documents_are_left_aside(tmp_path: Path) -> None:
    stranger = msgspec.structs.replace(perfect_extraction(), document=header("other.txt"))

    result = evaluate(write_gold(tmp_path), [perfect_extraction(), stranger])

    assert sum(kind.false for kind in result.kinds.values()) == 0


def test_json_lines_score_like_the_extractions_they_were_written_from(tmp_path: Path) -> None:
    gold = write_gold(tmp_path)
    lines = tmp_path / "out.jsonl"
    lines.write_bytes(b"\n" + msgspec.json.encode(perfect_extraction()) + b"\n\n")

    assert score(load_gold(gold), read_predictions(lines)) == evaluate(gold, [perfect_extraction()])


def test_a_line_that_is_no_extraction_is_named(tmp_path: Path) -> None:
    lines = tmp_path / "out.jsonl"
    lines.write_text('{"document": {"path": "a.txt"}}\n{"document": 3}\n', "utf-8")

    with pytest.raises(UnreadableError, match=r"out\.jsonl:2: not an extraction"):
        read_predictions(lines)


def test_a_folder_without_labels_is_a_wrong_setup(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no labelled documents"):
        evaluate(tmp_path, [])
