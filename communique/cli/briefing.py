"""``communique brief``: what stands between two states, on two pages; as text, HTML, Word or PDF."""

from __future__ import annotations

import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli import terminal
from communique.cli.arguments import AsJson, day_of, sector_of
from communique.cli.ledgers import DEFAULT_LEDGER, LedgerPlace, OtherState, State, codes_of, open_for_reading
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.publishing.briefing.brief import Brief

STDOUT = "-"


class Format(StrEnum):
    """In what format a brief is written."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class Names(StrEnum):
    """How names of people and places are spelled."""

    ORIGINAL = "original"
    ASCII = "ascii"


BINARY = frozenset({Format.DOCX, Format.PDF})
"""Formats that a terminal cannot show."""


def brief(
    state: State,
    other: OtherState = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="Markdown (if left out), HTML, Word or PDF.")
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write it; - is standard output.")
    ] = STDOUT,
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="DATE", parser=day_of, help="As known on that day; today if left out."),
    ] = None,
    since: Annotated[
        date | None,
        typer.Option("--since", metavar="DATE", parser=day_of, help="The first day of the exchanges told."),
    ] = None,
    months: Annotated[
        int | None,
        typer.Option(
            "--months", min=1, max=12_000, metavar="N", help="Exchanges of N months; 24 if left out."
        ),
    ] = None,
    sector: Annotated[
        str | None,
        typer.Option("--sector", metavar="SECTOR", help="Undertakings, bodies and agreements of this only."),
    ] = None,
    names: Annotated[
        Names, typer.Option("--names", help="Names as documents print them, or in ASCII letters.")
    ] = Names.ORIGINAL,
    is_whole: Annotated[bool, typer.Option("--all", help="Everything, however many pages it takes.")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Brief on two states, or on one, on two pages.

    Standing, who is who, exchanges, mechanisms, agreements, open undertakings, positions and what is coming,
    each sentence with the numbers of its sources. The months of the exchanges are counted back from the last
    thing on record, or from --on where that is earlier.

    \b
    Examples:
      communique brief Kenya Finland
      communique brief KEN FIN --format pdf --output kenya-finland.pdf
      communique brief Kenyan Finnish --sector energy --on 2025-06-30 --json
    """
    from communique.publishing.briefing import brief as publishing
    from communique.publishing.briefing.matter import MONTHS, Wanted

    pair = codes_of(state, other)
    if as_json and format_ is not None:
        raise typer.BadParameter("give --json or --format, not both", param_hint="--json")
    if since is not None and months is not None:
        raise typer.BadParameter("give --since or --months, not both", param_hint="--since")
    _check_target(format_, output)
    wanted = Wanted(
        on=on or datetime.now().astimezone().date(),
        is_then=on is not None,
        since=since,
        months=months or (None if is_whole else MONTHS),
        sector=None if sector is None else sector_of(sector),
        spelling=names.value,
        is_whole=is_whole,
    )
    with open_for_reading(ledger) as kept:
        result = publishing.brief(kept, *pair, wanted=wanted)
    text = terminal.as_json(result) if as_json else None
    _write(text.encode() if text is not None else _rendered(result, format_ or Format.MD), output)


def is_terminal() -> bool:
    """Return whether standard output goes to a terminal."""
    return sys.stdout.isatty()


def _check_target(format_: Format | None, output: str) -> None:
    """Refuse to send a binary file to a terminal; raises BadParameter before any work is done."""
    if format_ in BINARY and output == STDOUT and is_terminal():
        reason = (
            f"a terminal cannot show {format_}; name a file with --output FILE, or send it on with a pipe"
        )
        raise typer.BadParameter(reason, param_hint="--format")


def _rendered(brief: Brief, format_: Format) -> bytes:
    match format_:
        case Format.MD:
            from communique.publishing.paper.markdown import render_markdown

            return terminal.visible(render_markdown(brief)).encode()
        case Format.HTML:
            from communique.publishing.paper.html import render_html

            return render_html(brief).encode()
        case Format.DOCX:
            from communique.publishing.paper.docx import render_docx

            return render_docx(brief)
        case Format.PDF:
            from communique.publishing.paper.pdf import render_pdf

            return render_pdf(brief)


def _write(data: bytes, output: str) -> None:
    """Write to a file or to standard output; raises InputError where a file cannot be written."""
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        raise InputError(
            output, reason, "name a file in a folder that is there and can be written to"
        ) from error
