"""``communique commitments`` and ``agenda``: what became of what was undertaken, and what lies ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.cli import terminal
from communique.cli.arguments import AsJson, day_of, sector_of
from communique.cli.ledgers import (
    DEFAULT_LEDGER,
    AnyState,
    LedgerPlace,
    OtherState,
    code_of,
    codes_of_some,
    open_for_reading,
)

if TYPE_CHECKING:
    from communique.following.agenda import Agenda

DAYS_AHEAD = 365
"""How far an agenda looks where no last day is given."""


_State = Literal["open", "acted-on", "fulfilled", "lapsed", "dropped"]


class _Format(StrEnum):
    MD = "md"
    JSON = "json"
    ICS = "ics"


def commitments(
    state: AnyState = None,
    other: OtherState = None,
    sector: Annotated[
        str | None, typer.Option("--sector", metavar="SECTOR", help="Only of this sector, as energy.")
    ] = None,
    standing: Annotated[
        _State | None, typer.Option("--state", help="Only those that stand so; not a country.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="STATE", help="Only what this one undertook or asked for.")
    ] = None,
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="DATE", parser=day_of, help="As of that day; today if left out."),
    ] = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Tell what was undertaken and asked for, and what may have come of it.

    Each with who and to whom, when it was said and repeated, its deadline, where it stands, and the later
    facts that may answer it, with score and reason. What the program makes of it is a suggestion.

    \b
    Examples:
      communique commitments Kenya Finland
      communique commitments KEN FIN --state open --by Finland
      communique commitments Kenya --sector energy --on 2025-06-30 --json
    """
    from communique.following import commitments as following
    from communique.following.render import render_commitments

    pair = codes_of_some(state, other)
    sector = None if sector is None else sector_of(sector)
    who = None if by is None else code_of(by, "--by")
    with open_for_reading(ledger) as kept:
        result = following.commitments(
            kept, *pair, on=on or _today(), sector=sector, state=standing, by=who
        )
    terminal.write(terminal.as_json(result) if as_json else terminal.visible(render_commitments(result)))


def agenda(
    state: AnyState = None,
    other: OtherState = None,
    since: Annotated[
        date | None,
        typer.Option("--since", metavar="DATE", parser=day_of, help="The first day; today if left out."),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", metavar="DATE", parser=day_of, help="The last day; a year on if left out."),
    ] = None,
    format_: Annotated[
        _Format, typer.Option("--format", help="A table, JSON, or a calendar that other programs read.")
    ] = _Format.MD,
    ledger: LedgerPlace = DEFAULT_LEDGER,
) -> None:
    """List what lies ahead: plans, sessions due, deadlines, anniversaries.

    A session that nobody announced is marked as due by the rhythm of its mechanism. Entries of a calendar
    keep their ids from one time to the next: where it is imported again, nothing appears twice.

    \b
    Examples:
      communique agenda Kenya Finland
      communique agenda KEN FIN --since 2025-01-01 --until 2025-12-31
      communique agenda Kenya --format ics > kenya.ics
    """
    from communique.following import agenda as following

    pair = codes_of_some(state, other)
    first = since or _today()
    last = until or min(first, date.max - timedelta(days=DAYS_AHEAD)) + timedelta(days=DAYS_AHEAD)
    if last < first:
        reason = f"{last} lies before {first}, the first day; give a later one"
        raise typer.BadParameter(reason, param_hint="--until")
    with open_for_reading(ledger) as kept:
        result = following.agenda(kept, *pair, since=first, until=last)
    terminal.write(_rendered(result, format_))


def _rendered(agenda: Agenda, format_: _Format) -> str:
    from communique.following.ical import render_ical
    from communique.following.render import render_agenda

    match format_:
        case _Format.MD:
            return terminal.visible(render_agenda(agenda))
        case _Format.JSON:
            return terminal.as_json(agenda)
        case _Format.ICS:
            return render_ical(agenda, datetime.now(UTC)).decode()


def _today() -> date:
    """Return the day here, by the machine's clock and time zone."""
    return datetime.now().astimezone().date()
