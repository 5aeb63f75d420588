"""``communique evaluate``: the record against labelled documents."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli import terminal
from communique.cli.arguments import AsJson, Inputs, Jobs


class _Kind(StrEnum):
    EVENTS = "events"
    AGREEMENTS = "agreements"
    RELATIONS = "relations"
    COMMITMENTS = "commitments"
    POSITIONS = "positions"
    OFFICE_HOLDERS = "office_holders"


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Holds NAME.txt with NAME.gold.json for each document.")
    ],
    as_json: AsJson = False,
    misses: Annotated[
        _Kind | None, typer.Option("--misses", help="List what was missed or invented of one kind of record.")
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="Show the documents held out from reading beside the others.")
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Compare the record with labelled documents.

    Prints precision, recall and F1 of each kind of record, and how often each field agrees.

    \b
    Examples:
      communique evaluate labelled/
      communique evaluate labelled/ --misses agreements
      communique evaluate labelled/ --json > figures.json
    """
    from communique.evaluation import gold, predictions, report, scoring

    documents = gold.load_gold(folder)
    inputs = Inputs([str(folder / f"{document.name}.txt") for document in documents], jobs)
    predicted = predictions.predictions_of(read.extraction for read in inputs)
    if split:
        terminal.write(report.side_by_side(report.split_evaluations(documents, predicted)) + "\n")
    else:
        result = scoring.score(documents, predicted)
        unpaired = report.list_unpaired(result, misses.value) if misses else ()
        figures = report.as_json(result) if as_json else report.as_table(result)
        terminal.write("\n".join([*unpaired, figures]) + "\n")
    inputs.finish()
