"""Predictions by document name, from extractions or from JSON lines of any engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

import msgspec

from communique.errors import UnreadableError
from communique.evaluation.labels import Labels, labels_of
from communique.model import Extraction, Record

Predictions = Mapping[str, Labels]
"""The predicted records of each document, by the name of its file without ending."""


class _Header(Record, frozen=True, kw_only=True):
    path: str | None = None
    id: str | int | None = None


class _Line(Labels, frozen=True, kw_only=True):
    document: _Header


def name_of(path: str) -> str:
    """Return the name by which a document is known here: its file's, without folders and ``.txt``."""
    return PurePath(path).name.removesuffix(".txt")


def predictions_of(extractions: Iterable[Extraction]) -> Predictions:
    """Return extractions as predictions; of two of one document the later holds."""
    return {name_of(extraction.document.path): labels_of(extraction) for extraction in extractions}


def read_predictions(file: Path) -> Predictions:
    """Return the predictions in a file of JSON lines; ``document.path`` or ``.id`` names each document.

    Raises UnreadableError where the file cannot be opened or a line is not an extraction.
    """
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableError(str(file), error.strerror or str(error), "check the path") from error
    predictions: dict[str, Labels] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                read = msgspec.json.decode(line, type=_Line)
            except msgspec.DecodeError as error:
                reason = f"not an extraction ({error})"
                raise UnreadableError(f"{file}:{number}", reason, "correct the line") from error
            predictions[name_of(str(read.document.path or read.document.id))] = read
    return predictions
