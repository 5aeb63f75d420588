"""Evaluations as text tables and as JSON, with what was missed and invented."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from communique.evaluation.gold import GoldDocument, is_held_out
from communique.evaluation.labels import Kind
from communique.evaluation.predictions import Predictions
from communique.evaluation.scoring import Evaluation, score

WIDTH = 400
"""Characters of a listed record that are shown."""


def as_table(evaluation: Evaluation) -> str:
    """Return precision, recall, F1 and number of gold records a kind, with the fields on the pairs."""
    lines = [f"{'':15}{'P':>7}{'R':>7}{'F1':>7}{'gold':>6}  fields on the pairs"]
    for kind, result in evaluation.kinds.items():
        fields = " ".join(f"{name}={field.rate:.2f}" for name, field in result.fields.items())
        figures = f"{result.precision:7.3f}{result.recall:7.3f}{result.f1:7.3f}{result.gold:6d}"
        lines.append(f"{kind:15}{figures}  {fields}".rstrip())
    if evaluation.missing:
        lines.append(f"no prediction for: {', '.join(evaluation.missing)}")
    lines.append(f"macro F1 {evaluation.macro_f1:.3f} on {evaluation.documents} documents")
    return "\n".join(lines)


def as_json(evaluation: Evaluation) -> str:
    """Return the figures as indented JSON: an entry a kind, ``macro_f1``, ``documents_missing``."""
    figures: dict[str, object] = {
        kind: {
            "precision": result.precision,
            "recall": result.recall,
            "f1": result.f1,
            "gold": result.gold,
            "fields": {name: field.rate for name, field in result.fields.items()},
        }
        for kind, result in evaluation.kinds.items()
    }
    figures |= {"macro_f1": evaluation.macro_f1, "documents_missing": evaluation.missing}
    return json.dumps(figures, indent=1, ensure_ascii=False)


def split_evaluations(gold: Sequence[GoldDocument], predictions: Predictions) -> dict[str, Evaluation]:
    """Return the scores of all documents, of those read and of those held out, where there are any."""
    read = [document for document in gold if not is_held_out(document.name)]
    unread = [document for document in gold if is_held_out(document.name)]
    parts = {"all": gold, "read": read, "unread": unread}
    return {name: score(part, predictions) for name, part in parts.items() if part}


def source_evaluations(gold: Sequence[GoldDocument], predictions: Predictions) -> dict[str, Evaluation]:
    """Return the scores by source, which is what stands before the first hyphen of a document's name."""
    sources: dict[str, list[GoldDocument]] = {}
    for document in gold:
        sources.setdefault(document.name.partition("-")[0], []).append(document)
    return {source: score(part, predictions) for source, part in sorted(sources.items())}


def side_by_side(evaluations: Mapping[str, Evaluation]) -> str:
    """Return F1 and number of gold records of several evaluations, one column each, macro F1 last."""
    first = next(iter(evaluations.values()))
    lines = [f"{'F1 (gold)':15}" + "".join(f"{name:>15}" for name in evaluations)]
    for kind in first.kinds:
        cells = (evaluation.kinds[kind] for evaluation in evaluations.values())
        lines.append(f"{kind:15}" + "".join(f"{cell.f1:9.3f}{f'({cell.gold})':>6}" for cell in cells))
    macro = "".join(f"{part.macro_f1:9.3f}{'':6}" for part in evaluations.values())
    documents = "".join(f"{part.documents:15d}" for part in evaluations.values())
    return "\n".join([*lines, f"{'macro':15}{macro}".rstrip(), f"{'documents':15}{documents}"])


def list_unpaired(evaluation: Evaluation, kind: Kind) -> Iterator[str]:
    """Yield a line for each record of a kind without counterpart; held-out documents stay unseen."""
    for record in evaluation.unpaired:
        if record.kind == kind and not is_held_out(record.document):
            values = {k: v for k, v in msgspec.to_builtins(record.label).items() if v is not None}
            shown = json.dumps(values, ensure_ascii=False)[:WIDTH]
            yield f"{record.side.upper():7}{record.document} {shown}"
