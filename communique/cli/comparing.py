"""``communique compare`` and ``digest``: accounts side by side, and what is new."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.cli import terminal
from communique.cli.arguments import AsJson, day_of
from communique.cli.ledgers import (
    DEFAULT_LEDGER,
    LEDGER,
    AnyState,
    LedgerPlace,
    OtherState,
    codes_of_some,
    open_for_reading,
)
from communique.cli.naming import open_holding

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from communique.publishing.statements.sheet import Sheet


class Format(StrEnum):
    """How a sheet is printed."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


AsFormat = Annotated[Format, typer.Option("--format", help="Text (Markdown), a page of HTML, or JSON.")]
Documents = Annotated[
    list[str] | None,
    typer.Argument(metavar="DOC DOC", help="Files; or documents of the ledger, by path, name or title."),
]


def compare(
    documents: Documents = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="KEY", help="Compare all that tell this fact.")
    ] = None,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", envvar=LEDGER, metavar="FILE|URL", help="Where the documents are kept."),
    ] = None,
    format_: AsFormat = Format.TEXT,
    as_json: AsJson = False,
) -> None:
    """Lay accounts of one meeting side by side.

    What they tell differently, what only one of them tells, what both do; and, where both print one text, as
    of an interview, what each leaves out, shortens or words otherwise. With --event, all documents that tell
    a fact of the ledger, and what else they tell of that meeting.

    \b
    Examples:
      communique compare kenyan-readout.txt finnish-readout.txt
      communique compare interview-a.html interview-b.html --format html > compared.html
      communique compare --event 0f3a… --ledger record.sqlite
    """
    from communique.publishing.comparing import comparison

    named = documents or []
    if (event is None) == (not named) or (event is None and len(named) != 2):
        raise typer.BadParameter("name two documents, or one event with --event", param_hint="DOC DOC")
    if event is not None:
        with open_for_reading(ledger or DEFAULT_LEDGER) as kept:
            result = comparison.compare_event(kept, event)
    else:
        with open_holding(named, ledger) as (kept, numbers):
            result = comparison.compare(kept, *numbers)
    if as_json or format_ is Format.JSON:
        terminal.write(terminal.as_json(result))
    else:
        from communique.publishing.comparing.render import lay_out_comparison

        _write(lay_out_comparison(result), format_)


def _progress(total: int) -> AbstractContextManager[Callable[[], None]]:
    return terminal.progress(total, shown=True)


def _write(sheet: Sheet, format_: Format) -> None:
    from communique.publishing.statements.sheet import write_html, write_markdown

    terminal.write(write_html(sheet) if format_ is Format.HTML else terminal.visible(write_markdown(sheet)))


_By = Literal["added", "said"]


def digest(
    state: AnyState = None,
    other: OtherState = None,
    since: Annotated[
        date | None,
        typer.Option("--since", metavar="DATE", parser=day_of, help="The first day; needed."),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", metavar="DATE", parser=day_of, help="The last day; today if left out."),
    ] = None,
    by: Annotated[
        _By, typer.Option("--by", help="Documents count by when they were added, or published.")
    ] = "added",
    format_: AsFormat = Format.TEXT,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Tell what is new, what changed and what fell due unanswered.

    New is what no document told before; changed are plans held, moved or called off, standings, preferred
    values, promises acted on, judgements; overdue are deadlines, plans and sessions whose day passed in these
    days without an account. Of a state, a pair of states, or all.

    \b
    Examples:
      communique digest --since 2025-03-01
      communique digest Kenya Finland --since 2025-03-01 --until 2025-03-31 --by said
      communique digest --since 2025-03-01 --format html > digest.html
    """
    from communique.publishing.digesting import digest as publishing

    if since is None:
        raise typer.BadParameter("say from which day on, as 2025-03-01", param_hint="--since")
    last = until or datetime.now(UTC).date()
    if last < since:
        reason = f"{last} lies before {since}, the first day; give a later one"
        raise typer.BadParameter(reason, param_hint="--until")
    pair = codes_of_some(state, other)
    with open_for_reading(ledger) as kept:
        result = publishing.digest(kept, *pair, since=since, until=last, by=by, progress=_progress)
    if as_json or format_ is Format.JSON:
        terminal.write(terminal.as_json(result))
    else:
        from communique.publishing.digesting.render import lay_out_digest

        _write(lay_out_digest(result), format_)
