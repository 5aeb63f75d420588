"""``communique export``: the record for other programs."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli import terminal
from communique.cli.arguments import day_of, sector_of
from communique.cli.ledgers import (
    DEFAULT_LEDGER,
    AnyState,
    LedgerPlace,
    OtherState,
    codes_of_some,
    open_for_reading,
)

if TYPE_CHECKING:
    from communique.publishing.exports.formats import Format as FormatRecord
    from communique.publishing.exports.selecting import SelectedFacts, Selection
    from communique.publishing.exports.tables import Written

STREAM = "-"
"""Stands for standard output."""


class Format(StrEnum):
    """The formats, as they are named on the command line."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    FTM = "ftm"
    GEXF = "gexf"
    ICS = "ics"
    COLT = "colt"
    EVENTS = "events"


class RecordKind(StrEnum):
    """The kinds of record, as they are named on the command line."""

    EVENTS = "events"
    AGREEMENTS = "agreements"
    RELATIONS = "relations"
    COMMITMENTS = "commitments"
    POSITIONS = "positions"
    OFFICE_HOLDERS = "office-holders"


def export(
    state: AnyState = None,
    other: OtherState = None,
    format_: Annotated[
        Format, typer.Option("--format", help="What to write; docs/exports.md tells of each.")
    ] = Format.CSV,
    output: Annotated[
        str, typer.Option("--output", metavar="FILE|FOLDER", help="Where to; - is standard output.")
    ] = STREAM,
    kinds: Annotated[
        list[RecordKind] | None, typer.Option("--kind", help="Only records of this kind; may repeat.")
    ] = None,
    sector: Annotated[
        str | None, typer.Option("--sector", metavar="SECTOR", help="Only commitments of this sector.")
    ] = None,
    since: Annotated[
        date | None, typer.Option("--since", metavar="DATE", parser=day_of, help="The first day.")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--until", metavar="DATE", parser=day_of, help="The last day.")
    ] = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
) -> None:
    """Write the record for other programs, each line with its key and its sources.

    CSV, Excel and Parquet tables, JSON-LD, FollowTheMoney entities, a graph for Gephi, a calendar, and the
    layouts of leader-travel (colt) and event (events) data. Several tables go into a folder.

    \b
    Examples:
      communique export Kenya Finland --output kenya-finland/
      communique export Kenya --format xlsx --output kenya.xlsx
      communique export KEN FIN --kind commitments --sector energy
      communique export --format colt --since 2024-01-01 --output travel.csv
    """
    from communique.publishing.exports.exporting import export as write
    from communique.publishing.exports.formats import FORMATS
    from communique.publishing.exports.selecting import SelectedFacts

    asked = FORMATS[format_]
    selection = _selection(codes_of_some(state, other), kinds, sector, since, until, asked)
    with open_for_reading(ledger) as kept:
        facts = SelectedFacts(kept, selection)
        place = _place(output, asked, facts)
        with terminal.progress(facts.total, shown=place is not None) as advance:
            facts = SelectedFacts(kept, selection, read=advance)
            done = write(facts, asked, place or sys.stdout.buffer, datetime.now(UTC).replace(microsecond=0))
    sys.stdout.buffer.flush()
    _report(done, facts.undated, output if place else None)


def _selection(
    parties: tuple[str | None, str | None],
    kinds: list[RecordKind] | None,
    sector: str | None,
    since: date | None,
    until: date | None,
    format_: FormatRecord,
) -> Selection:
    from communique.ledger import KINDS
    from communique.publishing.exports.selecting import Selection

    if since is not None and until is not None and until < since:
        reason = f"{until} lies before {since}, the first day; give a later one"
        raise typer.BadParameter(reason, param_hint="--until")
    named = {kind.value.replace("-", "_") for kind in kinds or ()}
    asked = Selection(
        party=parties[0], other=parties[1], sector=None if sector is None else sector_of(sector),
        kinds=tuple(kind for kind in KINDS if kind in (named or format_.kinds)), since=since, until=until,
    )  # fmt: skip
    if not asked.wanted or not set(asked.wanted) <= set(format_.kinds):
        _refuse_kinds(asked, format_)
    return asked


def _refuse_kinds(asked: Selection, format_: FormatRecord) -> None:
    """Say why a format, or the option ``--sector``, holds nothing of the kinds that are asked for."""
    held = ", ".join(kind.replace("_", "-") for kind in format_.kinds)
    if asked.sector is not None:
        reason = "only commitments have sectors, and none are asked for; leave it out, or take them as csv"
        raise typer.BadParameter(reason, param_hint="--sector")
    reason = f"{format_.name} holds {held} and no other kind; leave it out, or name one of these"
    raise typer.BadParameter(reason, param_hint="--kind")


def _place(output: str, format_: FormatRecord, facts: SelectedFacts) -> Path | None:
    """Return where to write, None for standard output; wrong use where it cannot go there."""
    from communique.publishing.exports.exporting import needs_folder

    if output != STREAM:
        place = Path(output)
        if place.is_file() and format_.shape == "tables" and needs_folder(facts, place):
            reason = f"{output} is a file, and {format_.name} is several; name a folder, or one --kind"
            raise typer.BadParameter(reason, param_hint="--output")
        return place
    if not format_.is_text:
        reason = f"{format_.name} is no text, and cannot go to standard output; name a file"
        raise typer.BadParameter(reason, param_hint="--output")
    if format_.shape == "tables" and needs_folder(facts, None):
        reason = f"{format_.name} is several files; name a folder, or take one of them with --kind"
        raise typer.BadParameter(reason, param_hint="--output")
    return None


def _report(done: Written, undated: int, output: str | None) -> None:
    """Tell what was written, and on standard error what was not."""
    if output is not None:
        found = {name.replace("_", " "): number for name, number in done.counts.items() if number}
        counts = ", ".join(f"{number} {name}" for name, number in found.items())
        terminal.write(f"{terminal.one_line(output)}: {counts or 'nothing'}\n")
    left_out = done.left_out | ({"undated, though days are asked for": undated} if undated else {})
    if left_out:
        reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(left_out.items()))
        terminal.complain(f"left out: {reasons}")
