"""Precision, recall and F1 of predictions against gold, by kind of record, and agreement by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from communique.evaluation.fields import compare_fields
from communique.evaluation.gold import GoldDocument, load_gold, spans_of
from communique.evaluation.labels import KINDS, AnyLabel, Kind, Labels
from communique.evaluation.pairing import Comparable, comparable, pair
from communique.evaluation.predictions import Predictions, predictions_of
from communique.model import Extraction, Record


class FieldScore(Record, frozen=True, kw_only=True):
    """In how many of the pairs that could be compared a field agreed."""

    agreed: int
    compared: int

    @property
    def rate(self) -> float:
        """Share of the compared pairs that agree; there is no score without a compared pair."""
        return self.agreed / self.compared


class KindScore(Record, frozen=True, kw_only=True):
    """Pairs, unpaired predictions and unpaired gold of one kind; ``fields`` sorted by name."""

    paired: int
    false: int
    missed: int
    fields: dict[str, FieldScore]

    @property
    def gold(self) -> int:
        """Number of gold records."""
        return self.paired + self.missed

    @property
    def precision(self) -> float:
        """Share of the predictions that are paired; 0 without a prediction."""
        return self.paired / (self.paired + self.false) if self.paired + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is paired; 0 without gold."""
        return self.paired / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Unpaired(Record, frozen=True, kw_only=True):
    """A record without a counterpart: ``false`` is one that was invented, ``missed`` one not found."""

    side: Literal["false", "missed"]
    document: str
    kind: Kind
    label: AnyLabel


class Evaluation(Record, frozen=True, kw_only=True):
    """The scores of one set: all six kinds, documents without a prediction, and what found no pair."""

    documents: int
    kinds: dict[Kind, KindScore]
    missing: tuple[str, ...]
    unpaired: tuple[Unpaired, ...]

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the six kinds."""
        return sum(score.f1 for score in self.kinds.values()) / len(self.kinds)


def evaluate(gold_dir: Path, extractions: Iterable[Extraction]) -> Evaluation:
    """Return the scores of ``extractions`` against the labelled documents of a folder.

    Extractions of documents that are not labelled are left aside; a labelled document without one
    counts as missed whole.

    Raises SetupError where the folder holds no labelled document, UnreadableError where one of them
    cannot be read.
    """
    return score(load_gold(gold_dir), predictions_of(extractions))


def score(gold: Sequence[GoldDocument], predictions: Predictions) -> Evaluation:
    """Return the scores of ``predictions`` on the given labelled documents, in any order."""
    kinds: dict[Kind, KindScore] = {}
    unpaired: list[Unpaired] = []
    for kind in KINDS:
        kinds[kind] = _score_kind(kind, gold, predictions, unpaired)
    missing = sorted({document.name for document in gold} - set(predictions))
    return Evaluation(documents=len(gold), kinds=kinds, missing=tuple(missing), unpaired=tuple(unpaired))


def _score_kind(
    kind: Kind, gold: Sequence[GoldDocument], predictions: Predictions, unpaired: list[Unpaired]
) -> KindScore:
    """Return one kind's score and add to ``unpaired`` what found no counterpart."""
    paired = 0
    fields: dict[str, list[bool]] = {}
    before = len(unpaired)
    for document in gold:
        predicted = _comparables(predictions.get(document.name, Labels()), kind, document.text)
        labelled = _comparables(document.labels, kind, document.text)
        pairs = pair(kind, predicted, labelled)
        paired += len(pairs)
        for i, j in pairs:
            for field, agrees in compare_fields(kind, predicted[i], labelled[j]):
                fields.setdefault(field, []).append(agrees)
        unpaired += _unpaired("false", document.name, kind, predicted, {i for i, _ in pairs})
        unpaired += _unpaired("missed", document.name, kind, labelled, {j for _, j in pairs})
    false = sum(record.side == "false" for record in unpaired[before:])
    return KindScore(
        paired=paired,
        false=false,
        missed=len(unpaired) - before - false,
        fields={name: FieldScore(agreed=sum(of), compared=len(of)) for name, of in sorted(fields.items())},
    )


def _comparables(labels: Labels, kind: Kind, text: str) -> list[Comparable[Any]]:
    # Any: `kind` decides which labels these are.
    return [comparable(label, spans_of(label, text)) for label in labels.of(kind)]


def _unpaired(
    side: Literal["false", "missed"],
    document: str,
    kind: Kind,
    records: Sequence[Comparable[Any]],  # Any: labels of `kind`
    paired: set[int],
) -> list[Unpaired]:
    return [
        Unpaired(side=side, document=document, kind=kind, label=record.label)
        for i, record in enumerate(records)
        if i not in paired
    ]
