"""``communique extract``: one document's record, storing nothing."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from communique.cli import terminal
from communique.cli.arguments import Inputs, Jobs, Paths
from communique.cli.intake import Read


class _Format(StrEnum):
    JSONL = "jsonl"
    JSON = "json"
    TABLE = "table"


def extract(
    paths: Paths,
    format_: Annotated[
        _Format, typer.Option("--format", help="One JSON object a line, one JSON array, or a table.")
    ] = _Format.JSONL,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Name each record's rule and what was rejected on standard error."),
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Print the record of each document, storing nothing.

    Six lists a document: events, agreements, relations, commitments, positions and office-holders, each
    entry with the place of the words that say it. Folders are walked. An input that cannot be used is
    named on standard error, the others are still read, and the exit code is 1.

    \b
    Examples:
      communique extract article.txt
      communique extract press-releases/ --format table
      curl -s https://www.example.org/readout.html | communique extract -
      communique extract archive/ --jobs 2 > record.jsonl
    """
    inputs = Inputs(paths, jobs, bar=format_ is _Format.TABLE or not sys.stdout.isatty())
    shown = 0
    for read in inputs:
        terminal.write(_rendered(read, format_, first=shown == 0))
        shown += 1
        if explain:
            sys.stderr.writelines(terminal.explain(*read))
    if format_ is _Format.JSON:
        terminal.write("\n]\n" if shown else "[]\n")
    inputs.finish()


def _rendered(read: Read, format_: _Format, *, first: bool) -> str:
    import msgspec

    match format_:
        case _Format.TABLE:
            return ("" if first else "\n") + terminal.claims_table(read.document, read.extraction)
        case _Format.JSONL:
            return terminal.as_json(read.extraction)
        case _Format.JSON:
            indented = msgspec.json.format(msgspec.json.encode(read.extraction), indent=2)
            return ("[\n" if first else ",\n") + indented.decode()
