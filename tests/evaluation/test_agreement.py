"""The scores are those of the reference script, to the last digit."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from communique.evaluation.gold import find_problems, load_gold
from communique.evaluation.predictions import read_predictions
from communique.evaluation.report import as_json
from communique.evaluation.scoring import score
from tests.evaluation.perturbation import perturbed


def reference_scores(shared: Path, gold: Path, predictions: Path) -> Any:
    script = shared / "eval" / "score.py"
    command = [sys.executable, str(script), str(gold), str(predictions), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("which", ["seeds", "dev"])
def test_scores_of_random_predictions_equal_those_of_the_reference(
    shared: Path, tmp_path: Path, which: str, seed: int
) -> None:
    gold_dir = shared / "gold" / which
    rng = random.Random(seed)  # noqa: S311 - accidents that can be repeated, not secrets
    lines = []
    for file in sorted(gold_dir.glob("*.gold.json")):
        text_file = file.with_name(file.name.removesuffix(".gold.json") + ".txt")
        if rng.random() < 0.95:
            labels = json.loads(file.read_text("utf-8"))
            lines.append(json.dumps(perturbed(labels, str(text_file), text_file.read_text("utf-8"), rng)))
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(lines), "utf-8")

    ours = json.loads(as_json(score(load_gold(gold_dir), read_predictions(predictions))))

    assert ours == reference_scores(shared, gold_dir, predictions)
    assert 0.3 < ours["macro_f1"] < 0.97


@pytest.mark.parametrize("which", ["seeds", "dev"])
def test_labelled_documents_are_in_the_codebooks_form(shared: Path, which: str) -> None:
    gold = load_gold(shared / "gold" / which)

    assert [problem for document in gold for problem in find_problems(document)] == []
